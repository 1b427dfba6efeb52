"""Where the headline, the body and the boilerplate of a text lie."""

import re

from claims.core.records import Zone, ZoneKind
from claims.core.titles import MARKED, clean_line

OTHER_ARTICLES = (
    r"related\s+(?:posts?|stories|articles|topics|reading)|read\s+(?:more|also|next)|you\s+may\s+also\s+like|more\s+(?:on|from)\s+this"
    r"|most\s+(?:read|viewed)|recommended\s+for\s+you|also\s+(?:read|see)|see\s+also"
)
LINKS = re.compile(rf"(?:{OTHER_ARTICLES})\s*:", re.IGNORECASE)
BOILERPLATE = re.compile(
    rf"(?:{OTHER_ARTICLES}|share\s+this(?:\s+(?:article|story|post))?|tags?"
    r"|views|comments?|advertisement|sponsored|sign\s+up\s+for|subscribe\s+to|follow\s+us|print\s+this|filed\s+under|posted\s+in)"
    r"\b[^.!?“”\"]{0,80}(?::\s*[\d.,kKmM]*\s*$|:\s*[^.!?“”\"]{0,80}$|\s*$)",
    re.IGNORECASE,
)
# A notice names a year or a holder; "Copyright reform will cost ..." is a sentence.
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:\s*[:©]|\s+(?:©|\(c\)|\d{4}|by|of|notice|holders?|owned|all\s+rights|(?-i:[A-Z])))|copyright\s*$)"
    r"[^“”\"]{0,160}$",
    re.IGNORECASE,
)
# A line in which somebody says something is read, whatever word it begins with, unless it is the title of another article.
SAYING = re.compile(
    r"\b(?:said|says?|told|tells|added|announced|warned|argued|claimed|denied|insisted|stated|wrote|according\s+to)\b",
    re.IGNORECASE,
)
MAX_BOILERPLATE_LINES = 12


def lines_of(text: str) -> list[tuple[int, int]]:
    """Find every line that is not blank: [start, end) without its line end."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _titled(line: str, title: str) -> bool:
    """Tell whether a line is the title, whatever became of its tabs and hidden characters there."""
    if line.strip() == title:
        return True
    # A whole article on one line is no title, and long to clean.
    shown = clean_line(line) if len(line) <= 2 * len(title) + 100 else ""
    return title in (shown, MARKED.sub("", shown, count=1))


def _is_boilerplate(line: str) -> bool:
    """Tell whether a line is one that pages add: links to other articles, counts, a notice of rights."""
    if SAYING.search(line) is not None:
        return LINKS.match(line) is not None
    return BOILERPLATE.match(line) is not None or COPYRIGHT.match(line) is not None


def zones_of(text: str, title: str = "") -> tuple[Zone, ...]:
    """Divide the text into headline, body and boilerplate zones, in order, disjoint; blank lines between belong to none.

    Boilerplate is looked for in the last lines only and stays in the text: it is marked, not removed.
    """
    lines = lines_of(text)
    kinds = [ZoneKind.BODY] * len(lines)
    if lines and title and _titled(text[slice(*lines[0])], title.strip()):
        kinds[0] = ZoneKind.HEADLINE
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - MAX_BOILERPLATE_LINES), -1):
        line = text[slice(*lines[index])].strip()
        if _is_boilerplate(line):
            kinds[index] = ZoneKind.BOILERPLATE
    # Whatever stands below the first boilerplate line of the tail is a list of links, unless it reads like a sentence.
    first = next((index for index, kind in enumerate(kinds) if kind == ZoneKind.BOILERPLATE), len(kinds))
    for index in range(first, len(kinds)):
        line = text[slice(*lines[index])].strip()
        if len(line) < 120 and not line.endswith((".", "!", "?", "”", '"')):
            kinds[index] = ZoneKind.BOILERPLATE
    zones: list[Zone] = []
    for (start, end), kind in zip(lines, kinds, strict=True):
        if zones and zones[-1].kind == kind:
            zones[-1] = Zone(zones[-1].start, end, kind)
        else:
            zones.append(Zone(start, end, kind))
    return tuple(zones)
