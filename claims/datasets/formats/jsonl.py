"""The native format: JSON Lines, one article a line, lossless; described field by field in `docs/formats.md`."""

import json
from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_lines import line_of
from claims.core.json_types import JSONDict
from claims.core.strict_json import loads
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import EVERYTHING, Record

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


def sample(record: Record) -> str:
    """Show the line of a record, indented."""
    return json.dumps({"schema": SCHEMA, "offset_unit": OFFSET_UNIT, **record}, ensure_ascii=False, indent=1)


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read the records of all files back. Raises Invalid as `read_lines` does."""
    for name in files.names():
        yield from read_lines(files.bytes_of(name).splitlines())


def read_lines(lines: Iterable[bytes]) -> Iterator[JSONDict]:
    """Read the records back, without the two fields that `write` adds.

    Raises Invalid naming the line: invalid_json and its kin, expected_object, schema_version.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = loads(line)
            if not isinstance(record, dict):
                raise Invalid("expected_object")
            if record.pop("schema", None) not in READ or record.pop("offset_unit", None) != OFFSET_UNIT:
                raise Invalid("schema_version", f"The line is not written in {SCHEMA} with offsets in {OFFSET_UNIT}.")
        except Invalid as error:
            raise error.at(f"line {number}") from None
        yield record
