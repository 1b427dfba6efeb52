"""People who leave: from a project, from the server, and the tokens of their scripts; their work stays."""

import threading
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.audit import Actor, Event
from claims.core.errors import OnRecordError
from claims.http.links import link_for
from claims.projects.accounts.services import set_account_active
from claims.projects.models import Member
from claims.projects.services import add_member, change_member
from tests.conftest import TEXT, Person, claim_for

pytestmark = pytest.mark.django_db


def member_of(project: Any, person: Person) -> Member:
    """Find somebody's membership."""
    return Member.objects.get(project=project, user=person.user)


def script(person: Person) -> Client:
    """A script of somebody, with a token of its own."""
    token = person.post("tokens").json()["token"]
    return Client(headers={"Authorization": f"Token {token}"})


@pytest.fixture
def administrator(person: Any) -> Person:
    """Somebody who administers the server."""
    return person("root", is_superuser=True, is_staff=True)


@pytest.fixture
def stored(annotator: Person, work: Any) -> Any:
    """A pass of the annotator with one claim in it."""
    put = {"put": claim_for(TEXT, str(uuid4()), ["The harbour will close on Friday"]), "base": 0}
    assert annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": [put]}).status_code == 200
    return work


def test_a_removed_annotator_is_out_at_once_in_every_session_and_script_and_their_work_stays(
    project: Any, owner: Person, annotator: Person, second_annotator: Person, stored: Any
) -> None:
    robot, project_url = script(annotator), f"/api/v1/projects/{project.pk}"
    assert robot.get(project_url).status_code == 200
    places = Article.objects.get().open_slots
    member = member_of(project, annotator)
    answer = owner.patch(f"projects/{project.pk}/members/{member.pk}", {"active": False})
    assert (answer.status_code, answer.json()["active"]) == (200, False)
    sync = f"assignments/{stored['assignment']['id']}/sync"
    assert annotator.post(sync, {"ops": []}).status_code == 404
    assert annotator.get(project_url).status_code == robot.get(project_url).status_code == 404
    assert annotator.get("projects").json()["results"] == []
    assert expire_leases() == 1
    assert Article.objects.get().open_slots == places + 1
    assert Claim.objects.filter(assignment__person=annotator.user, deleted_at=None).count() == 1
    assert second_annotator.post(f"projects/{project.pk}/next").status_code == 200


def test_who_comes_back_finds_their_pass_as_they_left_it(
    project: Any, owner: Person, annotator: Person, stored: Any
) -> None:
    url = f"projects/{project.pk}/members/{member_of(project, annotator).pk}"
    owner.patch(url, {"active": False})
    expire_leases()
    assert owner.patch(url, {"active": True}).json()["active"] is True
    again = annotator.post(f"projects/{project.pk}/next").json()
    assert again["assignment"]["id"] == stored["assignment"]["id"]
    assert [claim["exact"]["content"] for claim in again["claims"]] == [["The harbour will close on Friday"]]
    told = Event.objects.filter(subject="member", action="set").order_by("-id")[0]
    assert (told.before["active"], told.after["active"], told.actor_id) == (False, True, owner.user.pk)


def test_managers_alone_see_who_was_removed(
    project: Any, owner: Person, annotator: Person, adjudicator: Person
) -> None:
    url = f"projects/{project.pk}/members"
    owner.patch(f"{url}/{member_of(project, annotator).pk}", {"active": False})
    rows = owner.get(url).json()["results"]
    assert [(row["username"], row["active"]) for row in rows][-1] == ("annotator", False)
    assert all(row["active"] and row["account"] is None for row in adjudicator.get(url).json()["results"])


@pytest.mark.parametrize("change", [{"active": False}, {"role": "viewer"}, {"role": "annotator", "active": False}])
def test_the_last_manager_stays(project: Any, owner: Person, annotator: Person, change: Any, person: Any) -> None:
    url = f"projects/{project.pk}/members/{member_of(project, owner).pk}"
    assert owner.patch(url, change).json()["error"]["code"] == "last_manager"
    again = owner.post(f"projects/{project.pk}/members", {"username": "owner", "role": "viewer"})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "last_manager")
    # A manager whose account is closed manages nothing.
    closed = person("closed", is_active=False)
    add_member(actor=Actor(), project=project, user=closed.user, role="manager")
    assert owner.patch(url, change).status_code == 409
    add_member(actor=Actor(), project=project, user=annotator.user, role="manager")
    assert owner.patch(url, change).status_code == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "required"),
        ({"active": "no"}, "invalid"),
        ({"active": None}, "null"),
        ({"role": "king"}, "invalid_choice"),
        ({"active": False, "reason": "x"}, "unknown_field"),
        ([], "expected_object"),
    ],
)
def test_a_change_of_a_member_is_read_strictly(
    project: Any, owner: Person, annotator: Person, body: Any, code: str
) -> None:
    answer = owner.client.patch(
        f"/api/v1/projects/{project.pk}/members/{member_of(project, annotator).pk}",
        body,
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert member_of(project, annotator).active


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_remove_each_other_at_once_do_not_both_succeed(
    project: Any, owner: Person, person: Any
) -> None:
    second = person("second manager")
    add_member(actor=Actor(), project=project, user=second.user, role="manager")
    pairs = [(owner, member_of(project, second)), (second, member_of(project, owner))]
    barrier, refused = threading.Barrier(2), []

    def remove(by: Person, member: Member) -> None:
        barrier.wait()
        try:
            change_member(actor=Actor(by.user), project=project, member=member.pk, active=False)
        except OnRecordError as error:
            refused.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=remove, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["last_manager"]
    assert Member.objects.filter(project=project, role="manager", active=True).count() == 1


def test_a_closed_account_has_no_session_no_token_and_no_link_left_not_even_when_it_is_opened_again(
    administrator: Person, annotator: Person, stored: Any
) -> None:
    robot, link = script(annotator), link_for(annotator.user)
    other_browser = Client()
    other_browser.force_login(annotator.user, backend="claims.http.sessions.Accounts")
    sessions = Session.objects.count()
    url = f"accounts/{annotator.user.pk}"
    assert administrator.patch(url, {"active": False}).json()["active"] is False
    browsers = (annotator.client, other_browser, robot)
    assert [client.get("/api/v1/projects").status_code for client in browsers] == [401, 401, 401]
    assert Session.objects.count() == sessions - 2
    assert expire_leases() == 1
    assert administrator.patch(url, {"active": True}).json()["active"] is True
    assert [client.get("/api/v1/projects").status_code for client in browsers] == [401, 401, 401]
    visitor = Client()
    visitor.get(link)
    assert visitor.get("/api/v1/session").json() == {"user": None, "mail": False, "provider": None}
    annotator.user.refresh_from_db()
    assert Claim.objects.get().assignment.person == annotator.user


def test_nobody_closes_their_own_account_and_the_administrator_stays_signed_in(
    administrator: Person, annotator: Person
) -> None:
    answer = administrator.patch(f"accounts/{administrator.user.pk}", {"active": False})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "own_account")
    administrator.patch(f"accounts/{annotator.user.pk}", {"active": False})
    assert administrator.get("session").json()["user"]["username"] == "root"


def test_a_token_is_listed_without_its_secret_and_ends_when_it_is_revoked(annotator: Person) -> None:
    made = annotator.post("tokens", {"days": 3}).json()
    robot = Client(headers={"Authorization": f"Token {made['token']}"})
    assert robot.get("/api/v1/projects").status_code == 200
    (listed,) = annotator.get("tokens").json()["results"]
    # It was used a moment ago.
    used = {"last_used_on": str(datetime.now(UTC).date())}
    assert listed == {name: value for name, value in made.items() if name != "token"} | used
    assert made["token"].startswith(listed["begins"])
    assert annotator.delete(f"tokens/{listed['id']}").status_code == 204
    assert robot.get("/api/v1/projects").status_code == 401
    assert annotator.delete(f"tokens/{listed['id']}").status_code == 404
    assert list(Event.objects.filter(subject="token").values_list("action", flat=True).order_by("id")) == [
        "made",
        "revoked",
    ]


def test_an_administrator_lists_and_revokes_anybodys_tokens(administrator: Person, annotator: Person) -> None:
    robot = script(annotator)
    row = next(row for row in administrator.get("accounts").json()["results"] if row["username"] == "annotator")
    assert (row["tokens"], row["projects"], row["active"]) == (1, 1, True)
    (token,) = administrator.get(f"accounts/{row['id']}/tokens").json()["results"]
    assert administrator.delete(f"tokens/{token['id']}").status_code == 204
    assert robot.get("/api/v1/projects").status_code == 401
    assert administrator.get("accounts/999999999/tokens").status_code == 404


@pytest.mark.parametrize("days", [0, -1, "3", 1.5, True, None, 10**6])
def test_a_token_lasts_a_sensible_number_of_days(annotator: Person, days: Any) -> None:
    assert annotator.post("tokens", {"days": days}).status_code == 400
    assert annotator.get("tokens").json()["results"] == []


def test_the_commands_remove_people_and_revoke_tokens(project: Any, annotator: Person) -> None:
    def said(*arguments: str) -> str:
        out = StringIO()
        call_command(*arguments, stdout=out)
        return out.getvalue()

    robot = script(annotator)
    assert "begins" in said("tokens", "annotator")
    with pytest.raises(CommandError, match="no token"):
        said("tokens", "annotator", f"--revoke={uuid4()}")
    assert "Revoked" in said("tokens", "annotator", "--revoke-all")
    assert robot.get("/api/v1/projects").status_code == 401
    said("remove_person", "annotator", f"--project={project.name}")
    assert annotator.get(f"projects/{project.pk}").status_code == 404
    with pytest.raises(CommandError, match="needs a manager"):
        said("remove_person", "owner", f"--project={project.name}")
    said("remove_person", "annotator", f"--project={project.name}", "--undo")
    assert annotator.get(f"projects/{project.pk}").status_code == 200
    said("remove_person", "annotator")
    assert annotator.get("projects").status_code == 401
    with pytest.raises(CommandError, match="no account"):
        said("remove_person", "nobody at all")


def test_a_lease_of_somebody_who_works_on_is_left_alone(project: Any, annotator: Person, work: Any) -> None:
    assert expire_leases() == 0
    assert Assignment.objects.get().lease_expires_at - Assignment.objects.get().created_at > timedelta(minutes=5)


def test_closing_an_account_twice_is_told_once(annotator: Person) -> None:
    for _ in range(2):
        set_account_active(actor=Actor(), person=annotator.user.pk, active=False)
    assert Event.objects.filter(subject="account").count() == 1
