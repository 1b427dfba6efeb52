"""The files of a dataset that is read: one file, or those of a zip archive, within limits that no archive gets past."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import IO, Protocol

from claims.core.errors import Invalid

MAX_MEMBERS, MAX_BYTES, MAX_RATIO = 10_000, 2 << 30, 200
# Below this size no ratio is suspicious.
SMALL = 1 << 20
# The largest single member that is read into memory.
MAX_MEMBER = 256 << 20
BLOCK = 1 << 16
LINK = 0o120000


class Members(Protocol):
    """Named files whose bytes are read one after the other."""

    def names(self) -> list[str]:
        """Return the names in the order in which they are stored."""
        ...

    def bytes_of(self, name: str) -> bytes:
        """Read a file. Raises Invalid naming it."""
        ...


class Loose:
    """Files that are at hand."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def names(self) -> list[str]:
        """Return the names."""
        return list(self.files)

    def bytes_of(self, name: str) -> bytes:
        """Read a file."""
        return self.files[name]


class Archive:
    """The members of a zip archive. Nothing is written to disk, so no name leads anywhere; odd names are refused all the same.

    Raises Invalid: archive_unsafe, archive_encrypted, archive_limit, invalid.
    """

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self.archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeDecodeError) as error:
            raise Invalid("invalid", f"The archive is broken: {error}.") from None
        entries = [entry for entry in self.archive.infolist() if not entry.is_dir()]
        if len(entries) > MAX_MEMBERS:
            raise Invalid("archive_limit", f"An archive has at most {MAX_MEMBERS:,} members.")
        self.entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            _check(entry)
            if entry.filename in self.entries:
                raise Invalid("archive_unsafe", "Two members have the same name.", entry.filename[:200])
            self.entries[entry.filename] = entry
        self.left = MAX_BYTES
        if sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise Invalid("archive_limit", f"The members of an archive have at most {MAX_BYTES:,} bytes.")

    def names(self) -> list[str]:
        """Return the names of the members, in their order."""
        return list(self.entries)

    def bytes_of(self, name: str) -> bytes:
        """Read a member; what it unpacks to is counted, whatever it declares."""
        entry = self.entries[name]
        most = min(self.left, MAX_MEMBER, max(SMALL, entry.compress_size * MAX_RATIO))
        whole = bytearray()
        try:
            with self.archive.open(entry) as stream:
                while block := stream.read(BLOCK):
                    whole += block
                    if len(whole) > most:
                        raise Invalid("archive_limit", "The member unpacks to more than an archive may hold.", name)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Invalid("invalid", f"The member is broken: {error}.", name) from None
        self.left -= len(whole)
        return bytes(whole)


def _check(entry: zipfile.ZipInfo) -> None:
    """Refuse what no dataset has in its archive."""
    name, where = entry.filename, entry.filename[:200]
    parts = name.replace("\\", "/").split("/")
    if not name or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name:
        raise Invalid("archive_unsafe", "A member's name leads out of the archive.", where)
    if (entry.external_attr >> 16) & 0o170000 == LINK:
        raise Invalid("archive_unsafe", "A member is a link.", where)
    if entry.flag_bits & 1:
        raise Invalid("archive_encrypted", field=where)
    if entry.file_size > max(SMALL, entry.compress_size * MAX_RATIO):
        raise Invalid("archive_limit", f"The member is packed more tightly than {MAX_RATIO} to 1.", where)
    if name.lower().endswith(".zip"):
        raise Invalid("archive_unsafe", "An archive inside the archive is not read.", where)


def opened(data: bytes, name: str) -> Members:
    """Take a file for what it is: an archive by its first bytes, or itself."""
    return Archive(BytesIO(data)) if data.startswith(b"PK\x03\x04") else Loose({name: data})


def text_of(files: Members, name: str, *, mark: bool = False) -> str:
    """Read a member as UTF-8; a byte-order mark is dropped, or kept where it counts as `mark`. Raises Invalid: invalid_encoding naming the member."""
    try:
        return files.bytes_of(name).decode("utf-8" if mark else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("invalid_encoding", f"Byte {error.start} is not UTF-8.", name) from None


def texts(files: Members, suffix: str = "") -> Iterator[tuple[str, str]]:
    """Read all members whose names end in one of the suffixes, with their names."""
    for name in files.names():
        if name.endswith(suffix):
            yield name, text_of(files, name)
