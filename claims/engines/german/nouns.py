"""Claims introduced by nouns and adjectives: “die Forderung, …”, “ist der Meinung, dass …”, “zeigte sich überzeugt, dass …”."""

from collections.abc import Iterator

from claims.engines.german.clauses import complement
from claims.engines.german.grammar import Candidate, Cue, Range, Reading, single, spans
from claims.engines.german.lexicon import ADJECTIVES, DETERMINERS, NOUNS
from claims.engines.german.mood import finite_at, subjunctive
from claims.engines.german.phrases import phrase_end
from claims.engines.german.subjects import subject

MAX_TRIED = 8


def from_nouns(r: Reading) -> Iterator[Candidate]:
    """Yield claims in a clause directly after a noun or adjective of attitude, or after “davon”, “darauf” and so on."""
    tried = 0
    for number in range(len(r.s.fields) - 1):
        if tried >= MAX_TRIED or r.kinds[number + 1] not in ("dass", "zu", "v2"):
            continue
        at = _head(r, number)
        if at < 0:
            continue
        if r.kinds[number + 1] == "v2" and not subjunctive(r.s.words, *r.s.fields[number + 1]):
            continue
        tried += 1
        yield _made(r, number, at)


def _head(r: Reading, number: int) -> int:
    """Find the word that the next field depends on: the last noun of the field, with or without a genitive after it."""
    first, last = r.s.fields[number]
    words = r.s.words
    for i in range(last - 1, max(first - 1, last - 7), -1):
        low = words[i].low
        if (
            words[i].capital
            and low in NOUNS
            and (i == last - 1 or phrase_end(r.s, i, last) >= last - 1 or finite_at(words, i + 1, last) >= 0)
        ):
            return i
        if low in ADJECTIVES and i == last - 1:
            return i
    return -1


def _made(r: Reading, number: int, at: int) -> Candidate:
    s = r.s
    first, last = s.fields[number]
    words = s.words
    noun = words[at].capital
    verb = finite_at(words, first, last)
    source: list[Range] = []
    cue = [at]
    if noun and at > first and words[at - 1].low in DETERMINERS:
        cue.insert(0, at - 1)
    if verb >= 0 and r.kinds[number] in ("v2", "zu"):
        source = subject(r, Cue("", [verb], verb, number))
        source = [(a, b) for a, b in source if not a <= at < b]
        cue = [verb, *cue]
        if last - 1 > at and s.words[last - 1].low.islower() and not s.words[last - 1].capital and last - 1 != verb:
            cue.append(last - 1)
    if noun and not source:
        end = phrase_end(s, at, last)
        if end > at + 1:
            source = [(at + 1, end)]
    kind = r.kinds[number + 1]
    pattern = "noun" if noun else "adjective"
    tail = "infinitive" if kind == "zu" else "clause"
    return Candidate(
        f"{pattern}-{tail}",
        words[at].text,
        spans(s, complement(r, number + 1)),
        spans(s, source),
        single(s, [i for i in dict.fromkeys(cue) if not any(a <= i < b for a, b in source)]),
        words[at].start,
    )
