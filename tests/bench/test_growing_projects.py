"""Nothing grows with the project: every request reads about as many rows of one that is ten times as large."""

from typing import Any

import pytest
from django.db import connection

from tests.bench.calls import CALLS, Call, Desk, unnamed
from tests.bench.filled import fill

SMALL, LARGE = 200, 2000
# Beside what both read: rows that a plan for many rows reads and one for few does not.
MORE_ROWS = 100
# Whatever is read at most, so small that the smaller project reaches it.
LIMITS = {
    "claims.articles.search.PROBE": 50,
    "claims.articles.queries.MOST_SPEAKERS": 15,
    "claims.articles.queries.MOST_LIKE": 15,
    "claims.overview.api.PAGE": 20,
    "claims.overview.quality.MOST_PASSES": 20,
    "claims.overview.quality.MOST_SCORED": 10,
}


@pytest.fixture(scope="module")
def desks(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Two projects of different sizes, in a transaction that is taken back at the end."""
    from django.conf import settings
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        made = Desk(fill(SMALL)), Desk(fill(LARGE))
        # Small tables are read whole because that is cheaper; large ones are not.
        cursor.execute("SET LOCAL enable_seqscan = off")
        media, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("files"))
        yield made
        settings.MEDIA_ROOT = media
        transaction.set_rollback(True)


def rows_read(desk: Desk, call: Call) -> int:
    """Count the rows that the database reads for a request; what it writes is taken back."""
    from django.db import transaction

    def read() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")
            return int(cursor.fetchone()[0])

    with transaction.atomic():
        before = read()
        desk.ask(call)
        rows = read() - before
        transaction.set_rollback(True)
    return rows


def test_every_route_of_the_api_is_measured() -> None:
    assert unnamed() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_request_reads_no_more_of_a_project_ten_times_as_large(
    desks: tuple[Desk, Desk], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in LIMITS.items():
        monkeypatch.setattr(name, most)
    small, large = (rows_read(desk, call) for desk in desks)
    assert large <= 1.5 * small + MORE_ROWS, f"{small} rows of {SMALL} articles, {large} of {LARGE}"
