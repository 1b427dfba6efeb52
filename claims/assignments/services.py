"""Every write of the fourth stage: articles are leased to people, each to as many as it needs and never to more."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from claims.articles.held_out import PLACED, holds_out, placed
from claims.articles.models import Article
from claims.articles.services import share
from claims.assignments.models import Assignment
from claims.audit import Actor, event, record, record_all
from claims.core.errors import Conflict, NotFound
from claims.core.ids import new_id
from claims.projects.models import Member, Project
from claims.transactions import atomic

LEASED, SUBMITTED, SKIPPED, EXPIRED = (
    Assignment.State.LEASED,
    Assignment.State.SUBMITTED,
    Assignment.State.SKIPPED,
    Assignment.State.EXPIRED,
)


def lease_end() -> Any:
    """The database's clock plus the length of a lease: the clocks of web machines take no part."""
    return Now() + timedelta(seconds=settings.LEASE_SECONDS)


# Work is taken in one round trip: first whoever clicks twice waits for their own first click; then the pass that the person
# has open, else the first article that needs people. Rows that others hold are skipped, and PostgreSQL looks at `open_slots`
# again after it has the lock, so no slot is taken twice.
TAKE = f"""
SELECT pg_advisory_xact_lock(hashtextextended('next ' || %(project)s || %(person)s, 0));
WITH open AS (
    SELECT s.id FROM claims_assignment s JOIN claims_article a ON a.id = s.article_id
    WHERE a.project_id = %(project)s AND s.person_id = %(person)s AND s.kind = 'annotation' AND s.state = 'leased'
      AND s.id IS DISTINCT FROM %(after)s::uuid
    ORDER BY s.created_at LIMIT 1
), pick AS (
    SELECT a.id, CASE
        WHEN NOT %(engine)s THEN 'no_engine'
        WHEN %(holds_out)s AND {PLACED} THEN 'held_out'
        WHEN ('x' || substr(a.text_sha256, 9, 8))::bit(32)::bigint / 4294967296.0 < %(control)s THEN 'control'
        ELSE '' END AS hidden
    FROM claims_article a
    WHERE a.project_id = %(project)s AND a.open_slots > 0 AND NOT EXISTS (SELECT 1 FROM open)
      AND NOT EXISTS (SELECT 1 FROM claims_assignment s WHERE s.article_id = a.id AND s.person_id = %(person)s)
    ORDER BY a.number LIMIT 1 FOR UPDATE SKIP LOCKED
), slot AS (
    UPDATE claims_article a SET open_slots = a.open_slots - 1 FROM pick WHERE a.id = pick.id RETURNING a.id, pick.hidden
), made AS (
    INSERT INTO claims_assignment
        (id, article_id, person_id, kind, round, state, lease_expires_at, active_seconds, suggestions_shown, suggestions_hidden,
         skip_reason)
    SELECT %(id)s, slot.id, %(person)s, 'annotation', 1, 'leased', now() + %(lease)s * interval '1 second', 0,
           slot.hidden = '', slot.hidden, ''
    FROM slot RETURNING id, article_id
), told AS (
    INSERT INTO claims_event (id, actor_id, project_id, article_id, subject, subject_id, action, request_id)
    SELECT %(event)s, %(person)s, %(project)s, made.article_id, 'assignment', made.id, 'leased', %(request)s FROM made
)
SELECT id FROM open UNION ALL SELECT id FROM made
"""
# Where every article is held by others at this moment, one of them may still need people when they let go.
WAIT_AND_TAKE = TAKE.replace("SKIP LOCKED", "")


@atomic
def take_next(*, actor: Actor, project: Project, after: UUID | None = None) -> UUID | None:
    """Lease the next article to the person and return their pass over it: the one they have open comes first.

    `after` is the pass that they are about to end: it is passed over, so that the one behind it is there when they
    come to it. Nobody holds more than two articles that way. Returns None when nothing is left for them.
    """
    values = {
        "project": project.pk,
        "person": actor.user.pk,
        "after": after,
        "id": new_id(),
        "event": new_id(),
        "request": actor.request_id,
        "lease": settings.LEASE_SECONDS,
        "engine": bool(project.engine),
        "control": project.control_share,
        "holds_out": holds_out(project.engine, project.next_number),
    }
    for statement in (TAKE, WAIT_AND_TAKE):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.nextset()
            row = cursor.fetchone()
        if row is not None:
            return UUID(str(row[0]))
    again = _take_up_expired(actor, project)
    return again.pk if again is not None else None


@atomic
def take(*, actor: Actor, project: Project, article: UUID) -> UUID:
    """Lease a certain article to the person, or find the pass over it that they have already.

    Raises NotFound, Conflict: article_taken.
    """
    row = (
        Article.objects.filter(project=project, pk=article)
        .defer("text", "search")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        raise NotFound()
    mine = Assignment.objects.filter(article=row, person=actor.user, kind=Assignment.Kind.ANNOTATION)
    earlier = mine.order_by("-round").first()
    if earlier is not None and earlier.state in (LEASED, SUBMITTED):
        return earlier.pk
    if row.open_slots < 1:
        raise Conflict("article_taken")
    return (_lease_again(actor, project, row, earlier) if earlier is not None else _lease(actor, project, row)).pk


def _lease(actor: Actor, project: Project, article: Article) -> Assignment:
    Article.objects.filter(pk=article.pk).update(open_slots=F("open_slots") - 1)
    hidden = why_hidden(project, article)
    assignment = Assignment.objects.create(
        article_id=article.pk,
        person=actor.user,
        lease_expires_at=lease_end(),
        suggestions_shown=not hidden,
        suggestions_hidden=hidden,
    )
    record(event(actor, "assignment", assignment.pk, "leased", project=project.pk, article=article.pk))
    return assignment


def why_hidden(project: Project, article: Article) -> str:
    """Say why an article is shown without suggestions (Assignment.Hidden), or nothing: the same as the statement above."""
    if not project.engine:
        return Assignment.Hidden.NO_ENGINE
    if holds_out(project.engine, project.next_number) and placed(project.pk, article.text_sha256, article.language):
        return Assignment.Hidden.HELD_OUT
    return Assignment.Hidden.CONTROL if share(article.text_sha256, "control") < project.control_share else ""


def _take_up_expired(actor: Actor, project: Project) -> Assignment | None:
    """Offer again, at the very end, what the person let expire (never what they skipped on purpose)."""
    earlier = (
        Assignment.objects.filter(article__project=project, person=actor.user, state=EXPIRED, article__open_slots__gt=0)
        .order_by("created_at")
        .first()
    )
    if earlier is None:
        return None
    article = (
        Article.objects.defer("text", "search")
        .select_for_update(of=("self",))
        .filter(pk=earlier.article_id, open_slots__gt=0)
        .first()
    )
    return _lease_again(actor, project, article, earlier) if article is not None else None


def _lease_again(actor: Actor, project: Project, article: Article, earlier: Assignment) -> Assignment:
    """Open a pass that had ended without submission; the claims in it are still there."""
    Article.objects.filter(pk=article.pk).update(open_slots=F("open_slots") - 1)
    Assignment.objects.filter(pk=earlier.pk).update(state=LEASED, lease_expires_at=lease_end(), skip_reason="")
    record(event(actor, "assignment", earlier.pk, "leased again", project=project.pk, article=article.pk))
    earlier.refresh_from_db()
    return earlier


@atomic
def give_back(*, actor: Actor, assignment: Assignment, project: UUID, skipped: bool, reason: str = "") -> Assignment:
    """End a pass without submitting: skipped on purpose, or released for somebody else; its claims stay with it.

    Raises Conflict: submitted, not_leased.
    """
    row = locked(assignment.pk)
    state = SKIPPED if skipped else EXPIRED
    if row.state == state:
        return row
    must_be_open(row)
    _free_slot(row.article_id)
    row.state, row.skip_reason = state, reason
    row.save(update_fields=["state", "skip_reason"])
    action = "skipped" if skipped else "released"
    record(
        event(actor, "assignment", row.pk, action, project=project, article=row.article_id, after={"reason": reason})
    )
    return row


@atomic
def reopen(*, actor: Actor, assignment: Assignment, project: UUID) -> Assignment:
    """Open a submitted pass again for the person who made it. Raises Conflict: not_leased when it was given back."""
    row = locked(assignment.pk)
    if row.state == LEASED:
        return row
    if row.state != SUBMITTED:
        raise Conflict("not_leased", "The pass was given back; take the article again instead.")
    Assignment.objects.filter(pk=row.pk).update(state=LEASED, lease_expires_at=lease_end(), submitted_at=None)
    record(event(actor, "assignment", row.pk, "reopened", project=project, article=row.article_id))
    row.refresh_from_db()
    return row


def expire_leases() -> int:
    """Free the articles of people who have not been seen since their lease ended, or who were removed; what they wrote stays."""
    return sum(_expire(pk) for pk in _ended().values_list("pk", flat=True)[:500])


@atomic
def _expire(pk: UUID) -> bool:
    row = _ended().select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if row is None:
        return False
    Assignment.objects.filter(pk=pk).update(state=EXPIRED)
    _free_slot(row.article_id)
    project = Article.objects.values_list("project_id", flat=True).get(pk=row.article_id)
    record_all([event(Actor(), "assignment", pk, "expired", project=project, article=row.article_id)])
    return True


def _ended() -> QuerySet[Assignment]:
    """Leases that have run out, and those of people who lost their access to the project or their account."""
    removed = Member.objects.filter(project=OuterRef("article__project"), user=OuterRef("person"), active=False)
    return Assignment.objects.filter(
        Q(lease_expires_at__lt=Now()) | Q(person__is_active=False) | Exists(removed), state=LEASED
    )


def _free_slot(article: UUID) -> None:
    Article.objects.filter(pk=article).update(open_slots=F("open_slots") + 1)


def locked(pk: UUID) -> Assignment:
    """Read a pass and hold its row until the transaction ends."""
    return Assignment.objects.select_for_update().get(pk=pk)


def must_be_open(assignment: Assignment) -> None:
    """Raise Conflict (submitted, not_leased) unless the pass can be written to."""
    if assignment.state == SUBMITTED:
        raise Conflict("submitted")
    if assignment.state != LEASED:
        raise Conflict("not_leased")


def present(assignment: Assignment, project: UUID) -> dict[str, Any]:
    """Show a pass as the API does."""
    expires: datetime = assignment.lease_expires_at
    return {
        "id": assignment.pk,
        "state": assignment.state,
        "kind": assignment.kind,
        "round": assignment.round,
        "lease_expires_at": expires,
        "turn": assignment.turn,
        "active_seconds": round(assignment.active_seconds, 1),
        "suggestions_shown": assignment.suggestions_shown,
        "suggestions_hidden": assignment.suggestions_hidden or None,
        "project": project,
        "article": assignment.article_id,
    }
