"""The formats that datasets are written in: one pure file each, and one line in this table."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from claims.datasets.formats import jsonl
from claims.datasets.formats.record import Record


class Format(Protocol):
    """What a format module offers; records are those of `docs/formats.md`, one article each, offsets in code points."""

    NAME: str
    LABEL: str
    SUFFIX: str
    MEDIA_TYPE: str
    LOSSLESS: bool
    NOTE: str

    def write(self, records: Iterable[Record]) -> Iterator[bytes]:
        """Write records, in order, as the bytes of a file."""
        ...


FORMATS: dict[str, Format] = {form.NAME: form for form in (jsonl,)}
