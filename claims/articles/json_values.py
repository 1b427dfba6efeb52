"""Splits a JSON file into records, whatever its layout: one per line, a list, or records over several lines.

A file of any size is read in pieces, with no more than one record in memory. Every byte is scanned only once.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Protocol

from claims.core.errors import Invalid
from claims.core.strict_json import loads

PIECE = 65_536
# Size of one record in bytes: the longest article has 12 million if every character is escaped.
LONGEST_RECORD = 32_000_000
BOM = b"\xef\xbb\xbf"
MARK = re.compile(rb'["{}\[\]]')
STRING_MARK = re.compile(rb'["\\]')
SPACE = re.compile(rb"[ \t\r\n]*")
SCALAR_END = re.compile(rb"[,\]\s]")


class Readable(Protocol):
    """A file opened for reading bytes, wherever it lies."""

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, or all."""
        ...

    def readline(self) -> bytes:
        """Read up to the next line end."""
        ...

    def seek(self, offset: int, /) -> object:
        """Go to a place."""
        ...


class Raw(NamedTuple):
    """One record of the file: the line on which it begins, and its bytes or an error."""

    line: int
    data: bytes
    error: Invalid | None = None


def raw_values(stream: Readable, *, lines: bool) -> Iterator[Raw]:
    """Find every record. `lines`: the name promises one record per line, so a broken line must not affect the others."""
    head = stream.read(PIECE)
    stream.seek(0)
    if _one_a_line(stream, head, lines):
        stream.seek(0)
        yield from (Raw(n, line) for n, line in enumerate(iter(stream.readline, b""), start=1) if _says_something(line))
        return
    stream.seek(0)
    yield from Scanner(stream).values()


def _says_something(line: bytes) -> bool:
    return bool(line.removeprefix(BOM).strip())


def _one_a_line(stream: Readable, head: bytes, lines: bool) -> bool:
    """Return whether a file has one record per line, judging by its beginning."""
    start = head.removeprefix(BOM).lstrip()
    first = start.split(b"\n", 1)[0].strip()
    if first in (b"{", b"["):
        return False
    if not start.startswith(b"[") and (_is_json(first) or (lines and len(first) > PIECE // 2)):
        return True
    if not lines:
        return False
    # A list, or a record over several lines, if its first record is complete and valid.
    values = list(islice(Scanner(stream).values(), 1))
    return (
        not values or values[0].error is not None or not values[0].data.startswith(b"{") or not _is_json(values[0].data)
    )


def _is_json(data: bytes) -> bool:
    try:
        loads(data, nul=True)
    except Invalid as error:
        return error.code != "invalid_json"
    return True


class Scanner:
    """Finds the beginnings and ends of records by their brackets and quotation marks, without parsing them."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.piece, self.at, self.line = b"", 0, 1
        self.depth = 0
        self.in_list = False

    def values(self) -> Iterator[Raw]:
        """Yield every record of a list or a sequence; stops at the first error."""
        ended = False
        while (sign := self._next()) is not None:
            if sign == b"]" and self.in_list:
                self.in_list, ended = False, True
                self._skip(1)
            elif ended:
                yield Raw(self.line, b"", Invalid("invalid_json", "Something follows the end of the list."))
                return
            elif sign == b"[" and not self.in_list and not self.depth:
                self.in_list = True
                self._skip(1)
            elif sign == b"," and self.in_list:
                self._skip(1)
            else:
                raw = self._record(sign)
                yield raw
                if raw.error is not None:
                    return
        if self.in_list:
            yield Raw(self.line, b"", Invalid("invalid_json", "The list is not closed: the file ends before its “]”."))

    def _more(self) -> bool:
        self.line += self.piece.count(b"\n", self.at)
        self.piece, self.at = self.stream.read(PIECE), 0
        return bool(self.piece)

    def _skip(self, count: int) -> None:
        self.line += self.piece.count(b"\n", self.at, self.at + count)
        self.at += count

    def _next(self) -> bytes | None:
        """Advance to the next byte that is not white space and return it; None at the end."""
        while True:
            if self.piece.startswith(BOM, self.at):
                self._skip(3)
            match = SPACE.match(self.piece, self.at)
            assert match is not None
            self._skip(match.end() - self.at)
            if self.at < len(self.piece):
                return self.piece[self.at : self.at + 1]
            if not self._more():
                return None

    def _record(self, sign: bytes) -> Raw:
        """Read one record to its end: an object, a list, or any other value."""
        line, parts, size = self.line, list[bytes](), 0
        inside, escaped, depth = False, False, 0
        plain = sign not in b'{["'
        while True:
            end, inside, escaped, depth, done = self._step(plain, inside, escaped, depth)
            parts.append(self.piece[self.at : end])
            size += end - self.at
            self._skip(end - self.at)
            if done:
                return Raw(line, b"".join(parts))
            if size > LONGEST_RECORD:
                return Raw(line, b"", Invalid("limit", f"A record may have at most {LONGEST_RECORD:,} bytes."))
            if self.at >= len(self.piece) and not self._more():
                if plain:
                    return Raw(line, b"".join(parts))
                return Raw(
                    line,
                    b"",
                    Invalid("invalid_json", f"What begins in line {line} is not closed: the file ends first."),
                )

    def _step(self, plain: bool, inside: bool, escaped: bool, depth: int) -> tuple[int, bool, bool, int, bool]:
        """Scan to the end of the piece or of the record, whichever comes first."""
        at, piece = self.at, self.piece
        if plain:
            match = SCALAR_END.search(piece, at)
            return (match.start() if match else len(piece)), False, False, 0, match is not None
        while at < len(piece):
            if escaped:
                at, escaped = at + 1, False
                continue
            match = (STRING_MARK if inside else MARK).search(piece, at)
            if match is None:
                return len(piece), inside, escaped, depth, False
            at, sign = match.end(), match.group()
            if sign == b"\\":
                escaped = True
            elif sign == b'"':
                inside = not inside
            else:
                depth += 1 if sign in b"{[" else -1
            if not inside and depth <= 0:
                return at, False, False, 0, True
        return at, inside, escaped, depth, False
