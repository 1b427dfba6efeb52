"""Which characters nobody sees."""

import pytest

from claims.core.hidden import has_hidden, has_turning, is_blank


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\t",
        "\n",
        "\r",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u061c",
        "\u180e",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\ufeff",
    ],
)
def test_a_line_with_a_hidden_character_is_known(character: str) -> None:
    assert has_hidden(f"Port{character}authority")


@pytest.mark.parametrize("line", ["Zoë Ndiaye", "می‌خواهم", "क्‍ष", "👩‍🚒 Fire", "Jean‑Luc", "O’Neil", "עברית", "港务局"])
def test_names_of_all_scripts_hide_nothing(line: str) -> None:
    assert not has_hidden(line)
    assert not is_blank(line)


@pytest.mark.parametrize("text", ["two\nlines\tand a tab", "\u200fעברית", "a\u200bb", "a\r\nb", "\ufeffa"])
def test_a_text_of_several_lines_may_hold_line_ends_and_direction_marks(text: str) -> None:
    assert not has_turning(text)


@pytest.mark.parametrize("text", ["a\u202eb", "a\u2066b", "\x1b[2J", "a\x00", "a\x9b"])
def test_a_text_that_turns_its_direction_or_controls_a_terminal_is_known(text: str) -> None:
    assert has_turning(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u200d\u200c", "\u00a0\u2003", "\u00ad", "\u0301\u0302", "\u3164", "\ufeff\n"]
)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
