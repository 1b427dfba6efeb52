"""What the rules engine costs: processor seconds, so that a busy machine changes little."""

import time
from typing import Any

import pytest

from claims.suggestions.engines import rules
from tests.conftest import gold_folder

BUDGET = 0.25


def story() -> str:
    """The seed article where this machine has it, else the demo story."""
    folder = gold_folder()
    if folder is not None:
        return (folder / "seed_article.txt").read_text(encoding="utf-8")
    from claims.management.commands.make_demo import FOLDER

    print("ONRECORD_GOLD names no folder with the seed article: the demo story takes its place")
    return (FOLDER / "wire.txt").read_text(encoding="utf-8")


def test_an_article_of_four_thousand_characters_costs_the_rules_engine_at_most_a_quarter_second(
    record_property: Any,
) -> None:
    usable, note = rules.available()
    if not usable:
        pytest.skip(f"The rules engine cannot run here: {note}")
    text = story()
    rules.suggest("Rain is coming, the minister said.", language="en")
    rounds = []
    for _ in range(3):
        began = time.process_time()
        found = rules.suggest(text, language="en")
        rounds.append(time.process_time() - began)
    assert found
    record_property("cpu_seconds", min(rounds))
    assert min(rounds) <= BUDGET * max(1.0, len(text) / 4000), f"{min(rounds):.2f} s for {len(text):,} characters"
