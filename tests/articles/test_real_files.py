"""What real files and clipboards hold: each of these was refused or spoiled once."""

from typing import Any

import pytest

from claims.articles.models import Article
from tests.articles.test_bad_files import line, upload
from tests.conftest import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def frozen(person: Person, project: Any, *files: tuple[str, bytes]) -> tuple[str, str]:
    """Import one article; returns its title and text."""
    assert upload(person, project, *files)["created"] == 1
    article = Article.objects.get()
    return article.title, article.text


@pytest.mark.parametrize(
    "title",
    [
        "Port closed\tuntil Friday",
        "\u200bPort closed until Friday",
        "Port closed\nuntil\u2060 Friday",
        "Port\x0bclosed\x85until\u2028Friday",
    ],
)
def test_a_title_with_what_does_not_belong_into_a_line_is_cleaned(owner: Person, project: Any, title: str) -> None:
    sent = {"text": "Minister Rosa Blom said so.", "title": title}
    (row,) = owner.post(f"projects/{project.pk}/articles", sent).json()["results"]
    assert (row["status"], row["title"], row["cleaned"]) == ("created", "Port closed until Friday", ["title"])
    (row,) = upload(owner, project, ("a.jsonl", line("Blom said so.", title=title)))["rows"]
    assert (row["status"], row["title"], row["cleaned"]) == ("created", "Port closed until Friday", ["title"])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("“The port is closed”,\x0bsaid Rosa Blom.\x0bIt opens on Friday, she said.", "“The port is closed”,\nsaid Rosa Blom.\nIt opens on Friday, she said."),
        ("closed\x0cPage two begins", "closed\nPage two begins"),
        ("one\x85two\u2028three\u2029four", "one\ntwo\nthree\nfour"),
        ("closed\r\n\x0c\r\nPage two", "closed\n\n\nPage two"),
        ("Name:\x1cBlom\x1dOffice:\x1eMinister", "Name:\nBlom\nOffice:\nMinister"),
    ],
)  # fmt: skip
def test_every_kind_of_line_end_ends_a_line(owner: Person, project: Any, given: str, kept: str) -> None:
    assert frozen(owner, project, ("story.txt", given.encode()))[1] == kept


def test_a_text_file_is_titled_by_its_headline_as_pasted_text_is(owner: Person, project: Any) -> None:
    text = "\u200bPort closed\tuntil Friday\r\n\r\nMinister Rosa Blom said so.\r\n"
    title, kept = frozen(owner, project, ("wire_0412.TXT", text.encode("utf-16")))
    assert title == "Port closed until Friday"
    assert kept == "\u200bPort closed\tuntil Friday\n\nMinister Rosa Blom said so.\n"
    assert Article.objects.get().zones[0]["kind"] == "headline"


@pytest.mark.parametrize("text", ["\u200b\u200b\ufeff\u2060", "\u200d\u200c", "\x85\u2028\x0b", "\u2066\u200f \u00ad"])
def test_a_text_that_shows_nothing_is_empty(owner: Person, project: Any, text: str) -> None:
    (row,) = upload(owner, project, ("a.txt", text.encode()))["rows"]
    assert (row["status"], row["code"]) == ("invalid", "empty_text")
    answer = owner.post(f"projects/{project.pk}/articles", {"text": text})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "empty_text")


def test_a_nul_in_json_is_refused_with_its_field_line_and_column(owner: Person, project: Any) -> None:
    answer = owner.post(f"projects/{project.pk}/articles", [{"text": "A."}, {"text": "One.\nThe pro\x00t fell."}])
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (400, "bad_unicode", "1.text")
    assert "line 2, column 8" in error["message"]
