"""Datasets of any size in the native format: articles of 4,000 characters with eight judged claims each."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.documents import blank_claim

SENTENCE = "The spokesman of district {district} said on day {day} that the bridge numbered {number} would be closed for repairs. "
CLAIMS, CHARACTERS = 8, 4000
BLANK = blank_claim()


def story(number: int) -> str:
    """Write a text of about 4,000 characters that no other number gets."""
    text = ""
    while len(text) < CHARACTERS:
        text += SENTENCE.format(district=number % 977, day=len(text), number=number)
    return text.rstrip()


def rows(articles: int) -> Iterator[bytes]:
    """Write articles without claims, as JSON Lines to import."""
    for number in range(1, articles + 1):
        yield json.dumps({"id": f"s-{number}", "title": f"Bridge {number}", "text": story(number)}).encode() + b"\n"


def records(articles: int) -> Iterator[bytes]:
    """Write articles with claims, as the lines of a native dataset."""
    for number in range(1, articles + 1):
        yield json.dumps(record(number), ensure_ascii=False).encode() + b"\n"


def record(number: int) -> dict[str, Any]:
    """Make one line of a native dataset."""
    text = story(number)
    speaker = str(UUID(int=10**9 + number % 500))
    starts = [at for at in range(len(text)) if text.startswith("the bridge", at)][:CLAIMS]
    return {
        "schema": "onrecord/2",
        "offset_unit": "unicode_code_point",
        "id": str(UUID(int=number)),
        "number": number,
        "external_id": f"s-{number}",
        "title": f"Bridge {number}",
        "url": "",
        "publisher": "",
        "byline": [],
        "published_on": None,
        "lang": "en",
        "licence": "",
        "metadata": {},
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "zones": [{"start": 0, "end": len(text), "kind": "body"}],
        "passes": [
            {
                "annotator": "a-1",
                "kind": "annotation",
                "round": 1,
                "submitted_on": "2026-11-22",
                "suggestions_shown": False,
            }
        ],
        "speakers": [_speaker(speaker, number % 500)],
        "claims": [_claim(number, position, start, text, speaker) for position, start in enumerate(starts)],
        "suggestion_runs": [],
        "suggestions": [],
    }


def _speaker(key: str, number: int) -> dict[str, Any]:
    return {
        "id": key,
        "name": f"Spokesman {number}",
        "kind": "person",
        "anonymous": False,
        "descriptor": "",
        "country": "",
        "wikidata_id": "",
        "aliases": [],
        "roles": [],
        "same_as": None,
    }


def _claim(number: int, position: int, start: int, text: str, speaker: str) -> dict[str, Any]:
    end = text.index(" for repairs", start)
    evidence = {
        "url": f"https://example.org/{number}",
        "archived_url": "",
        "accessed_at": None,
        "publisher": "",
        "title": "Report",
        "quote": "",
        "stance": "supports",
        "set_number": 1,
    }
    verdict = {"label": "true", "rationale": "Seen.", "status": "final", "evidence": [evidence]}
    return {
        **BLANK,
        "id": str(UUID(int=(number << 32) + position + 1)),
        "content": [[start, end]],
        "exact": {"content": [text[start:end]], "source": [], "cue": [], "addressee": []},
        "speakers": [speaker],
        "claim_type": "prediction",
        "checkworthiness": "cfs",
        "annotator": "a-1",
        "pass_kind": "annotation",
        "round": 1,
        "guideline": 1,
        "verdict": {
            **verdict,
            "scale": "desk",
            "name": "True",
            "comparable": "supported",
            "author": "a-1",
            "on": "2026-11-22",
        },
        "earlier_verdicts": [],
    }
