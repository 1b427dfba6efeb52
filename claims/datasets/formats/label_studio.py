"""Label Studio: a task an article, an annotation a pass, a region a fragment; regions of one claim are tied by relations."""

from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import (
    blank_claim,
    blank_record,
    blank_verdict,
    check_parents,
    claims_of,
    fill,
)
from claims.datasets.formats.base.json_files import (
    array,
    encoded,
    field,
    listed,
    names_of,
    object_in,
    objects,
    shown,
    speaker_of,
    values,
)
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import METADATA, SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.units import Quoted, found_unit

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
# Regions of plain texts, and of pages with markup.
REGIONS = ("labels", "hypertextlabels")
YES_NO = {"was_said": ("said", "not_said"), "no_speaker_stated": ("none_stated", "")}


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write a JSON array of tasks."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write tasks."""
    return encoded(_task(record, lost) for record in records)


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an array."""
    return array(packs)


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
        # Label Studio gives its own; programs that read its files want one.
        "id": record["number"],
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
    """Read tasks: ours, and others with one region a fragment, tied by relations from the content; also the short form (JSON_MIN).

    Raises Invalid naming the member and the task: required, invalid, unit_unknown, label_unmapped, parent_cycle, parent_missing.
    """
    for number, (where, task) in enumerate(values(files, ask), start=1):
        with ask.at(where):
            record = _record(task, number, ask)
            check_parents(record)
            yield record


def _record(task: JSON, number: int, ask: Questions) -> Record:
    short = isinstance(task, dict) and "data" not in task and "annotations" not in task
    data = object_in(task) if short else field(task, "data", dict)
    made: list[JSONDict] = [{"result": _short(data)}] if short else _annotations_of(object_in(task))
    record = blank_record(_text(data, made), number)
    meta = data.get("meta", {})
    if isinstance(meta, dict):
        record |= {name: value for name, value in meta.items() if name in METADATA}
    elif not isinstance(meta, str):
        raise Invalid("invalid", field="meta")
    for name in ("title", "url"):
        record[name] = record[name] or (data[name] if isinstance(data.get(name), str) else "")
    for position, annotation in enumerate(made):
        known = annotation.get("onrecord_pass", {})
        before = f"{position}-" if position and not known else ""
        claims = _claims(record, objects(annotation, "result"), ask, before)
        who = {"annotator": _person(annotation), "pass_kind": "", "round": 0}
        if isinstance(known, dict) and known:
            who = {
                "annotator": known.get("annotator", ""),
                "pass_kind": known.get("kind", ""),
                "round": known.get("round", 0),
            }
        record["claims"] += [claim | who for claim in claims]
    return record


def _annotations_of(task: JSONDict) -> list[JSONDict]:
    """Return what people made of a task and did not cancel; where nobody did, what was predicted."""
    name = "completions" if "annotations" not in task and "completions" in task else "annotations"
    task = {key: value for key, value in task.items() if value is not None}
    made = [one for one in objects(task, name) if not one.get("was_cancelled")]
    return made if any(one.get("result") for one in made) else made + objects(task, "predictions")


def _person(annotation: JSONDict) -> str:
    who = annotation.get("completed_by")
    if isinstance(who, dict):
        who = who.get("email") or who.get("id")
    return "" if who is None else str(who)


def _short(data: JSONDict) -> list[JSON]:
    """Read the regions of the short form: lists of {start, end, text, labels} under the names of the controls."""
    found: list[JSON] = []
    for name, regions in data.items():
        if isinstance(regions, list):
            for number, one in enumerate(regions):
                if isinstance(one, dict) and "labels" in one and "start" in one:
                    found.append({"id": f"{name}-{number}", "type": "labels", "from_name": name, "value": one})
    return found


def _text(data: JSONDict, made: list[JSONDict]) -> str:
    """Return the text of a task, whatever its field is called: the first in which the words of the regions occur, else the longest."""
    texts = {name: value for name, value in data.items() if isinstance(value, str)}
    if "text" in data or not texts:
        return field(data, "text", str)
    found = [one.get("value") for annotation in made for one in objects(annotation, "result")]
    words = [str(value["text"]) for value in found if isinstance(value, dict) and isinstance(value.get("text"), str)]
    with_words = (text for text in texts.values() if words and all(word in text for word in words))
    return next(with_words, max(texts.values(), key=len))


def _claims(record: Record, results: list[JSONDict], ask: Questions, before: str) -> list[Claim]:
    regions = {
        str(one.get("id") or f"region {number}"): field(one, "value", dict)
        for number, one in enumerate(results)
        if one.get("type") in REGIONS
    }
    relations = [one for one in results if one.get("type") == "relation"]
    fragment = found_unit(
        record["text"],
        [_quoted(value) for value in regions.values() if isinstance(value.get("text"), str)],
        told=ask.counted_in,
    )
    places: dict[str, tuple[str, int, int]] = {}
    for key, value in regions.items():
        labels = field(value, "hypertextlabels" if "hypertextlabels" in value else "labels", list)
        start, end, _ = _quoted(value)
        meant = dict.fromkeys(slot for label in labels if (slot := ask.slot(str(label))) is not None)
        for number, slot in enumerate(meant):
            # A region with several labels has a place in several slots.
            places[f"{key} {slot}" if number else key] = (slot, *fragment(start, end))
    claims: dict[str, Claim] = {}
    ties = [_tie(relation) for relation in relations]
    for head, slots in claims_of(places, [tie for tie in ties if tie[2] != NESTED]).items():
        claim = claims[head] = blank_claim(before + head.removesuffix("-content-0"))
        for slot, pairs in slots.items():
            fill(claim, slot, normalise(pairs), record["text"])
    _describe(record, claims, results, relations)
    for claim in claims.values():
        claim["parent"] = before + claim["parent"] if claim["parent"] else None
    return list(claims.values())


def _tie(relation: JSONDict) -> tuple[str, str, str]:
    return *_ends(relation), str(_label(relation))


def _ends(relation: JSONDict) -> tuple[str, str]:
    """Return the regions that a relation ties; their identifiers are strings or numbers."""
    first, last = (str(relation.get(end) or field(relation, end, str)) for end in ("from_id", "to_id"))
    return first, last


def _quoted(value: JSONDict) -> Quoted:
    """Return where a region stands and its words; of a page with markup, the places in its text."""
    place = value.get("globalOffsets", value)
    return _whole(place, "start"), _whole(place, "end"), str(value.get("text", ""))


def _whole(place: JSON, name: str) -> int:
    """Return an offset; some programs write it as 12.0."""
    value = object_in(place).get(name)
    return int(value) if isinstance(value, float) and value.is_integer() else field(place, name, int)


def _label(relation: JSONDict) -> JSON:
    return next(iter(listed(relation, "labels")), "")


def _describe(record: Record, claims: dict[str, Claim], results: list[JSONDict], relations: list[JSONDict]) -> None:
    for one in results:
        claim = claims.get(str(one.get("id")))
        if claim is not None and one.get("type") in ("choices", "textarea"):
            _set(record, claim, str(one.get("from_name")), field(one, "value", dict))
    for relation in relations:
        first, parent = _ends(relation)
        child = claims.get(first)
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
