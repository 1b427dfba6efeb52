"""A transcript of any length is read to its end, and each turn is put down to whoever has the floor."""

import random
from pathlib import Path

import pytest

from claims.engines import quotes
from claims.engines.reading import suggest
from claims.engines.turns import turns_of

PEOPLE = ["MAYOR LINDT", "MS. FALK", "MR. DE WITT", "DR. JEAN-PIERRE", "THE CHAIR", "Sen. HOLM"]
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


def transcript(seed: int, length: int) -> tuple[str, list[str]]:
    """Make a transcript of our own sentences, and the speaker of each turn that is no question."""
    chance = random.Random(seed)
    pieces, speakers, size = [], [], 0
    while size < length:
        label = chance.choice(PEOPLE)
        sentences = [f"{chance.choice(WHAT).capitalize()} {chance.choice(TOLD)}." for _ in range(chance.randint(2, 9))]
        if chance.random() < 0.3:
            sentences.insert(1, f"I told them in March that {chance.choice(WHAT)} {chance.choice(TOLD)}.")
        body = " ".join(sentences)
        if chance.random() < 0.25:
            body = body.replace(". ", ".\n\n", 1)
        turn = f"{label}: {body}"
        pieces.append(turn)
        speakers.append(NAMES[label])
        if chance.random() < 0.2:
            pieces.append(f"Q: And what about {chance.choice(WHAT)}?")
        size += len(turn) + 2
    return "\n\n".join(pieces), speakers


def tenths(text: str, starts: list[int]) -> list[int]:
    counts = [0] * 10
    for start in starts:
        counts[10 * start // len(text)] += 1
    return counts


@pytest.mark.parametrize("seed", range(3))
def test_a_long_transcript_is_read_to_its_end_and_by_turns(seed: int) -> None:
    text, wanted = transcript(seed, 130_000)
    turns = [claim for claim in suggest(quotes, text, language="en") if claim.reason and claim.reason.code == "turn"]
    found = tenths(text, [claim.content[0][0] for claim in turns])
    assert min(found) >= 0.7 * max(found), found
    assert [turn.name for turn in turns_of(text) if not turn.asked] == wanted
    right = sum(claim.speaker_name == name for claim, name in zip(turns, wanted, strict=True))
    assert right >= 0.9 * len(wanted)


def test_the_demo_debate_is_read_to_its_end() -> None:
    text = (Path(__file__).parents[2] / "claims" / "demo" / "debate.txt").read_text(encoding="utf-8")
    turns = [claim for claim in suggest(quotes, text, language="en") if claim.reason and claim.reason.code == "turn"]
    found = tenths(text, [claim.content[0][0] for claim in turns])
    assert min(found) >= 0.7 * max(found), found
    labels = {text[slice(*claim.source[0])].title() for claim in turns}
    assert {claim.speaker_name for claim in turns} <= labels | {"Audience Member"}


@pytest.mark.parametrize(
    "text",
    [
        "Falk: Pier will be gone by spring\n\nThe pier has to go, the council said on Monday. It was built in 1903.\n\nThe town is split.",
        "Falk: 1,501.\n\nLindt: 46.\n\nFalk: 12.\n\nThe pier has to go, the council said on Monday.",
    ],
    ids=["headline", "figures"],
)
def test_headlines_and_tables_are_no_transcript(text: str) -> None:
    assert turns_of(text) == []
