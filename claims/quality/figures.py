"""Quality of suggestions, computed without a database: decisions, corrections, agreement, misses.

Claims and suggestions are compared as `claims/engines/scoring.py` compares them, so the figures are those of
`make evaluate`. Offsets are code points, ends exclusive.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TypedDict
from uuid import UUID

from claims.core.messages import NAMES, Shown
from claims.core.records import Fragments
from claims.core.text import overlaps, size
from claims.engines.scoring import EDGE, bounds, pair, words
from claims.quality.intervals import Interval, Part, wilson

OUTCOMES = ("accepted", "edited", "rejected", "left")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
BANDS = 10


class OutcomeRow(TypedDict):
    """Suggestions of one version, reason and tenth of the score that had the same outcome: how many, and their scores' sum."""

    engine: str
    engine_version: str
    code: str | None
    words: str | None
    band: int
    outcome: str
    count: int
    scores: float


class Miss(TypedDict):
    """A claim that no suggestion touches, with a few words around it."""

    id: UUID
    content: Fragments
    article: UUID
    assignment: UUID
    checkworthiness: str
    missed: int
    number: int
    title: str
    before: str
    exact: str
    after: str


class MergedMiss(Miss):
    """Claims of several people at the same place: the first of them, and in how many passes one was marked."""

    passes: int


@dataclass(slots=True)
class Outcomes:
    """How many suggestions were accepted as they were, accepted with changes, rejected, and left without a decision."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    left: int = 0
    # Sum of the scores of those decided on.
    scores: float = 0.0

    def add(self, outcome: str, count: int, scores: float) -> None:
        """Count some suggestions with the same outcome."""
        setattr(self, outcome, getattr(self, outcome) + count)
        self.scores += scores if outcome != "left" else 0.0

    @property
    def decided(self) -> int:
        """How many were decided on."""
        return self.accepted + self.edited + self.rejected

    def kept(self) -> Interval | None:
        """Return the share that became claims, edited or not, of those decided on."""
        return wilson(self.accepted + self.edited, self.decided)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is compared of a claim or a suggestion: its content and the names of its speaker."""

    content: Fragments
    # Every name of the speakers of a claim, the one name of a suggestion; empty when none is stated.
    names: tuple[str, ...] = ()
    # Whether the speaker question was answered at all.
    answered: bool = True


@dataclass(slots=True)
class Agreement:
    """Counts of claims against suggestions; they add up over articles."""

    claims: int = 0
    suggestions: int = 0
    matched: int = 0
    exact_claims: int = 0
    exact_suggestions: int = 0
    named: int = 0
    named_right: int = 0

    def add(self, other: "Agreement") -> None:
        """Add the counts of another comparison."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def f1_part(self) -> Part:
        """F1 of half the words shared, as a part of a ratio of sums: 2 matched / (claims + suggestions)."""
        return 2 * self.matched, self.claims + self.suggestions

    @property
    def exact_f1(self) -> float | None:
        """F1 of the same outer bounds, quotation marks, punctuation and space at the ends apart; None where there are none."""
        if not self.claims or not self.suggestions:
            return None
        precision, recall = self.exact_suggestions / self.suggestions, self.exact_claims / self.claims
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Story:
    """One article's text; the words of each content are found only once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[Fragments, set[int]] = {}
        self._bounds: dict[Fragments, tuple[int, int]] = {}

    def _read(self, content: Fragments) -> None:
        if content not in self._words:
            self._words[content] = words(self._text, content)
            self._bounds[content] = bounds(self._text, content)

    def compare(self, claims: Sequence[Frame], suggestions: Sequence[Frame]) -> Agreement:
        """Match claims and suggestions one to one by at least half of their words, and count."""
        for frame in (*claims, *suggestions):
            self._read(frame.content)
        matched = pair([self._words[one.content] for one in claims], [self._words[one.content] for one in suggestions])
        wanted, given = ([self._bounds[one.content] for one in frames] for frames in (claims, suggestions))
        answered = [(claims[i], suggestions[j]) for i, j in matched.items() if claims[i].answered]
        return Agreement(
            claims=len(claims),
            suggestions=len(suggestions),
            matched=len(matched),
            exact_claims=sum(map(set(given).__contains__, wanted)),
            exact_suggestions=sum(map(set(wanted).__contains__, given)),
            named=len(answered),
            named_right=sum(same_speaker(claim.names, suggestion.names) for claim, suggestion in answered),
        )


def same_speaker(claim: Iterable[str], suggestion: Iterable[str]) -> bool:
    """Return whether a suggested name is one of the claim's, or both name nobody; ignores case, "the" and punctuation at the ends."""
    one, other = ({plain(name) for name in names} - {""} for names in (claim, suggestion))
    return bool(one & other) or not one and not other


def plain(name: str) -> str:
    """Normalise a name for comparison."""
    return ARTICLE.sub("", " ".join(name.split()).strip(EDGE)).casefold()


# A reason without the word that matched: its code, and what an engine says in its own words. Both empty: no reason.
Pattern = tuple[str, str]


def shown(pattern: Pattern) -> Shown | None:
    """Return the message of a pattern, with an ellipsis for the word that matched: clause after “…”."""
    code, words = pattern
    return {"code": code, "values": dict.fromkeys(NAMES.get(code, ()), words or "…")} if code else None


def by_pattern(rows: Iterable[OutcomeRow]) -> dict[Pattern, Outcomes]:
    """Sum outcomes by pattern, the most frequent first."""
    found: dict[Pattern, Outcomes] = defaultdict(Outcomes)
    for row in rows:
        found[row["code"] or "", row["words"] or ""].add(row["outcome"], row["count"], row["scores"])
    return dict(sorted(found.items(), key=lambda item: (-item[1].decided, -item[1].left, item[0])))


def by_band(rows: Iterable[OutcomeRow]) -> dict[int, Outcomes]:
    """Sum outcomes by tenth of the score, 0 for [0, 0.1) to 9 for [0.9, 1]."""
    found: dict[int, Outcomes] = {}
    for row in rows:
        found.setdefault(row["band"], Outcomes()).add(row["outcome"], row["count"], row["scores"])
    return dict(sorted(found.items()))


def summed(rows: Iterable[OutcomeRow]) -> Outcomes:
    """Sum all outcomes."""
    total = Outcomes()
    for row in rows:
        total.add(row["outcome"], row["count"], row["scores"])
    return total


@dataclass(frozen=True, slots=True)
class Correction:
    """A suggestion and the claim that it became by editing; `text` is the passage from `start` that contains both."""

    before: Fragments
    after: Fragments
    start: int
    text: str
    source: bool
    cue: bool


def shared(left: Fragments, right: Fragments) -> int:
    """Count the code points that both cover (each sorted and disjoint)."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def moved(one: Correction) -> tuple[int, int]:
    """Count the characters and the words that only one of the two contents covers."""
    characters = size(one.before) + size(one.after) - 2 * shared(one.before, one.after)
    before, after = (
        words(one.text, [(a - one.start, b - one.start) for a, b in content]) for content in (one.before, one.after)
    )
    return characters, len(before ^ after)


def spread(values: Sequence[int]) -> tuple[float, float] | None:
    """Return the median and the 90th percentile (inclusive, interpolated); None without values."""
    if not values:
        return None
    ninth = quantiles(values, n=10, method="inclusive")[8] if len(values) > 1 else values[0]
    return float(median(values)), float(ninth)


@dataclass(slots=True)
class Side:
    """Passes with suggestions, or without, as parts of one ratio by article."""

    parts: dict[UUID, list[float]] = field(default_factory=dict)
    passes: int = 0

    def add(self, article: UUID, above: float, below: float) -> None:
        """Add one pass; all passes over an article form one part, because the bootstrap draws articles."""
        part = self.parts.setdefault(article, [0.0, 0.0])
        part[0] += above
        part[1] += below
        self.passes += 1

    def ratios(self) -> list[Part]:
        """Return one part for each article."""
        return [(above, below) for above, below in self.parts.values()]


def merged_misses(rows: Sequence[Miss], most: int) -> list[MergedMiss]:
    """Merge overlapping claims of an article into one miss with its number of passes; most passes first.

    The order of the rows decides ties, and which of the overlapping claims is shown.
    """
    found: dict[UUID, list[tuple[Miss, set[UUID]]]] = defaultdict(list)
    order: list[tuple[Miss, set[UUID]]] = []
    for row in rows:
        here = found[row["article"]]
        known = next((one for one in here if overlaps(one[0]["content"], row["content"])), None)
        if known is None:
            known = row, set()
            here.append(known)
            order.append(known)
        known[1].add(row["assignment"])
    order.sort(key=lambda one: -len(one[1]))
    return [{**miss, "passes": len(passes)} for miss, passes in order[:most]]
