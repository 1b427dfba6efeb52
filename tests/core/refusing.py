"""What every refusal has in common: one shape, a stable code, an identifier, nothing of the server's insides, nothing done."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from claims.core.errors import CODES

INSIDES = ("Traceback", 'File "', "psycopg", "django.", "SELECT ", "INSERT ", "claims_", "site-packages")


def refused(answer: Any, status: int, code: str, field: str | None = "any") -> dict[str, Any]:
    """Check that an answer is a refusal of that status and code, and return its error object."""
    assert answer.status_code == status, answer.content[:500]
    assert answer["Content-Type"] == "application/json"
    assert set(answer.json()) == {"error"}
    error: dict[str, Any] = answer.json()["error"]
    assert error["code"] == code, error
    assert code in CODES
    assert error["message"]
    assert error["request_id"]
    assert error["request_id"] == answer["X-Request-Id"]
    assert field == "any" or error["field"] == field, error
    assert not any(word in answer.content.decode() for word in INSIDES), answer.content
    return error


def denied(answer: Any, status: int, code: str, param: str | None = None) -> None:
    """Check that signing in or a change of one's account was refused: these routes have errors of a shape of their own."""
    assert answer.status_code == status, answer.content[:500]
    assert answer["Content-Type"] == "application/json"
    (error,) = answer.json()["errors"]
    assert (error["code"], error.get("param")) == (code, param)
    assert not any(word in answer.content.decode() for word in INSIDES), answer.content


def fingerprint() -> dict[str, tuple[int, str]]:
    """Count and hash the rows of every table of the product; how long a lease lasts is no work of anybody's."""
    with connection.cursor() as cursor:
        cursor.execute(_every_table())
        return {table: (count, digest) for table, count, digest in cursor.fetchall()}


@functools.cache
def _every_table() -> str:
    row = "(to_jsonb(t) - 'lease_expires_at')::text"
    tables = [model._meta.db_table for model in apps.get_app_config("claims").get_models()]
    return " UNION ALL ".join(
        f"SELECT '{table}', count(*), md5(coalesce(string_agg({row}, ',' ORDER BY {row}), '')) FROM {table} t"
        for table in tables
    )


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Check that what happens inside leaves every row of every table as it was."""
    before = fingerprint()
    yield
    after = fingerprint()
    assert {name: row for name, row in after.items() if row != before[name]} == {}
