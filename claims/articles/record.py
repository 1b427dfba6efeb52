"""One article as it comes in, read strictly; pure, and the same for the API, files and commands."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from claims.articles.clean import check_text, clean, decode, zones_of
from claims.core.errors import Invalid, OnRecordError
from claims.core.hidden import HIDDEN
from claims.core.reading import read_address, read_day, read_language, read_list, read_name, read_object
from claims.core.records import Zone
from claims.core.strict_json import check_strings, loads

TEXTS = {"external_id": 200, "title": 500, "url": 2000, "publisher": 200, "licence": 200, "language": 35}
FIELDS = {*TEXTS, "id", "text", "byline", "published_on", "metadata"}
MOST_METADATA, MOST_NAMES, MOST_NAME = 20_000, 50, 200


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
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an import: where it stood, and the article or what is wrong with it."""

    file: str
    line: int
    record: ArticleRecord | None
    error: OnRecordError | None = None
    title: str = ""


class Readable(Protocol):
    """A file opened for reading bytes, wherever it lies."""

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, or all."""
        ...

    def readline(self) -> bytes:
        """Read up to the next line end."""
        ...

    def seek(self, offset: int, /) -> Any:
        """Go to a place."""
        ...


def digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_article(row: Any) -> ArticleRecord:
    """Check one article given as a JSON object (`id` is another name for `external_id`).

    Raises Invalid naming the field: expected_object, unknown_field, required, invalid, limit, control_characters,
    bad_unicode, empty_text, text_too_long.
    """
    read_object(row, FIELDS)
    if "text" not in row:
        raise Invalid("required", "The article has no text.", "text")
    if not isinstance(row["text"], str):
        raise Invalid("invalid", "The text must be a string.", "text")
    about = read_about(row)
    text = clean(row["text"])
    return ArticleRecord(text=text, sha256=digest(text), zones=zones_of(text, about["title"]), **about)


def read_about(row: dict[str, Any]) -> dict[str, Any]:
    """Read everything that a row says of an article but its text. Raises Invalid as `read_article` does."""
    values: dict[str, Any] = {name: _text(row, name, limit) for name, limit in TEXTS.items()}
    if row.get("id") is not None:
        if values["external_id"]:
            raise Invalid("invalid", "id is another name for external_id; send one of them.", "id")
        values["external_id"] = _identifier(row["id"])
    read_address(values["url"], "url", TEXTS["url"])
    read_language(values["language"], "language")
    return {
        **values,
        "byline": _byline(row.get("byline")),
        "published_on": read_day(row.get("published_on"), "published_on"),
        "metadata": _metadata(row.get("metadata")),
    }


def read_file(name: str, stream: Readable) -> Iterator[Row]:
    """Read a .txt file (one article, titled by the file's name) or a .jsonl file (one article a line, a line at a time).

    What is wrong with a row is told in the row, and the others go on; nothing is raised.
    """
    head = stream.read(8)
    stream.seek(0)
    try:
        check_text(head)
        if is_jsonl(name):
            yield from _read_lines(name, _lines(stream, head))
        elif name.lower().endswith((".txt", ".text", ".md")):
            yield _read_row(name, 1, {"text": decode(stream.read()), "title": title_of(name)})
        else:
            raise Invalid("unsupported_type", "On Record reads files that end in .txt or .jsonl.")
    except Invalid as error:
        yield Row(name, 1, None, error)


def is_jsonl(name: str) -> bool:
    """Tell by its name whether a file holds one article a line."""
    return name.lower().endswith((".jsonl", ".ndjson"))


def title_of(name: str) -> str:
    """Make a title of a file's name: without folders, ending and underscores."""
    stem = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    return HIDDEN.sub("", re.sub(r"[_\s]+", " ", stem)).strip()[:500]


def _lines(stream: Readable, head: bytes) -> Iterator[bytes]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        # UTF-16 has no byte that means a line end alone.
        return (line.encode() for line in decode(stream.read()).split("\n"))
    return iter(stream.readline, b"")


def _read_lines(name: str, lines: Iterator[bytes]) -> Iterator[Row]:
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(b"\xef\xbb\xbf").strip():
            continue
        empty = False
        try:
            value = loads(line)
        except Invalid as error:
            yield Row(name, number, None, error)
            continue
        yield _read_row(name, number, value)
    if empty:
        raise Invalid("empty_file")


def _read_row(name: str, line: int, value: Any) -> Row:
    title = value.get("title", "") if isinstance(value, dict) else ""
    try:
        return Row(name, line, read_article(value), title=str(title)[:500])
    except OnRecordError as error:
        return Row(name, line, None, error, str(title)[:200])


def _text(row: dict[str, Any], name: str, limit: int) -> str:
    return read_name(row.get(name), name, limit)


def _identifier(value: Any) -> str:
    """Read the supplier's identifier, which some write as a number; true and false are none."""
    number = isinstance(value, int) and not isinstance(value, bool)
    return read_name(str(value) if number else value, "id", TEXTS["external_id"])


def _byline(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else read_list(value, "byline", MOST_NAMES, "names")
    return tuple(read_name(name, "byline", MOST_NAME) for name in names)


def _metadata(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Invalid("expected_object", "metadata must be an object.", "metadata")
    check_strings(value)
    if len(json.dumps(value)) > MOST_METADATA:
        raise Invalid("limit", f"metadata may take {MOST_METADATA:,} characters of JSON.", "metadata")
    return value
