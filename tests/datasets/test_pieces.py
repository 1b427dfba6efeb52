"""A dataset that several processes write together has the bytes of the one that a single process writes."""

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from claims import jobs
from claims.annotations.models import Claim
from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.datasets.formats import FORMATS, PACKED
from claims.datasets.formats.base.contract import is_available
from claims.datasets.formats.base.losses import Lost
from claims.datasets.loading import load_records
from claims.datasets.pieces import together
from claims.datasets.pieces.piece import PIECE, joined, packed, store, stored
from claims.datasets.selection import WHOLE
from claims.datasets.services import write_dataset
from claims.projects.models import Project
from claims.projects.services import create_project
from tests.bench import synthetic

ARTICLES = 50


@pytest.mark.parametrize("name", FORMATS)
def test_packs_of_some_articles_join_to_the_file_of_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    form = FORMATS[name]
    if not is_available(form):
        pytest.skip(f"{name} needs the extra {form.EXTRA}")
    monkeypatch.setattr("claims.datasets.formats.parquet.GROUP", 2)
    monkeypatch.setattr("claims.datasets.formats.docbin.SHARD", 2)
    every: list[Any] = [synthetic.record(number) for number in range(1, 7)]
    whole, parts = Lost(form.CARRIES), Lost(form.CARRIES)
    between = io.BytesIO()
    for some in (every[:2], every[2:]):
        lost = Lost(form.CARRIES)
        store(packed(name, iter(some), lost), between)
        parts.add(lost.report(name))
    between.seek(0)
    assert b"".join(joined(name, stored(between), parts)) == b"".join(form.write(every, whole))
    assert parts.report(name) == whole.report(name)


def test_no_piece_tears_apart_what_a_format_packs_together() -> None:
    from claims.datasets.formats import docbin, parquet

    assert PIECE % parquet.GROUP == PIECE % docbin.SHARD == 0
    assert set(FORMATS) - set(PACKED) == {"doccano", "fever"}, "docs/formats.md names those that know no packs"


class Disturbed(io.BytesIO):
    """A file at whose first block something happens."""

    def __init__(self, disturb: Callable[[], None]) -> None:
        super().__init__()
        self.disturb: Callable[[], None] | None = disturb

    def write(self, data: Any) -> int:
        """Keep the block."""
        if self.disturb is not None:
            disturb, self.disturb = self.disturb, None
            disturb()
        return super().write(data)


class Started(list[together.Process]):
    """The processes that were started, of which the first few are killed at once."""

    killed = 0

    def are_over(self) -> bool:
        """Tell whether all of them have ended."""
        return all(process.child.poll() is not None for process in self)


@pytest.fixture
def scratch(settings: Any, tmp_path: Path) -> Path:
    """Have datasets of more than ten articles written by two processes, in pieces of ten."""
    settings.EXPORT_DIVIDED_ABOVE, settings.EXPORT_PROCESSES = 10, 2
    settings.SCRATCH_ROOT = str(tmp_path / "scratch")
    return tmp_path / "scratch"


@pytest.fixture
def started(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Started:
    """Note the processes that are started; at the end none of them runs, and nothing is left of their files."""
    found = Started()
    start = together.Process.__init__

    def noted(self: together.Process, *given: Any) -> None:
        found.append(self)
        start(self, *given)
        if len(found) <= found.killed:
            self.child.kill()

    monkeypatch.setattr(together, "PIECE", 10)
    monkeypatch.setattr(together.Process, "__init__", noted)
    return found


@pytest.fixture
def filled(transactional_db: None) -> Project:
    """Give a project with claims."""
    project = create_project(actor=Actor(), name="Large", engine="")
    load_records(project=project, actor=Actor(), lines=synthetic.records(ARTICLES))
    return project


def alone(project: Project, name: str, settings: Any) -> tuple[bytes, Any]:
    """Write it by one process."""
    settings.EXPORT_PROCESSES = 1
    target = io.BytesIO()
    told = write_dataset(project, FORMATS[name], WHOLE, target)
    settings.EXPORT_PROCESSES = 2
    return target.getvalue(), told


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_two_processes_write_the_same_bytes_while_people_write_and_one_of_them_is_killed(
    filled: Project, started: Started, scratch: Path, settings: Any
) -> None:
    before = alone(filled, "jsonl", settings)

    def somebody_else() -> None:
        try:
            Claim.objects.filter(assignment__article__number__gt=15).update(deleted_at="2026-11-22T00:00:00Z")
        finally:
            connections.close_all()

    def disturb() -> None:
        other = threading.Thread(target=somebody_else)
        other.start()
        other.join()

    target, started.killed = Disturbed(disturb), 1
    told = write_dataset(filled, FORMATS["jsonl"], WHOLE, target)
    assert (target.getvalue(), told) == before
    assert told[0]["articles"] == ARTICLES
    assert len(started) == 3
    assert started.are_over()
    assert not list(scratch.iterdir())


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_a_process_that_ends_again_and_again_fails_the_export_with_a_code(
    filled: Project, started: Started, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "PROGRAM", "claims.datasets.pieces.missing")
    with pytest.raises(OnRecordError) as failure:
        write_dataset(filled, FORMATS["jsonl"], WHOLE, io.BytesIO())
    assert failure.value.code == "process_ended"
    assert started.are_over()
    assert not list(scratch.iterdir())


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_a_cancelled_export_ends_processes_that_do_not_answer(
    filled: Project, started: Started, scratch: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "silent.py").write_text("import time; time.sleep(600)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(together, "PROGRAM", "silent")
    monkeypatch.setattr(together, "PATIENCE", 0.01)
    job = jobs.start("export", project=filled.pk, params={"format": "jsonl"})
    jobs.Job.objects.filter(pk=job.pk).update(state="running")

    class Stopped(jobs.Run):
        """A job that somebody cancels while it waits for a second time."""

        def progress(self, done: int, total: int, result: object = None) -> None:
            """Tell how far it is."""
            super().progress(done, total)
            jobs.Job.objects.filter(pk=job.pk).update(cancel_requested=True)

    with pytest.raises(jobs.Cancelled):
        write_dataset(filled, FORMATS["jsonl"], WHOLE, io.BytesIO(), Stopped(job))
    assert len(started) == 2
    assert started.are_over()
    assert not list(scratch.iterdir())
