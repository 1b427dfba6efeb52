"""Counts of many comparisons, from which every figure of agreement is computed; pure.

Every figure is a function of sums, so that articles, pairs of people, weeks and resamples are only other ways to add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from claims.review import coefficients
from claims.review.agreement import NOBODY
from claims.review.coefficients import Floats
from claims.review.resampling import Figure

Positions = npt.NDArray[np.int64]
# Draws that are added up at once, so that memory stays small.
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Groups:
    """Which rows are added up to which of `many` groups, and with what weight; a row may be in several."""

    rows: Positions
    groups: Positions
    weights: Floats
    many: int


class Counts(Protocol):
    """Counts by row (a comparison, an article, a pair of people), from which a figure is computed."""

    def grouped(self, groups: Groups) -> "Counts":
        """Add up rows."""

    def figures(self) -> Floats:
        """Return the figure of every row."""

    def figure(self) -> float:
        """Return the figure of all rows together."""

    def drawn(self, weights: Floats) -> Floats:
        """Return the figure of each draw (D, rows)."""

    def left_out(self) -> Floats:
        """Return the figure without each row."""


@dataclass(frozen=True, slots=True)
class Table(Counts):
    """Sums (rows, S), for figures of few sums."""

    sums: Floats
    of: Figure

    def grouped(self, groups: Groups) -> "Table":
        """Add up rows."""
        columns = [added(groups.groups, groups.weights * column[groups.rows], groups.many) for column in self.sums.T]
        return Table(np.stack(columns, axis=-1) if columns else np.zeros((groups.many, 0)), self.of)

    def figures(self) -> Floats:
        """Return the figure of every row."""
        return self.of(self.sums)

    def figure(self) -> float:
        """Return the figure of all rows together."""
        return float(self.of(self.sums.sum(axis=0)))

    def drawn(self, weights: Floats) -> Floats:
        """Return the figure of each draw."""
        return self.of(weights @ self.sums)

    def left_out(self) -> Floats:
        """Return the figure without each row."""
        return self.of(self.sums.sum(axis=0) - self.sums)


def added(groups: Positions, weights: Floats, many: int) -> Floats:
    """Add up weights by group."""
    return np.asarray(np.bincount(groups, weights=weights, minlength=many), np.float64)


@dataclass(frozen=True, slots=True)
class Sets(Counts):
    """How often a set of speakers stands beside another, for alpha with MASI; there may be thousands of sets.

    `rows`, `left`, `right` and `counts` are parallel; `shared` lists the pairs of different sets that overlap, and how much.
    """

    many: int
    values: int
    rows: Positions
    left: Positions
    right: Positions
    counts: Floats
    distances: Floats
    shared: tuple[Positions, Positions, Floats]

    def grouped(self, groups: Groups) -> "Sets":
        """Add up rows."""
        order = np.argsort(self.rows, kind="stable")
        first = np.searchsorted(self.rows[order], groups.rows, side="left")
        last = np.searchsorted(self.rows[order], groups.rows, side="right")
        times = last - first
        starts = np.repeat(first - np.concatenate(([0], np.cumsum(times)[:-1])), times)
        taken = order[starts + np.arange(times.sum())]
        rows, weights = np.repeat(groups.groups, times), np.repeat(groups.weights, times)
        return Sets(
            groups.many, self.values, rows, self.left[taken], self.right[taken],
            self.counts[taken] * weights, self.distances[taken], self.shared,
        )  # fmt: skip

    def figures(self) -> Floats:
        """Return the figure of every row."""
        found = [self.drawn(np.eye(self.many)[at : at + CHUNK]) for at in range(0, self.many, CHUNK)]
        return np.concatenate(found) if found else np.zeros(0)

    def figure(self) -> float:
        """Return the figure of all rows together."""
        return float(self.drawn(np.ones((1, self.many)))[0])

    def drawn(self, weights: Floats) -> Floats:
        """Return the figure of each draw."""
        if not len(self.rows):
            return np.full(len(weights), np.nan)
        chunks = [self._drawn(weights[at : at + CHUNK]) for at in range(0, len(weights), CHUNK)]
        return np.concatenate(chunks)

    def _drawn(self, weights: Floats) -> Floats:
        each = np.zeros((len(weights), self.values))
        order, starts = self._by_value()
        value = np.concatenate((self.left, self.right))[order]
        drawn = weights[:, np.concatenate((self.rows, self.rows))[order]] * np.tile(self.counts, 2)[order]
        each[:, value[starts]] = np.add.reduceat(drawn, starts, axis=1)
        disagreed = 2.0 * (weights[:, self.rows] @ (self.counts * self.distances))
        total = each.sum(axis=1)
        one, other, how = self.shared
        alike = (each**2).sum(axis=1) + 2.0 * ((each[:, one] * each[:, other]) @ how)
        return coefficients.alpha_of_sums(total, disagreed, total**2 - alike)

    def _by_value(self) -> tuple[Positions, Positions]:
        every = np.concatenate((self.left, self.right))
        order = np.argsort(every, kind="stable")
        starts = np.flatnonzero(np.diff(every[order], prepend=-1))
        return order, starts

    def left_out(self) -> Floats:
        """Return the figure without each row: what is expected is quadratic in the values, so each row takes away its part."""
        value = np.concatenate((self.left, self.right))
        rows, weights = np.concatenate((self.rows, self.rows)), np.tile(self.counts, 2)
        each = added(value, weights, self.values)
        own, cells = self._cells(rows, value, weights)
        one, other, how = self.shared
        near = each + added(one, how * each[other], self.values) + added(other, how * each[one], self.values)
        alike = float(each @ near)
        linear = added(rows, weights * near[value], self.many)
        disagreed = 2.0 * added(self.rows, self.counts * self.distances, self.many)
        total = added(rows, weights, self.many)
        rest = total.sum() - total
        kept = alike - 2.0 * linear + self._own(own, cells)
        return coefficients.alpha_of_sums(rest, disagreed.sum() - disagreed, rest**2 - kept)

    def _cells(self, rows: Positions, value: Positions, weights: Floats) -> tuple[Positions, Floats]:
        """Return how often each row has each value: cells (row * values + value) in order, and the counts."""
        cells, at = np.unique(rows * self.values + value, return_inverse=True)
        return cells, added(at, weights, len(cells))

    def _own(self, cells: Positions, counts: Floats) -> Floats:
        """Return, for each row, how far its own values are alike."""
        rows, value = np.divmod(cells, self.values)
        alike = added(rows, counts**2, self.many)
        of_value = {int(one): np.flatnonzero(value == one) for one in {*self.shared[0], *self.shared[1]}}
        for one, other, how in zip(*self.shared, strict=True):
            left, right = of_value[int(one)], of_value[int(other)]
            _, ours, theirs = np.intersect1d(rows[left], rows[right], assume_unique=True, return_indices=True)
            at = rows[left][ours]
            alike[at] += 2.0 * how * counts[left][ours] * counts[right][theirs]
        return alike


def sets_of(rows: Sequence[int], pairs: Sequence[tuple[frozenset[str], frozenset[str], float]], many: int) -> Sets:
    """Gather what was counted: in which row, which set beside which, how often."""
    known = sorted({one for left, right, _ in pairs for one in (left, right)}, key=sorted)
    number = {one: at for at, one in enumerate(known)}
    holding: dict[str, list[int]] = {}
    for at, one in enumerate(known):
        for speaker in one:
            holding.setdefault(speaker, []).append(at)
    close = sorted({(a, b) for some in holding.values() for a in some for b in some if a < b})
    how = [1.0 - coefficients.masi(known[a], known[b]) for a, b in close]
    distance = {pair: 1.0 - share for pair, share in zip(close, how, strict=True)}
    left = np.array([number[one] for one, _, _ in pairs], np.int64)
    right = np.array([number[other] for _, other, _ in pairs], np.int64)
    between = [
        0.0 if a == b else distance.get((min(a, b), max(a, b)), 1.0)
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]
    shared = tuple(np.array([pair[side] for pair in close], np.int64) for side in (0, 1))
    return Sets(
        many, len(known), np.array(rows, np.int64), left, right, np.array([pair[2] for pair in pairs], np.float64),
        np.array(between, np.float64), (shared[0], shared[1], np.array(how, np.float64)),
    )  # fmt: skip


def speakers_of(value: str) -> frozenset[str]:
    """Return the set of speakers that a stored value stands for."""
    return frozenset(value.split()) if value != NOBODY else frozenset()
