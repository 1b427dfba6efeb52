"""What happens to a database connection while nobody uses it: the next request notices, and does not ask the server for that."""

from typing import Any

import pytest
from django.db import close_old_connections, connection

from annotator.database import base
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)


def request(person: Person) -> int:
    """Ask for the projects, as the web server does: it begins with a look at its connections."""
    close_old_connections()
    return int(person.get("projects").status_code)


def end(number: int) -> None:
    """End the server's side of a connection, as an administrator or a restart does."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    finally:
        other.close()


def backend() -> int:
    """Return the server's number of the connection."""
    return int(connection.connection.info.backend_pid)


def test_a_connection_that_was_ended_between_two_requests_is_replaced(owner: Person) -> None:
    assert request(owner) == 200
    first = backend()
    end(first)
    assert request(owner) == 200
    assert backend() != first


def test_a_connection_that_nobody_used_for_long_is_tried_before_it_is_used(
    owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asks(monkeypatch)
    request(owner)
    asked.clear()
    for _ in range(3):
        assert request(owner) == 200
    assert asked == []
    connection.asked_at -= base.IDLE_SECONDS
    assert request(owner) == 200
    assert asked == [True]


def asks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note whenever the server is asked whether it is there, and its answer."""
    asked: list[bool] = []
    real = base.DatabaseWrapper.is_usable

    def is_usable(self: Any) -> bool:
        asked.append(real(self))
        return asked[-1]

    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", is_usable)
    return asked
