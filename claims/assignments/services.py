"""Every write of the fourth stage: leasing articles to people, each to as many as it needs and never to more."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from claims.articles.held_out import holds_out, placed
from claims.articles.models import Article
from claims.articles.services import share
from claims.assignments.models import ASSIGNED, EXPIRED, HELD, LEASED, SKIPPED, SUBMITTED, Assignment
from claims.assignments.open_articles import (
    ONE_BY_ONE,
    free_slot,
    make_room,
    most_open,
    must_have_room,
    one_by_one,
    open_passes,
)
from claims.assignments.picking import TAKES
from claims.assignments.places import refused_place_of, with_place
from claims.audit import Actor, event, record, record_all
from claims.core.errors import Conflict, Forbidden, Invalid, NotFound
from claims.core.ids import new_id
from claims.projects.models import Member, Project
from claims.statements import literals
from claims.transactions import atomic
from claims.wire import exchange, rows_of

if TYPE_CHECKING:
    from claims.assignments.places import PlacedArticle


# For how many leases' length an article stays with somebody who works on another one of the project.
BESIDE_OTHERS = 8


def lease_end() -> CombinedExpression:
    """Return the database's time plus the length of a lease; the clocks of web servers do not matter."""
    return Now() + timedelta(seconds=settings.LEASE_SECONDS)


@atomic
def take_next(*, actor: Actor, project: Project, after: UUID | None = None) -> UUID | None:
    """Lease the next article to the person and return their pass; an open pass comes first.

    `after` is the pass that they are about to end: it is skipped, so that the following one is ready in time. Returns None if
    nothing is left for them. Raises Conflict (too_many_open) if they may not have one more open beside it.
    """
    values = {
        "project": project.pk,
        "person": actor.person.pk,
        "after": after,
        "id": new_id(),
        "event": new_id(),
        "request": actor.request_id,
        "lease": settings.LEASE_SECONDS,
        "most": most_open(project, actor.person),
        "engine": bool(project.engine),
        "control": project.control_share,
        "holds_out": holds_out(project.engine, project.next_number),
    }
    turn = ONE_BY_ONE % dict(zip(("project", "person"), literals((project.pk, actor.person.pk)), strict=True))
    for way in TAKES:
        _, taken = exchange(f"{turn} {way.executed(values)}")
        if found := rows_of(taken):
            key: UUID = found[0][0]
            return key
    must_have_room(open_passes(actor.person, project), most_open(project, actor.person))
    again = _take_up_expired(actor, project)
    return again.pk if again is not None else None


def open_while_paused(*, actor: Actor, project: Project, reason: str, after: UUID | None = None) -> UUID:
    """Return the oldest pass that somebody who is paused has open, other than `after`. Raises Forbidden (paused)."""
    row = next((row for row in open_passes(actor.person, project) if row.pk != after), None)
    if row is None:
        raise paused(reason)
    return row.pk


def paused(reason: str) -> Forbidden:
    """Build the error for somebody who is paused; `reason` is what the manager wrote."""
    return Forbidden("paused", f"You are paused in this project: {reason}", reason=reason)


@atomic
def take(
    *, actor: Actor, project: Project, article: UUID, only_own: bool = False, paused_for: str | None = None
) -> UUID:
    """Lease a given article to the person, or return the pass over it that they already have; `only_own` never leases.

    Raises NotFound, Conflict: article_taken and not_taken (with `place`), too_many_open (with `open`); Forbidden (paused) if the
    person is paused and has not begun the article.
    """
    one_by_one(actor.person, project)
    row = with_place(Article.objects.filter(project=project, pk=article), project, actor.person)
    found = row.defer("text", "search").first()
    if found is None:
        raise NotFound()
    mine = Assignment.objects.filter(article=found, person=actor.person, kind=Assignment.Kind.ANNOTATION)
    earlier = mine.select_for_update().order_by("-round").first()
    if earlier is not None and earlier.state in (LEASED, SUBMITTED):
        return earlier.pk
    if earlier is not None and earlier.state == ASSIGNED:
        # What was sent back to somebody was theirs before the pause.
        if paused_for is not None and earlier.returned_at is None:
            raise paused(paused_for)
        make_room(actor, project, article)
        return _lease_again(actor, project, article, earlier).pk
    if found.set_aside_at is not None:
        raise Conflict("set_aside")
    if only_own or found.open_slots < 1:
        raise _refused(found, project, actor.person, earlier)
    if paused_for is not None:
        raise paused(paused_for)
    if Assignment.objects.filter(article=found, person=actor.person, kind=Assignment.Kind.GOLD).exists():
        raise Conflict("own_work", "You adjudicate this article; somebody else annotates it.")
    make_room(actor, project, article)
    locked_row = Article.objects.defer("text", "search").select_for_update(of=("self",)).get(pk=article)
    if locked_row.open_slots < 1:
        raise _refused(row.defer("text", "search").get(), project, actor.person, earlier)
    if earlier is not None:
        return _lease_again(actor, project, article, earlier).pk
    return _lease(actor, project, locked_row).pk


def _refused(row: "PlacedArticle", project: Project, user: User, earlier: Assignment | None = None) -> Conflict:
    """Build the error for somebody who does not get an article: it could be taken, or why not."""
    place = refused_place_of(row, project, user)
    article = {"id": row.pk, "number": row.number, "title": row.title}
    told = {**place, "yours": earlier.state if earlier else None, "article": article}
    if place["place"] == "free":
        return Conflict("not_taken", place=told)
    held = ", ".join(place["held_by"])
    message = f"Other people have taken this article: {held}." if held else ""
    return Conflict("article_taken", message, place=told)


def hold_again(actor: Actor, assignment: Assignment) -> bool:
    """Retake the slot of an expired pass if one is free and the person may have one more article open; a pass that is assigned has one.

    The pass is locked, so the lock for leases is only tried; the next batch of changes tries again.
    """
    article: Article = assignment.article
    if not one_by_one(actor.person, article.project, wait=False):
        return False
    try:
        with transaction.atomic():
            make_room(actor, article.project, article.pk)
    except Conflict:
        return False
    return assignment.state == ASSIGNED or take_slot(article.pk)


def take_slot(article: UUID) -> bool:
    """Take one of the passes that an article still needs; return whether there was one."""
    return bool(Article.objects.filter(pk=article, open_slots__gt=0).update(open_slots=F("open_slots") - 1))


def _lease(actor: Actor, project: Project, article: Article) -> Assignment:
    Article.objects.filter(pk=article.pk).update(open_slots=F("open_slots") - 1)
    hidden = why_hidden(project, article)
    assignment = Assignment.objects.create(
        article_id=article.pk,
        person=actor.person,
        lease_expires_at=lease_end(),
        suggestions_shown=not hidden,
        suggestions_hidden=hidden,
    )
    record(event(actor, "assignment", assignment.pk, "leased", project=project.pk, article=article.pk))
    return assignment


def why_hidden(project: Project, article: Article) -> str:
    """Return why an article is shown without suggestions (Assignment.Hidden), or ""; the same rule as in `picking`."""
    if not project.engine:
        return Assignment.Hidden.NO_ENGINE
    if holds_out(project.engine, project.next_number) and placed(project.pk, article.text_sha256, article.language):
        return Assignment.Hidden.HELD_OUT
    return Assignment.Hidden.CONTROL if share(article.text_sha256, "control") < project.control_share else ""


def _take_up_expired(actor: Actor, project: Project) -> Assignment | None:
    """Lease again what the person let expire, when nothing else is left; never what they skipped on purpose."""
    earlier = (
        Assignment.objects.filter(
            article__project=project,
            person=actor.person,
            state=EXPIRED,
            article__open_slots__gt=0,
            article__set_aside_at=None,
        )
        .select_for_update(of=("self",))
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
    return _lease_again(actor, project, article.pk, earlier) if article is not None else None


def _lease_again(actor: Actor, project: Project, article: UUID, earlier: Assignment) -> Assignment:
    """Lease a pass again that ended without submission or waits for its person; its claims are still there."""
    if earlier.state != ASSIGNED:
        Article.objects.filter(pk=article).update(open_slots=F("open_slots") - 1)
    Assignment.objects.filter(pk=earlier.pk).update(state=LEASED, lease_expires_at=lease_end(), skip_reason="")
    record(event(actor, "assignment", earlier.pk, "leased again", project=project.pk, article=article))
    earlier.refresh_from_db()
    return earlier


@atomic
def give_back(*, actor: Actor, assignment: Assignment, project: UUID, skipped: bool, reason: str = "") -> Assignment:
    """End a pass without submitting: skipped on purpose, or released for somebody else; its claims are kept.

    Raises Conflict: submitted, not_leased.
    """
    row = locked(assignment.pk)
    state = SKIPPED if skipped else EXPIRED
    if row.state == state:
        return row
    must_be_open(row)
    if row.kind == Assignment.Kind.ANNOTATION:
        free_slot(row.article_id)
    row.state, row.skip_reason = state, reason
    row.save(update_fields=["state", "skip_reason"])
    action = "skipped" if skipped else "released"
    record(
        event(actor, "assignment", row.pk, action, project=project, article=row.article_id, after={"reason": reason})
    )
    return row


@atomic
def reopen(*, actor: Actor, assignment: Assignment, project: Project) -> Assignment:
    """Reopen a submitted pass for its person.

    Raises Conflict: not_leased if it was given back, too_many_open.
    """
    one_by_one(actor.person, project)
    row = locked(assignment.pk)
    if row.state == LEASED:
        return row
    if row.state != SUBMITTED:
        raise Conflict("not_leased", "The assignment was given back; take the article again instead.")
    if row.kind == Assignment.Kind.ANNOTATION:
        make_room(actor, project, row.article_id)
    Assignment.objects.filter(pk=row.pk).update(
        state=LEASED, lease_expires_at=lease_end(), submitted_at=None, returned_at=None
    )
    record(event(actor, "assignment", row.pk, "reopened", project=project.pk, article=row.article_id))
    row.refresh_from_db()
    return row


@atomic
def return_pass(*, actor: Actor, assignment: UUID, project: UUID, reason: str, claims: list[UUID]) -> Assignment:
    """Send a submitted pass back to its person, who finds it first when they go on; its place stays theirs.

    `claims` are those that the reason is about; they belong to the pass. Raises Invalid: blank; Conflict: not_submitted.
    """
    reason = reason.strip()
    if not reason:
        raise Invalid("blank", field="reason")
    row = locked(assignment)
    if row.state != SUBMITTED:
        raise Conflict("not_submitted")
    row.state, row.submitted_at = ASSIGNED, None
    row.return_reason, row.returned_claims, row.returned_by = reason, claims, actor.person
    row.save(update_fields=["state", "submitted_at", "return_reason", "returned_claims", "returned_by"])
    Assignment.objects.filter(pk=row.pk).update(returned_at=Now())
    told = {"reason": reason, "claims": [str(claim) for claim in claims]}
    record(event(actor, "assignment", row.pk, "returned", project=project, article=row.article_id, after=told))
    row.refresh_from_db()
    return row


def expire_leases() -> int:
    """End expired leases and those of removed people, so that others can take the articles; their work stays.

    What was sent back or assigned to somebody goes on waiting for them.
    """
    return sum(_expire(pk, state) for state in HELD for pk in _ended(state).values_list("pk", flat=True)[:500])


@atomic
def _expire(pk: UUID, state: Assignment.State) -> bool:
    rows = _ended(state).annotate(gone=_gone()).select_for_update(of=("self",), skip_locked=True)
    row = rows.filter(pk=pk).first()
    if row is None:
        return False
    waits = (row.returned_at is not None or row.assigned_by_id is not None) and not row.gone
    if not waits and row.kind == Assignment.Kind.ANNOTATION:
        free_slot(row.article_id)
    Assignment.objects.filter(pk=pk).update(state=ASSIGNED if waits else EXPIRED)
    project = Article.objects.values_list("project_id", flat=True).get(pk=row.article_id)
    record_all([event(Actor(), "assignment", pk, "expired", project=project, article=row.article_id)])
    return True


def _ended(state: Assignment.State) -> QuerySet[Assignment]:
    """Return passes in a state whose lease has expired, or whose person lost access to the project or to their account.

    Whoever works on one article of a project keeps the others that they have open, the one loaded ahead above all: their leases
    go on for some time after their own end.
    """
    # A gold layer has no place among those of the article: it waits for its adjudicator, or for a manager to take it over.
    passes = Assignment.objects.filter(state=state, kind=Assignment.Kind.ANNOTATION)
    if state != LEASED:
        return passes.filter(_gone())
    beside = Assignment.objects.filter(
        project=OuterRef("project"), person=OuterRef("person"), state=LEASED, lease_expires_at__gte=Now()
    )
    long_over = Q(lease_expires_at__lt=Now() - timedelta(seconds=BESIDE_OTHERS * settings.LEASE_SECONDS))
    over = Q(lease_expires_at__lt=Now()) & (long_over | ~Exists(beside))
    return passes.filter(over | _gone())


def _gone() -> Q:
    removed = Member.objects.filter(project=OuterRef("article__project"), user=OuterRef("person"), active=False)
    return Q(person__is_active=False) | Q(Exists(removed))


def locked(pk: UUID) -> Assignment:
    """Read a pass and lock its row until the transaction ends."""
    return Assignment.objects.select_for_update().get(pk=pk)


def must_be_open(assignment: Assignment) -> None:
    """Raise Conflict (submitted, not_leased) unless the person has the pass: open, or waiting for them."""
    if assignment.state == SUBMITTED:
        raise Conflict("submitted")
    if assignment.state not in HELD:
        raise Conflict("not_leased")


def present_return(assignment: Assignment) -> dict[str, object] | None:
    """Return why a pass was sent back; None where it was not, or its person has submitted or reopened it since."""
    if assignment.returned_at is None or assignment.state == SUBMITTED:
        return None
    return {
        "at": assignment.returned_at,
        "reason": assignment.return_reason,
        "claims": assignment.returned_claims or [],
    }


def present(assignment: Assignment, project: UUID) -> dict[str, object]:
    """Return the API representation of a pass."""
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
        "returned": present_return(assignment),
        "project": project,
        "article": assignment.article_id,
    }
