"""Texts that are nearly the same: which, found by MinHash without comparing every two of them; pure.

Texts are compared by their shingles, runs of five words without case. A signature has 128 values in 32 bands of 4 (Broder 1997;
Leskovec, Rajaraman and Ullman, chapter 3): two texts that agree in a band are a candidate, and a candidate is near if the shingles of
the two agree by at least a half (Jaccard). Hashes are the same on every machine.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+")
RUN = 5
BANDS, ROWS = 32, 4
NEAR = 0.5
# In a larger heap of texts that agree in a band each is compared with the first and the next one alone.
HEAP = 50

Hashes = NDArray[np.uint64]


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


# Any odd factor will do.
FACTORS = np.array([_hash(f"factor {row}") | 1 for row in range(BANDS * ROWS)], dtype=np.uint64)
SUMMANDS = np.array([_hash(f"summand {row}") for row in range(BANDS * ROWS)], dtype=np.uint64)
PLACES = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str) -> Hashes:
    """Return the hashes of a text's shingles, sorted and each once; a text of fewer words is one shingle."""
    known: dict[str, int] = {}
    words = [known[word] if word in known else known.setdefault(word, _hash(word)) for word in _words(text)]
    hashes = np.array(words, dtype=np.uint64)
    runs = max(1, len(words) - RUN + 1)
    total = np.zeros(runs, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(min(RUN, len(words))):
            total = (total + hashes[place : place + runs]) * PLACES
    return np.unique(total)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def bands(of_text: Hashes) -> Hashes:
    """Return one hash for each band of the signature of a text, given by its shingles."""
    with np.errstate(over="ignore"):
        values = np.array(
            [(of_text * FACTORS[row] + SUMMANDS[row]).min() for row in range(BANDS * ROWS)], dtype=np.uint64
        )
        rows = values.reshape(BANDS, ROWS)
        total = np.zeros(BANDS, dtype=np.uint64)
        for row in range(ROWS):
            total = (total + rows[:, row]) * PLACES
    return total


def jaccard(left: Hashes, right: Hashes) -> float:
    """Return how far two sets of shingles agree: 0 to 1."""
    common = len(np.intersect1d(left, right, assume_unique=True))
    return common / (len(left) + len(right) - common)


def candidates(signatures: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Give each pair of texts that agree in a band once, the lower first; texts are named by their place."""
    if len(signatures) < 2:
        return
    table = np.stack(signatures)
    given: set[tuple[int, int]] = set()
    for band in range(BANDS):
        for heap in _heaps(table[:, band]):
            for pair in _pairs(heap):
                if pair not in given:
                    given.add(pair)
                    yield pair


def _heaps(column: Hashes) -> Iterator[list[int]]:
    """Give the places at which a column has the same value."""
    order = np.argsort(column, kind="stable")
    ends = np.flatnonzero(np.diff(column[order])) + 1
    for heap in np.split(order, ends):
        if len(heap) > 1:
            yield [int(place) for place in heap]


def _pairs(heap: list[int]) -> Iterable[tuple[int, int]]:
    if len(heap) <= HEAP:
        return ((left, right) for at, left in enumerate(heap) for right in heap[at + 1 :])
    return ((heap[0], right) for right in heap[1:]) if len(heap) > 1 else ()


class Groups:
    """What belongs together: places that are joined, directly or through others (union-find)."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def join(self, left: int, right: int) -> None:
        """Put two places into one group."""
        left, right = self.of(left), self.of(right)
        self.above[max(left, right)] = min(left, right)

    def of(self, place: int) -> int:
        """Return the group of a place, which is its least member."""
        while self.above[place] != place:
            self.above[place] = self.above[self.above[place]]
            place = self.above[place]
        return place
