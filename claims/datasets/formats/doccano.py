"""doccano: JSON Lines with entities and relations, numbered through the file; the project must allow spans that overlap."""

import json
from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict
from claims.core.strict_json import loads
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, check_parents, claims_of, fill
from claims.datasets.formats.base.json_files import (
    UTF8_MARK,
    field,
    listed,
    numbered_lines,
    object_in,
    objects,
    values,
)
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Loose, Members
from claims.datasets.formats.base.parts import METADATA, SLOTS, SPANS, Part, Record

NAME = "doccano"
LABEL = "doccano (JSON Lines with relations)"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/x-ndjson"
NOTE = "To import into a sequence labelling project of doccano that allows overlapping spans and relations: places of the slots and nesting."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = SPANS | {Part.METADATA, Part.PARENT}
PART_OF, NESTED = "PART_OF", "NESTED_IN"
LABELS = {slot.value.upper(): slot.value for slot in SLOTS}


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write a line an article; entities and relations have numbers that no other line has."""
    numbers = [0, 0]
    for record in records:
        yield json.dumps(_line(record, lost, numbers), ensure_ascii=True).encode() + b"\n"


def sample(record: Record) -> str:
    """Show the line of an article, indented."""
    return json.dumps(_line(record, Lost(CARRIES), [0, 0]), ensure_ascii=False, indent=1)


def _line(record: Record, lost: Lost, numbers: list[int]) -> dict[str, object]:
    lost.count(record)
    entities: list[dict[str, object]] = []
    relations: list[dict[str, object]] = []
    heads: dict[str, int] = {}

    def relate(start: int, end: int, kind: str) -> None:
        numbers[1] += 1
        relations.append({"id": numbers[1], "from_id": start, "to_id": end, "type": kind})

    for claim in record["claims"]:
        for slot in SLOTS:
            for start, end in claim[slot]:
                numbers[0] += 1
                entities.append({"id": numbers[0], "label": slot.upper(), "start_offset": start, "end_offset": end})
                head = heads.setdefault(claim["id"], numbers[0])
                if head != numbers[0]:
                    relate(head, numbers[0], PART_OF if slot is Part.CONTENT else slot.upper())
    for claim in record["claims"]:
        if claim["parent"] in heads:
            relate(heads[claim["id"]], heads[claim["parent"]], NESTED)
    about = {f"article_{name}": record[name] for name in METADATA}
    return {
        "id": record["number"],
        "text": record["text"],
        "entities": entities,
        "relations": relations,
        **about,
        "Comments": [],
    }


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read lines with entities and relations, or with `label`: [[start, end, label]]; a claim for each content that is no part.

    Lines may stand in a JSON array too. Where no relation says what belongs together, a content has the nearest of the others.
    Raises Invalid naming the line: required, invalid, expected_object, span_out_of_range, label_unmapped, parent_cycle.
    """
    for number, (where, data) in enumerate(_lines(files, ask), start=1):
        with ask.at(where):
            record = _record(object_in(loads(data) if isinstance(data, bytes) else data), number, ask)
            check_parents(record)
            yield record


def _lines(files: Members, ask: Questions) -> Iterator[tuple[str, bytes | JSON]]:
    for name in files.names():
        one: Members = Loose({name: files.bytes_of(name)})
        if one.bytes_of(name).removeprefix(UTF8_MARK).lstrip().startswith(b"["):
            yield from values(one, ask)
        else:
            before = f"{name}." if len(files.names()) > 1 else ""
            yield from ((f"{before}{where}", line) for where, line in numbered_lines(one))


def _record(value: JSONDict, number: int, ask: Questions) -> Record:
    text = field(value, "text" if "text" in value or "data" not in value else "data", str)
    record = blank_record(text, number)
    record |= {name: value[f"article_{name}"] for name in METADATA if f"article_{name}" in value}
    places: dict[int, tuple[str, int, int]] = {}
    for key, label, start, end in _entities(value):
        slot = LABELS.get(label) or ask.slot(label)
        if not 0 <= start < end <= len(text):
            raise Invalid("span_out_of_range", f"The span from {start} to {end} lies outside the text.", "entities")
        if slot is not None:
            places[key] = (slot, start, end)
    relations = [
        (field(one, "from_id", int), field(one, "to_id", int), field(one, "type", str))
        for one in objects(value, "relations")
    ]
    tied = [one for one in relations if one[2] != NESTED and one[0] in places and one[1] in places]
    parents = {start: end for start, end, kind in relations if kind == NESTED}
    for head, slots in claims_of(places, tied).items():
        claim = blank_claim(str(head))
        claim["parent"] = str(parents[head]) if head in parents else None
        for slot, pairs in slots.items():
            fill(claim, slot, normalise(pairs), text)
        record["claims"].append(claim)
    return record


def _entities(value: JSONDict) -> Iterator[tuple[int, str, int, int]]:
    """Read spans with numbers, and those without, which are lists of a start, an end and a name."""
    given = [item for name in ("entities", "annotations", "labels", "label") for item in listed(value, name)]
    for number, span in enumerate(given):
        match span:
            case {"id": int(key)} if isinstance(span, dict):
                yield key, *_named(span)
            case dict():
                yield -1 - number, *_named(span)
            case [start, end, str(name)] if type(start) is int and type(end) is int:
                yield -1 - number, name, start, end
            case _:
                raise Invalid("invalid", "A label is a start, an end and a name.", "label")


def _named(span: JSONDict) -> tuple[str, int, int]:
    start, end = ("start_offset", "end_offset") if "start_offset" in span or "start" not in span else ("start", "end")
    label = span.get("label")
    # Exports of the first versions name labels by their numbers.
    name = str(label) if type(label) is int else field(span, "label", str)
    return name, field(span, start, int), field(span, end, int)
