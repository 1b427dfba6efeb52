"""One PostgreSQL server under a state folder, reached through a Unix socket only."""

import functools
import os
import pwd
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from annotator.embedded import binaries, processes, sockets

MAJOR_VERSION = "18"
OWNER = "postgres"
ROLE = "onrecord"
DATABASE = "onrecord"
NOBODY = 65534

# The product runs on small machines: few connections, little shared memory, no parallel plans.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "max_worker_processes": "4",
    "max_parallel_workers": "2",
    "max_wal_senders": "2",
    "max_wal_size": "512MB",
    "min_wal_size": "64MB",
    "io_method": "sync",
    "logging_collector": "off",
    "log_line_prefix": "%m [%p] ",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class PostgresFailed(RuntimeError):
    """The server could not be prepared, started or stopped; the message says what to do."""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL of this machine, by its state folder (an absolute path)."""

    state: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.state / "postgres"

    @property
    def log(self) -> Path:
        """The file of the server's own lines."""
        return self.state / "logs" / "postgres.log"

    @property
    def url(self) -> str:
        """The address of the product's database, in the form that libpq and DATABASE_URL share."""
        return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(sockets.folder(self.state)))}"


@functools.cache
def account() -> tuple[list[str], processes.Account]:
    """Give the command prefix and the account under which PostgreSQL, which refuses root and nameless accounts, runs.

    Such an account maps itself to "nobody" in a user namespace: that needs no rights and opens no folder. Where
    namespaces are denied, root's server runs as "nobody" itself.
    """
    if os.geteuid() != 0 and has_name(os.geteuid()):
        return [], processes.Account()
    prefix = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
    if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
        return prefix, processes.Account()
    if os.geteuid() != 0:
        return [], processes.Account()
    return [], processes.Account(user=NOBODY, group=NOBODY)


def has_name(number: int) -> bool:
    """Tell whether an account of that number is known by a name, without which PostgreSQL does not run."""
    try:
        pwd.getpwuid(number)
    except KeyError:
        return False
    return True


def prepare(server: Server, *, sync: bool = True) -> bool:
    """Create the data folder, the role and the database where there are none; True when it was created now.

    Raises PostgresFailed when the folder belongs to another major version or the folder cannot be made.
    """
    version_file = server.data / "PG_VERSION"
    prefix, owner = account()
    sockets.make_private(server.state, owner.user)
    if owner.user is not None:
        # Another account has to reach its own folder in there; what is private lies in folders and files of mode 0700, 0600.
        server.state.chmod(0o711)
    if version_file.exists():
        found = version_file.read_text().strip()
        if found != MAJOR_VERSION:
            raise PostgresFailed(
                f"{server.data} was written by PostgreSQL {found}; this release brings PostgreSQL {MAJOR_VERSION}. "
                "Back it up with the release that wrote it, then move the folder away and restore the backup."
            )
        _drop_foreign_pid_file(server)
        return False
    fresh = server.data.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if owner.user is not None:
        os.chown(fresh, owner.user, NOBODY)
    command = [*prefix, str(binaries.postgres("initdb")), "-D", str(fresh), "-U", OWNER, "--auth=trust", "-E", "UTF8"]
    command += ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"] + ([] if sync else ["--no-sync"])
    _checked(command, "", owner)
    # Single-user mode takes one statement a line; the role owns its database and may make the tests' databases.
    single = [*prefix, str(binaries.postgres("postgres")), "--single", "-D", str(fresh), "postgres"]
    _checked(single, f"CREATE ROLE {ROLE} LOGIN CREATEDB;\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n", owner)
    # Renamed last, so that a start broken off half-way leaves nothing that looks like a database.
    fresh.rename(server.data)
    return True


def program(server: Server, **extra: str) -> processes.Program:
    """Give the server as a program that runs in the foreground; extra overrides single settings of PostgreSQL."""
    prefix, owner = account()
    line = [*prefix, str(binaries.postgres("postgres")), "-D", str(server.data)]
    for name, value in {**SETTINGS, "unix_socket_directories": str(sockets.folder(server.state)), **extra}.items():
        line += ["-c", f"{name}={value}"]
    # SIGINT is PostgreSQL's fast shutdown: clients are cut off, everything committed is on disk.
    return processes.Program("postgres", line, server.log, stop_signal=signal.SIGINT, account=owner)


def running_pid(server: Server) -> int | None:
    """Give the process id of the server that holds the data folder; a stale postmaster.pid counts as none."""
    lines = _pid_file_lines(server)
    if not lines or not lines[0].isdigit():
        return None
    pid = int(lines[0])
    # The number may have gone to another program since.
    return pid if str(server.data) in processes.command_of(pid) else None


def wait_ready(server: Server, child: subprocess.Popen[bytes], *, seconds: float = 60.0) -> None:
    """Wait until the server takes connections, at most the given seconds; raises PostgresFailed with its last lines."""

    def settled() -> bool:
        return _is_ready(server, child.pid) or child.poll() is not None

    processes.wait_for(settled, seconds=seconds)
    if not _is_ready(server, child.pid):
        raise PostgresFailed(f"PostgreSQL did not start ({server.log}):\n{processes.last_lines(server.log)}")


def stop(server: Server, *, seconds: float = 30.0) -> bool:
    """Stop the server that holds the data folder with a fast shutdown; False when none was running."""
    pid = running_pid(server)
    if pid is None:
        return False
    if not processes.stop_pid(pid, signal.SIGINT, seconds=seconds):
        raise PostgresFailed(f"PostgreSQL (process {pid}) did not stop within {seconds:.0f} s; see {server.log}")
    return True


def _drop_foreign_pid_file(server: Server) -> None:
    # PostgreSQL clears a stale file itself, unless its process number went to another program: then it refuses to start.
    lines = _pid_file_lines(server)
    if lines and lines[0].isdigit() and processes.is_alive(int(lines[0])) and running_pid(server) is None:
        (server.data / "postmaster.pid").unlink()


def _is_ready(server: Server, pid: int) -> bool:
    # Line 8 of postmaster.pid is the state that pg_ctl waits for too.
    lines = _pid_file_lines(server)
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _pid_file_lines(server: Server) -> list[str]:
    try:
        return (server.data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _checked(command: list[str], text: str, owner: processes.Account) -> None:
    done = subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
        user=owner.user,
        group=owner.group,
        check=False,
    )
    if done.returncode != 0:
        raise PostgresFailed(f"PostgreSQL could not be prepared:\n{(done.stdout + done.stderr).strip()[-2000:]}")
