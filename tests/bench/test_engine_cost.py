"""What the rules engine costs beside the parser it stands on, in one run, so that a slow machine changes little."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from claims.engines import rules
from claims.engines.rules.parse import model
from tests.conftest import gold_folder

LIMIT = 1.5


def story() -> str:
    """The seed article where this machine has it, else the demo story."""
    folder = gold_folder()
    if folder is not None:
        return (folder / "seed_article.txt").read_text(encoding="utf-8")
    from claims.management.commands.make_demo import FOLDER

    print("ONRECORD_GOLD names no folder with the seed article: the demo story takes its place")
    return (FOLDER / "wire.txt").read_text(encoding="utf-8")


def test_an_article_costs_the_rules_engine_at_most_half_more_than_the_bare_parser(record_property: Any) -> None:
    """The rules take 0.14 s for 4,000 characters on a quiet machine, most of it the parser's."""
    usable, note = rules.available()
    if not usable:
        pytest.skip(f"The rules engine cannot run here: {note}")
    text = story()
    rules.suggest("Rain is coming, the minister said.", language="en")
    ours, bare = [], []
    for _ in range(5):
        ours.append(seconds(lambda: rules.suggest(text, language="en")))
        bare.append(seconds(lambda: model()(text)))
    assert rules.suggest(text, language="en")
    record_property("cpu_seconds", min(ours))
    assert min(ours) <= LIMIT * min(bare), (
        f"{min(ours):.2f} s for {len(text):,} characters, the parser {min(bare):.2f} s"
    )


def seconds(work: Callable[[], object]) -> float:
    """Do something and return the processor seconds that it took."""
    began = time.process_time()
    work()
    return time.process_time() - began
