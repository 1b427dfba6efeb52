"""Reported speech and quotations without a cue of their own, whose source was named earlier."""

from collections.abc import Iterator, Sequence

from claims.core.records import Fragment
from claims.engines.german.grammar import Candidate, Range, Reading, single, spans
from claims.engines.german.lexicon import WEAKER
from claims.engines.german.mood import FIRST, said_of, subjunctive
from claims.engines.german.phrases import is_name, opening, phrase_end, starts_as_subject
from claims.engines.german.subjects import subject, with_apposition

MIN_WORDS = 4
MIN_QUOTED = 3
# How many sentences back a run of sentences without a cue may find its source.
FAR = 12
# Beyond this many sentences, the subject of the preceding sentence is the likelier source.
NEAR = 3
LONGEST_TAG = 30
NOBODY = frozenset(("das", "dies", "es", "man", "diese", "dieser", "dieses", "jener", "alles", "nichts"))
# A run longer than this many characters is ended.
LONGEST_RUN = 1_500


class Runs:
    """Tracks the most recent claim, so that a sentence without a cue can continue it."""

    def __init__(self) -> None:
        self.source: list[Fragment] = []
        self.age = FAR
        self.open: Candidate | None = None
        self.subject: list[Fragment] = []

    def read(self, r: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the claim of a sentence that no pattern matches, or extend the preceding claim."""
        run, self.open, self.age = self.open, None, self.age + 1
        for c in found:
            if c.pattern == "demnach" and not c.source and self.age < FAR:
                c.source = list(self.source)
        if found:
            named = [c for c in found if c.source and not _is_nobody(r, c.source)]
            if named:
                self.source, self.age = max(named, key=lambda c: sum(b - a for a, b in c.content)).source, 0
        else:
            own = self._run(r, run)
            if own is not None and own is not run:
                yield own
            self.open = own
        self.subject = _first_subject(r) or self.subject

    def _run(self, r: Reading, run: Candidate | None) -> Candidate | None:
        pattern = _free(r)
        if pattern is None:
            return None
        s = r.s
        known = self.age < FAR
        if pattern == "free-conditional" and not (run or self.age <= 1):
            return None
        content = [(s.start, s.end)]
        if (
            run is not None
            and run.pattern.startswith("free")
            and pattern != "free-quote"
            and self._goes_on(run, s.start)
        ):
            run.content = [(run.content[0][0], s.end)]
            return run
        near = self.age < NEAR or pattern == "free-said-of" or not self.subject
        source = self.source if known and near else self.subject
        return Candidate(pattern, "", content, list(source), [], s.start)

    def _goes_on(self, run: Candidate, start: int) -> bool:
        (first, last) = run.content[0]
        return last + 3 > start and last - first < LONGEST_RUN


def _free(r: Reading) -> str | None:
    """Return how a sentence without a cue reports: by subjunctive, “soll … haben”, or quotation marks."""
    s = r.s
    if len(s.words) < MIN_WORDS and not any(w.quote for w in s.words):
        return None
    if s.words[-1].text == "?" and not any(w.quote for w in s.words):
        return None
    if all(w.quote or not w.letters for w in s.words):
        body = " ".join(w.text for w in s.words if w.quote)
        return "free-quote" if body.count(" ") + 1 >= MIN_QUOTED else None
    moods = [subjunctive(s.words, *s.fields[n]) for n in range(len(s.fields)) if r.kinds[n] in ("v2", "frag", "zu")]
    best = max(moods, default=0)
    if best == 2:
        return "free"
    if any(said_of(s.words, *own) for own in s.fields):
        return "free-said-of"
    return "free-conditional" if best == 1 else None


def _is_nobody(r: Reading, source: Sequence[Fragment]) -> bool:
    """Tell whether a source is "das", "es" or "man": who says the next sentence is somebody else."""
    start, end = source[0]
    word = next((word for word in r.s.words if word.start == start), None)
    return word is not None and word.end == end and word.low in NOBODY


def _first_subject(r: Reading) -> list[Fragment]:
    s = r.s
    first, last = s.fields[0]
    start = opening(s, first, last)
    if not starts_as_subject(s, start, last):
        return []
    end = phrase_end(s, start, last)
    return spans(s, [with_apposition(r, start, end)]) if end > start else []


def loose_quotes(r: Reading, found: Sequence[Candidate], runs: Runs) -> Iterator[Candidate]:
    """Yield quotations of several words that no claim in the sentence covers."""
    covered = [f for c in found for f in c.content]
    for i, word in enumerate(r.s.words):
        if not word.quote or word.text.count(" ") + 1 < MIN_QUOTED or is_name(word):
            continue
        if any(a < word.end and word.start < b for a, b in covered):
            continue
        before = r.s.words[i - 1].text if i else ""
        source: list[Range] = []
        if before == ":" and r.s.field_at(i):
            a, b = r.s.fields[r.s.field_at(i) - 1]
            if starts_as_subject(r.s, a, b) and phrase_end(r.s, a, b) == b:
                source = [(a, b)]
        before_it = list(runs.source if runs.age <= 1 else runs.subject)
        yield Candidate("colon-quote" if source else "loose-quote", ":" if source else "", spans(r.s, [(i, i + 1)]), spans(r.s, source) or before_it,
                        [(r.s.words[i - 1].start, r.s.words[i - 1].end)] if source else [], word.start)  # fmt: skip


def quotes_inside(r: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the quotations inside an indirect claim: the same source, word for word."""
    for outer in found:
        if outer.pattern in ("quote-cue", "cue-quote", "colon-quote", "quote-inside", "loose-quote", "free-quote"):
            continue
        whole = sum(b - a for a, b in outer.content)
        for word in r.s.words:
            if (
                word.quote
                and not (is_name(word) and word.text.count(" ") < 3)
                and any(a <= word.start and word.end <= b for a, b in outer.content)
                and word.end - word.start < 0.9 * whole
            ):
                yield Candidate(
                    "quote-nested",
                    "",
                    [(word.start, word.end)],
                    list(outer.source),
                    list(outer.cue),
                    word.start,
                    parent=outer,
                )


def governed(r: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """Drop claims inside a subjunctive sentence that none of them covers.

    “Er wisse nicht, was geschehen sei”: the whole sentence is attributed, so its verb is not a cue of the author.
    """
    s = r.s
    for n, (first, last) in enumerate(s.fields):
        if r.kinds[n] != "v2":
            continue
        if subjunctive(s.words, first, last) < 2:
            return list(found)
        verb = next((w for w in s.words[first:last] if w.low in FIRST), s.words[first])
        if any(a <= verb.start < b for c in found for a, b in c.content):
            return list(found)
        return []
    return list(found)


def told_before(r: Reading, last: Reading | None) -> Iterator[Candidate]:
    """Read “Das teilte die Polizei mit” and “Dies geht aus einem Bericht hervor”: the content is the preceding sentence."""
    if last is None or r.s.words[0].low not in ("das", "dies") or len(r.s.words) > LONGEST_TAG:
        return
    for cue in r.cues:
        if cue.final or cue.lemma in WEAKER and cue.lemma != "hervor|gehen" or cue.verb > 2:
            continue
        source = subject(r, cue)
        if cue.lemma == "hervor|gehen":
            source = _document_of(r)
        if source:
            content = [(last.s.start, last.s.end), *spans(r.s, [(0, 1)])]
            yield Candidate(
                "told-before",
                r.s.words[cue.verb].text,
                content,
                spans(r.s, source),
                single(r.s, cue.words),
                r.s.words[cue.verb].start,
            )
        return


def _document_of(r: Reading) -> list[Range]:
    first, last = r.s.fields[0]
    for i in range(first, last):
        if r.s.words[i].low == "aus":
            end = phrase_end(r.s, i + 1, last)
            return [with_apposition(r, i + 1, end)] if end > i + 1 else []
    return []
