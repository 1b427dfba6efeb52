"""Somebody describes an object once; what is sent is then parsed, checked and refused by that description."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import pytest
from msgspec import Struct

from claims.core import shapes
from claims.core.errors import Invalid
from claims.core.shapes import Kind, Shape, kinds_of

KEY = UUID("7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b")


class Size(StrEnum):
    """Words to choose from."""

    SMALL = "small"
    LARGE = "large"


def with_kind(kind: Kind, **sent: object) -> object:
    """Read an object whose field `at` is of a kind; give what the field holds then."""

    class Thing(Struct):
        at: Annotated[object, kind] = "left out"

    return Shape(Thing)(sent).at


def refused(kind: Kind, **sent: object) -> tuple[str, str | None, str]:
    """Read what must not be read; give code, field and sentence."""
    with pytest.raises(Invalid) as error:
        with_kind(kind, **sent)
    return error.value.code, error.value.field, error.value.message


# Null is as good as nothing for these.
@pytest.mark.parametrize("make", [shapes.text, shapes.line, shapes.address])
def test_a_string_that_is_left_out_is_empty(make: object) -> None:
    assert callable(make)
    kind = make(20)
    assert (with_kind(kind), with_kind(kind, at=None), with_kind(kind, at="")) == ("", "", "")
    assert (kind.default, kind.limit, kind.needed, kind.nullable, kind.code) == (None, 20, False, True, "invalid")
    assert refused(kind, at=5)[:2] == ("invalid", "at")
    assert refused(kind, at="n" * 21)[:2] == ("limit", "at")


def test_texts_lines_and_addresses_hold_what_their_names_say() -> None:
    rule = "at must be a string of at most 20 characters."
    for kind in (shapes.text(20), shapes.line(20)):
        assert (with_kind(kind, at="n" * 20), with_kind(kind, at="é")) == ("n" * 20, "é")
        assert refused(kind, at=["a"])[2] == rule
        assert refused(kind, at="\u202ea")[:2] == ("control_characters", "at")
        assert refused(kind, at="a\x00")[:2] == ("control_characters", "at")
    assert with_kind(shapes.text(20), at="a\nb") == "a\nb"
    assert refused(shapes.line(20), at="a\nb")[:2] == ("control_characters", "at")
    assert with_kind(shapes.address(20), at="https://a.example/") == "https://a.example/"
    assert refused(shapes.address(20), at="a.example")[:2] == ("invalid", "at")
    assert refused(shapes.address(20), at=5)[2].startswith("at must be a web address that starts with http")
    assert refused(shapes.address(20), at=5)[2].endswith("of at most 20 characters.")
    assert [kind.name for kind in (shapes.text(1), shapes.line(1), shapes.address(1))] == ["text", "line", "address"]
    assert refused(shapes.line(2000), at="n" * 2001)[2] == "at must be a string of at most 2,000 characters."


def test_a_line_that_is_needed_is_neither_left_out_nor_null_nor_empty() -> None:
    kind = shapes.line(20, needed=True)
    assert (kind.needed, kind.nullable) == (True, False)
    assert with_kind(kind, at="a") == "a"
    for sent in ({}, {"at": None}, {"at": ""}):
        assert refused(kind, **sent)[:2] == ("required", "at")


def test_a_string_that_nobody_reads_is_taken_as_it_is() -> None:
    kind = shapes.ignored(5)
    assert (kind.name, kind.limit, kind.rule) == ("ignored", 5, "a string")
    assert (with_kind(kind, at="a\x00"), with_kind(kind, at=None), with_kind(kind)) == ("a\x00", None, None)
    assert refused(kind, at="n" * 6)[:2] == ("limit", "at")
    assert refused(kind, at=5) == ("invalid", "at", "at must be a string.")


def test_a_value_that_something_else_reads_is_handed_on_whatever_it_is() -> None:
    kind = shapes.anything()
    assert (kind.name, kind.rule) == ("anything", "anything")
    assert [with_kind(kind, at=value) for value in (5, [None], {"a": 1}, "a")] == [5, [None], {"a": 1}, "a"]
    assert with_kind(kind) is None


def test_one_of_some_words_is_chosen_or_none() -> None:
    kind = shapes.choice(Size)
    assert (kind.name, kind.words, kind.computed, kind.needed, kind.sent) == ("choice", Size, False, False, "")
    assert [with_kind(kind, at=word) for word in ("small", "large", None)] == ["small", "large", ""]
    assert with_kind(kind) == ""
    for value in ("", "huge", 5):
        assert refused(kind, at=value) == ("invalid_choice", "at", "at must be one of small, large.")


def test_a_choice_that_has_a_default_is_never_null() -> None:
    kind = shapes.choice(Size, default="small")
    assert (with_kind(kind), with_kind(kind, at="large")) == ("small", "large")
    assert refused(kind, at=None)[:2] == ("invalid_choice", "at")
    assert (kind.default, kind.nullable) == ("small", False)


def test_a_choice_that_is_needed_is_made() -> None:
    kind = shapes.choice(Size, needed=True)
    assert (kind.needed, with_kind(kind, at="large")) == (True, "large")
    for sent in ({}, {"at": None}, {"at": ""}):
        assert refused(kind, **sent)[:2] == ("required", "at")
    assert refused(kind, at="huge")[:2] == ("invalid_choice", "at")
    assert shapes.choice(Size, computed=True).computed


def test_a_field_may_be_sent_under_a_name_that_python_reserves() -> None:
    kind = shapes.choice(Size, sent="as")
    assert with_kind(kind, **{"as": "small"}) == "small"
    assert refused(kind, at="small")[:2] == ("unknown_field", "at")
    assert refused(kind, **{"as": "huge"})[:2] == ("invalid_choice", "as")


def test_yes_and_no_may_have_a_third_answer() -> None:
    plain, third = shapes.flag(), shapes.flag(default=None)
    assert [with_kind(plain, at=value) for value in (True, False)] == [True, False]
    assert (with_kind(plain), with_kind(third), with_kind(third, at=None)) == (False, None, None)
    assert with_kind(shapes.flag(default=True)) is True
    assert refused(plain, at=None)[:2] == ("invalid", "at")
    for kind in (plain, third):
        assert refused(kind, at=1) == ("invalid", "at", "at must be true or false.")
        assert kind.name == "flag"


def test_a_whole_number_lies_within_its_limits() -> None:
    kind = shapes.whole(2, 4, default=3)
    assert (kind.name, kind.least, kind.limit, kind.default) == ("whole", 2, 4, 3)
    assert [with_kind(kind, at=value) for value in (2, 4)] == [2, 4]
    assert with_kind(kind) == 3
    for value in (1, 5, 3.0, "3", True, None):
        assert refused(kind, at=value) == ("integer_required", "at", "at must be a whole number from 2 to 4.")


def test_a_day_and_an_identifier_are_read_or_left_out() -> None:
    day, key, needed = shapes.day(), shapes.key(), shapes.key(needed=True)
    assert (day.name, key.name, key.needed, needed.needed) == ("day", "key", False, True)
    assert [with_kind(day, at=value) for value in ("2026-11-22", "", None)] == [date(2026, 11, 22), None, None]
    assert refused(day, at="today")[:2] == ("invalid", "at")
    assert refused(day, at=5)[2] == "at must be a day written as 2026-11-22."
    assert [with_kind(key, at=value) for value in (str(KEY), None)] == [KEY, None]
    assert with_kind(key) is None
    assert refused(key, at="x")[:2] == ("invalid", "at")
    assert refused(key, at=5)[2].startswith("at must be a UUID in lower case")
    assert with_kind(needed, at=str(KEY)) == KEY
    assert refused(needed, at=None)[:2] == ("required", "at")
    assert refused(needed)[:2] == ("required", "at")


def test_lists_are_short_and_hold_what_they_should() -> None:
    keys, strings, fragments = shapes.keys(2), shapes.strings(2), shapes.fragments(2)
    assert [kind.name for kind in (keys, strings, fragments)] == ["keys", "strings", "fragments"]
    assert [kind.limit for kind in (keys, strings, fragments)] == [2, 2, 2]
    assert [kind.default for kind in (keys, strings, fragments)] == [(), None, ()]
    assert [kind.needed for kind in (keys, strings, fragments)] == [False] * 3
    assert shapes.strings(2, needed=True).needed
    assert shapes.fragments(2, needed=True).needed
    assert with_kind(keys, at=[str(KEY), str(KEY)]) == (KEY,)
    assert with_kind(strings, at=["a", "\x00"]) == ("a", "\x00")
    assert with_kind(strings, at=None) is None
    assert with_kind(fragments, at=[[1, 2], [0, -1]]) == ((1, 2), (0, -1))
    assert (with_kind(keys), with_kind(strings), with_kind(fragments)) == ((), None, ())
    assert refused(keys, at=["x"])[:2] == ("invalid", "at")
    for kind, item in ((keys, str(KEY)), (strings, "a"), (fragments, [0, 1])):
        assert refused(kind, at=[item] * 3)[:2] == ("limit", "at")
        assert refused(kind, at=item if isinstance(item, str) else 5)[:2] == ("invalid", "at")
        assert refused(kind, at=[None])[:2] == ("invalid", "at")
    assert refused(fragments, at=[[0, "1"]])[:2] == ("integer_required", "at")
    assert refused(keys, at=5)[2].startswith("at must be a list of at most 2, each a UUID in lower case")
    assert refused(strings, at=5)[2] == "at must be a list of at most 2, each a string."
    assert refused(fragments, at=5)[2] == "at must be a list of at most 2, each a pair of whole numbers [start, end]."


class Inner(Struct, frozen=True):
    """An object in another."""

    note: Annotated[str, shapes.text(5)] = ""
    key: Annotated[UUID | None, shapes.key()] = None


def test_an_object_in_an_object_names_the_field_in_both() -> None:
    kind = shapes.nested(Inner)
    assert (kind.name, kind.rule, kind.default, kind.needed, kind.code) == (
        "object",
        "an object",
        None,
        False,
        "expected_object",
    )
    assert with_kind(kind, at={"note": "a"}) == Inner("a")
    assert (with_kind(kind), with_kind(kind, at=None)) == (None, None)
    assert refused(kind, at=[])[:2] == ("expected_object", "at")
    assert refused(kind, at={"note": "n" * 6})[:2] == ("limit", "at.note")
    assert refused(kind, at={"key": "x"})[:2] == ("invalid", "at.key")
    assert refused(kind, at={"more": 1}) == ("unknown_field", "at.more", "There is no field 'more' here.")
    always = shapes.nested(Inner, default=Inner("b"), needed=True)
    assert (always.needed, always.default) == (True, Inner("b"))
    assert refused(always, at=None)[:2] == ("expected_object", "at")


def test_a_list_of_objects_names_the_item() -> None:
    def plain(item: Inner) -> None:
        if item.note == "no":
            raise Invalid("blank", field="note")

    kind = shapes.items(Inner, 2, plain)
    assert (kind.name, kind.limit, kind.default) == ("items", 2, ())
    assert with_kind(kind, at=[{"note": "a"}, {}]) == (Inner("a"), Inner())
    assert with_kind(kind) == ()
    assert refused(kind, at=[{}] * 3)[:2] == ("limit", "at")
    assert refused(kind, at={}) == ("invalid", "at", "at must be a list of at most 2, each an object.")
    assert refused(kind, at=[{}, 5])[:2] == ("expected_object", "at.1")
    assert refused(kind, at=[{}, {"note": 5}])[:2] == ("invalid", "at.1.note")
    assert refused(kind, at=[{}, {"key": "x"}])[:2] == ("invalid", "at.1.key")
    assert refused(kind, at=[{}, {"note": "no"}])[:2] == ("blank", "at.1.note")
    assert refused(kind, at=[{"more": 1}])[:2] == ("unknown_field", "at.0.more")


def test_a_shape_is_made_once_and_lists_its_fields_in_order() -> None:
    assert shapes.shape_of(Inner) is shapes.shape_of(Inner)
    assert list(kinds_of(Inner)) == ["note", "key"]
    shape = Shape(Inner, version=shapes.whole(0, 9, default=0))
    assert list(shape.kinds) == ["note", "key", "version"]
    # What is sent beside an object is parsed, and no part of it.
    assert shape({"note": "a", "version": 3}) == Inner("a")
    assert shape.parse({"version": 3}).version == 3


@pytest.mark.parametrize("name", ["a` - at `$.nowhere", "a` - at `$", "`", "a` - at `$.note.deep", "n" * 100])
def test_a_field_named_like_a_message_of_the_parser_is_unknown_by_its_name(name: str) -> None:
    with pytest.raises(Invalid) as error:
        shapes.shape_of(Inner)({name: 1})
    assert error.value.code == "unknown_field"
    if name != "a` - at `$.note.deep":
        assert error.value.field == name[:80]
