"""Too much of one thing is answered by 429, when to come back, and nothing else; others are not held up."""

import os
import subprocess
import sys
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken

from claims.http import throttles
from tests.conftest import AUTH, ROOT, Person, claim_for
from tests.core.refusing import denied, nothing_changes, refused

pytestmark = pytest.mark.django_db
PASSWORD = "a password of the tests"
WRONG = ("anna", "not the password")
RIGHT = ("anna", PASSWORD)


@pytest.fixture(autouse=True)
def counts_of_its_own(monkeypatch: Any, settings: Any) -> None:
    """Let no test count with another, or with an earlier run; a broker that was left alone is asked again."""
    mine = uuid4().hex
    monkeypatch.setattr(throttles, "_key", lambda kind, who: f"test:{mine}:{kind}:{who}")
    monkeypatch.setattr(throttles._Silence, "until", 0.0)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def anna(person: Any) -> Any:
    """Somebody with a password."""
    user = person("anna").user
    user.set_password(PASSWORD)
    user.save()
    return user


def too_many(answer: Any) -> None:
    """Check an answer that says to wait."""
    error = refused(answer, 429, "throttled", None)
    assert 1 <= int(answer["Retry-After"]) <= 3600
    assert error["retry_after"] == int(answer["Retry-After"])


def test_failed_sign_ins_of_one_address_and_of_no_other(anna: Any, nobody: Person, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "4/m/ip"}
    for number in range(4):
        denied(nobody.sign_in(f"person{number}", PASSWORD), 400, "username_password_mismatch", "password")
    denied(nobody.sign_in(*RIGHT), 400, "too_many_login_attempts")
    elsewhere = Person()
    elsewhere.client.defaults["REMOTE_ADDR"] = "192.0.2.1"
    assert elsewhere.sign_in(*RIGHT).status_code == 200


def test_behind_a_proxy_each_client_has_an_address_of_its_own(anna: Any, nobody: Person, settings: Any) -> None:
    settings.PROXIES, settings.ACCOUNT_RATE_LIMITS = 1, {"login": None, "login_failed": "3/m/ip,3/5m/key"}
    for number in range(4):
        # What stands on the left is the client's own invention and buys no new attempt.
        answer = nobody.sign_in(*WRONG, X_Forwarded_For=f"10.1.1.{number}, 192.0.2.1")
    denied(answer, 400, "too_many_login_attempts")
    assert nobody.sign_in(*RIGHT, X_Forwarded_For="192.0.2.2").status_code == 200


def test_a_server_that_does_not_learn_the_address_counts_all_clients_as_one(
    anna: Any, nobody: Person, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "1/m/ip"}
    nobody.client.defaults["REMOTE_ADDR"] = ""
    denied(nobody.sign_in(*WRONG), 400, "username_password_mismatch", "password")
    denied(nobody.sign_in(*RIGHT), 400, "too_many_login_attempts")


def test_people_who_sign_in_rightly_are_not_counted(anna: Any, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "2/m/ip,2/5m/key"}
    assert [Person().sign_in(*RIGHT).status_code for _ in range(6)] == [200] * 6


def test_the_limits_are_those_of_the_settings() -> None:
    """The tests are not limited by address, so these are read from a process of its own."""
    code = "import annotator.settings as s; print(s.ACCOUNT_RATE_LIMITS['login_failed'])"
    environment = {**os.environ, "ONRECORD_SIGN_INS_PER_MINUTE": "30", "ONRECORD_SIGN_IN_FAILURES": "7"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "30/m/ip,7/5m/key", done.stderr


def test_the_form_of_a_sign_in_takes_sixteen_kilobytes(nobody: Person) -> None:
    word = "x" * (16 * 1024 + 1)
    refused(nobody.sign_in(word, "x"), 413, "too_large")
    refused(
        nobody.raw("post", f"{AUTH}/auth/login", word.encode(), "multipart/form-data; boundary=x"), 413, "too_large"
    )
    refused(nobody.raw("post", "/sign-in", word.encode() * 2, "multipart/form-data; boundary=x"), 413, "too_large")
    refused(
        nobody.raw("post", "/health/live", word.encode() * 2, "application/x-www-form-urlencoded"), 413, "too_large"
    )


def test_files_are_taken_where_files_are_imported_and_nowhere_else(owner: Person, project: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    data = b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\n' + b"x" * 90 + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    refused(owner.raw("post", f"projects/{project.pk}/imports", data, kind), 400, "unknown_field")
    for path in (f"projects/{project.pk}/exports", f"projects/{project.pk}/imports/x", "session/imports"):
        refused(owner.raw("post", path, data, kind), 413, "too_large")


def token_of(owner: Person) -> dict[str, Any]:
    """Make a token, and the header that sends it."""
    return {"Authorization": f"Token {AuthToken.objects.create(owner.user)[1]}"}


def test_requests_with_one_token_and_with_no_other(owner: Person, project: Any, settings: Any) -> None:
    settings.TOKEN_REQUESTS_PER_MINUTE = 3
    first, second = token_of(owner), token_of(owner)
    script = Client()
    assert [script.get("/api/v1/projects", headers=first).status_code for _ in range(3)] == [200] * 3
    too_many(script.get("/api/v1/projects", headers=first))
    assert script.get("/api/v1/projects", headers=second).status_code == 200
    assert owner.get("projects").status_code == 200


def test_saving_twice_a_second_is_never_throttled(annotator: Person, work: Any, settings: Any) -> None:
    settings.TOKEN_REQUESTS_PER_MINUTE = 1
    header, script = token_of(annotator), Client()
    path = f"/api/v1/assignments/{work['assignment']['id']}/sync"
    statuses = [
        script.post(path, {"ops": []}, content_type="application/json", headers=header).status_code for _ in range(121)
    ]
    assert set(statuses) == {200}


def test_wrong_tokens_of_one_address_do_not_refuse_a_right_one(owner: Person, project: Any, settings: Any) -> None:
    settings.SIGN_INS_PER_MINUTE = 3
    right, script = token_of(owner), Client()
    for wrong in ("x", "x" * 64, "ü"):
        refused(script.get("/api/v1/projects", headers={"Authorization": f"Token {wrong}"}), 401, "not_signed_in")
    too_many(script.get("/api/v1/projects", headers={"Authorization": "Token x"}))
    assert script.get("/api/v1/projects", headers=right).status_code == 200


def test_imports_and_exports_of_one_person(owner: Person, project: Any, settings: Any, files: Any) -> None:
    settings.IMPORTS_PER_HOUR = settings.EXPORTS_PER_HOUR = 2

    def bring() -> Any:
        file = SimpleUploadedFile("a.txt", b"It rained, she said.")
        return owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": file})

    def take() -> Any:
        return owner.post(f"projects/{project.pk}/exports", {})

    for ask in (bring, take):
        assert [ask().status_code for _ in range(2)] == [202, 202]
        with nothing_changes():
            too_many(ask())
    # One article at a time through the API is no import of files.
    text = {"text": "It will rain, he said."}
    assert owner.post(f"projects/{project.pk}/articles", text).status_code == 201


def test_somebody_who_may_not_import_is_refused_for_that_and_uses_up_nothing(
    viewer: Person, project: Any, settings: Any
) -> None:
    settings.IMPORTS_PER_HOUR = 1
    for _ in range(3):
        answer = viewer.client.post(f"/api/v1/projects/{project.pk}/imports", {})
        refused(answer, 403, "forbidden")


def test_a_count_ends_with_its_time(settings: Any) -> None:
    settings.SIGN_INS_PER_MINUTE = 1
    wrong = {"Authorization": "Token x"}
    refused(Client().get("/api/v1/projects", headers=wrong), 401, "not_signed_in")
    too_many(Client().get("/api/v1/projects", headers=wrong))
    broker, key = throttles._broker(settings.CELERY_BROKER_URL), throttles._key("wrong-token", "127.0.0.1")
    assert 0 < broker.ttl(key) <= 60
    # A count whose end was lost, in a broker that was killed between two steps for example, gets one again.
    broker.persist(key)
    too_many(Client().get("/api/v1/projects", headers=wrong))
    assert 0 < broker.ttl(key) <= 60
    broker.expire(key, 0)
    refused(Client().get("/api/v1/projects", headers=wrong), 401, "not_signed_in")


def test_a_broker_that_does_not_answer_throttles_no_token_and_is_left_alone(
    anna: Any, nobody: Person, settings: Any, caplog: Any, monkeypatch: Any
) -> None:
    settings.SIGN_INS_PER_MINUTE = 1
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(throttles, "SECONDS_LEFT_ALONE", 600)
    for _ in range(3):
        refused(Client().get("/api/v1/projects", headers={"Authorization": "Token x"}), 401, "not_signed_in")
    assert caplog.text.count("The broker does not answer") == 1
    # Sign-ins are counted in the database.
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "2/5m/key"}
    for _ in range(2):
        denied(nobody.sign_in(*WRONG), 400, "username_password_mismatch", "password")
    denied(nobody.sign_in(*RIGHT), 400, "too_many_login_attempts")


def test_nothing_of_this_asks_the_database_while_people_work(annotator: Person, work: Any, settings: Any) -> None:
    header, script = token_of(annotator), Client()
    path = f"/api/v1/assignments/{work['assignment']['id']}/sync"
    body = {"ops": [{"put": claim_for(work["article"]["text"], str(uuid4()), ["The harbour will close"]), "base": 0}]}

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert script.post(path, body, content_type="application/json", headers=header).status_code == 200
        return len(seen)

    settings.TOKEN_REQUESTS_PER_MINUTE = 0
    statements()
    without = statements()
    settings.TOKEN_REQUESTS_PER_MINUTE = 1000
    assert statements() == without
