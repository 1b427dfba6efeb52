"""What two splits share in spite of everything: texts that are alike, speakers, and the same words said again; pure."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypedDict

import numpy as np

from claims.datasets.releases.near import Hashes

# Every two texts are compared among so many articles at most, beyond only those that MinHash finds.
EVERY_PAIR = 2000
# Speakers that a report names for two splits.
NAMED = 20


class Leak(TypedDict):
    """What two splits share."""

    splits: list[str]
    highest_jaccard: float
    articles: list[str]
    shared_speakers: int
    speakers: list[str]
    shared_claims: int


Best = dict[frozenset[str], tuple[float, int, int]]


def note(best: Best, splits: Sequence[str], left: int, right: int, alike: float) -> None:
    """Keep a pair of texts if it is of two splits and no pair of them is more alike."""
    pair = frozenset((splits[left], splits[right]))
    if len(pair) == 2 and alike > best.get(pair, (0.0, 0, 0))[0]:
        best[pair] = (alike, min(left, right), max(left, right))


def most_alike(texts: Sequence[Hashes], splits: Sequence[str]) -> Best:
    """Find the most similar texts of every two splits among all pairs, by the shingles that texts have in common."""
    best: Best = {}
    if not texts:
        return best
    sizes = np.array([len(text) for text in texts])
    hashes = np.concatenate(texts)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], np.repeat(np.arange(len(texts)), sizes)[order]
    for place, text in enumerate(texts):
        first, last = np.searchsorted(hashes, text, "left"), np.searchsorted(hashes, text, "right")
        lengths = last - first
        # The places of all owners of its shingles, one run after the other.
        runs = np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
        common = np.bincount(owners[runs], minlength=len(texts))
        alike = common / (sizes + sizes[place] - common)
        for other in np.flatnonzero(common[:place]):
            note(best, splits, place, int(other), float(alike[other]))
    return best


def report(
    names: Sequence[str],
    best: Best,
    keys: Sequence[str],
    speakers: Mapping[str, Mapping[str, str]],
    claims: Mapping[str, Hashes],
) -> list[Leak]:
    """Say what every two splits share: `speakers` are names by identifier, `claims` the hashes of their words, by split."""
    leaks: list[Leak] = []
    for left, right in combinations(names, 2):
        alike, one, other = best.get(frozenset((left, right)), (0.0, -1, -1))
        shared = speakers[left].keys() & speakers[right].keys()
        common = np.intersect1d(claims[left], claims[right])
        leaks.append(
            {
                "splits": [left, right],
                "highest_jaccard": round(alike, 4),
                "articles": [keys[one], keys[other]] if one >= 0 else [],
                "shared_speakers": len(shared),
                "speakers": sorted(speakers[left][key] for key in shared)[:NAMED],
                "shared_claims": len(common),
            }
        )
    return leaks
