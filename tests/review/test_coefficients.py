"""The coefficients of agreement against published tables, hand-made values and an independent implementation."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.review.coefficients import alpha, coincidences, masi, nominal, ordinal
from claims.review.slots import judged
from claims.review.tables import Groups, Sets, sets_of

# Krippendorff 2011: A (binary, two observers), C (nominal, two observers) and D (four observers, values missing).
BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdccceddA".lower(), "babbbcccednd".replace("n", "d")]
MISSING = [
    "1233214 12...".replace(" ", ""),
    "123322412 5.3".replace(" ", ""),
    ".3332342251.",
    "123324412 51.".replace(" ", ""),
]


def units(rows: list[str]) -> list[list[str]]:
    """Return what was said of each unit, without missing values."""
    return [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]


def observed(rows: list[str]) -> np.ndarray:
    """Count coincidences as the paper does: every ordered pair of a unit's values, weighted 1 / (m - 1)."""
    values = sorted({value for row in rows for value in row if value != "."})
    counts = np.zeros((len(values), len(values)))
    for said in units(rows):
        for i, one in enumerate(said):
            for j, other in enumerate(said):
                if i != j:
                    counts[values.index(one), values.index(other)] += 1 / (len(said) - 1)
    return counts


@pytest.mark.parametrize(
    ("rows", "order", "published"),
    [(BINARY, False, 0.095), (NOMINAL, False, 0.692), (MISSING, False, 0.743), (MISSING, True, 0.815)],
)
def test_alpha_is_that_of_krippendorffs_tables(rows: list[str], order: bool, published: float) -> None:
    table = observed(rows)
    assert round(float(alpha(table, ordinal(table) if order else nominal(len(table)))), 3) == published


@pytest.mark.parametrize("level", ["nominal", "ordinal"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_alpha_of_any_table_is_that_of_the_krippendorff_package(level: str, data: st.DataObject) -> None:
    values = data.draw(st.integers(2, 6))
    coders = data.draw(st.integers(2, 5))
    said = data.draw(
        st.lists(st.tuples(*[st.integers(0, values - 1)] * coders), min_size=2, max_size=40).filter(
            lambda rows: len({value for row in rows for value in row}) > 1
        )
    )
    counts = np.zeros((values, values))
    for row in said:
        for left in range(coders):
            for right in range(left + 1, coders):
                counts[row[left], row[right]] += 1 / (coders - 1)
    expected = krippendorff.alpha(
        reliability_data=np.array(said, dtype=float).T, level_of_measurement=level, value_domain=list(range(values))
    )
    figure = judged(values, f"alpha_{level}")
    assert float(figure(counts.reshape(-1))) == pytest.approx(expected, abs=5e-5)
    assert float(figure(counts.T.reshape(-1))) == pytest.approx(expected, abs=5e-5)


def test_one_value_alone_has_no_alpha() -> None:
    assert np.isnan(alpha(coincidences(np.array([[214.0]])), nominal(1)))


# Passonneau 2006, and what nltk.metrics.masi_distance answers (it rounds 2/3 to 0.67 and 1/3 to 0.33).
@pytest.mark.parametrize(
    ("left", "right", "distance", "nltk"),
    [
        ("ab", "ab", 0.0, 0.0),
        ("", "", 0.0, 0.0),
        ("", "a", 1.0, 1.0),
        ("a", "b", 1.0, 1.0),
        ("ab", "abcd", 2 / 3, 0.665),
        ("a", "ab", 2 / 3, 0.665),
        ("ab", "bc", 8 / 9, 0.89),
        ("abc", "bcd", 5 / 6, 0.835),
    ],
)
def test_masi_is_the_published_distance(left: str, right: str, distance: float, nltk: float) -> None:
    assert masi(set(left), set(right)) == masi(set(right), set(left)) == pytest.approx(distance)
    assert masi(set(left), set(right)) == pytest.approx(nltk, abs=0.006)


SETS = st.lists(st.tuples(st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd"))), min_size=2, max_size=25)


def table_of(sets: Sets) -> Groups:
    """Leave every row as it is."""
    rows = np.arange(sets.many)
    return Groups(rows, rows, np.ones(sets.many), sets.many)


@given(SETS)
@settings(max_examples=25, deadline=None)
def test_alpha_of_sets_is_the_formula_over_all_pairs_of_sets(said: list[tuple[set[str], set[str]]]) -> None:
    pairs = [(frozenset(left), frozenset(right), 1.0) for left, right in said]
    sets = sets_of(range(len(pairs)), pairs, len(pairs))
    every = [one for pair in pairs for one in pair[:2]]
    disagreed = sum(2 * masi(left, right) for left, right, _ in pairs)
    expected = sum(masi(one, other) for one in every for other in every)
    if expected < 1e-9:
        assert np.isnan(sets.figure())
        return
    assert sets.figure() == pytest.approx(1 - (len(every) - 1) * disagreed / expected)
    assert sets.grouped(table_of(sets)).figure() == pytest.approx(sets.figure())
    again = [
        sets_of(range(len(rest)), rest, len(rest)).figure()
        for at in range(len(pairs))
        if (rest := pairs[:at] + pairs[at + 1 :])
    ]
    assert sets.left_out() == pytest.approx(again, nan_ok=True)
