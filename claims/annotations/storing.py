"""How accepted operations become rows: a batch costs the same few statements whatever its size."""

from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from claims.annotations.document import show_claim
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.annotations.rows import newest_verdict_id
from claims.annotations.sync import Op, Stored
from claims.audit import Actor, Event, event
from claims.core.claim import COLUMNS, EVIDENCE, STORED, ClaimDocument, VerdictDocument
from claims.core.errors import Invalid
from claims.writes import Writes

if TYPE_CHECKING:
    from claims.annotations.rows import CompleteClaim, PassInContext

UPDATED = [*STORED, "guideline_version", "version", "updated_at", "deleted_at"]


def write_claims(
    actor: Actor,
    row: "PassInContext",
    batch: list[Op],
    stored: "dict[UUID, tuple[Stored, CompleteClaim]]",
    writes: Writes,
) -> list[Event]:
    """Store the puts and deletes that nothing speaks against, once `writes` are sent; returns their history."""
    puts = {op.key: op for op in batch if op.open and op.kind == "put" and op.claim is not None}
    deletes = {op.key: op for op in batch if op.key and op.open and op.kind == "delete"}
    text = row.article.text
    events: list[Event] = []
    about = {"project": row.article.project_id, "article": row.article_id}
    if puts:
        rows = [_row(row, op.claim, stored.get(op.claim.id)) for op in puts.values() if op.claim]
        writes.insert(rows, unique=["id"], replaced=UPDATED)
        _write_speakers([op.claim for op in puts.values() if op.claim], stored, writes)
        _write_verdicts(actor, row, [op.claim for op in puts.values() if op.claim], stored, writes)
        for claim, op in zip(rows, puts.values(), strict=True):
            assert op.claim is not None
            before = stored.get(claim.pk)
            old = show_claim(before[0].document, text) if before and not before[0].deleted else None
            action = "created" if before is None else "restored" if before[0].deleted else "changed"
            events.append(
                event(actor, "claim", claim.pk, action, before=old, after=show_claim(op.claim, text), **about)
            )
            op.ok(claim.version)
    if deletes:
        writes.send()
        Claim.objects.filter(pk__in=deletes).update(deleted_at=Now(), updated_at=Now(), version=F("version") + 1)
        for key, op in deletes.items():
            known = stored[key][0]
            events.append(event(actor, "claim", key, "deleted", before=show_claim(known.document, text), **about))
            op.ok(known.version + 1)
    return events


def _row(row: "PassInContext", claim: ClaimDocument, before: "tuple[Stored, CompleteClaim] | None") -> Claim:
    return Claim(
        id=claim.id,
        assignment_id=row.pk,
        **{column: getattr(claim, name) for name, column in COLUMNS.items()},
        guideline_version_id=row.guideline,
        version=before[0].version + 1 if before else 1,
        updated_at=timezone.now(),
        deleted_at=None,
    )


def _write_speakers(
    claims: list[ClaimDocument], stored: "dict[UUID, tuple[Stored, CompleteClaim]]", writes: Writes
) -> None:
    changed = [
        claim for claim in claims if claim.id not in stored or stored[claim.id][0].document.speakers != claim.speakers
    ]
    old = [claim.id for claim in changed if claim.id in stored and stored[claim.id][0].document.speakers]
    if old:
        writes.send()
        ClaimSpeaker.objects.filter(claim__in=old).delete()
    writes.insert(
        ClaimSpeaker(claim_id=claim.id, speaker_id=speaker, position=position)
        for claim in changed
        for position, speaker in enumerate(claim.speakers)
    )


def _write_verdicts(
    actor: Actor,
    row: "PassInContext",
    claims: list[ClaimDocument],
    stored: "dict[UUID, tuple[Stored, CompleteClaim]]",
    writes: Writes,
) -> None:
    """Append a verdict where the judgement or its evidence is no longer what is stored; taking one back appends an empty one."""
    labels = {label["key"]: label["id"] for label in row.label_ids}
    read_as = {label["key"]: label["read_as"] for label in row.label_ids}
    verdicts, evidence = [], []
    for claim in claims:
        before = stored.get(claim.id)
        wanted = claim.verdict or VerdictDocument("")
        # A device that has not heard of a merge yet still sends the label that was merged.
        if claim.verdict is not None:
            wanted = msgspec.structs.replace(wanted, label=read_as[wanted.label])
        if (wanted if claim.verdict else None) == (before[0].document.verdict if before else None):
            continue
        verdict = Verdict(
            claim_id=claim.id,
            label_id=labels[wanted.label] if claim.verdict else None,
            rationale=wanted.rationale,
            author=actor.user,
            status=wanted.status,
            supersedes_id=newest_verdict_id(before[1]) if before else None,
        )
        verdicts.append(verdict)
        for position, item in enumerate(wanted.evidence):
            values = {name: getattr(item, name) for name in EVIDENCE}
            evidence.append(Evidence(verdict=verdict, position=position, **values))
    writes.insert(verdicts)
    writes.insert(evidence)


def write_decisions(
    actor: Actor, row: "PassInContext", batch: list[Op], stored: dict[UUID, Stored], writes: Writes
) -> list[Event]:
    """Store what was decided about suggestions, once `writes` are sent; one taken back leaves no row, only history."""
    decided: dict[UUID, tuple[str, UUID | None] | None] = {
        UUID(item["key"]): (item["outcome"], UUID(item["claim"]) if item["claim"] else None)
        for item in row.decided or ()
    }
    written = {op.key for op in batch if op.kind == "put" and op.result and op.result["status"] == "ok"}
    about = {"project": row.article.project_id, "article": row.article_id}
    made: dict[UUID, Decision] = {}
    undone: list[UUID] = []
    events = []
    for op in batch:
        if not op.open or op.kind != "decide" or op.key is None:
            continue
        here = stored[op.claim_key].mine if op.claim_key in stored else op.claim_key in written
        if op.claim_key is not None and not here:
            op.fail(Invalid("unknown_claim", field="claim"))
            continue
        wanted = None if op.outcome == "undone" else (op.outcome, op.claim_key)
        if wanted == decided.get(op.key):
            op.ok()
            continue
        decided[op.key] = wanted
        if wanted is None:
            made.pop(op.key, None)
            undone.append(op.key)
        else:
            made[op.key] = Decision(
                assignment_id=row.pk, suggestion_id=op.key, outcome=op.outcome, claim_id=op.claim_key
            )
        after = {"outcome": op.outcome, "claim": str(op.claim_key) if op.claim_key else None}
        events.append(event(actor, "suggestion", op.key, "decided", after=after, **about))
        op.ok()
    if undone:
        Decision.objects.filter(assignment=row.pk, suggestion__in=undone).delete()
    if made:
        writes.insert(made.values(), unique=["assignment", "suggestion"], replaced=["outcome", "claim", "decided_at"])
    return events
