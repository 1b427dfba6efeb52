"""Records that say nothing yet, for readers to fill in what their files say."""

import hashlib
from collections.abc import Iterable

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
    by_slot: dict[str, list[tuple[int, int]]] = {}
    for slot, start, end in chunks:
        by_slot.setdefault(slot, []).append((start, end))
    contents = by_slot.pop("content", [])
    for number, content in enumerate(contents, start=1):
        claim = blank_claim(str(number))
        fill(claim, "content", [content], record["text"])
        for slot, pairs in by_slot.items():
            fill(claim, slot, [min(pairs, key=lambda pair: _apart(pair, content))], record["text"])
        record["claims"].append(claim)


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
