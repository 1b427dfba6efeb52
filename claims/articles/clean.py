"""What import does to a text, and nothing more: line ends, byte-order mark, control characters; and where its zones lie."""

import re

from claims.core.errors import Invalid
from claims.core.records import Zone, ZoneKind

MAX_CHARACTERS = 2_000_000
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
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
    """Return the text to freeze: LF line ends, without byte-order mark and control characters (LF and TAB stay).

    Nothing is trimmed, folded or normalised otherwise, so that the text stays the publisher's.
    Raises Invalid: bad_unicode (NUL, lone surrogates), empty_text, text_too_long.
    """
    if "\x00" in raw:
        raise Invalid("bad_unicode", "The text holds NUL characters.", "text")
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Invalid("bad_unicode", f"Character {error.start} is half a surrogate pair.", "text") from None
    text = CONTROLS.sub("", raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise Invalid("empty_text", field="text")
    if len(text) > MAX_CHARACTERS:
        raise Invalid(
            "text_too_long", f"The text has {len(text):,} characters; {MAX_CHARACTERS:,} is the most.", "text"
        )
    return text


def check_text(head: bytes) -> None:
    """Raise Invalid (unsupported_type) when the first bytes of a file are those of a picture, a PDF or another binary."""
    if head.startswith(
        (b"\x89PNG", b"%PDF", b"\x7fELF", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
    ):
        raise Invalid("unsupported_type", "The file is not text: On Record reads .txt and .jsonl.")


def decode(data: bytes) -> str:
    """Read the bytes of a text file as UTF-8, or as UTF-16 when it starts with that byte-order mark.

    Raises Invalid: empty_file, unsupported_type (PNG, PDF and other binaries), invalid_encoding naming the byte.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Invalid("empty_file")
    check_text(data)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            "invalid_encoding", f"Byte {error.start} is not {encoding.upper()}; save the file as UTF-8."
        ) from None


def lines_of(text: str) -> list[tuple[int, int]]:
    """Find every line that is not blank: [start, end) without its line end."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def zones_of(text: str, title: str = "") -> tuple[Zone, ...]:
    """Divide the text into headline, body and boilerplate zones, in order, disjoint; blank lines between belong to none.

    Boilerplate is looked for in the last lines only and stays in the text: it is marked, not removed.
    """
    lines = lines_of(text)
    kinds = [ZoneKind.BODY] * len(lines)
    if lines and title and text[slice(*lines[0])].strip() == title.strip():
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
