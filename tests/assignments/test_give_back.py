"""Somebody skips an article or releases it for others; what they wrote stays with their pass."""

from typing import Any

import pytest

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Event
from tests.annotations.desk import Desk, done, put
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("verb", "state", "action"), [("skip", "skipped", "skipped"), ("release", "expired", "released")]
)
def test_the_article_is_free_for_somebody_else(desk: Desk, verb: str, state: str, action: str) -> None:
    assert Article.objects.get().open_slots == 1
    answer = desk.ask(verb, {"reason": "I know the captain."})
    assert (answer.status_code, answer.json()["assignment"]["state"]) == (200, state)
    assert Article.objects.get().open_slots == 2
    line = Event.objects.filter(subject="assignment").order_by("-id")[0]
    assert (line.action, line.after) == (action, {"reason": "I know the captain."})
    assert Assignment.objects.get().skip_reason == "I know the captain."


@pytest.mark.parametrize("verb", ["skip", "release"])
def test_giving_back_twice_is_giving_back_once(desk: Desk, verb: str) -> None:
    first = desk.ask(verb).json()
    with nothing_changes():
        assert desk.ask(verb).json() == first
    assert Article.objects.get().open_slots == 2


@pytest.mark.parametrize(("first", "then"), [("skip", "release"), ("release", "skip")])
def test_what_was_given_back_one_way_is_not_given_back_the_other(desk: Desk, first: str, then: str) -> None:
    desk.ask(first)
    with nothing_changes():
        refused(desk.ask(then), 409, "not_leased")


@pytest.mark.parametrize("verb", ["skip", "release"])
def test_a_submitted_pass_is_not_given_back(desk: Desk, verb: str) -> None:
    desk.ask("submit")
    with nothing_changes():
        refused(desk.ask(verb), 409, "submitted")


def test_what_was_written_is_there_again_when_the_article_comes_back(desk: Desk, project: Any) -> None:
    claim = desk.saved()
    desk.ask("release")
    work = desk.person.post(f"projects/{project.pk}/next").json()
    assert (work["assignment"]["id"], work["assignment"]["state"]) == (desk.assignment, "leased")
    assert [item["id"] for item in work["claims"]] == [claim["id"]]
    assert Assignment.objects.get().skip_reason == ""


def test_what_was_written_in_a_skipped_pass_counts_nowhere(desk: Desk, owner: Person, project: Any) -> None:
    desk.saved()
    assert owner.get(f"projects/{project.pk}").json()["progress"]["claims"] == 1
    desk.ask("skip")
    progress = owner.get(f"projects/{project.pk}").json()["progress"]
    assert (progress["claims"], progress["passes_needed"], progress["articles_in_work"]) == (0, 2, 0)


def test_typing_on_in_a_tab_after_releasing_takes_the_article_again(desk: Desk) -> None:
    claim = desk.saved()
    desk.ask("release")
    assert done(desk.sync(put(claim, 1, note="One more thing."))) == [2]
    assert (Assignment.objects.get().state, Article.objects.get().open_slots) == ("leased", 1)


def test_a_reason_of_501_characters_is_too_long(desk: Desk) -> None:
    with nothing_changes():
        refused(desk.ask("skip", {"reason": "x" * 501}), 400, "limit", "reason")
        refused(desk.ask("skip", {"reason": 7}), 400, "invalid", "reason")
