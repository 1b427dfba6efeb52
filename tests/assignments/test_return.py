"""Work that somebody sends back: its author finds it first, with the reason, and nobody else gets its place."""

from typing import Any
from uuid import uuid4

import pytest

from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.audit import Event
from claims.projects.models import Member
from tests.conftest import TEXT, Person, add_article, claim_for
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
REASON = "Two quotations have no claim.\nSee rule 1.2."


@pytest.fixture
def done(annotator: Person, work: Any) -> dict[str, str]:
    """A submitted pass with one claim."""
    claim = str(uuid4())
    put = claim_for(TEXT, claim, ["Nobody was warned"], no_speaker_stated=True)
    assignment = work["assignment"]["id"]
    assert annotator.post(f"assignments/{assignment}/submit", {"ops": [{"put": put, "base": 0}]}).status_code == 200
    return {"assignment": assignment, "claim": claim}


def send_back(person: Person, done: dict[str, str], **more: Any) -> Any:
    """Send the pass back with a reason about its claim."""
    body = {"reason": REASON, "claims": [done["claim"]], **more}
    return person.post(f"assignments/{done['assignment']}/return", body)


def test_what_an_adjudicator_sends_back_comes_before_everything_else_with_its_reason(
    adjudicator: Person, annotator: Person, project: Any, done: dict[str, str]
) -> None:
    add_article(project, f"{TEXT} Again.")
    answer = send_back(adjudicator, done)
    assert (answer.status_code, answer.json()["assignment"]["state"]) == (200, "assigned")
    opened = annotator.post(f"projects/{project.pk}/next").json()
    assert opened["assignment"]["id"] == done["assignment"]
    assert (opened["assignment"]["state"], opened["assignment"]["round"]) == ("leased", 1)
    returned = opened["assignment"]["returned"]
    assert (returned["reason"], returned["claims"]) == (REASON, [done["claim"]])
    assert [claim["id"] for claim in opened["claims"]] == [done["claim"]]
    handed_in = annotator.post(f"assignments/{done['assignment']}/submit")
    assert (handed_in.json()["assignment"]["state"], handed_in.json()["assignment"]["returned"]) == ("submitted", None)
    assert annotator.post(f"assignments/{done['assignment']}/reopen").json()["assignment"]["returned"] is None
    (told,) = Event.objects.filter(subject_id=done["assignment"], action="returned")
    assert (told.actor, told.after) == (adjudicator.user, {"reason": REASON, "claims": [done["claim"]]})


def test_its_author_can_ask_for_it_by_name_and_save_to_it_unasked(
    owner: Person, annotator: Person, project: Any, article: Any, done: dict[str, str]
) -> None:
    send_back(owner, done, claims=[])
    opened = annotator.post(f"projects/{project.pk}/next", {"article": str(article.pk)})
    assert (opened.status_code, opened.json()["assignment"]["state"]) == (200, "leased")
    annotator.post(f"assignments/{done['assignment']}/submit")
    send_back(owner, done)
    # A screen that is still open goes on.
    ops = [{"delete": done["claim"], "base": 1}]
    saved = annotator.post(f"assignments/{done['assignment']}/sync", {"ops": ops}).json()
    assert (saved["results"][0]["status"], saved["assignment"]["state"]) == ("ok", "leased")
    assert saved["assignment"]["returned"]["reason"] == REASON
    assert annotator.post(f"assignments/{done['assignment']}/submit").status_code == 200


def test_nobody_else_gets_its_place_even_when_the_lease_runs_out(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, done: dict[str, str]
) -> None:
    send_back(owner, done)
    assert second_annotator.post(f"projects/{project.pk}/next").status_code == 200
    assert adjudicator.post(f"projects/{project.pk}/next").status_code == 204
    annotator.post(f"projects/{project.pk}/next")
    own = Assignment.objects.filter(pk=done["assignment"])
    own.update(lease_expires_at="2026-01-01T00:00Z")
    expire_leases()
    assert own.get().state == "assigned"
    assert adjudicator.post(f"projects/{project.pk}/next").status_code == 204
    row = owner.get(f"projects/{project.pk}/articles").json()["results"][0]
    assert (row["state"], row["passes_submitted"], row["passes_needed"]) == ("in_work", 0, 2)
    assert annotator.get(f"projects/{project.pk}/articles").json()["results"][0]["state"] == "in_work"


def test_somebody_who_has_left_keeps_no_place(
    owner: Person, annotator: Person, adjudicator: Person, second_annotator: Person, project: Any, done: dict[str, str]
) -> None:
    send_back(owner, done)
    second_annotator.post(f"projects/{project.pk}/next")
    Member.objects.filter(project=project, user=annotator.user).update(active=False)
    expire_leases()
    assert Assignment.objects.get(pk=done["assignment"]).state == "expired"
    assert adjudicator.post(f"projects/{project.pk}/next").status_code == 200


def test_whoever_gives_it_up_gives_up_its_place(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, done: dict[str, str]
) -> None:
    send_back(owner, done)
    second_annotator.post(f"projects/{project.pk}/next")
    assert annotator.post(f"assignments/{done['assignment']}/release").status_code == 200
    assert adjudicator.post(f"projects/{project.pk}/next").status_code == 200


def test_only_submitted_work_is_sent_back_and_never_without_a_reason(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, done: dict[str, str]
) -> None:
    with nothing_changes():
        refused(send_back(owner, done, reason=" "), 400, "blank", "reason")
        refused(send_back(owner, done, claims=[str(uuid4())]), 400, "unknown_claim", "claims")
        refused(send_back(owner, done, why="?"), 400, "unknown_field", "why")
        refused(send_back(annotator, done), 403, "forbidden")
        refused(send_back(second_annotator, done), 404, "not_found")
    assert send_back(owner, done).status_code == 200
    with nothing_changes():
        refused(send_back(owner, done), 409, "not_submitted")
