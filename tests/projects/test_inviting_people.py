"""A manager invites people: an account and a link that works once, and never a way into somebody else's account."""

import threading
import time
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.audit import Actor, Event
from claims.core.errors import Conflict
from claims.projects.models import Member
from claims.projects.people import services
from claims.projects.people.usernames import names_for
from claims.projects.permissions import may_give
from claims.projects.services import add_member, create_project
from tests.conftest import Person
from tests.projects.people_desk import HANNA, invite, opened, refused, signed_in_as, url_of

pytestmark = pytest.mark.django_db
WEEK = 7 * 24 * 3600


@pytest.fixture
def elsewhere(person: Any) -> tuple[Person, Any]:
    """The manager of another project, and the project."""
    manager = person("far_manager")
    return manager, create_project(actor=Actor(manager.user), name="Another desk", engine="")


def link_of(by: Person, project: Any, member: Any) -> Any:
    """Ask for a new link of a member."""
    return by.post(f"projects/{project.pk}/members/{member['id']}/link")


def test_somebody_invited_opens_the_link_and_takes_an_article(project: Any, owner: Person, article: Any) -> None:
    (hanna,) = invite(owner, project)
    assert (hanna["outcome"], hanna["member"]["state"], hanna["member"]["name"]) == (
        "invited",
        "invited",
        HANNA["name"],
    )
    assert hanna["link"].startswith("http://testserver/sign-in/link?key=")
    browser = opened(hanna["link"])
    assert signed_in_as(browser) == "h.brandt"
    url = f"/api/v1/projects/{project.pk}"
    assert browser.post(f"{url}/next", {}, content_type="application/json").json()["article"]["id"] == str(article.pk)
    row = owner.get(f"projects/{project.pk}/members").json()["results"][-1]
    assert (row["state"], row["open"], row["submitted"]) == ("active", 1, 0)
    assert row["last_sign_in_on"] is not None


def test_a_link_works_once_and_a_new_one_ends_it_and_every_session(project: Any, owner: Person) -> None:
    (hanna,) = invite(owner, project)
    member = hanna["member"]
    second = link_of(owner, project, member).json()["link"]
    assert signed_in_as(opened(hanna["link"])) is None
    browser = opened(second)
    assert signed_in_as(browser) == "h.brandt"
    assert signed_in_as(opened(second)) is None
    third = link_of(owner, project, member).json()
    assert signed_in_as(browser) is None
    assert signed_in_as(opened(third["link"])) == "h.brandt"


def test_the_link_of_an_invitation_works_for_a_week(project: Any, owner: Person, monkeypatch: Any) -> None:
    (hanna,) = invite(owner, project)
    path = hanna["link"].removeprefix("http://testserver")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + WEEK + 60)
    assert owner.client.get(path, follow=False)["Location"] == "/"
    fresh = Person()
    assert fresh.client.get(path)["Location"] == "/sign-in?link=expired"
    monkeypatch.setattr(time, "time", lambda: now + WEEK - 60)
    assert signed_in_as(opened(hanna["link"])) == "h.brandt"


@pytest.mark.parametrize("written", ["hanna@desk.example", "HANNA@Desk.Example"])
def test_an_address_that_has_an_account_is_added_without_a_link(
    project: Any, owner: Person, person: Any, written: str
) -> None:
    known = person("hb", email="Hanna@desk.example").user
    (hanna,) = invite(owner, project, {**HANNA, "email": written})
    assert (hanna["outcome"], hanna["link"], hanna["ends_at"]) == ("added", None, None)
    assert (hanna["member"]["username"], hanna["member"]["email"]) == ("hb", None)
    assert User.objects.filter(email__iexact=HANNA["email"]).get() == known
    assert refused(link_of(owner, project, hanna["member"])) == (409, "no_link")


def test_a_member_who_is_invited_again_stays_what_they_are(project: Any, owner: Person) -> None:
    invite(owner, project)
    (again,) = invite(owner, project, {**HANNA, "role": "viewer"})
    assert (again["outcome"], again["link"], again["member"]["role"]) == ("member", None, "annotator")
    User.objects.filter(pk=owner.user.pk).update(email="owner@desk.example")
    (own,) = invite(owner, project, {"name": "Me", "role": "viewer", "email": "owner@desk.example"})
    assert own["member"]["role"] == "manager"


def test_a_removed_member_who_is_invited_again_comes_back(project: Any, owner: Person) -> None:
    (hanna,) = invite(owner, project)
    assert owner.delete(f"projects/{project.pk}/members/{hanna['member']['id']}").status_code == 204
    (again,) = invite(owner, project, {**HANNA, "role": "viewer"})
    assert (again["outcome"], again["member"]["id"], again["member"]["role"]) == (
        "added",
        hanna["member"]["id"],
        "viewer",
    )
    assert link_of(owner, project, again["member"]).status_code == 201


def test_no_manager_gets_a_link_once_the_person_has_a_password_or_another_project(
    project: Any, owner: Person, elsewhere: Any
) -> None:
    far_manager, far_project = elsewhere
    first, second = invite(owner, project, HANNA, {"name": "Yusuf Demir", "role": "annotator"})
    opened(first["link"])
    opened(second["link"])
    hanna = User.objects.get(username="h.brandt")
    hanna.set_password("a password of the tests")
    hanna.save()
    assert refused(link_of(owner, project, first["member"])) == (409, "no_link")
    unused = link_of(owner, project, second["member"]).json()["link"]
    body = {"username": "y.demir", "role": "annotator"}
    assert far_manager.post(f"projects/{far_project.pk}/members", body).status_code == 201
    assert signed_in_as(opened(unused)) is None, "a link from before opens what the other project trusts"
    assert refused(link_of(owner, project, second["member"])) == (409, "no_link")
    far = far_manager.get(f"projects/{far_project.pk}/members").json()["results"][-1]
    assert far["may_get_link"] is False
    assert refused(link_of(far_manager, far_project, far)) == (409, "no_link")


def test_somebody_whose_invitation_is_unopened_joins_no_other_project(
    project: Any, owner: Person, elsewhere: Any
) -> None:
    far_manager, far_project = elsewhere
    (hanna,) = invite(owner, project)
    answer = far_manager.post(f"projects/{far_project.pk}/invitations", {"people": [HANNA]})
    assert refused(answer) == (409, "invitation_pending")
    assert answer.json()["error"]["field"] == "people.0.email"
    opened(hanna["link"])
    assert invite(far_manager, far_project)[0]["outcome"] == "added"


def test_the_command_line_puts_anybody_into_a_second_project_and_ends_the_link_of_the_first(
    project: Any, owner: Person, elsewhere: Any
) -> None:
    (hanna,) = invite(owner, project)
    call_command("add_person", "h.brandt", project=elsewhere[1].name, stdout=StringIO())
    assert Member.objects.filter(user__username="h.brandt").count() == 2
    assert signed_in_as(opened(hanna["link"])) is None
    out = StringIO()
    call_command("sign_in_links", "h.brandt", stdout=out)
    assert signed_in_as(opened(out.getvalue().split()[-1])) == "h.brandt"


@pytest.mark.parametrize("change", [{"is_superuser": True}, {"is_staff": True}, {"is_active": False}])
def test_no_manager_gets_a_link_to_an_account_of_rank_or_to_a_closed_one(
    project: Any, owner: Person, change: dict[str, bool]
) -> None:
    (hanna,) = invite(owner, project)
    User.objects.filter(username="h.brandt").update(**change)
    code = "forbidden" if "is_superuser" in change else "no_link"
    assert refused(link_of(owner, project, hanna["member"]))[1] == code


def test_a_closed_account_is_not_made_a_second_time(project: Any, owner: Person, person: Any) -> None:
    person("hb", email=HANNA["email"], is_active=False)
    other = {"name": "Yusuf Demir", "role": "viewer"}
    answer = owner.post(f"projects/{project.pk}/invitations", {"people": [other, HANNA]})
    assert refused(answer) == (409, "account_closed")
    assert answer.json()["error"]["field"] == "people.1.email"
    assert not User.objects.filter(username="y.demir").exists(), "all or nothing"


def test_an_address_of_several_accounts_names_nobody(project: Any, owner: Person, person: Any) -> None:
    for name in ("one", "two"):
        person(name, email=HANNA["email"])
    answer = owner.post(f"projects/{project.pk}/invitations", {"people": [HANNA]})
    assert refused(answer) == (409, "invalid")


def test_the_history_tells_that_somebody_was_invited_and_neither_name_nor_address(project: Any, owner: Person) -> None:
    (hanna,) = invite(owner, project)
    events = Event.objects.filter(subject="member", subject_id=hanna["member"]["id"]).order_by("id")
    assert list(events.values_list("action", flat=True)) == ["set", "invited"]
    told = str(list(events.values("before", "after")))
    assert "Hanna" not in told
    assert "desk.example" not in told


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, "required", "people"),
        ([], "expected_object", None),
        ({"people": []}, "invalid", "people"),
        ({"people": HANNA}, "invalid", "people"),
        ({"people": [HANNA] * 101}, "limit", "people"),
        ({"people": ["Hanna"]}, "expected_object", None),
        ({"people": [{**HANNA, "name": " "}]}, "blank", "people.0.name"),
        ({"people": [{**HANNA, "name": "Ha\u202enna"}]}, "control_characters", "people.0.name"),
        ({"people": [{**HANNA, "name": "x" * 151}]}, "limit", "people.0.name"),
        ({"people": [HANNA, {**HANNA, "email": "no address"}]}, "invalid", "people.1.email"),
        ({"people": [HANNA, {**HANNA, "email": "HANNA@desk.example"}]}, "invalid", "people.1.email"),
        ({"people": [{**HANNA, "role": "king"}]}, "invalid_choice", "people.0.role"),
        ({"people": [{**HANNA, "password": "x"}]}, "unknown_field", "password"),
    ],
)
def test_an_invitation_is_read_strictly(project: Any, owner: Person, body: Any, code: str, field: str | None) -> None:
    answer = owner.client.post(f"/api/v1/projects/{project.pk}/invitations", body, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert answer.json()["error"]["field"] == field
    assert Member.objects.filter(project=project).count() == 1


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Hanna Brandt", ["h.brandt", "h.brandt2", "h.brandt3"]),
        ("Zoë N'Diaye-Müller", ["z.muller"]),
        ("Jürgen Groß", ["j.gross"]),
        ("Cher", ["cher", "cher2"]),
        ("王小明", ["person", "person2"]),
        ("  ", ["person"]),
        ("A " + "b" * 200, ["a." + "b" * 38, "a." + "b" * 38 + "2"]),
    ],
)
def test_user_names_are_short_and_numbered_where_taken(name: str, wanted: list[str]) -> None:
    found = names_for(name)
    assert [next(found) for _ in wanted] == wanted


def test_two_people_of_one_name_get_two_accounts(project: Any, owner: Person) -> None:
    plain = {"name": "Hanna Brandt", "role": "annotator"}
    names = [one["member"]["username"] for one in invite(owner, project, plain, plain)]
    assert names == ["h.brandt", "h.brandt2"]


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_invite_one_address_at_once_make_one_account(project: Any, owner: Person, person: Any) -> None:
    other = person("far_manager")
    far = create_project(actor=Actor(other.user), name="Another desk", engine="")
    barrier, found = threading.Barrier(2), []

    def send(by: Person, where: Any) -> None:
        barrier.wait()
        guest = services.Guest(HANNA["name"], "annotator", HANNA["email"])
        try:
            found.append(services.invite(actor=Actor(by.user), project=where, guests=[guest])[0].outcome)
        except Conflict as error:
            found.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=pair) for pair in ((owner, project), (other, far))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["invitation_pending", "invited"]
    assert User.objects.filter(email=HANNA["email"]).count() == 1


def test_nobody_gives_a_role_that_permits_more_than_their_own() -> None:
    roles = Member.Role.values
    assert all(may_give("manager", role) for role in roles)
    assert [role for role in roles if may_give("adjudicator", role)] == ["viewer", "annotator", "adjudicator"]
    assert [role for role in roles if may_give("viewer", role)] == ["viewer"]


def test_a_manager_touches_no_administrators_membership(project: Any, owner: Person, person: Any) -> None:
    root = person("root", is_superuser=True, is_staff=True)
    body = {"username": "root", "role": "viewer"}
    assert refused(owner.post(f"projects/{project.pk}/members", body)) == (403, "forbidden")
    add_member(actor=Actor(), project=project, user=root.user, role="annotator")
    url = url_of(project, root)
    for answer in (
        owner.patch(url, {"role": "viewer"}),
        owner.delete(url),
        owner.post(f"{url}/pause", {"reason": "x"}),
        owner.post(f"{url}/sign-out"),
        owner.post(f"{url}/link"),
    ):
        assert refused(answer) == (403, "forbidden")
    assert root.patch(url, {"role": "viewer"}).json()["role"] == "viewer"


def test_a_list_of_sixty_people_costs_as_many_statements_as_one_of_six(project: Any, owner: Person) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert owner.get(f"projects/{project.pk}/members").status_code == 200
        return len(asked)

    invite(owner, project, *({"name": f"Person {number}", "role": "annotator"} for number in range(5)))
    few = statements()
    invite(owner, project, *({"name": f"Person {number}", "role": "viewer"} for number in range(54)))
    assert statements() == few
