"""Units of offsets: what other tools count, and how to tell which one a file counts in."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from claims.core.errors import Invalid
from claims.core.records import Fragment

Convert = Callable[[int], int | None]
# A span of a file, and the string that the file says stands there.
Quoted = tuple[int, int, str]


def utf16_of(text: str) -> Callable[[int], int]:
    """Return the function from code points to UTF-16 units of a text."""
    if max(text, default="") < "\U00010000":
        return lambda offset: offset
    places = _places(text, "utf-16-le", 2)
    return lambda offset: places[offset]


def from_utf16(text: str) -> Convert:
    """Return the function from UTF-16 units of a text to code points; None inside a pair or outside the text."""
    return _back(_places(text, "utf-16-le", 2))


def _places(text: str, encoding: str, width: int) -> list[int]:
    return [0, *accumulate(len(sign.encode(encoding, "surrogatepass")) // width for sign in text)]


def _back(places: list[int]) -> Convert:
    def convert(offset: int) -> int | None:
        at = bisect_left(places, offset)
        return at if at < len(places) and places[at] == offset else None

    return convert


def _same(length: int) -> Convert:
    return lambda offset: offset if 0 <= offset <= length else None


def found_unit(
    text: str,
    spans: Iterable[Quoted],
    folded: Callable[[str], str] = str,
    told: Callable[[str], None] = lambda unit: None,
    pieces: Iterable[tuple[Sequence[tuple[int, int]], str]] = (),
) -> Callable[[int, int], Fragment]:
    """Find the unit in which all spans lead to their strings: code points, UTF-16 units, UTF-8 bytes, each with the end left out or in.

    `folded` takes from both strings what the file may have changed; `told` is told the unit; `pieces` are spans of several fragments,
    whose strings are joined in the order of the file or of the text. Raises Invalid: unit_unknown, with the share of the best unit.
    """
    known = list(spans)
    broken = list(pieces)
    ways = {
        "code points": _same(len(text)),
        "UTF-16 units": _back(_places(text, "utf-16-le", 2)),
        "UTF-8 bytes": _back(_places(text, "utf-8", 1)),
    }
    best, share = "", -1
    for name, convert in ways.items():
        for more in (0, 1):
            right = sum(_leads(text, convert, span, more, folded) for span in known)
            right += sum(_lead(text, convert, some, words, more, folded) for some, words in broken)
            unit = f"{name}{', ends included' if more else ''}"
            if right == len(known) + len(broken):
                if right:
                    told(unit)
                return _converter(convert, more)
            if right > share:
                best, share = unit, right
    count = len(known) + len(broken)
    raise Invalid("unit_unknown", f"Counted in {best}, {share:,} of {count:,} spans lead to their strings.")


def _leads(text: str, convert: Convert, span: Quoted, more: int, folded: Callable[[str], str]) -> bool:
    start, end = convert(span[0]), convert(span[1] + more)
    return start is not None and end is not None and folded(text[start:end]) == folded(span[2])


def _lead(
    text: str, convert: Convert, pairs: Sequence[tuple[int, int]], words: str, more: int, folded: Callable[[str], str]
) -> bool:
    """Tell whether fragments lead to their strings, in the order of the file or of the text; tools differ in what they put between."""
    for some in (pairs, sorted(pairs)):
        places = [(convert(start), convert(end + more)) for start, end in some]
        strings = [text[start:end] for start, end in places if start is not None and end is not None]
        if len(strings) == len(pairs) and _joined(strings, folded) == _joined([words], folded):
            return True
    return False


def _joined(strings: Sequence[str], folded: Callable[[str], str]) -> str:
    return "".join(folded(" ".join(strings)).split())


def _converter(convert: Convert, more: int) -> Callable[[int, int], Fragment]:
    def fragment(start: int, end: int) -> Fragment:
        first, last = convert(start), convert(end + more)
        if first is None or last is None or first >= last:
            raise Invalid("span_out_of_range", f"The span from {start} to {end} lies outside the text, or is empty.")
        return first, last

    return fragment
