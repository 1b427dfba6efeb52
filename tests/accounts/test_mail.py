"""An address is confirmed by a code, and a new password comes by mail to a confirmed address alone: by a real mail server."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from claims.audit import Event
from claims.projects.accounts.mail import LANGUAGES, WORDS
from tests.accounts.post import Taken, post_office, words_of
from tests.conftest import AUTH, Person
from tests.core.refusing import denied, refused
from tests.projects.authenticators import (
    PASSWORD,
    adds_app,
    browser,
    gives_code,
    proves,
    waits_for_factor,
    with_password,
)

pytestmark = pytest.mark.django_db
EMAIL, VERIFY = f"{AUTH}/account/email", f"{AUTH}/auth/email/verify"
ASK, RESET = f"{AUTH}/auth/password/request", f"{AUTH}/auth/password/reset"
ADDRESS, NEW = "anna@desk.example", "another password of the tests"


@pytest.fixture
def post(settings: Any) -> Iterator[Taken]:
    """The mail that was sent."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with post_office(settings) as taken:
        yield taken


def confirms(caller: Person, post: Taken, address: str = ADDRESS) -> None:
    """Confirm an address with the code that comes to it."""
    proves(caller)
    assert caller.post(EMAIL, {"email": address}).status_code == 200
    code = words_of(post.to(address)).split()[0]
    assert caller.post(VERIFY, {"key": code}).status_code == 200


def key_in(post: Taken, address: str = ADDRESS) -> str:
    """Take the key of the link to a new password out of the newest message."""
    newest = [one for one in post.messages if one["To"] == address][-1]
    found = re.search(r"http://testserver/new-password#(\S+)", words_of(newest))
    assert found is not None, words_of(newest)
    return found[1]


def test_whoever_confirmed_their_address_gets_a_new_password_once_and_it_ends_every_session(
    post: Taken, person: Any
) -> None:
    user = with_password(person, "anna")
    there = browser("anna")
    confirms(there, post)
    (row,) = there.get(EMAIL).json()["data"]
    assert (row["email"], row["verified"]) == (ADDRESS, True)
    assert Person().post(ASK, {"email": ADDRESS.upper()}).status_code == 200
    key = key_in(post)
    denied(Person().post(RESET, {"key": key, "password": "short"}), 400, "password_too_short", "password")
    denied(Person().post(RESET, {"key": f"{key}x", "password": NEW}), 400, "invalid_password_reset", "key")
    # Nobody is signed in by it: a second factor is asked for as ever.
    assert Person().post(RESET, {"key": key, "password": NEW}).status_code == 401
    refused(there.get("projects"), 401, "not_signed_in")
    denied(Person().post(RESET, {"key": key, "password": PASSWORD}), 400, "invalid_password_reset", "key")
    assert Person().sign_in("anna", NEW).status_code == 200
    told = Event.objects.filter(subject="account", actor=user).order_by("id").values_list("action", flat=True)
    assert list(told) == ["email_confirmed", "password_reset"]


def test_a_new_password_does_not_skip_the_second_factor(post: Taken, person: Any) -> None:
    with_password(person, "anna")
    caller = browser("anna")
    confirms(caller, post)
    adds_app(caller)
    Person().post(ASK, {"email": ADDRESS})
    Person().post(RESET, {"key": key_in(post), "password": NEW})
    visitor = Person()
    assert waits_for_factor(visitor.sign_in("anna", NEW))
    denied(gives_code(visitor, "000000"), 400, "incorrect_code", "code")


def test_nobody_learns_who_has_an_account_and_an_address_that_a_manager_typed_opens_none(
    post: Taken, person: Any
) -> None:
    user = with_password(person, "anna")
    user.email = "typed@desk.example"
    user.save()
    confirms(browser("anna"), post)
    type(user).objects.filter(pk=user.pk).update(email="typed@desk.example")
    answers = [Person().post(ASK, {"email": email}) for email in (ADDRESS, "typed@desk.example", "nobody@desk.example")]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert "#" in words_of(post.messages[-3])
    for address in ("typed@desk.example", "nobody@desk.example"):
        assert "No account there" in words_of(post.to(address))


def test_how_often_a_password_is_asked_for_is_limited(post: Taken, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "2/m/key"}
    said = [Person().post(ASK, {"email": "nobody@desk.example"}).status_code for _ in range(3)]
    assert said == [200, 200, 429]
    assert len(post.messages) == 2


def test_an_address_is_one_persons_and_changed_or_removed_by_whoever_proves_who_they_are(
    post: Taken, person: Any, settings: Any
) -> None:
    # One message to an address in ten seconds, else.
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": ""}
    for name in ("anna", "ben"):
        with_password(person, name)
    anna, ben = browser("anna"), browser("ben")
    answer = anna.post(EMAIL, {"email": ADDRESS})
    assert (answer.status_code, answer.json()["meta"]["is_authenticated"]) == (401, True)
    confirms(anna, post)
    proves(ben)
    assert ben.post(EMAIL, {"email": ADDRESS}).status_code == 200
    code = words_of(post.messages[-1]).split()[0]
    denied(ben.post(VERIFY, {"key": code}), 400, "email_taken", "key")
    denied(anna.post(EMAIL, {"email": ADDRESS}), 400, "duplicate_email", "email")
    assert anna.client.delete(EMAIL, {"email": ADDRESS}, "application/json").status_code == 200
    assert anna.get(EMAIL).json()["data"] == []


def test_three_wrong_codes_end_a_confirmation(post: Taken, person: Any) -> None:
    with_password(person, "anna")
    caller = browser("anna")
    proves(caller)
    caller.post(EMAIL, {"email": ADDRESS})
    for _ in range(3):
        denied(caller.post(VERIFY, {"key": "AAAAAA"}), 400, "incorrect_code", "key")
    assert caller.post(VERIFY, {"key": words_of(post.to(ADDRESS)).split()[0]}).status_code == 409


def test_where_no_mail_is_sent_nothing_of_it_is_offered(person: Any) -> None:
    with_password(person, "anna")
    caller = browser("anna")
    assert caller.get("session").json()["mail"] is False
    for answer in (
        Person().post(ASK, {"email": ADDRESS}), Person().post(RESET, {"key": "x", "password": NEW}), caller.get(EMAIL),
        caller.post(EMAIL, {"email": ADDRESS}), caller.post(VERIFY, {"key": "x"}),
    ):  # fmt: skip
        refused(answer, 409, "mail_off")


def test_a_mail_server_that_does_not_answer_is_told_and_changes_nothing(
    post: Taken, person: Any, settings: Any
) -> None:
    with_password(person, "anna")
    caller = browser("anna")
    proves(caller)
    settings.EMAIL_PORT = 1
    refused(caller.post(EMAIL, {"email": ADDRESS}), 503, "mail_failed")
    refused(Person().post(ASK, {"email": ADDRESS}), 503, "mail_failed")
    assert caller.get(EMAIL).json()["data"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_there_in_every_language_and_holds_what_it_names(language: str) -> None:
    values = {"username": "anna", "link": "http://x/y", "host": "desk.example", "code": "ABC123"}
    for kind, words in WORDS.items():
        subject, text = (one.format(**values) for one in words[language])
        assert subject, kind
        assert "{" not in text, kind


def test_somebody_whose_browser_prefers_german_reads_german(post: Taken) -> None:
    Person().post(ASK, {"email": ADDRESS}, Accept_Language="de-AT,de;q=0.9")
    assert post.to(ADDRESS)["Subject"] == "Kein Konto mit dieser Adresse"


def test_somebody_changes_their_own_name(person: Any) -> None:
    caller = person("anna")
    answer = caller.patch("session", {"name": "  Anna Maria Holt "})
    assert (answer.status_code, answer.json()["user"]["name"]) == (200, "Anna Maria Holt")
    assert caller.get("session").json()["user"]["name"] == "Anna Maria Holt"
    for body, code in (({"name": " "}, "blank"), ({}, "required"), ({"name": "x" * 151}, "limit")):
        refused(caller.patch("session", body), 400, code)
    refused(Person().patch("session", {"name": "x"}), 401, "not_signed_in")
    (told,) = Event.objects.filter(subject="account", action="renamed")
    assert (told.before, told.after) == (None, None)
