"""Records that say nothing yet, for readers to fill in what their files say."""

import hashlib
from collections.abc import Iterable

from claims.core.records import Fragments
from claims.datasets.formats.parts import SLOTS, Claim, Record


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
        "origin": "import",
        "suggestion": None,
        "verdict": None,
        "annotator": "",
        "pass_kind": "",
        "round": 0,
        "guideline": None,
        "earlier_verdicts": [],
    }


def fill(claim: Claim, slot: str, fragments: Iterable[tuple[int, int]], text: str) -> None:
    """Set a slot of a claim to fragments, and their strings."""
    pairs: Fragments = tuple(fragments)
    claim[slot] = [list(pair) for pair in pairs]
    claim["exact"][slot] = [text[start:end] for start, end in pairs]
