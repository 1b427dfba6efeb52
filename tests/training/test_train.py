"""A desk's own engine: trained from what its people submitted, measured, chosen, and taken back."""

import io
import time
from pathlib import Path
from typing import Any

import pytest

from claims import jobs
from claims.articles.models import Article
from claims.audit import Event
from claims.core.messages import stored
from claims.engines import rules
from claims.suggestions import champions
from claims.suggestions.models import EngineModel, Suggestion, SuggestionRun
from claims.suggestions.services import start_missing
from claims.training import services
from tests.conftest import Person, add_article, run_jobs
from tests.training.desk import numbers, story, submitted

pytestmark = pytest.mark.django_db
GROUSED = "The captain groused how the tunnel was flooded again.\nA captain said that the canal was {}."


@pytest.fixture
def desk(project: Any, annotator: Person, files: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A project that reads by rules, with ten submitted articles."""
    type(project).objects.filter(pk=project.pk).update(engine="rules")
    project.refresh_from_db()
    monkeypatch.setattr(services, "FOLDS", 2)
    free = numbers(project, held_out=False)
    for _ in range(10):
        submitted(project, annotator.user, next(free), worth=True)
    return project


def engines(owner: Person, project: Any) -> Any:
    """What a manager sees."""
    return owner.get(f"projects/{project.pk}/engines").json()


def cues(article: Article) -> set[str]:
    """The cues of the suggestions that people would see."""
    found = Suggestion.objects.filter(article=article, retired_at=None)
    return {article.text[start:end] for row in found for start, end in row.cue}


def settle() -> None:
    """Do all jobs, also those that jobs start."""
    start_missing()
    while run_jobs():
        start_missing()


def test_a_manager_trains_an_engine_chooses_it_and_goes_back(
    owner: Person, annotator: Person, second_annotator: Person, desk: Any
) -> None:
    fresh = add_article(desk, GROUSED.format("full"))
    opened = add_article(desk, GROUSED.format("empty"))
    settle()
    annotator.post(f"projects/{desk.pk}/next", {"article": str(opened.pk)})
    before = set(Suggestion.objects.filter(article=opened, retired_at=None).values_list("pk", flat=True))
    assert cues(fresh) == cues(opened) == {"said"}

    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    settle()
    job = owner.get(f"jobs/{key}").json()
    assert (job["state"], job["error"]) == ("done", None)
    assert job["done"] == job["total"] > 3
    (made,) = job["result"]["models"]
    assert (job["result"]["method"], made["promoted"], made["better"]) == ("folds", False, False)
    assert "not put into use" in str(stored(job["result"]["notes"][0]))
    assert job["result"]["claims"] == {"human": 60}
    shown = engines(owner, desk)
    (model,) = shown["models"]
    assert (model["id"], model["state"], model["method"], model["usable"]) == (made["id"], "challenger", "folds", True)
    assert model["figures"]["iou50"] > model["against"]["figures"]["iou50"]
    assert model["figures"]["articles"] == 10
    assert (shown["engine"]["reads"], shown["auto_promote"]) == (True, True)
    assert cues(fresh) == {"said"}

    assert (model["gain"], model["job"]) == (made["gain"], key)
    row = EngineModel.objects.get()
    assert row.version == row.manifest["version"] == champions.loaded(row).VERSION
    assert champions.loaded(row) is champions.loaded(row)

    chosen = owner.post(f"projects/{desk.pk}/engines/{model['id']}/promote")
    assert chosen.status_code == 200, chosen.content
    assert chosen.json()["models"][0]["state"] == "champion"
    assert (chosen.json()["engine"]["reads"], chosen.json()["auto_promote"]) == (False, False)
    settle()
    assert cues(fresh) == {"groused", "said"}
    assert set(Suggestion.objects.filter(article=fresh, retired_at=None).values_list("engine", "engine_version")) == {
        ("trained", row.version)
    }
    assert set(Suggestion.objects.filter(article=opened, retired_at=None).values_list("pk", flat=True)) == before
    assert start_missing() == 0

    back = owner.post(f"projects/{desk.pk}/engines/rules/promote").json()
    assert (back["models"][0]["state"], back["engine"]["reads"]) == ("retired", True)
    settle()
    assert cues(fresh) == {"said"}
    assert set(Suggestion.objects.filter(article=opened, retired_at=None).values_list("pk", flat=True)) == before
    assert SuggestionRun.objects.filter(article=fresh).count() == 2
    owner.post(f"projects/{desk.pk}/engines/{model['id']}/promote")
    settle()
    assert cues(fresh) == {"groused", "said"}
    told = Event.objects.filter(subject="engine", project_id=desk.pk).order_by("id").values_list("action", flat=True)
    assert list(told) == ["trained", "promoted", "promoted", "promoted"]

    _the_same_articles_make_the_same_engine(owner, desk)
    _files_that_were_changed_are_noticed(owner, desk, fresh)


def _the_same_articles_make_the_same_engine(owner: Person, desk: Any) -> None:
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    settle()
    assert owner.get(f"jobs/{key}").json()["state"] == "done"
    assert EngineModel.objects.count() == 1
    assert EngineModel.objects.get().state == "champion"
    assert EngineModel.objects.get().metrics["champion"]["trainer"] == "trained"


def _files_that_were_changed_are_noticed(owner: Person, desk: Any, fresh: Article) -> None:
    row = EngineModel.objects.get()
    path = row.files["model.crfsuite"]["stored"]
    champions.default_storage.delete(path)
    champions.default_storage.save(path, io.BytesIO(b"something else"))
    champions._loaded.clear()
    later = add_article(desk, GROUSED.format("dry"))
    job = owner.post(f"projects/{desk.pk}/suggest", {}).json()["id"]
    settle()
    result = owner.get(f"jobs/{job}").json()["result"]
    assert result["engine"] == "rules"
    assert any("not the file that was stored" in str(stored(note)) for note in result["notes"])
    assert cues(later) == cues(fresh) == {"said"}
    (model,) = engines(owner, desk)["models"]
    assert (model["state"], model["usable"]) == ("retired", False)
    assert model["note"] == {"code": "file_changed", "values": {"file": "model.crfsuite"}}
    refused = owner.post(f"projects/{desk.pk}/engines/{model['id']}/promote")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "engine_unusable")


def test_an_engine_that_is_better_on_held_out_articles_takes_over_by_itself(
    owner: Person, annotator: Person, desk: Any
) -> None:
    free = numbers(desk, held_out=True)
    for _ in range(8):
        submitted(desk, annotator.user, next(free), shown=False)
    fresh = add_article(desk, GROUSED.format("full"))
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    settle()
    result = owner.get(f"jobs/{key}").json()["result"]
    (made,) = result["models"]
    assert (result["method"], result["held_out"], result["articles"]) == ("held_out", 8, 10)
    assert (made["better"], made["promoted"]) == (True, True)
    assert made["gain"] > 1
    assert made["chance"] < 0.1
    assert (made["figures"]["articles"], result["champion"]["version"]) == (8, rules.VERSION)
    assert "measurably better" in str(stored(result["notes"][0]))
    assert cues(fresh) == {"groused", "said"}
    shown = engines(owner, desk)
    assert (shown["models"][0]["state"], shown["engine"]["reads"]) == ("champion", False)
    promoted = Event.objects.get(subject="engine", action="promoted")
    assert promoted.after == {"version": made["version"], "by_hand": False}
    assert promoted.before == {"version": rules.VERSION}


def test_after_a_choice_by_hand_none_takes_over_by_itself_until_the_manager_says_so(
    owner: Person, annotator: Person, desk: Any
) -> None:
    free = numbers(desk, held_out=True)
    for _ in range(8):
        submitted(desk, annotator.user, next(free), shown=False)
    owner.post(f"projects/{desk.pk}/engines/rules/promote")
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    result = owner.get(f"jobs/{key}").json()["result"]
    assert (result["models"][0]["better"], result["models"][0]["promoted"]) == (True, False)
    assert "chosen by hand" in str(stored(result["notes"][0]))
    assert owner.patch(f"projects/{desk.pk}", {"auto_promote": True}).status_code == 200
    assert engines(owner, desk)["auto_promote"] is True


def test_a_training_that_breaks_off_says_so_and_leaves_nothing(
    owner: Person, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "trainers", lambda: ["alchemy"])
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    job = owner.get(f"jobs/{key}").json()
    assert (job["state"], job["error"]["code"]) == ("failed", "training_failed")
    assert job["error"]["message"] == "Training failed: KeyError"
    assert not EngineModel.objects.exists()


def test_a_training_that_takes_too_long_is_stopped(owner: Person, desk: Any, settings: Any) -> None:
    settings.TRAINING_SECONDS = 0
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    error = owner.get(f"jobs/{key}").json()["error"]
    assert (error["code"], "longer than 0 seconds" in error["message"]) == ("training_failed", True)


def test_an_engine_that_is_done_is_kept_when_the_next_takes_too_long(
    owner: Person, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.training import child

    class Clock:
        """A clock that stands still until the first engine is done."""

        sleep, folder = staticmethod(time.sleep), Path()

        def monotonic(self) -> float:
            return float("inf") if (self.folder / "report.json").exists() else 0.0

    def train(folder: Path, tell: Any) -> tuple[int, int]:
        clock.folder = folder
        return whole(folder, tell)

    clock, whole = Clock(), child.train
    monkeypatch.setattr(child, "time", clock)
    monkeypatch.setattr(child, "PROGRAM", "tests.training.never_done")
    monkeypatch.setattr(child, "train", train)
    monkeypatch.setattr(services, "trainers", lambda: ["trained", "slow"])
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    job = owner.get(f"jobs/{key}").json()
    assert job["state"] == "done", job
    assert [own["trainer"] for own in job["result"]["models"]] == ["trained"]
    assert "slow" in str(stored(job["result"]["notes"][-1]))
    assert [model.trainer for model in EngineModel.objects.all()] == ["trained"]


def test_a_training_that_is_cancelled_stops_at_once_and_leaves_nothing(
    owner: Person, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = []
    from claims.training import child

    popen = child.subprocess.Popen

    def noticed(*args: Any, **more: Any) -> Any:
        children.append(popen(*args, **more))
        assert owner.post(f"jobs/{key}/cancel").json()["state"] == "running"
        return children[-1]

    monkeypatch.setattr(child.subprocess, "Popen", noticed)
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    assert owner.get(f"jobs/{key}").json()["state"] == "cancelled"
    assert [process.returncode for process in children] == [-9]
    assert not EngineModel.objects.exists()


def test_a_training_without_a_marked_claim_is_refused(owner: Person, desk: Any) -> None:
    from claims.annotations.models import Claim

    Claim.objects.all().delete()
    key = owner.post(f"projects/{desk.pk}/train").json()["id"]
    run_jobs()
    assert owner.get(f"jobs/{key}").json()["error"]["code"] == "too_few_articles"


def test_the_engine_of_another_project_cannot_be_chosen(owner: Person, person: Any, desk: Any) -> None:
    from claims.audit import Actor
    from claims.projects.services import create_project
    from tests.training.desk import trained_model

    other = trained_model(create_project(actor=Actor(person("far").user), name="Another desk"))
    assert owner.post(f"projects/{desk.pk}/engines/{other.pk}/promote").status_code == 404
    assert jobs.Job.objects.count() == 0
    assert story(1)["text"] != story(13)["text"]
