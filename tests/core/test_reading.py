"""Values of JSON are read strictly: each has the type that was asked for, or the error names its field and the rule."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

import pytest

from claims.core import reading
from claims.core.addresses import is_web_address
from claims.core.directness import directness_of
from claims.core.errors import Invalid
from claims.core.ids import new_id, new_text_id, read_id
from claims.core.json_lines import line_of
from claims.core.records import Stance
from claims.core.text import blanked, cuts_word
from claims.core.titles import clean_line, first_line, headline_of, title_of
from claims.core.zones import zones_of

KEY = "7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b"
Read = Callable[[object], object]
STRING: Read = partial(reading.read_string, path="at", limit=3)
LINE: Read = partial(reading.read_line, path="at", limit=3)
NAME: Read = partial(reading.read_name, path="at", limit=3)
NEEDED: Read = partial(reading.read_name, path="at", limit=3, needed=True)
TEXT: Read = partial(reading.read_text, path="at", limit=3)
ADDRESS: Read = partial(reading.read_address, path="at", limit=25)
LANGUAGE: Read = partial(reading.read_language, path="at")
DAY: Read = partial(reading.read_day, path="at")
ID: Read = partial(reading.read_id, path="at")
MAYBE: Read = partial(reading.read_optional_id, path="at")
FLAG: Read = partial(reading.read_flag, path="at")
WHOLE: Read = partial(reading.read_whole, path="at", least=2, most=4)
WORD: Read = partial(reading.read_word, path="at", words=Stance)
ONE_OF: Read = partial(reading.read_word, path="at", words=("a", "b"))
NO_WORD: Read = partial(reading.read_optional_word, path="at", words=Stance)
LIST: Read = partial(reading.read_list, path="at", most=2)


@pytest.mark.parametrize(
    ("read", "value", "wanted"),
    [
        (STRING, None, ""), (STRING, "\x00 a", "\x00 a"), (LINE, "é a", "é a"), (LINE, " a ", " a "), (LINE, None, ""),
        (NAME, " a ", "a"), (NAME, "   ", ""), (NAME, None, ""), (NEEDED, "é", "é"), (TEXT, "a\nb", "a\nb"), (TEXT, "é\t", "é\t"),
        (ADDRESS, "https://example.org/", "https://example.org/"), (ADDRESS, "", ""), (ADDRESS, None, ""),
        (LANGUAGE, "pt-BR", "pt-BR"), (LANGUAGE, " de ", "de"), (LANGUAGE, None, ""), (LANGUAGE, "zh-Hans-CN-x-a", "zh-Hans-CN-x-a"),
        (DAY, "2026-11-22", date(2026, 11, 22)), (DAY, "", None), (DAY, None, None), (ID, KEY, UUID(KEY)), (MAYBE, KEY, UUID(KEY)),
        (MAYBE, None, None), (FLAG, True, True), (FLAG, False, False), (WHOLE, 2, 2), (WHOLE, 4, 4), (WORD, "refutes", "refutes"),
        (ONE_OF, "b", "b"), (NO_WORD, None, ""), (NO_WORD, "refutes", "refutes"), (LIST, [], []), (LIST, [1, None], [1, None]),
    ],
)  # fmt: skip
def test_what_was_asked_for_is_read(read: Read, value: object, wanted: object) -> None:
    assert read(value) == wanted


@pytest.mark.parametrize(
    ("read", "value", "code", "message"),
    [
        (STRING, 5, "invalid", "at must be a string."),
        (STRING, "abcd", "limit", "at has 4 characters; the limit is 3."),
        (LINE, "a\n", "control_characters", "Character 2 of at is invisible: U+000A."),
        (LINE, "é\u202e", "control_characters", "Character 2 of at is invisible: U+202E."),
        (LINE, "abcd", "limit", "at has 4 characters; the limit is 3."),
        (NAME, "\u200d", "blank", "at may not be empty."),
        (NEEDED, "  ", "blank", "at may not be empty."),
        (NEEDED, None, "required", "at must be a string."),
        (NEEDED, "a\x07b", "control_characters", "Character 2 of at is invisible: U+0007."),
        (NAME, "  ab  ", "limit", "at has 6 characters; the limit is 3."),
        (TEXT, "a\u202a", "control_characters", "Character 2 of at is invisible: U+202A."),
        (TEXT, ["a"], "invalid", "at must be a string."),
        (TEXT, "a\x07", "control_characters", "Character 2 of at is invisible: U+0007."),
        (ADDRESS, "a\nb", "control_characters", "Character 2 of at is invisible: U+000A."),
        (ADDRESS, "https://example.org/" + "a" * 6, "limit", "at has 26 characters; the limit is 25."),
        (LANGUAGE, "english", "invalid", "at must be a tag like en or pt-BR."),
        (LANGUAGE, "e", "invalid", "at must be a tag like en or pt-BR."),
        (LANGUAGE, "e" * 36, "limit", "at has 36 characters; the limit is 35."),
        (DAY, "today", "invalid", "at must be a day written as 2026-11-22."),
        (ID, None, "required", f"at must be a UUID in lower case with dashes, like {KEY}."),
        (ID, KEY.upper(), "invalid", f"at must be a UUID in lower case with dashes, like {KEY}."),
        (MAYBE, "", "invalid", None),
        (FLAG, None, "invalid", "at is true or false."),
        (FLAG, 1, "invalid", "at is true or false."),
        (WHOLE, True, "integer_required", "at is a whole number from 2 to 4."),
        (WHOLE, 2.0, "integer_required", "at is a whole number from 2 to 4."),
        (WHOLE, 1, "integer_required", "at is a whole number from 2 to 4."),
        (WHOLE, 5, "integer_required", "at is a whole number from 2 to 4."),
        (WORD, "maybe", "invalid_choice", "at is one of supports, refutes, neutral."),
        (WORD, None, "invalid_choice", "at is one of supports, refutes, neutral."),
        (ONE_OF, ["a"], "invalid_choice", "at is one of a, b."),
        (NO_WORD, "", "invalid_choice", "at is one of supports, refutes, neutral."),
        (LIST, None, "invalid", "at is a list."),
        (LIST, (1,), "invalid", "at is a list."),
        (LIST, [1, 2, 3], "limit", "at has 3 items; the limit is 2."),
    ],
)
def test_anything_else_is_refused_by_name(read: Read, value: object, code: str, message: str | None) -> None:
    with pytest.raises(Invalid) as error:
        read(value)
    assert (error.value.code, error.value.field) == (code, "at")
    assert message is None or error.value.message == message


def test_an_address_of_another_kind_is_told_the_rule() -> None:
    with pytest.raises(Invalid, match="must be a web address that starts with http:// or https://") as error:
        ADDRESS("ftp://example.org/")
    assert (error.value.code, error.value.field) == ("invalid", "at")


def test_an_object_has_no_field_but_those_that_are_named() -> None:
    assert reading.read_object({"a": 1}, ("a", "b")) == {"a": 1}
    for path, field in ((None, "c"), ("at", "at.c")):
        with pytest.raises(Invalid, match="There is no field 'c' here") as error:
            reading.read_object({"a": 1, "c": 2}, ("a", "b"), path)
        assert (error.value.code, error.value.field) == ("unknown_field", field)
    with pytest.raises(Invalid) as error:
        reading.read_object({"n" * 200: 1}, (), "at")
    assert error.value.field == f"at.{'n' * 80}"
    for path in (None, "at"):
        with pytest.raises(Invalid) as error:
            reading.read_object([], (), path)
        assert (error.value.code, error.value.field) == ("expected_object", path)


def test_a_list_is_counted_by_its_own_word() -> None:
    with pytest.raises(Invalid, match=r"at has 1,001 claims; the limit is 1,000\."):
        reading.read_list([0] * 1001, "at", 1000, "claims")


def test_new_identifiers_differ_sort_by_their_time_and_are_read_back() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(set(made))
    texts = [new_text_id() for _ in range(100)]
    assert texts == sorted(set(texts))
    assert {read_id(text) is not None and UUID(text).version for text in texts} == {7}


def test_a_record_is_one_line_for_every_reader() -> None:
    record = {"text": "a\u2028b\u2029c\x85d\ne é 🇫🇷", "plain": "a"}
    assert line_of(record) == '{"text": "a\\u2028b\\u2029c\\u0085d\\ne é 🇫🇷", "plain": "a"}'
    assert line_of({"plain": "a\n"}) == '{"plain": "a\\n"}'


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("  a  b ", "a  b"),
        ("a\tb", "a b"),
        ("a\r\n\x0bb", "a b"),
        ("a\u200bb", "ab"),
        ("\u200d", ""),
        ("", ""),
        (" \u202e ", ""),
    ],
)
def test_a_title_is_one_visible_line(given: str, line: str) -> None:
    assert clean_line(given) == line


def test_the_first_line_that_shows_something_is_told_from_the_rest() -> None:
    assert first_line("\n \u200b\n Title \r\nBody\nMore") == ("Title", "Body\nMore")
    assert first_line("Title") == ("Title", "")
    assert first_line("\n\n") == ("", "")
    assert first_line("A\u2028B\x0cC") == ("A", "B\x0cC")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Harbour to close\n\nIt will close.", "Harbour to close"),
        ("# Harbour to close\n\nIt will close.", "Harbour to close"),
        ("## # twice\n\nIt will close.", "# twice"),
        ("Harbour to close\nIt will close on Friday, they said.", "Harbour to close"),
        ("Harbour to close\nIt will close.", ""),
        ("Harbour to close\nit will close on Friday, they said.", ""),
        ("Harbour to close.\n\nIt will.", ""), ("Harbour,\n\nIt will.", ""), ("Harbour;\n\nIt will.", ""), ("Harbour:\n\nIt.", ""),
        ("Harbour to close", ""), ("Harbour to close\n\n \u200b", ""), ("12 34 _\n\nIt will close.", ""), ("", ""),
        ("a" * 200 + "\n\nIt will close.", "a" * 200), ("a" * 201 + "\n\nIt will close.", ""),
        ("abc\nDefg", "abc"), ("abcd\nDefg", ""), ("A\n\nIt will close.", "A"),
    ],
)  # fmt: skip
def test_a_headline_is_short_and_stands_apart(text: str, headline: str) -> None:
    assert headline_of(text) == headline


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("folder/harbour_closes  today.txt", "harbour closes today"), ("c:\\news\\a.b.html", "a.b"), ("README", "README"),
        ("a" * 600 + ".txt", "a" * 500), ("_.txt", ""),
    ],
)  # fmt: skip
def test_a_file_gives_its_article_a_title(name: str, title: str) -> None:
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("text", "content", "directness"),
    [
        ("She said “it is over” then.", "“it is over”", "direct"),
        ("She said “it is over” then.", "it is over", "direct"),
        ("She said “it is over,” then.", "it is over", "direct"),
        ("Sie sagt „es ist aus“ dann.", "es ist aus", "direct"),
        ("She said the “big” plan failed.", "the “big” plan failed", "mixed"),
        ("She said it is “over” now.", "it is “over” now", "mixed"),
        ("She said it is over.", "it is over", "indirect"),
        ("She said “ it is over ” then.", "it is over", "direct"),
        ("She said “  it is over” then.", "it is over", "indirect"),
        ("She said it is over” then.", "it is over", "indirect"),
        ("She said “it is over”, then.", "“it is over”,", "direct"),
        ("She said x it is over” then.", "it is over", "indirect"),
        ("Elle dit « c’est fini » alors.", "c’est fini", "direct"),
        ("She said “it is over and went.", "it is over and went", "indirect"),
    ],
)
def test_quotation_marks_tell_how_words_are_reported(text: str, content: str, directness: str) -> None:
    start = text.index(content)
    assert directness_of(text, ((start, start + len(content)),)).value == directness


def test_a_letter_is_a_word_and_cut_by_nothing_at_its_ends() -> None:
    assert [cuts_word("ab c", offset) for offset in range(-1, 6)] == [False, False, True, False, False, False, False]


def test_what_is_blanked_keeps_every_white_space_as_wide_as_it_was() -> None:
    assert blanked("a b\tc\n\nd e", ((0, 9), (4, 4))) == "     \n\n  e"


def test_an_address_of_the_network_is_read_to_its_end() -> None:
    assert is_web_address("http://[::]/")
    assert not is_web_address("http://[:]/")


@pytest.mark.parametrize(
    ("line", "title", "zone"),
    [
        ("Harbour\tto close", "Harbour to close", "headline"),
        ("## Harbour to close", "Harbour to close", "headline"),
        ("# # Harbour", "# Harbour", "headline"),
        ("# # Harbour", "Harbour", "body"),
        ("Harbour" + "\t" * 1000, "Harbour", "headline"),
        ("Harbour" + "\u200b" * 107, "Harbour", "headline"),
        ("Harbour" + "\u200b" * 108, "Harbour", "body"),
        ("Harbour", "Port", "body"),
    ],
)
def test_the_first_line_is_the_headline_however_it_is_written(line: str, title: str, zone: str) -> None:
    assert zones_of(line + "\n\nThe harbour will close on Friday.", title)[0].kind == zone


def test_content_in_several_pieces_is_direct_where_marks_stand_around_them_all() -> None:
    text = "“Nobody was warned,” she said, “and nobody will be.”"
    pieces = [text.index(words) for words in ("Nobody", "and")]
    spans = ((pieces[0], pieces[0] + len("Nobody was warned")), (pieces[1], pieces[1] + len("and nobody will be")))
    assert directness_of(text, spans).value == "direct"
    assert directness_of(text, ()).value == "indirect"
