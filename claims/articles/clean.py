"""The only changes that import makes to a text: line ends, byte-order mark, control characters."""

import codecs
import re

from claims.core.errors import Invalid
from claims.core.hidden import is_blank
from claims.core.titles import LINE_END

MAX_CHARACTERS = 2_000_000
# Characters that no frozen text ever contained, and those that import removes or turns into line ends.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
LATE_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")


def clean(raw: str) -> str:
    """Return the text to freeze: line ends become LF; a byte-order mark and control characters are removed (LF and TAB stay).

    A line ends at CR, CRLF, vertical tab, form feed, U+001C to U+001E, U+0085, U+2028 and U+2029. Nothing is trimmed, folded
    or normalised otherwise, so that the text stays the publisher's.
    Raises Invalid: bad_unicode (NUL, lone surrogates), empty_text, text_too_long.
    """
    text = raw.removeprefix("\ufeff")
    if UNCLEAN.search(text):
        if (at := raw.find("\x00")) >= 0:
            raise Invalid("bad_unicode", f"The text contains a NUL character at {place(raw, at)}.", "text")
        text = UNCLEAN.sub("", LINE_END.sub("\n", text))
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as error:
        where = place(raw, error.start)
        raise Invalid("bad_unicode", f"Character {error.start} is half a surrogate pair ({where}).", "text") from None
    if is_blank(text):
        raise Invalid("empty_text", field="text")
    _check_length(text)
    return text


def check_frozen(text: str) -> None:
    """Check a text that was frozen earlier, perhaps by a version with fewer rules; it is not changed.

    Raises Invalid: empty_text, text_too_long, control_characters.
    """
    if not text.strip():
        raise Invalid("empty_text", field="text")
    _check_length(text)
    if CONTROLS.search(text):
        raise Invalid("control_characters", "The text contains control characters.", "text")


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise Invalid(
            "text_too_long", f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}.", "text"
        )


def place(raw: str, at: int) -> str:
    """Describe the place of a character as an editor does: from line 1, column 1."""
    line, column = line_and_column(raw, at)
    return f"line {line}, column {column}"


def line_and_column(raw: str, at: int) -> tuple[int, int]:
    """Return line and column of a character, from 1."""
    before = LINE_END.sub("\n", raw[:at])
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def decode(data: bytes) -> str:
    """Decode the bytes of a text file as UTF-8, or as UTF-16 or UTF-32 if it begins with that byte-order mark.

    Raises Invalid: empty_file, unsupported_type (pictures, PDF and other binaries), invalid_encoding naming the byte.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Invalid("empty_file")
    encoding = encoding_of(data)
    if encoding == "utf-8" and _looks_like_utf16(data):
        raise Invalid("invalid_encoding", "The file looks like UTF-16 without a byte-order mark; save it as UTF-8.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            "invalid_encoding", f"Byte {error.start} is not {encoding.upper()}; save the file as UTF-8."
        ) from None


def encoding_of(head: bytes) -> str:
    """Return the encoding that the byte-order mark indicates, else UTF-8."""
    # The mark of UTF-32 begins like that of UTF-16.
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"


def _looks_like_utf16(data: bytes) -> bool:
    """Return whether about every second byte at the beginning is zero, as in Latin text encoded as UTF-16."""
    head = data[:400]
    return len(head) >= 4 and max(head[0::2].count(0), head[1::2].count(0)) > 0.3 * len(head)
