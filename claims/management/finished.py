"""The finished demo project as records of the native format, from files in which claims are written as the words they mark.

Each file of `claims/demo/finished/` is one article: its paragraphs, and the passes of one person or of two. The words of a
content occur once in the article; those of another slot are meant where they stand nearest to the content. The second of two
passes is written as what differs from the first.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast
from uuid import NAMESPACE_URL, uuid5

from claims.core.directness import directness_of
from claims.core.records import Fragment
from claims.datasets.formats.base.parts import Item
from claims.datasets.formats.record import ClaimRecord, Record, SpeakerRecord, VerdictRecord

FOLDER = Path(__file__).resolve().parents[1] / "demo" / "finished"
# Of the articles, the share by the hash of the text that is to be read twice is just those with two passes.
OVERLAP = 0.71
SLOTS = ("content", "source", "cue", "addressee")


def records(pseudonyms: Mapping[str, str]) -> Iterator[Record]:
    """Give the records of the finished project; `pseudonyms` are those of its annotators, by the names that the files use."""
    speakers = _read("speakers.json")
    for number, path in enumerate(sorted(FOLDER.glob("[0-9]*.json")), start=1):
        yield Article(path.stem, _read(path.name), speakers).record(number, pseudonyms)


def _read(name: str) -> Item:
    return cast(Item, json.loads((FOLDER / name).read_text(encoding="utf-8")))


def _key(*parts: str) -> str:
    """Make an identifier that stays the same on every machine."""
    return str(uuid5(NAMESPACE_URL, "https://example.org/onrecord/demo/" + "/".join(parts)))


class Article:
    """One article of the folder."""

    def __init__(self, name: str, file: Item, speakers: Item) -> None:
        self.name, self.file, self.speakers = name, file, speakers
        self.text = "\n".join(file["paragraphs"])
        self.day: str = file["submitted_on"]

    def record(self, number: int, pseudonyms: Mapping[str, str]) -> Record:
        """Put the record together."""
        passes = self._passes()
        claims = [self._claim(claim, who, pseudonyms[who]) for who, marked in passes.items() for claim in marked]
        used = {key for marked in passes.values() for claim in marked for key in claim["speakers"]}
        return {
            "id": _key(self.name),
            "number": number,
            "external_id": self.name,
            "title": self.file["title"],
            "url": self.file["url"],
            "publisher": self.file["publisher"],
            "byline": self.file["byline"],
            "published_on": self.file["published_on"],
            "lang": self.file["language"],
            "licence": self.file["licence"],
            "metadata": {},
            "text": self.text,
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "length": len(self.text),
            "zones": [],
            "passes": [
                {
                    "annotator": pseudonyms[who],
                    "kind": "annotation",
                    "round": 1,
                    "submitted_on": self.day,
                    "suggestions_shown": False,
                }
                for who in passes
            ],
            "speakers": [self._speaker(key) for key in self.speakers if key in used],
            "claims": sorted(claims, key=lambda claim: (claim["content"], claim["id"])),
            "suggestion_runs": [],
            "suggestions": [],
        }

    def _passes(self) -> dict[str, list[Item]]:
        """Read the passes, the second of two by its differences."""
        passes: dict[str, list[Item]] = {}
        for who, written in self.file["passes"].items():
            if isinstance(written, list):
                passes[who] = written
                continue
            kept = [claim for claim in passes[written["like"]] if claim["key"] not in written["without"]]
            passes[who] = [claim | written["changes"].get(claim["key"], {}) for claim in kept] + written["added"]
        return passes

    def _claim(self, claim: Item, who: str, annotator: str) -> ClaimRecord:
        content = tuple(sorted(self._only(words) for words in claim["content"]))
        spans = {"content": content}
        for slot in SLOTS[1:]:
            spans[slot] = tuple(sorted(self._nearest(words, content) for words in claim.get(slot, ())))
        parent = claim.get("parent")
        value: Item = {
            "id": _key(self.name, who, claim["key"]),
            **{slot: [list(pair) for pair in pairs] for slot, pairs in spans.items()},
            "exact": {slot: [self.text[start:end] for start, end in pairs] for slot, pairs in spans.items()},
            "speakers": [self._speaker_key(key) for key in claim["speakers"]],
            "no_speaker_stated": claim.get("no_speaker_stated", False),
            "directness": claim.get("directness") or directness_of(self.text, content).value,
            "claim_type": claim.get("claim_type"),
            "checkworthiness": claim.get("checkworthiness"),
            "certainty": claim.get("certainty"),
            "was_said": claim.get("was_said"),
            "parent": _key(self.name, who, parent) if parent else None,
            "nesting": claim.get("nesting"),
            "note": claim.get("note", ""),
            "origin": "human",
            "suggestion": None,
            "annotator": annotator,
            "pass_kind": "annotation",
            "round": 1,
            "guideline": 1,
            "verdict": self._verdict(claim["verdict"], annotator) if claim.get("verdict") else None,
            "earlier_verdicts": [],
        }
        return cast(ClaimRecord, value)

    def _verdict(self, verdict: Item, annotator: str) -> VerdictRecord:
        more = {"on": self.day, "name": None, "scale": None, "author": annotator, "comparable": None}
        return cast(VerdictRecord, verdict | more)

    def _speaker_key(self, key: str) -> str:
        # Somebody unnamed is a speaker of one article.
        return _key(self.name, "speaker", key) if "descriptor" in self.speakers[key] else _key("speaker", key)

    def _speaker(self, key: str) -> SpeakerRecord:
        known = self.speakers[key]
        return {
            "id": self._speaker_key(key),
            "name": known["name"],
            "kind": known["kind"],
            "anonymous": "descriptor" in known,
            "descriptor": known.get("descriptor", ""),
            "country": "",
            "wikidata_id": "",
            "aliases": known.get("aliases", []),
            "roles": [{**role, "from": None, "to": None} for role in known.get("roles", [])],
            "same_as": None,
        }

    def _only(self, words: str) -> Fragment:
        (found,) = self._places(words)
        return found

    def _nearest(self, words: str, content: tuple[Fragment, ...]) -> Fragment:
        free = [one for one in self._places(words) if all(one[1] <= start or end <= one[0] for start, end in content)]
        return min(free, key=lambda one: min(max(start - one[1], one[0] - end) for start, end in content))

    def _places(self, words: str) -> list[Fragment]:
        return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
