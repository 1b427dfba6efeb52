"""One process of the product after the other is killed while people write and jobs run: all of it goes on, once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.each_process import Desk, check_nothing_lost_or_doubled, kill, processes_of
from tests.faults.product import QUICK
from tests.setup import starts

# The first process of each kind; `make kill` takes every single one, with the settings of the release.
KINDS = ["web #1", "worker #1", "beat", "worker", "postgres: client", "valkey", "web", "postgres"]


@pytest.fixture
def desk(first_start: Path, tmp_path: Path) -> Iterator[Desk]:
    """Start the product as people do, with short waits."""
    shutil.copytree(first_start, tmp_path / "var")
    started = starts.start(tmp_path / "var", settings=QUICK)
    try:
        yield Desk(started)
    finally:
        started.stop()
        shutil.rmtree(tmp_path / "var", ignore_errors=True)


@pytest.mark.slow
@pytest.mark.xdist_group("setup")
def test_no_single_process_takes_anything_along(desk: Desk) -> None:
    desk.writer.start()
    assert set(KINDS) <= set(processes_of(desk.started.process.pid))
    for label in KINDS:
        claim, end = kill(desk, label)
        print(f"{label}: a claim was acknowledged after {claim:.1f} s, all work done after {end:.1f} s")
    check_nothing_lost_or_doubled(desk)
