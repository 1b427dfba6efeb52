"""Python's search for circles of objects, made rarer while millions of objects without any pass through."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A chunk of articles is some fifty thousand objects, and their references alone free them.
SELDOM = (200_000, 20, 100)


@contextmanager
def seldom_sought() -> Iterator[None]:
    """Search for circles every few chunks instead of every few claims, which took a fifth of an export."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
