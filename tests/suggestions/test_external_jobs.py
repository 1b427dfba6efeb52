"""A project read by an external engine: what people see when it answers, when it does not, and when the day's limit is reached."""

from collections.abc import Iterator
from typing import Any

import pytest

from claims.core.messages import stored
from claims.engines import ENGINES, external
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.services import start_missing
from tests.conftest import Person, add_article, run_jobs
from tests.engines import service as fake
from tests.engines.service import Service, service

pytestmark = pytest.mark.django_db
STORY = "“It will rain for {} days,” the minister told reporters on Monday."


@pytest.fixture
def answering(project: Any) -> Iterator[Service]:
    """A service that answers, set up for this server, and the project that it reads for."""
    claim = {
        "content": ["It will rain for 3 days"],
        "source": ["the minister"],
        "cue": ["told"],
        "speaker": "the minister",
    }
    with service(fake.says(claim)) as server:
        config = external.Config(url=server.url, model="small-1", seconds=5, attempts=2, wait=0.01, longest_wait=0.05)
        external.ENGINE.configure(config)
        type(project).objects.filter(pk=project.pk).update(engine="external")
        project.refresh_from_db()
        yield server
    external.ENGINE.configure(external.Config())


def job_of(owner: Person, project: Any, **body: Any) -> Any:
    """Run the engine over some articles, or all, and return the job."""
    key = owner.post(f"projects/{project.pk}/suggest", body).json()["id"]
    run_jobs()
    return owner.get(f"jobs/{key}").json()


def test_its_quotations_become_suggestions(owner: Person, annotator: Person, project: Any, answering: Service) -> None:
    add_article(project, STORY.format(3))
    job = job_of(owner, project)
    assert (job["state"], job["result"]["engine"], job["result"]["notes"]) == ("done", "external", [])
    work = annotator.post(f"projects/{project.pk}/next").json()
    (shown,) = work["suggestions"]
    assert (shown["engine"], shown["content"], shown["speaker"]["name"]) == ("external", [[1, 24]], "the minister")
    assert work["project"]["engine_available"] is True
    run = SuggestionRun.objects.get()
    assert (run.note, run.dropped, run.suggestions) == (None, 0, 1)
    assert run.characters > len(STORY)


def test_where_it_does_not_answer_a_fallback_reads_and_people_are_told(
    owner: Person, annotator: Person, project: Any, answering: Service
) -> None:
    answering.answers = [fake.status(500)]
    article = add_article(project, STORY.format(3))
    job = job_of(owner, project)
    assert job["state"] == "done"
    assert any("status 500" in str(stored(note)) for note in job["result"]["notes"])
    assert len(answering.asked) == 2
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert {shown["engine"] for shown in work["suggestions"]} <= {"rules", "quotes"}
    assert work["suggestions"]
    assert work["project"]["engine_available"] is False
    assert work["project"]["engine_note"] == {
        "code": "external_fallback",
        "values": {"why": {"code": "external_refused", "values": {"status": 500}}},
    }
    assert start_missing() == 0, "it is not asked again and again"

    annotator.post(f"assignments/{work['assignment']['id']}/skip")
    answering.answers = [fake.says({"content": ["It will rain for 3 days"], "source": [], "cue": []})]
    job_of(owner, project, articles=[str(article.pk)])
    assert [row.engine for row in Suggestion.objects.filter(retired_at=None)] == ["external"]
    assert SuggestionRun.objects.get(engine="external").note is None


def test_what_does_not_stand_in_the_text_is_counted_for_the_manager(
    owner: Person, project: Any, answering: Service
) -> None:
    add_article(project, STORY.format(4))
    add_article(project, STORY.format(3))
    job = job_of(owner, project)
    assert job["result"]["suggestions"] == 1
    assert job["result"]["notes"] == [{"code": "quotations_dropped", "values": {"count": 1}}]


def test_the_day_s_limit_holds_over_all_articles(
    owner: Person, project: Any, answering: Service, settings: Any
) -> None:
    for number in range(3, 7):
        add_article(project, STORY.format(number))
    settings.EXTERNAL_ENGINE = {**settings.EXTERNAL_ENGINE, "daily_characters": 4000}
    job = job_of(owner, project)
    assert 1 <= len(answering.asked) < 4
    assert any("daily limit" in str(stored(note)) for note in job["result"]["notes"])
    assert SuggestionRun.objects.filter(engine="external").count() == 4


def test_it_is_offered_but_not_usable_until_an_administrator_sets_it_up(
    owner: Person, annotator: Person, project: Any
) -> None:
    (shown,) = (engine for engine in owner.get("meta").json()["engines"] if engine["name"] == "external")
    assert (shown["available"], shown["note"]["code"]) == (False, "external_not_set_up")
    assert owner.patch(f"projects/{project.pk}", {"engine": "external"}).status_code == 200
    add_article(project, STORY.format(3))
    job = job_of(owner, project)
    assert {"code": "external_not_set_up", "values": {}} in job["result"]["notes"]
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert {own["engine"] for own in work["suggestions"]} <= {"rules", "quotes"}
    assert ENGINES["external"] is external.ENGINE
