"""When the words of articles are read for the search: at once, or, where many come together, afterwards.

To read the words costs more than all the rest of an import, so an article of many is stored unread, and read when the import is
done; until then the search reads for itself whatever it meets unread.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from claims.articles.models import Article
from claims.articles.stemming import WORDS_READ, vector_of
from claims.copying import set_aside
from claims.transactions import atomic

# Fewer articles than this are read at once.
MANY = 100
# How many of a project's articles may wait: what a search has to read for itself in the worst case, some seconds' work.
MAX_UNREAD = 10_000
# Articles read in one transaction, a fraction of a second's work: nobody waits long for their rows.
BATCH = 200

TRIGGER = WORDS_READ.get_pgid(Article())
WAITING = "SELECT count(*) FROM (SELECT 1 FROM claims_article WHERE project_id = %s AND search IS NULL LIMIT %s) unread"
# Materialised: a subquery that the planner runs once a row would choose other rows each time.
READ = f"""
WITH chosen AS MATERIALIZED (
    SELECT id FROM claims_article WHERE search IS NULL ORDER BY project_id, number LIMIT %s FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE claims_article a SET search = {vector_of("a.language", "a.text")} FROM chosen WHERE a.id = chosen.id
"""


@contextmanager
def read_afterwards(project: UUID, many: int) -> Iterator[None]:
    """Store what this transaction writes unread, where it is so many articles and not too many wait already."""
    if many < MANY or _waiting(project) + many > MAX_UNREAD:
        yield
        return
    with set_aside(TRIGGER):
        yield


def read_missing(seconds: float = 5.0) -> None:
    """Read the words of articles that wait, a few at a time, for about so long; others may do the same beside it."""
    until = time.monotonic() + seconds
    while _read_some() == BATCH and time.monotonic() < until:
        pass


@atomic
def _read_some() -> int:
    with connection.cursor() as cursor:
        cursor.execute(READ, [BATCH])
        return int(cursor.rowcount)


def _waiting(project: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [project, MAX_UNREAD])
        return int(cursor.fetchone()[0])
