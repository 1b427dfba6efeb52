"""Intervals of 95 % for figures that are functions of sums over articles; pure.

Articles are drawn, not claims or passes, because claims of one article are alike. Up to `MAX_DRAWN` articles the interval is
the percentile interval of a bootstrap in which every article weighs as a Poisson variate of mean 1: B. Efron, R. Tibshirani,
An Introduction to the Bootstrap (1993), chapter 13; N. Chamandy et al., Estimating uncertainty for massive data streams (2012).
Above, it is the normal interval of the delete-one jackknife (Efron and Tibshirani, chapter 11), whose work is linear.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

from claims.review.numbers import Floats, np

Z = NormalDist().inv_cdf(0.975)
DRAWS = 1000
SEED = 20
MAX_DRAWN = 2000
# Below this many articles the interval is too narrow to be shown.
MIN_ARTICLES = 8

# A figure, from sums (..., S): one value for each row of sums.
Figure = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of an interval; None where there are too few articles, or too few draws in which the figure is defined."""

    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=4)
def weights(articles: int) -> Floats:
    """Return how often each article is drawn in each of the bootstrap's draws; the same at every call."""
    drawn: Floats = np.random.default_rng(SEED).poisson(1.0, (DRAWS, articles)).astype(np.float64)
    return drawn


def percentiles(drawn: Floats) -> Ends:
    """Return the percentile interval of a figure's draws."""
    known = drawn[np.isfinite(drawn)]
    if len(known) < DRAWS / 2:
        return Ends()
    low, high = np.quantile(known, (0.025, 0.975))
    return Ends(float(low), float(high))


def around(value: float, left_out: Floats) -> Ends:
    """Return the normal interval of a figure from its values without one article each."""
    known = left_out[np.isfinite(left_out)]
    if len(known) < 2 or not np.isfinite(value):
        return Ends()
    count = len(known)
    error = float(np.sqrt((count - 1) / count * ((known - known.mean()) ** 2).sum()))
    return Ends(value - Z * error, value + Z * error)
