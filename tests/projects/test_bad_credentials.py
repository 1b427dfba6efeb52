"""Somebody signs in wrongly, too often, with a token that is over, or lets another site send requests in their name."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from knox.models import AuthToken

from tests.conftest import AUTH, Person
from tests.core.refusing import denied, nothing_changes, refused

pytestmark = pytest.mark.django_db
PASSWORD = "a password of the tests"


class CountingHasher(MD5PasswordHasher):
    """A quick hasher that counts how often it works: the part of signing in that takes the time."""

    algorithm = "counting"
    count = 0

    def encode(self, password: str, salt: str) -> str:
        """Hash, and count."""
        CountingHasher.count += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def anna(person: Any, settings: Any) -> Any:
    """Somebody with a password."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    user = person("anna").user
    user.set_password(PASSWORD)
    user.save()
    return user


def test_somebody_signs_in_and_out(nobody: Person, anna: Any) -> None:
    assert nobody.get("session").json() == {"user": None, "mail": False, "provider": None}
    assert nobody.sign_in("anna", PASSWORD).status_code == 200
    user = {"id": anna.pk, "username": "anna", "name": "Anna", "administrator": False, "may_create_projects": False}
    assert nobody.get("session").json() == {"user": user, "mail": False, "provider": None}
    assert nobody.get("projects").status_code == 200
    # The library says with 401 that nobody is signed in any more.
    assert nobody.delete(f"{AUTH}/auth/session").status_code == 401
    refused(nobody.get("projects"), 401, "not_signed_in")
    assert nobody.get("session").json() == {"user": None, "mail": False, "provider": None}


def test_b75_a_post_from_another_site(owner: Person, project: Any) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(owner.user, backend="claims.http.sessions.Accounts")
    address, body = f"/api/v1/projects/{project.pk}", '{"blind": false}'
    with nothing_changes():
        refused(client.patch(address, body, content_type="application/json"), 403, "csrf")
        refused(client.post(f"{AUTH}/auth/login", "{}", content_type="application/json"), 403, "csrf")
    token = client.get("/api/v1/session").cookies["csrftoken"].value
    wrong = {"X-CSRFToken": "x" * len(token)}
    foreign = {"X-CSRFToken": token, "Origin": "https://evil.example"}
    with nothing_changes():
        for headers in (wrong, foreign):
            refused(client.patch(address, body, content_type="application/json", headers=headers), 403, "csrf")
    right = {"X-CSRFToken": token}
    assert client.patch(address, body, content_type="application/json", headers=right).status_code == 200


def test_b75_a_get_changes_nothing(annotator: Person, work: Any) -> None:
    with nothing_changes():
        for verb in ("sync", "submit", "skip", "release", "reopen"):
            refused(annotator.get(f"assignments/{work['assignment']['id']}/{verb}"), 405, "method_not_allowed")


def test_b76_an_unknown_name_and_a_wrong_password_are_answered_alike(nobody: Person) -> None:
    replies, efforts = [], []
    for name in ("anna", "nobody-of-that-name"):
        before = CountingHasher.count
        answer = nobody.sign_in(name, "not the password")
        denied(answer, 400, "username_password_mismatch", "password")
        replies.append(answer.content)
        efforts.append(CountingHasher.count - before)
    assert replies[0] == replies[1]
    assert efforts == [1, 1]


def test_b76_too_many_wrong_passwords(nobody: Person, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    for _ in range(3):
        denied(nobody.sign_in("anna", "not the password"), 400, "username_password_mismatch", "password")
    before = CountingHasher.count
    denied(nobody.sign_in("anna", "not the password"), 400, "too_many_login_attempts")
    denied(nobody.sign_in("ANNA", PASSWORD), 400, "too_many_login_attempts")
    assert CountingHasher.count == before
    denied(nobody.sign_in("somebody-else", PASSWORD), 400, "username_password_mismatch", "password")
    # Nobody locks others out of their accounts from elsewhere.
    elsewhere = Client(REMOTE_ADDR="192.0.2.1")
    answer = elsewhere.post(f"{AUTH}/auth/login", {"username": "anna", "password": PASSWORD}, "application/json")
    assert answer.status_code == 200


def test_b76_a_right_password_takes_back_its_count_but_not_those_of_wrong_ones(nobody: Person, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    for _ in range(2):
        for _ in range(3):
            assert nobody.sign_in("anna", PASSWORD).status_code == 200
            nobody.delete(f"{AUTH}/auth/session")
        denied(nobody.sign_in("anna", "not the password"), 400, "username_password_mismatch", "password")
    denied(nobody.sign_in("anna", "not the password"), 400, "username_password_mismatch", "password")
    denied(nobody.sign_in("anna", PASSWORD), 400, "too_many_login_attempts")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "required"), ({"username": "anna"}, "required"), ({"username": "anna", "password": ""}, "required"),
        ({"username": ["anna"], "password": "x"}, "invalid"), ({"username": "anna", "password": None}, "invalid"),
        ({"username": "anna", "password": "x", "email": "a@b.example"}, "unknown_field"), ([], "expected_object"),
        ("anna", "expected_object"), ({"username": "an\0na", "password": "x"}, "bad_unicode"),
        ({"username": "\ud800", "password": "x"}, "bad_unicode"),
    ],
)  # fmt: skip
def test_b76_credentials_that_are_none(nobody: Person, body: Any, code: str) -> None:
    answer = nobody.client.post(f"{AUTH}/auth/login", json.dumps(body), "application/json")
    found = answer.json()
    assert (answer.status_code, (found.get("error") or found["errors"][0])["code"]) == (400, code)


@pytest.mark.parametrize(
    ("data", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "invalid_json"),
        (b'{"username": "anna", "username": "ben"}', "application/json", 400, "duplicate_key"),
        (b"[" * 9000, "application/json", 400, "json_too_deep"),
        (b"\xff", "application/json", 400, "invalid_encoding"),
        (b"username=anna&password=x", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b"--x--", "multipart/form-data; boundary=x", 415, "unsupported_media_type"),
        (b"{}", "text/plain", 415, "unsupported_media_type"),
    ],
)
def test_b76_a_body_that_is_no_sign_in(nobody: Person, data: bytes, kind: str, status: int, code: str) -> None:
    refused(nobody.raw("POST", f"{AUTH}/auth/login", data, kind), status, code)


def test_b76_an_account_that_is_closed(nobody: Person, anna: Any) -> None:
    anna.is_active = False
    anna.save()
    denied(nobody.sign_in("anna", PASSWORD), 400, "username_password_mismatch", "password")


def test_nobody_signs_up(nobody: Person) -> None:
    body = {"username": "eve", "password": PASSWORD}
    assert nobody.post(f"{AUTH}/auth/signup", body).status_code == 404
    assert nobody.post("/accounts/signup/", body).status_code == 405


def with_token(token: str, query: str = "") -> Any:
    """Ask for the projects with a token and nothing else."""
    headers = {"Authorization": f"Token {token}"} if token else {}
    return Client(raise_request_exception=False).get(f"/api/v1/projects{query}", headers=headers)


def test_a_script_signs_in_with_a_token(owner: Person, project: Any) -> None:
    _, token = AuthToken.objects.create(owner.user)
    assert [row["name"] for row in with_token(token).json()["results"]] == ["Test desk"]
    body = '{"blind": false}'
    client = Client(enforce_csrf_checks=True)
    headers = {"Authorization": f"Token {token}"}
    answer = client.patch(f"/api/v1/projects/{project.pk}", body, content_type="application/json", headers=headers)
    assert answer.status_code == 200


def test_b76_a_token_that_is_wrong_over_or_in_the_address(owner: Person) -> None:
    _, expired = AuthToken.objects.create(owner.user, expiry=timedelta(seconds=-1))
    row, token = AuthToken.objects.create(owner.user)
    refused(with_token(expired), 401, "not_signed_in")
    for wrong in (token[:-1] + "x", "x", "x" * 1000, "ü", "' OR 1=1"):
        refused(with_token(wrong), 401, "not_signed_in")
    refused(with_token("", f"?token={token}"), 401, "not_signed_in")
    assert with_token(token).status_code == 200
    row.delete()
    refused(with_token(token), 401, "not_signed_in")


def test_b76_a_token_of_somebody_whose_account_is_closed(owner: Person) -> None:
    _, token = AuthToken.objects.create(owner.user)
    owner.user.is_active = False
    owner.user.save()
    refused(with_token(token), 401, "not_signed_in")


def test_a_forged_session_cookie_is_nobody(owner: Person) -> None:
    client = Client()
    client.cookies["session"] = "x" * 32
    assert client.get("/api/v1/session").json() == {"user": None, "mail": False, "provider": None}
    refused(client.get("/api/v1/projects"), 401, "not_signed_in")


def test_the_session_gets_a_new_key_when_somebody_signs_in(nobody: Person) -> None:
    nobody.sign_in("anna", PASSWORD)
    first = nobody.client.cookies["session"].value
    # Whoever is signed in signs out first.
    assert nobody.sign_in("anna", PASSWORD).status_code == 409
    nobody.delete(f"{AUTH}/auth/session")
    nobody.sign_in("anna", PASSWORD)
    assert nobody.client.cookies["session"].value != first
    old = Client()
    old.cookies["session"] = first
    assert old.get("/api/v1/session").json() == {"user": None, "mail": False, "provider": None}


def test_signing_in_on_another_device_ends_no_session(nobody: Person) -> None:
    nobody.sign_in("anna", PASSWORD)
    elsewhere = Person()
    assert elsewhere.sign_in("anna", PASSWORD).status_code == 200
    assert nobody.get("projects").status_code == 200


def test_all_sessions_end_when_the_password_changes(nobody: Person, anna: Any) -> None:
    nobody.sign_in("anna", PASSWORD)
    anna.set_password("another password of the tests")
    anna.save()
    refused(nobody.get("projects"), 401, "not_signed_in")


def test_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites(nobody: Person) -> None:
    cookies = nobody.sign_in("anna", PASSWORD).cookies
    assert cookies["session"]["httponly"]
    assert {cookies[name]["samesite"] for name in ("session", "csrftoken")} == {"Lax"}
