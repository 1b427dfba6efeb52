"""Short texts of our own, by the kind of thing that is hard about them, and what an engine should find in each.

A line of the file is a JSON object: `kind`, `text`, and what is wanted: `claims` (a part of the content in `says`, of the speaker's
name in `who`, "" for nobody, and the directness in `type`), `none` (no claim at all), `weak` (none of 0.5 or more), `not_by` (in no
speaker's name), `not_said` (in no content), `apart` (said by nobody, or with little confidence).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypedDict

from claims.core.text import exact
from claims.engines import Engine
from claims.engines.reading import suggest

WEAK = 0.5
UNSURE = 0.6


class Wanted(TypedDict):
    """A claim that a text has."""

    says: str
    who: NotRequired[str]
    type: NotRequired[str]


class Case(TypedDict):
    """A text and what is wanted of it."""

    kind: str
    text: str
    claims: NotRequired[list[Wanted]]
    none: NotRequired[bool]
    weak: NotRequired[bool]
    not_by: NotRequired[list[str]]
    not_said: NotRequired[list[str]]
    apart: NotRequired[list[str]]


class Found(TypedDict):
    """A proposal in the words of its text."""

    said: str
    by: str
    type: str
    score: float


def cases(path: Path) -> list[Case]:
    """Read the texts of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def problems(case: Case, engine: Engine) -> list[str]:
    """Name what an engine gets wrong in a text; empty where it finds what is wanted."""
    text = case["text"]
    found: list[Found] = [
        {
            "said": " / ".join(exact(text, own.content)),
            "by": own.speaker_name,
            "type": own.directness.value,
            "score": own.score,
        }
        for own in suggest(engine, text, language="en")
    ]
    wrong = [f"not found: {claim}" for claim in case.get("claims", ()) if not any(_is(claim, own) for own in found)]
    return [*wrong, *_too_much(case, found)]


def _is(claim: Wanted, own: Found) -> bool:
    who = " ".join(claim["who"].split()).casefold() if "who" in claim else None
    right = who is None or (who in own["by"].casefold() if who else not own["by"])
    return claim["says"] in own["said"] and right and claim.get("type", own["type"]) == own["type"]


def _too_much(case: Case, found: list[Found]) -> Iterator[str]:
    for own in found:
        if case.get("none"):
            yield f"no claim: {own}"
        if case.get("weak") and own["score"] >= WEAK:
            yield f"too sure: {own}"
        if any(name in own["by"] for name in case.get("not_by", ())):
            yield f"no speaker: {own}"
        if any(words in own["said"] for words in case.get("not_said", ())):
            yield f"not said: {own}"
        if own["by"] and own["score"] > UNSURE and any(words in own["said"] for words in case.get("apart", ())):
            yield f"not theirs: {own}"
