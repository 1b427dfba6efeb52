"""The algebra of fragments, tried on whatever texts and offsets there are."""

from collections.abc import Iterable
from typing import Any

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from claims.core.text import (
    blanked,
    contains,
    cuts_word,
    exact,
    inside,
    normalise,
    on_grapheme_boundary,
    overlaps,
    size,
    touched,
    trim,
    whole_clusters,
)

LENGTH = 60
SIGNS = "ab 😀👩\u200d👧🏽🇵🇹🇯\u0301\u0308e\u0e33한가\r\n\tक्षि\u00a0\u200b\u0600"


def fragments() -> st.SearchStrategy[list[tuple[int, int]]]:
    """Lists of fragments of a text of LENGTH code points: in any order, overlapping, touching."""
    one = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda pair: pair[0] < pair[1])
    return st.lists(one, max_size=6)


def points(parts: Iterable[tuple[int, int]]) -> set[int]:
    """The code points that fragments cover, one by one."""
    return {point for start, end in parts for point in range(start, end)}


@given(fragments())
def test_normalising_keeps_the_code_points_and_makes_fragments_sorted_and_apart(parts: list[tuple[int, int]]) -> None:
    result = normalise(parts)
    assert points(result) == points(parts)
    assert all(left[1] < right[0] for left, right in zip(result, result[1:], strict=False))
    assert normalise(result) == result
    assert normalise(reversed(parts)) == result
    assert size(result) == len(points(parts))


@given(fragments(), fragments())
@example([(0, 2)], [(2, 4)])
@example([(2, 4)], [(0, 2)])
def test_containing_and_overlapping_are_what_they_are_for_sets(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    one, other = normalise(left), normalise(right)
    assert contains(one, other) == (points(other) <= points(one))
    assert overlaps(one, other) == bool(points(one) & points(other))


@given(st.lists(st.tuples(st.integers(-5, LENGTH + 5), st.integers(-5, LENGTH + 5)), max_size=4))
def test_inside_means_every_fragment_has_words_of_the_text(parts: list[tuple[int, int]]) -> None:
    assert inside(parts, LENGTH) == all(0 <= start < end <= LENGTH for start, end in parts)


@given(st.text(max_size=LENGTH), fragments())
def test_exact_strings_are_slices_of_the_text(text: str, parts: list[tuple[int, int]]) -> None:
    assert exact(text, parts) == tuple(text[start:end] for start, end in parts)


@given(st.text(alphabet="ab \n\t\u00a0\u2003😀", max_size=20), st.data())
def test_trimming_takes_white_space_from_both_ends_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trim(text, (start, end))
    assert text[first:last] == text[start:end].strip()
    assert start <= first <= last <= end


@given(st.text(alphabet=SIGNS, max_size=40))
@example("e" + "\u0301" * 200 + "x")
@example("🇵🇹" * 100)
@example("x" + "🇵🇹" * 100)
@example("👩" + "\u200d👩" * 100)
@example("\r\n" * 3)
@example("a\u0600" + "\u0301" * 3 + "1")
def test_a_boundary_of_graphemes_is_one_that_a_scan_of_the_whole_text_finds(text: str) -> None:
    starts = {match.start() for match in regex.finditer(r"\X", text)} | {len(text), 0}
    assert {offset for offset in range(len(text) + 1) if on_grapheme_boundary(text, offset)} == starts
    assert not on_grapheme_boundary(text, -1)
    assert not on_grapheme_boundary(text, len(text) + 1)


def test_a_word_is_cut_between_its_letters_and_nowhere_else() -> None:
    text = "n’ot Zoë-1_a 한국"
    cut = {offset for offset in range(-1, len(text) + 2) if cuts_word(text, offset)}
    assert cut == {3, 6, 7, 10, 11, 14}


@pytest.mark.parametrize(
    ("fragments", "wanted"),
    [
        ([], "one\ntwo three"), ([(0, 3)], "   \ntwo three"), ([(2, 6)], "on \n  o three"), ([(8, 99), (-5, 1)], " ne\ntwo      "),
        ([(4, 7), (0, 2), (1, 5)], "   \n    three"), ([(5, 5), (7, 6), (90, 99)], "one\ntwo three"),
    ],
)  # fmt: skip
def test_what_is_blanked_leaves_every_offset_and_line_as_it_was(fragments: Any, wanted: str) -> None:
    assert blanked("one\ntwo three", fragments) == wanted


def test_whether_a_stretch_is_touched_is_told_as_if_each_fragment_were_asked() -> None:
    fragments = normalise([(2, 4), (6, 7), (9, 12)])
    for start in range(14):
        for end in range(start, 15):
            assert touched(fragments, start, end) == overlaps(fragments, ((start, end),) if start < end else ())


def test_flags_in_a_row_are_cut_between_flags_alone() -> None:
    for before in ("", "a", "word ", "🇩🇪\n"):
        text = before + "🇩🇪🇫🇷🇵🇱" * 30
        cuts = [at for at in range(len(before), len(text)) if on_grapheme_boundary(text, at)]
        assert cuts == list(range(len(before), len(text), 2))


@given(st.text(alphabet=SIGNS, max_size=30), st.data())
def test_what_is_widened_ends_between_graphemes_and_begins_with_a_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    first, last = whole_clusters(text, (start, data.draw(st.integers(start, len(text)))))
    if first < last:
        assert on_grapheme_boundary(text, first)
        assert on_grapheme_boundary(text, last)
        assert not text[first].isspace()


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("a e\u0301 b", (2, 3), (2, 4)), ("a e\u0301 b", (3, 4), (2, 4)), ("  ab  ", (0, 6), (2, 4)), ("👩\u200d👧x", (1, 2), (0, 3)),
        ("x👩\u200d👧", (3, 4), (1, 4)), ("ab", (0, 1), (0, 1)), ("ab", (1, 2), (1, 2)), ("ab", (1, 1), (1, 1)), (" \u0301a", (1, 3), (2, 3)),
    ],
)  # fmt: skip
def test_a_place_is_widened_at_both_ends(text: str, place: tuple[int, int], wanted: tuple[int, int]) -> None:
    assert whole_clusters(text, place) == wanted
