"""A zip archive written as it grows: no member is held longer than it takes to pack it, and the same members give the same bytes.

A member is packed by itself, so several processes can pack members of one archive; what they packed is then joined.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

# The first moment that a zip archive can name; the time of writing would make each file another one.
WHEN = (1980, 1, 1, 0, 0, 0)
# What stands before the data of a member: of it the checksum, the two sizes and the length of the name are read again.
LOCAL = struct.Struct("<4s5H3L2H")


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


def packed(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Pack each member as it stands in an archive: its header, then its data."""
    for name, data in members:
        entry = _entry(name)
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = packer.compress(data) + packer.flush()
        entry.CRC, entry.compress_size, entry.file_size = zlib.crc32(data), len(body), len(data)
        yield entry.FileHeader() + body


def joined(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join packed members, in order, to the bytes of an archive: after them comes the list of all."""
    drain = Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:
        for pack in packs:
            *_, checksum, packed_size, size, length, _ = LOCAL.unpack_from(pack)
            entry = _entry(pack[LOCAL.size : LOCAL.size + length].decode())
            entry.CRC, entry.compress_size, entry.file_size = checksum, packed_size, size
            # The header says how the name is encoded; the list of all must say the same.
            entry.header_offset = drain.tell()
            drain.write(pack)
            archive.filelist.append(entry)
            archive.start_dir = drain.tell()
            # What is written at the end is the list, if anything has changed.
            archive._didModify = True  # type: ignore[attr-defined]
            yield drain.take()
    yield drain.take()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, WHEN)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def zipped(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Pack members, in order, into the bytes of an archive."""
    return joined(packed(members))
