"""Transcripts of any length in words of our own: are they read to their end, and is each turn put down to whoever has the floor?"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claims.engines import Engine
from claims.engines.reading import suggest

DEBATE = Path(__file__).resolve().parent.parent / "demo" / "debate.txt"
NAMES = {"MAYOR LINDT": "Lindt", "MS. FALK": "Falk", "MR. DE WITT": "De Witt", "DR. JEAN-PIERRE": "Jean-Pierre", "THE CHAIR": "The Chair",
         "Sen. HOLM": "Holm"}  # fmt: skip
WHAT = ["the pier", "the tram", "the old dam", "the night bus", "the library", "the harbour fund"]
TOLD = [
    "was never paid for",
    "will be late again",
    "costs more than we said",
    "was looked at twice in May",
    "belongs to the whole town",
]

MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """How many suggestions begin in each tenth of a text, and how many turns have the right speaker."""

    tenths: tuple[int, ...]
    right: int
    turns: int


def transcript(seed: int, length: int) -> tuple[str, dict[int, str]]:
    """Make a transcript of at least `length` code points; with it, the speaker of each turn that is no question, by its start."""
    chance = random.Random(seed)
    pieces: list[str] = []
    speakers: dict[int, str] = {}
    size = 0
    while size < length:
        label = chance.choice(list(NAMES))
        sentences = [f"{chance.choice(WHAT).capitalize()} {chance.choice(TOLD)}." for _ in range(chance.randint(2, 9))]
        if chance.random() < 0.3:
            sentences.insert(1, f"I told them in March that {chance.choice(WHAT)} {chance.choice(TOLD)}.")
        body = " ".join(sentences)
        if chance.random() < 0.25:
            body = body.replace(". ", ".\n\n", 1)
        speakers[size] = NAMES[label]
        pieces.append(f"{label}: {body}")
        if chance.random() < 0.2:
            pieces[-1] += f"\n\nQ: And what about {chance.choice(WHAT)}?"
        size += len(pieces[-1]) + 2
    return "\n\n".join(pieces), speakers


def debate() -> tuple[str, dict[int, str]]:
    """Read the demo debate; with it, the name before the colon of each turn that says something, by its start."""
    text = DEBATE.read_text(encoding="utf-8")
    speakers: dict[int, str] = {}
    start = 0
    for line in text.split("\n"):
        label, _, body = line.partition(":")
        told = [part for part in body.replace("!", ".").replace("?", "?.").split(".") if part.strip()]
        if len(body.split()) >= MIN_WORDS and not all(part.endswith("?") for part in told):
            speakers[start] = label.title()
        start += len(line) + 1
    return text, speakers


def spread(engine: Engine, text: str, speakers: Mapping[int, str]) -> Spread:
    """Let an engine read a transcript whose turns begin at the keys of `speakers`."""
    found = suggest(engine, text, language="en")
    tenths = [0] * 10
    for claim in found:
        tenths[10 * claim.content[0][0] // len(text)] += 1
    named = {
        own.source[0][0]: own.speaker_name for own in found if own.reason is not None and own.reason.code == "turn"
    }
    right = sum(named.get(start) == name for start, name in speakers.items())
    return Spread(tuple(tenths), right, len(speakers))
