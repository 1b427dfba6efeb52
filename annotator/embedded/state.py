"""The state folder: who holds it, and the secret key that belongs to it."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from annotator.embedded import product
from annotator.embedded.checks import NotPossible


@contextlib.contextmanager
def single_launcher(state: Path) -> Iterator[None]:
    """Hold the state folder for this launcher; raises NotPossible when another one holds it.

    The lock goes with the process, however it ends.
    """
    with (state / "launcher.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise NotPossible(
                f"On Record already runs from {state} ({file.read().strip() or 'just starting'}). Use that one, stop it "
                "with `make down`, or start a second one beside it: ONRECORD_STATE=/other/folder ONRECORD_PORT=8001 make run"
            ) from error
        host, port = product.address()
        file.truncate(0)
        file.write(f"process {os.getpid()}, http://{host}:{port}\n")
        file.flush()
        yield
        file.truncate(0)


def launcher_pid(state: Path) -> int | None:
    """Give the process id of the launcher that holds the state folder, or None."""
    path = state / "launcher.lock"
    if not path.exists():
        return None
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            words = file.read().replace(",", " ").split()
            return int(words[1]) if len(words) > 1 else None
    return None


def make_secret_key(state: Path) -> None:
    """Write state/secret-key with mode 0600 where there is neither such a file nor SECRET_KEY."""
    path = state / "secret-key"
    if os.environ.get("SECRET_KEY") or path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
