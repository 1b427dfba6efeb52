"""A manager pauses, signs out and removes people, and the project keeps a manager whatever two of them do at once."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from knox.models import AuthToken

from claims.audit import Actor, Event
from claims.projects.models import Member, Project
from claims.projects.services import add_member, create_project
from tests.conftest import TEXT, Person, add_article, claim_for
from tests.projects.people_desk import invite, opened, refused, signed_in_as, url_of

pytestmark = pytest.mark.django_db
WHY = {"reason": "Read section 4 of the guideline first."}


def test_somebody_who_is_paused_finishes_what_is_open_and_gets_no_further_article(
    project: Any, owner: Person, annotator: Person, work: Any
) -> None:
    other = add_article(project, "A second story, the port authority said.")
    url, take = url_of(project, annotator), f"projects/{project.pk}/next"
    paused = owner.post(f"{url}/pause", WHY).json()
    assert (paused["state"], paused["pause_reason"]) == ("paused", WHY["reason"])
    assert annotator.get(f"projects/{project.pk}").json()["paused"] == WHY["reason"]
    assert annotator.post(take).json()["assignment"]["id"] == work["assignment"]["id"]
    assert annotator.post(take, {"article": work["article"]["id"]}).status_code == 200
    for body in ({"after": work["assignment"]["id"]}, {"article": str(other.pk)}):
        answer = annotator.post(take, body)
        assert refused(answer) == (403, "paused")
        assert answer.json()["error"]["reason"] == WHY["reason"]
    put = {
        "put": claim_for(TEXT, str(uuid4()), ["The harbour will close on Friday"], no_speaker_stated=True),
        "base": 0,
    }
    assert annotator.post(f"assignments/{work['assignment']['id']}/submit", {"ops": [put]}).status_code == 200
    assert refused(annotator.post(take)) == (403, "paused")
    resumed = owner.post(f"{url}/resume").json()
    assert (resumed["state"], resumed["pause_reason"], resumed["submitted"]) == ("active", None, 1)
    assert annotator.get(f"projects/{project.pk}").json()["paused"] is None
    assert annotator.post(take).json()["article"]["id"] == str(other.pk)


def test_what_was_assigned_to_somebody_waits_until_their_pause_is_over(
    project: Any, owner: Person, annotator: Person, article: Any
) -> None:
    member = Member.objects.get(project=project, user=annotator.user)
    body = {"act": "assign", "articles": [str(article.pk)], "members": [str(member.pk)]}
    assert owner.post(f"projects/{project.pk}/bulk", body).json()["done"] == 1
    url, take = url_of(project, annotator), f"projects/{project.pk}/next"
    owner.post(f"{url}/pause", WHY)
    for given in ({}, {"article": str(article.pk)}, {"article": str(article.pk), "take": True}):
        assert refused(annotator.post(take, given)) == (403, "paused")
    owner.post(f"{url}/resume")
    assert annotator.post(take).json()["article"]["id"] == str(article.pk)


def test_a_pause_is_told_to_managers_and_to_the_person_alone(
    project: Any, owner: Person, annotator: Person, adjudicator: Person
) -> None:
    owner.post(f"{url_of(project, annotator)}/pause", WHY)
    rows = adjudicator.get(f"projects/{project.pk}/members").json()["results"]
    assert (
        {row["state"] for row in rows}
        == {row["pause_reason"] for row in rows}
        == {row["open"] for row in rows}
        == {None}
    )
    assert adjudicator.get(f"projects/{project.pk}").json()["paused"] is None


def test_a_pause_is_told_once_in_the_history(project: Any, owner: Person, annotator: Person) -> None:
    for _ in range(2):
        owner.post(f"{url_of(project, annotator)}/pause", WHY)
    owner.post(f"{url_of(project, annotator)}/resume")
    events = Event.objects.filter(subject="member", action__in=("paused", "resumed")).order_by("id")
    assert [(row.action, row.after) for row in events] == [("paused", WHY), ("resumed", {"reason": ""})]


@pytest.mark.parametrize("reason", ["", "  \n", None, 5, "x" * 501])
def test_a_pause_needs_a_reason(project: Any, owner: Person, annotator: Person, reason: Any) -> None:
    assert owner.post(f"{url_of(project, annotator)}/pause", {"reason": reason}).status_code == 400
    assert Member.objects.get(user=annotator.user).paused_at is None


def test_somebody_signed_out_everywhere_signs_in_again_and_their_scripts_go_on(
    project: Any, owner: Person, annotator: Person
) -> None:
    annotator.user.set_password("a password of the tests")
    annotator.user.save()
    browser = Client()
    browser.force_login(annotator.user, backend="claims.http.sessions.Accounts")
    token = AuthToken.objects.create(annotator.user)[1]
    assert owner.post(f"{url_of(project, annotator)}/sign-out").status_code == 204
    assert signed_in_as(browser) is None
    assert Client(headers={"Authorization": f"Token {token}"}).get("/api/v1/projects").status_code == 200
    assert owner.get("session").json()["user"]["username"] == "owner"


def test_nobody_is_signed_out_who_could_not_come_back(project: Any, owner: Person, annotator: Person) -> None:
    annotator.user.set_unusable_password()
    annotator.user.save()
    assert refused(owner.post(f"{url_of(project, annotator)}/sign-out")) == (409, "no_link")


def test_whoever_was_invited_and_is_removed_has_no_session_no_token_and_no_link_left(
    project: Any, owner: Person
) -> None:
    (hanna,) = invite(owner, project)
    browser = opened(hanna["link"])
    token = browser.post("/api/v1/tokens", {}, content_type="application/json").json()["token"]
    url = f"projects/{project.pk}/members/{hanna['member']['id']}"
    assert owner.delete(url).status_code == 204
    assert browser.get(f"/api/v1/projects/{project.pk}").status_code == 401
    assert Client(headers={"Authorization": f"Token {token}"}).get("/api/v1/projects").status_code == 401
    for act, body in (("link", {}), ("pause", WHY), ("resume", {}), ("sign-out", {})):
        assert refused(owner.post(f"{url}/{act}", body)) == (409, "member_removed")
    assert owner.patch(url, {"active": True}).json()["state"] == "active"
    assert signed_in_as(browser) is None
    assert signed_in_as(opened(owner.post(f"{url}/link").json()["link"])) == "h.brandt"


def test_whoever_is_removed_keeps_the_sessions_that_another_project_needs(
    project: Any, owner: Person, person: Any
) -> None:
    far_manager = person("far_manager")
    far = create_project(actor=Actor(far_manager.user), name="Another desk", engine="")
    (hanna,) = invite(owner, project)
    browser = opened(hanna["link"])
    add_member(actor=Actor(), project=far, user=User.objects.get(username="h.brandt"), role="viewer")
    assert owner.delete(f"projects/{project.pk}/members/{hanna['member']['id']}").status_code == 204
    assert browser.get(f"/api/v1/projects/{project.pk}").status_code == 404
    assert browser.get(f"/api/v1/projects/{far.pk}").status_code == 200


def test_the_last_manager_cannot_be_removed_by_delete(project: Any, owner: Person, annotator: Person) -> None:
    assert refused(owner.delete(url_of(project, owner))) == (409, "last_manager")
    assert owner.delete(url_of(project, annotator)).status_code == 204


@pytest.mark.django_db(transaction=True)
def test_the_database_itself_keeps_a_manager_when_two_are_demoted_at_once(
    project: Any, owner: Person, person: Any
) -> None:
    second = person("second manager")
    add_member(actor=Actor(), project=project, user=second.user, role="manager")
    both, refusals = threading.Barrier(2), []

    def demote(user: User) -> None:
        try:
            with transaction.atomic():
                Member.objects.filter(project=project, user=user).update(role="viewer")
                both.wait()
        except IntegrityError as error:
            refusals.append("one_manager_at_least" in str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=demote, args=[one.user]) for one in (owner, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == [True]
    assert Member.objects.filter(project=project, role="manager", active=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_project_that_is_archived_or_gone_needs_no_manager(project: Any, owner: Person) -> None:
    members = Member.objects.filter(project=project)
    with pytest.raises(IntegrityError, match="one_manager_at_least"):
        members.update(active=False)
    Project.objects.filter(pk=project.pk).update(archived_at="2026-01-01T00:00:00Z")
    members.update(active=False)
    assert not members.filter(active=True).exists()
