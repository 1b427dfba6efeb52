"""Somebody changes their password, looks where they are signed in, and ends what they do not know."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.audit import Event
from claims.http.links import link_for
from tests.conftest import AUTH, ROOT, Person
from tests.core.refusing import denied, refused
from tests.projects.authenticators import PASSWORD, browser, with_password

pytestmark = pytest.mark.django_db
CHANGE, SESSIONS = f"{AUTH}/account/password/change", f"{AUTH}/auth/sessions"
NEW = "another password of the tests"


@pytest.fixture(autouse=True)
def anna(person: Any, settings: Any) -> Any:
    """Somebody with a password."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return with_password(person, "anna")


def ends(caller: Person, session: int) -> Any:
    """End a session of the list."""
    return caller.client.delete(SESSIONS, {"sessions": [session]}, "application/json")


def test_a_new_password_ends_every_other_session_and_every_link(anna: Any) -> None:
    here, elsewhere = browser("anna"), browser("anna")
    anna.refresh_from_db()
    link = link_for(anna)
    assert here.post(CHANGE, {"current_password": PASSWORD, "new_password": NEW}).status_code == 200
    assert here.get("projects").status_code == 200
    refused(elsewhere.get("projects"), 401, "not_signed_in")
    assert Person().client.get(link)["Location"] == "/sign-in?link=used"
    denied(Person().sign_in("anna", PASSWORD), 400, "username_password_mismatch", "password")
    assert Person().sign_in("anna", NEW).status_code == 200
    event = Event.objects.get(subject="account")
    assert (event.action, event.actor, event.after) == ("password_changed", anna, None)


@pytest.mark.parametrize(
    ("current", "new", "code", "field"),
    [
        ("not it", NEW, "enter_current_password", "current_password"),
        (None, NEW, "required", "current_password"),
        (PASSWORD, "short", "password_too_short", "new_password"),
        (PASSWORD, "password1234", "password_too_common", "new_password"),
        (PASSWORD, "30495860293847", "password_entirely_numeric", "new_password"),
        (PASSWORD, "", "required", "new_password"),
    ],
)
def test_a_password_is_changed_only_with_the_present_one_and_to_a_good_one(
    current: str | None, new: str, code: str, field: str
) -> None:
    here, elsewhere = browser("anna"), browser("anna")
    body = {"new_password": new, **({} if current is None else {"current_password": current})}
    denied(here.post(CHANGE, body), 400, code, field)
    assert elsewhere.get("projects").status_code == 200
    assert Person().sign_in("anna", PASSWORD).status_code == 200


def test_whoever_guesses_the_present_password_is_stopped(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"change_password": "2/m/user"}
    here = browser("anna")
    for _ in range(2):
        answer = here.post(CHANGE, {"current_password": "not it", "new_password": NEW})
        denied(answer, 400, "enter_current_password", "current_password")
    assert here.post(CHANGE, {"current_password": PASSWORD, "new_password": NEW}).status_code == 429
    assert Person().sign_in("anna", PASSWORD).status_code == 200


def test_somebody_ends_a_session_that_they_do_not_know_and_it_is_over_at_once() -> None:
    here, elsewhere = browser("anna"), browser("anna")
    rows = here.get(SESSIONS).json()["data"]
    assert [row["is_current"] for row in rows].count(True) == 1
    (other,) = (row["id"] for row in rows if not row["is_current"])
    assert elsewhere.get("projects").status_code == 200
    answer = ends(here, other)
    assert [row["is_current"] for row in answer.json()["data"]] == [True]
    refused(elsewhere.get("projects"), 401, "not_signed_in")
    assert here.get("projects").status_code == 200


def test_nobody_ends_or_sees_the_session_of_somebody_else(person: Any) -> None:
    with_password(person, "ben")
    anna, ben = browser("anna"), browser("ben")
    (row,) = ben.get(SESSIONS).json()["data"]
    denied(ends(anna, row["id"]), 400, "invalid_choice", "sessions")
    assert ben.get("projects").status_code == 200
    assert row["id"] not in [one["id"] for one in anna.get(SESSIONS).json()["data"]]


def test_a_sign_in_by_a_link_is_in_the_list_too(anna: Any) -> None:
    caller = Person()
    caller.client.get(link_for(anna), headers={"User-Agent": "Firefox"})
    (row,) = caller.get(SESSIONS).json()["data"]
    assert (row["user_agent"], row["ip"], row["is_current"]) == ("Firefox", "127.0.0.1", True)


def test_a_page_of_somebody_who_was_here_before_changes_nothing(anna: Any, person: Any) -> None:
    here = browser("anna")
    stranger = str(person("ben").user.pk)
    answer = here.post(CHANGE, {"current_password": PASSWORD, "new_password": NEW}, X_On_Record_Person=stranger)
    refused(answer, 409, "other_person")
    assert Person().sign_in("anna", PASSWORD).status_code == 200


def test_a_request_of_somebody_who_signed_in_costs_no_more_than_before(anna: Any) -> None:
    def statements(caller: Person) -> int:
        caller.get("session")
        with CaptureQueriesContext(connection) as seen:
            assert caller.get("session").json()["user"]["username"] == "anna"
        return len(seen)

    bare = Person(anna)
    assert statements(browser("anna")) == statements(bare)


@pytest.mark.django_db(transaction=True)
def test_two_web_processes_count_wrong_passwords_together(person: Any) -> None:
    """Each attempt is made by a process of its own, on the database that they share."""
    with_password(person, "limited")
    address, mark, options = os.environ["DATABASE_URL"].partition("?")
    url = f"{address.rpartition('/')[0]}/{connection.settings_dict['NAME']}{mark}{options}"
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        f"body = {{'username': 'limited', 'password': 'not it'}}\n"
        f"print(Client().post('{AUTH}/auth/login', body, 'application/json').json()['errors'][0]['code'])\n"
    )
    environment = {**os.environ, "DATABASE_URL": url, "ONRECORD_SIGN_IN_FAILURES": "2"}
    said = [
        subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True).stdout
        for _ in range(3)
    ]
    assert [line.strip() for line in said] == [
        "username_password_mismatch",
        "username_password_mismatch",
        "too_many_login_attempts",
    ]
