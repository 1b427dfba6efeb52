"""Runs the program that reads files of other tools in a child process, so that no file can harm the worker."""

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from claims.core.errors import Invalid, OnRecordError
from claims.datasets.formats.base.parts import Item
from claims.datasets.scratch import scratch_folder

_log = logging.getLogger(__name__)

PROGRAM = "claims.datasets.formats.incoming.program"
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


def answers(files: Mapping[str, str | Path], *, format: str, labels: Mapping[str, str], survey: bool) -> Iterator[Item]:
    """Read files, given by their names, out of storage or from paths; yields what the program answers.

    Raises OnRecordError with the program's code where it fails as a whole; reading_limit where it exceeds what it may use.
    """
    with scratch_folder() as folder:
        for number, stored in enumerate(files.values()):
            _copy(stored, folder / f"{number:04}")
        request = {
            "files": list(files),
            "format": format,
            "labels": dict(labels),
            "survey": survey,
            "memory": settings.IMPORT_MEMORY_BYTES,
            "seconds": settings.IMPORT_CPU_SECONDS,
        }
        (folder / "request.json").write_text(json.dumps(request))
        with _running(folder) as child:
            assert child.stdout is not None
            for line in child.stdout:
                answer = json.loads(line) if line.endswith(b"\n") else None
                if answer is not None and "failed" in answer:
                    failed = answer["failed"]
                    raise Invalid(failed["code"], failed["message"], failed["where"])
                if answer is not None:
                    yield answer
            if child.wait() != 0:
                raise _broken(child.returncode, folder / "log")


def _copy(stored: str | Path, target: Path) -> None:
    if isinstance(stored, Path):
        target.symlink_to(stored.resolve())
        return
    with default_storage.open(stored) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)


@contextmanager
def _running(folder: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the program, and end it whatever happens to whoever listens to it."""
    command = [sys.executable, "-m", PROGRAM, str(folder)]
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    # Libraries of mathematics reserve memory for every processor.
    environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env=environment,
        )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _broken(status: int, log: Path) -> OnRecordError:
    """Say why the program ended: a signal is the kernel's answer to a limit; all else is an error in the program."""
    words = log.read_text(errors="replace").strip()
    _log.error("Reading an import ended with %s:\n%s", status, words[-2000:])
    if status < 0 or "MemoryError" in words or "Cannot allocate memory" in words:
        return Invalid("reading_limit")
    return OnRecordError("internal")
