"""TSV: a table of claims with tabs, for statistics programs."""

from collections.abc import Iterable, Iterator

from claims.datasets.formats.base import tables
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import Record

NAME = "tsv"
LABEL = "TSV, one claim a row"
SUFFIX = ".tsv"
MEDIA_TYPE = "text/tab-separated-values"
NOTE = "The same table as CSV, with tabs between the cells and no byte-order mark: for statistics programs."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = tables.CARRIES
DIALECT = tables.Dialect("\t", mark=False)


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write a header and one row a claim."""
    return tables.write(records, lost, DIALECT)


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write the rows."""
    return tables.pack(records, lost, DIALECT)


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Put the header before them."""
    return tables.join(packs, DIALECT)


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read a table that this module wrote; it has the offsets of the claims and not the texts."""
    return tables.read(files, DIALECT, ask)


def sample(record: Record) -> str:
    """Show the rows of one article."""
    return b"".join(write([record], Lost(CARRIES))).decode("utf-8-sig")
