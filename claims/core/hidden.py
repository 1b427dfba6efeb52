"""Characters that nobody sees: the one rule for names, titles, addresses and whatever else people read on one line."""

import re

import regex

# Control characters, line and paragraph separators, direction marks and overrides, zero-width characters, annotation anchors.
# The zero-width joiners (U+200C, U+200D) are not among them: Persian, Hindi and emoji are written with them.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001]"
)
# In texts of several lines: what controls a terminal or turns the direction of what follows it.
TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# Fillers are letters by their category and blank to the eye.
VISIBLE = regex.compile("[^\\s\\p{C}\\p{M}\u115f\u1160\u2800\u3164\uffa0]")


def has_hidden(text: str) -> bool:
    """Tell whether a line holds characters that nobody sees."""
    return HIDDEN.search(text) is not None


def has_turning(text: str) -> bool:
    """Tell whether a text of several lines holds control characters or turns its direction; tabs and line ends do not count."""
    return TURNING.search(text) is not None


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing at all: white space, zero-width characters, lone accents, fillers."""
    return not "!" <= text[:1] <= "~" and VISIBLE.search(text) is None
