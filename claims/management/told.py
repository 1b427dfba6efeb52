"""The stories of our own as records of the native format: two passes each, by the first reader and by the second."""

import hashlib
from collections.abc import Iterator
from typing import cast
from uuid import NAMESPACE_URL, uuid5

from claims.datasets.formats.base.parts import Item
from claims.datasets.formats.record import ClaimRecord, Record, SpeakerRecord
from claims.engines.second import read_twice
from claims.engines.shapes import MarkedArticle, MarkedClaim
from claims.engines.stories import LICENCE

FIRST, SECOND = "reader-1", "reader-2"
DAY = "2026-11-29"
SLOTS = ("content", "source", "cue")


def records() -> Iterator[Record]:
    """Give one record a story, in the order of the files of the second reading."""
    for number, (first, second) in enumerate(read_twice(), start=1):
        yield _record(number, {FIRST: first, SECOND: second})


def _record(number: int, readings: dict[str, MarkedArticle]) -> Record:
    story = readings[FIRST]
    text = story["text"]
    speakers = {
        one["id"]: one
        for reading in readings.values()
        for key in reading["speakers"]
        for one in [_speaker(reading, key)]
    }
    claims = [_claim(reading, claim, who) for who, reading in readings.items() for claim in reading["claims"]]
    used = {key for claim in claims for key in claim["speakers"]}
    record: Item = {
        "id": _key(story["id"]),
        "number": number,
        "external_id": story["id"],
        "title": story["title"],
        "url": "",
        "publisher": "On Record",
        "byline": "",
        "published_on": None,
        "lang": "en",
        "licence": LICENCE,
        "metadata": {"kind": story["kind"]},
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "zones": [],
        "passes": [
            {"annotator": who, "kind": "annotation", "round": 1, "submitted_on": DAY, "suggestions_shown": False}
            for who in readings
        ],
        "speakers": [one for key, one in speakers.items() if key in used],
        "claims": sorted(claims, key=lambda claim: (claim["content"], claim["id"])),
        "suggestion_runs": [],
        "suggestions": [],
    }
    return cast(Record, record)


def _claim(reading: MarkedArticle, claim: MarkedClaim, who: str) -> ClaimRecord:
    text = reading["text"]
    spans = {slot: [list(span) for span in sorted(claim.get(slot, ()))] for slot in SLOTS} | {"addressee": []}  # type: ignore[call-overload]
    parent = claim.get("parent")
    speakers = [_speaker(reading, key)["id"] for key in claim.get("speakers", ())]
    value: Item = {
        "id": _key(who, claim["id"]),
        **spans,
        "exact": {slot: [text[start:end] for start, end in pairs] for slot, pairs in spans.items()},
        "speakers": speakers,
        "no_speaker_stated": not speakers,
        "directness": claim["type"],
        "claim_type": None,
        "checkworthiness": None,
        "certainty": None,
        "was_said": None,
        "parent": _key(who, parent) if parent else None,
        "nesting": "span" if parent else None,
        "note": "",
        "origin": "human",
        "suggestion": None,
        "annotator": who,
        "pass_kind": "annotation",
        "round": 1,
        "guideline": 1,
        "verdict": None,
        "earlier_verdicts": [],
    }
    return cast(ClaimRecord, value)


def _speaker(reading: MarkedArticle, key: str) -> SpeakerRecord:
    """Make a speaker: a name means the same in every story, whoever has none ("a spokesman") is of one story."""
    known = reading["speakers"][key]
    name = known["name"]
    named = any(word[:1].isupper() for word in name.split()[1:]) or name.istitle()
    return {
        "id": _key("speaker", name) if named else _key(reading["id"], "speaker", name),
        "name": name,
        "kind": "unspecified",
        "anonymous": not named,
        "descriptor": "" if named else name,
        "country": "",
        "wikidata_id": "",
        "aliases": sorted(set(known.get("aliases", ())) - {name}),
        "roles": [],
        "same_as": None,
    }


def _key(*parts: str) -> str:
    """Make an identifier that stays the same on every machine."""
    return str(uuid5(NAMESPACE_URL, "https://example.org/onrecord/stories/" + "/".join(parts)))
