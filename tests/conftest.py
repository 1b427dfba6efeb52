"""The cast of the tests, and the servers that they play on: a real PostgreSQL and a real broker, of this run alone."""

import functools
import gc
import json
import os
from pathlib import Path
from typing import Any

import django
import pytest

from tests import emptying, servers
from tests.documents import claim_for as claim_for
from tests.setup.prepared import first_start as first_start

servers.ensure()
os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
os.environ.setdefault("ONRECORD_HOSTS", "testserver,localhost,127.0.0.1")
# All tests together come from one address within minutes; those that are about being too quick set limits of their own.
for name in ("SIGN_INS_PER_MINUTE", "TOKEN_REQUESTS_PER_MINUTE", "IMPORTS_PER_HOUR", "EXPORTS_PER_HOUR"):
    os.environ.setdefault(f"ONRECORD_{name}", "0")
if "PYTEST_XDIST_WORKER" in os.environ and "virtual_host" not in os.environ["BROKER_URL"]:
    # Each process of a parallel run has a database of its own, so it needs a queue of its own too.
    number = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")) + 1
    os.environ["BROKER_URL"] += f"{'&' if '?' in os.environ['BROKER_URL'] else '?'}virtual_host={number}"

ROOT = Path(__file__).resolve().parent.parent
# Where people sign in and manage their accounts.
AUTH = "/_allauth/browser/v1"

django.setup()


def pytest_collection_finish() -> None:
    """Let the collector of garbage look seldom, and never at what was there before the first test: that takes a tenth of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Let the database of the tests be a copy of one that has its tables already."""
    from django.db import connections

    connections["default"].settings_dict["TEST"]["TEMPLATE"] = servers.with_tables()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the database of the tests, whose tables may be emptied between two of them: also those that the product keeps."""
    from django.apps import apps
    from django.contrib.contenttypes.management import create_contenttypes
    from django.db import connection
    from django.db.models.signals import post_migrate

    # To empty tables makes Django write its own list of models and permissions again, which takes longer and nothing here reads.
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    assert post_migrate.disconnect(create_contenttypes)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for model in apps.get_app_config("claims").get_models():
            for trigger in getattr(model._meta, "triggers", ()):
                if "truncate" in str(trigger.operation).lower():
                    cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER {trigger.get_pgid(model)}")
    if servers.with_tables():
        emptying.by_deleting()


@functools.cache
def _handler() -> Any:
    """Give what answers everybody's requests. To load it reads all files of the browser application: once, not for each person."""
    from django.core.signals import setting_changed
    from django.test.client import ClientHandler

    handler = ClientHandler(enforce_csrf_checks=False)

    def load_again(setting: str, **_: Any) -> None:
        # Where files are stored is read when they are; what else a test sets may be read when this is loaded.
        if setting != "MEDIA_ROOT":
            handler._middleware_chain = None

    setting_changed.connect(load_again, weak=False)
    return handler


def _sign_in(client: Any, user: Any) -> None:
    """Give the client a session of the user: its row alone, without what is noted of a sign-in, and without asking for its key."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.models import Session
    from django.utils.crypto import get_random_string

    from claims.http.sessions import ACCOUNTS, SessionStore

    key, store = get_random_string(32).lower(), SessionStore()
    values = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: ACCOUNTS,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    Session.objects.create(session_key=key, session_data=store.encode(values), expire_date=store.get_expiry_date())
    client.cookies[settings.SESSION_COOKIE_NAME] = key


class Person:
    """Somebody who uses the API: sends and receives JSON, and remembers who they are."""

    def __init__(self, user: Any = None) -> None:
        from django.test import Client

        self.user = user
        self.client = Client(raise_request_exception=False)
        self.client.handler = _handler()
        if user is not None:
            _sign_in(self.client, user)

    def get(self, path: str, **headers: Any) -> Any:
        """GET a path below /api/v1/."""
        return self.client.get(self._path(path), headers=headers or None)

    def post(self, path: str, body: Any = None, **headers: Any) -> Any:
        """POST JSON."""
        return self._send("post", path, body, headers)

    def put(self, path: str, body: Any = None, **headers: Any) -> Any:
        """PUT JSON."""
        return self._send("put", path, body, headers)

    def patch(self, path: str, body: Any = None, **headers: Any) -> Any:
        """PATCH with JSON."""
        return self._send("patch", path, body, headers)

    def delete(self, path: str, **headers: Any) -> Any:
        """DELETE a path."""
        return self._send("delete", path, None, headers)

    def sign_in(self, username: str, password: str, **headers: Any) -> Any:
        """Sign in with a name and a password, as a browser does."""
        return self.post(f"{AUTH}/auth/login", {"username": username, "password": password}, **headers)

    def raw(self, method: str, path: str, data: bytes, content_type: str = "application/json") -> Any:
        """Send bytes as they are."""
        return self.client.generic(method.upper(), self._path(path), data, content_type)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, Any]) -> Any:
        data = json.dumps(body if body is not None else {})
        return getattr(self.client, method)(
            self._path(path), data, content_type="application/json", headers=headers or None
        )

    def _path(self, path: str) -> str:
        return path if path.startswith("/") else f"/api/v1/{path}"


def _account(name: str, **more: Any) -> Any:
    """Give the account of that name, made now where there is none."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    return users.filter(username=name).first() or users.create(username=name, **{"first_name": name.title(), **more})


@pytest.fixture
def person(db: Any) -> Any:
    """Make somebody with an account: `person("anna")`."""
    return lambda name, **more: Person(_account(name, **more))


def _make_project(owner: Any) -> Any:
    from claims.audit import Actor
    from claims.projects.services import create_project, publish_guideline

    made = create_project(actor=Actor(owner), name="Test desk", engine="", annotators_per_article=2)
    publish_guideline(actor=Actor(owner), project=made, markdown="# Guideline\n\nMark what is said.")
    return made


@pytest.fixture(scope="session")
def kept_project(django_db_setup: None, django_db_blocker: Any) -> Any:
    """What the project of the tests is made of."""
    from tests.kept import Kept

    with django_db_blocker.unblock():
        return Kept(_make_project)


@pytest.fixture
def project(db: Any, kept_project: Any) -> Any:
    """A project with the desk scale, one guideline and its owner; `owner` manages it, without an engine."""
    from claims.projects.models import Project

    return Project.objects.get(pk=kept_project.again(_account("owner")))


def _member(person: Any, project: Any, name: str, role: str) -> Person:
    from claims.audit import Actor
    from claims.projects.services import add_member

    somebody: Person = person(name)
    add_member(actor=Actor(), project=project, user=somebody.user, role=role)
    return somebody


@pytest.fixture
def owner(person: Any, project: Any) -> Person:
    """The manager of the project."""
    return person("owner")


@pytest.fixture
def annotator(person: Any, project: Any) -> Person:
    """Somebody who annotates in the project."""
    return _member(person, project, "annotator", "annotator")


@pytest.fixture
def second_annotator(person: Any, project: Any) -> Person:
    """Somebody else who annotates in the project."""
    return _member(person, project, "second", "annotator")


@pytest.fixture
def adjudicator(person: Any, project: Any) -> Person:
    """Somebody who adjudicates in the project."""
    return _member(person, project, "adjudicator", "adjudicator")


@pytest.fixture
def exporter(person: Any, project: Any) -> Person:
    """Somebody who takes datasets out of the project."""
    return _member(person, project, "exporter", "exporter")


@pytest.fixture
def viewer(person: Any, project: Any) -> Person:
    """Somebody who may look at the project."""
    return _member(person, project, "viewer", "viewer")


@pytest.fixture
def stranger(person: Any, project: Any) -> Person:
    """Somebody with an account who is no member of the project."""
    return person("stranger")


@pytest.fixture
def nobody(db: Any) -> Person:
    """Somebody who is not signed in."""
    return Person()


TEXT = (
    "The harbour will close on Friday, the port authority said.\n"
    "“Nobody was warned 😀 in time,” Captain Zoë Ndiaye told reporters, “and nobody will be paid.”\n"
    "It is feared that two ferries are stranded, she added.\n"
    "Related posts:\nViews: 0"
)


@pytest.fixture
def article(project: Any) -> Any:
    """An article of the project, with an emoji before most of its offsets."""
    return add_article(project, TEXT, "Harbour to close")


def add_article(project: Any, text: str, title: str = "") -> Any:
    """Import one text into a project and return the article."""
    from claims.articles.models import Article
    from claims.articles.record import Row, read_article
    from claims.articles.services import ingest
    from claims.audit import Actor

    report = next(
        ingest(actor=Actor(), project=project, rows=[Row("", 1, read_article({"text": text, "title": title}))])
    )
    return Article.objects.get(pk=report["article"])


@pytest.fixture
def work(annotator: Person, article: Any, project: Any) -> Any:
    """The annotator's pass over the article, as the API hands it out."""
    return annotator.post(f"projects/{project.pk}/next").json()


def run_jobs() -> int:
    """Do every queued job in this process, as a worker would, and return how many there were."""
    from claims import jobs
    from claims.tasks import HANDLERS

    waiting = list(jobs.Job.objects.filter(state="queued").order_by("created_at").values_list("pk", flat=True))
    for job in waiting:
        jobs.perform(job, HANDLERS)
    return len(waiting)


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    """A folder of its own for uploads and exports."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def gold_folder() -> Path | None:
    """The folder of the real articles with their gold, where the machine has one (ONRECORD_GOLD)."""
    name = os.environ.get("ONRECORD_GOLD", "")
    return Path(name) if name and (Path(name) / "seed_gold.jsonl").exists() else None
