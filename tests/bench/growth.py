"""Measure what every request costs in projects of 1,000, 10,000 and 100,000 articles, which hold 888,000 claims together.

`python -m tests.bench.growth [--sizes 1000,10000,100000] [--only TEXT]`, part of `make bench`. Costs are processor seconds of
the product's process and of its database connection, the least of a few; every write is taken back. At the largest size no
request may cost more than half as much again as at the smallest one, and a few milliseconds for what caches hold no longer.

A machine that others work on too is slower at one time than at another. So a request that knows of no project is measured beside
each one, and all costs are those of a machine on which that one takes what it took at best.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django

from tests import servers

SIZES = "1000,10000,100000"
MAX_GROWTH, ALLOWANCE = 1.5, 0.005
TRIES = 5


def main() -> int:
    """Fill the projects, print the table, and give 1 where a request grows or a route is not in the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--only", default="", help="requests whose name holds this")
    options = parser.parse_args()
    servers.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    os.environ.setdefault("ONRECORD_HOSTS", "testserver,localhost,127.0.0.1")
    for name in ("IMPORTS_PER_HOUR", "EXPORTS_PER_HOUR"):
        os.environ.setdefault(f"ONRECORD_{name}", "0")
    django.setup()
    from django.conf import settings
    from django.test.utils import get_runner

    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        settings.MEDIA_ROOT = folder
        runner: Any = get_runner(settings)(verbosity=0, interactive=False)
        runner.setup_test_environment()
        databases = runner.setup_databases()
        try:
            return measure([int(size) for size in options.sizes.split(",")], options.only)
        finally:
            runner.teardown_databases(databases)


def measure(sizes: list[int], only: str) -> int:
    """Fill one database with a project of each size and measure all requests in each."""
    from django.db import connection

    from tests.bench.calls import CALLS, Desk, unnamed
    from tests.bench.filled import fill

    asked = [call for call in CALLS if only in str(call)]
    costs: dict[str, list[tuple[float, float]]] = {str(call): [] for call in asked}
    for size in sizes:
        # Each project is measured before the next one is there: what reads a table whole is to be noticed too.
        began = time.monotonic()
        desk = Desk(fill(size))
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("VACUUM ANALYZE")
        print(f"{size:,} articles filled in {time.monotonic() - began:.0f} s", flush=True)
        for call in asked:
            costs[str(call)].append(cost(desk, call))
    print(f"{'ms of processor time':<72}" + "".join(f"{size:>10,}" for size in sizes))
    growing = 0
    best = min(beside for pairs in costs.values() for _, beside in pairs)
    for name, pairs in costs.items():
        found = [seconds * best / beside for seconds, beside in pairs]
        good = found[-1] <= MAX_GROWTH * found[0] + ALLOWANCE
        growing += not good
        print(f"{name:<72}" + "".join(f"{1000 * one:10.1f}" for one in found) + ("" if good else "   GROWS"))
    missing = unnamed()
    if missing:
        print("No request is written down for:", *sorted(missing), sep="\n  ")
    return 1 if growing or missing else 0


def cost(desk: Any, call: Any) -> tuple[float, float]:
    """Give the processor seconds of one request and of the one beside it, the least of a few; what it writes is taken back."""
    from django.db import connection, transaction

    from tests.bench.calls import BESIDE

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def once(one: Any) -> float:
        with transaction.atomic():
            before = time.process_time() + seconds_of(backend)
            desk.ask(one)
            after = time.process_time() + seconds_of(backend)
            transaction.set_rollback(True)
        return after - before

    once(call)
    pairs = [(once(call), once(BESIDE)) for _ in range(TRIES)]
    return min(seconds for seconds, _ in pairs), min(beside for _, beside in pairs)


def seconds_of(schedstat: Path) -> float:
    """Read the processor seconds of a process of one thread, to the nanosecond."""
    return int(schedstat.read_text().split()[0]) / 1e9


if __name__ == "__main__":
    sys.exit(main())
