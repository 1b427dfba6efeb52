"""The native format: JSON Lines, one article a line, lossless; described field by field in `docs/formats.md`."""

import json
from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_lines import line_of
from claims.core.json_types import JSON, JSONDict
from claims.core.strict_json import loads
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, check_parents, fill
from claims.datasets.formats.base.json_files import field, listed, numbered_lines, object_in, objects
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import EVERYTHING, METADATA, SLOTS, Record

NAME = "jsonl"
LABEL = "JSON Lines with code-point offsets"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/x-ndjson"
NOTE = "Everything: texts, claims, speakers, verdicts with evidence, suggestions and what was decided about them."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = EVERYTHING
SCHEMA = "onrecord/2"
# Version 1 lacks whom the claims of the gold layer settle.
READ = (SCHEMA, "onrecord/1")
OFFSET_UNIT = "unicode_code_point"


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write one line per record: UTF-8, LF, characters as they are but for those that some readers take for a line's end.

    The same records give the same bytes; nothing is lost.
    """
    for record in records:
        yield line_of({"schema": SCHEMA, "offset_unit": OFFSET_UNIT, **record}).encode() + b"\n"


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write each article by itself."""
    return write(records, lost)


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Put them one after the other."""
    return iter(packs)


def sample(record: Record) -> str:
    """Show the line of a record, indented."""
    return json.dumps({"schema": SCHEMA, "offset_unit": OFFSET_UNIT, **record}, ensure_ascii=False, indent=1)


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read the records of all files back. Raises Invalid as `read_lines` does."""
    for where, line in numbered_lines(files):
        with ask.at(where):
            value = loads(line)
            yield plain_record(value) if _is_plain(value) else _record(value)


def read_lines(lines: Iterable[bytes]) -> Iterator[JSONDict]:
    """Read the records back, without the two fields that `write` adds.

    Raises Invalid naming the line: invalid_json and its kin, expected_object, schema_version.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _record(loads(line))
        except Invalid as error:
            raise error.at(f"line {number}") from None
        yield record


def _record(record: JSON) -> JSONDict:
    if not isinstance(record, dict):
        raise Invalid("expected_object")
    if record.pop("schema", None) not in READ or record.pop("offset_unit", None) != OFFSET_UNIT:
        raise Invalid("schema_version", f"The line is not written in {SCHEMA} with offsets in {OFFSET_UNIT}.")
    return record


def _is_plain(value: JSON) -> bool:
    return (
        isinstance(value, dict) and "schema" not in value and "claims" in value and isinstance(value.get("text"), str)
    )


def plain_record(value: JSON) -> Record:
    """Read a line of nothing but a text and its claims, as scripts write it: {id, lang, text, claims: [{id, content, source, cue, type, parent}]}."""
    text = field(value, "text", str)
    record = blank_record(text, 0)
    given = object_in(value)
    record |= {name: given[name] for name in METADATA if isinstance(given.get(name), str) and name != "metadata"}
    record["external_id"], record["id"] = record["external_id"] or record["id"], ""
    for number, one in enumerate(objects(value, "claims"), start=1):
        claim = blank_claim(str(one.get("id") or number))
        claim |= {name: one[name] for name in claim if name in ("directness", "nesting", "note") and one.get(name)}
        claim["directness"] = claim["directness"] or one.get("type")
        claim["parent"] = str(one["parent"]) if one.get("parent") else None
        for slot in SLOTS:
            pairs = [_pair(pair, len(text)) for pair in listed(one, slot.value)]
            fill(claim, slot.value, normalise(pairs), text)
        if not claim["content"]:
            raise Invalid("content_missing", field=f"claims.{number}")
        record["claims"].append(claim)
    check_parents(record)
    return record


def _pair(pair: JSON, length: int) -> tuple[int, int]:
    match pair:
        case [start, end] if type(start) is int and type(end) is int:
            if not 0 <= start < end <= length:
                raise Invalid("span_out_of_range", f"The span from {start} to {end} lies outside the text.", "claims")
            return start, end
    raise Invalid("invalid", "A fragment is a start and an end.", "claims")
