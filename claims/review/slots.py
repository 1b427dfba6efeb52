"""The figures of agreement, slot by slot, with intervals and, where one is undefined, the reason; pure.

F1s and shares add up all comparisons alike. Alphas weigh a comparison with 1 / (m - 1), where m people have read the article,
so that a judgement counts once however many others there are (Krippendorff 2011). docs/agreement.md has the formulas.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isqrt

from claims.review import coefficients, resampling
from claims.review.agreement import SUMS
from claims.review.numbers import Floats, np
from claims.review.resampling import Ends, Figure
from claims.review.tables import Counts, Groups, Sets, Table, added

# Fewer pairs say nothing.
FEWEST = 10
COLUMN = {name: at for at, name in enumerate(SUMS)}
CLAIMS, MATCHED = ("left", "right"), ("matched",)


class Why(StrEnum):
    """Why a figure is undefined: nothing was counted, too little, or everything has the same value."""

    NO_PAIR = "no_pair"
    FEW_PAIRS = "few_pairs"
    ALL_ALIKE = "all_alike"


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the report: how its figure and, if it has one, the second one follow from the sums of comparisons.

    `counted` and `equal` name the sums that tell what the figure rests on. A judged slot has a table of its own values.
    """

    name: str
    measure: str
    figure: Figure
    second: Figure | None = None
    counted: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    weighted: bool = False


def _sum(sums: Floats, *names: str) -> Floats:
    total: Floats = sum((sums[..., COLUMN[name]] for name in names), np.zeros(()))
    return total


def _f1(shared: str, left: str = "left", right: str = "right") -> Figure:
    return lambda sums: coefficients.f1(_sum(sums, shared), _sum(sums, left), _sum(sums, right))


def _same_words(sums: Floats) -> Floats:
    # Each claim that has the words of one of the other pass, as suggestions are scored: two that say the same are both right.
    return coefficients.ratio(2 * _sum(sums, "same") + _sum(sums, "repeated"), _sum(sums, *CLAIMS))


def _share(*names: str) -> Figure:
    return lambda sums: coefficients.ratio(_sum(sums, *names), _sum(sums, "matched"))


def _marked(sums: Floats) -> Floats:
    columns = [COLUMN[name] for name in ("both_marked", "left_marked", "right_marked", "unmarked")]
    counts = sums[..., columns].reshape(*sums.shape[:-1], 2, 2)
    return coefficients.alpha(coefficients.coincidences(counts), coefficients.nominal(2))


SLOTS = (
    Slot("found", "f1_half", _f1("matched"), _f1("touching"), CLAIMS, MATCHED),
    Slot("same_words", "f1_equal", _same_words, None, CLAIMS, ("same",)),
    Slot(
        "marked_text", "alpha_characters", _marked, None,
        ("both_marked", "left_marked", "right_marked", "unmarked"), ("both_marked", "unmarked"), True,
    ),
    Slot("boundary", "mean_words", _share("words_left", "words_right"), _share("same"), MATCHED, ("same",)),
    *(
        Slot(role, "share_equal", _share(f"{role}_same"), _share(f"{role}_touching"), MATCHED, (f"{role}_same",))
        for role in ("source", "cue", "addressee")
    ),
    Slot(
        "parents", "f1_triples", _f1("parents_same", "parents_left", "parents_right"), None,
        ("parents_left", "parents_right"), ("parents_same",),
    ),
)  # fmt: skip
SPEAKER, VERDICT, COMPARABLE = "speaker", "verdict", "comparable"
# Slots whose figure is alpha over the values of matched claims, and its measure.
JUDGED = {
    "directness": "alpha_nominal",
    "claim_type": "alpha_nominal",
    "checkworthiness": "alpha_ordinal",
    "was_said": "alpha_nominal",
    VERDICT: "alpha_nominal",
}
# In the order of the report.
ORDER = (
    "found", "same_words", "marked_text", "boundary", "source", "cue", "addressee", SPEAKER, "directness", "claim_type",
    "checkworthiness", "was_said", VERDICT, "parents",
)  # fmt: skip


def judged(values: int, measure: str = "alpha_nominal") -> Figure:
    """Return the figure of a table of values: the counts of (left, right), row by row."""

    def figure(sums: Floats) -> Floats:
        observed = coefficients.coincidences(sums.reshape(*sums.shape[:-1], values, values))
        squared = coefficients.ordinal(observed) if measure == "alpha_ordinal" else coefficients.nominal(values)
        return coefficients.alpha(observed, squared)

    return figure


@dataclass(frozen=True, slots=True)
class Line:
    """One slot's counts by comparison, how many there are of what the figure rests on, and how many of those are equal."""

    name: str
    measure: str
    counts: Counts
    counted: Floats
    equal: Floats
    weighted: bool
    second: Counts | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its interval; without a value, `why` says why."""

    slot: str
    measure: str
    value: float | None
    ends: Ends
    second: float | None
    counted: int
    equal: int
    why: Why | None


def lines_of(sums: Floats, tables: dict[str, Floats], speakers: Sets) -> list[Line]:
    """Put the lines of the report together from the counts by comparison.

    `sums` are (comparisons, SUMS), `tables` (comparisons, V * V) by judged slot; `comparable` is the verdicts' second table.
    """
    lines = {slot.name: _summed(slot, sums) for slot in SLOTS}
    for name, measure in JUDGED.items():
        table = tables[name]
        second = _judged(tables[COMPARABLE]) if name == VERDICT else None
        lines[name] = Line(
            name,
            measure,
            _judged(table, measure),
            table.sum(axis=1),
            _diagonal(table),
            True,
            second,
        )
    alike = speakers.counts * (speakers.distances == 0)
    lines[SPEAKER] = Line(
        SPEAKER, "alpha_masi", speakers,
        added(speakers.rows, speakers.counts, len(sums)), added(speakers.rows, alike, len(sums)), True,
    )  # fmt: skip
    return [lines[name] for name in ORDER]


def _summed(slot: Slot, sums: Floats) -> Line:
    counted, equal = _sum(sums, *slot.counted), _sum(sums, *slot.equal)
    second = Table(sums, slot.second) if slot.second is not None else None
    return Line(slot.name, slot.measure, Table(sums, slot.figure), counted, equal, slot.weighted, second)


def _side(table: Floats) -> int:
    return isqrt(table.shape[1])


def _diagonal(table: Floats) -> Floats:
    return np.asarray(table[:, :: _side(table) + 1].sum(axis=1), np.float64)


def _judged(table: Floats, measure: str = "alpha_nominal") -> Table:
    return Table(table, judged(_side(table), measure))


def measure(line: Line, articles: Groups) -> Measured:
    """Compute the figure of a line over all comparisons, with its interval over articles, to which `articles` adds them up."""
    counted, equal = round(float(line.counted.sum())), round(float(line.equal.sum()))
    by_article = line.counts.grouped(articles)
    value = by_article.figure()
    second = line.second.grouped(articles).figure() if line.second is not None else None
    why = why_undefined(value, counted)
    if why is not None:
        return Measured(line.name, line.measure, None, Ends(), None, counted, equal, why)
    return Measured(
        line.name, line.measure, value, _ends(by_article, value, articles.many), known(second), counted, equal, None
    )


def _ends(counts: Counts, value: float, articles: int) -> Ends:
    if articles < resampling.MIN_ARTICLES:
        return Ends()
    if articles <= resampling.MAX_DRAWN and not counts.heavy:
        return resampling.percentiles(counts.drawn(resampling.weights(articles)))
    return resampling.around(value, counts.left_out())


def why_undefined(value: float, counted: int) -> Why | None:
    """Return why there is no figure, None where there is one."""
    if counted == 0:
        return Why.NO_PAIR
    if counted < FEWEST:
        return Why.FEW_PAIRS
    return None if np.isfinite(value) else Why.ALL_ALIKE


def known(value: float | None) -> float | None:
    """Return a figure, None where it is not a number."""
    return None if value is None or not np.isfinite(value) else value


def values_by_group(line: Line, groups: Groups) -> list[float | None]:
    """Return the figure of each group, None where it is undefined or rests on too little."""
    figures = line.counts.grouped(groups).figures()
    counted = np.bincount(groups.groups, line.counted[groups.rows], groups.many)
    return [
        known(float(value)) if many >= FEWEST else None
        for value, many in zip(figures.tolist(), counted.tolist(), strict=True)
    ]
