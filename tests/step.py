"""One step of a test run: a command whose lines are shown, and how long and how busy it was."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

# Seconds for the last lines of a command that has ended; something that it left behind may hold on to its output for ever.
LAST_LINES = 5
# Steps run side by side; a line, or what is shown as a whole, is never broken up by another's.
_printing = threading.Lock()


def show(text: str) -> None:
    """Print at once, and nothing else in between."""
    with _printing:
        print(text, flush=True)


def take(
    title: str, command: list[str], folder: Path, environment: Mapping[str, str] | None = None, *, whole: bool = False
) -> int:
    """Run a command and give its status; its lines are shown as they come, or all together at the end.

    Says the seconds on the clock and those of the processor, which are those of the command and of all that it waited for.
    """
    if not whole:
        show(f"\n== {title}")
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    printed: list[str] = []
    reader = threading.Thread(target=_each, args=(process.stdout, printed.append if whole else show), daemon=True)
    reader.start()
    # Popen would wait as well, and would not say what the processor did.
    _, status, used = os.wait4(process.pid, 0)
    reader.join(LAST_LINES)
    process.returncode = os.waitstatus_to_exitcode(status)
    outcome = "ok" if process.returncode == 0 else f"FAILED (status {process.returncode})"
    took = f"{time.monotonic() - began:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time"
    shown = [f"\n== {title}", *printed] if whole else []
    show("\n".join([*shown, f"== {title}: {outcome} in {took}"]))
    return process.returncode


def _each(lines: Iterable[str], do: Callable[[str], None]) -> None:
    for line in lines:
        do(line.rstrip("\n"))
