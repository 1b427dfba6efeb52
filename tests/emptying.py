"""Empty the tables between two tests that commit what they write.

TRUNCATE makes a new file for each of some 270 tables and indexes, a fifth of a second each time; most such tests leave a few rows, which
are deleted in 5 milliseconds.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

# Bytes of the largest table: one with many rows is truncated, and so is one in which deleted rows have taken that much room.
SMALL = 4_000_000


def by_deleting() -> None:
    """Let Django delete the rows of small tables where it would truncate them; who restarts sequences truncates as before."""
    truncating = connection.ops.sql_flush

    def emptied(style: Any, tables: Sequence[str], *, reset_sequences: bool = False, **more: Any) -> list[str]:
        names = [connection.ops.quote_name(table) for table in tables]
        if reset_sequences or not _are_small_and_uncounted(tables):
            return list(truncating(style, tables, reset_sequences=reset_sequences, **more))
        return [
            # Whoever still writes is waited for, as TRUNCATE would.
            f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE",
            # Some tables keep their rows from everybody, and all refer to each other.
            "SET LOCAL session_replication_role = replica",
            "; ".join(f"DELETE FROM {name}" for name in names),
        ]

    connection.ops.sql_flush = emptied  # type: ignore[method-assign]


def _are_small_and_uncounted(tables: Sequence[str]) -> bool:
    """Tell whether rows may be deleted: where they were counted, the planner would take a table without any for one that stays so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(pg_relation_size(oid)) < %s AND max(reltuples) < 0 FROM pg_class "
            "WHERE relname = ANY(%s) AND relnamespace = 'public'::regnamespace",
            [SMALL, list(tables)],
        )
        return bool(cursor.fetchone()[0])
