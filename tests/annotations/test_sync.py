"""Somebody edits claims; the screen sends their newest state in batches that can be repeated, late or out of two tabs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.annotations.models import Claim, Evidence, Verdict
from claims.assignments.models import Assignment
from claims.audit import Event
from tests.annotations.desk import CLOSING, STRANDED, WARNED, Desk, delete, done, put, same
from tests.conftest import TEXT, Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
EVIDENCE = {
    "url": "https://example.org/harbour", "archived_url": "https://archive.example/1", "accessed_at": "2026-11-20",
    "publisher": "Port authority", "title": "Notice", "quote": "Closed on Friday.", "stance": "supports", "set_number": 2,
}  # fmt: skip
VERDICT = {"label": "true", "rationale": "It says so.", "status": "final", "evidence": [EVIDENCE]}


def test_a_claim_is_stored_as_it_was_sent(desk: Desk) -> None:
    speaker = {"id": str(uuid4()), "name": "Port authority", "kind": "organisation"}
    claim = desk.claim(
        source=["the port authority"], cue=["said"], speakers=[speaker["id"]], directness="indirect", was_said=True,
        claim_type="prediction", checkworthiness="cfs", note="  Kept as it is \n", verdict=VERDICT,
    )  # fmt: skip
    assert done(desk.sync({"speaker": speaker}, put(claim))) == [0, 1]
    assert same(desk.claims()[claim["id"]], claim)
    assert [item["name"] for item in desk.reload()["speakers"]] == ["Port authority"]


def test_a_claim_in_several_pieces_is_sorted_and_touching_pieces_become_one(desk: Desk) -> None:
    claim = desk.claim()
    start = TEXT.index("“Nobody")
    pieces = [[start + 1, start + 7], [0, 11], [start + 7, start + 18]]
    claim |= {"content": pieces}
    claim["exact"]["content"] = [TEXT[slice(*piece)] for piece in pieces]
    assert claim["exact"]["content"] == ["Nobody", "The harbour", " was warned"]
    # A piece may not begin with white space, but joined to its neighbour it does not.
    done(desk.sync(put(claim)))
    assert desk.claims()[claim["id"]]["content"] == [[0, 11], [start + 1, start + 18]]
    assert desk.claims()[claim["id"]]["exact"]["content"] == ["The harbour", WARNED]


def test_what_was_long_on_its_way_does_not_undo_what_came_after_it(desk: Desk) -> None:
    claim = desk.claim()
    newer = {"ops": [put(claim)], "turn": 2}
    assert desk.ask("sync", newer).json()["assignment"]["turn"] == 2
    with nothing_changes():
        for turn in (1, 2):
            refused(desk.ask("sync", {"ops": [delete(claim)], "turn": turn}), 409, "overtaken")
    assert desk.ask("sync", {"ops": [delete(claim)], "turn": 3}).json()["results"][0]["status"] == "ok"
    # A script that sends one batch after the other needs no numbers.
    done(desk.sync(put(desk.claim())))
    assert desk.reload()["assignment"]["turn"] == 3


def test_a_batch_whose_answer_was_lost_is_answered_again_as_the_first_time(desk: Desk) -> None:
    claim, gone, suggestion = desk.saved(), desk.saved(STRANDED), str(uuid4())
    done(desk.sync(put(claim, 1, note="From another page.")))
    ops: list[Any] = [
        {"speaker": {"id": str(uuid4()), "name": "Port authority", "kind": "organisation"}}, put(desk.claim(WARNED)),
        delete(gone), put(claim, 1, note="Late."), {"decide": suggestion, "as": "rejected"}, {"nonsense": True}, 7,
    ]  # fmt: skip
    batch = {"ops": ops, "turn": 3, "active_seconds": 7}
    first = desk.ask("sync", batch).json()
    assert [result["status"] for result in first["results"]] == ["ok", "ok", "ok", "conflict", *["invalid"] * 3]
    with nothing_changes():
        again = desk.ask("sync", batch).json()
    assert again["results"] == first["results"]
    assert again["assignment"] == first["assignment"]
    assert again["assignment"]["active_seconds"] == 7


def test_a_batch_is_answered_again_after_the_pass_was_submitted_and_reopened(desk: Desk) -> None:
    batch = {"ops": [put(desk.claim())], "turn": 1}
    first = desk.ask("sync", batch).json()["results"]
    for verb, state in (("submit", "submitted"), ("reopen", "leased"), ("skip", "skipped")):
        assert desk.ask(verb).status_code == 200
        with nothing_changes():
            again = desk.ask("sync", batch).json()
            assert (again["results"], again["assignment"]["state"]) == (first, state)
    refused(desk.ask("sync", {"ops": [put(desk.claim())], "turn": 2}), 409, "not_leased")


def test_a_batch_that_was_answered_and_then_changed_elsewhere_keeps_its_answer(desk: Desk) -> None:
    claim = desk.claim()
    batch = {"ops": [put(claim)], "turn": 4}
    first = desk.ask("sync", batch).json()["results"]
    assert desk.put({**claim, "note": "By a script."}, '"1"').status_code == 200
    assert desk.ask("sync", batch).json()["results"] == first


@pytest.mark.parametrize("change", ["ops", "seconds", "order", "empty"])
def test_another_batch_with_the_same_turn_is_overtaken(desk: Desk, change: str) -> None:
    ops = [put(desk.claim()), put(desk.claim(STRANDED))]
    desk.ask("sync", {"ops": ops, "turn": 2, "active_seconds": 1})
    other: dict[str, Any] = {
        "ops": {"ops": [put(ops[0]["put"], 1, note="Changed."), ops[1]]},
        "seconds": {"active_seconds": 2},
        "order": {"ops": ops[::-1]},
        "empty": {"ops": []},
    }[change]
    with nothing_changes():
        refused(desk.ask("sync", {"ops": ops, "turn": 2, "active_seconds": 1, **other}), 409, "overtaken")


def test_two_tabs_that_count_the_same_turn_lose_nothing(desk: Desk) -> None:
    mine, theirs = {"ops": [put(desk.claim())], "turn": 1}, {"ops": [put(desk.claim(STRANDED))], "turn": 1}
    assert desk.ask("sync", mine).status_code == 200
    refused(desk.ask("sync", theirs), 409, "overtaken")
    # The second tab asks where it stands and goes on after that; the first one then does the same.
    newest = desk.ask("sync", {"ops": []}).json()["assignment"]["turn"]
    assert desk.ask("sync", {**theirs, "turn": newest + 1}).status_code == 200
    refused(desk.ask("sync", mine), 409, "overtaken")
    assert done(desk.ask("sync", {**mine, "turn": newest + 2}).json()["results"]) == [1]
    assert len(desk.claims()) == 2


@pytest.mark.parametrize("turn", [0, -1, 1.5, "2", True, 2**53])
def test_a_turn_is_a_whole_number_that_a_browser_can_count_to(desk: Desk, turn: Any) -> None:
    with nothing_changes():
        assert desk.ask("sync", {"ops": [put(desk.claim())], "turn": turn}).status_code == 400


def test_a_batch_that_is_repeated_changes_nothing_more(desk: Desk) -> None:
    first, second = desk.claim(verdict=VERDICT), desk.claim(STRANDED)
    batch = [put(first), put(second)]
    assert done(desk.sync(*batch)) == [1, 1]
    with nothing_changes():
        assert done(desk.sync(*batch)) == [1, 1]
    assert done(desk.sync(put(first, 1, note="Later."))) == [2]
    with nothing_changes():
        assert done(desk.sync(put(first, 1, note="Later."))) == [2]
        assert done(desk.sync(put(first, 7, note="Later."))) == [2]


def test_an_edit_that_is_based_on_an_old_version_does_not_overwrite(desk: Desk) -> None:
    claim = desk.saved()
    done(desk.sync(put(claim, 1, note="From the first tab.")))
    with nothing_changes():
        (result,) = desk.sync(put(claim, 1, note="From the second tab."))
    assert (result["status"], result["version"]) == ("conflict", 2)
    assert same(result["theirs"], {**claim, "note": "From the first tab."})
    assert result["theirs"]["version"] == 2
    assert done(desk.sync(put(claim, 2, note="From the second tab, knowingly."))) == [3]


def test_a_new_claim_whose_identifier_exists_already_is_a_conflict(desk: Desk) -> None:
    claim = desk.saved()
    (result,) = desk.sync(put(claim, 0, note="As if it were new."))
    assert (result["status"], result["theirs"]["note"]) == ("conflict", "")


def test_a_deleted_claim_is_gone_and_deleting_it_again_is_done_too(desk: Desk) -> None:
    claim = desk.saved()
    assert done(desk.sync(delete(claim))) == [2]
    assert desk.claims() == {}
    with nothing_changes():
        assert done(desk.sync(delete(claim))) == [2]
    assert Claim.objects.get().deleted_at is not None


def test_a_claim_that_changed_since_is_not_deleted(desk: Desk) -> None:
    claim = desk.saved()
    done(desk.sync(put(claim, 1, note="Still needed.")))
    with nothing_changes():
        (result,) = desk.sync(delete(claim, 1))
    assert (result["status"], result["theirs"]["note"]) == ("conflict", "Still needed.")


def test_an_edit_of_a_claim_that_was_deleted_meanwhile_is_a_conflict_with_nothing(desk: Desk) -> None:
    claim = desk.saved()
    done(desk.sync(delete(claim)))
    with nothing_changes():
        (result,) = desk.sync(put(claim, 1, note="Edited elsewhere."))
    assert (result["status"], result["theirs"], result["version"]) == ("conflict", None, 2)


def test_a_deleted_claim_is_put_back_with_its_verdict(desk: Desk) -> None:
    claim = desk.saved(verdict=VERDICT)
    done(desk.sync(delete(claim)))
    assert done(desk.sync(put(claim, 2))) == [3]
    assert same(desk.claims()[claim["id"]], claim)
    actions = Event.objects.filter(subject="claim").order_by("id").values_list("action", flat=True)
    assert list(actions) == ["created", "deleted", "restored"]


def test_deleting_what_was_never_there_is_refused(desk: Desk) -> None:
    with nothing_changes():
        (result,) = desk.sync({"delete": str(uuid4()), "base": 0})
    assert (result["status"], result["code"]) == ("invalid", "unknown_claim")


def test_an_edit_of_a_claim_that_the_server_has_never_seen_is_a_conflict_with_nothing(desk: Desk) -> None:
    claim = desk.claim()
    with nothing_changes():
        (result,) = desk.sync(put(claim, 3))
    assert (result["status"], result["theirs"], result["version"]) == ("conflict", None, 0)
    assert done(desk.sync(put(claim, 0))) == [1]


def test_one_bad_operation_does_not_hold_up_the_others(desk: Desk) -> None:
    good, bad = desk.claim(), desk.claim(STRANDED)
    bad["exact"] = {**bad["exact"], "content": ["something else"]}
    results = desk.sync(put(bad), put(good), {"what": 1}, {"delete": "x"})
    assert [result["status"] for result in results] == ["invalid", "ok", "invalid", "invalid"]
    assert [result["id"] for result in results] == [bad["id"], good["id"], None, None]
    assert results[0]["field"] == "put.content"
    assert set(desk.claims()) == {good["id"]}


def test_a_batch_that_names_one_claim_twice_takes_the_first(desk: Desk) -> None:
    claim, stored = desk.claim(), desk.saved(STRANDED)
    results = desk.sync(put(claim), put(claim, note="Twice."), put(stored, 1, note="Once."), delete(stored))
    assert [(result["status"], result.get("code")) for result in results] == [
        ("ok", None), ("invalid", "invalid"), ("ok", None), ("invalid", "invalid"),
    ]  # fmt: skip
    assert {key: item["note"] for key, item in desk.claims().items()} == {claim["id"]: "", stored["id"]: "Once."}


def test_an_empty_batch_is_a_sign_of_life(desk: Desk) -> None:
    early = timezone.now() + timedelta(minutes=1)
    Assignment.objects.update(lease_expires_at=early)
    answer = desk.ask("sync", {"ops": [], "active_seconds": 12.5}).json()
    assert answer["results"] == []
    assert (answer["assignment"]["active_seconds"], answer["assignment"]["state"]) == (12.5, "leased")
    assert Assignment.objects.get().lease_expires_at > early
    assert desk.ask("sync", {"ops": [], "active_seconds": 7.5}).json()["assignment"]["active_seconds"] == 20


def test_every_write_leaves_a_line_of_history_with_before_and_after(desk: Desk) -> None:
    claim = desk.saved()
    done(desk.sync(put(claim, 1, note="Changed.")))
    done(desk.sync(delete(claim, 2)))
    events = list(Event.objects.filter(subject="claim").order_by("id"))
    assert [(item.action, item.actor) for item in events] == [
        (action, desk.person.user) for action in ("created", "changed", "deleted")
    ]
    assert [(item.before and item.before["note"], item.after and item.after["note"]) for item in events] == [
        (None, ""), ("", "Changed."), ("Changed.", None),
    ]  # fmt: skip
    assert all(item.request_id for item in events)
    shown = desk.person.get(f"articles/{desk.work['article']['id']}/history").json()["results"]
    assert [item["action"] for item in shown] == ["leased", "created", "changed", "deleted"]


def test_the_history_of_one_claim_leaves_its_neighbours_out(desk: Desk) -> None:
    claim, other = desk.saved(), desk.saved(STRANDED)
    done(desk.sync(put(claim, 1, note="Changed."), put(other, 1, note="Changed too.")))
    path = f"articles/{desk.work['article']['id']}/history"
    shown = desk.person.get(f"{path}?claim={claim['id']}").json()["results"]
    assert [(item["action"], item["subject_id"]) for item in shown] == [
        ("created", claim["id"]), ("changed", claim["id"]),
    ]  # fmt: skip
    assert (shown[1]["before"]["note"], shown[1]["after"]["note"]) == ("", "Changed.")
    assert desk.person.get(f"{path}?claim={desk.assignment}").json()["results"] == []
    refused(desk.person.get(f"{path}?claim=first"), 400, "invalid_filter", "claim")


def test_verdicts_are_appended_and_never_changed(desk: Desk) -> None:
    claim = desk.saved(verdict=VERDICT)
    done(desk.sync(put(claim, 1, note="The verdict is the same.")))
    assert (Verdict.objects.count(), Evidence.objects.count()) == (1, 1)
    done(desk.sync(put(claim, 2, verdict={**VERDICT, "label": "false"})))
    done(desk.sync(put(claim, 3, verdict=None)))
    assert desk.claims()[claim["id"]]["verdict"] is None
    done(desk.sync(put(claim, 4, verdict=VERDICT)))
    assert desk.claims()[claim["id"]]["verdict"] == VERDICT
    chain = list(Verdict.objects.order_by("id"))
    assert [item.label and item.label.key for item in chain] == ["true", "false", None, "true"]
    assert [item.supersedes_id for item in chain] == [None, *(item.pk for item in chain[:-1])]
    assert {item.author for item in chain} == {desk.person.user}
    assert Evidence.objects.count() == 3


def test_the_guideline_in_force_is_noted_with_each_claim(desk: Desk, owner: Person, project: Any) -> None:
    old = desk.saved()
    assert owner.post(f"projects/{project.pk}/guideline", {"markdown": "# Second"}).json()["number"] == 2
    new = desk.saved(STRANDED)
    done(desk.sync(put(old, 1, note="Edited under the second.")))
    numbers = {
        str(claim.pk): claim.guideline_version.number for claim in Claim.objects.all() if claim.guideline_version
    }
    assert numbers == {old["id"]: 2, new["id"]: 2}


def test_directness_is_computed_from_quotation_marks_when_it_is_not_said(desk: Desk) -> None:
    plain, quoted = desk.claim(directness=None), desk.claim("“Nobody was warned 😀 in time,”", directness=None)
    done(desk.sync(put(plain), put(quoted)))
    stored = desk.claims()
    assert (stored[plain["id"]]["directness"], stored[quoted["id"]]["directness"]) == ("indirect", "direct")


def test_two_people_mark_the_same_words_without_meeting(desk: Desk, second_desk: Desk) -> None:
    mine, theirs = desk.saved(CLOSING), second_desk.saved(CLOSING)
    assert set(desk.claims()) == {mine["id"]}
    assert set(second_desk.claims()) == {theirs["id"]}


def test_a_submitted_pass_takes_no_more_edits(desk: Desk) -> None:
    claim = desk.saved()
    assert desk.ask("submit").status_code == 200
    with nothing_changes():
        refused(desk.ask("sync", {"ops": [put(claim, 1, note="Too late.")]}), 409, "submitted")
        refused(desk.put({**claim, "note": "Too late."}, '"1"'), 409, "submitted")


def test_a_skipped_pass_takes_no_more_edits(desk: Desk) -> None:
    desk.ask("skip")
    with nothing_changes():
        refused(desk.ask("sync", {"ops": [put(desk.claim())]}), 409, "not_leased")
