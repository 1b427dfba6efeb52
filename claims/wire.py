"""How statements travel to the database: over the driver's connection itself, several in one go.

A round trip costs as much as a small statement, and so do Django's and the driver's cursors around it. The transaction of `atomic`
begins at the server together with the first statements that come this way, and ends with the last ones where these say so.
"""

import time
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import Connection, abc, adapt, errors
from psycopg.generators import execute
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

# The driver's own connection, which Django's wraps, and one row as the driver reads it.
Driver = Connection[Any]
Values = Sequence[Any]

DONE = {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}

# What writes values for a connection of the driver and reads its rows; it remembers how each type is written.
TRANSFORMERS: WeakKeyDictionary[Driver, abc.Transformer] = WeakKeyDictionary()


def current() -> DatabaseWrapper:
    """Give this thread's connection of Django, open; one that ended while nobody used it is replaced.

    What is written for a connection, such as the names of texts that the server keeps for it, holds for what this gives.
    """
    wrapper = connections[DEFAULT_DB_ALIAS]
    assert isinstance(wrapper, DatabaseWrapper), "On Record keeps its data in PostgreSQL."
    wrapper.close_if_health_check_failed()
    if wrapper.connection is None:
        wrapper.ensure_connection()
    return wrapper


def transformer(driver: Driver) -> abc.Transformer:
    """Give what writes values for a connection of the driver, and reads the rows that come from there."""
    found = TRANSFORMERS.get(driver)
    if found is None:
        found = TRANSFORMERS[driver] = adapt.Transformer(driver)
    return found


def exchange(text: str, *, ending: bool = False) -> list[PGresult]:
    """Send statements between which semicolons stand; returns what came back, statement by statement.

    With `ending` the transaction ends with them where no other one is around it: nothing may be read or written in it
    afterwards. Raises the errors of the database as Django does.
    """
    wrapper = current()
    wrapper.validate_thread_sharing()
    wrapper.validate_no_broken_transaction()
    driver = wrapper.connection
    link = driver.pgconn
    begins = wrapper.in_atomic_block and link.transaction_status == TransactionStatus.IDLE
    ends = ending and wrapper.in_atomic_block and not wrapper.savepoint_ids
    whole = f"{'BEGIN; ' if begins else ''}{text}{'; COMMIT' if ends else ''}"
    began = time.monotonic()
    with wrapper.wrap_database_errors, driver.lock:
        link.send_query(whole.encode())
        results: list[PGresult] = driver.wait(execute(link))
        if results[-1].status not in DONE:
            raise errors.error_from_result(results[-1])
    if wrapper.queries_logged:
        wrapper.queries_log.append({"sql": text, "time": f"{time.monotonic() - began:.3f}"})
    return results[begins : len(results) - ends]


def rows_of(result: PGresult) -> Sequence[Values]:
    """Read the rows of one statement."""
    reader = transformer(current().connection)
    reader.set_pgresult(result)
    rows: Sequence[Values] = reader.load_rows(0, result.ntuples, tuple)
    return rows
