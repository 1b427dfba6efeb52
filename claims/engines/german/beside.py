"""Claims whose source is named without a verb: “laut X”, “nach Angaben von X”, “X zufolge”, “so X”, “demnach”."""

from collections.abc import Iterator

from claims.engines.german.clauses import complement
from claims.engines.german.grammar import Candidate, Range, Reading, spans
from claims.engines.german.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    SAYING_ENDS,
    SAYINGS,
    SOURCES_BY_THEMSELVES,
)
from claims.engines.german.mood import subjunctive
from claims.engines.german.phrases import leads_to_noun, opening, phrase_end, starts_as_subject
from claims.engines.german.subjects import with_apposition

MAX_TRIED = 12
LONGEST_SOURCE = 24
# “Seiner Meinung nach”, “dem Vernehmen nach”.
BEFORE_NACH = frozenset(
    (
        "meinung",
        "ansicht",
        "auffassung",
        "einschätzung",
        "überzeugung",
        "vernehmen",
        "angaben",
        "aussage",
        "darstellung",
    )
)


def from_sources(r: Reading) -> Iterator[Candidate]:
    """Yield the claims attributed by a source phrase."""
    tried = 0
    for number, (first, last) in enumerate(r.s.fields):
        for i in range(first, last):
            found = _at(r, number, i)
            if found is not None:
                tried += 1
                yield found
            if tried >= MAX_TRIED:
                return


def _at(r: Reading, number: int, i: int) -> Candidate | None:
    s = r.s
    word, low = s.words[i], s.words[i].low
    first, last = s.fields[number]
    if s.hidden[i] or word.quote:
        return None
    if low in ("laut", "gemäß") and leads_to_noun(s, i + 1, last):
        end = phrase_end(s, i + 1, last)
        return _made(r, "laut", number, (i, i + 1), (i + 1, end)) if end > i + 1 else None
    if low == "nach" and i > first and s.words[i - 1].low in BEFORE_NACH:
        return _zufolge(r, number, i, i + 1)
    if low in ("nach", "aus", "entsprechend"):
        return _saying(r, number, i)
    if low == "zufolge" or low == "folge" and i > first and s.words[i - 1].low == "zu":
        return _zufolge(r, number, i if low == "zufolge" else i - 1, i + 1)
    if low == "so" and i == first and number:
        return _so(r, number, i)
    if low in SOURCES_BY_THEMSELVES and i == opening(s, first, last):
        content = _clause(r, number)
        if low == "danach" and not any(subjunctive(s.words, *own) for own in s.fields):
            return None
        return _with(r, "demnach", [(i, i + 1)], [], content) if content else None
    return None


def _saying(r: Reading, number: int, i: int) -> Candidate | None:
    """Read “nach Angaben der Polizei”, “nach eigenen Angaben”, “aus Sicht der Richter”, “nach einer Studie der Universität”."""
    s, (_, last) = r.s, r.s.fields[number]
    head = next((n for n in range(i + 1, min(last, i + 6)) if s.words[n].capital), -1)
    if head < 0 or any(s.words[n].low in PREPOSITIONS for n in range(i + 1, head) if s.words[n].low != "zu"):
        return None
    low = s.words[head].low
    if s.words[i].low == "aus" and low != "sicht" or low == "sicht" and s.words[i].low != "aus":
        return None
    if low not in SAYINGS and not low.endswith(SAYING_ENDS):
        # “nach Recherchen-artigem”: a name in the genitive before the noun: “nach Wulffs Ansicht”.
        follows = s.words[head + 1].low if head + 1 < last else ""
        if not (follows in SAYINGS and s.words[head].low.endswith(("s", "’", "'"))):
            return None
    end = phrase_end(s, i + 1, last)
    if end <= head:
        return None
    if s.words[end - 1].low == "zufolge":
        return None
    return _made(r, "nach", number, (i, i + 1), (i + 1, end))


def _zufolge(r: Reading, number: int, i: int, end: int) -> Candidate | None:
    s, (first, _) = r.s, r.s.fields[number]
    start = opening(s, first, i) if i > first else first
    low = max(start, i - LONGEST_SOURCE)
    for n in range(low, i):
        if (
            s.words[n].low in DETERMINERS or s.words[n].capital or s.words[n].quote or s.words[n].low == "nach"
        ) and phrase_end(s, n, i) == i:
            return _made(r, "zufolge", number, (i, end), (n, i))
    return None


def _so(r: Reading, number: int, i: int) -> Candidate | None:
    """Read “…, so der Minister” and “Das Haus, so die Polizei, sei sicher”."""
    s, (_, last) = r.s, r.s.fields[number]
    if not starts_as_subject(s, i + 1, last):
        return None
    start, end = i + 1, phrase_end(s, i + 1, last)
    if end <= start or r.kinds[number] == "v2" and end < last:
        return None
    start, end = with_apposition(r, start, end)
    here = s.field_at(end - 1)
    ranges = [(_start(r, number), s.fields[number - 1][1])]
    main = any(r.kinds[n] == "v2" for n in range(number)) or s.words[s.fields[number - 1][1] - 1].quote
    if here + 1 < len(s.fields) and (not main or s.words[s.fields[here + 1][0]].quote):
        ranges.append((s.fields[here + 1][0], s.fields[-1][1]))
    return _with(r, "so", [(i, i + 1)], [(start, end)], ranges)


def _start(r: Reading, number: int) -> int:
    for n in range(number - 1, 0, -1):
        if r.s.words[r.s.fields[n][0] - 1].text in ";:":
            return r.s.fields[n][0]
    return r.s.fields[0][0]


def _made(r: Reading, pattern: str, number: int, cue: Range, source: Range) -> Candidate | None:
    source = with_apposition(r, *source)
    content = _clause(r, number)
    here = r.s.field_at(source[1] - 1)
    if (
        content
        and here + 1 < len(r.kinds)
        and r.kinds[here + 1] == "rel"
        and here + 2 < len(r.kinds)
        and content[0][1] > r.s.fields[here + 1][1]
    ):
        content = [(content[0][0], r.s.fields[here][1]), (r.s.fields[here + 2][0], content[0][1])]
    return _with(r, pattern, [cue], [source], content) if content else None


def _with(r: Reading, pattern: str, cue: list[Range], source: list[Range], content: list[Range]) -> Candidate | None:
    return Candidate(
        pattern,
        r.s.words[cue[0][0]].text,
        spans(r.s, content),
        spans(r.s, source),
        spans(r.s, cue),
        r.s.words[cue[0][0]].start,
    )


def _clause(r: Reading, number: int) -> list[Range]:
    """Return the clause that holds field `number`: a subordinate one alone, else the sentence between semicolons."""
    if r.kinds[number] in ("rel", "dass", "w"):
        return complement(r, number)
    first, last = number, number
    while first and not _parts(r, first):
        first -= 1
    while last + 1 < len(r.s.fields) and not _parts(r, last + 1):
        last += 1
    return [(r.s.fields[first][0], r.s.fields[last][1])]


def _parts(r: Reading, n: int) -> bool:
    """Return whether a new main clause begins at field `n`: after a semicolon, or with a conjunction and a verb of its own."""
    start, _ = r.s.fields[n]
    mark = r.s.words[start - 1].text
    if mark in ";:":
        return True
    return (
        r.kinds[n] == "v2"
        and r.s.words[start].low in ("und", "aber", "doch", "während")
        and not subjunctive(r.s.words, *r.s.fields[n])
    )
