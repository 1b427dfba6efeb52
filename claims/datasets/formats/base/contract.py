"""What a format module offers; a format is one pure file and one line in `FORMATS`."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Protocol, runtime_checkable

from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import EVERYTHING, Part, Record


@runtime_checkable
class Format(Protocol):
    """A way to write datasets; records are those of `docs/formats.md`, one article each, offsets in code points.

    `NEEDS` names the modules without which it cannot run here, and `EXTRA` the extra of this package that brings them.
    `CARRIES` is what a file holds of each record; whatever else a record holds is counted as lost.
    """

    NAME: str
    LABEL: str
    SUFFIX: str
    MEDIA_TYPE: str
    NOTE: str
    NEEDS: tuple[str, ...]
    EXTRA: str
    CARRIES: frozenset[Part]

    def write(self, records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
        """Write records, in order, as the bytes of a file, and count what it cannot hold."""
        ...

    def sample(self, record: Record) -> str:
        """Show one record as people would read it in the file."""
        ...


@runtime_checkable
class Packed(Protocol):
    """A format that is written in two steps, of which several processes can do the first, each for some of the articles.

    `write` is the one after the other, so that a file has the same bytes whoever packed its articles. Articles may be parted
    after each thousand: a format that packs several of them together packs a number of which a thousand is a multiple.
    """

    def pack(self, records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
        """Write records, in order, so that nothing depends on what comes before or after them."""
        ...

    def join(self, packs: Iterable[bytes]) -> Iterator[bytes]:
        """Make a file of what was packed, in order."""
        ...


@runtime_checkable
class Reader(Protocol):
    """A format whose files can be read back, and those of other tools that write it."""

    NAME: str

    def read(self, files: Members, ask: Questions) -> Iterator[Record]:
        """Read articles with their claims, offsets in code points; what the files do not say is blank.

        Raises Invalid naming the line or the member.
        """
        ...


def is_lossless(form: Format) -> bool:
    """Tell whether a format carries every part."""
    return form.CARRIES == EVERYTHING


def is_available(form: Format) -> bool:
    """Tell whether the modules that a format needs are installed; none is imported."""
    return all(find_spec(name) is not None for name in form.NEEDS)
