"""Child processes: how they start, what is known of them, and how they end with their launcher."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
LOG_BYTES_KEPT = 10_000_000


@dataclass(frozen=True)
class Account:
    """The user and group number a child runs under; None keeps those of the launcher."""

    user: int | None = None
    group: int | None = None


@dataclass(frozen=True)
class Program:
    """What a child process runs, where it writes its lines, and the signal that stops it in good order."""

    name: str
    command: list[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    account: Account = Account()
    folder: Path | None = None


def start(program: Program, *, outlives_launcher: bool = False) -> subprocess.Popen[bytes]:
    """Start the program in a process group of its own, so that Ctrl+C in the terminal reaches the launcher alone.

    Unless outlives_launcher is set, Linux sends the child its stop signal when the launcher dies, however it dies.
    """
    program.log.parent.mkdir(parents=True, exist_ok=True)
    _keep_log_small(program.log)
    ending = None if outlives_launcher else _end_with_parent(program.stop_signal)
    with program.log.open("ab") as log:
        return subprocess.Popen(
            program.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=program.folder,
            env={**os.environ, **program.environment},
            start_new_session=True,
            user=program.account.user,
            group=program.account.group,
            # The launcher has one thread, and nothing else reaches the child of a launcher that was killed.
            preexec_fn=ending,
        )


def is_alive(pid: int) -> bool:
    """Tell whether a process of that number exists and is no zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def identity(pid: int) -> str:
    """Name a process by its number and the moment it started, since numbers are used again; empty when it is gone."""
    if not is_alive(pid):
        return ""
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return ""
        return f"{pid}@{fields[19]}"
    done = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return f"{pid}@{done.stdout.strip()}"


def command_of(pid: int) -> str:
    """Give the command line of a process, words joined by blanks; empty when there is no such process."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except (FileNotFoundError, ProcessLookupError):
            return ""
    done = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def stop_pid(pid: int, number: signal.Signals, *, seconds: float = 30.0) -> bool:
    """Send the signal and wait for the process to end, at most the given seconds; False when it still lives."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return True
    return wait_for(lambda: not is_alive(pid), seconds=seconds)


def wait_for(happened: Callable[[], bool], *, seconds: float) -> bool:
    """Ask every 20 ms, for at most the given seconds, whether something happened; False when it did not."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def last_lines(log: Path, count: int = 8) -> str:
    """Give the last lines of a log file; empty when there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])


def _is_zombie(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[:1] == ["Z"]


def _end_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    launcher = os.getpid()

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(number))
        # The launcher may have died between fork and prctl.
        if os.getppid() != launcher:
            os._exit(1)

    return ask_kernel


def _keep_log_small(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_BYTES_KEPT:
        log.replace(log.with_suffix(".log.1"))
