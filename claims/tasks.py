"""All background work on one page: the one Celery task that does a job, the table of job kinds, and the sweep."""

from uuid import UUID

from celery import shared_task

from claims import jobs
from claims.articles.services import import_articles
from claims.assignments.services import expire_leases
from claims.datasets.services import export, load
from claims.suggestions.services import start_missing, suggest
from claims.training import services as training

HANDLERS: dict[str, jobs.Handler] = {
    "import_articles": import_articles,
    "suggest": suggest,
    "export": export,
    "load": load,
    training.KIND: training.train,
}

# When a job of the first kind ends, the articles that it brought wait for engines: no need to wait for the sweep.
THEN_SUGGEST = {"import_articles", "load"}


@shared_task(name="claims.tasks.run_job")
def run_job(job_id: str) -> None:
    """Do one job to its end, whoever else has been told of it too."""
    jobs.perform(UUID(job_id), HANDLERS)
    if jobs.Job.objects.filter(pk=job_id, kind__in=THEN_SUGGEST, state=jobs.Job.State.DONE).exists():
        start_missing()
    if jobs.Job.objects.filter(pk=job_id, queue=jobs.TRAINING).exists():
        training.wake_next()


@shared_task(name="claims.tasks.learn", expires=60)
def learn() -> None:
    """Every half minute: train engines where people have submitted enough since the last time."""
    training.start_due()


@shared_task(name="claims.tasks.sweep", expires=30)
def sweep() -> None:
    """Every few seconds: free leases that ran out, wake jobs that nobody took, suggest where nothing was suggested yet."""
    expire_leases()
    jobs.sweep()
    start_missing()
