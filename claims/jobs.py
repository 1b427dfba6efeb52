"""Background work as rows: the row is the truth, the broker only a wake-up."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from celery import current_app
from django.conf import settings
from django.contrib.auth.models import User
from django.db import (
    DatabaseError,
    InterfaceError,
    close_old_connections,
    connection,
    models,
    transaction,
)
from django.db.models import F, Q
from django.db.models.functions import Now
from kombu.exceptions import OperationalError as BrokerError

from claims.core.errors import CODES, Conflict, OnRecordError
from claims.core.ids import new_id
from claims.core.records import JobState
from claims.http.logs import within
from claims.transactions import is_transient

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
# Seconds for which writing the end of a job is retried while the database is unreachable.
PATIENCE = 30.0

# The workers' queues, in the order in which a free worker looks into them (annotator/celery.py).
URGENT, ORDINARY, TRAINING = "urgent", "celery", "training"
# Queues that run one job at a time, however many workers there are, so that the others stay free for other work.
ONE_AT_A_TIME = {TRAINING}


class Job(models.Model):
    """One piece of background work, from queued to its end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40, help_text="What is to be done: a key of the table of job kinds.")
    project_id = models.UUIDField(null=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    params = models.JSONField(default=dict)
    queue = models.CharField(max_length=20, default=ORDINARY, help_text="Which of the workers' queues it waits in.")
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value.title()) for state in JobState], default=JobState.QUEUED
    )
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
            # Suggestions computed ahead of time make most rows, and nobody lists them once they are done.
            models.Index(
                fields=["project_id", "-created_at"],
                name="job_worth_telling",
                condition=~Q(queue="urgent", state="done"),
            ),
            models.Index(
                fields=["project_id", "kind", "-created_at"], name="job_by_kind", condition=~Q(kind="suggest")
            ),
            models.Index(fields=["heartbeat_at"], name="job_unfinished", condition=Q(state__in=["queued", "running"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Cancelled(OnRecordError):
    """The job was asked to stop, or another worker has taken it over."""

    def __init__(self) -> None:
        super().__init__("already_finished", "The job was cancelled.")


# The parameters of a job; each kind has its own keys.
Params = dict[str, Any]
Handler = Callable[["Run"], None]
Between = Callable[[], None]
# The result of a job, final or so far: a JSON object.
Result = Mapping[str, object] | None


class Run:
    """One attempt at a job: its parameters, and how the handler reports progress."""

    def __init__(self, job: Job, between: Between | None = None) -> None:
        self.job = job
        self.params: Params = job.params
        self.ends_as = JobState.DONE
        self._between = between
        self._afterwards: list[Callable[[], None]] = []

    @property
    def project(self) -> UUID:
        """The project that the job is about."""
        assert self.job.project_id is not None, f"{self.job.kind} jobs belong to a project"
        return self.job.project_id

    def progress(self, done: int, total: int, result: Result = None) -> None:
        """Record how many steps are done, which is also the heartbeat. Raises Cancelled when the job should stop."""
        changes: dict[str, object] = {"done": done, "total": total, "heartbeat_at": Now()}
        if result is not None:
            changes["result"] = result
        mine = Job.objects.filter(
            pk=self.job.pk, attempts=self.job.attempts, state=JobState.RUNNING, cancel_requested=False
        )
        if not mine.update(**changes):
            raise Cancelled()
        if self._between is not None and not connection.in_atomic_block:
            self._between()

    def finish(self, *, result: Result = None, file: str = "", afterwards: Callable[[], None] | None = None) -> None:
        """Set the result; the job is done when the handler returns, and only then is `afterwards` called."""
        self.job.result = result
        self.job.file = file or self.job.file
        if afterwards is not None:
            self._afterwards.append(afterwards)

    def wait(self, *, result: Result) -> None:
        """Set the result so far; when the handler returns, the job waits until somebody lets it `go_on`."""
        self.job.result = result
        self.ends_as = JobState.WAITING

    def clear_up(self) -> None:
        """Run what was postponed until the job had ended; a failure does no harm."""
        for step in self._afterwards:
            try:
                step()
            except OSError as error:
                log.warning("Job %s could not clean up: %s", self.job.pk, error)


def start(
    kind: str,
    *,
    project: UUID | None,
    user: User | None = None,
    params: Params | None = None,
    file: str = "",
    queue: str = ORDINARY,
) -> Job:
    """Create a job and wake a worker when the transaction commits; if the broker is down, the job only starts later."""
    job = Job.objects.create(
        kind=kind, project_id=project, created_by=user, params=params or {}, file=file, queue=queue
    )
    transaction.on_commit(lambda: wake(job.pk, queue))
    return job


def wake(job_id: UUID, queue: str = ORDINARY) -> None:
    """Notify the workers of a job; the sweep notifies them again if none takes it."""
    try:
        current_app.send_task("claims.tasks.run_job", args=[str(job_id)], queue=queue)
    except (BrokerError, OSError) as error:
        log.warning("The broker does not answer; job %s waits for the sweep: %s", job_id, type(error).__name__)


def take(job_id: UUID) -> Job | None:
    """Lock a job for this worker if it is queued, or running without a recent heartbeat; None otherwise."""
    stale = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    free = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, heartbeat_at__lt=stale)
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(free, pk=job_id).first()
        if job is None or _must_wait(job):
            return None
        if job.cancel_requested or job.attempts >= MAX_ATTEMPTS:
            code = "" if job.cancel_requested else "gave_up"
            _end(job, JobState.CANCELLED if job.cancel_requested else JobState.FAILED, code, CODES.get(code, ""))
            return None
        Job.objects.filter(pk=job.pk).update(
            state=JobState.RUNNING,
            attempts=F("attempts") + 1,
            heartbeat_at=Now(),
            started_at=Now(),
            error_code="",
            error_message="",
        )
        job.refresh_from_db()
    return job


def _must_wait(job: Job) -> bool:
    """Return whether the job must wait for another one of its queue; the lock keeps two workers from asking at once."""
    if job.queue not in ONE_AT_A_TIME:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"queue {job.queue}"])
    alive = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    running = Job.objects.filter(queue=job.queue, state=JobState.RUNNING, heartbeat_at__gte=alive)
    return running.exclude(pk=job.pk).exists()


def waiting_in(queue: str) -> list[UUID]:
    """List up to ten queued jobs of a queue, oldest first."""
    waiting = Job.objects.filter(queue=queue, state=JobState.QUEUED).order_by("created_at")
    return list(waiting.values_list("pk", flat=True)[:10])


def perform(job_id: UUID, handlers: dict[str, Handler], between: Between | None = None) -> None:
    """Run one job to its end: done, cancelled, or failed with a code that says why.

    A transient database error ends only the attempt. `between` is called after each progress report.
    """
    with within(f"job-{job_id.hex}"):
        job = take(job_id)
        if job is not None:
            _perform(job, handlers, between)


def _perform(job: Job, handlers: dict[str, Handler], between: Between | None) -> None:
    run = Run(job, between)
    try:
        with _pulse(job):
            handlers[job.kind](run)
    except Cancelled:
        _settle(partial(_end, job, JobState.CANCELLED))
    except OnRecordError as error:
        _settle(partial(_end, job, JobState.FAILED, error.code, error.message))
    except (DatabaseError, InterfaceError) as error:
        log.warning("Attempt %s at job %s ended with a database error", job.attempts, job.pk, exc_info=error)
        if is_transient(error):
            _settle(partial(_put_back, job, type(error.__cause__ or error).__name__))
        else:
            _settle(partial(_end, job, JobState.FAILED, "internal", CODES["internal"]))
    except OSError as error:
        log.exception("Job %s could not use its files", job.pk, exc_info=error)
        _settle(partial(_end, job, JobState.FAILED, "storage", CODES["storage"]))
    except Exception:
        log.exception("Job %s failed", job.pk)
        _settle(partial(_end, job, JobState.FAILED, "internal", CODES["internal"]))
    else:
        _settle(partial(_end, job, run.ends_as, result=run.job.result, file=run.job.file))
        run.clear_up()


@contextmanager
def _pulse(job: Job) -> Iterator[None]:
    """Keep the heartbeat going during long steps, from a thread with its own connection."""
    over = threading.Event()
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=JobState.RUNNING)

    def beat() -> None:
        while not over.wait(settings.JOB_STALE_SECONDS / 4):
            try:
                mine.update(heartbeat_at=Now())
            except (DatabaseError, InterfaceError) as error:
                log.warning("The heartbeat of job %s could not be written: %s", job.pk, type(error).__name__)
                connection.close()
        connection.close()

    thread = threading.Thread(target=beat, name=f"pulse of {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _settle(write: Callable[[], None]) -> None:
    """Write the end of an attempt, retrying for half a minute while the database is unreachable; then raise its error."""
    patience = time.monotonic() + PATIENCE
    while True:
        if not connection.in_atomic_block:
            close_old_connections()
        try:
            return write()
        except (DatabaseError, InterfaceError) as error:
            if not is_transient(error) or connection.in_atomic_block or time.monotonic() > patience:
                raise
            time.sleep(0.5)


def _put_back(job: Job, cause: str) -> None:
    """Queue the job again for the sweep; after the last attempt, fail it with the reason."""
    if job.attempts >= MAX_ATTEMPTS:
        message = f"{CODES['unavailable']} It was tried {MAX_ATTEMPTS} times; the last time ended with {cause}."
        return _end(job, JobState.FAILED, "unavailable", message)
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=JobState.RUNNING)
    mine.update(state=JobState.QUEUED, heartbeat_at=None)
    return None


def _end(job: Job, state: JobState, code: str = "", message: str = "", **more: object) -> None:
    going = [JobState.QUEUED, JobState.RUNNING, JobState.WAITING]
    mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state__in=going)
    if state == JobState.DONE:
        more["done"] = F("total")
    finished = None if state == JobState.WAITING else Now()
    mine.update(state=state, error_code=code, error_message=message, finished_at=finished, **more)


def go_on(job: Job, *, params: Params, result: Result) -> None:
    """Queue a job that waits, with what it was told. Raises Conflict: not_waiting."""
    waiting = Job.objects.filter(pk=job.pk, state=JobState.WAITING)
    queued = {"state": JobState.QUEUED, "heartbeat_at": None, "done": 0, "total": 0}
    if not waiting.update(params=params, result=result, **queued):
        raise Conflict("not_waiting")
    transaction.on_commit(lambda: wake(job.pk, job.queue))


def cancel(job: Job) -> Job:
    """Cancel a job: one that is queued or waits at once, a running one at its next step. Raises Conflict: already_finished."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job.pk)
        if job.state in (JobState.QUEUED, JobState.WAITING):
            _end(job, JobState.CANCELLED)
        elif job.state == JobState.RUNNING:
            Job.objects.filter(pk=job.pk).update(cancel_requested=True)
        else:
            raise Conflict("already_finished")
    job.refresh_from_db()
    return job


def sweep() -> int:
    """Wake workers for every job that waits or whose worker has stopped responding; return how many."""
    late = Now() - timedelta(seconds=settings.SWEEP_SECONDS)
    stale = Now() - timedelta(seconds=settings.JOB_STALE_SECONDS)
    unheard = Q(heartbeat_at=None, created_at__lt=late) | Q(heartbeat_at__lt=stale)
    waiting = list(
        Job.objects.filter(unheard, state__in=[JobState.QUEUED, JobState.RUNNING])
        .order_by("created_at")
        .values_list("pk", "queue")[:100]
    )
    # A queued job's heartbeat is its last wake-up, so that a long queue is not woken at every sweep.
    known = [job_id for job_id, _ in waiting]
    Job.objects.filter(pk__in=known, state=JobState.QUEUED).update(heartbeat_at=Now())
    for job_id, queue in waiting:
        wake(job_id, queue)
    return len(waiting)


def present(job: Job) -> dict[str, object]:
    """Return the API representation of a job."""
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
