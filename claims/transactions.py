"""Transactions: a write is retried where it collided with another one. Also reading without table scans."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection, transaction

ATTEMPTS = 6
# serialization_failure; deadlock_detected; unique_violation: somebody else has just created the same row.
PASSING = {"40001", "40P01", "23505"}
# idle_in_transaction_session_timeout, transaction_timeout: PostgreSQL ended what a busy or sleeping machine left open for too long.
LEFT_OPEN = {"25P03", "25P04"}
LONGEST_WAIT = 0.05  # seconds before the second attempt, doubled each time; random, so that two do not collide again

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def atomic(write: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Run a write in a transaction, up to six times while it collides with others; each attempt reads what they wrote.

    The write must change nothing but the database. Inside an open transaction the outer one decides about retries.
    """

    @wraps(write)
    def run(*values: Arguments.args, **named: Arguments.kwargs) -> Result:
        for attempt in range(1, ATTEMPTS):
            try:
                with transaction.atomic():
                    return write(*values, **named)
            except (IntegrityError, OperationalError) as error:
                if connection.in_atomic_block or not is_passing(error):
                    raise
            # The random wait is not used for security.
            time.sleep(random.uniform(0, LONGEST_WAIT * 2 ** (attempt - 1)))
        with transaction.atomic():
            return write(*values, **named)

    return run


def is_passing(error: DatabaseError) -> bool:
    """Return whether the same write may succeed in a moment, because it only collided with another one."""
    return getattr(error.__cause__, "sqlstate", None) in PASSING


def is_transient(error: Exception) -> bool:
    """Return whether the database may recover by itself: a restart, a lost connection, a deadlock, a lock held for long.

    Also where it ended a transaction that nobody went on with, which its driver takes for an internal error.
    """
    lost = isinstance(error, OperationalError | InterfaceError)
    return lost or getattr(error.__cause__, "sqlstate", None) in LEFT_OPEN


@contextmanager
def without(*ways: str) -> Iterator[None]:
    """Forbid PostgreSQL some plan types inside the block: "seqscan", "indexscan", "hashjoin" and the like.

    For statements that find a bounded number of rows by key. PostgreSQL prefers to read a whole table until it is very large,
    so their cost would grow with every project. Nothing may be written inside.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_' || way, 'off', true) FROM unnest(%s::text[]) way", [list(ways)])
        yield
        # The rollback also resets the settings, even inside another transaction.
        transaction.set_rollback(True)


@contextmanager
def found_by_key() -> Iterator[None]:
    """Plan anew what is asked inside the block, and read no table whole: for writes of very many rows in a transaction.

    Triggers and foreign keys look up each row by key, with plans that a connection keeps. One made while a table was small
    reads it whole, and is not made anew before the rows are committed and counted: the work then grows with the square of
    what is written.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Plans are forbidden within a transaction only.")
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
        cursor.execute("SELECT current_setting('enable_seqscan'), set_config('enable_seqscan', 'off', true)")
        before = cursor.fetchone()[0]
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', %s, true)", [before])
