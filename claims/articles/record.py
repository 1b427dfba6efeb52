"""Strict parsing of one article, the same for the API, files and commands. Pure."""

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from claims.articles import foreign
from claims.articles.checks import Finding, nul_finding
from claims.articles.clean import LATE_CONTROLS, LINE_END, UNCLEAN, clean, decode, encoding_of
from claims.articles.json_values import Raw, Readable, raw_values
from claims.core.errors import Invalid, OnRecordError
from claims.core.hidden import HIDDEN, has_hidden
from claims.core.json_types import JSON, JSONDict
from claims.core.reading import read_address, read_day, read_language, read_list, read_object
from claims.core.records import Zone
from claims.core.strict_json import check_strings, loads
from claims.core.titles import clean_line, headline_of, title_of
from claims.core.zones import zones_of

TEXTS = {"external_id": 200, "title": 500, "url": 2000, "publisher": 200, "licence": 200, "language": 35}
FIELDS = {*TEXTS, "id", "text", "byline", "published_on", "metadata"}
MAX_METADATA, MAX_NAMES, MAX_NAME = 20_000, 50, 200


class About(TypedDict):
    """Everything about an article but its text."""

    external_id: str
    title: str
    url: str
    publisher: str
    licence: str
    language: str
    byline: tuple[str, ...]
    published_on: date | None
    metadata: JSONDict


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article, cleaned and checked; offsets of zones count code points of `text`."""

    text: str
    sha256: str
    zones: tuple[Zone, ...]
    title: str = ""
    external_id: str = ""
    url: str = ""
    publisher: str = ""
    licence: str = ""
    language: str = ""
    byline: tuple[str, ...] = ()
    published_on: date | None = None
    metadata: JSONDict = field(default_factory=dict)
    # The original text if cleaning removed something that a repair needs; else empty.
    given: str = ""
    # Fields that were changed by more than line ends and surrounding blanks.
    cleaned: tuple[str, ...] = ()
    # Warnings that do not depend on the language of the project.
    found: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an import: its place (line and number of the record, from 1), and the article or an error."""

    file: str
    line: int
    record: ArticleRecord | None
    error: OnRecordError | None = None
    title: str = ""
    number: int = 1


def digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_article(value: object) -> ArticleRecord:
    """Check one article given as a JSON object (`id` is another name for `external_id`).

    Raises Invalid naming the field: expected_object, unknown_field, required, invalid, limit, control_characters,
    bad_unicode, empty_text, text_too_long.
    """
    row: JSONDict = read_object(value, FIELDS)
    if "text" not in row:
        raise Invalid("required", "The article has no text.", "text")
    if not isinstance(row["text"], str):
        raise Invalid("invalid", "The text must be a string.", "text")
    cleaned: list[str] = []
    about = read_about(row, cleaned)
    raw = row["text"]
    found: tuple[Finding, ...] = ()
    if "\x00" in raw:
        found, raw = (nul_finding(raw),), raw.replace("\x00", "")
    text = clean(raw)
    if text != raw and _lost_or_broken(raw):
        cleaned.append("text")
    return ArticleRecord(
        text=text,
        sha256=digest(text),
        zones=zones_of(text, about["title"]),
        given=raw if not raw.isascii() and LATE_CONTROLS.search(raw) else "",
        cleaned=tuple(cleaned),
        found=found,
        **about,
    )


def read_about(row: JSONDict, cleaned: list[str] | None = None) -> About:
    """Read all fields of an article but its text; names of cleaned fields are added to `cleaned`.

    Raises Invalid as `read_article` does.
    """
    cleaned = [] if cleaned is None else cleaned
    values = {name: _text(row, name, limit, cleaned) for name, limit in TEXTS.items()}
    if row.get("id") is not None:
        if values["external_id"]:
            raise Invalid("invalid", "id is another name for external_id; send one of them.", "id")
        values["external_id"] = _text({"id": _as_string(row["id"])}, "id", TEXTS["external_id"], cleaned)
    read_address(values["url"], "url", TEXTS["url"])
    read_language(values["language"], "language")
    return {
        "external_id": values["external_id"],
        "title": values["title"],
        "url": values["url"],
        "publisher": values["publisher"],
        "licence": values["licence"],
        "language": values["language"],
        "byline": _byline(row.get("byline"), cleaned),
        "published_on": read_day(row.get("published_on"), "published_on"),
        "metadata": _metadata(row.get("metadata")),
    }


def document_of(record: ArticleRecord) -> JSONDict:
    """Return an article as a JSON object, with the original text, for `read_article`."""
    return {
        "text": record.given or record.text,
        **{name: getattr(record, name) for name in TEXTS},
        "byline": list(record.byline),
        "published_on": record.published_on.isoformat() if record.published_on else None,
        "metadata": record.metadata,
    }


def read_file(name: str, stream: Readable) -> Iterator[Row]:
    """Read a text file (one article, titled by its headline or the file's name) or a JSON file, a record at a time.

    Errors are returned in their rows; nothing is raised.
    """
    head = stream.read(4096)
    stream.seek(0)
    ending = name.lower()
    try:
        kind = foreign.kind_of_bytes(head)
        # Archives and documents stored as archives begin alike; the name tells them apart.
        _refuse(foreign.kind_of_name(name) or kind if kind in ("document", "archive") else kind)
        if ending.endswith(foreign.JSON):
            yield from _read_records(name, stream, head)
        elif ending.endswith(foreign.TEXTS):
            text = decode(stream.read())
            _refuse(foreign.kind_of_text(text[:4096].removeprefix("\ufeff")))
            yield _read_row(name, Raw(1, b""), 1, {"text": text, "title": headline_of(text) or title_of(name)})
        else:
            _refuse(foreign.kind_of_text(head.decode(errors="replace")) or foreign.kind_of_name(name))
            raise Invalid("unsupported_type", foreign.READ)
    except Invalid as error:
        yield Row(name, 1, None, error)


def _refuse(kind: str) -> None:
    if kind:
        raise Invalid("unsupported_type", foreign.KINDS[kind])


def holds_lines(name: str) -> bool:
    """Return whether, by its name, a file has one article per line."""
    return name.lower().endswith(foreign.JSON_LINES)


def _read_records(name: str, stream: Readable, head: bytes) -> Iterator[Row]:
    if encoding_of(head) != "utf-8" or b"\x00" in head[:4]:
        # In UTF-16 no single byte marks a line end.
        stream = io.BytesIO(decode(stream.read()).encode())
    number = 0
    for number, raw in enumerate(raw_values(stream, lines=holds_lines(name)), start=1):
        try:
            if raw.error is not None:
                raise raw.error
            value = loads(raw.data, nul=True, line=raw.line)
        except Invalid as error:
            yield Row(name, raw.line, None, error, number=number)
            continue
        row = _read_row(name, raw, number, value)
        if number == 1 and row.record is None:
            # One error for the whole file instead of one for each record.
            _refuse(foreign.kind_of_record(value))
        yield row
    if not number:
        raise Invalid("empty_file")


def _read_row(name: str, raw: Raw, number: int, value: JSON) -> Row:
    title = value.get("title", "") if isinstance(value, dict) else ""
    try:
        record = read_article(value)
        return Row(name, raw.line, record, title=record.title, number=number)
    except OnRecordError as error:
        return Row(name, raw.line, None, error, clean_line(str(title)[:1000])[:200], number)


def _lost_or_broken(raw: str) -> bool:
    """Return whether cleaning changes more of a text than a byte-order mark, CR and CRLF."""
    return UNCLEAN.search(raw.removeprefix("\ufeff").replace("\r", "")) is not None


def _as_string(value: JSON) -> JSON:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _text(row: JSONDict, name: str, limit: int, cleaned: list[str]) -> str:
    """Read one line of text; hidden characters are removed, from an address only at its ends."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid("invalid", f"{name} must be a string.", name)
    plain = value.strip()
    if has_hidden(plain):
        plain = clean_ends(plain) if name == "url" else clean_line(plain)
        cleaned.append(name)
    elif plain and not plain.isascii():
        plain = clean_line(plain)
    if len(plain) > limit:
        raise Invalid("limit", f"{name} has {len(plain):,} characters; the limit is {limit:,}.", name)
    if name == "url" and has_hidden(plain):
        raise Invalid("control_characters", "The address contains control characters or invisible ones.", name)
    return plain


def clean_ends(value: str) -> str:
    """Strip blanks and hidden characters from both ends."""
    hidden = "".join({sign for sign in value if HIDDEN.match(sign) or sign.isspace()})
    return value.strip(hidden)


def _byline(value: JSON, cleaned: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else read_list(value, "byline", MAX_NAMES, "names")
    read: list[str] = []
    for name in names:
        found: list[str] = []
        read.append(_text({"byline": name}, "byline", MAX_NAME, found))
        cleaned += [field for field in found if field not in cleaned]
    return tuple(name for name in read if name)


def _metadata(value: JSON) -> JSONDict:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Invalid("expected_object", "metadata must be an object.", "metadata")
    written = json.dumps(value)
    if len(written) > MAX_METADATA:
        raise Invalid("limit", f"metadata may have at most {MAX_METADATA:,} characters of JSON.", "metadata")
    if "\\u00" in written or "\\u202" in written:
        value = {_tidy_text(key): _tidy(item) for key, item in value.items()}
    check_strings(value)
    return value


def _tidy_text(text: str) -> str:
    return UNCLEAN.sub("", LINE_END.sub("\n", text))


def _tidy(value: JSON) -> JSON:
    """Clean every string of a JSON value like a text: line ends become LF, control characters are removed."""
    if isinstance(value, str):
        return _tidy_text(value)
    if isinstance(value, dict):
        return {_tidy_text(key): _tidy(item) for key, item in value.items()}
    return [_tidy(item) for item in value] if isinstance(value, list) else value
