"""A zip archive written as it grows: no member is held longer than it takes to pack it, and the same members give the same bytes."""

import zipfile
from collections.abc import Iterable, Iterator

# The first moment that a zip archive can name; the time of writing would make each file another one.
WHEN = (1980, 1, 1, 0, 0, 0)


class Drain:
    """A file that only grows, from which what was written is taken at once."""

    closed = False

    def __init__(self) -> None:
        self.waiting: list[bytes] = []
        self.position = 0

    def write(self, block: bytes) -> int:
        """Take a block."""
        self.waiting.append(bytes(block))
        self.position += len(block)
        return len(block)

    def tell(self) -> int:
        """Return how much was written."""
        return self.position

    def flush(self) -> None:
        """Do nothing: all that was written is there."""

    def close(self) -> None:
        """Take no more."""
        self.closed = True

    def take(self) -> bytes:
        """Hand out what was written since the last time."""
        block = b"".join(self.waiting)
        self.waiting.clear()
        return block


def zipped(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Pack members, in order, into the bytes of an archive."""
    drain = Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, WHEN)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
            yield drain.take()
    yield drain.take()
