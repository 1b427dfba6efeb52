"""Quotation marks: where quoted stretches begin and end, also where marks are unbalanced."""

from dataclasses import dataclass

import regex

# Doubled apostrophes and doubled grave accents are how wire copy and older newspaper archives write typewriter marks.
MARK = regex.compile(r"''|``|[\"“”„‟«»‹›‘’‚]|(?<![\w'])'(?=[\w$#@(\[])|(?<=[\w.,!?%)\]…])'(?![\w'])")
CLOSERS = {"“": "”\"“", "„": "“”\"", "‟": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "'": "'", "''": "''",
           "``": "''", '"': '"”', "”": "”"}  # fmt: skip
SINGLE = {"'", "‘", "‚", "‹"}
LONGEST_SINGLE = 400
SHORTEST_SINGLE = 2
ENDINGS = (".", "!", "?", "…", ":")
# A closing single mark stands behind a word's end or a sentence's end; "the residents’ homes" has neither mark nor end.
CLOSED_LATER = regex.compile(r"[^‘]*[.,!?…]’(?!\w)")
# A paragraph without an opening mark before its closing one.
UNOPENED = regex.compile(r"\s*([^\s“”„«»\"][^“”„«»\"\n]{10,}[.!?,…]”)")
DECADE = regex.compile(r"\d0s")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch with its marks: [start, end) in code points.

    `closed` is False when the paragraph ended before a closing mark; `single` tells apostrophe-like marks, which are
    often something else.
    """

    start: int
    end: int
    opening: int
    closing: int
    closed: bool
    single: bool


def quotations(text: str) -> list[Quotation]:
    """Find the quoted stretches of a text, paragraph by paragraph, outermost only, in text order.

    A mark left open runs to the end of its paragraph, as in a quotation of several paragraphs, unless another opening
    mark follows first. A closing mark without an opening one is left out.
    """
    found: list[Quotation] = []
    offset = 0
    lines = text.split("\n")
    left_open = False
    for number, line in enumerate(lines):
        if line.strip():
            closed = UNOPENED.match(line) if left_open else None
            if closed is not None:
                # A paragraph that was not opened anew goes on to the mark that closes it.
                end = closed.end()
                found.append(Quotation(offset + closed.start(1), offset + end, 0, 1, True, False))
                found.extend(_in_line(" " * end + line[end:], offset))
                left_open, offset = False, offset + len(line) + 1
                continue
            # In British print each paragraph of a quotation is opened, and only the last one is closed.
            behind = next((own for own in lines[number + 1 : number + 3] if own.strip()), "")
            goes_on = behind.lstrip().startswith("‘") and line.rstrip().endswith(ENDINGS)
            own = _in_line(line, offset, goes_on)
            found.extend(own)
            left_open = bool(own) and not own[-1].closed and not own[-1].single and text[own[-1].start] == "“"
        offset += len(line) + 1
    return found


def _in_line(line: str, offset: int, goes_on: bool = False) -> list[Quotation]:
    found: list[Quotation] = []
    stop = len(line.rstrip())
    start, closers, opener = -1, "", ""
    for match in MARK.finditer(line):
        mark, at, end = match.group(), match.start(), match.end()
        if mark == "’" and end < len(line) and line[end].isalnum() and at and line[at - 1].isalnum():
            continue
        if start < 0:
            if _may_open(line, mark, at, end, stop):
                start, closers, opener = at, CLOSERS[mark], mark
            continue
        if opener in SINGLE and _is_possessive(line, mark, at, end, goes_on):
            continue
        if mark in _split(closers) and _may_close(line, mark, at, end, opener):
            if len(line[start + len(opener) : at].strip()) > (SHORTEST_SINGLE if opener in SINGLE else 0):
                found.append(_make(offset, start, end, opener, mark, True))
            start = -1
        elif opener in SINGLE and (mark not in SINGLE or at - start > LONGEST_SINGLE):
            # An apostrophe was taken for a mark: forget it.
            start = -1
            if _may_open(line, mark, at, end, stop):
                start, closers, opener = at, CLOSERS[mark], mark
        elif mark == opener and opener not in SINGLE and _may_open(line, mark, at, end, stop):
            told = line[start + len(opener) : at].rstrip()
            if told.endswith((".", "!", "?", "…")):
                # It was not closed; what follows is opened anew.
                found.append(_make(offset, start, start + len(opener) + len(told), opener, "", False))
            start = at
    open_to_the_end = (
        opener not in SINGLE
        or opener == "‘"
        and (goes_on or not line[:start].strip())
        and line[:stop].endswith(ENDINGS)
    )
    if start >= 0 and open_to_the_end and line[start + len(opener) : stop].strip():
        found.append(_make(offset, start, stop, opener, "", False))
    return found


def _make(offset: int, start: int, end: int, opener: str, closer: str, closed: bool) -> Quotation:
    return Quotation(offset + start, offset + end, len(opener), len(closer), closed, opener in SINGLE)


def _split(closers: str) -> tuple[str, ...]:
    return ("''",) if closers == "''" else tuple(closers)


def _may_open(line: str, mark: str, at: int, end: int, stop: int) -> bool:
    """Tell whether a mark can open: something follows before `stop`, where the line's last word ends, and a symmetrical mark does not follow a word."""
    if mark not in CLOSERS or mark in "’”" or end >= stop:
        return False
    if line[end].isspace():
        return mark == "«"
    before = line[at - 1] if at else " "
    if mark == "'" and DECADE.match(line, end):
        return False
    return mark in "“„‟«‘‚‹``" or not (before.isalnum() or before in ".,!?%")


def _is_possessive(line: str, mark: str, at: int, end: int, goes_on: bool) -> bool:
    """Tell whether a mark is the apostrophe of "the residents’ homes" in a quotation that is closed later."""
    if mark != "’" or at == 0 or line[at - 1] not in "sSzx" or not line[end : end + 1].isspace():
        return False
    return line[end + 1 : end + 2].islower() and (goes_on or CLOSED_LATER.match(line, end) is not None)


def _may_close(line: str, mark: str, at: int, end: int, opener: str) -> bool:
    """Tell whether a mark can close: a symmetrical one is not glued to the word after it."""
    after = line[end] if end < len(line) else " "
    if mark in {'"', "''"}:
        return not line[at - 1].isspace() or not after.isalnum()
    return not (mark in {"’", "'"} and after.isalnum())
