"""The report of agreement: the comparisons of a project, added up by article, by pair of people and by week; pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from claims.core.records import Checkworthiness, ClaimType, Directness
from claims.review.agreement import SUMS
from claims.review.numbers import Floats, Positions, np
from claims.review.slots import COMPARABLE, JUDGED, SPEAKER, VERDICT, Line, Measured, lines_of, measure, values_by_group
from claims.review.tables import Groups, Sets, sets_of, speakers_of

WEEKS = 7
COMPARABLES = ("supported", "conflicting", "not_enough_evidence", "refuted")
# The values of judged slots, in the order in which they are shown; those of the verdict are the project's own.
WORDS: dict[str, tuple[str, ...]] = {
    "directness": tuple(Directness),
    "claim_type": tuple(ClaimType),
    "checkworthiness": tuple(Checkworthiness),
    "was_said": ("yes", "no"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison as it is stored: whose passes, over which article, and in which week the later one was submitted."""

    id: int
    article: UUID
    left: UUID
    right: UUID
    people: tuple[int, int]
    week: int
    counts: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class ValueRow:
    """A pair of values of a slot: in which comparisons it occurs, and how often in each."""

    slot: str
    left: str
    right: str
    comparisons: Sequence[int]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The labels of a project's scale, in their order, and the verdict of AVeriTeC's four that each compares with."""

    labels: tuple[str, ...]
    comparable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairOfPeople:
    """The figures of two people by slot, and over how many articles."""

    people: tuple[int, int]
    articles: int
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Without:
    """The figures of everybody but one person, by slot."""

    person: int
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each value stands beside each other one, whoever said which: symmetric, equal pairs once."""

    slot: str
    values: tuple[str, ...]
    counts: list[list[int]]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page shows; `weeks` are the first days of the weeks as counts of weeks, oldest first."""

    articles: int
    comparisons: int
    both_empty: int
    slots: list[Measured]
    weeks: list[int]
    by_week: Mapping[str, list[float | None]]
    pairs: list[PairOfPeople]
    without: list[Without]
    confusions: list[Confusion]


def report_of(rows: Sequence[Row], values: Sequence[ValueRow], verdicts: Verdicts, merged: Mapping[str, str]) -> Report:
    """Compute the report; `merged` leads from a speaker to the one that it was merged into."""
    sums = np.array([row.counts for row in rows], np.float64).reshape(len(rows), len(SUMS))
    by_id = np.array([row.id for row in rows], np.int64)
    order = np.argsort(by_id)
    found = {row: order[np.searchsorted(by_id[order], np.array(row.comparisons, np.int64))] for row in values}
    tables = {
        slot: _table(slot, known, found, len(rows)) for slot, known in {**WORDS, VERDICT: verdicts.labels}.items()
    }
    lines = lines_of(
        sums, {**tables, COMPARABLE: _comparable(tables[VERDICT], verdicts)}, _speakers(found, merged, len(rows))
    )
    articles = _numbered([row.article for row in rows])
    readers = _readers(rows)
    weights = np.array([1.0 / (readers[row.article.int] - 1) for row in rows])
    by_article = _both(articles, weights)
    weeks, by_week = _weeks(rows, lines, weights)
    empty = sums[:, [SUMS.index("left"), SUMS.index("right")]].sum(axis=1) == 0
    return Report(
        articles=len(readers),
        comparisons=len(rows),
        both_empty=len({row.article for row, nothing in zip(rows, empty, strict=True) if nothing}),
        slots=[measure(line, by_article[line.weighted]) for line in lines],
        weeks=weeks,
        by_week=by_week,
        pairs=_pairs(rows, lines),
        without=_without(rows, lines),
        confusions=[
            _confusion(slot, known, tables[slot]) for slot, known in {**WORDS, VERDICT: verdicts.labels}.items()
        ],
    )


def _table(slot: str, known: Sequence[str], found: Mapping[ValueRow, Positions], many: int) -> Floats:
    """Count the pairs of values of a slot by comparison (comparisons, V * V); values that are no longer known are left out."""
    number = {value: at for at, value in enumerate(known)}
    table = np.zeros((many, len(known) ** 2))
    for row, at in found.items():
        if row.slot == slot and row.left in number and row.right in number:
            table[at, number[row.left] * len(known) + number[row.right]] += np.array(row.counts, np.float64)
    return table


def _comparable(table: Floats, verdicts: Verdicts) -> Floats:
    chosen = np.array([[float(one == other) for other in COMPARABLES] for one in verdicts.comparable])
    chosen = chosen.reshape(len(verdicts.labels), len(COMPARABLES))
    counts = table.reshape(-1, len(verdicts.labels), len(verdicts.labels))
    return np.asarray((chosen.T @ counts @ chosen).reshape(len(table), len(COMPARABLES) ** 2), np.float64)


def _speakers(found: Mapping[ValueRow, Positions], merged: Mapping[str, str], many: int) -> Sets:
    rows: list[int] = []
    pairs: list[tuple[frozenset[str], frozenset[str], float]] = []
    for row, at in found.items():
        if row.slot == SPEAKER:
            left, right = (
                frozenset(merged.get(one, one) for one in speakers_of(value)) for value in (row.left, row.right)
            )
            rows += at.tolist()
            pairs += [(left, right, float(count)) for count in row.counts]
    return sets_of(rows, pairs, many)


def _numbered(keys: Sequence[object]) -> Positions:
    number: dict[object, int] = {}
    return np.array([number.setdefault(key, len(number)) for key in keys], np.int64)


def _readers(rows: Sequence[Row]) -> dict[int, int]:
    """Count the passes over each article, by the number that its identifier is: a UUID is slow to look up."""
    passes: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        passes[row.article.int].update((row.left.int, row.right.int))
    return {article: len(some) for article, some in passes.items()}


def _both(groups: Positions, weights: Floats) -> dict[bool, Groups]:
    """Return how comparisons add up: with weights, and all alike."""
    rows, many = np.arange(len(groups)), int(groups.max()) + 1 if len(groups) else 0
    return {True: Groups(rows, groups, weights, many), False: Groups(rows, groups, np.ones(len(groups)), many)}


def _weeks(
    rows: Sequence[Row], lines: Sequence[Line], weights: Floats
) -> tuple[list[int], dict[str, list[float | None]]]:
    last = max((row.week for row in rows), default=0)
    weeks = list(range(last - WEEKS + 1, last + 1)) if rows else []
    inside = np.array([at for at, row in enumerate(rows) if row.week >= last - WEEKS + 1], np.int64)
    of = np.array([rows[at].week - last + WEEKS - 1 for at in inside], np.int64)
    groups = {
        True: Groups(inside, of, weights[inside], len(weeks)),
        False: Groups(inside, of, np.ones(len(inside)), len(weeks)),
    }
    return weeks, {line.name: values_by_group(line, groups[line.weighted]) if rows else [] for line in lines}


def _pairs(rows: Sequence[Row], lines: Sequence[Line]) -> list[PairOfPeople]:
    """Compute the figures of every two people who have read the same articles; for two, all comparisons weigh 1."""
    keys = [(min(row.people), max(row.people)) for row in rows]
    known = list(dict.fromkeys(keys))
    articles: dict[tuple[int, int], set[UUID]] = defaultdict(set)
    for key, row in zip(keys, rows, strict=True):
        articles[key].add(row.article)
    groups = _both(_numbered(keys), np.ones(len(rows)))[False]
    figures = {line.name: values_by_group(line, groups) for line in lines} if rows else {}
    return [
        PairOfPeople(key, len(articles[key]), {name: values[at] for name, values in figures.items()})
        for at, key in enumerate(known)
    ]


def _without(rows: Sequence[Row], lines: Sequence[Line]) -> list[Without]:
    """Compute the figures of everybody but one person, for each, where more than two people are left to be compared."""
    people = sorted({person for row in rows for person in row.people})
    if len(people) < 3:
        return []
    at: list[int] = []
    of: list[int] = []
    weights: list[float] = []
    for number, person in enumerate(people):
        rest = [(position, row) for position, row in enumerate(rows) if person not in row.people]
        readers = _readers([row for _, row in rest])
        at += [position for position, _ in rest]
        of += [number] * len(rest)
        weights += [1.0 / (readers[row.article.int] - 1) for _, row in rest]
    plain = Groups(np.array(at, np.int64), np.array(of, np.int64), np.ones(len(at)), len(people))
    weighted = Groups(plain.rows, plain.groups, np.array(weights), len(people))
    figures = {line.name: values_by_group(line, weighted if line.weighted else plain) for line in lines}
    return [
        Without(person, {name: values[number] for name, values in figures.items()})
        for number, person in enumerate(people)
    ]


def _confusion(slot: str, known: tuple[str, ...], table: Floats) -> Confusion:
    counts = table.sum(axis=0).reshape(len(known), len(known))
    both = counts + counts.T - np.diag(np.diag(counts))
    return Confusion(slot, known, both.astype(int).tolist())


assert set(JUDGED) == {*WORDS, VERDICT}
