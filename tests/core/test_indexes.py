"""Every foreign key has an index that finds its rows, and no more than one: the second would only make each write dearer."""

from typing import Any

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

# Indexes of the product's tables: their columns in order, and whether they leave out nothing but rows where the first is empty.
INDEXES = """
SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, i.indisunique,
    ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int[]) WITH ORDINALITY k(n, at)
          LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.at),
    pg_get_expr(i.indpred, i.indrelid)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
WHERE i.indrelid::regclass::text LIKE 'claims_%%' AND m.amname = 'btree'
"""
KEYS = """
SELECT k.conrelid::regclass::text, a.attname::text FROM pg_constraint k
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND k.conrelid::regclass::text LIKE 'claims_%%'
"""


def read(statement: str) -> list[Any]:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def whole(columns: list[str], condition: str | None) -> bool:
    """Tell whether an index holds every row whose first column holds something."""
    return condition in (None, f"({columns[0]} IS NOT NULL)")


def test_every_foreign_key_is_found_by_an_index() -> None:
    led = {(table, columns[0]) for table, _, _, columns, condition in read(INDEXES) if whole(columns, condition)}
    assert not {(table, column) for table, column in read(KEYS)} - led


def test_no_index_begins_as_another_one_does() -> None:
    indexes = [row for row in read(INDEXES) if whole(row[3], row[4])]
    needless = {
        name
        for table, name, unique, columns, _ in indexes
        for other_table, other, _, longer, _ in indexes
        # Operator classes for LIKE stand beside an ordinary one on the same column.
        if table == other_table and name != other and not unique and longer[: len(columns)] == columns
        if not name.endswith("_like")
    }
    assert not needless
