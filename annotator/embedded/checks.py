"""What can be wrong with a machine before anything starts, each with a message that says what to do."""

import errno
import os
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

from annotator.embedded import postgres, processes

MIN_FREE_BYTES = 500 * 1024 * 1024


class NotPossible(RuntimeError):
    """The product cannot start here; the message says why and what to do."""


def state_folder(state: Path) -> None:
    """Create the state folder with mode 0700 where it is missing, and check that it can be written and has room.

    Raises NotPossible.
    """
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        (state / "logs").mkdir(exist_ok=True)
        (state / "files").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise NotPossible(_not_writable(state, error.strerror or str(error))) from error
    if not os.access(state, os.W_OK | os.X_OK):
        raise NotPossible(_not_writable(state, "it belongs to another account"))
    free = shutil.disk_usage(state).free
    if free < MIN_FREE_BYTES:
        raise NotPossible(
            f"Only {free // 1024 // 1024} MB are free where {state} lies; PostgreSQL needs at least "
            f"{MIN_FREE_BYTES // 1024 // 1024} MB. Free some space, or name a folder elsewhere: ONRECORD_STATE=/path make run"
        )


def server_account(state: Path) -> None:
    """Check that the account PostgreSQL runs under can reach its programs and its data; raises NotPossible."""
    prefix, account = postgres.account()
    if account.user is None:
        if not prefix and not postgres.has_name(os.geteuid()):
            raise NotPossible(
                f"The account number {os.geteuid()} has no name on this machine, and user namespaces are denied: PostgreSQL "
                "does not run so. Use a named account, or name a server of your own: DATABASE_URL=postgresql://... make run"
            )
        return
    for folder in (state.resolve(), Path(__file__).resolve()):
        for parent in folder.parents:
            if not parent.stat().st_mode & stat.S_IXOTH:
                raise NotPossible(
                    "This machine denies user namespaces to root, so PostgreSQL would run as the account nobody, which "
                    f"may not enter {parent}. Start as a normal user, or move the checkout to a folder that others may "
                    "enter, or name a server of your own: DATABASE_URL=postgresql://... make run"
                )


def port(address: str, number: int) -> None:
    """Check that the web server can listen there; raises NotPossible with the process that holds the port."""
    problem = _cannot_listen(address, number)
    if problem is None:
        return
    if problem.errno == errno.EADDRINUSE:
        holder = port_holder(number)
        other = next((n for n in range(number + 1, number + 50) if _cannot_listen(address, n) is None), number + 1)
        raise NotPossible(
            f"Port {number} is taken{f' by {holder}' if holder else ''}. Choose another: ONRECORD_PORT={other} make run"
        )
    if problem.errno == errno.EACCES:
        raise NotPossible(
            f"This account may not listen on port {number}. Choose one from 1024: ONRECORD_PORT=8000 make run"
        )
    raise NotPossible(
        f"The web server cannot listen on {address}:{number}: {problem.strerror}. Check ONRECORD_ADDRESS."
    )


def port_holder(number: int) -> str:
    """Say which process listens on the TCP port, as far as this account may see; empty when it cannot be found."""
    if sys.platform == "linux":
        pid = _listener_on_linux(number)
    elif shutil.which("lsof"):
        query = ["lsof", "-nP", f"-iTCP:{number}", "-sTCP:LISTEN", "-t"]
        lines = subprocess.run(query, capture_output=True, text=True, check=False).stdout.split()
        pid = int(lines[0]) if lines else None
    else:
        pid = None
    return f"process {pid} ({processes.command_of(pid)[:100]})" if pid else ""


def _cannot_listen(address: str, number: int) -> OSError | None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, number))
            probe.listen(1)
        except OSError as error:
            return error
    return None


def _listener_on_linux(number: int) -> int | None:
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if not Path(table).exists():
            continue
        for line in Path(table).read_text().splitlines()[1:]:
            fields = line.split()
            # Field 3 is the state, 0A for a listener; field 9 the socket's inode.
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == number:
                listening.add(f"socket:[{fields[9]}]")
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(os.readlink(link) in listening for link in (process / "fd").iterdir()):
                return int(process.name)
        except OSError:
            continue
    return None


def _not_writable(state: Path, reason: str) -> str:
    return (
        f"The folder {state} cannot be written: {reason}. Give this account the right to write there, or name another "
        "folder: ONRECORD_STATE=/path make run"
    )
