"""A manager follows a job: from queued to its end, cancelled, or failed with a code."""

from typing import Any

import pytest

from claims import jobs
from claims.core.errors import CODES, Invalid
from claims.core.records import Proposal
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.tasks import HANDLERS
from tests.conftest import Person, add_article, run_jobs

pytestmark = pytest.mark.django_db

STORY = "“It will rain for {} days,” the minister told reporters on Monday."


@pytest.fixture
def articles(project: Any) -> list[Any]:
    """Five short articles, each with a quotation."""
    return [add_article(project, STORY.format(number)) for number in range(5)]


def start(person: Person, project: Any, **more: Any) -> dict[str, Any]:
    """Start suggesting by quotation marks, as a manager does."""
    answer = person.post(f"projects/{project.pk}/suggest", {"articles": None, "engine": "quotes", **more})
    assert answer.status_code == 202, answer.content
    return answer.json()


class Noticing:
    """An engine that proposes the whole text, and calls somebody before each article."""

    NAME, LABEL, VERSION, LANGUAGES = "noticing", "Noticing", "1", ()

    def __init__(self, notice: Any) -> None:
        self.notice = notice
        self.read: list[str] = []

    def available(self) -> tuple[bool, None]:
        """It always is."""
        return True, None

    def suggest(self, text: str, **_: Any) -> list[Proposal]:
        """Propose everything."""
        self.read.append(text)
        self.notice(len(self.read))
        return [Proposal(content=((0, len(text)),))]


def test_a_job_is_queued_then_done_with_what_it_did(owner: Person, project: Any, articles: list[Any]) -> None:
    job = start(owner, project)
    assert (job["state"], job["done"], job["result"], job["started_at"]) == ("queued", 0, None, None)
    run_jobs()
    done = owner.get(f"jobs/{job['id']}").json()
    assert (done["state"], done["done"], done["total"], done["error"]) == ("done", 5, 5, None)
    assert done["result"] == {
        "engine": "quotes",
        "engine_version": done["result"]["engine_version"],
        "notes": [],
        "suggestions": 5,
        "articles": 5,
    }
    assert done["created_at"] <= done["started_at"] <= done["finished_at"]


def test_while_it_runs_a_job_says_how_far_it_is(
    owner: Person, project: Any, articles: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Any, ...]] = []

    def look(_: int) -> None:
        now = owner.get(f"jobs/{job['id']}").json()
        seen.append((now["state"], now["done"], now["total"], now["result"]["suggestions"]))

    monkeypatch.setitem(_engines(), "noticing", Noticing(look))
    job = start(owner, project, engine="noticing")
    run_jobs()
    assert seen == [("running", number, 5, number) for number in range(5)]


def test_the_newest_jobs_of_a_project_are_listed_first(owner: Person, project: Any, articles: list[Any]) -> None:
    keys = [start(owner, project)["id"] for _ in range(21)]
    listed = owner.get(f"projects/{project.pk}/jobs").json()["results"]
    assert [job["id"] for job in listed] == keys[::-1][:20]


def test_a_queued_job_that_is_cancelled_never_runs(owner: Person, project: Any, articles: list[Any]) -> None:
    job = start(owner, project)
    cancelled = owner.post(f"jobs/{job['id']}/cancel").json()
    assert cancelled["state"] == "cancelled"
    assert cancelled["finished_at"] is not None
    jobs.perform(jobs.Job.objects.get().pk, HANDLERS)
    assert not SuggestionRun.objects.exists()
    again = owner.post(f"jobs/{job['id']}/cancel")
    assert (again.status_code, again.json()["error"]["code"]) == (409, "already_finished")


def test_a_running_job_that_is_cancelled_stops_at_its_next_article_and_keeps_what_it_did(
    owner: Person, project: Any, articles: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel_at_the_second(number: int) -> None:
        if number == 2:
            assert owner.post(f"jobs/{job['id']}/cancel").json()["state"] == "running"

    engine = Noticing(cancel_at_the_second)
    monkeypatch.setitem(_engines(), "noticing", engine)
    job = start(owner, project, engine="noticing")
    run_jobs()
    assert owner.get(f"jobs/{job['id']}").json()["state"] == "cancelled"
    assert len(engine.read) == 2
    assert Suggestion.objects.count() == 2


def test_a_job_whose_file_is_gone_fails_with_a_code(owner: Person, project: Any, files: Any) -> None:
    job = jobs.start(
        "import_articles", project=project.pk, params={"files": [{"name": "a.txt", "stored": "uploads/gone"}]}
    )
    run_jobs()
    shown = owner.get(f"jobs/{job.pk}").json()
    assert (shown["state"], shown["error"]) == ("failed", {"code": "storage", "message": CODES["storage"]})


def test_a_job_that_cannot_be_done_fails_with_the_reason(owner: Person, project: Any) -> None:
    job = jobs.start("export", project=project.pk, params={"format": "papyrus", "layer": "all"})
    run_jobs()
    error = owner.get(f"jobs/{job.pk}").json()["error"]
    assert error["code"] == "unknown_format"
    assert "papyrus" in error["message"]


def test_an_engine_that_breaks_fails_its_job_without_telling_the_inside(
    owner: Person, project: Any, articles: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(number: int) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setitem(_engines(), "noticing", Noticing(breaks))
    job = start(owner, project, engine="noticing")
    run_jobs()
    shown = owner.get(f"jobs/{job['id']}").json()
    assert (shown["state"], shown["error"]) == ("failed", {"code": "internal", "message": CODES["internal"]})
    assert "secret" in caplog.text
    assert not Suggestion.objects.exists()


def test_a_job_of_an_unknown_kind_fails_and_the_next_one_starts(
    owner: Person, project: Any, articles: list[Any]
) -> None:
    strange = jobs.start("dig", project=project.pk)
    job = start(owner, project)
    run_jobs()
    assert owner.get(f"jobs/{strange.pk}").json()["error"]["code"] == "internal"
    assert owner.get(f"jobs/{job['id']}").json()["state"] == "done"


def test_an_unknown_engine_is_refused_before_there_is_a_job(owner: Person, project: Any) -> None:
    answer = owner.post(f"projects/{project.pk}/suggest", {"articles": None, "engine": "crystal ball"})
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["error"]["field"]) == (
        400,
        "unknown_engine",
        "engine",
    )
    assert not jobs.Job.objects.exists()


def test_the_handler_of_a_job_may_raise_any_error_with_a_code(owner: Person, project: Any) -> None:
    def refuses(run: jobs.Run) -> None:
        run.progress(1, 2)
        raise Invalid("limit", "Too much.")

    job = jobs.start("refuses", project=project.pk)
    jobs.perform(job.pk, {"refuses": refuses})
    shown = owner.get(f"jobs/{job.pk}").json()
    assert (shown["state"], shown["done"], shown["total"]) == ("failed", 1, 2)
    assert shown["error"] == {"code": "limit", "message": "Too much."}


def _engines() -> Any:
    from claims.engines import ENGINES

    return ENGINES


def test_german_articles_of_a_project_on_the_rules_are_read_by_the_german_ones(owner: Person, project: Any) -> None:
    german, french = (add_article(project, text) for text in (
        "Die Reederei teilte mit, dass die Fähre leck sei.", "« Nous ne paierons pas », a déclaré Léa Roux."))  # fmt: skip
    for article, language in ((german, "de-AT"), (french, "fr")):
        type(article).objects.filter(pk=article.pk).update(language=language)
    job = start(owner, project, engine="rules")
    run_jobs()
    read = dict(SuggestionRun.objects.values_list("article_id", "engine"))
    assert read == {german.pk: "german", french.pk: "quotes"}
    notes = owner.get(f"jobs/{job['id']}").json()["result"]["notes"]
    assert {"code": "engine_other_language", "values": {"engine": "rules"}} in notes
