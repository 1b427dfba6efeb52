"""What PostgreSQL planned while its tables were small costs a large write nothing: no table is read again for each row."""

import json
from typing import Any

import pytest
from django.db import connection

from claims.audit import Actor
from claims.datasets.loading import load_records
from claims.projects.services import create_project
from tests.bench import synthetic
from tests.conftest import Person
from tests.importing.desk import commit, task, tasks, upload

pytestmark = pytest.mark.django_db

ARTICLES = 150
MEANT = {"Quote": "content", "Source": "source"}


@pytest.fixture
def emptied(db: None) -> None:
    """Tables without a page, of which the server knows that they are empty."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_article, claims_speaker CASCADE")
        cursor.execute("DISCARD PLANS")


def load(name: str, numbers: range) -> Any:
    """Load articles into a project of their own."""
    project = create_project(actor=Actor(), name=name, engine="")
    lines = [json.dumps(synthetic.record(number)).encode() for number in numbers]
    load_records(project=project, actor=Actor(), lines=lines)
    return project


def rows_read_by_tables() -> dict[str, int]:
    """Count the rows that this transaction has read by going through whole tables, by table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables WHERE relname LIKE 'claims_%'")
        return dict(cursor.fetchall())


def most_read_since(before: dict[str, int]) -> tuple[int, str]:
    """Find the table of which most rows were read one by one."""
    after = rows_read_by_tables()
    return max((rows - before.get(table, 0), table) for table, rows in after.items())


@pytest.mark.usefixtures("emptied")
def test_a_large_load_reads_no_table_for_each_of_its_rows() -> None:
    for number in range(1, 9):
        load(f"Small {number}", range(number, number + 1))
    before = rows_read_by_tables()
    load("Large", range(11, 11 + ARTICLES))
    assert most_read_since(before) < (8 * ARTICLES, "")


@pytest.mark.usefixtures("emptied", "files")
def test_nor_does_a_large_import_of_annotations(owner: Person, project: Any) -> None:
    def bring(numbers: range, layer: str) -> None:
        rows = [
            task(("a", "Quote", "All is well"), ("b", "Source", "he"), text=f"All is well with {number}, he said.")
            for number in numbers
        ]
        done = commit(owner, upload(owner, project, tasks(*rows)), into="layer", layer=layer, labels=MEANT)
        assert done["result"]["brought"]["claims"] == len(rows)

    for number in range(1, 9):
        bring(range(number, number + 1), "First")
    before = rows_read_by_tables()
    bring(range(11, 11 + 2 * ARTICLES), "Second")
    assert most_read_since(before) < (16 * ARTICLES, "")
