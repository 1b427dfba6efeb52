"""The worker is killed while it trains: its program ends with it, another worker takes the training up, and nothing is doubled."""

import os
from pathlib import Path
from typing import Any

import pytest

from claims import jobs
from claims.audit import Event
from claims.suggestions.models import EngineModel, Suggestion
from tests.conftest import Person, add_article
from tests.faults.product import until, worker
from tests.training.desk import numbers, submitted


def programs(group: int) -> list[int]:
    """Find the training programs that run now in the process group of a worker."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
            if b"claims.engines.learning.program" in words and os.getpgid(int(entry.name)) == group:
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks for processes in /proc")
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_trains_leaves_nothing_and_the_next_one_trains_once(
    owner: Person, annotator: Person, project: Any, tmp_path: Path
) -> None:
    type(project).objects.filter(pk=project.pk).update(engine="rules")
    free = numbers(project, held_out=False)
    for _ in range(10):
        submitted(project, annotator.user, next(free))
    key = owner.post(f"projects/{project.pk}/train").json()["id"]
    job = jobs.Job.objects.get(pk=key)

    def state() -> str:
        job.refresh_from_db()
        return job.state

    with worker(tmp_path, "first") as first:
        until(lambda: state() == "running" and job.done >= 1 and bool(programs(first.pid)), seconds=120, why=first.said)
        # While it trains, what people wait for is done by the worker's other process.
        fresh = add_article(project, "“It will rain for 3 days,” the minister told reporters on Monday.")
        until(lambda: Suggestion.objects.filter(article=fresh).exists(), seconds=120, why=first.said)
        assert state() == "running"
        first.kill()
    until(lambda: not programs(first.pid), seconds=20)
    assert not EngineModel.objects.exists()

    with worker(tmp_path, "second", OMP_NUM_THREADS="1") as second:
        until(lambda: state() == "done", seconds=300, why=second.said)
    assert job.attempts == 2
    assert EngineModel.objects.count() == 1
    assert Event.objects.filter(subject="engine").count() == 1
    assert os.listdir(tmp_path / "files" / "engines") == [project.pk.hex]
    assert jobs.Job.objects.filter(kind="train_engine").count() == 1
