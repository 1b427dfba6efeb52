"""Somebody makes releases: numbered datasets in splits that say what they are, never change, and can be withdrawn."""

import hashlib
import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from claims.datasets.records import records
from claims.datasets.releases import services, writing
from claims.datasets.releases.models import Release
from claims.datasets.selection import WHOLE
from claims.jobs import Job, Run
from claims.projects.models import Project
from tests.conftest import Person, add_article, run_jobs
from tests.datasets.released import unpacked

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


@pytest.fixture
def desk(files: Any) -> Project:
    """The finished demo: ten articles, two of them the same wire story, six read by two people."""
    call_command("make_demo")
    # Nobody waits for suggestions here.
    Job.objects.all().delete()
    return Project.objects.get(name="Demo desk, finished")


@pytest.fixture
def martin(desk: Project, person: Any) -> Person:
    """The manager of the demo."""
    return Person(desk.members.get(role="manager").user)


def made(person: Person, project: Project, **asked: Any) -> dict[str, Any]:
    """Have a release made, and read it."""
    answer = person.post(f"projects/{project.pk}/releases", {"format": "jsonl", **asked})
    assert answer.status_code == 202, answer.content
    run_jobs()
    job = person.get(f"jobs/{answer.json()['id']}").json()
    assert job["state"] == "done", job
    release: dict[str, Any] = person.get(f"releases/{job['result']['release']}").json()
    assert release["number"] == job["result"]["number"]
    return release


def folder_of(person: Person, release: dict[str, Any], into: Path) -> Path:
    answer = person.get(f"releases/{release['id']}/file")
    data = b"".join(answer.streaming_content)
    answer.close()
    assert hashlib.sha256(data).hexdigest() == release["sha256"]
    assert len(data) == release["bytes"]
    assert answer["Content-Disposition"] == f'attachment; filename="{release["file_name"]}"'
    return unpacked(data, into / str(release["number"]))


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def articles_of(folder: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for file in sorted((folder / "data").iterdir()):
        found.setdefault(file.name.partition("-")[0], []).extend(lines_of(file))
    return found


def test_a_release_is_a_folder_that_tells_all_of_itself(desk: Project, martin: Person, tmp_path: Path) -> None:
    release = made(martin, desk, hold_out_speakers=1)
    folder = folder_of(martin, release, tmp_path)
    assert folder.name == "demo-desk-finished-1"
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} == {
        *(f"data/{split}-00000-of-00001.jsonl" for split in ("train", "validation", "test", "unseen_speakers")),
        "README.md", "CITATION.cff", "croissant.json", "guidelines/1.md", "loss.json", "manifest.json", "splits.jsonl", "SHA256SUMS",
    }  # fmt: skip
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest

    found = articles_of(folder)
    written = {line["id"]: line for some in found.values() for line in some}
    whole = {line["id"]: line for line in records(desk, WHOLE, "default")}
    assert {key: {**line, "schema": None, "offset_unit": None} for key, line in written.items()} == {
        key: {**line, "schema": None, "offset_unit": None} for key, line in json.loads(json.dumps(whole)).items()
    }
    placed = {line["article"]: line["split"] for line in lines_of(folder / "splits.jsonl")}
    assert placed == {line["id"]: split for split, some in found.items() for line in some}

    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest == martin.get(f"releases/{release['id']}/manifest").json()
    assert (manifest["articles"], manifest["claims"]) == (10, 127)
    assert {name: split["articles"] for name, split in manifest["splits"].items()} == {
        name: len(some) for name, some in found.items()
    }
    assert manifest["licences"] == Counter(line["licence"] for line in whole.values())
    # The two reports of the ferries are one story.
    assert (manifest["split"]["groups"], manifest["split"]["largest_group"]) == (9, 2)
    by_name = {line["external_id"]: placed[key] for key, line in whole.items()}
    assert by_name["01-ferries"] == by_name["02-ferries-again"]
    (held_out,) = manifest["split"]["held_out"]
    speaking = {split: {one["id"] for line in some for one in line["speakers"]} for split, some in found.items()}
    assert [split for split in speaking if held_out["id"] in speaking[split]] == ["unseen_speakers"]
    for leak in manifest["leaks"]:
        left, right = leak["splits"]
        named = {one["id"] for some in whole.values() for one in some["speakers"] if not one["anonymous"]}
        assert leak["shared_speakers"] == len(speaking[left] & speaking[right] & named)

    described = json.loads((folder / "croissant.json").read_text())
    assert described["url"] == f"http://testserver/p/{desk.pk}/releases"
    assert {file["@id"]: file["sha256"] for file in described["distribution"]} == {
        file["path"]: file["sha256"] for file in manifest["files"]
    }
    assert [one["@id"] for one in described["recordSet"]] == ["train", "validation", "test", "unseen_speakers"]
    assert "license: other" in (folder / "README.md").read_text()
    assert 'title: "Demo desk, finished, release 1"' in (folder / "CITATION.cff").read_text()


def test_the_lines_that_the_page_shows_read_a_release(
    desk: Project, martin: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = made(martin, desk)
    folder = folder_of(martin, release, tmp_path)
    assert release["loader"] in (folder / "README.md").read_text()
    monkeypatch.chdir(folder.parent)
    Path("read.py").write_text(release["loader"])
    read = runpy.run_path("read.py")
    assert read["words"] == [read["article"]["text"][start:end] for start, end in read["claim"]["content"]] != []


def test_a_parquet_release_says_how_it_is_read_and_is_cut_into_files_of_a_bounded_size(
    desk: Project, martin: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(writing, "MAX_BYTES", 1)
    monkeypatch.setattr("claims.datasets.formats.parquet.GROUP", 3)
    release = made(martin, desk, format="parquet", shares=[100, 0, 0])
    folder = folder_of(martin, release, tmp_path)
    files = sorted((folder / "data").iterdir())
    assert len(files) > 1
    assert [file.name for file in files] == [f"train-{n:05}-of-{len(files):05}.parquet" for n in range(len(files))]
    tables = [parquet.read_table(file) for file in files]
    assert sum(len(table) for table in tables) == 10
    features = json.loads(tables[0].schema.metadata[b"huggingface"])["info"]["features"]
    assert list(features) == tables[0].column_names
    for row in tables[0].to_pylist():
        for claim in row["claims"]:
            spans = [row["text"][span["start"] : span["end"]] for span in claim["content"]]
            assert spans == claim["exact"]["content"]
    assert 'load_dataset("demo-desk-finished-1")' in release["loader"]


def test_a_later_release_moves_no_article_and_says_what_is_new(desk: Project, martin: Person, tmp_path: Path) -> None:
    first = made(martin, desk)
    before = folder_of(martin, first, tmp_path)
    vera = Person(desk.members.get(user__username="vera").user)
    ferries = desk.articles.get(external_id="01-ferries")
    add_article(desk, f"{ferries.text}\nThe ferries will be painted.", "Ferries a third time")
    add_article(desk, "The lighthouse will be sold, the port authority said.", "Lighthouse")
    for article in desk.articles.filter(number__gt=10):
        work = vera.post(f"projects/{desk.pk}/next", {"article": str(article.pk)}).json()
        assert vera.post(f"assignments/{work['assignment']['id']}/submit").status_code == 200
    second = made(martin, desk)
    assert second["number"] == 2
    after = folder_of(martin, second, tmp_path)
    old, new = (
        {line["article"]: line["split"] for line in lines_of(folder / "splits.jsonl")} for folder in (before, after)
    )
    assert old.items() <= new.items()
    assert len(new) == 12
    again = desk.articles.get(title="Ferries a third time")
    assert new[str(again.pk)] == old[str(ferries.key)]
    assert second["manifest"]["previous"] == {
        "number": 1, "added": 0, "removed": 0, "changed": 0, "articles_added": 2, "articles_removed": 0,
    }  # fmt: skip
    assert (after / "diff.jsonl").read_text() == ""
    # One choice leaves claims out, and a third release says which.
    third = made(martin, desk, selection={"labels": ["false"]})
    lines = lines_of(folder_of(martin, third, tmp_path) / "diff.jsonl")
    kept = {claim["id"] for claim in claims_of(after) if (claim["verdict"] or {}).get("label") == "false"}
    assert {line["claim"] for line in lines if line["was"] == "removed"} == {
        claim["id"] for claim in claims_of(after)
    } - kept
    assert third["manifest"]["claims"] == len(kept) > 0
    # What was made does not change.
    assert folder_of(martin, first, tmp_path / "again").name == "demo-desk-finished-1"
    assert [row["number"] for row in martin.get(f"projects/{desk.pk}/releases").json()["results"]] == [3, 2, 1]


def claims_of(folder: Path) -> list[Any]:
    return [claim for some in articles_of(folder).values() for line in some for claim in line["claims"]]


def test_nobody_can_change_a_release_and_one_that_is_withdrawn_is_given_to_nobody(
    desk: Project, martin: Person, annotator: Person
) -> None:
    release = made(martin, desk)
    row = Release.objects.get()
    for change in (
        lambda: Release.objects.filter(pk=row.pk).update(sha256="0" * 64),
        lambda: Release.objects.filter(pk=row.pk).update(number=7),
        row.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    # An attempt that is taken up after its last step makes no second one.
    job = Job.objects.get(kind="release")
    services.release(Run(job))
    assert Release.objects.count() == 1
    assert job.result == {"release": release["id"], "number": 1}
    address = f"releases/{release['id']}"
    assert martin.post(f"{address}/withdraw", {"reason": ""}).json()["error"]["code"] == "blank"
    withdrawn = martin.post(f"{address}/withdraw", {"reason": "A publisher asked us to."}).json()
    assert withdrawn["withdrawn"]["reason"] == "A publisher asked us to."
    refused = martin.get(f"{address}/file")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "release_withdrawn")
    assert "A publisher asked us to." in refused.json()["error"]["message"]
    assert martin.get(f"{address}/manifest").json()["release"] == 1
    assert martin.post(f"{address}/withdraw", {"reason": "Again."}).json()["error"]["code"] == "release_withdrawn"
    assert made(martin, desk)["number"] == 2


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"format": "brat"}, 400, "unknown_format"),
        ({"shares": [80, 10, 5]}, 400, "out_of_range"),
        ({"shares": [80, 20]}, 400, "invalid"),
        ({"selection": {"labels": ["half_true"]}}, 400, "unknown_label"),
        ({"hold_out_speakers": -1}, 400, "out_of_range"),
    ],
)
def test_a_release_that_cannot_be_made_is_refused(
    exporter: Person, project: Any, asked: dict[str, Any], status: int, code: str
) -> None:
    answer = exporter.post(f"projects/{project.pk}/releases", asked)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert not Job.objects.exists()


def test_two_releases_of_a_project_are_not_made_at_once(exporter: Person, project: Any) -> None:
    assert exporter.post(f"projects/{project.pk}/releases", {"format": "jsonl"}).status_code == 202
    answer = exporter.post(f"projects/{project.pk}/releases", {"format": "jsonl"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "release_running")
    assert exporter.get(f"projects/{project.pk}/releases").json()["making"]["state"] == "queued"


def test_a_project_without_work_gives_an_empty_release(exporter: Person, project: Any, files: Any) -> None:
    release = made_by(exporter, project)
    assert (release["manifest"]["articles"], release["manifest"]["splits"]) == (0, {})


def made_by(person: Person, project: Any) -> dict[str, Any]:
    person.post(f"projects/{project.pk}/releases", {"format": "jsonl"})
    run_jobs()
    (release,) = person.get(f"projects/{project.pk}/releases").json()["results"]
    return dict(release)
