"""Label Studio: a task an article, an annotation a pass, a region a fragment; regions of one claim are tied by relations."""

from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, blank_verdict, check_parents, fill
from claims.datasets.formats.base.json_files import array, field, listed, names_of, objects, shown, speaker_of, values
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import METADATA, SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.units import found_unit

NAME = "label_studio"
LABEL = "Label Studio tasks (JSON)"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"
NOTE = "To import into Label Studio: a task an article, a region a fragment, with choices and texts for what was said of the claim."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
# Choices and texts of the first region of a claim's content, by the field of the claim.
CHOICES = ("directness", "claim_type", "checkworthiness", "certainty", "nesting")
CARRIES = SPANS | {Part(name) for name in CHOICES} | {
    Part.METADATA, Part.IDENTIFIERS, Part.WAS_SAID, Part.NO_SPEAKER_STATED, Part.PARENT, Part.NOTE, Part.SPEAKERS,
    Part.ANNOTATORS, Part.VERDICT, Part.RATIONALE,
}  # fmt: skip
CONTINUES, NESTED = "continues", "nested_in"
YES_NO = {"was_said": ("said", "not_said"), "no_speaker_stated": ("none_stated", "")}


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write a JSON array of tasks."""
    return array(_task(record, lost) for record in records)


def sample(record: Record) -> str:
    """Show the task of an article."""
    return shown(_task(record, Lost(CARRIES)))


def _task(record: Record, lost: Lost) -> dict[str, object]:
    lost.count(record)
    names = names_of(record)
    by_pass: dict[tuple[str, str, int], list[dict[str, object]]] = {}
    for claim in record["claims"]:
        made = by_pass.setdefault((claim["annotator"], claim["pass_kind"], claim["round"]), [])
        made += _regions(claim, record["text"], names)
    return {
        "data": {"text": record["text"], "meta": {name: record[name] for name in METADATA}},
        "annotations": [
            {"result": result, "onrecord_pass": {"annotator": key[0], "kind": key[1], "round": key[2]}}
            for key, result in by_pass.items()
        ],
    }


def _regions(claim: Claim, text: str, names: dict[str, str]) -> Iterator[dict[str, object]]:
    first = f"{claim['id']}-content-0"
    for slot in SLOTS:
        for number, (start, end) in enumerate(claim[slot]):
            key = f"{claim['id']}-{slot}-{number}"
            value = {"start": start, "end": end, "text": text[start:end], "labels": [slot.title()]}
            yield {**_result(key, "label", "labels", value), "meta": {"text": [claim["id"]]}}
            if key != first:
                yield _relation(first, key, CONTINUES if slot is Part.CONTENT else slot.value)
    place = dict(zip(("start", "end"), claim["content"][0], strict=True))
    choices = {name: claim[name] for name in CHOICES if claim[name]}
    if claim["was_said"] is not None:
        choices["was_said"] = YES_NO["was_said"][0 if claim["was_said"] else 1]
    if claim["no_speaker_stated"]:
        choices["no_speaker_stated"] = YES_NO["no_speaker_stated"][0]
    if claim["verdict"]:
        choices["verdict"] = claim["verdict"]["label"]
    for name, choice in choices.items():
        yield _result(first, name, "choices", {**place, "choices": [choice]})
    words = {
        "note": [claim["note"]] if claim["note"] else [],
        "speakers": [names.get(key, key) for key in claim["speakers"]],
    }
    words["rationale"] = [claim["verdict"]["rationale"]] if claim["verdict"] and claim["verdict"]["rationale"] else []
    for name, lines in words.items():
        if lines:
            yield _result(first, name, "textarea", {**place, "text": lines})
    if claim["parent"]:
        yield _relation(first, f"{claim['parent']}-content-0", NESTED)


def _result(key: str, name: str, kind: str, value: dict[str, object]) -> dict[str, object]:
    return {"id": key, "type": kind, "from_name": name, "to_name": "text", "origin": "manual", "value": value}


def _relation(start: str, end: str, label: str) -> dict[str, object]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read tasks: ours, and others with one region a fragment, tied by relations from the content.

    Raises Invalid naming the member and the task: required, invalid, unit_unknown, label_unmapped, parent_cycle, parent_missing.
    """
    for number, (where, task) in enumerate(values(files), start=1):
        try:
            record = _record(task, number, ask)
            check_parents(record)
        except Invalid as error:
            raise error.at(where) from None
        yield record


def _record(task: JSON, number: int, ask: Questions) -> Record:
    data = field(task, "data", dict)
    record = blank_record(field(data, "text", str), number)
    meta = data.get("meta", {})
    if isinstance(meta, dict):
        record |= {name: value for name, value in meta.items() if name in METADATA}
    for annotation in objects(task, "annotations"):
        known = annotation.get("onrecord_pass", {})
        claims = _claims(record, objects(annotation, "result"), ask)
        for claim in claims:
            if isinstance(known, dict):
                claim |= {
                    "annotator": known.get("annotator", ""),
                    "pass_kind": known.get("kind", ""),
                    "round": known.get("round", 0),
                }
        record["claims"] += claims
    return record


def _claims(record: Record, results: list[JSONDict], ask: Questions) -> list[Claim]:
    regions = {field(one, "id", str): field(one, "value", dict) for one in results if one.get("type") == "labels"}
    relations = [one for one in results if one.get("type") == "relation"]
    fragment = found_unit(
        record["text"], [_quoted(value) for value in regions.values() if isinstance(value.get("text"), str)]
    )
    slots: dict[str, str] = {}
    for key, value in regions.items():
        labels = field(value, "labels", list)
        slot = ask.slot(str(labels[0])) if labels else None
        if slot is not None:
            slots[key] = slot
    heads = _heads(slots, relations)
    claims: dict[str, Claim] = {}
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for key, slot in slots.items():
        head = heads.get(key)
        if head is not None:
            claims.setdefault(head, blank_claim(head.removesuffix("-content-0")))
            pairs.setdefault((head, slot), []).append(fragment(*_quoted(regions[key])[:2]))
    for (head, slot), found in pairs.items():
        fill(claims[head], slot, normalise(found), record["text"])
    _describe(record, claims, results, relations)
    return list(claims.values())


def _quoted(value: JSONDict) -> tuple[int, int, str]:
    return field(value, "start", int), field(value, "end", int), str(value.get("text", ""))


def _heads(slots: dict[str, str], relations: list[JSONDict]) -> dict[str, str]:
    """Tell for each region which region of content its claim begins with."""
    heads = {key: key for key, slot in slots.items() if slot == "content"}
    for relation in relations:
        start, end = field(relation, "from_id", str), field(relation, "to_id", str)
        label = _label(relation)
        if start in slots and end in slots and label != NESTED and (label == CONTINUES or slots[end] != "content"):
            heads[end] = heads.get(start, start)
    return heads


def _label(relation: JSONDict) -> JSON:
    return next(iter(listed(relation, "labels")), "")


def _describe(record: Record, claims: dict[str, Claim], results: list[JSONDict], relations: list[JSONDict]) -> None:
    for one in results:
        claim = claims.get(str(one.get("id")))
        if claim is not None and one.get("type") in ("choices", "textarea"):
            _set(record, claim, str(one.get("from_name")), field(one, "value", dict))
    for relation in relations:
        child, parent = claims.get(field(relation, "from_id", str)), field(relation, "to_id", str)
        if child is not None and _label(relation) == NESTED:
            child["parent"] = parent.removesuffix("-content-0")


def _words(value: JSONDict) -> list[str]:
    """Return what was chosen or written; a text may be one string instead of a list."""
    name = "choices" if "choices" in value else "text"
    found = value.get(name)
    return [found] if isinstance(found, str) else [str(word) for word in listed(value, name)]


def _set(record: Record, claim: Claim, name: str, value: JSONDict) -> None:
    words = _words(value)
    if name in CHOICES and words:
        claim[name] = words[0]
    elif name == "was_said":
        claim[name] = words == [YES_NO[name][0]]
    elif name == "no_speaker_stated":
        claim[name] = bool(words)
    elif name == "note":
        claim[name] = "\n".join(words)
    elif name == "speakers":
        claim[name] = [speaker_of(record, word) for word in words]
    elif name in ("verdict", "rationale") and words:
        claim["verdict"] = claim["verdict"] or blank_verdict()
        claim["verdict"]["label" if name == "verdict" else "rationale"] = words[0]
