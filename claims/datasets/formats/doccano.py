"""doccano: JSON Lines with entities and relations, numbered through the file; the project must allow spans that overlap."""

import json
from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_types import JSONDict
from claims.core.strict_json import loads
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, check_parents, fill
from claims.datasets.formats.base.json_files import field, listed, object_in, objects
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
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

    Raises Invalid naming the line: required, invalid, expected_object, span_out_of_range, label_unmapped, parent_cycle.
    """
    number = 0
    for name in files.names():
        for line, data in enumerate(files.bytes_of(name).split(b"\n"), start=1):
            if data.strip():
                number += 1
                try:
                    record = _record(object_in(loads(data)), number, ask)
                    check_parents(record)
                except Invalid as error:
                    raise error.at(f"line {line}") from None
                yield record


def _record(value: JSONDict, number: int, ask: Questions) -> Record:
    text = field(value, "text", str)
    record = blank_record(text, number)
    record |= {name: value[f"article_{name}"] for name in METADATA if f"article_{name}" in value}
    places: dict[int, tuple[str, int, int]] = {}
    for key, label, start, end in _entities(value):
        slot = LABELS.get(label) or ask.slot(label)
        if not 0 <= start < end <= len(text):
            raise Invalid("span_out_of_range", f"The span from {start} to {end} lies outside the text.", "entities")
        if slot is not None:
            places[key] = (slot, start, end)
    heads = {key: key for key, (slot, _, _) in places.items() if slot == "content"}
    parents: dict[int, int] = {}
    for relation in objects(value, "relations"):
        start, end, kind = field(relation, "from_id", int), field(relation, "to_id", int), field(relation, "type", str)
        if kind == NESTED:
            parents[start] = end
        elif start in places and end in places:
            heads[end] = start
    slots: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for key, (slot, start, end) in places.items():
        if key in heads:
            slots.setdefault(heads[key], {}).setdefault(slot, []).append((start, end))
    for head, found in slots.items():
        claim = blank_claim(str(head))
        claim["parent"] = str(parents[head]) if head in parents else None
        for slot, pairs in found.items():
            fill(claim, slot, normalise(pairs), text)
        record["claims"].append(claim)
    return record


def _entities(value: JSONDict) -> Iterator[tuple[int, str, int, int]]:
    for one in objects(value, "entities"):
        yield (
            field(one, "id", int),
            field(one, "label", str),
            field(one, "start_offset", int),
            field(one, "end_offset", int),
        )
    for number, span in enumerate(listed(value, "label" if "label" in value else "labels")):
        match span:
            case [start, end, str(name)] if type(start) is int and type(end) is int:
                yield number, name, start, end
            case _:
                raise Invalid("invalid", "A label is a start, an end and a name.", "label")
