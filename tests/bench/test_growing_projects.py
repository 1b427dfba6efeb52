"""Nothing grows with the project: every request reads about as many rows of one that is ten times as large."""

import os
from collections import Counter
from itertools import filterfalse
from typing import Any

import pytest
from django.db import connection

from tests.bench.calls import CALLS, Call, Desk, unnamed
from tests.bench.filled import fill

# To fill the projects costs seconds: one process of a parallel run does it for all of these tests.
pytestmark = pytest.mark.xdist_group("growth")
SMALL, LARGE = 200, 2000
# Beside what both read: the speakers of the larger project, which PostgreSQL reads whole while they are few.
MORE_ROWS = LARGE // 5
# Whatever is read at most, so small that the smaller project reaches it.
LIMITS = {
    "claims.articles.search.PROBE": 50,
    "claims.articles.queries.MAX_SPEAKERS": 15,
    "claims.articles.queries.MAX_LIKE": 15,
    "claims.articles.queries.MAX_SHORT": 15,
    "claims.overview.api.PAGE": 20,
    "claims.review.queries.MAX_COMPARISONS": 20,
    "claims.review.queries.MAX_PENDING": 50,
    "claims.review.gold.lists.MAX_READY": 20,
    "claims.review.gold.lists.MAX_COUNTED": 20,
    "claims.overview.queue.PAGE": 20,
    "claims.overview.mine.MAX": 10,
    "claims.articles.needs.consequences.MAX": 20,
    "claims.overview.rules.consequences.MAX_PASSES": 20,
    "claims.overview.rules.verdicts.MAX": 20,
    "claims.overview.history.reading.MAX": 60,
    "claims.quality.queries.MAX_PASSES": 20,
    "claims.quality.queries.MAX_SCORED": 10,
}


def sees_to_it(call: Call) -> bool:
    """Tell whether a request itself keeps PostgreSQL from reading tables whole."""
    return call.key.endswith(("/quality", "GET projects/{project}/speakers")) and "limit" not in call.query


@pytest.fixture(scope="module")
def read(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Count the rows that every request reads in two projects of different sizes, in a transaction that is taken back.

    Small tables are read whole because that is cheaper; large ones are read by their keys, and so are these. Some requests see to
    that themselves, because PostgreSQL goes on reading whole what costs it more: they are left to themselves.

    It begins with tables in which no earlier test has left dead rows. Behind these the members of the two projects lie on two pages
    instead of one, and to read all members of a project by a bitmap is then cheaper than to read one by its key.
    """
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("django.conf.settings.MEDIA_ROOT", str(tmp_path_factory.mktemp("files")))
        for name, most in LIMITS.items():
            patch.setattr(name, most)
        counts: dict[str, list[Counter[str]]] = {str(call): [] for call in CALLS}
        desks = []
        for size in (SMALL, LARGE):
            # In each project before the next one is there: what reads a table whole is to be noticed.
            desks.append(Desk(fill(size)))
            for call in filter(sees_to_it, CALLS):
                counts[str(call)].append(rows_read(desks[-1], call))
        with connection.cursor() as cursor:
            for way in ("seqscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        for call in filterfalse(sees_to_it, CALLS):
            counts[str(call)] += [rows_read(desk, call) for desk in desks]
        transaction.set_rollback(True)
    return counts


def rows_read(desk: Desk, call: Call) -> Counter[str]:
    """Count the rows that the database reads for a request, by table; what it writes is taken back."""
    from django.db import transaction

    def read() -> Counter[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT relname, seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables")
            return Counter(dict(cursor.fetchall()))

    with transaction.atomic():
        before = read()
        desk.ask(call)
        rows = read() - before
        transaction.set_rollback(True)
    return rows


def test_every_route_of_the_api_is_measured() -> None:
    assert unnamed() == set()


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="there is one process only")
def test_one_process_fills_the_projects_for_all_of_these_tests(request: pytest.FixtureRequest) -> None:
    """pytest-xdist puts the group behind a test's name; with a pytest that it does not know, it forgets groups without a word."""
    assert request.node.nodeid.endswith("@growth")


@pytest.mark.django_db
@pytest.mark.parametrize("call", [str(call) for call in CALLS])
def test_a_request_reads_no_more_of_a_project_ten_times_as_large(
    read: dict[str, list[Counter[str]]], call: str
) -> None:
    by_table = read[call]
    small, large = (counted.total() for counted in by_table)
    more = (by_table[1] - by_table[0]).most_common(3)
    assert large <= 1.5 * small + MORE_ROWS, f"{small} rows of {SMALL} articles, {large} of {LARGE}; most more: {more}"
