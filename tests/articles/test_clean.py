"""An article's text is frozen as the publisher wrote it, but for line ends and control characters; its parts are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.articles.clean import clean, decode, lines_of, zones_of
from claims.core.errors import Invalid
from claims.core.records import ZoneKind

TYPED = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)


@pytest.mark.parametrize(
    ("raw", "frozen"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\r\n\r\none", "\n\none"),
        ("\r\r\n\n", None),
        ("\ufeffone\ufefftwo", "one\ufefftwo"),
        ("a\x01b\x0bc\x0cd\x1be\x7ff", "abcdef"),
        ("tab\tstays", "tab\tstays"),
        ("  not trimmed  ", "  not trimmed  "),
        (
            "no-break\u00a0space, thin\u2009space, zero\u200bwidth",
            "no-break\u00a0space, thin\u2009space, zero\u200bwidth",
        ),
        ("Zoe\u0308 and Zo\u00eb", "Zoe\u0308 and Zo\u00eb"),
        ("“curly” ''doubled'' ﬁligature ①", "“curly” ''doubled'' ﬁligature ①"),
        ("\u2028line\u2029paragraph\u0085next", "\u2028line\u2029paragraph\u0085next"),
    ],
)
def test_line_ends_marks_and_controls_are_cleaned_and_nothing_else(raw: str, frozen: str | None) -> None:
    if frozen is None:
        with pytest.raises(Invalid, match="empty_text"):
            clean(raw)
    else:
        assert clean(raw) == frozen


@given(TYPED)
def test_cleaning_what_is_clean_changes_nothing(raw: str) -> None:
    if not raw.strip("".join(map(chr, (*range(0x21), 0x7F, 0xFEFF)))).strip():
        return
    text = clean(raw)
    # A second mark at the very start is a character of the text after the first was dropped.
    assert clean(text) == text or text.startswith("\ufeff")
    assert "\r" not in text
    assert all(sign in "\n\t" or sign >= " " for sign in text)


@given(TYPED)
def test_cleaning_keeps_every_visible_character_in_its_order(raw: str) -> None:
    visible = [sign for sign in raw if sign > " " and sign not in "\x7f\ufeff"]
    if any(not sign.isspace() for sign in visible):
        assert [sign for sign in clean(raw) if sign > " " and sign != "\ufeff"] == visible


@pytest.mark.parametrize("raw", ["", " ", "\n\t\r", "\ufeff", "\u00a0\u2003"])
def test_a_text_without_words_is_empty(raw: str) -> None:
    with pytest.raises(Invalid, match="empty_text"):
        clean(raw)


def test_a_text_has_at_most_two_million_characters() -> None:
    assert len(clean("😀" * 2_000_000)) == 2_000_000
    with pytest.raises(Invalid, match="text_too_long"):
        clean("x" * 2_000_001)


@pytest.mark.parametrize(("raw", "words"), [("a\x00b", "NUL"), ("ab\ud800", "Character 2")])
def test_a_text_that_cannot_be_stored_says_where(raw: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as caught:
        clean(raw)
    assert caught.value.code == "bad_unicode"


def test_a_file_is_read_as_utf8_or_as_utf16_with_its_mark() -> None:
    text = "“Zoë 😀” said.\r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
        assert clean(decode(mark + text.encode(encoding))) == "“Zoë 😀” said.\n"


STORY = (
    "Harbour to close\n\nThe harbour will close on Friday, the port authority said.\n“Nobody was warned,” she said.\n"
)
TAILS = [
    "Related posts:\nFerry runs aground\nCouncil votes on quay\n\nViews: 1,024",
    "Read more: Ferry runs aground",
    "You may also like\nFerry runs aground\nCouncil votes on quay",
    "Tags: harbour, ferries, port authority",
    "Share this article\nFollow us on social media",
    "© 2026 Harbour Gazette. All rights reserved",
    "Copyright Harbour Gazette",
    "Comments: 12\nAdvertisement",
    "Most read\n1. Ferry runs aground\n2. Council votes on quay",
]


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    """The zones of a text as words."""
    return [(zone.kind.value, text[zone.start : zone.end]) for zone in zones_of(text, title)]


@pytest.mark.parametrize("tail", TAILS, ids=lambda tail: tail.split("\n")[0])
def test_the_links_below_an_article_are_boilerplate_and_stay_in_the_text(tail: str) -> None:
    text = STORY + tail
    assert kinds(text) == [("body", STORY.rstrip("\n")), ("boilerplate", tail)]


@pytest.mark.parametrize(
    "last",
    [
        "Comments from the minister were not published: she declined.",
        "“Share this with nobody,” the captain said.",
        "Related posts of the ministry had been deleted, officials said.",
        "Views differ on what happened next.",
        "Tags were found on both ferries, the police said.",
        "More on this was expected later in the day, she said.",
        "The council votes tomorrow",
    ],
)
def test_a_last_sentence_that_only_begins_like_a_link_is_body(last: str) -> None:
    assert {kind for kind, _ in kinds(STORY + last)} == {"body"}


def test_a_line_like_a_link_in_the_middle_of_an_article_is_body() -> None:
    text = "\n".join(["Related posts:", *(f"Sentence {number} is so, she said." for number in range(20))])
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_the_first_line_is_a_headline_where_it_is_the_title() -> None:
    assert kinds(STORY, " Harbour to close ")[0] == ("headline", "Harbour to close")
    assert kinds(STORY, "Another title")[0][0] == "body"
    assert kinds("Harbour to close", "Harbour to close") == [("headline", "Harbour to close")]


@given(
    st.lists(
        st.sampled_from(["Related posts:", "A sentence, she said.", "", "Views: 0", " ", "A link", "😀"]), max_size=30
    )
)
def test_zones_are_in_order_apart_and_hold_every_line_with_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    zones = zones_of(text, lines[0] if lines else "")
    assert all(zone.start < zone.end <= len(text) for zone in zones)
    assert all(
        left.end < right.start and left.kind != right.kind for left, right in zip(zones, zones[1:], strict=False)
    )
    covered = {point for zone in zones for point in range(zone.start, zone.end)}
    assert all(point in covered for start, end in lines_of(text) for point in range(start, end))
    assert {zone.kind for zone in zones} <= {ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.BOILERPLATE}
