"""W3C Web Annotation: a claim is an annotation with one target for each fragment; offsets in code points, as the model demands.

The model has no role on a target and no place for judgements, so two terms of our own stand beside its own: `role`, and `claim`
with the rest of the claim as a JSON literal.
"""

from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.json_types import JSONDict
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, check_parents, fill
from claims.datasets.formats.base.json_files import (
    array,
    encoded,
    field,
    names_of,
    object_in,
    objects,
    shown,
    speaker_of,
    values,
)
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import SLOTS, Claim, Part, Record

NAME = "w3c"
LABEL = "W3C Web Annotations (JSON-LD)"
SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
NOTE = (
    "The web's standard for annotations: each claim with its places and quotations, and all that was judged; no texts."
)
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = frozenset(Part) - {
    Part.TEXT, Part.METADATA, Part.ZONES, Part.PASSES, Part.SPEAKER_ENTITY, Part.SPEAKER_ROLES, Part.SUGGESTIONS, Part.DECISIONS,
}  # fmt: skip
TERMS = {
    "or": "https://onrecord.example/ns#",
    "role": {"@id": "or:role", "@type": "@vocab"},
    "content": "or:content", "source_phrase": "or:source", "cue": "or:cue", "addressee": "or:addressee",
    "claim": {"@id": "or:claim", "@type": "@json"},
}  # fmt: skip
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", TERMS]
ROLES = {"content": "content", "source": "source_phrase", "cue": "cue", "addressee": "addressee"}
BY_ROLE = {role: slot for slot, role in ROLES.items()} | {"source": "source"}
HEAD = f'{{"@context": {shown(CONTEXT)},\n"type": "AnnotationCollection", "label": "Claims",\n"first": {{"type": "AnnotationPage", "startIndex": 0, "items": ['
AROUND = 32
# What the targets say, or names of our own rows, does not stand in the literal again.
APART = ("id", "content", "source", "cue", "addressee", "exact", "speakers")


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write one collection with one page of all annotations."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write annotations."""
    return encoded(_annotations(records, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to one page."""
    return array(packs, HEAD, "]}}")


def sample(record: Record) -> str:
    """Show the annotations of an article."""
    return shown(list(_annotations([record], Lost(CARRIES))))


def _annotations(records: Iterable[Record], lost: Lost) -> Iterator[dict[str, object]]:
    for record in records:
        lost.count(record)
        names = names_of(record)
        for claim in record["claims"]:
            yield _annotation(record, claim, names)


def _annotation(record: Record, claim: Claim, names: dict[str, str]) -> dict[str, object]:
    bodies: list[dict[str, str]] = [_tag(f"directness:{claim['directness']}")] if claim["directness"] else []
    bodies += [_tag(f"verdict:{claim['verdict']['label']}")] if claim["verdict"] else []
    bodies += [{"type": "TextualBody", "purpose": "commenting", "value": claim["note"]}] if claim["note"] else []
    if claim["parent"]:
        bodies.append({"type": "SpecificResource", "purpose": "linking", "source": f"urn:uuid:{claim['parent']}"})
    return {
        "id": f"urn:uuid:{claim['id']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": [_target(record, slot.value, pair) for slot in SLOTS for pair in claim[slot]],
        "claim": {
            **{name: value for name, value in claim.items() if name not in APART},
            "speakers": [names.get(key, key) for key in claim["speakers"]],
        },
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _target(record: Record, slot: str, pair: list[int]) -> dict[str, object]:
    text, (start, end) = record["text"], pair
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "type": "SpecificResource", "source": f"urn:uuid:{record['id']}", "role": ROLES[slot], "selector": [place, quote],
    }  # fmt: skip


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read collections, or lists of annotations: articles without texts, in the order of their first annotation.

    Raises Invalid naming the member and the annotation: required, invalid, expected_object, span_out_of_range, parent_cycle.
    """
    records: dict[str, Record] = {}
    links: dict[str, str] = {}
    for where, value in values(files, ask):
        page = value.get("first", value) if isinstance(value, dict) else value
        found = objects(page, "items") if isinstance(page, dict) and "items" in page else [page]
        for number, annotation in enumerate(found, start=1):
            with ask.at(f"{where}.{number}"):
                _claim(records, object_in(annotation), ask)
                _link(links, object_in(annotation))
    for record in records.values():
        ids = {claim["id"] for claim in record["claims"]}
        for claim in record["claims"]:
            linked = links.get(claim["id"])
            claim["parent"] = claim["parent"] or (linked if linked in ids - {claim["id"]} else None)
        with ask.at(""):
            check_parents(record)
            yield record


def _claim(records: dict[str, Record], annotation: JSONDict, ask: Questions) -> None:
    slots: dict[str, list[tuple[int, int]]] = {}
    quoted: dict[tuple[int, int], str] = {}
    source = ""
    claim = blank_claim(_key(field(annotation, "id", str)))
    tag = next((str(body["value"]) for body in _bodies(annotation) if body.get("purpose") == "tagging"), "content")
    given = annotation.get("target")
    for target in [given] if isinstance(given, dict) else objects(annotation, "target"):
        source = field(target, "source", str)
        label = field(target, "role", str) if "role" in target else tag
        slot = BY_ROLE.get(label) or ask.slot(label)
        selectors = _selectors(target)
        quote = next((one.get("exact") for one in selectors if one.get("type") == "TextQuoteSelector"), None)
        for selector in selectors:
            if slot is not None and selector.get("type") == "TextPositionSelector":
                start, end = field(selector, "start", int), field(selector, "end", int)
                if not 0 <= start < end:
                    raise Invalid("span_out_of_range", field="target")
                slots.setdefault(slot, []).append((start, end))
                quoted[start, end] = quote if isinstance(quote, str) else ""
    key = _key(source)
    record = records.setdefault(key, {**blank_record("", len(records) + 1), "id": key})
    _describe(record, claim, annotation)
    if "content" not in slots:
        raise Invalid("content_missing", field="target")
    for slot, pairs in slots.items():
        fill(claim, slot, normalise(pairs), "")
        claim["exact"][slot] = [quoted.get((start, end), "") for start, end in claim[slot]]
    record["claims"].append(claim)


def _link(links: dict[str, str], annotation: JSONDict) -> None:
    """Note the annotation to which one links, which is the claim that reports it where it is one of the file."""
    found = annotation.get("body")
    for body in found if isinstance(found, list) else [found]:
        if isinstance(body, dict) and body.get("purpose") == "linking" and isinstance(body.get("source"), str):
            links[_key(field(annotation, "id", str))] = _key(str(body["source"]))


def _key(name: str) -> str:
    return name.removeprefix("urn:uuid:")


def _selectors(target: JSONDict) -> list[JSONDict]:
    found = target.get("selector")
    return [found] if isinstance(found, dict) else objects(target, "selector")


def _bodies(annotation: JSONDict) -> list[JSONDict]:
    found = annotation.get("body")
    bodies = found if isinstance(found, list) else [found]
    return [body for body in bodies if isinstance(body, dict) and "value" in body]


def _describe(record: Record, claim: Claim, annotation: JSONDict) -> None:
    """Set what an annotation of ours says beside the places."""
    literal = annotation.get("claim", {})
    speakers = literal.get("speakers", []) if isinstance(literal, dict) else None
    if not isinstance(literal, dict) or not isinstance(speakers, list):
        raise Invalid("invalid", field="claim")
    claim |= {name: value for name, value in literal.items() if name in claim and name not in APART}
    claim["speakers"] = [speaker_of(record, str(name)) for name in speakers]
