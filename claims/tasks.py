"""All background work on one page: the one Celery task that does a job, the table of job kinds, and the sweep."""

import logging
import time
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.db import close_old_connections, connection

from claims import clock, jobs
from claims.articles.services import import_articles
from claims.articles.unread import read_missing
from claims.assignments.services import expire_leases
from claims.core.records import JobState
from claims.datasets.services import export, load
from claims.suggestions.services import start_missing, suggest
from claims.training import services as training

log = logging.getLogger(__name__)

HANDLERS: dict[str, jobs.Handler] = {
    "import_articles": import_articles,
    "suggest": suggest,
    "export": export,
    "load": load,
    training.KIND: training.train,
}

# When a job of these kinds ends, the articles that it brought wait for engines and for the text index: no need to wait for the sweep.
THEN_SUGGEST = {"import_articles", "load"}
# Far below what a task may take.
SECONDS_OF_READING = 300.0

SWEPT = (expire_leases, jobs.sweep, start_missing, read_missing)


@shared_task(name="claims.tasks.run_job")
def run_job(job_id: str) -> None:
    """Do one job to its end, whoever else has been told of it too."""
    jobs.perform(UUID(job_id), HANDLERS, between=SweepIfLate())
    if jobs.Job.objects.filter(pk=job_id, kind__in=THEN_SUGGEST, state=JobState.DONE).exists():
        start_missing()
        read_missing(SECONDS_OF_READING)
    if jobs.Job.objects.filter(pk=job_id, queue=jobs.TRAINING).exists():
        training.wake_next()


@shared_task(name="claims.tasks.learn", expires=60)
def learn() -> None:
    """Every half minute: train engines where people have submitted enough since the last time."""
    if clock.begin(clock.LEARN, every=6 * settings.SWEEP_SECONDS):
        training.start_due()
        clock.end(clock.LEARN)


@shared_task(name="claims.tasks.sweep", expires=30)
def sweep() -> None:
    """Every few seconds: free leases that ran out, wake jobs that nobody took, suggest where nothing was suggested yet."""
    if clock.begin(clock.SWEEP, every=settings.SWEEP_SECONDS):
        sweep_now()


def sweep_now() -> bool:
    """Do every part of a sweep, the later ones also when an earlier one fails; returns whether all were done."""
    done = True
    for part in SWEPT:
        try:
            part()
        except Exception:
            log.exception("A part of the sweep failed: %s", part.__name__)
            if not connection.in_atomic_block:
                close_old_connections()
            done = False
    if done:
        clock.end(clock.SWEEP)
    return done


class SweepIfLate:
    """Called between two steps of a job: sweep where the clock is dead, or all workers are too busy to hear it."""

    def __init__(self) -> None:
        self._looked = time.monotonic()

    def __call__(self) -> None:
        """Look now and then whether the sweep is late, and do it then."""
        if time.monotonic() - self._looked < settings.SWEEP_SECONDS:
            return
        self._looked = time.monotonic()
        if clock.begin(clock.SWEEP, every=3 * settings.SWEEP_SECONDS):
            sweep_now()
