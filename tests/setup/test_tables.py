"""A new database gets its tables from a file: what the migrations make, without running them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from annotator.embedded import tables
from tests import servers

OBJECT = re.compile(r"^-- (?:Data for )?Name: .*", re.MULTILINE)


def objects(sql: str) -> set[str]:
    """Name the tables, indexes, functions and triggers of a dump; conditions are written otherwise once they were loaded."""
    return {re.sub(r"; Owner: .*", "", line) for line in OBJECT.findall(sql)}


@pytest.mark.django_db
def test_the_file_has_what_the_migrations_make() -> None:
    if servers.with_tables() is None:
        pytest.skip("the database is on a server of somebody else")
    head, _, body = tables.FILE.read_text().partition("\n")
    assert head.endswith(f"{tables.digest()}."), "run `make tables`"
    assert body == servers.kept_tables().read_text().partition("\n")[2], "run `make tables`"


@pytest.fixture
def empty(db: None) -> Iterator[str]:
    """The address of an empty database on the server of the tests."""
    name = f"empty_{os.getpid()}"
    # As the owner of the server; a database is not made inside a transaction.
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield servers.url_of(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_an_empty_database_has_all_tables_at_once_and_a_file_that_is_out_of_date_makes_none(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, wrong = tables.FILE.read_text(), tmp_path / "tables.sql"
    with monkeypatch.context() as patched:
        patched.setattr(tables, "FILE", wrong)
        for text in (whole.replace("hash ", "hash 0", 1), f"{whole}\nSELECT nonsense;\n"):
            wrong.write_text(text)
            assert not tables.load(empty)
    assert "Type: TABLE" not in tables.dumped(empty)
    assert tables.load(empty)
    assert objects(tables.dumped(empty)) == objects(whole)
    # A database that has its tables keeps them as they are.
    assert not tables.load(empty)
