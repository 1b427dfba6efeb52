"""What suggestions are worth, thought through without a database: decisions, corrections, agreement, misses.

Claims and suggestions are compared as `claims/engines/scoring.py` compares them, so the figures are those of
`make evaluate`. Offsets are code points, ends exclusive.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from claims.core.messages import NAMES, Shown
from claims.core.records import Fragments
from claims.core.text import overlaps, size
from claims.engines.scoring import EDGE, bounds, pair, words
from claims.quality.intervals import Interval, Part, wilson

OUTCOMES = ("accepted", "edited", "rejected", "left")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
BANDS = 10


@dataclass(slots=True)
class Outcomes:
    """How many suggestions were accepted as they were, accepted with changes, rejected, and left without a decision."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    left: int = 0
    # Sum of the scores of those on which somebody decided.
    scores: float = 0.0

    def add(self, outcome: str, count: int, scores: float) -> None:
        """Count some suggestions with the same outcome."""
        setattr(self, outcome, getattr(self, outcome) + count)
        self.scores += scores if outcome != "left" else 0.0

    @property
    def decided(self) -> int:
        """How many somebody decided on."""
        return self.accepted + self.edited + self.rejected

    def kept(self) -> Interval | None:
        """Return the share that became claims, changed or not, of those decided on."""
        return wilson(self.accepted + self.edited, self.decided)


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim or a suggestion as far as it is compared: where it stands and who is named as its speaker."""

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
        """Add the counts of another article."""
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
    """One article's text, with the words of what is compared in it found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[Fragments, set[int]] = {}
        self._bounds: dict[Fragments, tuple[int, int]] = {}

    def _read(self, content: Fragments) -> None:
        if content not in self._words:
            self._words[content] = words(self._text, content)
            self._bounds[content] = bounds(self._text, content)

    def compare(self, claims: Sequence[Frame], suggestions: Sequence[Frame]) -> Agreement:
        """Match claims to suggestions one to one by half the words, and count."""
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
    """Tell whether a suggested name is one of the claim's, or both name nobody; case, "the" and marks at the ends apart."""
    one, other = ({plain(name) for name in names} - {""} for names in (claim, suggestion))
    return bool(one & other) or not one and not other


def plain(name: str) -> str:
    """Write a name as it is compared."""
    return ARTICLE.sub("", " ".join(name.split()).strip(EDGE)).casefold()


# A reason without the word that matched: its code, and what an engine says in its own words. Both empty: no reason.
Pattern = tuple[str, str]


def shown(pattern: Pattern) -> Shown | None:
    """Return the message of a pattern, with an ellipsis for the word that matched: clause after “…”."""
    code, words = pattern
    return {"code": code, "values": dict.fromkeys(NAMES.get(code, ()), words or "…")} if code else None


def by_pattern(rows: Iterable[Mapping[str, Any]]) -> dict[Pattern, Outcomes]:
    """Add outcomes up by pattern, the most frequent first."""
    found: dict[Pattern, Outcomes] = defaultdict(Outcomes)
    for row in rows:
        found[row["code"] or "", row["words"] or ""].add(row["outcome"], row["count"], row["scores"])
    return dict(sorted(found.items(), key=lambda item: (-item[1].decided, -item[1].left, item[0])))


def by_band(rows: Iterable[Mapping[str, Any]]) -> dict[int, Outcomes]:
    """Add outcomes up by tenth of the score, 0 for [0, 0.1) to 9 for [0.9, 1]."""
    found: dict[int, Outcomes] = {}
    for row in rows:
        found.setdefault(row["band"], Outcomes()).add(row["outcome"], row["count"], row["scores"])
    return dict(sorted(found.items()))


def summed(rows: Iterable[Mapping[str, Any]]) -> Outcomes:
    """Add all outcomes up."""
    total = Outcomes()
    for row in rows:
        total.add(row["outcome"], row["count"], row["scores"])
    return total


@dataclass(frozen=True, slots=True)
class Correction:
    """A suggestion and the claim that it became after a change; `text` is the stretch from `start` that holds both."""

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
    """Count the characters and the words that one of the two contents covers and the other does not."""
    characters = size(one.before) + size(one.after) - 2 * shared(one.before, one.after)
    before, after = (
        words(one.text, [(a - one.start, b - one.start) for a, b in content]) for content in (one.before, one.after)
    )
    return characters, len(before ^ after)


def spread(values: Sequence[int]) -> tuple[float, float] | None:
    """Return the median and the 90th percentile (inclusive, between neighbours in proportion); None without values."""
    if not values:
        return None
    ninth = quantiles(values, n=10, method="inclusive")[8] if len(values) > 1 else values[0]
    return float(median(values)), float(ninth)


@dataclass(slots=True)
class Side:
    """Passes with suggestions, or without, as parts of one ratio by article."""

    parts: dict[Any, list[float]] = field(default_factory=dict)
    passes: int = 0

    def add(self, article: Any, above: float, below: float) -> None:
        """Add one pass; all passes over one article make one part, because articles are what is drawn."""
        part = self.parts.setdefault(article, [0.0, 0.0])
        part[0] += above
        part[1] += below
        self.passes += 1

    def ratios(self) -> list[Part]:
        """Return one part for each article."""
        return [(above, below) for above, below in self.parts.values()]


def merged_misses(rows: Sequence[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Join claims of one article that overlap into one miss, with how many passes have it; what more people marked comes first.

    The order of the rows decides between equals, and which of the overlapping claims is shown.
    """
    found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    order: list[dict[str, Any]] = []
    for row in rows:
        known = next((one for one in found[row["article"]] if overlaps(one["content"], row["content"])), None)
        if known is None:
            known = {**row, "by": set()}
            found[row["article"]].append(known)
            order.append(known)
        known["by"].add(row["assignment"])
    order.sort(key=lambda one: -len(one["by"]))
    return [{**one, "passes": len(one["by"])} for one in order[:most]]
