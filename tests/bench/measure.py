"""Measure import and export at full size against the budgets: `make bench`, or `python -m tests.bench.measure --articles 1000`.

Processor seconds are those of the product's process and of all processes of the database server; memory is what the
product's process grew by at its peak. The timeouts are the product's own. Everything happens in a database and a folder of
its own, which are gone afterwards.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from annotator.embedded import postgres
from tests import servers
from tests.setup import starts

# name: (processor seconds of product and database, megabytes of growth) at 10,000 articles
BUDGETS = {
    "import 10,000 articles": (3.9, 100.0),
    "read their words for the search": (10.0, 100.0),
    "load 10,000 articles with 80,000 claims": (16.0, 100.0),
    "export 80,000 claims": (8.0, 60.0),
}
FULL_SIZE = 10_000


def main() -> int:
    """Run every measurement; give 1 when one is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=FULL_SIZE)
    articles = parser.parse_args().articles
    servers.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        return measure(articles, Path(folder))


def measure(articles: int, folder: Path) -> int:
    """Measure in a test database, each step in a process of its own so that its peak of memory is its own."""
    from django.conf import settings
    from django.db import connections
    from django.test.utils import get_runner

    # What a worker has loaded before its first job takes no part in what a job costs.
    import_module("claims.tasks")
    settings.MEDIA_ROOT = str(folder)
    runner: Any = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        over = 0
        for name, step in (
            ("import 10,000 articles", import_articles),
            # What an import and a load leave for afterwards; whoever searches meanwhile reads it for themselves.
            ("read their words for the search", read_words),
            ("load 10,000 articles with 80,000 claims", load_dataset),
            ("export 80,000 claims", export_dataset),
        ):
            prepare = step(articles, folder)
            connections.close_all()
            before = database_seconds()
            product, wall, megabytes, remark = apart(prepare)
            database = database_seconds() - before
            seconds = product + database
            share = articles / FULL_SIZE
            budget, growth = BUDGETS[name][0] * share, BUDGETS[name][1]
            good = seconds <= budget and megabytes <= growth
            over += not good
            print(
                f"{name if share == 1 else f'{name} (x {share:g})':<52} {seconds:6.2f} CPU s of {budget:5.2f}"
                f" ({product:.2f} product, {database:.2f} database)   {wall:6.2f} s"
                f"   {megabytes:6.1f} MB of {growth:5.1f}   {remark}{'' if good else '   OVER'}",
                flush=True,
            )
        return 1 if over else 0
    finally:
        runner.teardown_databases(databases)


def database_seconds() -> float:
    """Add up the processor seconds of the database server's processes, those that have ended included."""
    postmaster = postgres.running_pid(postgres.Server(Path(os.environ["ONRECORD_STATE"])))
    assert postmaster is not None
    return starts.seconds_of(postmaster)


def apart(step: Callable[[], str]) -> tuple[float, float, float, str]:
    """Run a step in a child process; returns its processor seconds, seconds, megabytes of growth and remark."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            before = resource.getrusage(resource.RUSAGE_SELF)
            began = time.monotonic()
            remark = step()
            after = resource.getrusage(resource.RUSAGE_SELF)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            result = [seconds, time.monotonic() - began, (after.ru_maxrss - before.ru_maxrss) / 1024, remark]
            os.write(writing, json.dumps(result).encode())
            status = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise SystemExit("The measured step failed.")
    seconds, wall, megabytes, remark = json.loads(answer)
    return seconds, wall, megabytes, remark


def import_articles(articles: int, folder: Path) -> Callable[[], str]:
    """Prepare the import of a file of articles."""
    from claims import jobs
    from claims.audit import Actor
    from claims.projects.services import create_project
    from claims.tasks import HANDLERS
    from tests.bench import synthetic

    file = folder / "rows"
    with file.open("wb") as target:
        target.writelines(synthetic.rows(articles))
    project = create_project(actor=Actor(), name="Import", engine="")

    def step() -> str:
        params = {"files": [{"name": "rows.jsonl", "stored": "rows"}]}
        job = jobs.start("import_articles", project=project.pk, params=params)
        jobs.perform(job.pk, HANDLERS)
        job.refresh_from_db()
        assert job.state == "done", job.error_message
        assert job.result["created"] == articles
        return f"{job.result['created']:,} articles"

    return step


def read_words(articles: int, folder: Path) -> Callable[[], str]:
    """Prepare reading the words of what was imported."""
    from claims.articles.models import Article
    from claims.articles.unread import read_missing

    unread = Article.objects.filter(search=None)
    waiting = unread.count()

    def step() -> str:
        read_missing(600)
        assert not unread.exists()
        return f"{waiting:,} of {articles:,} articles"

    return step


def load_dataset(articles: int, folder: Path) -> Callable[[], str]:
    """Prepare loading a native dataset."""
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from claims.projects.services import create_project
    from tests.bench import synthetic

    file = folder / "dataset"
    with file.open("wb") as target:
        target.writelines(synthetic.records(articles))
    project = create_project(actor=Actor(), name="Load", engine="")

    def step() -> str:
        with file.open("rb") as lines:
            counts = load_records(project=project, actor=Actor(), lines=lines)
        assert counts["articles"] == articles
        return f"{counts['claims']:,} claims"

    return step


def export_dataset(articles: int, folder: Path) -> Callable[[], str]:
    """Prepare the export of what was loaded, and compare the bytes with what was loaded."""
    from claims.datasets.formats import FORMATS
    from claims.datasets.selection import WHOLE
    from claims.datasets.services import write_dataset
    from claims.projects.models import Project

    project = Project.objects.select_related("scale").get(name="Load")

    def step() -> str:
        with (folder / "exported").open("wb") as target:
            manifest, _ = write_dataset(project, FORMATS["jsonl"], WHOLE, target)
        assert manifest["articles"] == articles
        return f"{manifest['claims']:,} claims, {manifest['bytes'] / 1e6:.0f} MB"

    return step


if __name__ == "__main__":
    sys.exit(main())
