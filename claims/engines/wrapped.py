"""Hard-wrapped text: paragraphs whose lines were broken to a width, as in e-mails, press releases and text from PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

# A width to which people and programs break lines, in code points, with some room for a name that stands out.
NARROWEST, WIDEST = 40, 110
# A line that ends in the middle of a sentence is broken, whatever the width, unless it is as short as a heading.
SHORTEST_BROKEN = 30
# In the middle of a word or of a quotation, so few are enough.
SHORTEST_INSIDE = 12
# Lines of which so many are full are broken to a width; a list of short items is not.
FULL_SHARE = 0.7
MIN_LINES = 3

# Two lines without a blank one between them.
NEIGHBOURS = regex.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
# Stands for what is left out inside a word, and for marks and blanks: a browser shows neither, and takes the second for white space.
NOTHING, NO_BLANK = "\u2060", "\ufeff"
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
    # Where an e-mail's marks begin, and whether there are any.
    begin: int
    marked: bool


def joined_line_ends(text: str) -> list[tuple[int, int, str]]:
    """Find the line ends that stand inside a paragraph: [start, end) in code points, and what to read instead.

    A stretch covers the spaces around the line end and the marks of an e-mail on the next line. It is read as a space, or as
    nothing where it and the hyphen before it divide a word.
    """
    if ">" not in text and NEIGHBOURS.search(text) is None:
        return []
    found = [_stretch(upper, lower) for block in _blocks(text) for upper, lower in _broken(block)]
    joined = {end for _, end, _ in found}
    marks = [(line.begin, line.words, "") for block in _blocks(text) for line in block if line.marked]
    return [*found, *(mark for mark in marks if mark[1] not in joined)]


def shown(text: str) -> str | None:
    """Return a text as people read it on the screen: lines that were broken to a width run on, without the marks of an e-mail.

    The result has the length of the text, in code points and in UTF-16 units, so offsets hold for both. None where nothing changes.
    """
    stretches = joined_line_ends(text)
    if not stretches:
        return None
    pieces: list[str] = []
    last = 0
    for start, end, instead in sorted(stretches):
        own = text[start:end]
        if not instead and own[0] in "-\u2010":
            # A hyphen stays, and nothing shows between it and the rest of its word.
            joined = own[0] + NOTHING * (len(own) - 1)
        else:
            # One blank, behind which a line may end, however many marks of an e-mail stood there.
            joined = NO_BLANK * (len(own) - len(instead)) + instead
        pieces += [text[last:start], joined]
        last = end
    return "".join([*pieces, text[last:]])


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines without a blank line between them."""
    block: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        mark = MAIL_MARK.match(raw)
        begin = mark.end() if mark else len(raw) - len(raw.lstrip())
        words = raw[begin:].rstrip()
        if words:
            at = start + begin
            block.append(Line(start, at + len(words), at, words, start, mark is not None))
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
    short = HYPHEN.search(upper.text) or upper.text.count("“") > upper.text.count("”")
    return (
        (SHORTEST_INSIDE if short else SHORTEST_BROKEN) <= len(upper.text) <= WIDEST
        and SENTENCE_END.search(upper.text) is None
        and (LOWER.match(lower.text) is not None or UNFINISHED.search(upper.text) is not None)
    )


def _stretch(upper: Line, lower: Line) -> tuple[int, int, str]:
    if HYPHEN.search(upper.text) and LOWER.match(lower.text):
        return upper.end - 1, lower.words, ""
    return upper.end, lower.words, " "
