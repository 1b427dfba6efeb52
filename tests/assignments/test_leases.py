"""Somebody goes away and their lease runs out: the article is free for others, and nothing they wrote is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.audit import Event
from tests.annotations.desk import STRANDED, Desk, done, put
from tests.assignments.crowd import at_once
from tests.conftest import Person, add_article
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def let_expire(assignment: str) -> None:
    """Let the time of a lease pass, and the sweep come by."""
    Assignment.objects.filter(pk=assignment).update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 1


def others_take_it(desk: Desk, *people: Person) -> None:
    """Let other people fill the article's places."""
    project = desk.work["project"]["id"]
    for person in people:
        assert person.post(f"projects/{project}/next").json()["article"]["id"] == desk.work["article"]["id"]
    assert Article.objects.get().open_slots == 0


def test_a_lease_that_ran_out_frees_the_article(desk: Desk, second_annotator: Person, project: Any) -> None:
    Article.objects.update(needs=1, open_slots=0)
    assert second_annotator.post(f"projects/{project.pk}/next").status_code == 204
    let_expire(desk.assignment)
    assert second_annotator.post(f"projects/{project.pk}/next").status_code == 200
    line = Event.objects.get(action="expired")
    assert (line.actor, str(line.subject_id)) == (None, desk.assignment)


def test_a_lease_lasts_from_the_last_sign_of_life(desk: Desk) -> None:
    Assignment.objects.update(lease_expires_at=Now() + timedelta(seconds=1))
    done(desk.sync(put(desk.claim())))
    left = Assignment.objects.annotate(now=Now()).get()
    assert timedelta(minutes=14) < left.lease_expires_at - left.now <= timedelta(minutes=15)
    assert expire_leases() == 0


def test_whoever_works_on_one_article_keeps_the_next_one_that_waits_for_them(desk: Desk, project: Any) -> None:
    add_article(project, "The port stays closed, the authority said.")
    path = f"projects/{project.pk}/next"
    following = desk.person.post(path, {"after": desk.assignment}).json()["assignment"]["id"]
    Assignment.objects.filter(pk=following).update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 0
    # Not for ever: somebody who has left it alone for long gives it back all the same.
    Assignment.objects.filter(pk=following).update(lease_expires_at=Now() - timedelta(hours=3))
    assert expire_leases() == 1
    Assignment.objects.filter(pk=desk.assignment).update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 1


def test_edits_that_come_after_the_lease_ran_out_are_kept_and_the_article_is_theirs_again(desk: Desk) -> None:
    claim = desk.saved()
    let_expire(desk.assignment)
    assert Article.objects.get().open_slots == 2
    assert done(desk.sync(put(claim, 1, note="Back from lunch."), put(desk.claim(STRANDED)))) == [2, 1]
    assert (Assignment.objects.get().state, Article.objects.get().open_slots) == ("leased", 1)


def test_edits_are_kept_even_where_others_have_taken_the_article_since(
    desk: Desk, second_annotator: Person, adjudicator: Person
) -> None:
    claim = desk.saved()
    let_expire(desk.assignment)
    others_take_it(desk, second_annotator, adjudicator)
    assert done(desk.sync(put(claim, 1, note="Back from lunch."))) == [2]
    answer = desk.ask("sync", {"ops": []}).json()
    assert answer["assignment"]["state"] == "expired"
    assert Article.objects.get().open_slots == 0
    with nothing_changes():
        refused(desk.ask("submit"), 409, "article_taken")
    assert desk.claims()[claim["id"]]["note"] == "Back from lunch."


def test_a_pass_whose_lease_ran_out_is_submitted_while_there_is_room(desk: Desk) -> None:
    let_expire(desk.assignment)
    assert desk.ask("submit").json()["assignment"]["state"] == "submitted"
    assert Article.objects.get().open_slots == 1


def test_a_pass_whose_lease_ran_out_and_that_is_not_ready_takes_no_place(desk: Desk) -> None:
    desk.saved(no_speaker_stated=False)
    let_expire(desk.assignment)
    with nothing_changes():
        refused(desk.ask("submit"), 409, "not_ready")
    assert Article.objects.get().open_slots == 2


def test_the_article_comes_back_to_whoever_let_it_expire_at_the_very_end(desk: Desk, project: Any) -> None:
    second = add_article(project, "A second story, the editor said.")
    let_expire(desk.assignment)
    first = desk.person.post(f"projects/{project.pk}/next").json()
    assert first["article"]["id"] == str(second.pk)
    desk.person.post(f"assignments/{first['assignment']['id']}/submit")
    assert desk.person.post(f"projects/{project.pk}/next").json()["assignment"]["id"] == desk.assignment


def test_submitted_and_skipped_passes_never_expire(desk: Desk) -> None:
    desk.ask("submit")
    Assignment.objects.update(lease_expires_at=Now() - timedelta(days=1))
    with nothing_changes():
        assert expire_leases() == 0


@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_free_each_place_once(desk: Desk) -> None:
    Assignment.objects.update(lease_expires_at=Now() - timedelta(seconds=1))
    assert sum(at_once([expire_leases] * 4)) == 1
    assert Article.objects.get().open_slots == 2
