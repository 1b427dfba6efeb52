"""Folders on which the product is started."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup import starts


@pytest.fixture
def state(first_start: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a copy of the folder of a first start to one test, and stop whatever still runs on it afterwards."""
    copy = tmp_path / "var"
    shutil.copytree(first_start, copy)
    yield copy
    starts.start(copy, *starts.LAUNCHER, "down", ready=False).process.wait(timeout=60)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give an empty folder that every account of the machine may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-open-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
