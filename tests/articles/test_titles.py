"""Titles and what else is read on one line are cleaned, not refused; a text file is titled by its headline."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.articles.record import read_article
from claims.core.hidden import has_hidden
from claims.core.titles import clean_line, first_line, headline_of, subject_of, title_of
from tests.conftest import ROOT

READ = json.loads((ROOT / "frontend/tests/vectors/first-lines.json").read_text(encoding="utf-8"))
VECTORS, MAILS = READ["cases"], READ["mails"]
BODY = "\n\nThe port of Alvena will stay closed until Friday, minister Rosa Blom said on Monday."


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: ascii(case["text"])[:40])
def test_the_first_line_is_the_same_here_and_in_the_browser(case: dict[str, str]) -> None:
    assert first_line(case["text"])[0] == case["line"]


@pytest.mark.parametrize("case", MAILS, ids=lambda case: ascii(case["text"])[:40])
def test_the_subject_of_an_email_is_the_same_here_and_in_the_browser(case: dict[str, str]) -> None:
    assert subject_of(case["text"]) == case["subject"]
    if case["subject"]:
        assert headline_of(case["text"]) == case["subject"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_cleaned_line_shows_all_that_was_visible_and_stays_as_it_is(value: str) -> None:
    line = clean_line(value)
    assert not has_hidden(line)
    assert clean_line(line) == line
    if line:
        assert [sign for sign in line if sign.isalnum()] == [sign for sign in value if sign.isalnum()]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Port closed until Friday" + BODY, "Port closed until Friday"),
        ("Port closed\tuntil Friday" + BODY, "Port closed until Friday"),
        ("\ufeff\u200bPort closed?" + BODY, "Port closed?"),
        ("# Port closed" + BODY, "Port closed"),
        ("Port closed\x0b\x0bThe port is closed, Blom said.", "Port closed"),
        ("Port closed\nThe port of Alvena will stay closed until Friday, Blom said.", "Port closed"),
        ("The port is closed." + BODY, ""),
        ("The harbour closed.", ""),
        ("Port closed", ""),
        ("---\ndate: 2024-07-08\n---\nThe port will close, Blom said.", ""),
        ("Transport minister Rosa Blom said on Monday that\nthe port of Alvena will stay closed until Friday.", ""),
        (
            "Minister Rosa Blom said on Monday that the port of\nAlvena will stay closed until Friday, and that nobody",
            "",
        ),
        ("x" * 201 + BODY, ""),
        ("12. 3. 2026" + BODY, ""),
        ("", ""),
    ],
)
def test_a_headline_is_a_short_first_line_above_a_text(text: str, headline: str) -> None:
    assert headline_of(text) == headline


def test_the_name_of_a_file_becomes_a_title_without_what_nobody_sees() -> None:
    assert title_of("../Harbour_story\u202e.v2.txt") == "Harbour story.v2"


@pytest.mark.parametrize(
    "sign", ["\t", "\n", "\x0b", "\x85", "\u2028", "\u200b", "\u2060", "\u200e", "\u202e", "\x00", "\ufeff"]
)
def test_what_is_known_of_an_article_is_cleaned_and_said(sign: str) -> None:
    given = {
        "text": "Blom said so.",
        "title": f"Port{sign} closed{sign}",
        "publisher": f"{sign}Gazette",
        "licence": f"CC{sign} BY",
        "external_id": f"a-1{sign}",
        "byline": [f"Ada{sign} Holt", sign],
        "url": f" {sign}https://a.example/port{sign} ",
        "metadata": {"desk": f"Har{sign}bour", f"k{sign}": [1, f"{sign}x"]},
    }
    record = read_article(given)
    assert (record.title, record.publisher, record.licence) == ("Port closed", "Gazette", "CC BY")
    assert (record.external_id, record.byline, record.url) == ("a-1", ("Ada Holt",), "https://a.example/port")
    # Blanks and line ends at the ends of a value are nothing to speak of.
    assert {"title", "licence", "byline"} <= {*record.cleaned}
    assert "\x00" not in json.dumps(record.metadata).encode().decode("unicode_escape")


@pytest.mark.parametrize("blank", ["\u200b\u200b\ufeff\u2060", "\u200c\u200d", "\u2066 \u2069", "\u3164", "\x85\u2028"])
def test_a_title_that_shows_nothing_is_none(blank: str) -> None:
    record = read_article({"text": "Blom said so.", "title": blank, "publisher": blank, "byline": [blank, "Ada Holt"]})
    assert (record.title, record.publisher, record.byline) == ("", "", ("Ada Holt",))


def test_what_needs_no_cleaning_stays_as_it_came() -> None:
    given = {"title": "10\u00a0000  euros, نامه\u200cای", "publisher": "Gazette", "byline": ["Zoë 👩\u200d🚒"]}
    record = read_article({"text": "Blom said so.\r\n", **given})
    assert (record.title, record.publisher, list(record.byline)) == tuple(given.values())
    assert record.cleaned == ()


def test_a_text_that_lost_more_than_carriage_returns_says_so() -> None:
    assert read_article({"text": "\ufeffone\r\ntwo"}).cleaned == ()
    assert read_article({"text": "one\x0btwo"}).cleaned == ("text",)
    assert read_article({"text": "one\x01two"}).cleaned == ("text",)


def test_the_headline_zone_is_found_though_the_title_was_cleaned() -> None:
    record = read_article({"text": "Port closed\tuntil Friday\n\nBlom said so.", "title": "Port closed\tuntil Friday"})
    assert [(zone.kind, zone.start, zone.end) for zone in record.zones] == [("headline", 0, 24), ("body", 26, 39)]
