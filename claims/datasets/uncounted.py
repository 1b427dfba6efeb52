"""A load counts once, at its end: with every statement, the same few rows would be written again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pgtrigger
from django.db import connection
from django.db.models import Model

from claims.annotations.counting import CLAIMS_COUNTED, MENTIONS_COUNTED
from claims.annotations.models import Claim, ClaimSpeaker
from claims.articles.counting import ARTICLE_COUNTED
from claims.articles.models import Article
from claims.assignments.counting import PASSES_COUNTED
from claims.assignments.models import Assignment
from claims.copying import set_aside
from claims.suggestions.counting import RUNS_COUNTED
from claims.suggestions.models import SuggestionRun

COUNTING: tuple[tuple[type[Model], list[pgtrigger.Trigger]], ...] = (
    (Article, ARTICLE_COUNTED), (Assignment, [PASSES_COUNTED]), (Claim, CLAIMS_COUNTED), (ClaimSpeaker, MENTIONS_COUNTED),
    (SuggestionRun, RUNS_COUNTED),
)  # fmt: skip
# The package calls a class of models a model.
LEFT_OFF = [trigger.get_pgid(model) for model, triggers in COUNTING for trigger in triggers]  # type: ignore[arg-type]


@contextmanager
def counted_at_end(project: UUID) -> Iterator[None]:
    """Leave counting off for this transaction's writes, and count the project once they are done.

    The project must have no article yet, and its row must be held FOR UPDATE: then nobody else can write into it what is
    counted, and the rows that are there at the end are the transaction's own. All other rules stay in force.
    Where the transaction breaks off, nothing is left to count.
    """
    with set_aside(*LEFT_OFF):
        yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_count(%s, forget => false)", [project])
        cursor.execute("SELECT claims_count_uses(%s, forget => false)", [project])
