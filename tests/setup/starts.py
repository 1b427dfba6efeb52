"""A product started from this checkout as a person starts it, on a folder and a port of its own."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.embedded import processes
from annotator.embedded.product import ROOT

LAUNCHER = [sys.executable, "-m", "annotator.embedded"]
# What a test run has in its environment for its own servers must not reach the product under test.
_TEST_RUN = {"DATABASE_URL", "BROKER_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}


@dataclass
class Start:
    """One start of the product: its process, what it printed, where it answers."""

    state: Path
    port: int
    process: subprocess.Popen[str]
    output: Path
    environment: dict[str, str] = field(repr=False)

    @property
    def lines(self) -> str:
        """Everything printed so far."""
        return self.output.read_text()

    def wait_for(self, text: str, *, times: int = 1, seconds: float = 150) -> None:
        """Wait until the text was printed so many times; fails with everything printed when it was not."""
        processes.wait_for(lambda: self.lines.count(text) >= times or self.process.poll() is not None, seconds=seconds)
        assert self.lines.count(text) >= times, f"{text!r} was not printed:\n{self.lines}\n{logs(self.state)}"

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; give its status and its body, or 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def manage(self, *arguments: str) -> str:
        """Run a management command against this product and give what it printed."""
        return self.tool("manage", *arguments)

    def shell(self, script: str) -> Any:
        """Run Python on this product's data and give the JSON that it prints in the line that begins with SEED."""
        lines = self.manage("shell", "-v", "0", "-c", script).splitlines()
        return json.loads(next(line for line in lines if line.startswith("SEED ")).partition(" ")[2])

    def tool(self, *arguments: str) -> str:
        """Run one of the launcher's other commands on this product's folder and give what it printed."""
        command = [*LAUNCHER, *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send the signal and give the exit status; fails when it takes more than 45 seconds."""
        self.process.send_signal(number)
        return self.process.wait(timeout=45)

    def abandon(self) -> None:
        """End what did not come up, with everything that it started: nobody else knows of it."""
        family = [self.process.pid, *self.family()]
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=20)
        for pid in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=20)

    def family(self) -> list[int]:
        """Give the process ids of everything this product runs, the launcher itself left out."""
        return descendants(self.process.pid)


def start(
    state: Path,
    *command: str,
    ready: bool = True,
    account: int | None = None,
    settings: Mapping[str, str] | None = None,
    seconds: float = 150,
) -> Start:
    """Start the product on the state folder, as another account where one is given.

    With ready, wait until it says so, and leave nothing running when it does not. Settings go to the environment.
    """
    port = int((settings or {}).get("ONRECORD_PORT") or free_port())
    environment = {
        name: value for name, value in os.environ.items() if not (name in _TEST_RUN or name.startswith("ONRECORD_"))
    }
    environment |= {"ONRECORD_STATE": str(state), "ONRECORD_PORT": str(port), "ONRECORD_DEMO": "0", **(settings or {})}
    output = state.with_name(f"{state.name}-{time.monotonic_ns()}.log")
    with output.open("w") as file:
        process = subprocess.Popen(
            command or [*LAUNCHER, "run"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            text=True,
            start_new_session=True,
            user=account,
            group=account,
            extra_groups=None if account is None else [],
        )
    started = Start(state, port, process, output, environment)
    if ready:
        try:
            started.wait_for("Ready in", seconds=seconds)
        except BaseException:
            started.abandon()
            raise
    return started


def refused(state: Path, **settings: str) -> str:
    """Start where it cannot work; give what was printed, after the launcher gave up with exit status 1."""
    started = start(state, ready=False, settings=settings)
    assert started.process.wait(timeout=30) == 1, started.lines
    return started.lines


def descendants(pid: int) -> list[int]:
    """Give the process ids of all children and children's children."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def seconds_of(pid: int) -> float:
    """Add up the processor seconds of a process and its descendants, those that have ended included.

    A child that ends is counted with its parent, so the sum never goes back.
    """
    ticks = 0
    for one in (pid, *descendants(pid)):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def all_gone(pids: list[int], *, seconds: float = 30) -> bool:
    """Wait until none of the processes lives; False when one still does."""
    return processes.wait_for(lambda: not any(map(processes.is_alive, pids)), seconds=seconds)


def logs(state: Path) -> str:
    """Give the last lines of every log of the state folder."""
    found = sorted((state / "logs").glob("*.log")) if (state / "logs").exists() else []
    return "\n".join(f"--- {log.name}\n{processes.last_lines(log, 20)}" for log in found)


def seconds_to_ready(started: Start) -> float:
    """Give the seconds that the product says it took."""
    match = re.search(r"Ready in ([0-9.]+) s", started.lines)
    assert match, started.lines
    return float(match[1])


def free_port() -> int:
    """Give a TCP port of this machine that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
