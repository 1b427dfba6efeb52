"""Somebody hands a pass in before its last changes were sent: they travel with it, and are kept whatever becomes of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Event
from tests.annotations.desk import STRANDED, WARNED, Desk, done, put
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def test_the_last_changes_go_with_the_submit(desk: Desk) -> None:
    claim, speaker = desk.saved(), {"id": str(uuid4()), "name": "Port authority", "kind": "organisation"}
    last = desk.claim(WARNED, speakers=[speaker["id"]])
    batch = {"ops": [{"speaker": speaker}, put(last), put(claim, 1, note="Seen.")], "turn": 1, "active_seconds": 7.5}
    answer = desk.ask("submit", batch)
    assert answer.status_code == 200, answer.content
    assert [result["status"] for result in answer.json()["results"]] == ["ok"] * 3
    handed = answer.json()["assignment"]
    assert (handed["state"], handed["turn"], handed["active_seconds"]) == ("submitted", 1, 7.5)
    assert {claim["note"] for claim in desk.claims().values()} == {"", "Seen."}
    told = Event.objects.filter(article_id=desk.work["article"]["id"]).order_by("id")
    assert list(told.values_list("action", flat=True))[-3:] == ["created", "changed", "submitted"]


def test_a_submit_whose_answer_was_lost_is_answered_again_as_the_first_time(desk: Desk) -> None:
    batch = {"ops": [put(desk.claim())], "turn": 1, "active_seconds": 3}
    first = desk.ask("submit", batch).json()
    assert first["assignment"]["state"] == "submitted"
    with nothing_changes():
        assert desk.ask("submit", batch).json() == first
        # Another batch comes too late, and a submit without one is done already.
        refused(desk.ask("submit", {"ops": [put(desk.claim(WARNED))], "turn": 2}), 409, "submitted")
        assert desk.ask("submit").json() == {"results": [], "assignment": first["assignment"]}


def test_changes_are_kept_where_something_is_missing(desk: Desk) -> None:
    silent = desk.claim(WARNED, no_speaker_stated=False)
    answer = refused(desk.ask("submit", {"ops": [put(desk.claim()), put(silent)], "turn": 1}), 409, "not_ready")
    assert [(one["claim"], one["code"]) for one in answer["problems"]] == [(silent["id"], "speaker_missing")]
    assert [result["status"] for result in answer["results"]] == ["ok", "ok"]
    assert answer["assignment"] == desk.reload()["assignment"]
    assert answer["assignment"]["state"] == "leased"
    assert len(desk.claims()) == 2
    again = desk.ask("submit", {"ops": [put(silent, 1, no_speaker_stated=True)], "turn": 2})
    assert again.json()["assignment"]["state"] == "submitted"


def test_a_pass_stays_open_while_a_change_is_not_settled(desk: Desk) -> None:
    claim = desk.saved()
    done(desk.sync(put(claim, 1, note="From another page.")))
    ops: list[Any] = [put(claim, 1, note="Late."), put(desk.claim(WARNED)), {"nonsense": True}]
    answer = refused(desk.ask("submit", {"ops": ops, "turn": 1}), 409, "not_ready")
    assert answer["problems"] == []
    assert [result["status"] for result in answer["results"]] == ["conflict", "ok", "invalid"]
    assert answer["results"][0]["theirs"]["note"] == "From another page."
    assert desk.reload()["assignment"]["state"] == "leased"
    assert len(desk.claims()) == 2
    # Whoever chose sends their choice.
    assert desk.ask("submit", {"ops": [put(claim, 2, note="Late.")], "turn": 2}).status_code == 200


def test_nothing_is_kept_of_a_batch_that_was_overtaken(desk: Desk) -> None:
    desk.ask("sync", {"ops": [put(desk.claim())], "turn": 2})
    with nothing_changes():
        refused(desk.ask("submit", {"ops": [put(desk.claim(WARNED))], "turn": 1}), 409, "overtaken")


@pytest.mark.parametrize("body", [{"turn": 1}, {"active_seconds": 2}, {"ops": None}, {"ops": {}}, {"claims": []}])
def test_what_belongs_to_a_batch_is_not_taken_without_one(desk: Desk, body: Any) -> None:
    with nothing_changes():
        assert desk.ask("submit", body).status_code == 400


def test_changes_are_kept_where_others_have_taken_the_article_since(
    desk: Desk, project: Any, second_annotator: Person
) -> None:
    Article.objects.update(needs=1, open_slots=0)
    ended = timezone.now() - timedelta(hours=3)
    Assignment.objects.update(state="expired", lease_expires_at=ended)
    answer = refused(desk.ask("submit", {"ops": [put(desk.claim(STRANDED))], "turn": 1}), 409, "article_taken")
    assert [result["status"] for result in answer["results"]] == ["ok"]
    assert (answer["assignment"]["state"], Claim.objects.count()) == ("expired", 1)
    Article.objects.update(open_slots=1)
    assert desk.ask("submit", {"ops": [], "turn": 2}).json()["assignment"]["state"] == "submitted"
    assert Article.objects.get().open_slots == 0


def test_nobody_hands_in_changes_of_a_pass_that_was_skipped_or_is_somebody_elses(
    desk: Desk, second_annotator: Person, stranger: Person
) -> None:
    path, body = f"assignments/{desk.assignment}/submit", {"ops": [put(desk.claim())], "turn": 1}
    with nothing_changes():
        refused(second_annotator.post(path, body), 404, "not_found")
        refused(stranger.post(path, body), 404, "not_found")
    desk.ask("skip")
    with nothing_changes():
        refused(desk.ask("submit", body), 409, "not_leased")
