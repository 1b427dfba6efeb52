"""Which claims a release holds, so that the next one can say what it adds, removes and changes; pure, 24 bytes a claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

KEY, DIGEST = 16, 8
ROW = np.dtype([("key", f"V{KEY}"), ("digest", f"V{DIGEST}")])


class Index:
    """The claims of a release in the making: each with a hash of everything that is said of it."""

    def __init__(self) -> None:
        self.rows = bytearray()

    def add(self, key: UUID, value: bytes) -> None:
        """Add a claim."""
        self.rows += key.bytes + sha256(value).digest()[:DIGEST]

    def stored(self) -> bytes:
        """Return the claims in the order of their identifiers."""
        return _sorted(bytes(self.rows)).tobytes()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a release has that the one before had not, and the other way round: identifiers, in order."""

    added: list[str]
    removed: list[str]
    changed: list[str]

    def lines(self) -> Iterator[tuple[str, str]]:
        """Give each claim with what became of it."""
        for what in ("added", "removed", "changed"):
            for key in getattr(self, what):
                yield what, key


def difference(before: bytes, after: bytes) -> Difference:
    """Compare two stored indexes."""
    old, new = _sorted(before), _sorted(after)
    old_keys, new_keys = _keys(old), _keys(new)
    both, in_old, in_new = np.intersect1d(old_keys, new_keys, assume_unique=True, return_indices=True)
    moved = old["digest"][in_old] != new["digest"][in_new]
    return Difference(
        _named(np.setdiff1d(new_keys, both, assume_unique=True)),
        _named(np.setdiff1d(old_keys, both, assume_unique=True)),
        _named(both[moved]),
    )


def _sorted(rows: bytes) -> NDArray[np.void]:
    table = np.frombuffer(rows, dtype=ROW)
    return table[np.argsort(_keys(table), kind="stable")]


def _keys(table: NDArray[np.void]) -> NDArray[np.bytes_]:
    # As hexadecimal texts: byte strings of NumPy lose zeros at their ends.
    return np.array([bytes(key).hex() for key in table["key"]], dtype=f"S{2 * KEY}")


def _named(keys: NDArray[np.bytes_]) -> list[str]:
    return [str(UUID(key.decode())) for key in keys]
