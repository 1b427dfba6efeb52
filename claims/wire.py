"""Sending statements over the driver's connection directly, several in one round trip.

A round trip costs as much as a small statement, and so do the cursors of Django and the driver. The transaction of `atomic`
begins on the server together with the first statements sent this way, and ends with the last ones where these ask for it.
"""

import threading
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

# The driver's connection, which Django's wraps, and a row as the driver returns it.
Driver = Connection[Any]
Values = Sequence[Any]

DONE = {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}

# The driver's converters, by connection: they cache how each type is written and read.
TRANSFORMERS: WeakKeyDictionary[Driver, abc.Transformer] = WeakKeyDictionary()


class Here(threading.local):
    """Django's wrapper of this thread's connection, which stays the same; Django takes longer to look it up than to use it."""

    wrapper: DatabaseWrapper | None = None


_here = Here()


def current() -> DatabaseWrapper:
    """Return this thread's open Django connection; one that was closed while idle is replaced.

    Whatever is bound to a connection, such as names of prepared statements, is valid for the one returned here.
    """
    wrapper = _here.wrapper
    if wrapper is None:
        found = connections[DEFAULT_DB_ALIAS]
        assert isinstance(found, DatabaseWrapper), "On Record keeps its data in PostgreSQL."
        wrapper = _here.wrapper = found
    wrapper.close_if_health_check_failed()
    if wrapper.connection is None:
        wrapper.ensure_connection()
    return wrapper


def transformer(driver: Driver) -> abc.Transformer:
    """Return the converter of values and rows for a connection of the driver."""
    found = TRANSFORMERS.get(driver)
    if found is None:
        found = TRANSFORMERS[driver] = adapt.Transformer(driver)
    return found


def exchange(text: str, *, ending: bool = False) -> list[PGresult]:
    """Send statements separated by semicolons and return one result for each.

    With `ending`, the transaction is committed with them unless it is nested in another: nothing may be read or written in
    it afterwards. Raises database errors as Django does.
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
