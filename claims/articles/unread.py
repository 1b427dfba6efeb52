"""When the words of articles are indexed: at once, or afterwards if many are imported together.

Indexing costs more than all the rest of an import, so articles of a large import are stored unindexed ("unread") and indexed
when it is done; until then the search reads the text of unindexed articles itself.
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

# Fewer articles than this are indexed at once.
MANY = 100
# How many articles of a project may be unindexed: reading them takes a search some seconds in the worst case.
MAX_UNREAD = 10_000
# Articles indexed in one transaction, a fraction of a second's work, so that nobody waits long for their rows.
BATCH = 200

TRIGGER = WORDS_READ.get_pgid(Article())
WAITING = "SELECT count(*) FROM (SELECT 1 FROM claims_article WHERE project_id = %s AND search IS NULL LIMIT %s) unread"
# Materialised, because a subquery that is run once per row would choose other rows each time.
READ = f"""
WITH chosen AS MATERIALIZED (
    SELECT id FROM claims_article WHERE search IS NULL ORDER BY project_id, number LIMIT %s FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE claims_article a SET search = {vector_of("a.language", "a.text")} FROM chosen WHERE a.id = chosen.id
"""


@contextmanager
def read_afterwards(project: UUID, many: int) -> Iterator[None]:
    """Store articles unindexed inside the block, if they are many and not too many are unindexed already."""
    if many < MANY or _waiting(project) + many > MAX_UNREAD:
        yield
        return
    with set_aside(TRIGGER):
        yield


def read_missing(seconds: float = 5.0) -> None:
    """Index unindexed articles in batches for about so long; other workers may do the same at once."""
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
