"""A prepared state folder, so that the tests of later starts need no first start each."""

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
