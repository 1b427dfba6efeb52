"""Transactions: one write is one, done again where the database broke it off for the sake of another one; and reading by keys."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

ATTEMPTS = 6
# serialization_failure; deadlock_detected; unique_violation: somebody else has just made what was not there a moment ago.
PASSING = {"40001", "40P01", "23505"}
LONGEST_WAIT = 0.05  # seconds before the second attempt, doubled each time; by chance, so that two do not meet again

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def atomic(write: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Run a write in a transaction, up to six times while others are in its way; the next attempt reads what they wrote.

    The write must change nothing but the database. Inside a transaction that is open already the outer one decides.
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
            # Randomness keeps two apart and guards no secret.
            time.sleep(random.uniform(0, LONGEST_WAIT * 2 ** (attempt - 1)))
        with transaction.atomic():
            return write(*values, **named)

    return run


def is_passing(error: DatabaseError) -> bool:
    """Tell whether the same write may succeed in a moment, because another one was in its way."""
    return getattr(error.__cause__, "sqlstate", None) in PASSING


@contextmanager
def without(*ways: str) -> Iterator[None]:
    """Read inside while PostgreSQL may not use some of its ways: "seqscan", "indexscan", "hashjoin" and the like.

    It is for statements that find a bounded number of rows by their keys. PostgreSQL believes that a table is cheaper to read whole
    until it is very large, and until then what they cost would grow with every project. Nothing may be written inside.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_' || way, 'off', true) FROM unnest(%s::text[]) way", [list(ways)])
        yield
        # Going back makes an end of the settings, also inside another transaction.
        transaction.set_rollback(True)
