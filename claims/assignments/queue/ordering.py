"""The order in which a project gives out articles: stored as one key of each article."""

from uuid import UUID

from django.db import connection, transaction

from claims import jobs
from claims.articles.counting import ARTICLE_COUNTED
from claims.articles.models import Article
from claims.articles.turns import PLACE
from claims.assignments.queue.services import ONE_BY_ONE
from claims.copying import set_aside
from claims.projects.models import Project, Tally
from claims.transactions import atomic

CHUNK = 5_000
TURNS_NOTED = ARTICLE_COUNTED[-1].get_pgid(Article())
# Articles first, by key, then what stands beside them: the order in which everybody locks them.
PLACED = f"""
    WITH wanted AS MATERIALIZED (
        SELECT a.id, {PLACE} AS place FROM claims_article a JOIN claims_project p ON p.id = a.project_id
        WHERE a.project_id = %s AND a.number > %s AND a.number <= %s ORDER BY a.id FOR NO KEY UPDATE OF a
    ), moved AS (
        UPDATE claims_article a SET place = w.place FROM wanted w WHERE a.id = w.id AND a.place IS DISTINCT FROM w.place
        RETURNING a.id, a.place
    )
    UPDATE claims_standing s SET place = m.place FROM moved m WHERE s.article_id = m.id
"""


def order_queue(run: jobs.Run) -> None:
    """Give every article its place in the order that the project has chosen by now, and let everybody look from the start."""
    last = Project.objects.values_list("next_number", flat=True).get(pk=run.project) - 1
    done = 0
    while done < last:
        _place(run.project, done, done + CHUNK)
        done = min(done + CHUNK, last)
        run.progress(done, last)
    look_from_the_start(run.project)
    run.finish()


def _place(project: UUID, after: int, upto: int) -> None:
    with transaction.atomic(), set_aside(TURNS_NOTED), connection.cursor() as cursor:
        cursor.execute(PLACED, [project, after, upto])


@atomic
def look_from_the_start(project: UUID) -> None:
    """Forget how far people have come in the queue; their requests for work wait meanwhile, so that none remembers an old place."""
    people = Tally.objects.filter(project=project).exclude(person=0).order_by("person").distinct()
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE, [project, list(people.values_list("person", flat=True))])
    Tally.objects.filter(project=project).update(passed_to=0)
