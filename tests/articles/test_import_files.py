"""A manager imports files: good rows go in, bad ones are named, and the job tells it all."""

import io
import json
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.articles.models import Article
from claims.jobs import Job
from tests.conftest import Person, run_jobs

pytestmark = pytest.mark.django_db


def upload(person: Person, project: Any, **named: bytes) -> dict[str, Any]:
    """Send files and have them imported; returns the job."""
    given = [SimpleUploadedFile(name.replace("__", "."), data) for name, data in named.items()]
    answer = person.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": given})
    assert answer.status_code == 202, answer.content
    run_jobs()
    return person.get(f"jobs/{answer.json()['id']}").json()


def lines(*values: Any) -> bytes:
    """Write values as JSON Lines."""
    return b"\n".join(value if isinstance(value, bytes) else json.dumps(value).encode() for value in values)


def test_a_text_file_becomes_an_article_named_after_it(owner: Person, project: Any, files: Any) -> None:
    job = upload(owner, project, Harbour_story__txt=b"The harbour closed.\r\n")
    assert job["state"] == "done"
    article = Article.objects.get()
    assert (article.title, article.text) == ("Harbour story", "The harbour closed.\n")
    assert job["result"] == {
        "created": 1,
        "duplicates": 0,
        "invalid": 0,
        "held": 0,
        "left_out": 0,
        "rows": [
            {
                "file": "Harbour_story.txt",
                "line": 1,
                "record": 1,
                "status": "created",
                "article": str(article.pk),
                "number": 1,
                "title": "Harbour story",
                "code": None,
                "field": None,
                "message": None,
                "cleaned": [],
                "lines_joined": 0,
                "warnings": [],
                "held": None,
            }
        ],
    }


def test_good_rows_go_in_and_bad_ones_are_named_by_file_line_and_code(owner: Person, project: Any, files: Any) -> None:
    rows = lines(
        {"text": "One.", "title": "First"},
        b"{broken",
        {"text": ""},
        {"title": "no text"},
        {"text": "Two.", "colour": "red"},
        {"text": "One."},
        {"text": "Three.", "published_on": "yesterday"},
        {"text": "Four.", "id": 17, "byline": ["Ann", "Bob"]},
        b'{"text": "a", "text": "b"}',
        [1],
    )
    job = upload(
        owner, project, batch__jsonl=rows, picture__png=b"\x89PNG\r\n", nothing__txt=b"", latin__txt=b"caf\xe9"
    )
    result = job["result"]
    assert (job["state"], result["created"], result["duplicates"], result["invalid"]) == ("done", 2, 1, 10)
    told = [(row["file"], row["line"], row["status"], row["code"], row["field"]) for row in result["rows"]]
    assert told == [
        ("batch.jsonl", 1, "created", None, None),
        ("batch.jsonl", 2, "invalid", "invalid_json", None),
        ("batch.jsonl", 3, "invalid", "empty_text", "text"),
        ("batch.jsonl", 4, "invalid", "required", "text"),
        ("batch.jsonl", 5, "invalid", "unknown_field", "colour"),
        ("batch.jsonl", 6, "duplicate", None, None),
        ("batch.jsonl", 7, "invalid", "invalid", "published_on"),
        ("batch.jsonl", 8, "created", None, None),
        ("batch.jsonl", 9, "invalid", "duplicate_key", None),
        ("batch.jsonl", 10, "invalid", "expected_object", None),
        ("picture.png", 1, "invalid", "unsupported_type", None),
        ("nothing.txt", 1, "invalid", "empty_file", None),
        ("latin.txt", 1, "invalid", "invalid_encoding", None),
    ]
    assert result["rows"][5]["message"] == "Same text as article 1."
    assert list(Article.objects.order_by("number").values_list("number", "external_id")) == [(1, ""), (2, "17")]


def test_uploads_are_dropped_when_they_have_been_read(owner: Person, project: Any, files: Any) -> None:
    upload(owner, project, a__txt=b"One.")
    stored = Job.objects.get().params["files"][0]["stored"]
    assert not default_storage.exists(stored)


def test_importing_the_same_file_again_brings_nothing_twice(owner: Person, project: Any, files: Any) -> None:
    rows = lines(*({"text": f"Story {number}."} for number in range(7)))
    assert upload(owner, project, a__jsonl=rows)["result"]["created"] == 7
    again = upload(owner, project, a__jsonl=rows)["result"]
    assert (again["created"], again["duplicates"], again["invalid"]) == (0, 7, 0)
    assert Article.objects.count() == 7


def test_an_import_that_was_broken_off_and_done_again_brings_nothing_twice(
    owner: Person, project: Any, files: Any
) -> None:
    rows = lines(*({"text": f"Story {number}."} for number in range(7)))
    given = {"files": SimpleUploadedFile("a.jsonl", rows)}
    job = owner.client.post(f"/api/v1/projects/{project.pk}/imports", given).json()["id"]
    for number in range(3):
        owner.post(f"projects/{project.pk}/articles", {"text": f"Story {number}."})
    run_jobs()
    result = owner.get(f"jobs/{job}").json()["result"]
    assert (result["created"], result["duplicates"]) == (4, 3)
    assert Article.objects.count() == 7


def test_only_the_first_thousand_rows_are_told_but_all_are_counted(owner: Person, project: Any, files: Any) -> None:
    job = upload(owner, project, a__jsonl=lines(*({"text": f"Story {number}."} for number in range(1200))))
    assert (job["done"], job["total"], job["result"]["created"], len(job["result"]["rows"])) == (1200, 1200, 1200, 1000)


def test_an_upload_without_a_file_is_refused(owner: Person, project: Any, files: Any) -> None:
    answer = owner.client.post(f"/api/v1/projects/{project.pk}/imports", {})
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["error"]["field"]) == (
        400,
        "required",
        "files",
    )
    other = owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"file": io.BytesIO(b"x")})
    assert (other.status_code, other.json()["error"]["code"]) == (400, "unknown_field")
    assert not Job.objects.exists()


def test_lines_that_were_broken_to_a_width_are_named_in_the_report(owner: Person, project: Any) -> None:
    letter = b"Harbour master Moira Keane said on Tuesday that the old\nwall had been weak for years and that the council had\nbeen told of it twice."
    job = upload(owner, project, letter__txt=letter)
    (row,) = job["result"]["rows"]
    assert (row["status"], row["lines_joined"]) == ("created", 2)
    article = owner.get(f"articles/{row['article']}").json()
    assert article["text"].count("\n") == 2
    assert article["shown"] == article["text"].replace("\n", " ")
