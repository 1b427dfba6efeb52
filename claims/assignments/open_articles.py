"""The limit of articles that a person may have open at once, and releasing unused passes to stay within it."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from claims.articles.models import Article
from claims.assignments.models import ASSIGNED, EXPIRED, LEASED, Assignment
from claims.audit import Actor, Event, event, record_all
from claims.core.errors import Conflict
from claims.projects.access import MAX_OPEN
from claims.projects.models import Member, Project

# Transactions that lease an article to the same person take this lock first, so that parallel requests cannot exceed the limit.
# Lock order everywhere: this lock, passes, articles by key. A transaction that already has a pass locked only tries this lock.
ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('next ' || %(project)s || %(person)s, 0));"
IF_FREE = ONE_BY_ONE.replace("pg_advisory", "pg_try_advisory")

# A pass beyond what an article needs leaves no place behind.
MOVE_PLACES = """
    UPDATE claims_article a
    SET open_slots = greatest(0, a.open_slots - a.surplus + g.places), surplus = greatest(0, a.surplus - a.open_slots - g.places)
    FROM unnest(%s::uuid[], %s::int[]) g(id, places) WHERE a.id = g.id
"""


def one_by_one(user: User, project: Project, *, wait: bool = True) -> bool:
    """Take the lock for leases of a person in a project; without `wait`, only try, and return whether it succeeded."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE if wait else IF_FREE, {"project": project.pk, "person": user.pk})
        return cursor.fetchone()[0] is not False


def open_passes(user: User, project: Project) -> QuerySet[Assignment]:
    """Return the passes that a person has open in a project, oldest first."""
    kind = Assignment.Kind.ANNOTATION
    rows = Assignment.objects.filter(article__project=project, person=user, kind=kind, state=LEASED)
    return rows.order_by("created_at", "id")


def most_open(project: Project, user: User) -> int:
    """Return how many articles of a project a person may have open at once: their own limit, else that of the server."""
    own: int | None
    if MAX_OPEN in vars(project):
        own = vars(project)[MAX_OPEN]
    else:
        own = Member.objects.filter(project=project, user=user).values_list("most_open", flat=True).first()
    most: int = settings.OPEN_ARTICLES
    return own or most


def make_room(actor: Actor, project: Project, article: UUID) -> None:
    """Release the oldest empty passes so that one more article can be opened; requires the lock of `one_by_one`.

    Raises Conflict: too_many_open, with the open articles, if too many of them contain work.
    """
    held = open_passes(actor.person, project)
    most = most_open(project, actor.person)
    spare = held.count() + 1 - most
    if spare < 1:
        return
    # A pass that is being written to is skipped; contents are read only after locking, so that nothing is missed.
    keys = [row.pk for row in held.select_for_update(of=("self",), skip_locked=True)]
    ended = Event.objects.filter(subject_id=OuterRef("pk"), subject="assignment", action="submitted")
    empty = Assignment.objects.filter(pk__in=keys, claims=None, decisions=None).exclude(Exists(ended))
    released = list(empty.order_by("created_at", "id")[:spare])
    must_have_room(held, most, spared=len(released))
    articles = {article, *(row.article_id for row in released)}
    list(Article.objects.filter(pk__in=articles).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    for row in released:
        # What was assigned by name goes on waiting for its person.
        waits = row.assigned_by_id is not None
        if not waits:
            free_slot(row.article_id)
        Assignment.objects.filter(pk=row.pk).update(state=ASSIGNED if waits else EXPIRED)
    record_all(
        event(
            actor,
            "assignment",
            row.pk,
            "released",
            project=project.pk,
            article=row.article_id,
            after={"reason": "nothing was stored in it, and another article was opened"},
        )
        for row in released
    )


def must_have_room(held: QuerySet[Assignment], most: int, spared: int = 0) -> None:
    """Raise Conflict (too_many_open) unless one more article may be open after `spared` have been released."""
    rows = list(held.values("article_id", "article__number", "article__title"))
    if len(rows) - spared < most:
        return
    names = [
        f"no. {row['article__number']}" + (f" “{row['article__title']}”" if row["article__title"] else "")
        for row in rows
    ]
    raise Conflict(
        "too_many_open",
        f"You have {' and '.join(names)} open, and the limit is {most} at once. "
        "Submit, skip or release one of them first.",
        open=[
            {"id": row["article_id"], "number": row["article__number"], "title": row["article__title"]} for row in rows
        ],
    )


def free_slot(article: UUID) -> None:
    """Make one more pass of an article available, unless there are more than it needs; call it before the pass ends."""
    free_slots({article: 1})


def free_slots(places: Mapping[UUID, int]) -> None:
    """Move the places of articles: as many passes end in each, or begin where a number is negative."""
    with connection.cursor() as cursor:
        cursor.execute(MOVE_PLACES, [list(places), list(places.values())])
