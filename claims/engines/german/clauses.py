"""Claims of reporting verbs: the clause after them, the sentence before or around them, questions, infinitives."""

from collections.abc import Iterator

from claims.engines.german.grammar import Candidate, Cue, Range, Reading, single, spans
from claims.engines.german.lexicon import (
    ADVERBS,
    ASKING,
    JUDGING,
    NO_INFINITIVE,
    PREPOSITIONS,
    TELLING,
    WEAKER,
    listed,
)
from claims.engines.german.mood import finite_at, subjunctive
from claims.engines.german.phrases import is_name, opening, starts_as_subject
from claims.engines.german.subjects import inserted, subject

CLAUSES = ("dass", "w", "zu")
BESIDE = listed("es davon darauf daran dazu dafür dagegen darüber damit davor darum sich")
SKIPPED = ("frag", "rel")
PATTERN = {"dass": "clause", "w": "question", "zu": "infinitive"}


def from_verbs(r: Reading) -> Iterator[Candidate]:
    """Yield the claims of all reporting verbs in a sentence."""
    taken: set[int] = set()
    for cue in r.cues:
        if cue.verb in taken:
            continue
        found = _of(r, cue)
        if found is not None:
            taken.update(cue.words)
            yield found


def _of(r: Reading, cue: Cue) -> Candidate | None:
    first, last = r.s.fields[cue.field]
    start = opening(r.s, first, last)
    source = subject(r, cue)
    if cue.final and r.s.words[start].low == "wie" and cue.lemma not in WEAKER or _so(r, cue, start):
        return _as_somebody_says(r, cue, source)
    if inserted(r, cue) or cue.verb == start and cue.field and _after_quote(r, cue):
        return _sentence_before(r, cue, source)
    behind = _behind(r, cue, source)
    if behind is not None:
        pattern, ranges = behind
        return _make(r, cue, pattern, source, ranges)
    if cue.verb == start and cue.field and not cue.final and _main_before(r, cue):
        return _sentence_before(r, cue, source)
    return _within(r, cue, source)


def _after_quote(r: Reading, cue: Cue) -> bool:
    """Return whether the preceding field is a quotation and nothing else: “„Wir zahlen“, sagte sie, …”."""
    first, last = r.s.fields[cue.field - 1]
    return last - first == 1 and r.s.words[first].quote


def _main_before(r: Reading, cue: Cue) -> bool:
    """Return whether a sentence or a question precedes the verb, rather than a condition, a date or a name."""
    before = range(cue.field)
    s = r.s
    if s.words[s.fields[cue.field - 1][1] - 1].quote and s.fields[cue.field - 1][1] - s.fields[cue.field - 1][0] == 1:
        return True
    clear = any(subjunctive(s.words, *s.fields[n]) == 2 for n in before)
    if cue.lemma in WEAKER and not clear:
        return False
    return any(r.kinds[n] == "v2" for n in before) or r.kinds[0] in ("dass", "w") or clear


def _so(r: Reading, cue: Cue, start: int) -> bool:
    """Tell whether a field reads “so schätzen die Forscher”."""
    if cue.lemma in WEAKER or cue.lemma in ("nennen", "bewerten"):
        return False
    return cue.field > 0 and r.s.words[start].low == "so" and cue.verb == start + 1 and not cue.final


def _make(
    r: Reading, cue: Cue, pattern: str, source: list[Range], ranges: list[Range], extra: list[int] | None = None
) -> Candidate:
    weak = "-weak" if cue.lemma in WEAKER and pattern in ("clause", "plain", "before") else ""
    return Candidate(
        pattern + weak,
        " … ".join(r.s.words[i].text for i in sorted(cue.words)),
        spans(r.s, ranges),
        spans(r.s, source),
        single(r.s, [*(extra or []), *cue.words, *_with_it(r, cue, source)]),
        r.s.words[cue.verb].start,
    )


def _with_it(r: Reading, cue: Cue, source: list[Range]) -> list[int]:
    """List the function words that belong to a cue: “es” in “hieß es”, “darauf” in “wies darauf hin”, “sich”."""
    first, last = r.s.fields[cue.field]
    near = {n for i in cue.words for n in (i - 1, i + 1)}
    return [
        n for n in sorted(near)
        if first <= n < last and r.s.words[n].low in BESIDE and n not in cue.words and not any(a <= n < b for a, b in source)
    ]  # fmt: skip


def _behind(r: Reading, cue: Cue, source: list[Range]) -> tuple[str, list[Range]] | None:
    """Find the complement in the fields after a verb."""
    s, number = r.s, max(r.s.field_at(i) for i in cue.words)
    after_source = max((s.field_at(b - 1) for _, b in source), default=0)
    reach = max(number, after_source if after_source < number + 5 else number)
    last = s.fields[reach][1]
    if last < len(s.words) and s.words[last].text == ":" and reach + 1 < len(s.fields):
        body = s.fields[reach + 1][0]
        if not s.words[body].quote and (cue.lemma in WEAKER or cue.passive):
            return None
        if s.words[body].quote:
            return "colon-quote", [(body, _quotes_end(r, reach + 1))]
        return "colon", [(body, s.fields[-1][1])]
    for n in range(cue.field + 1, len(s.fields)):
        kind = r.kinds[n]
        if kind in CLAUSES and n > number - 5:
            if (
                kind == "w"
                and cue.lemma not in ASKING
                or kind == "zu"
                and cue.lemma in NO_INFINITIVE
                or cue.lemma == "vor|sehen"
            ):
                return None
            return PATTERN[kind], complement(r, _from(r, cue, source, n) if kind == "zu" else n)
        if n <= reach:
            continue
        if s.words[s.fields[n][0]].quote:
            return "cue-quote", [(s.fields[n][0], _quotes_end(r, n))]
        if kind == "v2":
            return _plain(r, cue, source, n)
        if kind == "frag" and n + 1 < len(s.fields) and r.kinds[n + 1] in ("sub", "rel", "v2", *CLAUSES, "frag"):
            continue
        if kind == "sub" and n + 1 < len(s.fields) and subjunctive(s.words, *s.fields[n + 1]):
            return "plain", complement(r, n)
        if kind not in SKIPPED:
            return None
    return None


def _from(r: Reading, cue: Cue, source: list[Range], n: int) -> int:
    """Find the start of an infinitive's clause: “nicht mehr über den Turm, den höchsten, bestimmen zu wollen”."""
    start, least = n, max([cue.field, *(r.s.field_at(b - 1) for _, b in source)])
    while start - 1 > least and r.kinds[start - 1] in ("frag", "rel") and start > n - 3:
        start -= 1
    return (
        start
        if r.s.words[r.s.fields[start][0]].low in PREPOSITIONS or r.s.words[r.s.fields[start][0]].low in ADVERBS
        else n
    )


def _plain(r: Reading, cue: Cue, source: list[Range], n: int) -> tuple[str, list[Range]] | None:
    """Read a verb-second clause without “dass”: it is reported only if subjunctive or directly after a plain verb."""
    first, last = r.s.fields[n]
    begins = r.s.words[first].low
    mood = subjunctive(r.s.words, first, last)
    if begins in ("und", "aber", "doch", "denn", "sondern", "jedoch") and mood < 2:
        return None
    if mood == 0 and (
        cue.lemma in WEAKER
        or cue.passive
        or not starts_as_subject(r.s, first, last)
        or finite_at(r.s.words, first, last) == first
    ):
        return None
    if cue.final and finite_at(r.s.words, first, last) == first:
        return None
    start, least = n, max([cue.field, *(r.s.field_at(b - 1) for _, b in source)])
    for m in range(n - 1, least, -1):
        if r.kinds[m] not in ("frag", "rel", "sub"):
            break
        if r.kinds[m] == "sub" or r.s.words[r.s.fields[m][0]].low in PREPOSITIONS and r.kinds[m] == "frag":
            start = m
    return ("plain" if mood else "plain-indicative"), complement(r, start)


def complement(r: Reading, n: int) -> list[Range]:
    """Return the words from field `n` to the end of the clause: the end of the sentence, or where the author resumes."""
    first, end = r.s.fields[n]
    kind = r.kinds[n]
    for m in range(n + 1, len(r.s.fields)):
        start, stop = r.s.fields[m]
        mark = r.s.words[start - 1].text
        if mark in ";:" or mark in "–—-" and not subjunctive(r.s.words, start, stop):
            break
        if kind != "v2" and r.kinds[m] == "v2" and _resumes(r, m):
            break
        if (
            r.s.words[start].low in ("so", "sagte", "erklärte", "hieß")
            and r.kinds[m] in ("v2", "frag")
            and start + 1 < stop
        ):
            break
        if r.s.words[start].low == "wie" and any(c.field == m for c in r.cues):
            break
        end = stop
    return [(first, end)]


def _resumes(r: Reading, m: int) -> bool:
    """Return whether the main clause resumes after a subordinate one, with its verb or a new sentence in the indicative."""
    start, stop = r.s.fields[m]
    if subjunctive(r.s.words, start, stop):
        return False
    verb = finite_at(r.s.words, start, stop)
    begins = r.s.words[start].low
    return verb == start or begins in ("und", "aber", "doch", "jedoch") and 0 <= verb - start <= 6


def _quotes_end(r: Reading, n: int) -> int:
    """Return the end of the quotations at the start of field `n`; several may follow each other."""
    first, last = r.s.fields[n]
    end = first + 1
    while end < len(r.s.words) and r.s.words[end].quote:
        end += 1
    return end if end <= last else last


def _as_somebody_says(r: Reading, cue: Cue, source: list[Range]) -> Candidate | None:
    """Read “…, wie die Polizei mitteilte” and “Wie die Polizei mitteilte, …”."""
    s, number = r.s, cue.field
    opener = opening(s, *s.fields[number])
    before = [s.fields[n] for n in range(number)]
    last = number
    for _, b in source:
        last = max(last, s.field_at(b - 1))
    last = max([last, *(s.field_at(i) for i in cue.words)])
    after = [
        s.fields[n] for n in range(last + 1, len(s.fields)) if not (r.kinds[n] in SKIPPED and before and n == last + 1)
    ]
    ranges = _joined(s.fields[0][0], before) + ([(after[0][0], after[-1][1])] if after else [])
    return _make(r, cue, "as-said", source, ranges, [opener]) if ranges else None


def _joined(first: int, fields: list[Range]) -> list[Range]:
    return [(first, fields[-1][1])] if fields else []


def _sentence_before(r: Reading, cue: Cue, source: list[Range]) -> Candidate | None:
    """Read “Es gehe ihm gut, sagte der Minister” and “Das Haus, sagte er, sei sicher”."""
    s, number = r.s, cue.field
    first = 0
    for m in range(number - 1, 0, -1):
        if s.words[s.fields[m][0] - 1].text in ";:":
            first = m
            break
    begin, end = s.fields[first][0], s.fields[number - 1][1]
    quote = s.words[end - 1].quote
    whole = quote and all(s.words[i].quote or s.words[i].text in ",;" for i in range(begin, end))
    last = max([number, *(s.field_at(b - 1) for _, b in source), *(s.field_at(i) for i in cue.words)])
    ranges = [(begin, end)]
    main = any(r.kinds[m] == "v2" for m in range(first, number))
    rest = last + 1
    if rest < len(s.fields) and (
        not main or s.words[s.fields[rest][0]].quote or subjunctive(s.words, *s.fields[rest]) == 2 and not whole
    ):
        ranges.append((s.fields[rest][0], s.fields[-1][1]))
    pattern = "quote-cue" if quote else "inserted" if len(ranges) > 1 else "before"
    return _make(r, cue, pattern, source, ranges)


def _told(r: Reading, cue: Cue, source: list[Range]) -> Candidate | None:
    """Read “Greenpeace fordert die Vernichtung der Bestände”: the verb's object is what is demanded, feared or counted."""
    if cue.lemma not in TELLING or not source or cue.final or cue.passive or r.kinds[cue.field] != "v2":
        return None
    tied = TELLING[cue.lemma]
    if tied and not any(w.low in tied for w in r.s.words[slice(*r.s.fields[cue.field])]):
        return None
    low = high = cue.field
    while low and not _parted(r, low):
        low -= 1
    while high + 1 < len(r.s.fields) and not _parted(r, high + 1):
        high += 1
    return _make(r, cue, "object", source, [(r.s.fields[low][0], r.s.fields[high][1])])


def _parted(r: Reading, n: int) -> bool:
    start = r.s.fields[n][0]
    return r.s.words[start - 1].text in ";:" or r.s.words[start].low in ("und", "aber", "doch", "während")


def _within(r: Reading, cue: Cue, source: list[Range]) -> Candidate | None:
    """Read content within the verb's own clause: “nannte den Plan eine „Zumutung“”, „A“ sagte er."""
    s = r.s
    first, last = s.fields[cue.field]
    quoted = [i for i in range(first, last) if s.words[i].quote and not any(a <= i < b for a, b in source)]
    if not quoted:
        return _told(r, cue, source)
    at = quoted[0]
    if cue.lemma not in JUDGING:
        quoted = [i for i in quoted if not is_name(s.words[i])]
        if not quoted or cue.lemma in WEAKER:
            return None
    if at == first and at + 1 == cue.verb:
        return _make(r, cue, "quote-cue", source, [(at, at + 1)])
    return _make(r, cue, "quote-inside", source, [(i, i + 1) for i in quoted])
