"""Writes of the queue: many articles at once, in a number of statements that does not grow with them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Article
from claims.assignments.models import ASSIGNED, EXPIRED, HELD, LEASED, SKIPPED, SUBMITTED, WITHDRAWN, Assignment
from claims.assignments.open_articles import free_slots
from claims.assignments.queue.sharing import Shared, Wanted, share_out
from claims.assignments.services import why_hidden
from claims.audit import Actor, event, record, record_all
from claims.core.errors import Invalid
from claims.core.ids import new_id
from claims.projects.models import Member, Project
from claims.transactions import atomic

MAX = 1000
# The kind of the job that puts articles in the order of the queue.
ORDER_QUEUE = "order_queue"
ENDED = (SKIPPED, EXPIRED, WITHDRAWN)
# The locks of `open_articles.ONE_BY_ONE`, for several people; always in the same order.
ONE_BY_ONE = """
    SELECT pg_advisory_xact_lock(hashtextextended('next ' || %s || p, 0)) FROM unnest(%s::int[]) p
"""
# Of passes beyond what an article needs, one is needed from now on.
ONE_MORE = """
    UPDATE claims_article SET extra = extra + 1, needs = needs + 1, open_slots = open_slots + (surplus = 0)::int,
        surplus = greatest(0, surplus - 1)
    WHERE id = ANY(%s)
"""


@dataclass(slots=True)
class Outcome:
    """What was done, article by article: how many, who got what, and what was left out and why."""

    done: int = 0
    given: dict[int, list[UUID]] = field(default_factory=dict)
    skipped: list[tuple[UUID, int | None, str]] = field(default_factory=list)


@atomic
def assign(
    *,
    actor: Actor,
    project: Project,
    articles: Sequence[UUID],
    members: Sequence[UUID],
    due_on: date | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Give articles to people by name: each has a place in its article from now on, and finds it before the queue.

    With `dry_run` nothing is written, and the outcome says what would be. Raises Invalid: invalid (members).
    """
    paused = _people(project, members)
    people = sorted(paused)
    if not dry_run:
        _one_by_one(project, people)
        # Passes first, then articles: the order in which everybody locks them.
        list(_passes(project, articles, people).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    rows = _articles(project, articles, lock=not dry_run)
    theirs = Assignment.objects.filter(project=project, article__in=articles, person__in=people).order_by("round")
    by_kind: dict[str, dict[tuple[UUID, int], Assignment]] = defaultdict(dict)
    for row in theirs:
        by_kind[row.kind][row.article_id, row.person_id] = row
    earlier = by_kind[Assignment.Kind.ANNOTATION]
    wanted = [Wanted(row.pk, row.open_slots, row.set_aside_at is not None) for row in rows]
    has = {(row.pk, person): "paused" for row in rows for person in people if paused[person]}
    has |= {key: code for key, row in earlier.items() if (code := _why_not(row))}
    # Nobody annotates what they adjudicate.
    has |= dict.fromkeys(by_kind[Assignment.Kind.GOLD], "own_work")
    shared = share_out(wanted, people, has)
    given = {person: keys for person, keys in shared.given.items() if keys}
    if given and not dry_run:
        _give(actor, project, rows, shared, earlier, due_on)
    return Outcome(len(shared.places), given, shared.skipped)


def _people(project: Project, members: Sequence[UUID]) -> dict[int, bool]:
    """Return the accounts of members who take work, and whether each is paused. Raises Invalid."""
    roles = (Member.Role.ANNOTATOR, Member.Role.ADJUDICATOR, Member.Role.MANAGER)
    found = Member.objects.filter(project=project, pk__in=members, active=True, user__is_active=True, role__in=roles)
    people = {user: since is not None for user, since in found.values_list("user", "paused_at")}
    if not people or len(people) != len(set(members)):
        raise Invalid("invalid", "members are people of the project who annotate.", "members")
    return people


def _one_by_one(project: Project, people: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE, [project.pk, list(people)])


def _passes(project: Project, articles: Sequence[UUID], people: Sequence[int] | None = None) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(project=project, article__in=articles, kind=Assignment.Kind.ANNOTATION)
    return found if people is None else found.filter(person__in=people)


def _articles(project: Project, keys: Sequence[UUID], *, lock: bool) -> list[Article]:
    """Read articles in the order of the queue; they are locked in the order of their keys."""
    rows = Article.objects.filter(project=project, pk__in=keys).order_by("pk")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    names = ("number", "open_slots", "priority", "queue_key", "set_aside_at", "text_sha256", "language")
    return sorted(rows.only(*names), key=lambda row: row.queue_key)


def _why_not(row: Assignment) -> str:
    return "submitted" if row.state == SUBMITTED else "already_assigned" if row.state in HELD else ""


def _give(
    actor: Actor,
    project: Project,
    rows: Sequence[Article],
    shared: Shared,
    earlier: dict[tuple[UUID, int], Assignment],
    due_on: date | None,
) -> None:
    """Store who gets what: new passes, and those that ended without submission, whose claims are still there."""
    free_slots({article: -places for article, places in shared.places.items()})
    hidden = {row.pk: why_hidden(project, row) for row in rows}
    new, again, told = [], [], []
    for person, articles in shared.given.items():
        for article in articles:
            old = earlier.get((article, person))
            key = old.pk if old is not None else new_id()
            told.append(
                event(actor, "assignment", key, "assigned", project=project.pk, article=article, after=_due(due_on))
            )
            if old is not None:
                again.append(key)
                continue
            new.append(
                Assignment(
                    id=key, article_id=article, person_id=person, state=ASSIGNED, lease_expires_at=Now(), due_on=due_on,
                    assigned_by=actor.user, suggestions_shown=not hidden[article], suggestions_hidden=hidden[article],
                )
            )  # fmt: skip
    Assignment.objects.bulk_create(new)
    if again:
        Assignment.objects.filter(pk__in=again).update(
            state=ASSIGNED, assigned_by=actor.user, due_on=due_on, skip_reason=""
        )
    record_all(told)


def _due(due_on: date | None) -> dict[str, str] | None:
    return {"due_on": due_on.isoformat()} if due_on is not None else None


@atomic
def withdraw(*, actor: Actor, project: Project, articles: Sequence[UUID], dry_run: bool = False) -> Outcome:
    """Take back what was assigned and nobody has opened; what was sent back to somebody stays theirs."""
    waiting = _passes(project, articles).filter(state=ASSIGNED, returned_at=None)
    return _end(actor, project, articles, waiting, WITHDRAWN, ("withdrawn", "not_assigned"), dry_run)


@atomic
def release(*, actor: Actor, project: Project, articles: Sequence[UUID], dry_run: bool = False) -> Outcome:
    """End the leases of articles, so that others can take them; what people did is kept, and what was sent back stays theirs."""
    leased = _passes(project, articles).filter(state=LEASED, returned_at=None)
    return _end(actor, project, articles, leased, EXPIRED, ("released", "not_leased"), dry_run)


def _end(
    actor: Actor,
    project: Project,
    articles: Sequence[UUID],
    passes: QuerySet[Assignment],
    state: Assignment.State,
    words: tuple[str, str],
    dry_run: bool,
) -> Outcome:
    done, skipped = words
    rows = passes.order_by("pk") if dry_run else passes.select_for_update(of=("self",)).order_by("pk")
    found = list(rows.only("article", "person"))
    places: dict[UUID, int] = {}
    for row in found:
        places[row.article_id] = places.get(row.article_id, 0) + 1
    here = set(Article.objects.filter(project=project, pk__in=articles).values_list("pk", flat=True))
    left: list[tuple[UUID, int | None, str]] = [
        (article, None, skipped) for article in articles if article in here and article not in places
    ]
    if found and not dry_run:
        _lock(list(places))
        free_slots(places)
        Assignment.objects.filter(pk__in=[row.pk for row in found]).update(state=state, assigned_by=None, due_on=None)
        record_all(
            event(actor, "assignment", row.pk, done, project=project.pk, article=row.article_id) for row in found
        )
    return Outcome(len(places), {}, left)


def _lock(articles: Sequence[UUID]) -> None:
    list(Article.objects.filter(pk__in=articles).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


@atomic
def ask_third(*, actor: Actor, project: Project, articles: Sequence[UUID], dry_run: bool = False) -> Outcome:
    """Let one more person read each article than had been planned, unless it still waits for somebody or is put aside."""
    rows = _articles(project, articles, lock=not dry_run)
    codes = {row.pk: "set_aside" if row.set_aside_at else "place_free" if row.open_slots > 0 else "" for row in rows}
    wanted = [article for article, code in codes.items() if not code]
    if wanted and not dry_run:
        with connection.cursor() as cursor:
            cursor.execute(ONE_MORE, [list(wanted)])
        record_all(event(actor, "article", key, "third asked", project=project.pk, article=key) for key in wanted)
    return Outcome(len(wanted), {}, [(article, None, code) for article, code in codes.items() if code])


@atomic
def set_priority(
    *, actor: Actor, project: Project, articles: Sequence[UUID], priority: int, dry_run: bool = False
) -> Outcome:
    """Let articles be given out before or after others: 1 high, 0 normal, -1 low."""
    return _mark(
        actor, project, articles, "priority set",
        changes=lambda row: row.priority != priority, code="",
        values={"priority": priority}, after={"priority": priority}, dry_run=dry_run,
    )  # fmt: skip


@atomic
def set_aside(
    *, actor: Actor, project: Project, articles: Sequence[UUID], reason: str, dry_run: bool = False
) -> Outcome:
    """Give these articles to nobody from now on; whoever has one open goes on. Raises Invalid: blank."""
    if not reason.strip():
        raise Invalid("blank", field="reason")
    return _mark(
        actor, project, articles, "put aside",
        changes=lambda row: row.set_aside_at is None, code="set_aside",
        values={"set_aside_at": Now(), "set_aside_reason": reason.strip()}, after={"reason": reason.strip()}, dry_run=dry_run,
    )  # fmt: skip


@atomic
def take_back(*, actor: Actor, project: Project, articles: Sequence[UUID], dry_run: bool = False) -> Outcome:
    """Give articles that were put aside to people again."""
    return _mark(
        actor, project, articles, "taken back",
        changes=lambda row: row.set_aside_at is not None, code="",
        values={"set_aside_at": None, "set_aside_reason": ""}, after=None, dry_run=dry_run,
    )  # fmt: skip


def _mark(
    actor: Actor,
    project: Project,
    articles: Sequence[UUID],
    action: str,
    *,
    changes: Callable[[Article], bool],
    code: str,
    values: dict[str, object],
    after: dict[str, object] | None,
    dry_run: bool,
) -> Outcome:
    """Change articles; those that need no change are left out, with `code` where that is worth telling."""
    rows = _articles(project, articles, lock=not dry_run)
    changed = [row for row in rows if changes(row)]
    if changed and not dry_run:
        Article.objects.filter(pk__in=[row.pk for row in changed]).update(**values)
        record_all(
            event(actor, "article", row.pk, action, project=project.pk, article=row.pk, after=after) for row in changed
        )
    left: list[tuple[UUID, int | None, str]] = [(row.pk, None, code) for row in rows if code and not changes(row)]
    return Outcome(len(changed), {}, left)


@atomic
def set_order(*, actor: Actor, project: Project, order: str, seed: int | None = None) -> Project:
    """Choose the order of the queue; a job gives the articles their places. Without a seed the random order stays as it is."""
    row = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    before: dict[str, object] = {"order": row.order, "order_seed": row.order_seed}
    after = {"order": order, "order_seed": row.order_seed if seed is None else seed}
    if after == before:
        return row
    row.order, row.order_seed = order, row.order_seed if seed is None else seed
    row.save(update_fields=["order", "order_seed"])
    record(event(actor, "project", row.pk, "changed", project=row.pk, before=before, after=after))
    jobs.start(ORDER_QUEUE, project=row.pk, user=actor.user, queue=jobs.URGENT)
    return row
