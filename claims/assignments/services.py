"""Every write of the fourth stage: articles are leased to people, each to as many as it needs and never to more."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from claims.articles.held_out import PLACED, holds_out, placed
from claims.articles.models import Article
from claims.articles.services import share
from claims.assignments.models import Assignment
from claims.assignments.places import place_of, with_place
from claims.audit import Actor, Event, event, record, record_all
from claims.core.errors import Conflict, NotFound
from claims.core.ids import new_id
from claims.projects.models import Member, Project
from claims.statements import Handwritten, literals
from claims.transactions import atomic
from claims.wire import exchange, rows_of

LEASED, SUBMITTED, SKIPPED, EXPIRED = (
    Assignment.State.LEASED,
    Assignment.State.SUBMITTED,
    Assignment.State.SKIPPED,
    Assignment.State.EXPIRED,
)


def lease_end() -> Any:
    """The database's clock plus the length of a lease: the clocks of web machines take no part."""
    return Now() + timedelta(seconds=settings.LEASE_SECONDS)


# Whatever gives a person a lease waits here for what else gives them one, so that nobody gets past the limit by being quick.
# Rows are locked in one order everywhere: this, passes, articles by their key; who has a pass locked only tries this.
ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('next ' || %(project)s || %(person)s, 0));"
IF_FREE = ONE_BY_ONE.replace("pg_advisory", "pg_try_advisory")
# Work is taken in one round trip: first whoever clicks twice waits for their own first click; then the pass that the person
# has open, else the first article that needs people, unless they have as many open as they may. Rows that others hold are
# skipped, and PostgreSQL looks at `open_slots` again after it has the lock, so no slot is taken twice. The articles that the
# person has had already are not walked through each time: `passed_to` remembers how far they have come, and before that only
# what was given back is looked at.
FREE_TO_PERSON = """
    a.project_id = %(project)s AND a.open_slots > 0
    AND NOT EXISTS (SELECT 1 FROM claims_assignment s WHERE s.article_id = a.id AND s.person_id = %(person)s)
"""
TAKE = f"""
WITH held AS (
    SELECT s.id, s.created_at FROM claims_assignment s
    WHERE s.project_id = %(project)s AND s.person_id = %(person)s AND s.kind = 'annotation' AND s.state = 'leased'
), open AS (
    SELECT id FROM held WHERE id IS DISTINCT FROM %(after)s::uuid ORDER BY created_at LIMIT 1
), passed AS (
    SELECT coalesce(max(passed_to), 0) AS number FROM claims_tally WHERE project_id = %(project)s AND person = %(person)s
), given_back AS (
    SELECT a.id FROM claims_standing w JOIN claims_article a ON a.id = w.article_id
    WHERE w.project_id = %(project)s AND w.returned AND w.open_slots > 0 AND w.number < (SELECT number FROM passed)
      AND NOT EXISTS (SELECT 1 FROM open) AND (SELECT count(*) FROM held) < %(most)s AND {FREE_TO_PERSON}
    ORDER BY w.number LIMIT 1 FOR UPDATE OF a SKIP LOCKED
), ahead AS (
    SELECT a.id FROM claims_article a
    WHERE a.number >= (SELECT number FROM passed) AND NOT EXISTS (SELECT 1 FROM given_back)
      AND NOT EXISTS (SELECT 1 FROM open) AND (SELECT count(*) FROM held) < %(most)s AND {FREE_TO_PERSON}
    ORDER BY a.number LIMIT 1 FOR UPDATE OF a SKIP LOCKED
), pick AS (
    SELECT a.id, CASE
        WHEN NOT %(engine)s::bool THEN 'no_engine'
        WHEN %(holds_out)s::bool AND {PLACED} THEN 'held_out'
        WHEN ('x' || substr(a.text_sha256, 9, 8))::bit(32)::bigint / 4294967296.0 < %(control)s::float8 THEN 'control'
        ELSE '' END AS hidden
    FROM (SELECT id FROM given_back UNION ALL SELECT id FROM ahead) f JOIN claims_article a ON a.id = f.id
), slot AS (
    UPDATE claims_article a SET open_slots = a.open_slots - 1 FROM pick WHERE a.id = pick.id RETURNING a.id, pick.hidden
), made AS (
    INSERT INTO claims_assignment
        (id, article_id, person_id, kind, round, state, lease_expires_at, active_seconds, suggestions_shown, suggestions_hidden,
         skip_reason)
    SELECT %(id)s::uuid, slot.id, %(person)s::int, 'annotation', 1, 'leased', now() + %(lease)s::float8 * interval '1 second', 0,
           slot.hidden = '', slot.hidden, ''
    FROM slot RETURNING id, article_id
), told AS (
    INSERT INTO claims_event (id, actor_id, project_id, article_id, subject, subject_id, action, request_id)
    SELECT %(event)s::uuid, %(person)s::int, %(project)s::uuid, made.article_id, 'assignment', made.id, 'leased', %(request)s::text
    FROM made
), remembered AS (
    UPDATE claims_tally t SET passed_to = first.number
    FROM (
        -- What others hold at this moment may be free again, so it is not passed.
        SELECT a.number FROM claims_article a WHERE a.number >= (SELECT number FROM passed) AND {FREE_TO_PERSON}
        ORDER BY a.number LIMIT 1
    ) first
    WHERE t.id = (
        SELECT id FROM claims_tally WHERE project_id = %(project)s AND person = %(person)s AND EXISTS (SELECT 1 FROM ahead)
        LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    ) AND t.passed_to < first.number
)
SELECT id FROM open UNION ALL SELECT id FROM made
"""
# Where every article is held by others at this moment, one of them may still need people when they let go.
TAKES = Handwritten(TAKE), Handwritten(TAKE.replace("OF a SKIP LOCKED", "OF a"))


@atomic
def take_next(*, actor: Actor, project: Project, after: UUID | None = None) -> UUID | None:
    """Lease the next article to the person and return their pass over it: the one they have open comes first.

    `after` is the pass that they are about to end: it is passed over, so that the one behind it is there when they
    come to it. Returns None when nothing is left for them. Raises Conflict: too_many_open when one more than the pass that
    ends would be too many.
    """
    values = {
        "project": project.pk,
        "person": actor.user.pk,
        "after": after,
        "id": new_id(),
        "event": new_id(),
        "request": actor.request_id,
        "lease": settings.LEASE_SECONDS,
        "most": settings.OPEN_ARTICLES,
        "engine": bool(project.engine),
        "control": project.control_share,
        "holds_out": holds_out(project.engine, project.next_number),
    }
    turn = ONE_BY_ONE % dict(zip(("project", "person"), literals((project.pk, actor.user.pk)), strict=True))
    for way in TAKES:
        _, taken = exchange(f"{turn} {way.executed(values)}")
        if found := rows_of(taken):
            key: UUID = found[0][0]
            return key
    _must_have_room(project, _held(actor.user, project))
    again = _take_up_expired(actor, project)
    return again.pk if again is not None else None


@atomic
def take(*, actor: Actor, project: Project, article: UUID, only_own: bool = False) -> UUID:
    """Lease a certain article to the person, or find the pass over it that they have already; `only_own` never leases.

    Raises NotFound, Conflict: article_taken and not_taken (with `place`), too_many_open (with `open`).
    """
    _one_by_one(actor.user, project)
    row = with_place(Article.objects.filter(project=project, pk=article), project, actor.user)
    found = row.defer("text", "search").first()
    if found is None:
        raise NotFound()
    mine = Assignment.objects.filter(article=found, person=actor.user, kind=Assignment.Kind.ANNOTATION)
    earlier = mine.select_for_update().order_by("-round").first()
    if earlier is not None and earlier.state in (LEASED, SUBMITTED):
        return earlier.pk
    if only_own or found.open_slots < 1:
        raise _refused(found, project, actor.user, earlier)
    _make_room(actor, project, article)
    locked_row = Article.objects.defer("text", "search").select_for_update(of=("self",)).get(pk=article)
    if locked_row.open_slots < 1:
        raise _refused(row.defer("text", "search").get(), project, actor.user, earlier)
    if earlier is not None:
        return _lease_again(actor, project, locked_row, earlier).pk
    return _lease(actor, project, locked_row).pk


def _refused(row: Any, project: Project, user: Any, earlier: Assignment | None = None) -> Conflict:
    """Build the answer to somebody who does not get an article: that it could be taken, or why not."""
    place = place_of(row, project, user)
    article = {"id": row.pk, "number": row.number, "title": row.title}
    about: dict[str, Any] = {"place": {**place, "yours": earlier.state if earlier else None, "article": article}}
    if place["place"] == "free":
        return Conflict("not_taken", **about)
    held = ", ".join(place["held_by"])
    message = f"Other people have taken this article: {held}." if held else ""
    return Conflict("article_taken", message, **about)


def _one_by_one(user: Any, project: Project, *, wait: bool = True) -> bool:
    """Wait until nothing else gives the person a lease in the project, or only say whether that is so."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE if wait else IF_FREE, {"project": project.pk, "person": user.pk})
        return cursor.fetchone()[0] is not False


def _held(user: Any, project: Project) -> QuerySet[Assignment]:
    """Passes that a person has open in a project, the oldest first."""
    kind = Assignment.Kind.ANNOTATION
    rows = Assignment.objects.filter(article__project=project, person=user, kind=kind, state=LEASED)
    return rows.order_by("created_at", "id")


def _make_room(actor: Actor, project: Project, article: UUID) -> None:
    """Give back the oldest passes in which nothing is stored, as many as one more article needs; `_one_by_one` came before.

    Raises Conflict: too_many_open, with the articles that are open, when there is work in too many of them.
    """
    held = _held(actor.user, project)
    spare = held.count() + 1 - settings.OPEN_ARTICLES
    if spare < 1:
        return
    # A pass that is being written to is skipped; what is stored is read after the locks, so that nothing comes in between.
    keys = [row.pk for row in held.select_for_update(of=("self",), skip_locked=True)]
    ended = Event.objects.filter(subject_id=OuterRef("pk"), subject="assignment", action="submitted")
    empty = Assignment.objects.filter(pk__in=keys, claims=None, decisions=None).exclude(Exists(ended))
    released = list(empty.order_by("created_at", "id")[:spare])
    _must_have_room(project, held, spared=len(released))
    articles = {article, *(row.article_id for row in released)}
    list(Article.objects.filter(pk__in=articles).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    Assignment.objects.filter(pk__in=[row.pk for row in released]).update(state=EXPIRED)
    for row in released:
        _free_slot(row.article_id)
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


def _must_have_room(project: Project, held: QuerySet[Assignment], spared: int = 0) -> None:
    """Raise Conflict (too_many_open) unless one article more may be open, once some have been given back."""
    rows = list(held.values("article_id", "article__number", "article__title"))
    if len(rows) - spared < settings.OPEN_ARTICLES:
        return
    names = [
        f"no. {row['article__number']}" + (f" “{row['article__title']}”" if row["article__title"] else "")
        for row in rows
    ]
    raise Conflict(
        "too_many_open",
        f"You have {' and '.join(names)} open, and the limit is {settings.OPEN_ARTICLES} at once. "
        "Submit, skip or release one of them first.",
        open=[
            {"id": row["article_id"], "number": row["article__number"], "title": row["article__title"]} for row in rows
        ],
    )


def hold_again(actor: Actor, assignment: Assignment) -> bool:
    """Take the slot of a pass whose lease ran out again, while one is free and the person may have one more article open.

    The pass is locked. Somebody else's turn is not waited for: the next batch of changes tries again.
    """
    article: Article = assignment.article
    if not _one_by_one(actor.user, article.project, wait=False):
        return False
    try:
        with transaction.atomic():
            _make_room(actor, article.project, article.pk)
    except Conflict:
        return False
    return take_slot(article.pk)


def take_slot(article: UUID) -> bool:
    """Take one of the passes that an article still needs, and say whether there was one."""
    return bool(Article.objects.filter(pk=article, open_slots__gt=0).update(open_slots=F("open_slots") - 1))


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
def reopen(*, actor: Actor, assignment: Assignment, project: Project) -> Assignment:
    """Open a submitted pass again for the person who made it.

    Raises Conflict: not_leased when it was given back, too_many_open.
    """
    _one_by_one(actor.user, project)
    row = locked(assignment.pk)
    if row.state == LEASED:
        return row
    if row.state != SUBMITTED:
        raise Conflict("not_leased", "The assignment was given back; take the article again instead.")
    if row.kind == Assignment.Kind.ANNOTATION:
        _make_room(actor, project, row.article_id)
    Assignment.objects.filter(pk=row.pk).update(state=LEASED, lease_expires_at=lease_end(), submitted_at=None)
    record(event(actor, "assignment", row.pk, "reopened", project=project.pk, article=row.article_id))
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
