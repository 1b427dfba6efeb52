"""An article that somebody is about to open is read before all others, and nobody's suggestions change under them."""

from typing import Any

import pytest

from claims import jobs
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.services import start_missing
from claims.tasks import HANDLERS
from tests.conftest import Person, add_article, run_jobs
from tests.suggestions.test_jobs import Noticing

pytestmark = pytest.mark.django_db
STORY = "“It will rain for {} days,” the minister told reporters on Monday."


@pytest.fixture
def reading(project: Any) -> Any:
    """The project, reading by quotation marks."""
    project.engine = "quotes"
    project.save(update_fields=["engine"])
    return project


def read(project: Any) -> list[int]:
    """The numbers of the articles that were read, in the order in which they were."""
    runs = SuggestionRun.objects.filter(article__project=project).order_by("created_at", "id")
    return list(runs.values_list("article__number", flat=True))


def test_whoever_opens_an_article_has_it_and_the_next_ones_read_first(
    annotator: Person, owner: Person, reading: Any
) -> None:
    articles = [add_article(reading, STORY.format(number)) for number in range(9)]
    annotator.post(f"projects/{reading.pk}/next", {"article": str(articles[4].pk)})
    job = jobs.Job.objects.get()
    assert (job.queue, job.kind, job.created_by) == ("urgent", "suggest", None)
    assert job.params["articles"] == [str(article.pk) for article in articles[4:8]]
    annotator.post(f"projects/{reading.pk}/next")
    assert jobs.Job.objects.count() == 1, "one urgent job for a project at a time"
    run_jobs()
    assert read(reading) == [5, 6, 7, 8]
    annotator.post(f"projects/{reading.pk}/next")
    run_jobs()
    assert read(reading) == [5, 6, 7, 8, 9]
    annotator.post(f"projects/{reading.pk}/next")
    assert jobs.Job.objects.count() == 2, "what has been read is not asked for again"


def test_whoever_opens_an_article_before_an_engine_has_read_it_is_told_so(
    annotator: Person, owner: Person, reading: Any
) -> None:
    add_article(reading, STORY.format(1))
    work = annotator.post(f"projects/{reading.pk}/next").json()
    assert (work["suggestions"], work["suggestions_pending"]) == ([], True)
    run_jobs()
    again = annotator.get(f"assignments/{work['assignment']['id']}").json()
    assert (len(again["suggestions"]), again["suggestions_pending"]) == (1, False)


def test_nobody_waits_for_suggestions_that_are_not_to_come(annotator: Person, project: Any) -> None:
    project.engine = ""
    project.save(update_fields=["engine"])
    add_article(project, STORY.format(1))
    assert annotator.post(f"projects/{project.pk}/next").json()["suggestions_pending"] is False


def test_a_long_job_lets_urgent_ones_through_between_two_articles(
    annotator: Person, owner: Person, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.engines import ENGINES

    for number in range(9):
        add_article(reading, STORY.format(number))
    last = reading.articles.get(number=9)

    def open_the_last(count: int) -> None:
        if count == 2:
            annotator.post(f"projects/{reading.pk}/next", {"article": str(last.pk)})

    monkeypatch.setitem(ENGINES, "noticing", Noticing(open_the_last))
    key = owner.post(f"projects/{reading.pk}/suggest", {"engine": "noticing"}).json()["id"]
    jobs.perform(jobs.Job.objects.get(pk=key).pk, HANDLERS)
    assert read(reading)[:4] == [1, 2, 9, 3]
    assert set(jobs.Job.objects.values_list("state", flat=True)) == {"done"}


def test_the_suggestions_of_an_open_article_stay_when_another_engine_reads_the_project(
    annotator: Person, owner: Person, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.engines import ENGINES

    monkeypatch.setitem(ENGINES, "noticing", Noticing(lambda _: None))
    opened, handed_in, fresh = (add_article(reading, STORY.format(number)) for number in range(3))
    start_missing()
    run_jobs()
    work = annotator.post(f"projects/{reading.pk}/next", {"article": str(handed_in.pk)}).json()
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    annotator.post(f"projects/{reading.pk}/next", {"article": str(opened.pk)})

    def engines(article: Any) -> list[str]:
        return list(Suggestion.objects.filter(article=article, retired_at=None).values_list("engine", flat=True))

    everything = {"engine": "noticing", "articles": None}
    owner.post(f"projects/{reading.pk}/suggest", everything)
    run_jobs()
    assert [engines(row) for row in (opened, handed_in, fresh)] == [["quotes"], ["quotes"], ["noticing"]]

    named = {"engine": "noticing", "articles": [str(row.pk) for row in (opened, handed_in)]}
    key = owner.post(f"projects/{reading.pk}/suggest", named).json()["id"]
    run_jobs()
    assert [engines(row) for row in (opened, handed_in)] == [["quotes"], ["noticing"]]
    assert owner.get(f"jobs/{key}").json()["result"]["notes"] == [{"code": "articles_opened", "values": {"count": 1}}]

    owner.post(f"projects/{reading.pk}/suggest", {"engine": "quotes", "articles": None})
    run_jobs()
    assert engines(fresh) == ["quotes"], "what it read before stands again"
    assert SuggestionRun.objects.filter(article=fresh).count() == 2


def test_an_article_that_was_opened_before_any_engine_read_it_still_gets_suggestions(
    annotator: Person, reading: Any
) -> None:
    add_article(reading, STORY.format(1))
    annotator.post(f"projects/{reading.pk}/next")
    jobs.Job.objects.all().update(state="failed")
    assert start_missing() == 1
    run_jobs()
    assert len(annotator.post(f"projects/{reading.pk}/next").json()["suggestions"]) == 1
