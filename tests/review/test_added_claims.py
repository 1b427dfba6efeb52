"""Claims that all had missed: the adjudicator adds them, takes them back, and makes them again."""

from typing import Any
from uuid import uuid4

import pytest

from claims.review.models import Resolution
from tests.conftest import Person
from tests.review.desks import CLOSING, WARNED, submitted
from tests.review.gold_desk import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_by_two(annotator: Person, second_annotator: Person, project: Any, article: Any) -> Any:
    """Two submitted passes: an equal claim, and one that only the first has."""
    submitted(annotator, project, article, {}, {}, phrases=(CLOSING, WARNED))
    submitted(second_annotator, project, article, {}, phrases=(CLOSING,))
    return article


def test_a_missed_claim_is_added_and_a_settled_one_reopened(adjudicator: Person, read_by_two: Any) -> None:
    desk = opened(adjudicator, read_by_two)
    added = desk.claim("Friday")
    assert [one["status"] for one in desk.sync({"put": added, "base": 0}, desk.op(added["id"], "add", [added["id"]]))] == ["ok", "ok"]  # fmt: skip
    alone = desk.groups[1]
    assert desk.settle(alone, "drop", cause="slip")["version"] == 1
    assert desk.settle(alone, "drop", cause="slip")["version"] == 1
    assert desk.settle(alone, "reopened", base=1)["version"] == 2
    desk.reload()
    assert desk.group(alone["key"])["state"] == "open"
    assert desk.group(added["id"])["resolution"]["action"] == "add"
    assert Resolution.objects.filter(key=alone["key"]).count() == 2


def test_an_added_claim_is_taken_back_and_made_again_and_keeps_nothing_from_being_finished(
    adjudicator: Person, read_by_two: Any
) -> None:
    desk = opened(adjudicator, read_by_two)
    added = desk.claim("Friday")
    key = str(uuid4())
    # What was taken back before it was sent is nothing.
    (never,) = desk.sync(desk.op(key, "reopened", []))
    assert (never["status"], never["version"], Resolution.objects.filter(key=key).exists()) == ("ok", 0, False)
    add = desk.op(key, "add", [added["id"]])
    desk.sync({"put": added, "base": 0}, add)
    back = desk.sync({"delete": added["id"], "base": 1}, desk.op(key, "reopened", [], base=1))
    assert [one["status"] for one in back] == ["ok", "ok"]
    desk.reload()
    assert key not in {group["key"] for group in desk.groups}
    # A device that has heard nothing of it makes it again.
    again = desk.sync({"put": added, "base": 2}, add)
    assert [(one["status"], one["version"]) for one in again] == [("ok", 3), ("ok", 3)]
    desk.sync({"delete": added["id"], "base": 3})
    desk.reload()
    assert key not in {group["key"] for group in desk.groups}
    for group in desk.groups:
        if group["state"] == "open":
            assert desk.settle(group, "drop", cause="slip")["status"] == "ok"
    assert desk.finish().status_code == 200
