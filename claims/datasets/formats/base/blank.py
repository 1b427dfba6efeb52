"""Records that say nothing yet, for readers to fill in what their files say."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

from claims.core.errors import Invalid
from claims.core.records import Fragments
from claims.datasets.formats.base.parts import SLOTS, Claim, Item, Record


def blank_record(text: str, number: int) -> Record:
    """Make the record of an article of which only the text is known."""
    return {
        "id": "",
        "number": number,
        "external_id": "",
        "title": "",
        "url": "",
        "publisher": "",
        "byline": [],
        "published_on": None,
        "lang": "",
        "licence": "",
        "metadata": {},
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "zones": [],
        "passes": [],
        "speakers": [],
        "claims": [],
        "suggestion_runs": [],
        "suggestions": [],
    }


def blank_claim(key: str = "") -> Claim:
    """Make a claim of which nothing is known."""
    return {
        "id": key,
        **{slot.value: [] for slot in SLOTS},
        "exact": {slot.value: [] for slot in SLOTS},
        "speakers": [],
        "no_speaker_stated": False,
        "directness": None,
        "claim_type": None,
        "checkworthiness": None,
        "certainty": None,
        "was_said": None,
        "parent": None,
        "nesting": None,
        "note": "",
        "origin": "",
        "suggestion": None,
        "verdict": None,
        "annotator": "",
        "pass_kind": "",
        "round": 0,
        "guideline": None,
        "earlier_verdicts": [],
    }


def blank_verdict(label: str = "", rationale: str = "") -> Item:
    """Make a verdict of which no more than this is known."""
    return {
        "label": label,
        "rationale": rationale,
        **dict.fromkeys(("name", "scale", "comparable", "status", "on"), ""),
        "author": None,
        "evidence": [],
    }


def fill(claim: Claim, slot: str, fragments: Iterable[tuple[int, int]], text: str) -> None:
    """Set a slot of a claim to fragments, and their strings."""
    pairs: Fragments = tuple(fragments)
    claim[slot] = [list(pair) for pair in pairs]
    claim["exact"][slot] = [text[start:end] for start, end in pairs]


def gathered(record: Record, chunks: Iterable[tuple[str, int, int]]) -> None:
    """Make a claim of each content of a file that does not say what belongs together; each has the nearest source, cue and so on."""
    places = dict(enumerate(chunks, start=1))
    for number, slots in enumerate(claims_of(places, ()).values(), start=1):
        claim = blank_claim(str(number))
        for slot, pairs in slots.items():
            fill(claim, slot, pairs, record["text"])
        record["claims"].append(claim)


# Names of relations between two pieces of one content.
ONE = frozenset(("part_of", "partof", "continues", "continuation", "next", "discontinuous", "same"))
Key = TypeVar("Key", int, str)
Places = dict[Key, tuple[str, int, int]]


def claims_of(places: Places[Key], ties: Iterable[tuple[Key, Key, str]]) -> dict[Key, dict[str, list[tuple[int, int]]]]:
    """Tell which spans (slot, start, end) belong to one claim: the slots of each, by the first span of its content.

    Ties lead from one span to another, either way, and have names; two contents are one where the name says so. A source, cue or addressee
    that is tied to none belongs to the nearest content, if that has none tied to it; without any ties, to all that it is nearest to.
    """
    heads = {key: key for key, (slot, _, _) in places.items() if slot == "content"}
    members: dict[Key, list[Key]] = {key: [key] for key in heads}
    tied: set[Key] = set()
    for one, other, name in ties:
        if one not in places or other not in places:
            # One of them has a label that is to be ignored.
            continue
        if one in heads and other in heads and name.casefold() not in ONE:
            continue
        start, end = (other, one) if one not in heads and other in heads else (one, other)
        if start not in heads or start == end:
            continue
        head = heads[start]
        tied.add(end)
        if end in heads and heads[end] == end and head != end:
            members[head] += members.pop(end)
            heads = {key: head if of == end else of for key, of in heads.items()}
        elif end not in heads:
            members[head].append(end)
    loose = [key for key, (slot, _, _) in places.items() if slot != "content" and key not in tied]
    found: dict[Key, dict[str, list[tuple[int, int]]]] = {}
    for head, keys in members.items():
        slots = found[head] = {}
        for key in keys:
            slots.setdefault(places[key][0], []).append(places[key][1:])
    _attach(places, loose, found)
    return found


def _attach(places: Places[Key], loose: list[Key], found: dict[Key, dict[str, list[tuple[int, int]]]]) -> None:
    """Give each claim that lacks a slot the nearest of the spans that belong to none."""
    for slots in found.values():
        missing = [slot for slot in SLOTS if slot.value not in slots]
        for slot in missing:
            near = [places[key][1:] for key in loose if places[key][0] == slot.value]
            if near:
                slots[slot.value] = [min(near, key=lambda pair: _apart(pair, slots["content"][0]))]


def _apart(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(left[0] - right[1], right[0] - left[1], 0)


def check_parents(record: Record) -> None:
    """Raise Invalid where claims report each other in a circle (parent_cycle), or a parent is missing (parent_missing)."""
    parents = {claim["id"]: claim["parent"] for claim in record["claims"]}
    for key in parents:
        seen = {key}
        at = parents[key]
        while at is not None:
            if at in seen:
                raise Invalid("parent_cycle", field=f"claim {key}"[:200])
            if at not in parents:
                raise Invalid("parent_missing", f"The claim {at[:80]!r} is not in the file.", f"claim {key}"[:200])
            seen.add(at)
            at = parents[at]
