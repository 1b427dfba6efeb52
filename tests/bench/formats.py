"""Measure the export of every format: `make bench-formats`, or `python -m tests.bench.formats --articles 1000`.

Processor seconds are those of the product's process and of all processes of the database server; memory is what the product's process
grew by at its peak. The native format is held to its budget. `--flat` measures its memory again at ten times as many articles, whose
rows the database makes by itself.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from tests import servers
from tests.bench.measure import BUDGETS, FULL_SIZE, apart, database_seconds, load_dataset

NATIVE = "jsonl"
# Megabytes by which ten times as many articles may let the memory of an export grow.
FLAT = 20.0


def main() -> int:
    """Measure; give 1 where the native format is over its budget, or its memory grows with the number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=FULL_SIZE)
    parser.add_argument("--formats", nargs="*", default=[])
    parser.add_argument("--flat", action="store_true")
    given = parser.parse_args()
    servers.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        return measure(given, Path(folder))


def measure(given: argparse.Namespace, folder: Path) -> int:
    """Measure in a test database, each format in a process of its own."""
    from django.conf import settings
    from django.test.utils import get_runner

    from claims.datasets.formats import FORMATS
    from claims.datasets.formats.base.contract import is_available

    import_module("claims.tasks")
    settings.MEDIA_ROOT, settings.SCRATCH_ROOT = str(folder), str(folder)
    runner: Any = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        if given.flat:
            return flat(given.articles, folder)
        load_dataset(given.articles, folder)()
        share = given.articles / FULL_SIZE
        over = 0
        for name in given.formats or FORMATS:
            if not is_available(FORMATS[name]):
                print(f"{name:<14} needs the extra {FORMATS[name].EXTRA}")
                continue
            seconds, megabytes, remark = export("Load", name, folder)
            good = name != NATIVE or seconds <= BUDGETS["export 80,000 claims"][0] * share
            over += not good
            print(
                f"{name:<14} {seconds:7.2f} CPU s  {megabytes:7.1f} MB  {remark}{'' if good else '  OVER'}", flush=True
            )
        return 1 if over else 0
    finally:
        runner.teardown_databases(databases)


def flat(articles: int, folder: Path) -> int:
    """Compare the growth of memory at some articles and at ten times as many."""
    from tests.bench.filled import fill

    grown = []
    for size in (articles, 10 * articles):
        fill(size, f"Filled {size}")
        seconds, megabytes, remark = export(f"Filled {size}", NATIVE, folder)
        grown.append(megabytes)
        print(f"{size:>9,} articles {seconds:7.2f} CPU s  {megabytes:7.1f} MB  {remark}", flush=True)
    return 1 if grown[1] > grown[0] + FLAT else 0


def export(project: str, name: str, folder: Path) -> tuple[float, float, str]:
    """Write a project in a format; returns processor seconds, megabytes of growth and a remark."""
    from django.db import connections

    step = writing(project, name, folder)
    connections.close_all()
    before = database_seconds()
    product, _, megabytes, remark = apart(step)
    return product + database_seconds() - before, megabytes, remark


def writing(project: str, name: str, folder: Path) -> Callable[[], str]:
    """Prepare an export."""
    from claims.datasets.formats import FORMATS
    from claims.datasets.selection import WHOLE
    from claims.datasets.services import write_dataset
    from claims.projects.models import Project

    row = Project.objects.select_related("scale").get(name=project)

    def step() -> str:
        with (folder / "exported").open("wb") as target:
            manifest, _ = write_dataset(row, FORMATS[name], WHOLE, target)
        return f"{manifest['articles']:,} articles, {manifest['claims']:,} claims, {manifest['bytes'] / 1e6:.0f} MB"

    return step


if __name__ == "__main__":
    sys.exit(main())
