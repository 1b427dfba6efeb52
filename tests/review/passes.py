"""Passes for the tests of agreement: claims by their words, and comparisons of everybody with everybody."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from claims.review.agreement import SUMS, Compared, MarkedClaim, compare, prepare
from claims.review.slots import JUDGED, Line, Measured, lines_of, measure
from claims.review.tables import Groups, sets_of, speakers_of

# Two hundred words of five letters, so that word number n starts at 6 n.
TEXT = " ".join(f"w{number:04}" for number in range(200))


def claim(key: str, first: int, last: int, **more: object) -> MarkedClaim:
    """Mark the words from the first to the last, both included."""
    return MarkedClaim(key, (word(first, last),), **more)  # type: ignore[arg-type]


def word(first: int, last: int) -> tuple[int, int]:
    """Return the fragment of some words."""
    return 6 * first, 6 * last + 5


def everybody(passes: Sequence[Sequence[MarkedClaim]], text: str = TEXT) -> list[Compared]:
    """Compare each pass over an article with every other."""
    prepared = [prepare(text, one) for one in passes]
    return [compare(left, right, len(text)) for left, right in combinations(prepared, 2)]


def lines_over(articles: Sequence[Sequence[Compared]]) -> tuple[dict[str, Line], Groups, Groups]:
    """Gather comparisons, an article each, into the lines of the report, and how they add up: weighted, and all alike."""
    every = [(at, one) for at, some in enumerate(articles) for one in some]
    sums = np.array([one.stored() for _, one in every], np.float64).reshape(len(every), len(SUMS))
    values = {name: sorted({v for _, one in every for (slot, *two), _ in one.values.items() if slot == name for v in two}) for name in JUDGED}  # fmt: skip
    tables = {}
    for name, known in values.items():
        table = np.zeros((len(every), len(known), len(known)))
        for row, (_, one) in enumerate(every):
            for (slot, left, right), count in one.values.items():
                if slot == name:
                    table[row, known.index(left), known.index(right)] += count
        tables[name] = table.reshape(len(every), -1)
    named = [
        (row, (speakers_of(left), speakers_of(right), float(count)))
        for row, (_, one) in enumerate(every)
        for (slot, left, right), count in one.values.items()
        if slot == "speaker"
    ]
    speakers = sets_of([row for row, _ in named], [pair for _, pair in named], len(every))
    lines = {line.name: line for line in lines_of(sums, {**tables, "comparable": tables["verdict"]}, speakers)}
    rows = np.arange(len(every))
    of = np.array([at for at, _ in every])
    readers = np.array([round((1 + (1 + 8 * len(articles[at])) ** 0.5) / 2) for at, _ in every])
    weights = 1.0 / (readers - 1.0)
    return lines, Groups(rows, of, weights, len(articles)), Groups(rows, of, np.ones(len(every)), len(articles))


def measured(articles: Sequence[Sequence[Compared]]) -> dict[str, Measured]:
    """Compute every figure over the comparisons."""
    lines, weighted, alike = lines_over(articles)
    return {name: measure(line, weighted if line.weighted else alike) for name, line in lines.items()}
