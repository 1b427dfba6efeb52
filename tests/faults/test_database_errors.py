"""The database fails for a moment in the middle of a job: the attempt ends, the job does not, whatever its kind."""

import json
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import InterfaceError, InternalError, OperationalError, connection, transaction
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Article
from claims.articles.services import start_import
from claims.audit import Actor, Event
from claims.core.records import Proposal
from claims.datasets import services as datasets
from claims.http.errors import handle
from claims.suggestions import services as suggestions
from claims.suggestions import storing
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.tasks import HANDLERS
from tests.bench.synthetic import record
from tests.conftest import add_article

STORY = "“It will rain for {} days,” the minister told reporters on Monday."


def fails(times: int, error: type[Exception], then: Any) -> Any:
    """Make a function that raises so often, and then does its work."""
    left = [times]

    def failing(*arguments: Any, **more: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise error("server closed the connection unexpectedly")
        return then(*arguments, **more)

    return failing


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_suggestion_job_outlives_a_database_error_between_two_articles(
    project: Any, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    keys = [str(add_article(project, STORY.format(number)).pk) for number in range(3)]
    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": keys})
    monkeypatch.setattr(suggestions, "suggest_article", fails(1, error, storing.suggest_article))
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.heartbeat_at, job.error_code) == ("queued", None, "")
    jobs.Job.objects.filter(pk=job.pk).update(created_at=Now() - timedelta(seconds=10))
    assert jobs.sweep() == 1
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result["suggestions"]) == ("done", 2, 3)
    assert SuggestionRun.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_the_database_ended_because_nobody_went_on_with_it_is_tried_again(project: Any) -> None:
    """As on a machine that sleeps or has too much to do; the driver takes it for an internal error."""

    def sleep(run: jobs.Run | None = None) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 20")
            time.sleep(0.2)
            cursor.execute("SELECT 1")

    job = jobs.start("suggest", project=project.pk, params={"engine": "quotes", "articles": []})
    jobs.perform(job.pk, {"suggest": sleep})
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("queued", "")
    with pytest.raises(InternalError) as ended:
        sleep()
    connection.close()
    answer = handle(ended.value, {})
    assert answer is not None
    assert (answer.status_code, answer.data["error"]["code"], answer["Retry-After"]) == (503, "unavailable", "2")


@pytest.mark.django_db
def test_a_job_that_meets_a_database_error_every_time_fails_with_the_reason(owner: Any, project: Any) -> None:
    def always(run: jobs.Run) -> None:
        raise OperationalError("canceling statement") from TimeoutError()

    job = jobs.start("count", project=project.pk)
    for _ in range(jobs.MAX_ATTEMPTS):
        jobs.perform(job.pk, {"count": always})
    shown = owner.get(f"jobs/{job.pk}").json()
    assert (shown["state"], shown["error"]["code"]) == ("failed", "unavailable")
    assert "TimeoutError" in shown["error"]["message"]
    assert "5 times" in shown["error"]["message"]


@pytest.mark.django_db
def test_an_import_broken_off_half_way_is_done_once_and_reports_as_if_nothing_had_happened(
    owner: Any, project: Any, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads = [ContentFile(STORY.format(number).encode(), name=f"{number}.txt") for number in range(4)]
    job = start_import(actor=Actor(owner.user), project=project, uploads=uploads)
    real = jobs.Run.progress
    count = [0]

    def progress(run: jobs.Run, *arguments: Any) -> None:
        count[0] += 1
        if count[0] == 3:
            raise OperationalError("the database system is shutting down")
        real(run, *arguments)

    monkeypatch.setattr(jobs.Run, "progress", progress)
    jobs.perform(job.pk, HANDLERS)
    assert Article.objects.filter(project=project).count() == 2
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    assert {key: job.result[key] for key in ("created", "duplicates", "invalid")} == {
        "created": 4,
        "duplicates": 0,
        "invalid": 0,
    }
    assert Article.objects.filter(project=project).count() == 4
    assert not list((files / "uploads").iterdir())


@pytest.mark.django_db
def test_a_dataset_that_was_stored_before_the_worker_died_counts_as_loaded(
    owner: Any, project: Any, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = default_storage.save("uploads/native", ContentFile(json.dumps(record(1)).encode()))
    job = jobs.start("load", project=project.pk, user=owner.user, file=name)
    # It dies after the transaction of the data, before the end of the job is written.
    monkeypatch.setattr(jobs.Run, "finish", fails(1, OperationalError, jobs.Run.finish))
    jobs.perform(job.pk, HANDLERS)
    assert Article.objects.filter(project=project).count() == 1
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result["articles"]) == ("done", 2, 1)
    assert Article.objects.filter(project=project).count() == 1
    assert Event.objects.filter(action="loaded").count() == 1


def terminate_others() -> int:
    """End all other connections to the test database, as a restart of PostgreSQL does; returns how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
@pytest.mark.parametrize("kind", ["suggest", "export", "import_articles"])
def test_a_job_whose_connection_is_cut_really_is_put_back_and_done(
    owner: Any, project: Any, files: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [add_article(project, STORY.format(number)) for number in range(3)]
    if kind == "import_articles":
        upload = ContentFile(STORY.format("many").encode(), name="new.txt")
        job = start_import(actor=Actor(owner.user), project=project, uploads=[upload])
    else:
        params = {
            "suggest": {"engine": "quotes", "articles": [str(article.pk) for article in made]},
            "export": {"format": "jsonl", "layer": "all"},
        }
        job = jobs.start(kind, project=project.pk, user=owner.user, params=params[kind])
    # In the middle of each kind: when it reports, or when the file of an export is about to be written.
    room, name = (datasets, "write_dataset") if kind == "export" else (jobs.Run, "progress")
    real, cuts = getattr(room, name), []

    def cut_first(*arguments: Any) -> Any:
        if not cuts:
            cutter = threading.Thread(target=lambda: (cuts.append(terminate_others()), connection.close()))
            cutter.start()
            cutter.join()
        return real(*arguments)

    monkeypatch.setattr(room, name, cut_first)
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("queued", 1)
    jobs.perform(job.pk, HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


@pytest.mark.django_db(transaction=True)
def test_a_step_that_takes_long_shows_signs_of_life_and_is_not_taken_over(project: Any, settings: Any) -> None:
    settings.JOB_STALE_SECONDS = 1
    seen: list[Any] = []

    def slow(run: jobs.Run) -> None:
        for _ in range(30):
            seen.append(jobs.Job.objects.values_list("heartbeat_at", flat=True).get(pk=run.job.pk))
            assert jobs.take(run.job.pk) is None
            time.sleep(0.05)

    job = jobs.start("slow", project=project.pk)
    jobs.perform(job.pk, {"slow": slow})
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 1)
    assert len(set(seen)) >= 3


@pytest.mark.django_db(transaction=True)
def test_sixty_six_thousand_quotations_in_one_article_are_cut_to_the_most_and_the_job_says_so(
    owner: Any, project: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JOB_STALE_SECONDS = 1
    article = add_article(project, "“It is so.”\n" * 66_000)
    beats: set[Any] = set()
    sizes: list[int] = []
    real = Suggestion.objects.bulk_create

    def watched(rows: list[Any], **more: Any) -> Any:
        sizes.append(len(rows))
        watching = threading.Event()

        def watch() -> None:
            while not watching.wait(0.05):
                beats.add(jobs.Job.objects.values_list("heartbeat_at", flat=True).get(pk=job.pk))
            connection.close()

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            return real(rows, **more)
        finally:
            watching.set()
            watcher.join()

    monkeypatch.setattr(Suggestion.objects, "bulk_create", watched)
    params = {"engine": "quotes", "articles": [str(article.pk)]}
    job = jobs.start("suggest", project=project.pk, params=params)
    jobs.perform(job.pk, HANDLERS)
    shown = owner.get(f"jobs/{job.pk}").json()
    assert (shown["state"], shown["result"]["suggestions"]) == ("done", storing.MAX_SUGGESTIONS)
    (dropped,) = (note["values"] for note in shown["result"]["notes"] if note["code"] == "suggestions_dropped")
    assert (dropped["count"], dropped["most"]) == (61000, 5000)
    assert Suggestion.objects.filter(article=article).count() == storing.MAX_SUGGESTIONS == sum(sizes)
    assert len(beats) >= 2, "nothing was heard of the job while it stored"


def test_the_best_are_kept_in_their_order_and_a_child_without_its_parent_stands_by_itself() -> None:
    scores = [0.9, 0.1, 0.5, 0.5, 0.8]
    parents = [None, None, 1, 0, 2]
    given = [
        Proposal(content=((n, n + 1),), score=score, parent=parent)
        for n, (score, parent) in enumerate(zip(scores, parents, strict=True))
    ]
    kept, surplus = storing.best(given, most=3)
    assert [proposal.content[0][0] for proposal in kept] == [0, 2, 4]
    assert [proposal.parent for proposal in kept] == [None, None, 1]
    assert surplus == 2
    assert storing.best(given, most=5) == (given, 0)
