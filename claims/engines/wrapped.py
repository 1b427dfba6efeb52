"""Hard-wrapped text: paragraphs whose lines were broken to a width, as in e-mails, press releases and text from PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

# A width to which people and programs break lines, in code points, with some room for a name that stands out.
NARROWEST, WIDEST = 40, 110
# A line that ends in the middle of a sentence is broken, whatever the width, unless it is as short as a heading.
SHORTEST_BROKEN = 30
# Lines of which so many are full are broken to a width; a list of short items is not.
FULL_SHARE = 0.7
MIN_LINES = 3

MAIL_MARK = regex.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
# What begins a line of its own: an item of a list, a question or an answer, a turn ("MR. KIRBY:"), a time stamp.
OWN_LINE = regex.compile(r"\s*(?:[-*•‣–—▪]\s|\(?\d{1,3}[.)]\s|\[|#|\|)|\s*(?:Q|A|[\p{Lu}][\p{L}.'’ -]{1,40}):(?:\s|$)")
SENTENCE_END = regex.compile(r"[.!?…:][\"'”’»)\]]*$|[\"”»]$")
HYPHEN = regex.compile(r"\p{Ll}[-\u2010]$")
# No line of its own ends in an article, a preposition or a conjunction.
UNFINISHED = regex.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|into|and|or|but|that|than|as|is|was|were|will|would|its|his|her|their"
    r"|der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|mit|von|vom|zu|zum|zur|im|in|am|an|auf|für|vor|nach|über|dass|ist|wird)$"
)
LOWER = regex.compile(r"[\"'“‘(\[]?\p{Ll}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: [start, end) in code points without its line end, and where its words start behind a mail's marks."""

    start: int
    end: int
    words: int
    text: str


def joined_line_ends(text: str) -> list[tuple[int, int, str]]:
    """Find the line ends that stand inside a paragraph: [start, end) in code points, and what to read instead.

    A stretch covers the spaces around the line end and the marks of an e-mail on the next line. It is read as a space, or as
    nothing where it and the hyphen before it divide a word.
    """
    if "\n" not in text:
        return []
    return [_stretch(upper, lower) for block in _blocks(text) for upper, lower in _broken(block)]


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines without a blank line between them."""
    block: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        mark = MAIL_MARK.match(raw)
        begin = mark.end() if mark else len(raw) - len(raw.lstrip())
        words = raw[begin:].rstrip()
        if words:
            block.append(Line(start, start + begin + len(words), start + begin, words))
        elif block:
            yield block
            block = []
        start += len(raw) + 1
    if block:
        yield block


def _broken(block: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of neighbouring lines between which a paragraph goes on."""
    if len(block) < 2:
        return
    width = max(len(line.text) for line in block)
    pairs = list(zip(block, block[1:], strict=False))
    full = [_is_full(upper, lower, width) for upper, lower in pairs]
    to_width = NARROWEST <= width <= WIDEST and len(block) >= MIN_LINES and sum(full) >= FULL_SHARE * len(pairs)
    for (upper, lower), was_full in zip(pairs, full, strict=True):
        if OWN_LINE.match(lower.text):
            continue
        if to_width and was_full or _in_a_sentence(upper, lower):
            yield upper, lower


def _is_full(upper: Line, lower: Line, width: int) -> bool:
    """Tell whether the first word of the next line did not fit into this one."""
    first = lower.text.split(maxsplit=1)[0]
    return len(upper.text) + 1 + len(first) > width


def _in_a_sentence(upper: Line, lower: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence: the next goes on in lower case, or this one lacks its noun."""
    return (
        SHORTEST_BROKEN <= len(upper.text) <= WIDEST
        and SENTENCE_END.search(upper.text) is None
        and (LOWER.match(lower.text) is not None or UNFINISHED.search(upper.text) is not None)
    )


def _stretch(upper: Line, lower: Line) -> tuple[int, int, str]:
    if HYPHEN.search(upper.text) and LOWER.match(lower.text):
        return upper.end - 1, lower.words, ""
    return upper.end, lower.words, " "
