"""Many people at the same moment: every one is a thread with a connection to the database of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

from django.db import connections

Result = TypeVar("Result")


def at_once(deeds: Sequence[Callable[[], Result]]) -> list[Result]:
    """Start all deeds together and return their results in order; an exception of any is raised."""
    barrier = Barrier(len(deeds))

    def run(deed: Callable[[], Result]) -> Any:
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=300)
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
