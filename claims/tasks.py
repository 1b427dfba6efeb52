"""All background work on one page: the Celery task that runs a job, the table of job kinds, and the sweep."""

import logging
import time
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.db import close_old_connections, connection

from claims import clock, jobs
from claims.articles.needs import services as needs
from claims.articles.services import import_articles
from claims.articles.unread import read_missing
from claims.assignments.queue.ordering import order_queue
from claims.assignments.queue.services import ORDER_QUEUE
from claims.assignments.services import expire_leases
from claims.core.records import JobState
from claims.datasets.importing import services as importing
from claims.datasets.releases import services as releases
from claims.datasets.services import export, load
from claims.overview.digest.services import send_due
from claims.overview.services import purge_due
from claims.review import services as review
from claims.suggestions.services import start_missing, suggest
from claims.training import services as training

log = logging.getLogger(__name__)

HANDLERS: dict[str, jobs.Handler] = {
    "import_articles": import_articles,
    importing.KIND: importing.run,
    "suggest": suggest,
    "export": export,
    "load": load,
    releases.KIND: releases.release,
    training.KIND: training.train,
    review.COMPARE: review.compare_project,
    needs.KIND: needs.set_all_needs,
    ORDER_QUEUE: order_queue,
}

# When a job of these kinds ends, its articles need suggestions and the text index at once, without waiting for the sweep.
THEN_SUGGEST = {"import_articles", "load", importing.KIND}
# Well below the time limit of a task.
SECONDS_OF_READING = 300.0

SWEPT = (expire_leases, jobs.sweep, start_missing, read_missing, review.compare_due)


@shared_task(name="claims.tasks.run_job")
def run_job(job_id: str) -> None:
    """Run one job to its end, even if other workers were notified of it as well."""
    jobs.perform(UUID(job_id), HANDLERS, between=SweepIfLate())
    if jobs.Job.objects.filter(pk=job_id, kind__in=THEN_SUGGEST, state=JobState.DONE).exists():
        start_missing()
        read_missing(SECONDS_OF_READING)
    if jobs.Job.objects.filter(pk=job_id, queue=jobs.TRAINING).exists():
        training.wake_next()


@shared_task(name="claims.tasks.learn", expires=60)
def learn() -> None:
    """Every half minute: train engines where enough has been submitted since the last training."""
    if clock.begin(clock.LEARN, every=6 * settings.SWEEP_SECONDS):
        training.start_due()
        clock.end(clock.LEARN)


@shared_task(name="claims.tasks.purge", expires=600)
def purge() -> None:
    """Every hour: remove for good what was deleted more than 30 days ago."""
    if clock.begin(clock.PURGE, every=3600):
        purge_due()
        clock.end(clock.PURGE)


@shared_task(name="claims.tasks.digest", expires=300)
def digest() -> None:
    """Every ten minutes: send the daily messages whose hour has come."""
    if clock.begin(clock.DIGEST, every=600):
        send_due()
        clock.end(clock.DIGEST)


@shared_task(name="claims.tasks.sweep", expires=30)
def sweep() -> None:
    """Every few seconds: end expired leases, wake jobs that no worker took, start missing suggestions, compare passes."""
    if clock.begin(clock.SWEEP, every=settings.SWEEP_SECONDS):
        sweep_now()


def sweep_now() -> bool:
    """Run every part of a sweep, even after one fails; return whether all succeeded."""
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
    """Called between the steps of a job: sweep if the scheduler is dead or all workers are too busy to listen to it."""

    def __init__(self) -> None:
        self._looked = time.monotonic()

    def __call__(self) -> None:
        """Check from time to time whether the sweep is late, and run it if so."""
        if time.monotonic() - self._looked < settings.SWEEP_SECONDS:
            return
        self._looked = time.monotonic()
        if clock.begin(clock.SWEEP, every=3 * settings.SWEEP_SECONDS):
            sweep_now()
