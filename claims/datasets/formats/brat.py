"""brat standoff: a text and an .ann file for each article, claims as events whose trigger is the cue; offsets in code points."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from claims.core.errors import Invalid
from claims.core.records import Fragment, Fragments
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
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members, text_of
from claims.datasets.formats.base.parts import SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.units import Quoted, found_unit
from claims.datasets.formats.base.zipped import joined, packed

NAME = "brat"
LABEL = "brat standoff"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NOTE = "For brat and programs that read its .ann files: claims as events of fragments, with attributes and notes; one text an article."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
# Attributes of an event, by the field of a claim.
ATTRIBUTES = {
    "directness": "Directness", "claim_type": "ClaimType", "checkworthiness": "Checkworthiness", "certainty": "Certainty",
    "nesting": "Nesting",
}  # fmt: skip
CARRIES = SPANS | {Part(name) for name in ATTRIBUTES} | {
    Part.IDENTIFIERS, Part.WAS_SAID, Part.NO_SPEAKER_STATED, Part.PARENT, Part.NOTE, Part.SPEAKERS, Part.ANNOTATORS, Part.VERDICT,
}  # fmt: skip
FIELDS = {tag: name for name, tag in ATTRIBUTES.items()}
VALUED = (*ATTRIBUTES.values(), "WasSaid", "Verdict")
CONFIGURATION = "\n".join(
    [
        "[entities]", "Content", "Source", "Cue", "Addressee", "Attribution", "",
        "[relations]", "NestedIn\tArg1:Attribution, Arg2:Attribution", "",
        "[events]", "Attribution\tContent+:Content, Source*:Source, Cue*:Cue, Addressee*:Addressee", "",
        "[attributes]", *(f"{tag}\tArg:Attribution, Value:<ANY>" for tag in VALUED), "NoSpeakerStated\tArg:Attribution", "",
    ]
)  # fmt: skip
CONFIGURED = "annotation.conf"
LINE = re.compile(r"[TEARMN*#](?:-?\d[\w.-]*)?\t")
SPAN = re.compile(r"(\d+) (\d+)")


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an archive of `annotation.conf` and two files an article, named after its number."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Pack the files of articles."""
    return packed(_members(records, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an archive, after the configuration."""
    return joined(chain(packed([(CONFIGURED, CONFIGURATION.encode())]), packs))


def _members(records: Iterable[Record], lost: Lost) -> Iterator[tuple[str, bytes]]:
    for record in records:
        lost.count(record)
        name = f"{record['number']:05}"
        yield f"{name}.txt", record["text"].encode()
        yield f"{name}.ann", _annotations(record, lost).encode()


def sample(record: Record) -> str:
    """Show the .ann file of an article."""
    return _annotations(record, Lost(CARRIES))


def _annotations(record: Record, lost: Lost) -> str:
    writer = Writer(record, lost)
    for claim in record["claims"]:
        writer.claim(claim)
    events = writer.events
    for claim in record["claims"]:
        if claim["parent"] in events:
            writer.line("R", f"NestedIn Arg1:{events[claim['id']]} Arg2:{events[claim['parent']]}\t")
    return "".join(f"{line}\n" for line in writer.lines)


class Writer:
    """The lines of one .ann file, numbered by kind."""

    def __init__(self, record: Record, lost: Lost) -> None:
        self.text: str = record["text"]
        self.lost = lost
        self.names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
        self.lines: list[str] = []
        self.counts: dict[str, int] = {}
        self.events: dict[str, str] = {}

    def line(self, kind: str, rest: str) -> str:
        """Add a line, and return its identifier."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        key = f"{kind}{self.counts[kind]}"
        self.lines.append(f"{key}\t{rest}")
        return key

    def span(self, label: str, pairs: list[list[int]]) -> str:
        """Add a span; its fragments are joined with a space, as brat does, and line ends become spaces."""
        places = ";".join(f"{start} {end}" for start, end in pairs)
        words = " ".join(self.text[start:end] for start, end in pairs)
        return self.line("T", f"{label} {places}\t{_one_line(words)}")

    def claim(self, claim: Claim) -> None:
        """Add a claim: its slots, its event, and what is said about it."""
        spans = {slot.value: self.span(slot.value.title(), claim[slot]) for slot in SLOTS if claim[slot]}
        trigger = self.span("Attribution", claim["cue"] or claim["content"])
        arguments = " ".join(f"{slot.title()}:{span}" for slot, span in spans.items())
        event = self.events[claim["id"]] = self.line("E", f"Attribution:{trigger} {arguments}")
        for name, tag in ATTRIBUTES.items():
            if claim[name]:
                self.line("A", f"{tag} {event} {claim[name]}")
        if claim["was_said"] is not None:
            self.line("A", f"WasSaid {event} {str(claim['was_said']).lower()}")
        if claim["no_speaker_stated"]:
            self.line("A", f"NoSpeakerStated {event}")
        if claim["verdict"]:
            self.line("A", f"Verdict {event} {claim['verdict']['label']}")
        self.note(event, "id", claim["id"])
        self.note(event, "pass", f"{claim['annotator']} {claim['pass_kind']} {claim['round']}")
        for key in claim["speakers"]:
            self.note(event, "speaker", self.names.get(key, key))
        if claim["note"]:
            self.note(event, "note", claim["note"])
            if _one_line(claim["note"]) != claim["note"]:
                self.lost.change(Part.NOTE, claim["id"])

    def note(self, event: str, name: str, value: str) -> None:
        """Add a note on an event."""
        self.line("#", f"AnnotatorNotes {event}\t{name}={_one_line(value)}")


def _one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\r", " ")


@dataclass
class Standoff:
    """What the lines of an .ann file say, before offsets are converted."""

    spans: dict[str, tuple[str, list[tuple[int, int]], str]] = field(default_factory=dict)
    events: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    nested: dict[str, str] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read every .ann file with the .txt file beside it; fragments may stand in any order, and texts may run over lines.

    Events are claims. Spans without any event are claims too, one for each content, tied to the rest by relations or by nearness.
    Raises Invalid naming the member and the line: invalid, unit_unknown, label_unmapped, span_out_of_range, parent_cycle.
    """
    names = {name.lower(): name for name in files.names()}
    number = 0
    for name in files.names():
        if name.lower().endswith(".ann"):
            number += 1
            with ask.at(name):
                beside = names.get(f"{name.lower().removesuffix('.ann')}.txt")
                if beside is None:
                    raise Invalid("invalid", f"{name[:-4][:200]}.txt, the text of the annotations, is missing.")
                record = _record(_member(files, beside, mark=True), _parsed(_member(files, name)), number, ask)
                check_parents(record)
                yield record


def _member(files: Members, name: str, *, mark: bool = False) -> str:
    try:
        return text_of(files, name, mark=mark)
    except Invalid as error:
        raise Invalid(error.code, error.message) from None


def _parsed(annotations: str) -> Standoff:
    found = Standoff()
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(annotations.replace("\r\n", "\n").split("\n"), start=1):
        if LINE.match(line):
            lines.append((number, line))
        elif line.strip() and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}\n{line}")
        elif line.strip():
            raise Invalid("invalid", "This is no line of brat.", f"line {number}")
    for number, line in lines:
        try:
            _line(found, line)
        except (ValueError, IndexError, KeyError):
            raise Invalid("invalid", "The line is cut off or malformed.", f"line {number}") from None
    return found


def _line(found: Standoff, line: str) -> None:
    key, rest = line.split("\t", 1)
    if key[0] == "T":
        head, words = rest.split("\t", 1) if "\t" in rest else (rest, "")
        label, places = head.split(" ", 1)
        pairs = [(int(start), int(end)) for start, end in (place.split(" ") for place in places.strip().split(";"))]
        found.spans[key] = (label, pairs, words)
    elif key[0] == "E":
        found.events[key] = [(role, span) for role, span in (part.split(":") for part in rest.split())]
    elif key[0] in "AM":
        tag, event, *value = rest.split(" ", 2)
        found.attributes.append((tag, event, value[0].strip() if value else ""))
    elif key[0] == "#":
        head, words = rest.split("\t", 1) if "\t" in rest else (rest, "")
        found.notes.append((head.split(" ")[1], words))
    elif key[0] == "R":
        kind, first, second = rest.split()
        start, end = first.split(":")[1], second.split(":")[1]
        if kind == "NestedIn":
            found.nested[start] = end
        else:
            found.ties.append((start, end, kind))


def _fold(words: str) -> str:
    return " ".join(words.split())


def _record(text: str, found: Standoff, number: int, ask: Questions) -> Record:
    """Read the text as it is, and where offsets count otherwise, without its byte-order mark and with LF alone."""
    unmarked = text.removeprefix("\ufeff")
    ways = dict.fromkeys((text, unmarked, text.replace("\r\n", "\n"), unmarked.replace("\r\n", "\n")))
    errors: list[Invalid] = []
    for way in ways:
        record = blank_record(way, number)
        try:
            _fill(record, found, ask)
        except Invalid as error:
            if error.code != "unit_unknown":
                raise
            errors.append(error)
        else:
            return record
    raise errors[0]


def _quoted(found: Standoff) -> Iterator[Quoted]:
    """Return the spans in one piece with their words."""
    for _, pairs, words in found.spans.values():
        if len(pairs) == 1 and words.strip():
            yield pairs[0][0], pairs[0][1], words


def _pieces(found: Standoff) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Return the spans in several pieces with their words, which brat joins with a space."""
    for _, pairs, words in found.spans.values():
        if len(pairs) > 1 and words.strip():
            yield pairs, words


def _fill(record: Record, found: Standoff, ask: Questions) -> None:
    text = record["text"]
    fragment = found_unit(text, _quoted(found), _fold, told=ask.counted_in, pieces=_pieces(found))
    places = {
        key: normalise(fragment(start, end) for start, end in pairs) for key, (_, pairs, _) in found.spans.items()
    }
    claims = _events(record, found, places, ask) if found.events else _spans(record, found, places, ask)
    record["claims"] = list(claims.values())
    _describe(record, found, claims)


def _events(record: Record, found: Standoff, places: dict[str, Fragments], ask: Questions) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for key, roles in found.events.items():
        claim = claims[key] = blank_claim(key)
        slots: dict[str, list[tuple[int, int]]] = {}
        for role, span in roles[1:]:
            pairs = _places_of(span, found, places)
            if not pairs:
                raise Invalid("invalid", f"The event names a span {span[:20]!r} that is not there.", key)
            slot = ask.slot(_label(role.rstrip("0123456789"), found, span, ask))
            if slot is not None:
                slots.setdefault(slot, []).extend(pairs)
            if slot == "content" and span in found.events:
                found.nested.setdefault(span, key)
        # What an event is called often tells nothing of the words that it stands at.
        name, span = roles[0] if roles else ("", "")
        slot = ask.offered(name)
        if slot is not None and slot not in slots:
            slots[slot] = list(places.get(span, ()))
        for slot, pairs in slots.items():
            fill(claim, slot, normalise(pairs), record["text"])
        if not claim["content"]:
            del claims[key]
            ask.leave_out(Invalid("content_missing"), key)
    return claims


def _places_of(key: str, found: Standoff, places: dict[str, Fragments]) -> list[Fragment]:
    """Return where a span stands, or an event that is an argument of another one: wherever its own arguments do."""
    left, seen = [key], set[str]()
    pairs: list[Fragment] = []
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            pairs += places.get(one, ())
            left += [span for _, span in found.events.get(one, ())]
    return pairs


def _label(role: str, found: Standoff, span: str, ask: Questions) -> str:
    """Return what tells the slot of an argument: its role, or the label of its span where only that is known."""
    label = found.spans[span][0] if span in found.spans else role
    return label if not ask.knows(role) and ask.knows(label) else role


def _spans(record: Record, found: Standoff, places: dict[str, Fragments], ask: Questions) -> dict[str, Claim]:
    """Make claims of spans without events: fragments of one span stay together."""
    parts: dict[str, tuple[str, int, int]] = {}
    ties = [(f"{start} 0", f"{end} 0", kind) for start, end, kind in found.ties]
    for key, (label, _, _) in found.spans.items():
        slot = ask.slot(label)
        if slot is not None:
            for number, (start, end) in enumerate(places[key]):
                parts[f"{key} {number}"] = (slot, start, end)
                ties += [(f"{key} 0", f"{key} {number}", "same")] if number and slot == "content" else []
    claims: dict[str, Claim] = {}
    whole = {pair: pairs for pairs in places.values() for pair in pairs}
    for head, slots in claims_of(parts, ties).items():
        key = head.split(" ")[0]
        claim = claims[key] = blank_claim(key)
        for slot, pairs in slots.items():
            found_pairs = pairs if slot == "content" else [pair for one in pairs for pair in whole.get(one, (one,))]
            fill(claim, slot, normalise(found_pairs), record["text"])
    return claims


def _describe(record: Record, found: Standoff, claims: dict[str, Claim]) -> None:
    """Set what attributes, notes and relations say about the claims."""
    for tag, event, value in found.attributes:
        if event in claims and tag in FIELDS:
            claims[event][FIELDS[tag]] = value
        elif event in claims and tag == "WasSaid":
            claims[event]["was_said"] = value == "true"
        elif event in claims and tag == "NoSpeakerStated":
            claims[event]["no_speaker_stated"] = True
        elif event in claims and tag == "Verdict":
            claims[event]["verdict"] = blank_verdict(value)
    for event, words in found.notes:
        name, _, value = words.partition("=")
        if event in claims:
            _note(record, claims[event], name, value)
    for event, parent in found.nested.items():
        if event in claims and parent in claims:
            claims[event]["parent"] = claims[parent]["id"]


def _note(record: Record, claim: Claim, name: str, value: str) -> None:
    if name in ("id", "note"):
        claim[name] = value
    elif name == "speaker":
        claim["speakers"].append(value)
        if not any(speaker["name"] == value for speaker in record["speakers"]):
            record["speakers"].append({"id": value, "name": value, "roles": []})
    elif name == "pass" and value.count(" ") == 2:
        claim["annotator"], claim["pass_kind"], number = value.split(" ")
        claim["round"] = int(number) if number.isdecimal() else 0
    elif words := f"{name}={value}" if value else name:
        # What people write in brat itself has no name before it.
        claim["note"] = f"{claim['note']}\n{words}" if claim["note"] else words
