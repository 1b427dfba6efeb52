"""Somebody hands a pass in, and takes it up again."""

import pytest

from claims.assignments.models import Assignment
from claims.audit import Event
from tests.annotations.desk import CLOSING, STRANDED, WARNED, Desk, delete, done, put
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def actions() -> list[str]:
    """What happened to passes, oldest first."""
    return list(Event.objects.filter(subject="assignment").order_by("id").values_list("action", flat=True))


def test_a_finished_pass_is_submitted(desk: Desk) -> None:
    desk.saved()
    answer = desk.ask("submit")
    assert (answer.status_code, answer.json()["assignment"]["state"]) == (200, "submitted")
    row = Assignment.objects.get()
    assert row.submitted_at is not None
    assert row.article.open_slots == 1
    assert actions() == ["leased", "submitted"]


def test_an_article_without_claims_can_be_submitted(desk: Desk) -> None:
    assert desk.ask("submit").status_code == 200


def test_submitting_twice_is_submitting_once(desk: Desk) -> None:
    first = desk.ask("submit").json()
    with nothing_changes():
        assert desk.ask("submit").json() == first


def test_a_claim_without_a_speaker_keeps_a_pass_from_being_submitted(desk: Desk) -> None:
    later, earlier = desk.saved(STRANDED, no_speaker_stated=False), desk.saved(CLOSING, no_speaker_stated=False)
    desk.saved(WARNED)
    with nothing_changes():
        error = refused(desk.ask("submit"), 409, "not_ready")
    assert [(item["claim"], item["code"]) for item in error["problems"]] == [
        (earlier["id"], "speaker_missing"), (later["id"], "speaker_missing"),
    ]  # fmt: skip
    assert all(item["message"] for item in error["problems"])


def test_it_is_ready_when_every_claim_names_a_speaker_says_there_is_none_or_is_gone(desk: Desk) -> None:
    claims = [desk.saved(place, no_speaker_stated=False) for place in (CLOSING, WARNED, STRANDED)]
    assert desk.ask("submit").status_code == 409
    speaker = {"id": claims[0]["id"], "name": "Port authority", "kind": "organisation"}
    done(desk.sync({"speaker": speaker}, put(claims[0], 1, speakers=[speaker["id"]])))
    done(desk.sync(put(claims[1], 1, no_speaker_stated=True), delete(claims[2])))
    assert desk.ask("submit").status_code == 200


def test_a_submitted_pass_is_taken_up_again_and_handed_in_again(desk: Desk) -> None:
    claim = desk.saved()
    desk.ask("submit")
    answer = desk.ask("reopen")
    assert (answer.status_code, answer.json()["assignment"]["state"]) == (200, "leased")
    assert Assignment.objects.get().submitted_at is None
    assert done(desk.sync(put(claim, 1, note="Thought again."))) == [2]
    assert desk.ask("submit").status_code == 200
    assert actions() == ["leased", "submitted", "reopened", "submitted"]
    assert Assignment.objects.get().article.open_slots == 1


def test_reopening_what_is_open_changes_nothing(desk: Desk) -> None:
    with nothing_changes():
        assert desk.ask("reopen").json()["assignment"]["state"] == "leased"


def test_a_pass_that_was_given_back_is_neither_submitted_nor_reopened(desk: Desk) -> None:
    desk.ask("skip", {"reason": "Not news."})
    with nothing_changes():
        refused(desk.ask("submit"), 409, "not_leased")
        refused(desk.ask("reopen"), 409, "not_leased")


@pytest.mark.parametrize("verb", ["submit", "reopen", "skip", "release"])
def test_a_body_with_more_in_it_than_there_is_to_say(desk: Desk, verb: str) -> None:
    with nothing_changes():
        refused(desk.ask(verb, {"state": "submitted"}), 400, "unknown_field", "state")
        refused(desk.ask(verb, [1]), 400, "expected_object")


def test_nobody_hands_in_another_persons_pass(desk: Desk, second_annotator: Person, owner: Person) -> None:
    with nothing_changes():
        for verb in ("submit", "skip", "release", "reopen"):
            refused(second_annotator.post(f"assignments/{desk.assignment}/{verb}"), 404, "not_found")
            refused(owner.post(f"assignments/{desk.assignment}/{verb}"), 403, "forbidden")
