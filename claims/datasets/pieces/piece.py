"""What the processes tell each other: what is written, which piece is next, what was written of it; and the file between them."""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, cast

import msgspec

from claims.datasets.formats import FORMATS, PACKED
from claims.datasets.formats.base import parts
from claims.datasets.formats.base.losses import LossReport, Lost
from claims.datasets.formats.record import Record

# Articles of a piece. A multiple of the articles that a format packs together, as the contract of formats says.
PIECE = 1000
# What fails: another transaction's snapshot, which the database does not know, or anything else that it is asked.
SNAPSHOT, DATABASE = "snapshot", "database"
# The database that datasets are read from.
READING = "reading"
LENGTH = struct.Struct("<Q")


class Task(msgspec.Struct, frozen=True):
    """What all pieces have in common."""

    project: str
    format: str
    selection: Mapping[str, object]
    # The name of the database, and of the snapshot in it.
    database: str
    snapshot: str


class Piece(msgspec.Struct, frozen=True):
    """Articles from a number up to another one, which belongs to the next piece; the last piece has no end."""

    first: int
    before: int | None


class Made(msgspec.Struct, frozen=True):
    """What a piece holds and lacks; or the kind of error with which writing it ended."""

    counts: dict[str, int] = {}
    losses: LossReport | None = None
    failed: str = ""

    def add_to(self, counts: Counter[str], lost: Lost) -> None:
        """Add it to what was counted so far."""
        counts.update(self.counts)
        if self.losses is not None:
            lost.add(self.losses)


def packed(name: str, records: Iterator[Record], lost: Lost) -> Iterator[bytes]:
    """Pack records in a format; for one that knows no packs, as they are."""
    form = PACKED.get(name)
    return form.pack(plain(records), lost) if form else map(msgspec.json.encode, records)


def joined(name: str, packs: Iterable[bytes], lost: Lost) -> Iterator[bytes]:
    """Make a file of packs; a format that knows none writes the records now."""
    form = PACKED.get(name)
    return form.join(packs) if form else FORMATS[name].write(map(msgspec.json.decode, packs), lost)


def plain(source: Iterator[Record]) -> Iterator[parts.Record]:
    """Give records to formats, which read and build them by names that they loop over."""
    return cast(Iterator[parts.Record], source)


def store(packs: Iterable[bytes], target: IO[bytes]) -> None:
    """Write packs one after the other, each after its length."""
    for pack in packs:
        target.write(LENGTH.pack(len(pack)))
        target.write(pack)


def stored(source: IO[bytes]) -> Iterator[bytes]:
    """Read packs back."""
    while head := source.read(LENGTH.size):
        yield source.read(LENGTH.unpack(head)[0])
