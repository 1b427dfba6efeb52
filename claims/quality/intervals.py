"""Intervals of 95 % for shares and for ratios of sums; pure, with the standard library alone.

A share of independent yes-or-no answers gets Wilson's interval: E. B. Wilson, Probable inference, the law of succession, and
statistical inference, JASA 22 (1927) 209-212; chosen as in Brown, Cai, DasGupta, Interval estimation for a binomial
proportion, Statistical Science 16 (2001) 101-133, because it holds for few answers and for shares near 0 and 1.

A ratio of sums (seconds per claim, F1) gets the percentile interval of a bootstrap over whole articles: B. Efron,
R. Tibshirani, An Introduction to the Bootstrap (1993), chapters 8 and 13. Articles are drawn, not claims or passes,
because claims of one article are alike and the control share is drawn by article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from random import Random
from statistics import NormalDist, quantiles

Z = NormalDist().inv_cdf(0.975)
RESAMPLES = 1000
SEED = 20
# Below this many articles the percentile interval is too narrow to be shown.
MIN_ARTICLES = 8

# One article's part in a ratio: what it adds to the numerator and the denominator.
Part = tuple[float, float]
ABOVE, BELOW = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the two ends of its interval; the ends are None where there are too few articles for one."""

    value: float
    low: float | None
    high: float | None


def wilson(hits: int, of: int) -> Interval | None:
    """Return the share of hits with Wilson's interval; None when nothing was counted."""
    if of == 0:
        return None
    share = hits / of
    middle = share + Z * Z / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    below = 1 + Z * Z / of
    return Interval(share, max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below))


def ratio(parts: Sequence[Part]) -> Interval | None:
    """Return the ratio of the sums with its bootstrap interval over articles; None if the denominator is 0."""
    return _interval(_ratio(parts), _resampled(parts, Random(SEED)), len(parts))


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two ratios and their difference, left minus right; None if a denominator is 0."""

    left: Interval | None
    right: Interval | None
    difference: Interval | None


def contrast(left: Sequence[Part], right: Sequence[Part]) -> Contrast:
    """Compare two ratios: each is resampled from its own articles, their difference from both."""
    source = Random(SEED)
    ours, theirs = _resampled(left, source), _resampled(right, source)
    one, other = _interval(_ratio(left), ours, len(left)), _interval(_ratio(right), theirs, len(right))
    if one is None or other is None:
        return Contrast(one, other, None)
    both = [a - b if a is not None and b is not None else None for a, b in zip(ours, theirs, strict=True)]
    return Contrast(one, other, _interval(one.value - other.value, both, min(len(left), len(right))))


def _ratio(parts: Sequence[Part]) -> float | None:
    below = sum(map(BELOW, parts))
    return sum(map(ABOVE, parts)) / below if below else None


def _resampled(parts: Sequence[Part], source: Random) -> list[float | None]:
    if len(parts) < MIN_ARTICLES:
        return [None] * RESAMPLES
    return [_ratio(source.choices(parts, k=len(parts))) for _ in range(RESAMPLES)]


def _interval(value: float | None, drawn: Sequence[float | None], articles: int) -> Interval | None:
    if value is None:
        return None
    known = [one for one in drawn if one is not None]
    if articles < MIN_ARTICLES or len(known) < 2:
        return Interval(value, None, None)
    cuts = quantiles(known, n=40, method="inclusive")
    return Interval(value, cuts[0], cuts[-1])
