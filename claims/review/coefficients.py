"""Coefficients of agreement, computed from counts that add up; pure.

Alpha is Krippendorff's, from coincidences: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011),
https://repository.upenn.edu/asc_papers/43. With o_ck the coincidences of the values c and k, n_c = sum_k o_ck and n = sum_c n_c:
alpha = 1 - (n - 1) * sum_ck o_ck d_ck / sum_ck n_c n_k d_ck, where d is the squared difference of two values.

MASI is the distance of two sets: R. Passonneau, Measuring agreement on set-valued items (MASI) for semantic and pragmatic
annotation, LREC 2006; it takes the place of d, as in that paper.

All functions take arrays whose last axes are the values, so that every resample is computed at once; an undefined
coefficient is NaN.
"""

from collections.abc import Set

from claims.review.numbers import Floats, np


def masi(left: Set[str], right: Set[str]) -> float:
    """Return the MASI distance of two sets: 1 - Jaccard * monotonicity (1 equal, 2/3 subset, 1/3 overlap, 0 disjoint)."""
    if left == right:
        return 0.0
    common = len(left & right)
    if common == 0:
        return 1.0
    monotonicity = 2 / 3 if left <= right or right <= left else 1 / 3
    return 1.0 - common / len(left | right) * monotonicity


def coincidences(counts: Floats) -> Floats:
    """Return the coincidences of pairs that were counted as (value of the left, value of the right)."""
    return counts + np.swapaxes(counts, -1, -2)


def nominal(values: int) -> Floats:
    """Return the squared differences of nominal values."""
    return 1.0 - np.eye(values)


def ordinal(observed: Floats) -> Floats:
    """Return the squared differences of ordinal values, which depend on how often each occurs."""
    each = observed.sum(axis=-1)
    below = np.cumsum(each, axis=-1) - each / 2
    difference: Floats = below[..., :, None] - below[..., None, :]
    return difference**2


def ratio(above: Floats, below: Floats) -> Floats:
    """Divide; NaN where the denominator is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Floats = np.where(below > 0, above / below, np.nan)
    return quotient


def alpha(observed: Floats, squared: Floats) -> Floats:
    """Return alpha from coincidences (..., V, V) and squared differences (V, V) or (..., V, V)."""
    each = observed.sum(axis=-1)
    disagreed = (observed * squared).sum(axis=(-1, -2))
    expected = (each[..., :, None] * each[..., None, :] * squared).sum(axis=(-1, -2))
    return 1.0 - ratio((each.sum(axis=-1) - 1.0) * disagreed, expected)


def alpha_of_sums(total: Floats, disagreed: Floats, expected: Floats) -> Floats:
    """Return alpha from n, sum o d and sum n n d, for values that are too many for a table."""
    # The expected sum is a difference of large ones: what is left of equal ones is rounding.
    expected = np.where(expected > 1e-9 * total**2, expected, 0.0)
    return 1.0 - ratio((total - 1.0) * disagreed, expected)


def f1(shared: Floats, left: Floats, right: Floats) -> Floats:
    """Return F1, the share of what either has that both have: 2 shared / (left + right)."""
    return ratio(2.0 * shared, left + right)
