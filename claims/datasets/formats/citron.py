"""Citron, the quote extractor of the BBC: a JSON file an article; a quote has exactly one cue and any number of spans else."""

from collections.abc import Iterable, Iterator, Sequence

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.json_files import field, objects, shown, values
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import Claim, Part, Record
from claims.datasets.formats.base.units import Quoted, found_unit
from claims.datasets.formats.base.zipped import joined, packed

NAME = "citron"
LABEL = "Citron quotes (JSON)"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NOTE = "To train Citron: a file an article with sources, cues and contents. Claims without a cue are left out; of a cue in pieces, the first."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = frozenset((Part.TEXT, Part.CLAIMS, Part.IDENTIFIERS, Part.CONTENT, Part.SOURCE, Part.CUE))
SPANS = {"sources": "source", "contents": "content"}


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an archive of one .json file an article, named after its number."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Pack the files of articles."""
    return packed((f"{record['number']:05}.json", shown(_document(record, lost)).encode()) for record in records)


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an archive."""
    return joined(packs)


def sample(record: Record) -> str:
    """Show the file of an article."""
    return shown(_document(record, Lost(CARRIES)))


def _document(record: Record, lost: Lost) -> dict[str, object]:
    text = record["text"]
    cued = [claim for claim in record["claims"] if claim["cue"]]
    lost.count(record, [claim["id"] for claim in record["claims"] if not claim["cue"]])
    for claim in cued:
        if len(claim["cue"]) > 1:
            lost.change(Part.CUE, claim["id"])
    return {"text": text, "quotes": [_quote(claim, text) for claim in cued]}


def _quote(claim: Claim, text: str) -> dict[str, object]:
    spans = {name: [_span(pair, text) for pair in claim[slot]] for name, slot in SPANS.items()}
    return {"id": claim["id"], "cue": _span(claim["cue"][0], text), **spans}


def _span(pair: list[int], text: str) -> dict[str, object]:
    start, end = pair
    return {"start": start, "end": end, "text": text[start:end]}


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read documents of Citron.

    Raises Invalid naming the member: required, invalid, expected_object, unit_unknown, span_out_of_range, content_missing.
    """
    for number, (where, value) in enumerate(values(files, ask), start=1):
        with ask.at(where):
            yield _record(value, number, ask)


def _record(value: JSON, number: int, ask: Questions) -> Record:
    text = field(value, "text", str)
    record = blank_record(text, number)
    quotes = [(quote, _slots(quote)) for quote in objects(value, "quotes")]
    every = [span for _, slots in quotes for spans in slots.values() for span in spans]
    fragment = found_unit(text, every, told=ask.counted_in)
    for position, (quote, slots) in enumerate(quotes, start=1):
        claim = blank_claim(str(quote.get("id") or position))
        for slot, spans in slots.items():
            fill(claim, slot, normalise(fragment(start, end) for start, end, _ in spans), text)
        if not claim["content"]:
            raise Invalid("content_missing", field=f"quotes.{position}")
        record["claims"].append(claim)
    return record


def _slots(quote: JSONDict) -> dict[str, list[Quoted]]:
    cue = [quote["cue"]] if quote.get("cue") else []
    found: dict[str, Sequence[JSON]] = {"cue": cue, **{slot: objects(quote, name) for name, slot in SPANS.items()}}
    return {
        slot: [(field(one, "start", int), field(one, "end", int), field(one, "text", str)) for one in spans]
        for slot, spans in found.items()
    }
