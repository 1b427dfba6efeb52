"""What an offset is, and the algebra of fragments.

An offset counts Unicode code points of one frozen text; ends are exclusive (W3C Web Annotation, TextPositionSelector).
"""

from bisect import bisect_left
from collections.abc import Iterable

import regex

from claims.core.records import Fragment, Fragments

GRAPHEME = regex.compile(r"\X")
FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
# More flags in a row than there are countries are noise, and must not be counted anew at each of them.
MAX_FLAG_LETTERS = 300
WORD_CHARACTER = regex.compile(r"[\p{L}\p{N}\p{M}_]")


def normalise(fragments: Iterable[Fragment]) -> Fragments:
    """Sort fragments and merge those that touch or overlap, as PostgreSQL's multirange does."""
    merged: list[Fragment] = []
    for start, end in sorted(fragments):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def exact(text: str, fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """Return the string of every fragment, in order."""
    return tuple(text[start:end] for start, end in fragments)


def inside(fragments: Iterable[Fragment], length: int) -> bool:
    """Tell whether every fragment is non-empty and lies in [0, length)."""
    return all(0 <= start < end <= length for start, end in fragments)


def contains(outer: Fragments, inner: Fragments) -> bool:
    """Tell whether every code point of `inner` lies in `outer` (both normalised)."""
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def overlaps(left: Fragments, right: Fragments) -> bool:
    """Tell whether the two share a code point."""
    return any(a < d and c < b for a, b in left for c, d in right)


def touched(fragments: Fragments, start: int, end: int) -> bool:
    """Tell whether [start, end) shares a code point with one of many fragments (normalised), without asking each of them."""
    last = bisect_left(fragments, (end, end)) - 1
    return last >= 0 and start < end and start < fragments[last][1]


def blanked(text: str, fragments: Iterable[Fragment]) -> str:
    """Replace fragments by spaces, line ends excepted, so that every offset stays."""
    pieces, at = [], 0
    for start, end in normalise((max(0, start), min(end, len(text))) for start, end in fragments if start < end):
        if at <= start < end:
            pieces += [text[at:start], "\n".join(" " * len(line) for line in text[start:end].split("\n"))]
            at = end
    return "".join([*pieces, text[at:]])


def size(fragments: Iterable[Fragment]) -> int:
    """Count the code points that normalised fragments cover."""
    return sum(end - start for start, end in fragments)


def trim(text: str, fragment: Fragment) -> Fragment:
    """Move both ends inwards over white space; an all-white fragment becomes empty at its start."""
    start, end = fragment
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def on_grapheme_boundary(text: str, offset: int) -> bool:
    """Tell whether no extended grapheme cluster (UAX 29) is cut by the offset."""
    if offset <= 0 or offset >= len(text):
        return 0 <= offset <= len(text)
    if text[offset - 1] < "\x80" and text[offset] < "\x80":
        return text[offset - 1 : offset + 1] != "\r\n"
    if text[offset - 1] in FLAG_LETTERS and text[offset] in FLAG_LETTERS:
        return _flag_letters_before(text, offset) % 2 == 0
    # A cluster is seldom longer than a few code points: look at a window, cut out because the pattern looks back for flags.
    start = max(offset - 64, 0)
    start = max(text.rfind("\n", start, offset), start)
    window = text[start : offset + 8]
    return any(start + match.start() == offset for match in GRAPHEME.finditer(window))


def _flag_letters_before(text: str, offset: int) -> int:
    """Count the regional indicators that stand before an offset without a gap: two make a flag (UAX 29, GB12 and GB13)."""
    low = max(0, offset - MAX_FLAG_LETTERS)
    at = offset
    while at > low and text[at - 1] in FLAG_LETTERS:
        at -= 1
    return offset - at


def whole_clusters(text: str, fragment: Fragment) -> Fragment:
    """Trim white space, and widen to whole grapheme clusters (UAX 29) that do not begin with a space; it may become empty."""
    start, end = trim(text, fragment)
    while start > 0 and not on_grapheme_boundary(text, start):
        start -= 1
    while end < len(text) and not on_grapheme_boundary(text, end):
        end += 1
    while start < end and (text[start].isspace() or not on_grapheme_boundary(text, start)):
        start += 1
    return start, end


def cuts_word(text: str, offset: int) -> bool:
    """Tell whether the offset stands between two word characters, as in "n|ot"."""
    if not 0 < offset < len(text):
        return False
    return bool(WORD_CHARACTER.match(text[offset - 1]) and WORD_CHARACTER.match(text[offset]))
