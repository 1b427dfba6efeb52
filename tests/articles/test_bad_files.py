"""Somebody uploads files that are empty, broken or hostile: every one is reported by name, and the good rows go in."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.articles.models import Article
from claims.jobs import Job
from tests.conftest import Person, run_jobs
from tests.core.refusing import nothing_changes, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
STORY = "The harbour will close on Friday, the port authority said."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def upload(person: Person, project: Any, *files: tuple[str, bytes]) -> Any:
    """Send files as the import page does, let the job run, and return its answer."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    answer = person.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": sent})
    assert answer.status_code == 202, answer.content
    run_jobs()
    job = person.get(f"jobs/{answer.json()['id']}").json()
    assert job["state"] == "done", job
    return job["result"]


def line(text: Any, **more: Any) -> bytes:
    """One line of a JSONL file."""
    return json.dumps({"text": text, **more}, ensure_ascii=False).encode() + b"\n"


def test_ordinary_files_go_in(owner: Person, project: Any) -> None:
    result = upload(
        owner, project, ("first_story.txt", STORY.encode()), ("more.jsonl", line("A.") + b"\n" + line("B.", title="B"))
    )
    assert (result["created"], result["duplicates"], result["invalid"]) == (3, 0, 0)
    assert [(row["file"], row["line"], row["number"]) for row in result["rows"]] == [
        ("first_story.txt", 1, 1), ("more.jsonl", 1, 2), ("more.jsonl", 3, 3),
    ]  # fmt: skip
    assert list(Article.objects.order_by("number").values_list("title", flat=True)) == ["first story", "", "B"]


def test_b19_an_upload_that_cannot_be_read_as_one(owner: Person, project: Any) -> None:
    address = f"projects/{project.pk}/imports"
    with nothing_changes():
        refused(owner.raw("POST", address, b"abc", "multipart/form-data"), 400, "invalid_json")
        refused(owner.raw("POST", address, b"{}", "application/json"), 415, "unsupported_media_type")
        refused(owner.client.post(f"/api/v1/{address}", {}), 400, "required", "files")
        other = {"files": SimpleUploadedFile("a.txt", b"A."), "project": "x"}
        refused(owner.client.post(f"/api/v1/{address}", other), 400, "unknown_field", "project")
        refused(owner.client.post(f"/api/v1/{address}", {f"field{n}": "" for n in range(2000)}), 413, "too_large")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n", b" \r\n\t ", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_b51_a_file_with_nothing_in_it(owner: Person, project: Any, name: str, data: bytes) -> None:
    result = upload(owner, project, (name, data), ("b.txt", b"The other one is fine."))
    assert [(row["status"], row["code"]) for row in result["rows"]] == [("invalid", "empty_file"), ("created", None)]


def test_b52_one_bad_line_among_ten(owner: Person, project: Any) -> None:
    lines = [line(f"Story {number}.") for number in range(1, 11)]
    lines[6] = b'{"text": "Story 7.", "text": "twice"}\n'
    result = upload(owner, project, ("ten.jsonl", b"".join(lines)))
    assert (result["created"], result["invalid"]) == (9, 1)
    assert [(row["line"], row["code"]) for row in result["rows"] if row["status"] == "invalid"] == [
        (7, "duplicate_key")
    ]
    assert list(Article.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 10))


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        (b'{"text": ', "invalid_json", None), (b"[1, 2]", "expected_object", None), (b'"text"', "expected_object", None),
        (b"{}", "required", "text"), (b'{"text": 7}', "invalid", "text"), (b'{"text": "  "}', "empty_text", "text"),
        (b'{"text": "\\u0000\\u0000"}', "empty_text", "text"), (b'{"text": "\\ud800"}', "bad_unicode", "text"),
        (b'{"text": "A.", "author": "B"}', "unknown_field", "author"), (b'{"text": "A.", "url": "ftp://a"}', "invalid", "url"),
        (b'{"text": "A.", "url": "javascript:alert(1)"}', "invalid", "url"), (b'{"text": "A.", "metadata": []}', "expected_object", "metadata"),
        (b'{"text": "A.", "published_on": "2026-13-01"}', "invalid", "published_on"), (b'{"text": "A.", "published_on": 20260101}', "invalid", "published_on"),
        (b'{"text": "A.", "language": "english language"}', "invalid", "language"), (b'{"text": "A.", "url": "https://a.example/\\u200bb"}', "control_characters", "url"),
        (b'{"text": "A.", "byline": {"a": 1}}', "invalid", "byline"), (b'{"text": "A.", "title": "%s"}' % (b"x" * 501), "limit", "title"),
        (b'{"text": "A.", "metadata": {"a": "%s"}}' % (b"x" * 20_001), "limit", "metadata"), (b'{"text": "%s"}' % (b"x" * 2_000_001), "text_too_long", "text"),
        (b"[" * 100_000, "json_too_deep", None), (b'{"text": "\\u200b\\ufeff"}', "empty_text", "text"), (b'{"text": "A.", "metadata": {"a": NaN}}', "number_required", None),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else str(value),
)  # fmt: skip
def test_b52_a_row_that_is_no_article(owner: Person, project: Any, bad: bytes, code: str, field: str | None) -> None:
    result = upload(owner, project, ("two.jsonl", bad + b"\n" + line("The other one is fine.")))
    assert [(row["line"], row["code"], row["field"]) for row in result["rows"]] == [(1, code, field), (2, None, None)]
    assert Article.objects.count() == 1


def test_b52_the_same_rows_sent_as_json(owner: Person, project: Any) -> None:
    rows = [{"text": "A."}, {"text": 7}, {"text": "A."}, "no object", {"text": "B.", "extra": 1}]
    answer = owner.post(f"projects/{project.pk}/articles", rows)
    assert answer.status_code == 201
    assert [(row["row"], row["status"], row["code"]) for row in answer.json()["results"]] == [
        (1, "created", None), (2, "invalid", "invalid"), (3, "duplicate", None), (4, "invalid", "expected_object"),
        (5, "invalid", "unknown_field"),
    ]  # fmt: skip
    with nothing_changes():
        refused(
            owner.post(f"projects/{project.pk}/articles", {"text": "C.", "extra": 1}), 400, "unknown_field", "extra"
        )
        for body in (b"[]", b"7", b"null", b'"text"'):
            refused(owner.raw("POST", f"projects/{project.pk}/articles", body), 400, "expected_object")
        many = [{"text": "C."}] * 1001
        assert "1000" in refused(owner.post(f"projects/{project.pk}/articles", many), 400, "limit")["message"]


@pytest.mark.parametrize(
    "data", [PNG, b"%PDF-1.7\n1 0 obj", b"\x7fELF\x02\x01", b"PK\x03\x04\x14\x00", b"\x1f\x8b\x08", b"GIF89a"]
)
@pytest.mark.parametrize("name", ["story.txt", "story.jsonl"])
def test_b53_a_picture_or_a_programme_with_a_texts_name(owner: Person, project: Any, name: str, data: bytes) -> None:
    row = upload(owner, project, (name, data))["rows"][0]
    assert (row["status"], row["code"]) == ("invalid", "unsupported_type")


@pytest.mark.parametrize("name", ["story.docx", "story.html", "story.csv", "story", "story.txt.exe", ".txt.zip"])
def test_b53_a_kind_of_file_that_is_not_read(owner: Person, project: Any, name: str) -> None:
    assert upload(owner, project, (name, STORY.encode()))["rows"][0]["code"] == "unsupported_type"


NAMES = [
    "../../etc/cron.d/x.txt",
    "..\\..\\x.txt",
    "x" * 300 + ".txt",
    "CON.txt",
    "<img src=x>.txt",
    "a\u202eb.txt",
    "ü😀.txt",
    "-rf.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_b54_a_file_name_that_would_do_harm(owner: Person, project: Any, files: Any, name: str) -> None:
    sent = SimpleUploadedFile("x.txt", STORY.encode())
    sent.name, sent._name = name, name
    answer = owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": sent})
    assert answer.status_code == 202, answer.content
    stored = Job.objects.get().params["files"][0]["stored"]
    assert stored.startswith("uploads/")
    assert stored.removeprefix("uploads/").isalnum()
    assert [path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_file()] == [stored]
    run_jobs()
    title = Article.objects.get().title
    assert "/" not in title
    assert "\\" not in title
    assert "\u202e" not in title


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("It was “so”, he said.".encode("cp1252"), "Byte 7"),
        (STORY.encode() + b"\xff", "Byte 58"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_b59_a_text_that_is_not_utf8(owner: Person, project: Any, data: bytes, place: str) -> None:
    row = upload(owner, project, ("story.txt", data))["rows"][0]
    assert row["code"] == "invalid_encoding"
    assert place in row["message"]


def test_b59_utf16_with_its_mark_is_read_as_what_it_is(owner: Person, project: Any) -> None:
    upload(owner, project, ("a.txt", "“Zoë 😀”".encode("utf-16")))
    assert Article.objects.get().text == "“Zoë 😀”"


def test_b61_the_same_file_twice(owner: Person, project: Any) -> None:
    data = line("A.") + line("B.")
    assert upload(owner, project, ("ab.jsonl", data))["created"] == 2
    again = upload(owner, project, ("ab.jsonl", data), ("b.txt", b"B."))
    assert (again["created"], again["duplicates"]) == (0, 3)
    assert [row["number"] for row in again["rows"]] == [1, 2, 2]
    assert "article 1" in again["rows"][0]["message"]
    assert Article.objects.count() == 2


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> {{7*7}} ${7*7} =cmd|' /C calc'!A1 %s %(a)s \\u0041 &amp;"
)


def test_b63_a_text_full_of_code_stays_a_text(owner: Person, annotator: Person, project: Any) -> None:
    result = upload(owner, project, ("hostile.jsonl", line(HOSTILE, title=HOSTILE, metadata={"a": HOSTILE})))
    assert [warning["code"] for warning in result["rows"][0]["warnings"]] == ["markup"]
    owner.post(f"projects/{project.pk}/held", {"decision": "import"})
    article = Article.objects.get()
    assert (article.text, article.title, article.metadata["a"]) == (HOSTILE, HOSTILE, HOSTILE)
    work = annotator.post(f"projects/{project.pk}/next")
    assert work["Content-Type"] == "application/json"
    assert work["X-Content-Type-Options"] == "nosniff"
    assert work.json()["article"]["text"] == HOSTILE


def test_uploads_are_gone_when_the_job_is_done(owner: Person, project: Any, files: Any) -> None:
    upload(owner, project, ("a.txt", b"A."), ("b.png", PNG))
    assert [path for path in files.rglob("*") if path.is_file()] == []
