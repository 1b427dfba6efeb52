"""Is one engine better than another? Figures over articles, and a paired bootstrap over the same articles; pure.

The rule (as in `docs/engines.md`): a challenger takes over when its F1 at half the words is more than one point above the
champion's, a paired bootstrap over articles gives that less than ten in a hundred to be chance, and its F1 with the right
source is not more than one point lower.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from claims.engines import Engine
from claims.engines.files import suggest_records
from claims.engines.scoring import Tally, row_of, score
from claims.engines.shapes import MarkedArticle

MIN_GAIN, MAX_LOSS, MAX_CHANCE = 1.0, 1.0, 0.1
DRAWS = 2000
# Fewer articles than this tell two engines apart by chance alone.
MIN_ARTICLES = 8


class Figures(TypedDict):
    """How good an engine is, in percent, and over how much."""

    exact: float
    iou50: float
    words: float
    sourced: float
    cue: float
    precision: float
    recall: float
    articles: int
    claims: int


class Ahead(TypedDict):
    """How far a challenger is ahead of the champion: points of F1, and how likely that is chance (0..1)."""

    gain: float
    chance: float
    sourced_gain: float


class Measured(Ahead):
    """An engine measured against the champion."""

    figures: Figures
    better: bool


def tallies(engine: Engine, records: Sequence[MarkedArticle], top_level: bool) -> list[Tally]:
    """Let an engine read marked articles and count, for each article, what it got right."""
    proposed = suggest_records(list(records), engine)
    return [score([(gold, own)], top_level=top_level) for gold, own in zip(records, proposed, strict=True)]


def is_flat(records: Sequence[MarkedArticle]) -> bool:
    """Tell whether only outermost claims are marked."""
    return not any(claim.get("parent") for record in records for claim in record["claims"])


def total(own: Sequence[Tally]) -> Tally:
    """Add counts of articles up."""
    counts: Counter[str] = Counter()
    for tally in own:
        counts.update(tally.counts)
    return Tally(counts)


def figures(own: Sequence[Tally]) -> Figures:
    """Say in percent how good an engine is: F1 of exact, iou50, words and sourced, precision and recall at iou50, exact cues."""
    whole = total(own)
    precision, recall, _ = whole.f1("iou50")
    exact, iou50, words, sourced, cue = row_of("", whole).values
    return {
        "exact": round(exact, 1),
        "iou50": round(iou50, 1),
        "words": round(words, 1),
        "sourced": round(sourced, 1),
        "cue": round(cue, 1),
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "articles": len(own),
        "claims": whole.counts["gold"],
    }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Points of F1 that the challenger is ahead, and how likely at least a tie is by chance (0..1)."""

    gain: float
    chance: float
    sourced: float

    @property
    def better(self) -> bool:
        """Whether the challenger should take over."""
        return self.gain > MIN_GAIN and self.chance < MAX_CHANCE and self.sourced >= -MAX_LOSS

    def shown(self) -> Ahead:
        """Return the numbers, rounded."""
        return {"gain": round(self.gain, 1), "chance": round(self.chance, 3), "sourced_gain": round(self.sourced, 1)}


def compare(champion: Sequence[Tally], challenger: Sequence[Tally], *, seed: int = 0) -> Comparison:
    """Compare two engines over the same articles, given in the same order."""
    before, after = total(champion), total(challenger)
    pairs = [(_counts(old), _counts(new)) for old, new in zip(champion, challenger, strict=True)]
    draw = random.Random(seed)
    not_ahead = 0
    for _ in range(DRAWS):
        sample = draw.choices(pairs, k=len(pairs))
        not_ahead += _f1([new for _, new in sample]) <= _f1([old for old, _ in sample])
    return Comparison(
        gain=after.f1("iou50")[2] - before.f1("iou50")[2],
        chance=not_ahead / DRAWS,
        sourced=after.f1("sourced")[2] - before.f1("sourced")[2],
    )


def _counts(tally: Tally) -> tuple[int, int]:
    counts = tally.counts
    return counts["iou50"], counts["predicted"] + counts["gold"]


def _f1(rows: Sequence[tuple[int, int]]) -> float:
    """F1 is twice the hits over all that was proposed and all that was marked."""
    hits, of = sum(hits for hits, _ in rows), sum(of for _, of in rows)
    return 2 * hits / of if of else 0.0
