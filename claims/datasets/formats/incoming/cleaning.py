"""A text of another tool made one of ours, with the new places of its offsets."""

import re
from bisect import bisect_right
from collections.abc import Callable

from claims.articles.clean import clean
from claims.core.errors import Invalid
from claims.core.titles import LINE_END

# Whatever import changes: line ends become LF, a byte-order mark and control characters vanish.
CHANGED = re.compile(f"(?P<end>{LINE_END.pattern})|[\x00-\x08\x0b-\x1f\x7f-\x9f]|^\ufeff")


def cleaned(raw: str) -> tuple[str, Callable[[int], int]]:
    """Return the text to freeze, and the function from places in the raw text to places in it.

    Raises Invalid: bad_unicode, empty_text, text_too_long.
    """
    text = clean(raw)
    if text == raw:
        return text, lambda offset: offset
    # Where something was taken out, and how much by then.
    begins: list[int] = []
    ends, taken, total = [0], [0], 0
    for match in CHANGED.finditer(raw):
        kept = 1 if match["end"] else 0
        total += len(match[0]) - kept
        begins.append(match.start())
        ends.append(match.end())
        taken.append(total)
    if len(raw) - total != len(text):
        raise Invalid("invalid", "The text holds characters that cannot be imported.", "text")

    def place(offset: int) -> int:
        at = bisect_right(ends, offset) - 1
        # Within what is taken out, the place is where that begins.
        return (min(offset, begins[at]) if at < len(begins) else offset) - taken[at]

    return text, place
