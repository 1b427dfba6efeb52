"""What the formats that are one JSON document share: documents written as they grow, and values read strictly."""

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict
from claims.core.strict_json import loads
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import Record

PRETTY = 1
UTF8_MARK = b"\xef\xbb\xbf"

Kind = TypeVar("Kind")


def encoded(items: Iterable[object]) -> Iterator[bytes]:
    """Write items as JSON, one after the other."""
    for item in items:
        yield json.dumps(item, ensure_ascii=False).encode()


def array(items: Iterable[bytes], head: str = "[", tail: str = "]") -> Iterator[bytes]:
    """Put items that are JSON into an array, between a head and a tail."""
    yield head.encode()
    between = b"\n"
    for item in items:
        yield between + item
        between = b",\n"
    yield f"\n{tail}\n".encode()


def shown(value: object) -> str:
    """Show a value indented."""
    return json.dumps(value, ensure_ascii=False, indent=PRETTY)


def values(files: Members, ask: Questions) -> Iterator[tuple[str, JSON]]:
    """Read every .json file as a list of values or one value, with their places. Raises Invalid naming the member."""
    for name in files.names():
        value: JSON = []
        with ask.at(name):
            value = _value(files.bytes_of(name).removeprefix(UTF8_MARK))
        for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
            yield f"{name}.{number}" if isinstance(value, list) else name, item


def _value(data: bytes) -> JSON:
    """Read a value, or the list of those that stand on a line each."""
    try:
        return loads(data)
    except Invalid:
        lines = [line for line in data.split(b"\n") if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith(b"}"):
            raise
        return [loads(line) for line in lines]


def object_in(value: JSON) -> JSONDict:
    """Return a value that must be an object. Raises Invalid: expected_object."""
    if not isinstance(value, dict):
        raise Invalid("expected_object")
    return value


def numbered_lines(files: Members) -> Iterator[tuple[str, bytes]]:
    """Read the lines of files of JSON Lines that hold something, with their places; of several files, each place names its own."""
    names = files.names()
    for name in names:
        before = f"{name}." if len(names) > 1 else ""
        for number, line in enumerate(files.bytes_of(name).removeprefix(UTF8_MARK).split(b"\n"), start=1):
            if line.strip():
                yield f"{before}line {number}", line


def field(value: JSON, name: str, kind: type[Kind]) -> Kind:
    """Return a field of an object that must have this type. Raises Invalid: expected_object, required, invalid."""
    fields = object_in(value)
    if name not in fields:
        raise Invalid("required", field=name)
    found = fields[name]
    if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
        raise Invalid("invalid", f"{name} has another type.", name)
    return found


def objects(value: JSON, name: str) -> list[JSONDict]:
    """Return a field that is a list of objects; missing is empty. Raises Invalid."""
    found = field(value, name, list) if isinstance(value, dict) and name in value else []
    if not all(isinstance(item, dict) for item in found):
        raise Invalid("expected_object", field=name)
    return found


def listed(value: JSONDict, name: str) -> list[JSON]:
    """Return a field that is a list; missing and null are empty. Raises Invalid."""
    return field(value, name, list) if value.get(name) is not None else []


def speaker_of(record: Record, name: str) -> str:
    """Return the key of a speaker who is known by name only, one for each name in an article."""
    if not any(speaker["name"] == name for speaker in record["speakers"]):
        record["speakers"].append({"id": name, "name": name, "roles": []})
    return name


def names_of(record: Record) -> dict[str, str]:
    """Return the names of an article's speakers by their identifiers."""
    return {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
