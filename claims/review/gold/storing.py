"""How settlements of a batch become rows: each is checked against what is stored at this moment, in a few statements for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from claims.annotations.models import Claim
from claims.annotations.rows import complete, document_of
from claims.annotations.sync import Op, SettleOp
from claims.assignments.models import Assignment
from claims.audit import Actor, Event, event
from claims.core.claim import ClaimDocument
from claims.core.errors import Conflict, Invalid
from claims.projects.models import GuidelineVersion
from claims.review.gold.groups import ADD, DROP, REOPENED
from claims.review.merging import OWN, origins, overrules
from claims.review.models import Resolution, Settlement
from claims.review.queries import merged_speakers
from claims.writes import Writes

if TYPE_CHECKING:
    from claims.annotations.rows import PassInContext

TAKE, MIX = "take", "mix"


class Stored(NamedTuple):
    """A stored claim, as far as it is settled or settles: its version, whose pass it is of, and whether that is the gold pass."""

    version: int
    assignment: UUID
    gold: bool


@dataclass(slots=True)
class Known:
    """What is stored of the claims that a batch settles, the newest resolution by group, and by which one each claim is settled."""

    claims: dict[UUID, Stored]
    documents: dict[UUID, ClaimDocument]
    newest: dict[UUID, Resolution]
    settled: dict[UUID, Resolution]
    followed: dict[str, str]
    guideline: int | None


def write_settlements(
    actor: Actor, row: "PassInContext", batch: list[Op], writes: Writes, first: Known | None = None
) -> list[Event]:
    """Store the settlements that nothing speaks against, once `writes` are sent; returns their history.

    A gold claim that was changed without its group being settled anew gets the origins of its slots told anew.
    Of a gold pass that is only begun, `first` says what is known, so that nothing is read; what is settled is noted in it.
    """
    ops = [op for op in batch if op.open and op.kind == "settle" and op.settled is not None]
    touched = {op.key for op in batch if op.kind == "put" and op.key and op.base > 0}
    if not ops and not touched:
        return []
    if first is None:
        writes.send()
        known = _read(row, ops)
    else:
        known = first
        for op in batch:
            if op.claim is not None and op.result is not None and op.result["status"] == "ok":
                known.claims[op.claim.id] = Stored(1, row.pk, gold=True)
                known.documents[op.claim.id] = op.claim
    made: list[tuple[Resolution, SettleOp]] = []
    done: set[UUID] = set()
    for op in ops:
        assert op.settled is not None
        assert op.key is not None
        resolution = _resolution(row, op.key, op.settled, op, known)
        if resolution is not None:
            known.newest[op.key] = resolution
            made.append((resolution, op.settled))
            done.update(resolution.claims)
    made += _told_anew(row, known, touched - done)
    _store(actor, row, [resolution for resolution, _ in made], writes, anew=first is None)
    about = {"project": row.article.project_id, "article": row.article_id}
    return [event(actor, "resolution", one.pk, one.action, after=_told(one), **about) for one, _ in made]


def _read(row: "PassInContext", ops: Sequence[Op]) -> Known:
    resolutions = list(Resolution.objects.filter(gold=row.pk).order_by("key", "-version").distinct("key"))
    by_id = {one.pk: one for one in resolutions}
    links = Settlement.objects.filter(gold=row.pk).values_list("claim", "resolution")
    settled = {claim: by_id[resolution] for claim, resolution in links if resolution in by_id}
    keys = {key for one in resolutions for key in (*one.claims, *one.members)}
    for op in ops:
        assert op.settled is not None
        keys |= {*op.settled.claims, *(member.claim for member in op.settled.members)}
    rows = complete(Claim.objects.filter(pk__among=list(keys), deleted_at=None, assignment__article=row.article_id))
    stored = list(rows.select_related("assignment"))
    number = (
        GuidelineVersion.objects.filter(pk__among=[row.guideline] if row.guideline else [])
        .values_list("number", flat=True)
        .first()
    )
    gold = Assignment.Kind.GOLD
    return Known(
        {claim.pk: Stored(claim.version, claim.assignment_id, claim.assignment.kind == gold) for claim in stored},
        {claim.pk: document_of(claim) for claim in stored},
        {one.key: one for one in resolutions},
        settled,
        merged_speakers(row.article.project),
        number,
    )


def _resolution(row: "PassInContext", key: UUID, sent: SettleOp, op: Op, known: Known) -> Resolution | None:
    """Make the row of a settlement, or note in the operation why there is none."""
    members = [member.claim for member in sent.members if member.claim in known.claims]
    before = known.newest.get(key)
    wanted = (sent.action, list(sent.claims), sent.cause, sent.reason.strip(), sent.rule)
    if before is not None and op.base != before.version:
        # The same again is done already.
        stored = (before.action, list(before.claims), before.cause, before.reason, before.rule)
        if stored == wanted and dict(zip(before.members, before.versions, strict=True)) == {
            member.claim: member.version for member in sent.members
        }:
            op.ok(before.version)
            return None
    if before is None and sent.action == REOPENED and not sent.members:
        # An added claim that was taken back before any of it arrived here.
        op.ok(0)
        return None
    refusal = _refusal(row, key, sent, op.base, known)
    if refusal is not None:
        op.fail(refusal)
        return None
    version = (before.version if before is not None else 0) + 1
    op.ok(version)
    made = Resolution(
        gold_id=row.pk, key=key, version=version, action=sent.action, claims=list(sent.claims), members=members,
        versions=[known.claims[one].version for one in members], cause=sent.cause, reason=sent.reason.strip(),
        rule=sent.rule, guideline=known.guideline, at=row.now,
    )  # fmt: skip
    _tell_origins(row, made, known)
    return made


def _refusal(row: "PassInContext", key: UUID, sent: SettleOp, base: int, known: Known) -> Invalid | Conflict | None:
    members = {member.claim: member.version for member in sent.members}
    empty = sent.action in (DROP, REOPENED)
    if empty and sent.claims:
        return Invalid("invalid", "What is no claim, or is open again, leads to no gold claim.", "settle.claims")
    if not empty and not sent.claims:
        return Invalid("required", "Name the gold claims.", "settle.claims")
    if sent.action != REOPENED and (sent.action == ADD) != (not members):
        return Invalid(
            "invalid", "A claim that all have missed settles none; every other settles some.", "settle.members"
        )
    for claim in members:
        found = known.claims.get(claim)
        if sent.action == REOPENED and found is None:
            continue
        if found is None:
            return Conflict("stale_group", field="settle.members")
        if found.gold:
            return Invalid("unknown_claim", field="settle.members")
        other = known.settled.get(claim)
        elsewhere = other is not None and other.key != key and other.action != REOPENED
        if elsewhere or (found.version != members[claim] and sent.action != REOPENED):
            return Conflict("stale_group", field="settle.members")
    for claim in sent.claims:
        found = known.claims.get(claim)
        if found is None or found.assignment != row.pk:
            return Invalid("unknown_claim", field="settle.claims")
    before = known.newest.get(key)
    current = base == (before.version if before is not None else 0)
    if not current and not _is_taken_back(before, known) and not _only_told_anew(before, base):
        return Conflict("stale_group", field="settle")
    return None


def _is_taken_back(newest: Resolution | None, known: Known) -> bool:
    """Tell whether the newest resolution settles nothing and its added claims are gone: there is nothing to overwrite."""
    return newest is not None and not newest.members and not any(key in known.claims for key in newest.claims)


def _only_told_anew(newest: Resolution | None, base: int) -> bool:
    """Tell whether nothing was decided since a version: the gold claim was changed, and its origins were noted again."""
    if newest is None or base < 1:
        return False
    rows = Resolution.objects.filter(gold=newest.gold_id, key=newest.key, version__gte=base)
    decided = {
        (tuple(row.claims), tuple(row.members), tuple(row.versions), row.cause, row.reason, row.rule) for row in rows
    }
    return len(decided) == 1


def _tell_origins(row: "PassInContext", made: Resolution, known: Known) -> None:
    """Note from whom each slot is, whether a verdict is overruled, and whether one claim was taken whole."""
    gold = [known.documents[key] for key in made.claims if key in known.documents]
    members = [known.documents[key] for key in made.members if key in known.documents]
    made.fields = origins(gold, members, row.article.text, known.followed)
    made.overruled = bool(gold) and overrules(gold, members)
    if made.action in (TAKE, MIX) and made.fields:
        whose = set(made.fields.values())
        everywhere = any(
            OWN not in whose and not origins(gold, [one], row.article.text, known.followed) for one in members
        )
        made.action = TAKE if everywhere else MIX


def _told_anew(row: "PassInContext", known: Known, touched: Iterable[UUID]) -> list[tuple[Resolution, SettleOp]]:
    wanted = set(touched)
    found = []
    for before in list(known.newest.values()):
        if not wanted & set(before.claims):
            continue
        made = Resolution(
            gold_id=row.pk, key=before.key, version=before.version + 1, action=before.action, claims=before.claims,
            members=before.members, versions=before.versions, cause=before.cause, reason=before.reason, rule=before.rule,
            guideline=before.guideline, at=row.now,
        )  # fmt: skip
        _tell_origins(row, made, known)
        if (made.fields, made.overruled) != (before.fields, before.overruled):
            if made.action == "merge":
                made.action = MIX
            found.append((made, SettleOp(before.key, before.action)))
    return found


def _store(actor: Actor, row: "PassInContext", made: list[Resolution], writes: Writes, *, anew: bool) -> None:
    if not made:
        return
    for one in made:
        one.by = actor.user
    if anew:
        keys = [one.key for one in made]
        claims = {claim for one in made for claim in one.members}
        old = Settlement.objects.filter(gold=row.pk)
        (old.filter(claim__in=claims) | old.filter(resolution__key__in=keys)).delete()
    writes.insert(made)
    writes.insert(
        Settlement(gold_id=row.pk, claim_id=claim, version=version, resolution=one)
        for one in {one.key: one for one in made}.values()
        for claim, version in zip(one.members, one.versions, strict=True)
    )


def _told(one: Resolution) -> dict[str, object]:
    return {
        "claims": [str(key) for key in one.claims],
        "settles": [str(key) for key in one.members],
        "fields": one.fields,
        "cause": one.cause or None,
        "reason": one.reason,
        "rule": one.rule,
    }
