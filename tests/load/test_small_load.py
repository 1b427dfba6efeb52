"""A small form of `make load`, and the ledger itself: nothing that was acknowledged is lost, doubled or given to too many."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.load.ledger import Findings, Pass, Stored, compare
from tests.load.people import Pace
from tests.load.run import floor, run


@pytest.mark.slow
@pytest.mark.xdist_group("setup")
def test_six_people_who_never_pause_lose_nothing_and_share_articles_as_planned(
    first_start: Path, tmp_path: Path
) -> None:
    shutil.copytree(first_start, tmp_path / "var")
    # The seconds are those after which it is given up; the work ends when no article is left.
    with floor(tmp_path, people=6, articles=5) as (started, seed):
        load = run(started, seed, seconds=300, pace=Pace(pause=0, arrival=0))
    print(f"\n{load.table()}")
    assert load.errors == []
    assert load.findings == Findings()
    # All five articles were worked on by two people each.
    assert load.submitted == 10
    assert load.edits == 10 * 12


def a_pass(**more: Any) -> Pass:
    """One claim, made and changed once."""
    claim = {"id": "c", "note": "second"}
    return Pass(7, "p", "a", claims={"c": claim}, edits=Counter(c=2), **more)


def stored(**more: Any) -> Stored:
    """What a product holds that has kept all of it."""
    work = {"assignment": {"state": "submitted"}, "claims": [{"id": "c", "note": "second", "version": 2}]}
    return Stored(
        **{"works": {"p": work}, "history": {"c": (2, False)}, "holders": [("a", 7)], "most_open": {7: 1}, **more}
    )


def test_the_ledger_has_nothing_to_say_of_a_product_that_kept_everything() -> None:
    assert not compare([a_pass(submitted=True)], stored(), per_article=1, open_at_once=2)


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("lost", {"works": {"p": {"assignment": {"state": "leased"}, "claims": [{"id": "c", "note": "second"}]}}}),
        ("lost", {"works": {"p": {"assignment": {"state": "submitted"}, "claims": []}}}),
        ("lost", {"works": {"p": {"assignment": {"state": "submitted"}, "claims": [{"id": "c", "note": "first"}]}}}),
        ("lost", {"history": {"c": (1, False)}}),
        ("doubled", {"history": {"c": (3, False)}}),
        ("doubled", {"history": {"c": (2, False), "d": (1, False)}}),
        ("over_leased", {"holders": [("a", 7), ("a", 8)]}),
        ("over_leased", {"most_open": {7: 3}}),
    ],
)
def test_the_ledger_finds_what_is_lost_doubled_or_given_to_too_many(what: str, more: dict[str, Any]) -> None:
    found = compare([a_pass(submitted=True)], stored(**more), per_article=1, open_at_once=2)
    assert len(getattr(found, what)) == 1
    assert sum(map(len, (found.lost, found.doubled, found.over_leased))) == 1


def test_the_ledger_leaves_out_what_was_never_answered() -> None:
    assert not compare([a_pass(doubtful={"c"})], stored(history={"c": (1, False)}), per_article=1, open_at_once=2)
