"""Every write of the gold layer: opening it, saving, finishing and reopening it, taking it over, and asking a third person."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from claims.annotations import services as annotations
from claims.annotations.document import show_claim
from claims.annotations.services import Settles
from claims.annotations.sync import MAX_OPS, Result
from claims.articles.models import Article
from claims.assignments.models import LEASED, SUBMITTED, Assignment
from claims.assignments.queue import services as queue
from claims.assignments.services import lease_end, reopen
from claims.audit import Actor, event, record, record_all
from claims.core.claim import ClaimDocument
from claims.core.errors import Conflict, NotFound
from claims.core.ids import new_id
from claims.core.json_types import JSONDict
from claims.projects.access import fetch, role_of
from claims.projects.models import Project
from claims.projects.names import Reader, called
from claims.projects.permissions import MANAGER, Action
from claims.review.agreement import prepare
from claims.review.gold.groups import Group, State
from claims.review.gold.reading import GOLD, Found, marked_claim, passes_at, person_of, read
from claims.review.gold.storing import Known, Stored, write_settlements
from claims.review.grouping import SLOTS, Marked, merging, value_of
from claims.review.merging import merged
from claims.transactions import atomic
from claims.writes import Writes

if TYPE_CHECKING:
    from claims.annotations.rows import PassInContext
    from claims.review.gold.reading import KnownPass

# After how long without a change a manager may take somebody's gold pass over.
IDLE = timedelta(minutes=30)


def article_for(actor: Actor, article: UUID, *, reading: bool = False) -> Article:
    """Read an article for somebody who adjudicates, and lock it unless it is only `reading`. Raises as `fetch` does."""
    rows = Article.objects.select_related("project__scale").defer("search")
    rows = rows if reading else rows.select_for_update(of=("self",))
    return fetch(rows, actor.person, "project", Action.ADJUDICATE, reading=reading, pk=article)


@atomic
def open_gold(*, actor: Actor, article: UUID, take_over: bool = False) -> Found:
    """Open the gold layer of an article, or come back to it: what is equal in all passes is merged by itself.

    Nothing else of the gold layer changes. Raises NotFound, Forbidden; Conflict: own_work, passes_missing, gold_open (with who has
    it and since when; a manager may `take_over` what was not touched for half an hour).
    """
    # Of two people who open it at once, the second finds what the first has made: the article is locked.
    row = article_for(actor, article)
    role = role_of(row)
    found = read(row, row.project)
    _must_not_be_own(actor, found)
    if found.gold is None:
        if len(found.submitted) < 2 or len(found.submitted) < len(found.passes) or row.open_slots > 0:
            raise Conflict("passes_missing")
        return _begin(actor, row, found)
    if found.gold.person_id != actor.person.pk:
        _take_over(actor, row, found.gold, role, wanted=take_over)
        found = read(row, row.project)
    assert found.gold is not None
    if found.gold.state == LEASED and _merge(actor, found, row.project):
        found = read(row, row.project)
    return found


def _must_not_be_own(actor: Actor, found: Found) -> None:
    if any(row.person_id == actor.person.pk for row in found.passes):
        raise Conflict("own_work")


def _gold_pass(actor: Actor, article: Article) -> Assignment:
    """Make the gold pass."""
    writes = Writes()
    gold = Assignment(
        article_id=article.pk, person=actor.person, kind=GOLD, state=LEASED, lease_expires_at=timezone.now(),
        suggestions_shown=False, suggestions_hidden="",
    )  # fmt: skip
    writes.insert([gold])
    # By the database's clock, as every lease.
    writes.update(gold, lease_expires_at=lease_end())
    record_all(
        [event(actor, "assignment", gold.pk, "gold opened", project=article.project_id, article=article.pk)], writes
    )
    writes.send()
    return gold


def _begin(actor: Actor, article: Article, found: Found) -> Found:
    """Make the gold pass, merge what is equal, and return what is found then; nothing is read again."""
    gold = _gold_pass(actor, article)
    known = Known(
        {key: Stored(claim.version, claim.assignment_id, gold=False) for key, claim in found.claims.items()},
        dict(found.documents), {}, {}, found.followed, found.passes[0].guideline,
    )  # fmt: skip
    settles = Settles(partial(write_settlements, first=known), _unsettled)
    _settle_all(actor, gold.pk, _merged(found, article.project), settles)
    return found.begun(gold, known.newest.values())


def _take_over(actor: Actor, article: Article, gold: "KnownPass", role: str, *, wanted: bool) -> None:
    """Give somebody's gold pass to another person, if it is left alone. Raises Conflict (gold_open)."""
    idle = timezone.now() - touched_at(gold)
    free = gold.state == SUBMITTED or idle > IDLE
    if not (wanted and free and role == MANAGER):
        reader = Reader(actor.person.pk, role, article.project.blind)
        held = {
            "by": called(person_of(gold), reader),
            "since": gold.created_at.isoformat(),
            "touched_at": touched_at(gold).isoformat(),
            "finished": gold.state == SUBMITTED,
            "may_take_over": free and role == MANAGER,
        }
        raise Conflict("gold_open", gold=held)
    before = gold.person_id
    Assignment.objects.filter(pk=gold.pk).update(person=actor.person, turn=F("turn") + 1, lease_expires_at=lease_end())
    told = {"from": before, "to": actor.person.pk}
    record(
        event(
            actor, "assignment", gold.pk, "gold_taken_over", project=article.project_id, article=article.pk, after=told
        )
    )


def touched_at(gold: Assignment) -> datetime:
    """Return when a gold pass was changed or looked at last: every batch moves its lease on."""
    return before_lease(gold.lease_expires_at)


def before_lease(end: datetime) -> datetime:
    """Return when a lease was given that ends then."""
    return end - timedelta(seconds=settings.LEASE_SECONDS)


def _merge(actor: Actor, found: Found, project: Project) -> int:
    """Make gold claims of the groups that are equal, and add to settled groups what says the same; return how many."""
    assert found.gold is not None
    ops = [*_merged(found, project), *_joined(found)]
    _settle_all(actor, found.gold.pk, ops, SETTLES)
    return len(ops)


def _settle_all(actor: Actor, gold: UUID, ops: Sequence[Sequence[JSONDict]], settles: Settles) -> None:
    """Send what makes and settles each group, in batches as a client would."""
    for start in range(0, len(ops), MAX_OPS // 2):
        batch = [op for pair in ops[start : start + MAX_OPS // 2] for op in pair]
        annotations.sync(actor=actor, assignment=gold, ops=batch, settles=settles)


def _merged(found: Found, project: Project) -> list[list[JSONDict]]:
    """List what merges by itself: the operations that make each gold claim, and settle its group."""
    expected = [str(row.pk) for row in found.submitted]
    order = {key: at for at, key in enumerate(expected)}
    groups = {
        one.key: sorted(one.members, key=lambda member: order.get(member.of, 0))
        for one in found.groups
        if one.state is State.OPEN and one.resolution is None
    }
    owner = {member.key: one.key for one in found.groups for member in one.members}
    parents = {
        member.key: owner.get(str(member.document.parent)) if member.document.parent else None
        for one in found.groups
        for member in one.members
    }
    gold = {
        one.key: found.documents[one.resolution.claims[0]]
        for one in found.groups
        if one.resolution and len(one.resolution.claims) == 1 and one.resolution.claims[0] in found.documents
    }
    ops: list[list[JSONDict]] = []
    for key in merging(groups, expected, parents, merged=frozenset(gold)):
        above = parents.get(groups[key][0].key)
        if above is not None and above not in gold:
            continue
        made = merged(
            groups[key], found.article.text, key=new_id(), parent=gold[above] if above else None,
            quotes_in_content=project.quotes_in_content,
        )  # fmt: skip
        if made is not None:
            gold[key] = made
            ops.append(
                [{"put": show_claim(made, found.article.text), "base": 0}, settle(key, "merge", groups[key], [made])]
            )
    return ops


def _joined(found: Found) -> list[list[JSONDict]]:
    """List the groups that another pass has joined and agrees with, as a third person's does: they are settled with it."""
    own = {claim.id: claim for claim in found.gold_claims()}
    ops = []
    for one in found.groups:
        resolution = one.resolution
        if one.state is not State.STALE or resolution is None or one.gone or len(resolution.claims) != 1:
            continue
        known = {key for key, (by, _) in found.settled.by_claim.items() if by == resolution.id}
        joined = [member for member in one.members if member.key not in known]
        gold = own.get(resolution.claims[0])
        if gold is None or one.changed & known or not all(_says_the_same(member, gold, found) for member in joined):
            continue
        ops.append([settle(one.key, resolution.action, one.members, [gold], base=resolution.version, of=one)])
    return ops


def _says_the_same(member: Marked, gold: ClaimDocument, found: Found) -> bool:
    (reading,) = prepare(found.article.text, [marked_claim(gold)]).claims
    speakers = frozenset(found.followed.get(one, one) for one in reading.claim.speakers)
    other = Marked(str(gold.id), "gold", 0, reading, gold, speakers)
    return all(value_of(member, slot, {}) == value_of(other, slot, {}) for slot in SLOTS if slot != "parent")


def settle(
    key: str,
    action: str,
    members: Sequence[Marked],
    claims: Sequence[ClaimDocument],
    *,
    base: int = 0,
    of: Group | None = None,
) -> JSONDict:
    """Build the operation that settles a group, as a client sends it."""
    resolution = of.resolution if of else None
    op: JSONDict = {
        "settle": key,
        "as": action,
        "base": base,
        "members": [{"claim": one.key, "version": one.version} for one in members],
        "claims": [str(claim.id) for claim in claims],
    }
    if resolution is not None:
        op |= {"cause": resolution.cause or None, "reason": resolution.reason, "rule": getattr(resolution, "rule", "")}
    return op


def _unsettled(row: "PassInContext") -> Conflict | None:
    """Say which groups keep a gold pass from being finished."""
    found = read(row.article, row.article.project)
    open_groups = [one for one in found.groups if not one.settled]
    if not open_groups:
        return None
    told = [{"key": one.key, "state": one.state.value, "missing": list(one.missing)} for one in open_groups]
    return Conflict("unsettled", groups=told)


SETTLES = Settles(write_settlements, _unsettled)


def sync_gold(
    *, actor: Actor, assignment: UUID, ops: object, active_seconds: float = 0.0, turn: int | None = None
) -> tuple[Assignment, list[Result]]:
    """Save a batch of changes to a gold pass, as `annotations.services.sync` does; it settles groups too."""
    return annotations.sync(
        actor=actor, assignment=assignment, ops=ops, active_seconds=active_seconds, turn=turn, settles=SETTLES
    )


def finish_gold(
    *,
    actor: Actor,
    assignment: UUID,
    ops: object = None,
    active_seconds: float = 0.0,
    turn: int | None = None,
    leave_open: bool = False,
) -> tuple[Assignment, list[Result]]:
    """Finish a gold pass, with the last changes if there are any; with `leave_open`, what is open counts as no claim.

    Raises what `annotations.services.submit` does, and Conflict: unsettled, with the groups.
    """
    given = [] if ops is None else ops
    if leave_open:
        sync_gold(actor=actor, assignment=assignment, ops=given, active_seconds=active_seconds, turn=turn)
        given, active_seconds, turn = _dropped(actor, assignment), 0.0, None
    return annotations.submit(
        actor=actor, assignment=assignment, ops=given, active_seconds=active_seconds, turn=turn, settles=SETTLES
    )


def _dropped(actor: Actor, assignment: UUID) -> list[JSONDict]:
    row = annotations.own_pass(actor.person, assignment, gold=True)
    ops: list[JSONDict] = []
    for one in read(row.article, row.article.project).groups:
        if one.state is State.OPEN and not one.missing:
            base = one.resolution.version if one.resolution else 0
            ops.append(settle(one.key, "drop", one.members, [], base=base) | {"cause": "judgement"})
    return ops[:MAX_OPS]


def reopen_gold(*, actor: Actor, assignment: UUID) -> Assignment:
    """Open a finished gold pass again for its adjudicator; nothing in it changes. Raises NotFound, Forbidden, Conflict (archived)."""
    row = annotations.own_pass(actor.person, assignment, gold=True)
    return reopen(actor=actor, assignment=row, project=row.article.project)


@atomic
def ask_third(*, actor: Actor, article: UUID) -> int:
    """Let one more person annotate an article of which people see things differently; return how many it needs then.

    Raises NotFound, Forbidden; Conflict: own_work, passes_missing while somebody is still to submit.
    """
    row = article_for(actor, article)
    rows = [one for one in passes_at(row.pk) if one.kind != GOLD]
    if any(one.person_id == actor.person.pk for one in rows):
        raise Conflict("own_work")
    if row.open_slots > 0 or any(one.state != SUBMITTED for one in rows) or len(rows) < 2:
        raise Conflict("passes_missing")
    queue.ask_third(actor=actor, project=row.project, articles=[row.pk])
    return len(rows) + 1


@atomic
def bring_gold(*, actor: Actor, article: UUID, claims: Sequence[JSONDict]) -> tuple[UUID, list[Result]]:
    """Make claims of a file the finished gold layer of an article on which nobody has worked: each settles no other.

    They are the work of the actor, and count as they are: nobody has to name speakers first. Returns the pass and a result for each
    claim, in their order. Raises as `article_for` does; Conflict (article_in_use) where the article has a pass.
    """
    row = article_for(actor, article)
    if passes_at(row.pk):
        raise Conflict("article_in_use")
    gold = _gold_pass(actor, row)
    results: list[Result] = []
    for start in range(0, len(claims), MAX_OPS // 2):
        some = claims[start : start + MAX_OPS // 2]
        puts: list[JSONDict] = [{"put": claim, "base": 0} for claim in some]
        added: list[JSONDict] = [{"settle": one["id"], "as": "add", "base": 0, "claims": [one["id"]]} for one in some]
        _, told = annotations.sync(actor=actor, assignment=gold.pk, ops=puts + added, settles=SETTLES)
        results += told[: len(some)]
    Assignment.objects.filter(pk=gold.pk).update(state=SUBMITTED, submitted_at=timezone.now())
    record(event(actor, "assignment", gold.pk, "submitted", project=row.project_id, article=row.pk))
    return gold.pk, results


def gold_of(actor: Actor, article: UUID) -> Found:
    """Read the gold layer of an article, whoever made it. Raises NotFound where there is none, Conflict (own_work)."""
    row = article_for(actor, article, reading=True)
    found = read(row, row.project)
    if found.gold is None:
        raise NotFound()
    _must_not_be_own(actor, found)
    return found
