"""Somebody turns a second factor on: neither a password nor a link gets in without it, and it cannot be guessed."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims.audit import Event
from claims.http.links import link_for
from tests.conftest import AUTH, Person
from tests.core.refusing import denied, refused
from tests.projects.authenticators import (
    PASSWORD,
    adds_app,
    browser,
    code_of,
    gives_code,
    proves,
    waits_for_factor,
    with_password,
)

pytestmark = pytest.mark.django_db
APP, CODES = f"{AUTH}/account/authenticators/totp", f"{AUTH}/account/authenticators/recovery-codes"
PASSKEY = f"{AUTH}/account/authenticators/webauthn"


@pytest.fixture(autouse=True)
def anna(person: Any, settings: Any) -> Any:
    """Somebody with a password."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return with_password(person, "anna")


def whoami(caller: Person) -> str | None:
    """Return the name of whoever is signed in."""
    user = caller.get("session").json()["user"]
    return user["username"] if user else None


def test_with_an_app_the_password_alone_signs_nobody_in(anna: Any) -> None:
    secret = adds_app(browser("anna"))
    caller = Person()
    assert waits_for_factor(caller.sign_in("anna", PASSWORD))
    assert whoami(caller) is None
    refused(caller.get("projects"), 401, "not_signed_in")
    refused(caller.post("tokens"), 401, "not_signed_in")
    assert caller.get(f"{AUTH}/auth/sessions").status_code == 401
    assert gives_code(caller, code_of(secret, 1)).status_code == 200
    assert whoami(caller) == "anna"


def test_a_link_does_not_skip_the_second_factor_and_is_used_all_the_same(anna: Any) -> None:
    secret = adds_app(browser("anna"))
    anna.refresh_from_db()
    link, caller = link_for(anna), Person()
    assert caller.client.get(link)["Location"] == "/sign-in?link=factor"
    assert whoami(caller) is None
    assert waits_for_factor(caller.get(f"{AUTH}/auth/session"))
    assert Client().get(link)["Location"] == "/sign-in?link=used"
    assert gives_code(caller, code_of(secret, 1)).status_code == 200
    assert whoami(caller) == "anna"


def test_a_link_opened_in_the_browser_of_somebody_else_leaves_nobody_signed_in_until_the_code_is_given(
    anna: Any, person: Any
) -> None:
    secret = adds_app(browser("anna"))
    anna.refresh_from_db()
    caller = person("ben")
    assert caller.client.get(link_for(anna))["Location"] == "/sign-in?link=factor"
    assert whoami(caller) is None
    assert gives_code(caller, code_of(secret, 1)).status_code == 200
    assert whoami(caller) == "anna"


def test_wrong_codes_are_counted_for_the_account_in_whichever_browser(anna: Any, settings: Any) -> None:
    secret = adds_app(browser("anna"))
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    for _ in range(3):
        caller = Person()
        assert waits_for_factor(caller.sign_in("anna", PASSWORD))
        denied(gives_code(caller, "000000"), 400, "incorrect_code", "code")
    caller = Person()
    caller.client.defaults["REMOTE_ADDR"] = "192.0.2.1"
    assert waits_for_factor(caller.sign_in("anna", PASSWORD))
    denied(gives_code(caller, code_of(secret, 1)), 400, "too_many_login_attempts", "code")
    assert whoami(caller) is None


def test_a_code_works_once(anna: Any) -> None:
    secret = adds_app(browser("anna"))
    code = code_of(secret, 1)
    for status in (200, 400):
        caller = Person()
        caller.sign_in("anna", PASSWORD)
        assert gives_code(caller, code).status_code == status


def test_recovery_codes_are_shown_once_and_work_once(anna: Any) -> None:
    caller = browser("anna")
    adds_app(caller)
    codes = caller.get(CODES).json()["data"]["unused_codes"]
    assert len(set(codes)) == 10
    assert "unused_codes" not in caller.get(CODES).json()["data"]
    for status in (200, 400):
        other = Person()
        other.sign_in("anna", PASSWORD)
        assert gives_code(other, codes[0]).status_code == status
    proves(caller)
    fresh = caller.post(CODES).json()["data"]["unused_codes"]
    assert not set(fresh) & set(codes)
    other = Person()
    other.sign_in("anna", PASSWORD)
    denied(gives_code(other, codes[1]), 400, "incorrect_code", "code")
    assert gives_code(other, fresh[0]).status_code == 200


def test_a_second_factor_is_changed_only_by_those_who_prove_who_they_are(anna: Any) -> None:
    caller = browser("anna")
    secret = caller.get(APP).json()["meta"]["secret"]
    answer = caller.post(APP, {"code": code_of(secret)})
    assert (answer.status_code, answer.json()["meta"]["is_authenticated"]) == (401, True)
    assert [flow["id"] for flow in answer.json()["data"]["flows"]] == ["reauthenticate"]
    denied(caller.post(f"{AUTH}/auth/reauthenticate", {"password": "not it"}), 400, "incorrect_password", "password")
    adds_app(caller)
    later = browser_with_code(caller)
    for answer in (later.delete(APP), later.get(CODES), later.post(CODES), later.get(PASSKEY)):
        assert (answer.status_code, answer.json()["meta"]["is_authenticated"]) == (401, True)
    proves(later)
    assert later.delete(APP).status_code == 200
    # The recovery codes go with the last factor.
    assert later.get(f"{AUTH}/account/authenticators").json()["data"] == []
    assert browser("anna").get("projects").status_code == 200


def browser_with_code(first: Person) -> Person:
    """Sign the person of another browser in with a new recovery code."""
    code = first.get(CODES).json()["data"]["unused_codes"][0]
    caller = Person()
    caller.sign_in("anna", PASSWORD)
    assert gives_code(caller, code).status_code == 200
    return caller


def test_who_came_by_links_sets_a_password_first(person: Any) -> None:
    user = person("ben").user
    user.set_unusable_password()
    user.save()
    caller = Person()
    caller.client.get(link_for(user))
    answer = caller.get(PASSKEY)
    assert (answer.status_code, answer.json()["data"]["flows"]) == (401, [])
    change = f"{AUTH}/account/password/change"
    denied(caller.post(change, {"new_password": "short"}), 400, "password_too_short", "new_password")
    assert caller.post(change, {"new_password": PASSWORD}).status_code == 200
    assert whoami(caller) == "ben"
    adds_app(caller)


def test_the_code_for_the_app_is_drawn_by_the_server(anna: Any) -> None:
    meta = browser("anna").get(APP).json()["meta"]
    assert meta["totp_url"].startswith("otpauth://totp/anna?")
    assert "issuer=On%20Record" in meta["totp_url"]
    assert meta["qr"]["side"] > 30
    assert meta["qr"]["path"].startswith("M")


def test_what_people_change_about_their_account_is_in_the_history(
    anna: Any, django_capture_on_commit_callbacks: Any
) -> None:
    caller = browser("anna")
    for change in (adds_app, lambda caller: caller.post(CODES), lambda caller: caller.delete(APP)):
        with django_capture_on_commit_callbacks(execute=True):
            change(caller)
    events = Event.objects.filter(subject="account", actor=anna).order_by("id")
    assert [event.action for event in events] == ["totp_activated", "recovery_codes_generated", "totp_deactivated"]
    assert all(event.request_id for event in events)


FORGED = [
    {}, {"id": 1}, {"id": "x", "rawId": "x", "type": "public-key", "response": {}},
    {"id": "x", "rawId": "x", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "W10", "authenticatorData": "A" * 50, "signature": "AA", "userHandle": "MQ"}},
    {"id": None, "rawId": None, "type": None, "response": None}, {"response": {"userHandle": "é"}}, {"response": {"userHandle": 5}},
    {"response": []}, {"response": "x", "id": "x", "rawId": [], "type": "public-key"}, {"response": {"userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", "authenticatorData": "AA", "signature": "AA", "userHandle": "____"}},
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJ4In0", "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUEB"}},
]  # fmt: skip


@pytest.mark.parametrize("credential", FORGED)
@pytest.mark.parametrize(
    "route", ["auth/webauthn/login", "auth/webauthn/reauthenticate", "account/authenticators/webauthn"]
)
def test_what_no_authenticator_would_send_is_a_wrong_code(anna: Any, route: str, credential: Any) -> None:
    caller = browser("anna")
    proves(caller)
    caller.get(f"{AUTH}/{route}")
    answer = caller.post(f"{AUTH}/{route}", {"credential": credential})
    found = answer.json()
    assert answer.status_code == 400, answer.content
    assert found["errors"][0]["code"] in ("incorrect_code", "required")


def test_whoever_has_lost_their_factor_is_let_in_again_by_those_who_run_the_server(anna: Any) -> None:
    caller = browser("anna")
    adds_app(caller)
    out = StringIO()
    call_command("remove_second_factor", "anna", stdout=out)
    assert out.getvalue() == "Removed: recovery_codes, totp. All sessions of anna have ended.\n"
    refused(caller.get("projects"), 401, "not_signed_in")
    assert browser("anna").get("projects").status_code == 200
    event = Event.objects.get(subject="account", action="factor_removed")
    assert (event.actor, event.before) == (None, {"factors": ["recovery_codes", "totp"]})
    for name, why in (("anna", "has no second factor"), ("nemo", "no account")):
        with pytest.raises(CommandError, match=why):
            call_command("remove_second_factor", name)


def test_a_code_that_was_typed_before_proving_who_one_is_still_counts(anna: Any) -> None:
    caller = browser("anna")
    secret = caller.get(APP).json()["meta"]["secret"]
    denied(caller.post(APP, {"code": "000000"}), 400, "incorrect_code", "code")
    code = code_of(secret)
    assert caller.post(APP, {"code": code}).status_code == 401
    proves(caller)
    assert caller.post(APP, {"code": code}).status_code == 200
    assert len(caller.get(CODES).json()["data"]["unused_codes"]) == 10
