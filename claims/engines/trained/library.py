"""Imports the sequence library, an optional package, when it is first used; nothing else imports it."""

from functools import lru_cache
from importlib import import_module, metadata, util
from types import ModuleType

from claims.core.messages import Message, note

NAME = "pycrfsuite"


def available() -> tuple[bool, Message | None]:
    """Tell whether the sequence library is installed, and if not, what to install."""
    if util.find_spec(NAME) is None:
        return False, note("tagger_missing")
    return True, None


def version() -> str:
    """Name the installed version of the library, or say that it is missing."""
    try:
        return f"crfsuite-{metadata.version('python-crfsuite')}"
    except metadata.PackageNotFoundError:
        return "no-crfsuite"


@lru_cache(maxsize=1)
def library() -> ModuleType:
    """Return the library. Raises ModuleNotFoundError where it is not installed."""
    return import_module(NAME)
