"""A job is done once, whoever is told of it and however often; what a dead worker left is taken over."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Article
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.services import start_missing, suggest
from claims.tasks import HANDLERS
from tests.conftest import add_article, run_jobs

STORY = "“It will rain for {} days,” the minister told reporters on Monday."


def silent_for(job: jobs.Job, seconds: float) -> None:
    """Make the job look as if its worker had said nothing for so long."""
    jobs.Job.objects.filter(pk=job.pk).update(heartbeat_at=Now() - timedelta(seconds=seconds))


@pytest.mark.django_db(transaction=True)
def test_a_job_handed_to_five_workers_at_the_same_moment_is_done_once(project: Any) -> None:
    done: list[int] = []
    ready = threading.Barrier(5)

    def handler(run: jobs.Run) -> None:
        done.append(threading.get_ident())
        run.finish(result={"by": 1})

    def worker() -> None:
        try:
            ready.wait()
            jobs.perform(job.pk, {"count": handler})
        finally:
            connection.close()

    job = jobs.start("count", project=project.pk)
    threads = [threading.Thread(target=worker) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    job.refresh_from_db()
    assert len(done) == 1
    assert (job.state, job.attempts, job.result) == ("done", 1, {"by": 1})


@pytest.mark.django_db
def test_a_job_whose_worker_is_heard_of_is_left_to_it(project: Any) -> None:
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})
    assert jobs.take(job.pk) is not None
    assert jobs.take(job.pk) is None
    silent_for(job, 12)
    assert jobs.take(job.pk) is None


@pytest.mark.django_db
def test_a_job_whose_worker_is_silent_is_taken_over_and_the_first_worker_changes_nothing_any_more(project: Any) -> None:
    for number in range(3):
        add_article(project, STORY.format(number))
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})

    def slow(run: jobs.Run) -> None:
        run.progress(1, 3)
        silent_for(run.job, 21)
        jobs.perform(job.pk, {"suggest": suggest})
        run.progress(2, 3, {"suggestions": -1})

    jobs.perform(job.pk, {"suggest": slow})
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.total) == ("done", 2, 3, 3)
    assert job.result["suggestions"] == 3


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_cancelled_by_whoever_finds_it(owner: Any, project: Any) -> None:
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})
    jobs.take(job.pk)
    assert owner.post(f"jobs/{job.pk}/cancel").json()["state"] == "running"
    silent_for(job, 21)
    jobs.perform(job.pk, HANDLERS)
    assert owner.get(f"jobs/{job.pk}").json()["state"] == "cancelled"


@pytest.mark.django_db
def test_a_job_that_kills_five_workers_is_given_up(owner: Any, project: Any) -> None:
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})
    for attempt in range(1, jobs.MAX_ATTEMPTS + 1):
        taken = jobs.take(job.pk)
        assert taken is not None
        assert taken.attempts == attempt
        silent_for(job, 21)
    jobs.perform(job.pk, HANDLERS)
    shown = owner.get(f"jobs/{job.pk}").json()
    assert (shown["state"], shown["error"]["code"]) == ("failed", "gave_up")
    assert shown["finished_at"] is not None


@pytest.mark.django_db
def test_suggestions_are_not_doubled_when_the_job_runs_twice(project: Any) -> None:
    articles = [add_article(project, STORY.format(number)) for number in range(4)]
    for _ in range(2):
        params = {"engine": "quotes", "articles": [str(article.pk) for article in articles]}
        job = jobs.start("suggest", project=project.pk, params=params)
        run_jobs()
        job.refresh_from_db()
        assert job.result["suggestions"] == 4
    assert Suggestion.objects.count() == 4
    assert SuggestionRun.objects.count() == 4


@pytest.mark.django_db
def test_a_job_that_nobody_was_told_of_is_found_by_the_sweep_and_told_once(project: Any) -> None:
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})
    assert jobs.sweep() == 0
    jobs.Job.objects.filter(pk=job.pk).update(created_at=Now() - timedelta(seconds=6))
    assert jobs.sweep() == 1
    assert jobs.sweep() == 0


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_found_by_the_sweep(project: Any) -> None:
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": None})
    jobs.take(job.pk)
    assert jobs.sweep() == 0
    silent_for(job, 21)
    assert jobs.sweep() == 1


@pytest.mark.django_db
def test_new_articles_get_suggestions_by_themselves_but_only_one_job_at_a_time(project: Any) -> None:
    project.engine = "quotes"
    project.save(update_fields=["engine"])
    add_article(project, STORY.format(1))
    assert start_missing() == 1
    assert start_missing() == 0
    run_jobs()
    assert Suggestion.objects.count() == 1
    assert start_missing() == 0
    add_article(project, STORY.format(2))
    assert start_missing() == 1


@pytest.mark.django_db
def test_a_project_without_an_engine_and_an_archived_one_are_left_alone(project: Any) -> None:
    add_article(project, STORY.format(1))
    assert start_missing() == 0
    project.engine = "quotes"
    project.archived_at = Article.objects.get().created_at
    project.save(update_fields=["engine", "archived_at"])
    assert start_missing() == 0
