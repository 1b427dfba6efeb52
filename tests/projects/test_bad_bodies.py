"""Somebody sends a body that would be read as something else than what was sent: it is refused by its code."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.articles.models import Article
from claims.projects.models import Member
from tests.conftest import TEXT, Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("coding", ["chunked", "Chunked", "gzip, chunked", "identity"])
def test_a_body_in_chunks_is_not_read_as_an_empty_one(owner: Person, project: Any, coding: str) -> None:
    for address, body in (
        (f"projects/{project.pk}/suggest", {"articles": []}),
        (f"projects/{project.pk}/next", {"article": str(uuid4())}),
        ("session", {}),
    ):
        with nothing_changes():
            refused(owner.post(address, body, **{"Transfer-Encoding": coding}), 411, "length_required")


@pytest.mark.parametrize(
    "charset",
    ["utf-16", "UTF-16LE", "utf-32", "latin-1", "utf-7", "idna", "rot13", "hex", "no-such", "", '"utf-16"', "utf-8; charset=utf-16", "utf-8-sig"],
)  # fmt: skip
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_body_in_another_charset_is_refused(owner: Person, project: Any, charset: str, codec: str) -> None:
    body = json.dumps({"markdown": "# New"}).encode(codec)
    kind = f"application/json; charset={charset}"
    with nothing_changes():
        answer = owner.raw("POST", f"projects/{project.pk}/guideline", body, kind)
        refused(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8", "'utf-8'"])
def test_a_body_that_says_it_is_utf8_is_read(owner: Person, project: Any, charset: str) -> None:
    kind = f"application/json; charset={charset}"
    assert owner.raw("POST", f"projects/{project.pk}/guideline", b'{"markdown": "x"}', kind).status_code == 201


def test_files_in_another_charset_are_refused(owner: Person, project: Any) -> None:
    kind = "multipart/form-data; boundary=x; charset=utf-16"
    refused(owner.raw("POST", f"projects/{project.pk}/imports", b"--x--", kind), 415, "unsupported_media_type")


@pytest.mark.parametrize("body", [b" ", b"\t", b"\r\n", b"\xef\xbb\xbf"])
def test_a_body_of_white_space_is_no_json(owner: Person, project: Any, body: bytes) -> None:
    with nothing_changes():
        refused(owner.raw("POST", f"projects/{project.pk}/suggest", body), 400, "invalid_json")


@pytest.mark.parametrize("packing", ["gzip", "br", "deflate, gzip", "x"])
def test_a_packed_body_is_refused(owner: Person, project: Any, packing: str) -> None:
    headers = {"Content-Encoding": packing}
    answer = owner.post(f"projects/{project.pk}/guideline", {"markdown": "x"}, **headers)
    refused(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("count", [501, 700])
def test_more_files_than_one_import_takes(owner: Person, project: Any, files: Any, count: int) -> None:
    given = [SimpleUploadedFile(f"{number}.txt", b"A text.") for number in range(count)]
    with nothing_changes():
        answer = owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": given})
        assert "500" in refused(answer, 400, "limit", "files")["message"]


def test_more_files_than_one_import_takes_from_a_browser(owner: Person, project: Any, files: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner.user, backend="claims.http.sessions.Accounts")
    client.get("/api/v1/session")
    given = [SimpleUploadedFile(f"{number}.txt", b"A text.") for number in range(501)]
    token = client.cookies["csrftoken"].value
    answer = client.post(f"/api/v1/projects/{project.pk}/imports", {"files": given}, headers={"X-CSRFToken": token})
    refused(answer, 400, "limit", "files")


def test_exactly_as_many_files_as_one_import_takes(owner: Person, project: Any, files: Any) -> None:
    given = [SimpleUploadedFile(f"{number}.txt", b"A text.") for number in range(500)]
    assert owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": given}).status_code == 202


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"id": True}, "invalid", "id"), ({"id": False}, "invalid", "id"), ({"id": 1.5}, "invalid", "id"), ({"id": [1]}, "invalid", "id"),
        ({"id": {}}, "invalid", "id"), ({"id": "a", "external_id": "b"}, "invalid", "id"), ({"external_id": 5}, "invalid", "external_id"),
        ({"title": True}, "invalid", "title"), ({"title": ["a"]}, "invalid", "title"), ({"byline": [True]}, "invalid", "byline"),
        ({"byline": {}}, "invalid", "byline"), ({"byline": 0}, "invalid", "byline"), ({"metadata": []}, "expected_object", "metadata"),
        ({"published_on": "2026W01"}, "invalid", "published_on"), ({"published_on": "20261122"}, "invalid", "published_on"),
        ({"published_on": "2026-W01-1"}, "invalid", "published_on"), ({"published_on": "٢٠٢٦-١١-٢٢"}, "invalid", "published_on"),
        ({"published_on": "2026-11-22T10:00:00Z"}, "invalid", "published_on"), ({"published_on": "0000-01-01"}, "invalid", "published_on"),
        ({"published_on": True}, "invalid", "published_on"), ({"published_on": 20261122}, "invalid", "published_on"),
        ({"url": "https://user:password@example.org/"}, "invalid", "url"), ({"url": "https://example.org/a b"}, "invalid", "url"),
        ({"url": "https://exa\u202emple.org/"}, "control_characters", "url"), ({"url": "javascript:alert(1)"}, "invalid", "url"),
        ({"language": "en_GB"}, "invalid", "language"), ({"text": True}, "invalid", "text"), ({"text": ["a"]}, "invalid", "text"),
    ],
)  # fmt: skip
def test_an_article_whose_field_has_another_form(
    owner: Person, project: Any, change: Any, code: str, field: str
) -> None:
    address = f"projects/{project.pk}/articles"
    with nothing_changes():
        refused(owner.post(address, {"text": TEXT, **change}), 400, code, field)
        row = owner.post(address, [{"text": TEXT, **change}]).json()["results"][0]
        assert (row["status"], row["code"], row["field"]) == ("invalid", code, field)


def test_the_same_external_identifier_with_another_text(owner: Person, project: Any) -> None:
    address = f"projects/{project.pk}/articles"
    assert owner.post(address, {"text": "First.", "external_id": "wire-1"}).status_code == 201
    with nothing_changes():
        refused(
            owner.post(address, {"text": "Second.", "external_id": "wire-1"}), 409, "external_id_taken", "external_id"
        )
        refused(owner.post(address, {"text": "Second.", "id": "wire-1"}), 409, "external_id_taken")
    report = owner.post(
        address,
        [
            {"text": "First.", "external_id": "wire-1"}, {"text": "Second.", "external_id": "wire-1"},
            {"text": "Third.", "external_id": "wire-3"}, {"text": "Fourth.", "external_id": " wire-3 "},
            {"text": "Fifth.", "id": 7}, {"text": "Sixth.", "external_id": "7"}, {"text": "Seventh."}, {"text": "Eighth."},
        ],
    ).json()  # fmt: skip
    assert [row["code"] or row["status"] for row in report["results"]] == [
        "duplicate", "external_id_taken", "created", "external_id_taken", "created", "external_id_taken", "created", "created",
    ]  # fmt: skip
    assert sorted(Article.objects.values_list("text", flat=True)) == [
        "Eighth.",
        "Fifth.",
        "First.",
        "Seventh.",
        "Third.",
    ]


@pytest.mark.parametrize("key", [5, True, False, 1.5, [], {}, "", "x", f"{{{uuid4()}}}", uuid4().hex, f"urn:uuid:{uuid4()}", str(uuid4()).upper().replace("1", "A")], ids=range(12))  # fmt: skip
def test_what_stands_where_an_identifier_belongs(
    owner: Person, annotator: Person, work: Any, project: Any, key: Any
) -> None:
    article = work["article"]["id"]
    with nothing_changes():
        refused(owner.post(f"projects/{project.pk}/suggest", {"articles": [key]}), 400, "invalid", "articles.0")
        refused(annotator.post(f"projects/{project.pk}/next", {"after": key}), 400, "invalid", "after")
        refused(annotator.post(f"projects/{project.pk}/next", {"article": key}), 400, "invalid", "article")
        refused(annotator.post(f"articles/{article}/comments", {"id": key, "text": "A."}), 400, "invalid", "id")
        body = {"id": str(uuid4()), "claim": key, "text": "A."}
        refused(annotator.post(f"articles/{article}/comments", body), 400, "invalid", "claim")
        refused(
            owner.post(f"projects/{project.pk}/speakers", {"id": key, "name": "A", "kind": "person"}),
            400,
            "invalid",
            "id",
        )


@pytest.mark.parametrize(
    "address",
    [
        "projects/{p}/articles?state=", "projects/{p}/articles?q=", "projects/{p}/articles?after=", "projects/{p}/articles?limit=",
        "projects/{p}/articles?state", "projects/{p}/speakers?q=", "projects/{p}/speakers?limit=", "projects/{p}/guideline?number=",
        "articles/{a}/history?after=", "articles/{a}/history?claim=", "articles/{a}/comments?after=", "articles/{a}/comments?claim=",
        "projects/{p}/exports/preview?format=", "projects/{p}/exports/preview?layer=",
    ],
)  # fmt: skip
def test_a_filter_that_is_empty(owner: Person, project: Any, article: Any, address: str) -> None:
    refused(owner.get(address.format(p=project.pk, a=article.pk)), 400, "invalid_filter")


@pytest.mark.parametrize(
    "claim", [str(uuid4()).upper().replace("1", "A"), uuid4().hex, f"{{{uuid4()}}}", "5"], ids=range(4)
)
def test_a_filter_by_an_identifier_in_another_spelling(owner: Person, article: Any, claim: str) -> None:
    for address in (f"articles/{article.pk}/history", f"articles/{article.pk}/comments"):
        refused(owner.client.get(f"/api/v1/{address}", {"claim": claim}), 400, "invalid_filter", "claim")


@pytest.mark.parametrize("text", ["\u200b", "\u200d \u00ad", "\u3164", "\n\t "])
def test_a_comment_of_nothing_to_see(annotator: Person, work: Any, text: str) -> None:
    address = f"articles/{work['article']['id']}/comments"
    with nothing_changes():
        refused(annotator.post(address, {"id": str(uuid4()), "text": text}), 400, "blank", "text")


@pytest.mark.parametrize("text", ["a\u202eb", "a\u2066b", "\x1b[2J"])
def test_a_text_that_turns_its_direction(owner: Person, annotator: Person, work: Any, project: Any, text: str) -> None:
    comments = f"articles/{work['article']['id']}/comments"
    with nothing_changes():
        refused(annotator.post(comments, {"id": str(uuid4()), "text": text}), 400, "control_characters", "text")
        refused(
            owner.post(f"projects/{project.pk}/guideline", {"markdown": text}), 400, "control_characters", "markdown"
        )
        skip = f"assignments/{work['assignment']['id']}/skip"
        refused(annotator.post(skip, {"reason": text}), 400, "control_characters", "reason")


@pytest.mark.parametrize("name", ["a\u2028b", "a\u180eb", "a\ufeffb", "a\tb"])
def test_a_name_with_a_hidden_character(owner: Person, project: Any, name: str) -> None:
    with nothing_changes():
        refused(owner.patch(f"projects/{project.pk}", {"name": name}), 400, "control_characters", "name")
        body = {"name": name, "kind": "person"}
        refused(owner.post(f"projects/{project.pk}/speakers", body), 400, "control_characters", "name")


@pytest.mark.parametrize("language", ["", "english, mostly", "en_GB", "\u202een", 5, True])
def test_a_project_whose_language_is_no_tag(owner: Person, project: Any, language: Any) -> None:
    with nothing_changes():
        assert owner.patch(f"projects/{project.pk}", {"language": language}).status_code == 400


@pytest.mark.parametrize("role", [1, True, ["viewer"], {"viewer": 1}, "VIEWER", None])
def test_a_role_of_another_type(owner: Person, project: Any, role: Any) -> None:
    assert owner.post(f"projects/{project.pk}/members", {"username": "owner", "role": role}).status_code == 400
    assert Member.objects.get(user=owner.user).role == "manager"
