"""Every route and method, tried by every kind of person, on their own project, on another one and on nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, get_resolver

from claims import clock
from claims.audit import Actor
from claims.jobs import Job
from claims.projects.accounts.tokens import OF_PROJECTS, OPEN
from claims.projects.lifecycle.services import archive_project, delete_project
from claims.projects.models import Member
from claims.projects.permissions import PERMISSIONS, Action
from claims.projects.services import add_member, create_project, publish_guideline
from tests.conftest import AUTH, TEXT, Person, add_article, claim_for
from tests.datasets.released import made_release
from tests.projects.permission_table import ACTORS, NOT_CHANGES, RIGHT_OF, RIGHTS, TABLE, Line
from tests.projects.scripts import script
from tests.training.desk import submitted, trained_model

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
PASSWORD = "a password of the tests"
NAMING = [line for line in TABLE if "{" in line.route]
OF_PROJECT = [line for line in NAMING if "{token}" not in line.route and "{person}" not in line.route]
pytestmark = pytest.mark.django_db


def routes() -> Iterator[str]:
    """Walk the URL configuration: every route in the notation of the table."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            route = str(pattern.pattern)
            yield "" if route.startswith("^") else route
        else:
            for inner in pattern.url_patterns:
                name = re.sub(r"<(?:uuid|int):(\w+)>", r"{\1}", str(inner.pattern))
                yield str(pattern.pattern) + re.sub("^(ex|im)ports/{job}", r"\1ports/{\1port}", name)


@contextmanager
def undone(person: Person) -> Iterator[None]:
    """Take back whatever a request does to the database and to the person's cookies."""
    cookies = person.client.cookies.copy()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    person.client.cookies = cookies


def shut(answer: Any) -> None:
    """Close the file that an answer would stream, as a server does; closing the answer itself would end the transaction."""
    for close in answer._resource_closers:
        close()


class World:
    """One project with everything in it that a route can name, and requests that are valid for it."""

    def __init__(self, name: str, manager: Person, annotator: Person) -> None:
        self.project = create_project(actor=Actor(manager.user), name=name, engine="", annotators_per_article=2)
        publish_guideline(actor=Actor(manager.user), project=self.project, markdown="# Guideline")
        add_member(actor=Actor(), project=self.project, user=annotator.user, role="annotator")
        self.article = add_article(self.project, TEXT, "Harbour to close")
        add_article(self.project, "Nobody has taken this one, the port authority said.")
        work = annotator.post(f"projects/{self.project.pk}/next").json()
        self.assignment = work["assignment"]["id"]
        self.claim = str(uuid4())
        put = {
            "put": claim_for(TEXT, self.claim, ["The harbour will close on Friday"], no_speaker_stated=True),
            "base": 0,
        }
        self.document = {name: value for name, value in put["put"].items() if name != "id"}
        assert annotator.post(f"assignments/{self.assignment}/sync", {"ops": [put]}).status_code == 200
        self.comment = str(uuid4())
        comment = {"id": self.comment, "claim": self.claim, "text": "Is this one claim or two?"}
        assert annotator.post(f"articles/{self.article.pk}/comments", comment).status_code == 201
        self.export = manager.post(f"projects/{self.project.pk}/exports").json()["id"]
        file = default_storage.save("exports/dataset.jsonl", ContentFile(b"{}"))
        default_storage.save(f"{file}.loss.json", ContentFile(b"{}"))
        default_storage.save(f"{file}.manifest.json", ContentFile(b"{}"))
        Job.objects.filter(pk=self.export).update(state="done", file=file)
        self.release = made_release(self.project).pk
        self.job = manager.post(f"projects/{self.project.pk}/suggest", {"engine": "quotes"}).json()["id"]
        found = {"labels": [], "format": "doccano", "annotators": []}
        waits = {
            "kind": "import_annotations",
            "state": "waiting",
            "result": found,
            "params": {"files": [], "format": ""},
        }
        self.waiting = Job.objects.create(project_id=self.project.pk, created_by=manager.user, **waits).pk
        for number in range(10):
            submitted(self.project, annotator.user, number)
        self.engine = trained_model(self.project).pk
        self.labels = [str(row.pk) for row in self.project.scale.labels.all()]
        self.label = self.labels[0]
        guest = {"people": [{"name": "Noor Haddad", "role": "viewer"}]}
        invited = manager.post(f"projects/{self.project.pk}/invitations", guest).json()["results"]
        self.member = invited[0]["member"]["id"]
        self.person = annotator.user.pk
        self.token = annotator.post("tokens", {"project": str(self.project.pk)}).json()["id"]

    def address(self, route: str, *, real: bool = True) -> str:
        """Fill the route with the identifiers of this world, or with ones that nothing has."""
        names = (
            "assignment",
            "claim",
            "comment",
            "export",
            "release",
            "job",
            "engine",
            "member",
            "token",
            "person",
            "label",
        )
        values = {name: getattr(self, name) for name in names}
        values |= {"project": self.project.pk, "article": self.article.pk, "import": self.waiting}
        nothing: dict[str, Any] = {"person": 999_999_999}
        return "/" + re.sub(
            r"{(\w+)}", lambda name: str(values[name[1]] if real else nothing.get(name[1], uuid4())), route
        )

    def send(self, person: Person, line: Line, *, real: bool = True) -> Any:
        """Make the request of a line and undo what it did."""
        address = self.address(line.route, real=real)
        if line.route == "health/ready":
            # The installation is a well one, in which somebody sweeps: also where all requests together take a minute.
            clock.begin(clock.SWEEP, every=0)
            clock.end(clock.SWEEP)
        with undone(person):
            if line.route.endswith(("/imports", "/imports/annotations")):
                upload = SimpleUploadedFile("story.txt", b"The harbour is open again, the port authority said.")
                answer = person.client.post(address, {"files": upload})
            else:
                headers = {"If-Match": '"1"'} if "/claims/" in line.route else {}
                answer = getattr(person, line.method.lower())(address, **self._body(line), **headers)
            shut(answer)
        return answer

    def _body(self, line: Line) -> dict[str, Any]:
        bodies: dict[str, Any] = {
            f"POST {AUTH[1:]}/auth/login": {"username": "reader", "password": PASSWORD},
            "PATCH api/v1/session": {"name": "Somebody else"},
            "PUT api/v1/digest": {"on": False},
            "POST api/v1/projects": {"name": "Another desk"},
            "POST api/v1/imports/{import}/commit": {"into": "suggestions"},
            "POST api/v1/projects/{project}/releases": {"format": "jsonl"},
            "POST api/v1/releases/{release}/withdraw": {"reason": "A text was not ours to give."},
            "PATCH api/v1/projects/{project}": {"blind": True},
            "POST api/v1/projects/{project}/clone": {"name": "A copy"},
            "POST api/v1/projects/{project}/members": {"username": "reader", "role": "viewer"},
            "PATCH api/v1/projects/{project}/members/{member}": {"active": False},
            "POST api/v1/projects/{project}/members/{member}/pause": {"reason": "Read the new guideline first."},
            "POST api/v1/projects/{project}/invitations": {"people": [{"name": "Hanna Brandt", "role": "annotator"}]},
            "PATCH api/v1/accounts/{person}": {"active": False},
            "POST api/v1/projects/{project}/guideline": {"markdown": "# Another guideline"},
            "POST api/v1/projects/{project}/articles": {"text": "The harbour is open again, the port authority said."},
            "POST api/v1/projects/{project}/scale/merges": {"merged": self.labels[5], "into": self.labels[4]},
            "POST api/v1/projects/{project}/held": {"decision": "leave_out"},
            "POST api/v1/projects/{project}/speakers": {"name": "Port authority", "kind": "organisation"},
            "POST api/v1/projects/{project}/suggest": {"engine": "quotes"},
            "POST api/v1/articles/{article}/comments": {"id": str(uuid4()), "text": "Another question."},
            "PATCH api/v1/comments/{comment}": {"text": "Two."},
            "POST api/v1/assignments/{assignment}/sync": {"ops": [{"delete": self.claim, "base": 1}]},
            "POST api/v1/gold/{assignment}/sync": {"ops": []},
            "PUT api/v1/projects/{project}/queue/order": {"order": "random", "seed": 1},
            "POST api/v1/projects/{project}/bulk": {
                "articles": [str(self.article.pk)],
                "act": "priority",
                "priority": 1,
            },
            "POST api/v1/assignments/{assignment}/return": {"reason": "Two quotations have no claim."},
            "PUT api/v1/assignments/{assignment}/claims/{claim}": {**self.document, "note": "Seen."},
        }
        return {"body": bodies.get(str(line), {})} if line.method in ("POST", "PUT", "PATCH") else {}


@pytest.fixture
def actors(db: Any, person: Any) -> dict[str, Person]:
    """One person for every column of the table."""
    root = get_user_model().objects.create(username="root", is_superuser=True, is_staff=True)
    accounts = {name: Person() if name == "nobody" else person(name) for name in ACTORS if name != "superuser"}
    return {**accounts, "superuser": Person(root)}


@pytest.fixture
def here(actors: dict[str, Person], person: Any, settings: Any, tmp_path: Any) -> World:
    """The project of the people of the table; beside it there is somebody with a password and no project."""
    reader = person("reader").user
    settings.MEDIA_ROOT, settings.FRONTEND_DIR = str(tmp_path), tmp_path
    # What needs mail is refused to everybody alike where none is sent; the requests of the table send none.
    settings.MAIL = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "service-worker.js").write_text("")
    reader.set_password(PASSWORD)
    reader.save()
    world = World("Test desk", actors["manager"], actors["annotator"])
    others = set(Member.Role.values) - {"manager", "annotator"}
    for name, role in (("second_annotator", "annotator"), *((role, role) for role in sorted(others))):
        add_member(actor=Actor(), project=world.project, user=actors[name].user, role=role)
    return world


@pytest.fixture
def elsewhere(here: World, person: Any) -> World:
    """A project of which nobody of the table is a member."""
    return World("Another desk far away", person("far_manager"), person("far_annotator"))


def test_everybody_gets_the_answer_of_the_table_in_their_own_project(here: World, actors: dict[str, Person]) -> None:
    got = {(str(line), name): here.send(actors[name], line).status_code for line in TABLE for name in ACTORS}
    want = {(str(line), name): line.answer(name) for line in TABLE for name in ACTORS}
    assert {cell: (got[cell], want[cell]) for cell in got if got[cell] != want[cell]} == {}


def test_another_project_cannot_be_told_from_one_that_does_not_exist(
    elsewhere: World, actors: dict[str, Person]
) -> None:
    for line in NAMING:
        for name in ACTORS:
            there, nothing = (elsewhere.send(actors[name], line, real=real) for real in (True, False))
            want = {"nobody": 401, "superuser": line.answer("superuser")}.get(name, 404)
            assert there.status_code == want, (str(line), name)
            assert nothing.status_code == (401 if name == "nobody" else 404), (str(line), name)
            if name not in ("nobody", "superuser"):
                same = {**there.json()["error"], "request_id": nothing.json()["error"]["request_id"]}
                assert nothing.json()["error"] == same, (str(line), name)


def test_no_route_and_no_method_is_missing_from_the_table(here: World, actors: dict[str, Person]) -> None:
    for route in routes():
        listed = {line.method for line in TABLE if line.route == route}
        answering = set()
        for method in METHODS:
            with undone(actors["superuser"]):
                answer = actors["superuser"].client.generic(method, here.address(route), b"{}", "application/json")
                shut(answer)
            if answer.status_code != 405:
                answering.add(method)
        head = {"HEAD"} if "GET" in listed and not route.startswith(("sign-in/", "_allauth/")) else set()
        options = {"OPTIONS"} if route.startswith("api/") else set()
        assert answering == listed | head | options, route


def test_the_table_has_no_line_for_a_route_that_is_gone() -> None:
    assert {line.route for line in TABLE} == set(routes())
    assert len({str(line) for line in TABLE}) == len(TABLE)
    assert set(RIGHT_OF) <= {str(line) for line in TABLE}


def test_the_rights_in_force_are_those_of_the_table() -> None:
    assert {action: {str(role) for role in roles} for action, roles in PERMISSIONS.items()} == RIGHTS


def test_a_role_gets_through_exactly_where_it_has_the_right() -> None:
    for line in TABLE:
        for role in Member.Role.values if str(line) in RIGHT_OF else ():
            assert (line.answer(role) < 400) == (role in RIGHTS[RIGHT_OF[str(line)]]), (str(line), role)


@pytest.mark.parametrize("action", [None, Action.EXPORT, Action.LIST_ARTICLES, Action.DISTRIBUTE_WORK])
def test_a_token_opens_what_it_is_for_and_nothing_else(
    here: World, actors: dict[str, Person], action: Action | None
) -> None:
    codes = [] if action is None else [action.name.lower()]
    token = script(actors["manager"].post("tokens", {"actions": codes, "days": 1}).json()["token"])
    for line in (line for line in TABLE if line.route.startswith("api/")):
        answer = here.send(token, line)
        name = line.route.removeprefix("api/v1/")
        if (line.method, name) in OPEN or (action is not None and RIGHT_OF.get(str(line)) is action):
            assert answer.status_code == line.answer("manager"), (str(line), answer.content)
        elif str(line) in RIGHT_OF or not name.startswith(OF_PROJECTS) or action is None:
            assert answer.status_code in (403, 404), (str(line), answer.content)
            assert line.answer("manager") >= 400 or answer.json()["error"]["code"] == "token_scope", str(line)


def test_an_archived_project_is_read_and_exported_but_not_changed(here: World, actors: dict[str, Person]) -> None:
    archive_project(actor=Actor(), project=here.project)
    for line in OF_PROJECT:
        changes = line.method != "GET" and str(line) not in NOT_CHANGES
        for name in ACTORS:
            answer, want = here.send(actors[name], line), line.answer(name)
            want = 409 if changes and want < 400 else want
            assert answer.status_code == want, (str(line), name)
            assert want != 409 or answer.json()["error"]["code"] == "archived", (str(line), name)


def test_nobody_sees_a_deleted_project_and_its_managers_bring_it_back(here: World, actors: dict[str, Person]) -> None:
    delete_project(actor=Actor(), project=here.project)
    for line in OF_PROJECT:
        for name in ACTORS:
            restores = line.route.endswith("{project}/restore") and name in ("manager", "superuser")
            want = 401 if name == "nobody" else 200 if restores else 404
            assert here.send(actors[name], line).status_code == want, (str(line), name)


def test_somebody_who_has_left_the_project_is_a_stranger(here: World, actors: dict[str, Person]) -> None:
    Member.objects.filter(project=here.project, user=actors["annotator"].user).update(active=False)
    # One's own token is no part of a project.
    for line in (line for line in NAMING if "{token}" not in line.route):
        assert here.send(actors["annotator"], line).status_code == 404, str(line)


def test_somebody_whose_account_is_closed_is_not_signed_in(here: World, actors: dict[str, Person]) -> None:
    type(actors["manager"].user).objects.filter(pk=actors["manager"].user.pk).update(is_active=False)
    for line in TABLE:
        assert here.send(actors["manager"], line).status_code == line.answer("nobody"), str(line)


def test_options_tell_nothing_of_what_exists(here: World, actors: dict[str, Person]) -> None:
    for line in NAMING:
        if line.route.startswith("api/"):
            real, nothing = (here.address(line.route, real=real) for real in (True, False))
            client = actors["stranger"].client
            assert client.options(real).content == client.options(nothing).content, str(line)


def test_a_stranger_lists_no_projects_and_a_member_only_their_own(
    here: World, elsewhere: World, actors: dict[str, Person]
) -> None:
    def names(actor: str) -> list[str]:
        return sorted(project["name"] for project in actors[actor].get("projects").json()["results"])

    assert names("stranger") == []
    for actor in Member.Role.values:
        assert names(actor) == ["Test desk"]
    assert names("superuser") == ["Another desk far away", "Test desk"]
