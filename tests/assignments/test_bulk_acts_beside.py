"""People take articles while a manager acts on many at once: no article goes to more people than it needs, whoever wins.

`make race` does so for 50 people at 400 articles, a hundred times for each number of people that an article may need.
"""

import os
import time
from collections import Counter

import pytest

from tests.assignments.racing import crowd, race

# Every thread has a connection of its own, and the server has 120: one crowd at a time.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("crowds")]
ROUNDS, FIRST = int(os.environ.get("ONRECORD_RACES", "0")), int(os.environ.get("ONRECORD_RACES_FROM", "0"))


@pytest.mark.parametrize("per_article", [1, 2, 3])
def test_whatever_a_manager_does_meanwhile_the_places_of_every_article_add_up(per_article: int) -> None:
    small = race(per_article=per_article, people=crowd(8), articles=12, takes=4, seed=per_article)
    assert small.run() == [], small.answers
    assert small.answers["next 200"] > 0


@pytest.mark.skipif(not ROUNDS, reason="only by `make race`")
def test_a_hundred_large_races_leave_no_article_with_a_place_too_many_or_too_few() -> None:
    wrong: list[str] = []
    answers: Counter[str] = Counter()
    began, people = time.monotonic(), crowd(50)
    for turn in range(FIRST, FIRST + ROUNDS):
        for per_article in (1, 2, 3):
            one = race(per_article=per_article, people=people, articles=400, takes=4, seed=1000 + turn)
            wrong += [f"round {turn}, {per_article} people an article: {line}" for line in one.run()]
            answers += one.answers
        print(f"round {turn + 1}: {len(wrong)} wrong, {time.monotonic() - began:.0f} s, {dict(answers)}", flush=True)
    assert wrong == []
