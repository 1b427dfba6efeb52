"""UIMA CAS as XMI, with its type system: an annotation a claim, an annotation a fragment; offsets in UTF-16 units, as in Java."""

import re
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from claims.core.errors import Invalid
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import (
    blank_claim,
    blank_record,
    blank_verdict,
    check_parents,
    fill,
    gathered,
)
from claims.datasets.formats.base.json_files import names_of, shown, speaker_of
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.zipped import joined, packed

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem
    from cassis.typesystem import FeatureStructure

NAME = "cas"
LABEL = "UIMA CAS (XMI)"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NOTE = "For UIMA, DKPro and INCEpTION: a type system, and an XMI file an article with an annotation for each claim and fragment."
NEEDS: tuple[str, ...] = ("cassis",)
EXTRA = "uima"
# Features of a claim that are strings, by its field.
WORDS = {
    "directness": "directness", "claim_type": "claimType", "checkworthiness": "checkworthiness", "certainty": "certainty",
    "nesting": "nesting", "note": "note",
}  # fmt: skip
CARRIES = (
    SPANS
    | {Part(name) for name in WORDS}
    | {Part.IDENTIFIERS, Part.PARENT, Part.SPEAKERS, Part.VERDICT, Part.RATIONALE}
)
FRAGMENT, ATTRIBUTION, ANNOTATION = "claims.Fragment", "claims.Attribution", "uima.tcas.Annotation"
STRING, STRINGS, ARRAY = "uima.cas.String", "uima.cas.StringArray", "uima.cas.FSArray"
TYPES = "TypeSystem.xml"
# How files of types and of annotations begin, whatever they are called.
BEGINNING, DECLARES, XMI = 4096, b"<typeSystemDescription", b"<xmi:XMI"
# What the library warns of.
UNKNOWN, UNMAPPED = (
    re.compile(r"Type with name \[(.*?)\] not found"),
    re.compile(r"Not mapping external offset \[(-?\d+)\]"),
)
# Types of annotations that a text has whether or not somebody annotated claims in it.
OF_EVERY_TEXT = ("uima.", "de.tudarmstadt.ukp.dkpro.core.api.", "de.tudarmstadt.ukp.clarin.webanno.api.type.")
# Among them, those that somebody annotated after all.
NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type."
# Features of INCEpTION's relations, which stand where their target does.
ENDS = ("Governor", "Dependent")
# Features that hold labels more often than others do.
LABELS = ("value", "label", "kind", "type")
# What XML cannot hold; texts that were frozen long ago may have it.
ILLEGAL = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an archive of the type system and an .xmi file an article, named after its number."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Pack the files of articles."""
    return packed(_members(records, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an archive, after the type system."""
    return joined(chain(packed([(TYPES, _type_system().to_xml().encode())]), packs))


def _members(records: Iterable[Record], lost: Lost) -> Iterator[tuple[str, bytes]]:
    types = _type_system()
    for record in records:
        lost.count(record)
        yield f"{record['number']:05}.xmi", _cas(record, types, lost).to_xmi().encode()


def _type_system() -> "TypeSystem":
    types = import_module("cassis").TypeSystem()
    fragment = types.create_type(FRAGMENT, ANNOTATION)
    claim = types.create_type(ATTRIBUTION, ANNOTATION)
    for slot in SLOTS:
        types.create_feature(claim, slot.value, ARRAY, elementType=fragment.name)
    for name in ("claimId", *WORDS.values(), "verdict", "rationale"):
        types.create_feature(claim, name, STRING)
    types.create_feature(claim, "speakers", STRINGS)
    types.create_feature(claim, "parent", claim.name)
    return types


def _cas(record: Record, types: "TypeSystem", lost: Lost) -> "Cas":
    text = ILLEGAL.sub("\ufffd", record["text"])
    if text != record["text"]:
        lost.change(Part.TEXT, record["id"])
    cas = import_module("cassis").Cas(
        typesystem=types, sofa_string=text, sofa_mime="text/plain", document_language=record["lang"]
    )
    fragment, claim_type = types.get_type(FRAGMENT), types.get_type(ATTRIBUTION)
    array, strings = types.get_type(ARRAY), types.get_type(STRINGS)
    names = names_of(record)
    made = {}
    for claim in record["claims"]:
        slots = {slot.value: [fragment(begin=start, end=end) for start, end in claim[slot]] for slot in SLOTS}
        every = [one for found in slots.values() for one in found]
        cas.add_all(every)
        made[claim["id"]] = claim_type(
            begin=min(one.begin for one in every),
            end=max(one.end for one in every),
            claimId=claim["id"],
            speakers=strings(
                elements=[_legal(names.get(key, key), Part.SPEAKERS, claim, lost) for key in claim["speakers"]]
            ),
            **{slot: array(elements=found) for slot, found in slots.items()},
            **{
                feature: _legal(value, Part(name), claim, lost)
                for name, feature in WORDS.items()
                if (value := claim[name])
            },
            **_verdict(claim, lost),
        )
    for claim in record["claims"]:
        if claim["parent"] in made:
            made[claim["id"]].parent = made[claim["parent"]]
        cas.add(made[claim["id"]])
    return cas


def _verdict(claim: Claim, lost: Lost) -> dict[str, str]:
    verdict = claim["verdict"]
    if not verdict:
        return {}
    return {"verdict": verdict["label"], "rationale": _legal(verdict["rationale"], Part.RATIONALE, claim, lost)}


def _legal(words: str, part: Part, claim: Claim, lost: Lost) -> str:
    legal = ILLEGAL.sub("\ufffd", words)
    if legal != words:
        lost.change(part, claim["id"])
    return legal


def sample(record: Record) -> str:
    """Show the annotations of an article, with offsets in code points; the file has them as XML."""
    names = names_of(record)
    claims = [
        {
            "claimId": claim["id"],
            **{slot.value: claim["exact"][slot] for slot in SLOTS if claim[slot]},
            **{feature: claim[name] for name, feature in WORDS.items() if claim[name]},
            "speakers": [names.get(key, key) for key in claim["speakers"]],
            "parent": claim["parent"],
        }
        for claim in record["claims"]
    ]
    return shown({"sofaString": record["text"], ATTRIBUTION: claims})


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read .xmi and .json files: of our types, or with the types of others that stand beside them as TypeSystem.xml.

    Of other types every annotation with a place in the text is a span; its label is the first of its strings, or the name of its
    type. A document type, which could declare entities, is refused before anything is parsed.
    Raises Invalid naming the member: xml_forbidden, invalid, content_missing, span_out_of_range, label_unmapped, parent_cycle.
    """
    number = 0
    names = files.names()
    beginnings = {name: files.bytes_of(name)[:BEGINNING] for name in names if name.lower().endswith(".xml")}
    declared = {name.rpartition("/")[0]: name for name, data in beginnings.items() if DECLARES in data}
    for name in names:
        if name.lower().endswith((".xmi", ".json")) or XMI in beginnings.get(name, b""):
            number += 1
            folder = name.rpartition("/")[0]
            types = declared.get(folder) or next(iter(declared.values()), None)
            with ask.at(name):
                yield _record(*_loaded(files, name, types), number, ask)


def _loaded(files: Members, name: str, types: str | None) -> tuple["Cas", set[int]]:
    """Load a file; returns with it the offsets that lie outside the text or inside a character."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        cas = _parsed(files, name, types)
    words = "\n".join(str(one.message) for one in warned)
    unknown = [one for one in UNKNOWN.findall(words) if not one.startswith(OF_EVERY_TEXT)]
    if unknown:
        raise Invalid(
            "invalid", f"The type {unknown[0][:100]} is declared nowhere; put its type system beside, as {TYPES}."
        )
    return cas, set(map(int, UNMAPPED.findall(words)))


def _parsed(files: Members, name: str, types: str | None) -> "Cas":
    cassis = import_module("cassis")
    try:
        data = _check(files.bytes_of(name))
        if name.lower().endswith(".json"):
            return cassis.load_cas_from_json(data)
        system = _type_system()
        if types is not None:
            system = cassis.merge_typesystems(system, cassis.load_typesystem(_check(files.bytes_of(types))))
        return cassis.load_cas_from_xmi(data, typesystem=system, lenient=True)
    except Invalid as error:
        raise Invalid(error.code, error.message) from None
    # lxml and cassis complain of a broken file in many ways.
    except Exception as error:  # noqa: BLE001
        raise Invalid("invalid", f"The file is broken: {type(error).__name__}.") from None


def _check(data: bytes) -> str:
    """Return the text of a file. Raises Invalid unless it is UTF-8 without a document type; in another encoding one could hide."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("invalid_encoding") from None
    if (
        "<!DOCTYPE" in text
        or "<!ENTITY" in text
        or re.match(r"\s*<\?xml[^>]*encoding=[\"'](?!utf-8)", text, re.IGNORECASE)
    ):
        raise Invalid("xml_forbidden")
    # lxml takes no text that names an encoding.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _record(cas: "Cas", unmapped: set[int], number: int, ask: Questions) -> Record:
    record = blank_record(cas.sofa_string or "", number)
    ours = list(cas.select(ATTRIBUTION)) if cas.typesystem.contains_type(ATTRIBUTION) else []
    for one in ours:
        record["claims"].append(_claim(one, unmapped, record))
    if not ours:
        spans = [(ask.slot(label), start, end) for label, start, end in _foreign(cas, unmapped, record["text"])]
        gathered(record, [(slot, start, end) for slot, start, end in spans if slot is not None])
    check_parents(record)
    return record


def _claim(one: "FeatureStructure", unmapped: set[int], record: Record) -> Claim:
    claim = blank_claim(one.claimId or "")
    for slot in SLOTS:
        found = getattr(one, slot.value)
        pairs = [(fragment.begin, fragment.end) for fragment in (found.elements if found else None) or []]
        if not all(
            0 <= start < end <= len(record["text"]) and unmapped.isdisjoint((start, end)) for start, end in pairs
        ):
            raise Invalid("span_out_of_range", field=f"claim {claim['id']}"[:200])
        fill(claim, slot, normalise(pairs), record["text"])
    if not claim["content"]:
        raise Invalid("content_missing", field=f"claim {claim['id']}"[:200])
    claim |= {name: getattr(one, feature) or claim[name] for name, feature in WORDS.items()}
    claim["speakers"] = [
        speaker_of(record, str(name)) for name in (one.speakers.elements if one.speakers else None) or []
    ]
    claim["parent"] = one.parent.claimId if one.parent else None
    if one.verdict:
        claim["verdict"] = blank_verdict(one.verdict, one.rationale or "")
    return claim


def _foreign(cas: "Cas", unmapped: set[int], text: str) -> Iterator[tuple[str, int, int]]:
    """Name the spans of types that are not ours, but for relations and those that every text has: tokens, sentences and the like."""
    for one in cas.select_all_annotations():
        start, end = getattr(one, "begin", None), getattr(one, "end", None)
        if start is None or end is None or start == end or not _is_span(one):
            continue
        if not 0 <= start < end <= len(text) or not unmapped.isdisjoint((start, end)):
            raise Invalid(
                "span_out_of_range", f"The span from {start} to {end} lies outside the text, or cuts a character."
            )
        yield _label(one), start, end


def _is_span(one: "FeatureStructure") -> bool:
    name: str = one.type.name
    if name.startswith(OF_EVERY_TEXT) and not name.startswith(NAMED):
        return False
    return not any(one.type.get_feature(end) for end in ENDS)


def _label(one: "FeatureStructure") -> str:
    """Return the first string of a span that is likely its label, or the name of its type."""
    names = [feature.name for feature in one.type.all_features if feature.rangeType.name == STRING]
    names.sort(key=lambda name: (name not in LABELS, name == "identifier"))
    words = (getattr(one, name) for name in names)
    return str(next((word for word in words if word), one.type.name.rpartition(".")[2]))
