"""A prepared state folder, so that the tests of later starts need no first start each."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup import starts


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the state folder that a first start, ended with Ctrl+C, left behind."""
    state = tmp_path_factory.mktemp("first") / "var"
    started = starts.start(state)
    assert started.stop() == 0
    return state


@pytest.fixture
def state(first_start: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a copy of that folder to one test, and stop whatever still runs on it afterwards."""
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
