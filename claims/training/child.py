"""Runs the training program in a child process: starts it, follows its progress, and ends it when the job is cancelled."""

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from claims.core.errors import OnRecordError

_log = logging.getLogger(__name__)

PROGRAM = "claims.engines.learning.program"
LOOKS = 0.5


def train(folder: Path, tell: Callable[[int, int], None]) -> tuple[int, int]:
    """Run the training program over a folder, tell about its steps (done, total) about twice a second, and return the last.

    What `tell` raises ends the program at once. A program that takes too long is ended, and what it finished by then is kept.
    Raises OnRecordError: training_failed, when it fails, or has finished nothing in its time.
    """
    log, out = folder / "log", folder / "progress"
    command = [sys.executable, "-m", PROGRAM, str(folder)]
    with log.open("wb") as errors, out.open("wb") as steps:
        child = subprocess.Popen(
            command, cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=steps, stderr=errors, env=_environment()
        )
    end = time.monotonic() + settings.TRAINING_SECONDS
    try:
        while child.poll() is None:
            tell(*_step(out))
            if time.monotonic() > end:
                if (folder / "report.json").exists():
                    return _step(out)
                raise OnRecordError(
                    "training_failed", f"Training took longer than {settings.TRAINING_SECONDS} seconds and was stopped."
                )
            time.sleep(LOOKS)
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        if child.stdin is not None:
            child.stdin.close()
    if child.returncode != 0:
        raise OnRecordError("training_failed", f"Training failed: {_reason(log)}")
    return _step(out)


def _environment() -> dict[str, str]:
    """Give the program what it needs to run, and none of the secrets of the server."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONHASHSEED": "0"}


def _step(out: Path) -> tuple[int, int]:
    lines = out.read_text().splitlines()
    step = next((json.loads(line) for line in reversed(lines) if line.endswith("}")), None)
    return (step["done"], step["total"]) if step is not None else (0, 0)


def _reason(log: Path) -> str:
    """Name the kind of error that ended the program, for people; the rest goes into the server's log."""
    lines = log.read_text(errors="replace").strip().splitlines()
    _log.error("Training broke off:\n%s", "\n".join(lines[-20:]))
    return lines[-1].partition(":")[0][:80] if lines else "the process was killed, perhaps for want of memory"
