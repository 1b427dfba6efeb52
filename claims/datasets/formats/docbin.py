"""spaCy's DocBin: shards of a hundred articles, each slot a group of spans (which may overlap, as entities may not).

A span ends where a token does; the exact offsets stand beside each group.
"""

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING

from claims.core.errors import Invalid
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill, gathered
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import METADATA, SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.zipped import joined, packed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

NAME = "docbin"
LABEL = "spaCy DocBin"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NOTE = "To train spaCy: a document an article, each slot a group of spans on tokens, the fields of the claims in user_data."
NEEDS: tuple[str, ...] = ("spacy",)
EXTRA = "nlp"
CARRIES = SPANS | (frozenset(Part) - {Part.ZONES, Part.PASSES, Part.SUGGESTIONS, Part.DECISIONS})
# Articles in one shard: a DocBin holds all of its documents in memory.
SHARD = 100
KEY = "onrecord"
APART = (*SLOTS, "exact")


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an archive of shards, each named after the number of its first article."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Pack shards."""
    return packed(_shards(iter(records), lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an archive."""
    return joined(packs)


def _shards(records: Iterator[Record], lost: Lost) -> Iterator[tuple[str, bytes]]:
    spacy, tokens = import_module("spacy"), import_module("spacy.tokens")
    languages: dict[str, Language] = {}
    while some := list(islice(records, SHARD)):
        shard = tokens.DocBin(store_user_data=True)
        for record in some:
            shard.add(_document(record, _language(record["lang"], languages, spacy), tokens, lost))
        yield f"{some[0]['number']:05}.spacy", shard.to_bytes()


def _language(tag: str, known: "dict[str, Language]", spacy: ModuleType) -> "Language":
    """Return the tokens' rules of a language, the general ones where spaCy has none."""
    name = tag.split("-")[0].lower()
    if name not in known:
        try:
            known[name] = spacy.blank(name or "xx")
        except ImportError:
            known[name] = spacy.blank("xx")
        known[name].max_length = 10_000_000
    return known[name]


def _document(record: Record, language: "Language", tokens: ModuleType, lost: Lost) -> "Doc":
    doc = language.make_doc(record["text"])
    dropped = [claim["id"] for claim in record["claims"] if not all(_span(doc, pair) for pair in claim["content"])]
    lost.count(record, dropped)
    kept = [claim for claim in record["claims"] if claim["id"] not in dropped]
    for slot in SLOTS:
        spans, places = [], []
        for claim in kept:
            found = [span for pair in claim[slot] if (span := _span(doc, pair))]
            widened = normalise((span.start_char, span.end_char) for span in found)
            if [list(pair) for pair in widened] != claim[slot]:
                (lost.change if found else lost.drop)(slot, claim["id"])
            spans += [tokens.Span(doc, span.start, span.end, slot.upper(), span_id=claim["id"]) for span in found]
            places += claim[slot]
        doc.spans[slot.value] = tokens.SpanGroup(doc, name=slot.value, spans=spans, attrs={"offsets": places})
    doc.user_data[KEY] = json.dumps(_beside(record, kept), ensure_ascii=False)
    return doc


def _span(doc: "Doc", pair: list[int]) -> "Span | None":
    return doc.char_span(pair[0], pair[1], alignment_mode="expand")


def _beside(record: Record, kept: list[Claim]) -> dict[str, object]:
    """Gather what has no place in spans."""
    claims = [{name: value for name, value in claim.items() if name not in APART} for claim in kept]
    return {**{name: record[name] for name in METADATA}, "speakers": record["speakers"], "claims": claims}


def sample(record: Record) -> str:
    """Show the spans of an article; spaCy itself is not loaded for it."""
    groups = {
        slot.value: [
            {
                "label": slot.upper(),
                "span_id": claim["id"],
                "text": record["text"][start:end],
                "start_char": start,
                "end_char": end,
            }
            for claim in record["claims"]
            for start, end in claim[slot]
        ]
        for slot in SLOTS
    }
    return json.dumps(
        {"spans": groups, "user_data": {KEY: _beside(record, record["claims"])}}, ensure_ascii=False, indent=1
    )


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read shards: those of this module, and others with groups of spans or entities. Raises Invalid naming the member: invalid, label_unmapped."""
    spacy, tokens = import_module("spacy"), import_module("spacy.tokens")
    vocabulary = spacy.blank("xx").vocab
    for name in files.names():
        if not name.endswith(".spacy"):
            continue
        with ask.at(name):
            for number, doc in enumerate(_documents_in(files.bytes_of(name), tokens, vocabulary), start=1):
                yield _record(doc) if KEY in doc.user_data else _other(doc, number, ask)


def _documents_in(data: bytes, tokens: ModuleType, vocabulary: "Vocab") -> "Iterator[Doc]":
    try:
        for doc in tokens.DocBin().from_bytes(data).get_docs(vocabulary):
            if KEY in doc.user_data:
                json.loads(doc.user_data[KEY])["number"]
            yield doc
    # Whatever the bytes are, zlib, msgpack, spaCy and JSON each complain in ways of their own.
    except Exception as error:  # noqa: BLE001
        raise Invalid("invalid", f"The shard is broken or not ours: {type(error).__name__}.") from None


def _other(doc: "Doc", number: int, ask: Questions) -> Record:
    """Read the span groups of a document of others, or else its entities; spans with the same identifier are one claim."""
    record = blank_record(doc.text, number)
    spans = [(span.label_ or group, span) for group, found in doc.spans.items() for span in found]
    spans = spans or [(span.label_, span) for span in doc.ents]
    placed = [(ask.slot(label), span.start_char, span.end_char, span.id_) for label, span in spans]
    slots: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for slot, start, end, key in placed:
        if slot is not None and key:
            slots.setdefault(key, {}).setdefault(slot, []).append((start, end))
    gathered(record, [(slot, start, end) for slot, start, end, key in placed if slot is not None and not key])
    for key, found in slots.items():
        if "content" in found:
            claim = blank_claim(key)
            for slot, pairs in found.items():
                fill(claim, slot, normalise(pairs), doc.text)
            record["claims"].append(claim)
    return record


def _record(doc: "Doc") -> Record:
    beside = json.loads(doc.user_data[KEY])
    record = {**blank_record(doc.text, beside["number"]), **beside}
    claims = {claim["id"]: {**blank_claim(claim["id"]), **claim} for claim in beside["claims"]}
    for slot in SLOTS:
        pairs: dict[str, list[tuple[int, int]]] = {}
        for span in doc.spans[slot.value]:
            pairs.setdefault(span.id_, []).append((span.start_char, span.end_char))
        for key, found in pairs.items():
            fill(claims[key], slot, normalise(found), doc.text)
    record["claims"] = list(claims.values())
    return record
