"""The database and the broker of a test run: one pair for the whole run, however many processes share it."""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from annotator.embedded import servers

_NEEDED = ("DATABASE_URL", "BROKER_URL", "ONRECORD_STATE", "SECRET_KEY")


def ensure() -> None:
    """Put DATABASE_URL, BROKER_URL, ONRECORD_STATE and SECRET_KEY into the environment, starting servers where unset.

    What was started lies in a folder of its own, ends with this process even when that is killed, and is removed when it
    ends by itself. Worker processes of the same test run inherit the environment and start nothing.
    """
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
    if all(os.environ.get(name) for name in _NEEDED):
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.environ.get("DATABASE_URL") and os.environ.get("BROKER_URL"):
        os.environ.setdefault("ONRECORD_STATE", str(folder))
        return
    atexit.register(servers.down, folder)
    for name, value in servers.up(folder, throwaway=True).items():
        os.environ.setdefault(name, value)
