"""Where files are put together before they go into storage: a folder beside the files, never a disk that lives in memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


def _root() -> Path:
    root = Path(settings.SCRATCH_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    return root


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder that vanishes at the end."""
    with tempfile.TemporaryDirectory(dir=_root()) as folder:
        yield Path(folder)


def scratch_file() -> IO[bytes]:
    """Give an empty file without a name, which vanishes when it is closed."""
    return tempfile.TemporaryFile(dir=_root())


def files_in(folder: Path) -> list[Path]:
    """List the files of a folder and of those in it, in order."""
    return sorted(file for file in folder.rglob("*") if file.is_file())
