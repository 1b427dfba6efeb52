"""How much of a text is parsed: the budget counts work, not time, so that results are reproducible."""

from functools import lru_cache

import regex

from claims.core import messages
from claims.core.messages import Message
from claims.engines.rules import lexicon

# Words and marks of one text that are parsed. The parser reads about 5,400 in a CPU second, so these take about 7 s of a job; a
# transcript of 140,000 characters is read whole.
MAX_WORK = 36_000
# What a line costs beside its words.
LINE = 5
PIECE = regex.compile(r"[^\W_]+|[^\w\s]|_")
IRREGULAR = """
    said says saying told thought knew known wrote written felt found heard swore sworn taught understood foresaw
    foreseen showed shown forgot forgotten read wept meant held saw seen began begun gave given took spoke spoken
    denied denies replied replies implied implies cried cries specified clarified testified notified according
"""


@lru_cache(maxsize=1)
def trigger() -> "regex.Pattern[str]":
    """Return the pattern of quotation marks and of reporting verbs in any form; it is compiled at the first use."""
    stems = sorted({verb[:-1] if verb.endswith("e") else verb for verb in lexicon.CLAUSE})
    forms = rf"(?:{'|'.join(stems)})(?:e|es|ed|ing|s)?|{'|'.join(IRREGULAR.split())}"
    return regex.compile(rf"[\"“”„«»]|''|``|\b(?:{forms})\b", regex.IGNORECASE)


def work(line: str) -> int:
    """Return the cost of parsing a line."""
    return sum(1 for _ in PIECE.finditer(line)) + LINE


def split(text: str) -> tuple[str, str]:
    """Return the text to parse and the text that is left, each with the other's lines blank, so that offsets stay.

    Where all fits into the budget, nothing is left. Else lines with a quotation mark or a reporting verb go first, spread over the
    whole text, and the others fill what remains. A line that does not fit whole is left, unless nothing fits.
    """
    if len(text) <= MAX_WORK // (LINE + 1):
        return text, ""
    lines = text.split("\n")
    costs = [work(line) if line.strip() else 0 for line in lines]
    if sum(costs) <= MAX_WORK:
        return text, ""
    promising = [bool(trigger().search(line)) for line in lines]
    chosen: set[int] = set()
    room = MAX_WORK
    for wanted in (True, False):
        own = [n for n, cost in enumerate(costs) if cost and promising[n] is wanted]
        for number in _spread(own, costs, room):
            if costs[number] <= room:
                chosen.add(number)
                room -= costs[number]
    if not chosen:
        return _cut(text, room)
    mine = [line if n in chosen else " " * len(line) for n, line in enumerate(lines)]
    rest = [line if n not in chosen else " " * len(line) for n, line in enumerate(lines)]
    return "\n".join(mine), "\n".join(rest)


def _spread(numbers: list[int], costs: list[int], room: int) -> list[int]:
    """Order lines so that the first of them that fit into the room are spread evenly over the text; the others follow."""
    total = sum(costs[n] for n in numbers)
    if total <= room:
        return numbers
    first, others, credit = [], [], 0.0
    for number in numbers:
        credit += costs[number] * room / total
        if credit >= costs[number]:
            credit -= costs[number]
            first.append(number)
        else:
            others.append(number)
    return first + others


def _cut(text: str, room: int) -> tuple[str, str]:
    """Cut a text of lines that are all too long where the budget ends, at a space if there is one near."""
    at = 0
    for count, piece in enumerate(PIECE.finditer(text)):
        if count >= room:
            at = piece.start()
            break
    at = max(text.rfind(" ", max(0, at - 200), at), 0) or at
    return text[:at] + _blank(text[at:]), _blank(text[:at]) + text[at:]


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def note(text: str) -> Message | None:
    """Return what people should know about how a text is read; None when all of it is parsed."""
    mine, rest = split(text)
    if not rest.strip():
        return None
    whole, parsed = (sum(1 for line in t.split("\n") if line.strip()) for t in (text, mine))
    return messages.note("long_article", parsed=parsed, paragraphs=whole)
