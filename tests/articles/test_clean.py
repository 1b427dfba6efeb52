"""An article's text is frozen as the publisher wrote it, but for line ends and control characters; its parts are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.articles.clean import check_frozen, clean, decode
from claims.core.errors import Invalid
from claims.core.hidden import is_blank
from claims.core.records import ZoneKind
from claims.core.zones import lines_of, zones_of

TYPED = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)


@pytest.mark.parametrize(
    ("raw", "frozen"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\r\n\r\none", "\n\none"),
        ("\r\r\n\n", None),
        ("\ufeffone\ufefftwo", "one\ufefftwo"),
        ("a\x01b\x1bc\x7fd\x80e\x9ff\x1fg", "abcdefg"),
        ("one\x0btwo\x0cthree", "one\ntwo\nthree"),
        ("one\x1ctwo\x1dthree\x1efour", "one\ntwo\nthree\nfour"),
        ("“closed”,\x0bsaid Blom.\x0b\x0bFriday", "“closed”,\nsaid Blom.\n\nFriday"),
        ("page one\r\n\x0cpage two", "page one\n\npage two"),
        ("tab\tstays", "tab\tstays"),
        ("  not trimmed  ", "  not trimmed  "),
        (
            "no-break\u00a0space, thin\u2009space, zero\u200bwidth",
            "no-break\u00a0space, thin\u2009space, zero\u200bwidth",
        ),
        ("Zoe\u0308 and Zo\u00eb", "Zoe\u0308 and Zo\u00eb"),
        ("“curly” ''doubled'' ﬁligature ①", "“curly” ''doubled'' ﬁligature ①"),
        ("one\u0085two\u2028three\u2029four", "one\ntwo\nthree\nfour"),
        ("\u2028line\u2029\u2029paragraph", "\nline\n\nparagraph"),
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
    if is_blank(raw):
        return
    text = clean(raw)
    # A second mark at the very start is a character of the text after the first was dropped.
    assert clean(text) == text or text.startswith("\ufeff")
    assert len(text.splitlines()) == text.count("\n") + (not text.endswith("\n"))
    assert all(sign in "\n\t" or sign >= " " for sign in text)


@given(TYPED)
def test_cleaning_keeps_every_visible_character_in_its_order_and_glues_no_words(raw: str) -> None:
    visible = [sign for sign in raw if sign > "\xa0" or "\x20" < sign < "\x7f"]
    words = [sign for sign in visible if sign not in "\ufeff\u2028\u2029"]
    if any(sign.isalnum() for sign in words):
        assert [sign for sign in clean(raw) if sign > " " and sign not in "\ufeff\xa0"] == words
        assert len(clean(raw).split()) >= len(
            [word for word in raw.splitlines() if word.strip("".join(CONTROLS)).strip()]
        )


CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF)]


@pytest.mark.parametrize(
    "raw",
    ["", " ", "\n\t\r", "\ufeff", "\u00a0\u2003", "\u200b\u200b\ufeff\u2060", "\u200e \u200f\n\u2066\u2069", "\u200c\u200d\u00ad", "\x0b\x0c\x85", "\u3164\u2800"],
)  # fmt: skip
def test_a_text_that_shows_nothing_is_empty(raw: str) -> None:
    with pytest.raises(Invalid, match="empty_text"):
        clean(raw)


def test_a_text_has_at_most_two_million_characters() -> None:
    assert len(clean("😀" * 2_000_000)) == 2_000_000
    with pytest.raises(Invalid, match="text_too_long"):
        clean("x" * 2_000_001)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("one\r\ntwo\x00", "NUL character at line 2, column 4"),
        ("a\x0bb\n\x00", "line 3, column 1"),
        ("ab\ud800", "Character 2"),
        ("\x85ab\udfff", "line 2, column 3"),
    ],
)
def test_a_text_that_cannot_be_stored_says_where(raw: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as caught:
        clean(raw)
    assert caught.value.code == "bad_unicode"


def test_a_file_is_read_as_utf8_or_as_utf16_with_its_mark() -> None:
    text = "“Zoë 😀” said.\r\n"
    marks = {
        "utf-16-le": b"\xff\xfe",
        "utf-16-be": b"\xfe\xff",
        "utf-32-le": b"\xff\xfe\0\0",
        "utf-32-be": b"\0\0\xfe\xff",
    }
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", *marks):
        mark = marks.get(encoding, b"")
        assert clean(decode(mark + text.encode(encoding))) == "“Zoë 😀” said.\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_refused_by_name_and_never_read_as_something_else(encoding: str) -> None:
    for text in ("The harbour is closed.", "Der Hafen für Öl ist zu."):
        with pytest.raises(Invalid, match="UTF-16 without a byte-order mark"):
            decode(text.encode(encoding))


@pytest.mark.parametrize("text", ["\u2028old", "form\x85feed", "\ufeffmark", "late\x93control", "\u200b"])
def test_a_text_that_an_older_version_froze_can_be_loaded_as_it_stands(text: str) -> None:
    check_frozen(text)


@pytest.mark.parametrize("text", ["", " \n", "a\x0bb", "a\rb", "a\x00", "\x7f"])
def test_what_no_version_froze_cannot_be_loaded(text: str) -> None:
    with pytest.raises(Invalid, match="empty_text|control_characters"):
        check_frozen(text)


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
    "Copyright (c) 2026 by the Harbour Gazette",
    "Read more: Minister said to resign over quay",
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
        "Copyright reform will cost publishers €2bn a year, culture minister Ana Ruiz said on Monday.",
        "Copyright law is too strict, the authors' union says",
        "Comments by the minister: Rosa Blom said the crane would fall",
        "Views of the board: the crane will fall, it announced",
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
