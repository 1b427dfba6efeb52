"""The launcher's children: started, started again when they die, and stopped in good order."""

import json
import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from annotator.embedded import processes
from annotator.embedded.processes import Program

RESTARTS_A_MINUTE = 5
# How long each child may take to end before it is asked again, and before it is killed, in seconds.
PATIENCE = {
    "web": (30.0, 5.0),
    "worker": (10.0, 5.0),
    "beat": (5.0, 5.0),
    "valkey": (20.0, 5.0),
    "postgres": (30.0, 10.0),
}
SERVERS = {"valkey", "postgres"}


class KeepsDying(RuntimeError):
    """A child died more often than is sensible to start it again; the message shows its last lines."""


@dataclass
class Child:
    """One running child and the moments at which it was started again."""

    program: Program
    process: subprocess.Popen[bytes]
    restarts: deque[float] = field(default_factory=deque)


class Supervisor:
    """Hold the children of one launcher; record says on disk which they are, for a start after the launcher was killed."""

    def __init__(self, record: Path, say: Callable[[str], None]) -> None:
        self._record = record
        self._say = say
        self._children: list[Child] = []
        self.at_once = False

    def start(self, program: Program) -> subprocess.Popen[bytes]:
        """Start a child; children are stopped in the opposite order."""
        process = processes.start(program)
        self._children.append(Child(program, process))
        self._write_record()
        return process

    def look(self) -> None:
        """Start again what died since the last look; raises KeepsDying after five times within a minute."""
        for child in self._children:
            status = child.process.poll()
            if status is None:
                continue
            name, now = child.program.name, time.monotonic()
            while child.restarts and now - child.restarts[0] > 60:
                child.restarts.popleft()
            if len(child.restarts) >= RESTARTS_A_MINUTE:
                raise KeepsDying(
                    f"{name} ended {RESTARTS_A_MINUTE + 1} times within a minute. "
                    f"Its last lines ({child.program.log}):\n{processes.last_lines(child.program.log, 20)}"
                )
            child.restarts.append(now)
            _kill_group(child.process.pid)
            child.process = processes.start(child.program)
            self._say(f"{name} ended ({_how(status)}); started again as process {child.process.pid}")
            self._write_record()

    def stop(self) -> None:
        """Stop all children: web, worker and beat first, together, then the broker, then the database."""
        own = [child for child in self._children if child.program.name not in SERVERS]
        for child in own:
            _signal(child, child.program.stop_signal)
        for child in own:
            self._end(child)
        for child in reversed([child for child in self._children if child not in own]):
            _signal(child, child.program.stop_signal)
            self._end(child)
        self._children.clear()
        self._record.unlink(missing_ok=True)

    def _end(self, child: Child) -> None:
        patient, short = PATIENCE[child.program.name]
        for number, seconds in ((signal.SIGQUIT, patient), (signal.SIGKILL, short)):
            if processes.wait_for(lambda: child.process.poll() is not None or self.at_once, seconds=seconds):
                if child.process.poll() is not None:
                    break
                # PostgreSQL needs its shutdown even then, else the next start has to recover.
                if child.program.name == "postgres":
                    processes.wait_for(lambda: child.process.poll() is not None, seconds=short)
            _signal(child, number)
        child.process.wait()
        _kill_group(child.process.pid)

    def _write_record(self) -> None:
        children = [
            {
                "name": child.program.name,
                "pid": child.process.pid,
                "identity": processes.identity(child.process.pid),
                "signal": int(child.program.stop_signal),
            }
            for child in self._children
        ]
        written = self._record.with_suffix(".new")
        written.write_text(json.dumps(children, indent=1))
        written.replace(self._record)


def end_leftovers(record: Path, say: Callable[[str], None]) -> None:
    """End the children of a launcher that was killed, as its record names them; other processes are left alone."""
    if not record.exists():
        return
    for left in reversed(json.loads(record.read_text())):
        pid, name = int(left["pid"]), left["name"]
        if not left["identity"] or processes.identity(pid) != left["identity"]:
            continue
        if not processes.stop_pid(pid, signal.Signals(left["signal"]), seconds=10):
            processes.stop_pid(pid, signal.SIGKILL, seconds=5)
        _kill_group(pid)
        say(f"Ended {name} (process {pid}), left behind by a start that was killed")
    record.unlink(missing_ok=True)


def _signal(child: Child, number: signal.Signals) -> None:
    if child.process.poll() is None:
        child.process.send_signal(number)


def _kill_group(leader: int) -> None:
    # Whatever a child started itself is in its process group and must not outlive it.
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _how(status: int) -> str:
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
