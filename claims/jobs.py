"""Background work as rows: the row is the truth, the broker only a wake-up."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from celery import current_app
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from kombu.exceptions import OperationalError as BrokerError

from claims.core.errors import CODES, Conflict, OnRecordError
from claims.core.ids import new_id
from claims.http.logs import within

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3

# The workers' queues, in the order in which a free worker looks into them (annotator/celery.py).
URGENT, ORDINARY, TRAINING = "urgent", "celery", "training"
# One job at a time, however many workers there are: the others keep room for everything else.
ONE_AT_A_TIME = {TRAINING}


class Job(models.Model):
    """One piece of background work, from queued to its end."""

    class State(models.TextChoices):
        """Where a job stands; the last three are ends."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40, help_text="What is to be done: a key of the table of job kinds.")
    project_id = models.UUIDField(null=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    params = models.JSONField(default=dict)
    queue = models.CharField(max_length=20, default=ORDINARY, help_text="Which of the workers' queues it waits in.")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0, help_text="Steps finished.")
    total = models.PositiveIntegerField(default=0, help_text="Steps in all, 0 while unknown.")
    result = models.JSONField(null=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_message = models.TextField(blank=True)
    file = models.CharField(
        max_length=200, blank=True, help_text="Name in storage of the file that the job made or reads."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["project_id", "-created_at"], name="job_by_project"),
            models.Index(fields=["heartbeat_at"], name="job_unfinished", condition=Q(state__in=["queued", "running"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Cancelled(OnRecordError):
    """The job was asked to stop, or another worker has taken it over."""

    def __init__(self) -> None:
        super().__init__("already_finished", "The job was cancelled.")


Handler = Callable[["Run"], None]


class Run:
    """One attempt at a job: what the handler reads, and where it reports."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.params: dict[str, Any] = job.params

    @property
    def project(self) -> UUID:
        """The project that the job is about."""
        assert self.job.project_id is not None, f"{self.job.kind} jobs belong to a project"
        return self.job.project_id

    def progress(self, done: int, total: int, result: Any = None) -> None:
        """Say how far the job is (steps), which is also its heartbeat; raise Cancelled when it should stop."""
        changes: dict[str, Any] = {"done": done, "total": total, "heartbeat_at": Now()}
        if result is not None:
            changes["result"] = result
        mine = Job.objects.filter(
            pk=self.job.pk, attempts=self.job.attempts, state=Job.State.RUNNING, cancel_requested=False
        )
        if not mine.update(**changes):
            raise Cancelled()

    def finish(self, *, result: Any = None, file: str = "") -> None:
        """Leave the result; the job ends as done when the handler returns."""
        self.job.result = result
        self.job.file = file or self.job.file


def start(
    kind: str,
    *,
    project: UUID | None,
    user: Any = None,
    params: dict[str, Any] | None = None,
    file: str = "",
    queue: str = ORDINARY,
) -> Job:
    """Make a job row and wake a worker when the transaction commits; a broker that is down delays it, no more."""
    job = Job.objects.create(
        kind=kind, project_id=project, created_by=user, params=params or {}, file=file, queue=queue
    )
    transaction.on_commit(lambda: wake(job.pk, queue))
    return job


def wake(job_id: UUID, queue: str = ORDINARY) -> None:
    """Tell the workers of a job; the sweep tells them again if nobody takes it."""
    try:
        current_app.send_task("claims.tasks.run_job", args=[str(job_id)], queue=queue)
    except (BrokerError, OSError) as error:
        log.warning("The broker does not answer; job %s waits for the sweep: %s", job_id, type(error).__name__)


def take(job_id: UUID) -> Job | None:
    """Claim a job for this worker: queued, or running without a heartbeat for too long. None when there is nothing to take."""
    stale = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, heartbeat_at__lt=stale)
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(free, pk=job_id).first()
        if job is None or _must_wait(job):
            return None
        if job.cancel_requested or job.attempts >= MAX_ATTEMPTS:
            code = "" if job.cancel_requested else "gave_up"
            _end(job, Job.State.CANCELLED if job.cancel_requested else Job.State.FAILED, code, CODES.get(code, ""))
            return None
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.RUNNING,
            attempts=F("attempts") + 1,
            heartbeat_at=Now(),
            started_at=Now(),
            error_code="",
            error_message="",
        )
        job.refresh_from_db()
    return job


def _must_wait(job: Job) -> bool:
    """Tell whether another job of the same queue runs, where only one may; the lock keeps two from asking at once."""
    if job.queue not in ONE_AT_A_TIME:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"queue {job.queue}"])
    alive = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    running = Job.objects.filter(queue=job.queue, state=Job.State.RUNNING, heartbeat_at__gte=alive)
    return running.exclude(pk=job.pk).exists()


def waiting_in(queue: str) -> list[UUID]:
    """List the jobs that wait in a queue, oldest first, at most ten."""
    waiting = Job.objects.filter(queue=queue, state=Job.State.QUEUED).order_by("created_at")
    return list(waiting.values_list("pk", flat=True)[:10])


def perform(job_id: UUID, handlers: dict[str, Handler]) -> None:
    """Run one job to its end: done, cancelled, or failed with a code that says why."""
    with within(f"job-{job_id.hex}"):
        job = take(job_id)
        if job is not None:
            _perform(job, handlers)


def _perform(job: Job, handlers: dict[str, Handler]) -> None:
    run = Run(job)
    try:
        handlers[job.kind](run)
    except Cancelled:
        _end(job, Job.State.CANCELLED)
    except OnRecordError as error:
        _end(job, Job.State.FAILED, error.code, error.message)
    except OSError as error:
        log.exception("Job %s could not use its files", job.pk, exc_info=error)
        _end(job, Job.State.FAILED, "storage", CODES["storage"])
    except Exception:
        log.exception("Job %s failed", job.pk)
        _end(job, Job.State.FAILED, "internal", CODES["internal"])
    else:
        _end(job, Job.State.DONE, result=run.job.result, file=run.job.file)


def _end(job: Job, state: Job.State, code: str = "", message: str = "", **more: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state__in=[Job.State.QUEUED, Job.State.RUNNING])
    if state == Job.State.DONE:
        more["done"] = F("total")
    mine.update(state=state, error_code=code, error_message=message, finished_at=Now(), **more)


def cancel(job: Job) -> Job:
    """Ask a job to stop: a queued one stops at once, a running one at its next step. Raises Conflict: already_finished."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job.pk)
        if job.state == Job.State.QUEUED:
            _end(job, Job.State.CANCELLED)
        elif job.state == Job.State.RUNNING:
            Job.objects.filter(pk=job.pk).update(cancel_requested=True)
        else:
            raise Conflict("already_finished")
    job.refresh_from_db()
    return job


def sweep() -> int:
    """Wake workers for every job that waits, or whose worker has been silent for too long; return how many."""
    late = Now() - timedelta(seconds=settings.SWEEP_SECONDS)
    stale = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    unheard = Q(heartbeat_at=None, created_at__lt=late) | Q(heartbeat_at__lt=stale)
    waiting = list(
        Job.objects.filter(unheard, state__in=[Job.State.QUEUED, Job.State.RUNNING])
        .order_by("created_at")
        .values_list("pk", "queue")[:100]
    )
    # For a queued job the heartbeat is the last wake-up, so that a long queue is not woken anew at every sweep.
    known = [job_id for job_id, _ in waiting]
    Job.objects.filter(pk__in=known, state=Job.State.QUEUED).update(heartbeat_at=Now())
    for job_id, queue in waiting:
        wake(job_id, queue)
    return len(waiting)


def present(job: Job) -> dict[str, Any]:
    """Show a job as the API does."""
    return {
        "id": job.pk,
        "kind": job.kind,
        "project": job.project_id,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "error": {"code": job.error_code, "message": job.error_message} if job.error_code else None,
        "result": job.result,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
    }
