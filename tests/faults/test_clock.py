"""The clock asks, the database decides: one sweep at a time however many clocks there are, and its age for all to see."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.models.functions import Now

from annotator import pages
from annotator.embedded import product
from claims import clock, jobs, tasks
from claims.assignments.models import Assignment
from claims.clock import Round
from tests.conftest import Person
from tests.faults.product import Process, until, worker


def swept(seconds: float, *, began: float | None = None) -> None:
    """Let the last sweep have ended so many seconds ago."""
    values = {
        "began_at": Now() - timedelta(seconds=seconds if began is None else began),
        "ended_at": Now() - timedelta(seconds=seconds),
    }
    if not Round.objects.filter(name=clock.SWEEP).update(**values):
        Round.objects.create(name=clock.SWEEP)
        Round.objects.filter(name=clock.SWEEP).update(**values)


def started(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the web server have started so many seconds ago."""
    monkeypatch.setattr(pages, "STARTED", pages.time.monotonic() - seconds)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("up_for", "last", "status", "problems"),
    [
        (3600, 4, 200, []),
        (3600, 59, 200, []),
        (3600, 61, 503, ["sweep"]),
        (3600, 86_400, 503, ["sweep"]),
        (3600, None, 503, ["sweep"]),
        # It has just started, on data of yesterday or on none.
        (2, 86_400, 200, []),
        (2, None, 200, []),
    ],
)
def test_readiness_tells_the_age_of_the_last_sweep_and_fails_past_a_minute(
    nobody: Person, monkeypatch: pytest.MonkeyPatch, up_for: float, last: float | None, status: int, problems: list[str]
) -> None:
    started(monkeypatch, up_for)
    if last is not None:
        swept(last)
    answer = nobody.get("/health/ready")
    assert (answer.status_code, answer.json()["problems"]) == (status, problems)
    told = answer.json()["seconds_since_sweep"]
    assert told is None if last is None else abs(told - last) < 5


@pytest.mark.django_db
def test_a_sweep_that_begins_again_and_again_and_never_ends_is_no_sweep(
    nobody: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OperationalError("deadlock detected")

    done: list[str] = []
    monkeypatch.setattr(tasks, "SWEPT", (broken, lambda: done.append("the rest")))
    started(monkeypatch, 3600)
    swept(70)
    tasks.sweep()
    assert done == ["the rest"]
    assert nobody.get("/health/ready").json()["problems"] == ["sweep"]
    swept(70)
    monkeypatch.setattr(tasks, "SWEPT", tasks.SWEPT[1:])
    tasks.sweep()
    assert nobody.get("/health/ready").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", [None, 60.0])
def test_of_twenty_messages_at_the_same_moment_one_is_followed(before: float | None) -> None:
    if before is not None:
        swept(before)
    taken: list[bool] = []
    ready = threading.Barrier(20)

    def receive() -> None:
        try:
            ready.wait()
            taken.append(clock.begin(clock.SWEEP, every=5))
        finally:
            connection.close()

    threads = [threading.Thread(target=receive) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 19 + [True]


@pytest.mark.django_db
def test_a_long_job_sweeps_between_its_steps_where_no_clock_is_heard(work: Any, settings: Any) -> None:
    settings.SWEEP_SECONDS = 0
    Assignment.objects.update(lease_expires_at=Now() - timedelta(seconds=1))
    swept(600)
    tasks.SweepIfLate()()
    assert Assignment.objects.get().state == "expired"
    assert (clock.age(clock.SWEEP) or 99) < 5


@pytest.mark.django_db
def test_a_job_looks_for_the_sweep_no_more_often_than_it_is_due(project: Any, django_assert_num_queries: Any) -> None:
    between = tasks.SweepIfLate()
    with django_assert_num_queries(0):
        for _ in range(100):
            between()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_clocks_sweep_as_often_as_one_and_one_is_enough(project: Any, tmp_path: Path) -> None:
    with worker(tmp_path) as first:
        second = Process("second-clock", product.beat(), tmp_path)
        try:
            until(lambda: (clock.age(clock.SWEEP) or 99) < 1, seconds=40, why=first.said)
            job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": []})
            # As if its message had been lost.
            jobs.Job.objects.filter(pk=job.pk).update(state="queued", created_at=Now() - timedelta(seconds=60))
            second.kill()
            until(lambda: jobs.Job.objects.get(pk=job.pk).state == "done", seconds=20, why=first.said)
            until(lambda: (clock.age(clock.SWEEP) or 99) < 1, seconds=20, why=first.said)
        finally:
            second.stop()
    assert "Traceback" not in first.said() + second.said()
