"""What was deleted 30 days ago is removed for good, with everything in it, and nothing else."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from claims import clock, tasks
from claims.audit import Event
from claims.overview.services import OF_PROJECT, purge_due, purge_project
from claims.projects.models import Project
from claims.review.services import compare_due
from tests.conftest import Person, run_jobs
from tests.datasets.judged import PHRASE, annotate, build, suggest
from tests.datasets.released import made_release
from tests.importing.desk import MEANT, STATEMENT, commit
from tests.importing.desk import tasks as export_of
from tests.importing.desk import upload as annotations
from tests.review.gold_desk import opened
from tests.training.desk import trained_model

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


def counts() -> dict[str, int]:
    """Count the rows of every table of the product."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("claims").get_models()}


def deleted(project: Any, days: float) -> None:
    """Let the project have been deleted so many days ago."""
    Project.objects.filter(pk=project.pk).update(deleted_at=Now() - timedelta(days=days))


@pytest.fixture
def full(owner: Person, annotator: Person, adjudicator: Person, project: Any, article: Any, files: Path) -> Any:
    """The project with a row in every table that lasts, and with files."""
    suggest(project)
    type(article).objects.filter(pk=article.pk).update(needs=2, open_slots=2)
    annotate(annotator, project, PHRASE)
    annotate(owner, project, PHRASE)
    compare_due()
    opened(adjudicator, article).finish(leave_open=True)
    comment = {"id": "01a203c5-f0d7-7000-8000-000000000001", "text": "@owner?"}
    member = owner.get(f"projects/{project.pk}/members").json()["results"][0]["pseudonym"]
    comment["text"] = f"@{member}, is this one claim?"
    assert annotator.post(f"articles/{article.pk}/comments", comment).status_code == 201
    speaker = {"name": "Port authority", "kind": "organisation", "aliases": ["the port"]}
    roles = [{"position": "Director", "organisation": "Port"}]
    assert owner.post(f"projects/{project.pk}/speakers", {**speaker, "roles": roles}).status_code == 201
    held = [{"text": f"<p>The port is closed, {n}.</p>"} for n in "ab"]
    assert owner.post(f"projects/{project.pk}/articles", held).json()["held"] == 2
    trained_model(project)
    made_release(project)
    assert owner.post("tokens", {"project": str(project.pk)}).status_code == 201
    build(owner, project)
    commit(owner, annotations(owner, project, export_of(STATEMENT)), into="suggestions", labels=MEANT)
    upload = SimpleUploadedFile("story.txt", b"The harbour is open again, the port authority said.")
    assert owner.client.post(f"/api/v1/projects/{project.pk}/imports", {"files": upload}).status_code == 202
    return project


def test_everything_of_the_project_goes_and_nothing_else(
    person: Any, files: Path, request: pytest.FixtureRequest
) -> None:
    from claims.audit import Actor
    from claims.projects.services import create_project
    from tests.conftest import add_article

    other = create_project(actor=Actor(person("far").user), name="Another desk", engine="")
    add_article(other, "Nobody was warned, the port authority said.")
    before = counts()
    full = request.getfixturevalue("full")
    filled = counts()
    grown = {name for name in filled if filled[name] > before[name]}
    assert {table.__name__ for table, _ in OF_PROJECT} - grown <= {
        "SpeakerDelta",
        "Decision",
        "VersionTally",
        "ToCompare",
    }
    assert [path for path in files.rglob("*") if path.is_file()]
    deleted(full, 31)
    assert purge_due() == [full.pk]
    after = counts()
    assert {**after, "Event": before["Event"]} == before
    assert [path for path in files.rglob("*") if path.is_file()] == []
    (told,) = Event.objects.filter(subject_id=full.pk)
    assert (told.action, told.actor, told.project_id) == ("purged", None, None)
    assert told.after["articles"] == 2
    assert "Test desk" not in str(told.after)
    assert person("far").get(f"projects/{other.pk}").json()["progress"]["articles"] == 1


def test_nothing_goes_before_its_time(full: Any) -> None:
    before = counts()
    assert purge_due() == []
    deleted(full, 29.9)
    assert purge_due() == []
    assert purge_project(full.pk) is False
    assert counts() == before


def test_history_and_verdicts_stay_final_for_everybody_else(full: Any) -> None:
    deleted(full, 31)
    purge_due()
    final = pytest.raises(DatabaseError, match="Cannot update or delete rows from claims_event")
    with final, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_event")


def test_the_scheduler_purges_once_an_hour(full: Any) -> None:
    deleted(full, 31)
    tasks.purge()
    assert not Project.objects.filter(pk=full.pk).exists()
    assert clock.begin(clock.PURGE, every=3600) is False


def test_an_administrator_purges_a_deleted_project_at_once(full: Any) -> None:
    with pytest.raises(CommandError, match="not deleted"):
        call_command("purge_projects", now=str(full.pk))
    deleted(full, 0)
    call_command("purge_projects", now=str(full.pk))
    assert not Project.objects.filter(pk=full.pk).exists()
    with pytest.raises(CommandError, match="There is no project"):
        call_command("purge_projects", now=str(full.pk))


def test_a_job_of_a_purged_project_ends_without_a_trace(full: Any) -> None:
    deleted(full, 31)
    purge_due()
    assert run_jobs() == 0
