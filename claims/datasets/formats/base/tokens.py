"""Tokens for the formats that label tokens: words, and every other visible character by itself."""

from bisect import bisect_right

import regex

from claims.core.records import Fragment, Fragments
from claims.core.text import normalise

TOKEN = regex.compile(r"[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*|(?![\s\x1c-\x1f])\X")


def tokens_of(text: str) -> list[Fragment]:
    """Return the tokens of a text; a line end or other white space is in none."""
    return [_trimmed(text, *match.span()) for match in TOKEN.finditer(text)]


def _trimmed(text: str, start: int, end: int) -> Fragment:
    """Leave out white space that stands in one cluster with a sign."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def covered(tokens: list[Fragment], fragment: Fragment) -> range:
    """Return the numbers of the tokens that share a code point with a fragment."""
    start, end = fragment
    first = bisect_right(tokens, (start, start))
    if first and tokens[first - 1][1] > start:
        first -= 1
    last = first
    while last < len(tokens) and tokens[last][0] < end:
        last += 1
    return range(first, last)


def widened(tokens: list[Fragment], fragments: Fragments) -> Fragments:
    """Move the ends of fragments outwards to those of tokens; fragments that lie in no token vanish."""
    found = [covered(tokens, fragment) for fragment in fragments]
    return normalise((tokens[some[0]][0], tokens[some[-1]][1]) for some in found if some)
