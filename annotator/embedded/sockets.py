"""The short private folder where the servers' Unix sockets lie."""

import contextlib
import hashlib
import os
import stat
import tempfile
from pathlib import Path


class SocketFolderRefused(RuntimeError):
    """The folder for the sockets exists but is not private to this account."""


def folder(state: Path) -> Path:
    """Give the socket folder of a state folder (an absolute path): a short path, since a socket's path may have 107 bytes at most.

    The first answer is written down under the state folder, so that a later command with another TMPDIR finds it too.
    """
    record = state / "socket-folder"
    if record.exists():
        noted_for, _, noted = record.read_text().strip().partition("\n")
        # A copy of the state folder must not share the sockets of the original.
        if noted_for == str(state) and Path(noted).is_dir():
            return Path(noted)
    digest = hashlib.sha256(str(state).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"onrecord-{os.getuid()}-{digest}"


def make_private(state: Path, owner: int | None = None) -> Path:
    """Create the socket folder with mode 0700, for another account where owner is given, and give its path.

    Raises SocketFolderRefused when a folder of that name is not private to this account.
    """
    path = folder(state)
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if owner is not None and found.st_uid == os.getuid():
        os.chown(path, owner, owner)
    ours = found.st_uid in {os.getuid(), owner}
    if not stat.S_ISDIR(found.st_mode) or not ours or stat.S_IMODE(found.st_mode) & 0o077:
        raise SocketFolderRefused(f"{path} is not a private folder of this account. Remove it, or set TMPDIR.")
    (state / "socket-folder").write_text(f"{state}\n{path}\n")
    return path


def remove(state: Path) -> None:
    """Remove the socket folder of stopped servers; one that still holds a socket stays."""
    with contextlib.suppress(OSError):
        folder(state).rmdir()
