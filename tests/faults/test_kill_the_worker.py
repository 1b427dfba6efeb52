"""The worker is killed in the middle of a job: another one finishes it, and nothing is doubled."""

from pathlib import Path
from typing import Any

import pytest

from claims import jobs
from claims.engines import quotes
from claims.suggestions.models import Suggestion, SuggestionRun
from tests.conftest import add_article, claim_for
from tests.faults.product import until, worker

ARTICLES, SENTENCES = 40, 250
SENTENCE = "“It will rain for {} days and {} nights,” the minister told reporters on Monday.\n"


def long_story(number: int) -> str:
    """Write a story that keeps the engine busy for a while."""
    return "".join(SENTENCE.format(number, day) for day in range(SENTENCES))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_suggesting_loses_and_doubles_nothing(project: Any, tmp_path: Path) -> None:
    articles = [add_article(project, long_story(number)) for number in range(ARTICLES)]
    expected = {article.pk: len(quotes.suggest(article.text, language="en")) for article in articles}
    params = {"engine": "quotes", "articles": [str(article.pk) for article in articles]}
    job = jobs.start("suggest", project=project.pk, params=params)

    def state() -> str:
        job.refresh_from_db()
        return job.state

    with worker(tmp_path, "first") as first:
        until(lambda: state() == "running" and job.done >= 3, seconds=60, why=first.said)
        first.kill()
    assert state() == "running"
    done_before = SuggestionRun.objects.count()
    assert 3 <= done_before < ARTICLES, "the worker was killed too late to show anything"

    with worker(tmp_path, "second") as second:
        seconds = until(lambda: state() == "done", seconds=60, why=second.said)
    print(
        f"{done_before} of {ARTICLES} articles were read when the worker died; the next one was done {seconds:.1f} s later"
    )
    assert (job.attempts, job.done, job.total) == (2, ARTICLES, ARTICLES)
    assert job.result["suggestions"] == sum(expected.values())
    for article in articles:
        assert Suggestion.objects.filter(article=article).count() == expected[article.pk]
    assert SuggestionRun.objects.count() == ARTICLES


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_while_no_worker_runs_people_work_on_and_the_next_worker_does_what_has_waited(
    annotator: Any, owner: Any, project: Any, article: Any, tmp_path: Path
) -> None:
    key = owner.post(f"projects/{project.pk}/suggest", {"articles": None, "engine": "quotes"}).json()["id"]
    work = annotator.post(f"projects/{project.pk}/next").json()
    put = claim_for(work["article"]["text"], "5b0ad0a4-06a8-4b3e-9d8c-111111111111", ["two ferries are stranded"])
    sync = annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": [{"put": put, "base": 0}]})
    assert sync.json()["results"][0]["status"] == "ok"
    assert owner.get(f"jobs/{key}").json()["state"] == "queued"
    with worker(tmp_path) as process:
        until(lambda: owner.get(f"jobs/{key}").json()["state"] == "done", seconds=60, why=process.said)
    assert Suggestion.objects.filter(article=article).exists()
