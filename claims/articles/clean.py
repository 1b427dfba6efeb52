"""What import does to a text, and nothing more: line ends, byte-order mark, control characters; and where its zones lie."""

import codecs
import re

from claims.articles.titles import LINE_END, MARKED, clean_line
from claims.core.errors import Invalid
from claims.core.hidden import is_blank
from claims.core.records import Zone, ZoneKind

MAX_CHARACTERS = 2_000_000
# What no frozen text holds since the first version, and what import takes out or turns into line ends besides.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
LATE_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
BOILERPLATE = re.compile(
    r"(?:related\s+(?:posts?|stories|articles|topics|reading)|read\s+(?:more|also|next)|you\s+may\s+also\s+like|more\s+(?:on|from)\s+this"
    r"|most\s+(?:read|viewed)|recommended\s+for\s+you|also\s+(?:read|see)|see\s+also|share\s+this(?:\s+(?:article|story|post))?|tags?"
    r"|views|comments?|advertisement|sponsored|sign\s+up\s+for|subscribe\s+to|follow\s+us|print\s+this|filed\s+under|posted\s+in)"
    r"\b[^.!?“”\"]{0,80}(?::\s*[\d.,kKmM]*\s*$|:\s*[^.!?“”\"]{0,80}$|\s*$)",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)[^“”\"]{0,160}$", re.IGNORECASE)
MOST_BOILERPLATE_LINES = 12


def clean(raw: str) -> str:
    """Return the text to freeze: line ends are LF, a byte-order mark and control characters are out (LF and TAB stay).

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
    """Check a text that was frozen before, perhaps by an older version with fewer rules: it is taken as it stands.

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
    """Say where in a text a character stands, as an editor counts: from line 1, column 1."""
    line, column = line_and_column(raw, at)
    return f"line {line}, column {column}"


def line_and_column(raw: str, at: int) -> tuple[int, int]:
    """Count lines and columns from 1 up to a character."""
    before = LINE_END.sub("\n", raw[:at])
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def decode(data: bytes) -> str:
    """Read the bytes of a text file as UTF-8, or as UTF-16 or UTF-32 when it starts with that byte-order mark.

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
    """Name the encoding that the byte-order mark says, else UTF-8."""
    # The mark of UTF-32 begins like that of UTF-16.
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"


def _looks_like_utf16(data: bytes) -> bool:
    """Tell whether every second byte of the beginning is nought, as in Latin text written as UTF-16."""
    head = data[:400]
    return len(head) >= 4 and max(head[0::2].count(0), head[1::2].count(0)) > 0.3 * len(head)


def lines_of(text: str) -> list[tuple[int, int]]:
    """Find every line that is not blank: [start, end) without its line end."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _titled(line: str, title: str) -> bool:
    """Tell whether a line is the title, whatever became of its tabs and hidden characters there."""
    if line.strip() == title:
        return True
    # A whole article on one line is no title, and long to clean.
    shown = clean_line(line) if len(line) <= 2 * len(title) + 100 else ""
    return title in (shown, MARKED.sub("", shown, count=1))


def zones_of(text: str, title: str = "") -> tuple[Zone, ...]:
    """Divide the text into headline, body and boilerplate zones, in order, disjoint; blank lines between belong to none.

    Boilerplate is looked for in the last lines only and stays in the text: it is marked, not removed.
    """
    lines = lines_of(text)
    kinds = [ZoneKind.BODY] * len(lines)
    if lines and title and _titled(text[slice(*lines[0])], title.strip()):
        kinds[0] = ZoneKind.HEADLINE
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - MOST_BOILERPLATE_LINES), -1):
        line = text[slice(*lines[index])].strip()
        if BOILERPLATE.match(line) or COPYRIGHT.match(line):
            kinds[index] = ZoneKind.BOILERPLATE
    # Whatever stands below the first boilerplate line of the tail is a list of links, unless it reads like a sentence.
    first = next((index for index, kind in enumerate(kinds) if kind == ZoneKind.BOILERPLATE), len(kinds))
    for index in range(first, len(kinds)):
        line = text[slice(*lines[index])].strip()
        if len(line) < 120 and not line.endswith((".", "!", "?", "”", '"')):
            kinds[index] = ZoneKind.BOILERPLATE
    zones: list[Zone] = []
    for (start, end), kind in zip(lines, kinds, strict=True):
        if zones and zones[-1].kind == kind:
            zones[-1] = Zone(zones[-1].start, end, kind)
        else:
            zones.append(Zone(start, end, kind))
    return tuple(zones)
