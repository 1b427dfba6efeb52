"""One person with two tabs, or a retry that overtakes its first try: real requests at the same moment."""

from collections import Counter
from typing import Any

import pytest

from claims.annotations.models import Claim, Verdict
from claims.assignments.models import Assignment
from claims.audit import Event
from tests.annotations.desk import Desk, done, put
from tests.assignments.crowd import at_once
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)


def tabs(desk: Desk, count: int) -> list[Desk]:
    """The same person at the same pass in several tabs."""
    return [Desk(Person(desk.person.user), desk.work) for _ in range(count)]


def test_the_same_batch_sent_eight_times_at_once_is_done_once(desk: Desk) -> None:
    claim = desk.claim(verdict={"label": "true", "rationale": "", "status": "draft", "evidence": []})
    for results in at_once([lambda tab=tab: tab.sync(put(claim)) for tab in tabs(desk, 8)]):
        assert done(results) == [1]
    assert (Claim.objects.count(), Verdict.objects.count(), Event.objects.filter(subject="claim").count()) == (1, 1, 1)


def test_eight_tabs_that_change_one_claim_at_once_overwrite_nothing(desk: Desk) -> None:
    claim = desk.saved()

    def edit(tab: Desk, note: str) -> Any:
        return tab.sync(put(claim, 1, note=note))[0]

    deeds = [lambda tab=tab, n=n: edit(tab, f"Tab {n}") for n, tab in enumerate(tabs(desk, 8))]
    results = at_once(deeds)
    assert Counter(result["status"] for result in results) == {"ok": 1, "conflict": 7}
    stored = Claim.objects.get()
    winner = next(number for number, result in enumerate(results) if result["status"] == "ok")
    assert (stored.version, stored.note) == (2, f"Tab {winner}")
    assert {result["theirs"]["note"] for result in results if result["status"] == "conflict"} == {stored.note}


def test_edits_of_eight_tabs_to_different_claims_are_all_kept(desk: Desk) -> None:
    claims = [desk.claim(note=str(number)) for number in range(8)]
    pairs = zip(tabs(desk, 8), claims, strict=True)
    for results in at_once([lambda tab=tab, claim=claim: tab.sync(put(claim), seconds=1) for tab, claim in pairs]):
        assert done(results) == [1]
    assert {claim["note"] for claim in desk.claims().values()} == {str(number) for number in range(8)}
    assert Assignment.objects.get().active_seconds == 8


def test_an_edit_and_a_submission_at_once_leave_no_edit_behind_the_submission(desk: Desk) -> None:
    claim = desk.saved()
    edit, finish = tabs(desk, 2)
    answers = at_once(
        [
            lambda: edit.ask("sync", {"ops": [put(claim, 1, note="At the last moment.")]}).status_code,
            lambda: finish.ask("submit").status_code,
        ]
    )
    assert answers in ([200, 200], [409, 200])
    events = Event.objects.order_by("id").values_list("action", flat=True)
    assert list(events)[-1] == "submitted"
    assert (Claim.objects.get().note == "At the last moment.") == (answers[0] == 200)
