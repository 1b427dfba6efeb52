"""Counts of many comparisons, from which every figure of agreement is computed; pure.

Every figure is a function of sums, so that articles, pairs of people, weeks and resamples are only other ways to add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claims.review import coefficients
from claims.review.agreement import NOBODY
from claims.review.numbers import Floats, Positions, np
from claims.review.resampling import Figure

# Draws that are added up at once, so that memory stays small.
CHUNK = 100
# Pairs of sets that are added up at once, and in how many sets a speaker may be to be looked for.
MAX_CELLS, MAX_SETS = 1_000_000, 2000
# With more pairs, resampling would take seconds.
MANY_PAIRS = 20_000


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

    @property
    def heavy(self) -> bool:
        """Return whether drawing anew is too much work."""
        return False


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
class Overlaps:
    """The pairs of different sets that share a member: their numbers (the smaller first), and 1 - MASI.

    `keys` are the pairs as single numbers, in order.
    """

    values: int
    keys: Positions
    pairs: tuple[Positions, Positions, Floats]

    def between(self, one: Positions, other: Positions) -> Floats:
        """Return 1 - MASI of different sets, 0 where they share nothing."""
        if not len(self.keys):
            return np.zeros(len(one))
        wanted = np.minimum(one, other) * self.values + np.maximum(one, other)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.asarray(np.where(self.keys[at] == wanted, self.pairs[2][at], 0.0), np.float64)


@dataclass(frozen=True, slots=True)
class Sets(Counts):
    """How often a set of speakers stands beside another, for alpha with MASI; there may be thousands of sets.

    `rows`, `left`, `right`, `counts` and `distances` are parallel.
    """

    many: int
    values: int
    rows: Positions
    left: Positions
    right: Positions
    counts: Floats
    distances: Floats
    shared: Overlaps

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
        return self._figures(self.rows, self.many)

    def figure(self) -> float:
        """Return the figure of all rows together."""
        return float(self._figures(np.zeros(len(self.rows), np.int64), 1)[0])

    def _figures(self, rows: Positions, many: int) -> Floats:
        cells = np.concatenate((rows, rows)) * self.values + np.concatenate((self.left, self.right))
        each = added(cells, np.tile(self.counts, 2), many * self.values).reshape(many, self.values)
        return self._alpha(each, 2.0 * added(rows, self.counts * self.distances, many))

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
        return self._alpha(each, disagreed)

    def _alpha(self, each: Floats, disagreed: Floats) -> Floats:
        total = each.sum(axis=1)
        alike = (each**2).sum(axis=1)
        one, other, how = self.shared.pairs
        for at in range(0, len(one), MAX_CELLS):
            some = slice(at, at + MAX_CELLS)
            alike += 2.0 * np.array([(row[one[some]] * row[other[some]]) @ how[some] for row in each])
        return coefficients.alpha_of_sums(total, disagreed, total**2 - alike)

    def _by_value(self) -> tuple[Positions, Positions]:
        every = np.concatenate((self.left, self.right))
        order = np.argsort(every, kind="stable")
        starts = np.flatnonzero(np.diff(every[order], prepend=-1))
        return order, starts

    @property
    def heavy(self) -> bool:
        """Return whether drawing anew is too much work."""
        return len(self.shared.keys) > MANY_PAIRS

    def left_out(self) -> Floats:
        """Return the figure without each row: what is expected is quadratic in the values, so each row takes away its part."""
        value = np.concatenate((self.left, self.right))
        rows, weights = np.concatenate((self.rows, self.rows)), np.tile(self.counts, 2)
        each = added(value, weights, self.values)
        own, cells = self._cells(rows, value, weights)
        one, other, how = self.shared.pairs
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
        # Cells lie row by row, so the values of a row are neighbours.
        for step in range(1, int(np.bincount(rows, minlength=1).max())):
            at = np.flatnonzero(rows[step:] == rows[:-step])
            how = self.shared.between(value[at], value[at + step])
            alike += added(rows[at], 2.0 * how * counts[at] * counts[at + step], self.many)
        return alike


def sets_of(rows: Sequence[int], pairs: Sequence[tuple[frozenset[str], frozenset[str], float]], many: int) -> Sets:
    """Gather what was counted: in which row, which set beside which, how often."""
    known = sorted({one for left, right, _ in pairs for one in (left, right)}, key=sorted)
    number = {one: at for at, one in enumerate(known)}
    left = np.array([number[one] for one, _, _ in pairs], np.int64)
    right = np.array([number[other] for _, other, _ in pairs], np.int64)
    shared = overlaps_of(known)
    distances = np.where(left == right, 0.0, 1.0 - shared.between(left, right))
    counts = np.array([count for _, _, count in pairs], np.float64)
    return Sets(many, len(known), np.array(rows, np.int64), left, right, counts, distances, shared)


def overlaps_of(known: Sequence[frozenset[str]]) -> Overlaps:
    """Find the pairs of different sets that overlap, and 1 - MASI of each.

    A speaker who is in more than `MAX_SETS` different sets is not looked for, so that the pairs stay few enough.
    """
    holding: dict[str, list[int]] = {}
    for at, members in enumerate(known):
        for speaker in members:
            holding.setdefault(speaker, []).append(at)
    found = [np.zeros(0, np.int64)]
    for some in holding.values():
        if 1 < len(some) <= MAX_SETS:
            of = np.array(some, np.int64)
            first, second = np.triu_indices(len(of), 1)
            found.append(of[first] * len(known) + of[second])
    keys, common = np.unique(np.concatenate(found), return_counts=True)
    one, other = np.divmod(keys, max(1, len(known)))
    sizes = np.array([len(members) for members in known], np.int64)
    smaller, union = np.minimum(sizes[one], sizes[other]), sizes[one] + sizes[other] - common
    how = common / union * np.where(common == smaller, 2 / 3, 1 / 3)
    return Overlaps(len(known), keys, (one, other, np.asarray(how, np.float64)))


def speakers_of(value: str) -> frozenset[str]:
    """Return the set of speakers that a stored value stands for."""
    return frozenset(value.split()) if value != NOBODY else frozenset()
