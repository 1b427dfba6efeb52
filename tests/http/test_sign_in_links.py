"""A link signs one person in once; one that does not work says why, and locks nobody out."""

import logging
import threading
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from sesame.utils import get_query_string

from claims.http.links import link_for
from tests.conftest import Person
from tests.core.refusing import denied

pytestmark = pytest.mark.django_db


def follow(link: str, client: Client | None = None, **headers: Any) -> str:
    """Open a link and return where it leads."""
    answer = (client or Client()).get(link, headers=headers or None)
    assert answer.status_code == 302
    return str(answer["Location"])


def whoami(client: Client) -> str | None:
    """Return the name of whoever is signed in."""
    user = client.get("/api/v1/session").json()["user"]
    return user["username"] if user else None


WRONG = ["", "?key=", "?key=x", "?key=AAAAAB4wXGQw6ewCaTBvPZGV", "?key=a:b:c", "?key=%00", "?key=%ff%fe", "?key=" + "x" * 5000, "?key=\u00fc",
         "?other=1", "?key=' OR 1=1", "?key[]=x", "?" + "&".join(["key=x"] * 60)]  # fmt: skip


def test_thirty_wrong_links_refuse_no_good_one(person: Any) -> None:
    links = [link_for(person(name).user) for name in ("anna", "ben", "carla")]
    for query in WRONG * 3:
        assert follow(f"/sign-in/link{query}") == "/sign-in?link=unknown"
    assert [follow(link) for link in links] == ["/"] * 3


def test_a_name_that_is_locked_out_for_wrong_passwords_still_enters_by_a_link(
    person: Any, nobody: Person, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/ip"}
    user = person("anna").user
    for _ in range(2):
        answer = nobody.sign_in("anna", "not the password")
    denied(answer, 400, "too_many_login_attempts")
    client = Client()
    assert follow(link_for(user), client) == "/"
    assert whoami(client) == "anna"


def test_a_link_works_once(person: Any) -> None:
    link = link_for(person("anna").user)
    client = Client()
    assert follow(link, client) == "/"
    assert whoami(client) == "anna"
    assert follow(link) == "/sign-in?link=used"


@pytest.mark.parametrize("change", ["signs in otherwise", "gets a new password"])
def test_a_link_ends_with_another_sign_in_and_with_a_new_password(person: Any, change: str) -> None:
    user = person("anna").user
    link = link_for(user)
    if change == "signs in otherwise":
        follow(link_for(user))
    else:
        user.set_password("another password of the tests")
        user.save()
    assert follow(link) == "/sign-in?link=used"


def test_a_link_of_yesterday_has_expired_and_is_not_called_used(person: Any, monkeypatch: Any) -> None:
    link = link_for(person("anna").user)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 24 * 3600 - 60)
    assert follow(link.replace("key=", "key=x")) == "/sign-in?link=unknown"
    monkeypatch.setattr(time, "time", lambda: now + 24 * 3600 + 60)
    assert follow(link) == "/sign-in?link=expired"
    # Whoever changes a letter of it does not learn whether it was ours.
    assert follow(link[:-1] + ("A" if link[-1] != "A" else "B")) == "/sign-in?link=unknown"


@pytest.mark.parametrize("gone", ["closed", "deleted"])
def test_the_link_of_an_account_that_is_gone_signs_nobody_in(person: Any, gone: str) -> None:
    user = person("anna").user
    link = link_for(user)
    if gone == "closed":
        user.is_active = False
        user.save()
    else:
        user.delete()
    assert follow(link) == "/sign-in?link=expired"


def test_what_another_program_signed_with_the_same_key_is_no_link_of_ours(person: Any) -> None:
    assert follow("/sign-in/link" + get_query_string(person("anna").user)) == "/sign-in?link=unknown"


def test_somebody_who_is_signed_in_and_opens_an_old_link_stays(person: Any, nobody: Person) -> None:
    client = Client()
    link = link_for(person("anna").user)
    follow(link, client)
    session = client.cookies["session"].value
    for old in (link, "/sign-in/link?key=x", link + "x"):
        assert follow(old, client) == "/"
        assert whoami(client) == "anna"
    assert client.cookies["session"].value == session


def test_somebody_who_is_signed_in_and_opens_the_good_link_of_another_becomes_that_one(person: Any) -> None:
    client = Client()
    follow(link_for(person("anna").user), client)
    follow(link_for(person("ben").user), client)
    assert whoami(client) == "ben"


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_open_one_link_at_the_same_moment_one_gets_in(person: Any) -> None:
    link = link_for(person("anna").user)
    gate, found = threading.Barrier(10), []

    def open_it() -> None:
        gate.wait()
        try:
            found.append(follow(link))
        finally:
            connection.close()

    threads = [threading.Thread(target=open_it) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["/"] + ["/sign-in?link=used"] * 9


def test_the_log_names_the_client_and_not_the_proxy(person: Any, settings: Any, caplog: Any) -> None:
    settings.PROXIES = 1
    with caplog.at_level(logging.INFO):
        follow("/sign-in/link?key=secret", X_Forwarded_For="6.6.6.6, 192.0.2.7")
    assert "from 192.0.2.7" in caplog.text
    assert "secret" not in caplog.text
