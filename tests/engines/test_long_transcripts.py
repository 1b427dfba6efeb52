"""A transcript of any length is read to its end, and each turn is put down to whoever has the floor."""

import pytest

from claims.engines import quotes
from claims.engines.long_texts import debate, spread, transcript
from claims.engines.turns import turns_of


@pytest.mark.parametrize("seed", range(3))
def test_a_long_transcript_is_read_to_its_end_and_by_turns(seed: int) -> None:
    text, wanted = transcript(seed, 130_000)
    found = spread(quotes, text, wanted)
    assert min(found.tenths) >= 0.7 * max(found.tenths), found
    assert [turn.name for turn in turns_of(text) if not turn.asked] == list(wanted.values())
    assert found.right >= 0.9 * found.turns == 0.9 * len(wanted)


def test_the_demo_debate_is_read_to_its_end() -> None:
    found = spread(quotes, *debate())
    assert min(found.tenths) >= 0.7 * max(found.tenths), found
    assert found.right >= 0.9 * found.turns > 400, found


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
