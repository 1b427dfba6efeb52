"""Every write of the fifth stage: a person's claims, verdicts and decisions; one transaction and its history each."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models.functions import Now

from claims.annotations import required
from claims.annotations.asking import (
    nesting_of_pass,
    one_pass,
    pass_with_context,
    referred,
    silent_claims,
    stored_claims,
    unjudged_claims,
)
from claims.annotations.models import Claim
from claims.annotations.required import lacking
from claims.annotations.rows import complete, document_of, present
from claims.annotations.storing import write_claims, write_decisions
from claims.annotations.sync import (
    MAX_CLAIMS,
    Conflicting,
    Op,
    Result,
    Stored,
    check_nesting,
    check_references,
    decide_versions,
    may_touch_nesting,
    read_ops,
)
from claims.articles.models import Article
from claims.articles.record import digest
from claims.articles.services import add_speakers
from claims.assignments.models import Assignment
from claims.assignments.services import ASSIGNED, EXPIRED, LEASED, SKIPPED, SUBMITTED, hold_again, take_slot
from claims.assignments.services import present as present_pass
from claims.audit import Actor, Event, event, record_all
from claims.core.claim import ClaimDocument
from claims.core.errors import Conflict, Forbidden, Invalid, NotFound
from claims.core.records import Fragments
from claims.projects.access import must_not_be_archived, permitted, role_of
from claims.projects.permissions import Action, allowed
from claims.statements import ask_both
from claims.transactions import atomic
from claims.writes import Writes

if TYPE_CHECKING:
    from claims.annotations.rows import CompleteClaim, PassInContext

Pass = TypeVar("Pass", bound=Assignment)


class Batch(NamedTuple):
    """What one request brings: operations that nobody has looked at yet, active seconds since the last, and its number."""

    ops: object
    active_seconds: float
    turn: int | None


@dataclass(frozen=True, slots=True)
class Settles:
    """What a later stage does with a gold pass, in the transaction of its batch; other passes come without.

    `write` stores the settlements of a batch once its claims are written; `refusal` says what keeps the pass from being handed in.
    """

    write: "Callable[[Actor, PassInContext, list[Op], Writes], list[Event]]"
    refusal: "Callable[[PassInContext], Conflict | None]"


MISSING = {
    **required.MISSING,
    "speaker_missing": "Name the speaker, or say that none is stated.",
    "verdict_missing": "Give a verdict; this project asks for one on every claim.",
}


def own_pass(user: User, pk: UUID, *, lock: bool = False, reading: bool = False, gold: bool = False) -> Assignment:
    """Read a pass with its article and project for the person whose it is; a gold pass is changed as `gold` only.

    Raises NotFound for somebody else's pass (blind), Forbidden when the role may read it but not write to it, Conflict (archived)
    unless the person is only `reading`.
    """
    return _own(one_pass.first(pk, user.pk, everything=user.is_superuser, lock=lock), user, reading=reading, gold=gold)


def _own(found: Pass | None, user: User, *, reading: bool = False, gold: bool = False) -> Pass:
    row = permitted(found, user, Action.ADJUDICATE if gold else Action.TAKE_WORK, reading=True)
    if row.person_id == user.pk:
        if not reading:
            must_not_be_archived(row)
            if gold != (row.kind == Assignment.Kind.GOLD):
                raise Conflict("gold_pass")
        return row
    if allowed(role_of(row), Action.READ_WORK):
        raise Forbidden("forbidden", "This is another person's assignment.")
    raise NotFound()


@atomic
def sync(
    *,
    actor: Actor,
    assignment: UUID,
    ops: object,
    active_seconds: float = 0.0,
    turn: int | None = None,
    settles: Settles | None = None,
) -> tuple[Assignment, list[Result]]:
    """Save a batch of changes; each operation gets its own result, and the batch can be repeated.

    Returns the pass and one result per operation: ok, conflict (with what is stored) or invalid (code, field).
    `turn` rises from batch to batch: a request that was long on its way must not undo what came after it was sent. The
    newest batch, sent again word by word, is answered as the first time, whatever has become of the pass.
    Raises Conflict: submitted, not_leased, overtaken; Invalid when the batch is not a list.
    """
    writes = Writes()
    row, results = _save(actor, assignment, Batch(ops, active_seconds, turn), writes, settles)
    writes.send(ending=True)
    return row, results


def _save(
    actor: Actor, assignment: UUID, sent: Batch, writes: Writes, settles: Settles | None
) -> "tuple[PassInContext, list[Result]]":
    """Do what `sync` says; the last rows are stored once `writes` are sent."""
    user = actor.person
    ops, active_seconds, turn = sent
    speakers, suggestions, claims = referred(ops)
    found, there = ask_both(
        pass_with_context.of(assignment, user.pk, speakers, suggestions, everything=user.is_superuser),
        stored_claims.of(claims),
    )
    row: PassInContext = _own(found[0] if found else None, user, gold=settles is not None)
    sha256 = "" if turn is None else digest(json.dumps([ops, active_seconds], sort_keys=True))
    if turn is not None and turn == row.turn and row.answered and row.answered["sha256"] == sha256:
        return row, _answer_again(row)
    if row.state == SUBMITTED:
        raise Conflict("submitted")
    if row.state == SKIPPED:
        raise Conflict("not_leased")
    if turn is not None and turn <= row.turn:
        raise Conflict("overtaken")
    row.turn = turn or row.turn
    article: Article = row.article
    batch = read_ops(ops, article.text)
    known_speakers = set(row.known_speakers or ()) | _make_speakers(actor, article, batch, writes)
    stored = _stored(row, batch, there)
    known = {key: item[0] for key, item in stored.items()}
    decide_versions(batch, known)
    check_references(
        batch, {label["key"] for label in row.label_ids}, known_speakers, set(row.known_suggestions or ()), MAX_CLAIMS - (row.live_claims or 0),
        gold=settles is not None,
    )  # fmt: skip
    if any(may_touch_nesting(op, known) for op in batch):
        check_nesting(batch, _graph(row.pk))
    events = write_claims(actor, row, batch, stored, writes)
    events += write_decisions(actor, row, batch, known, writes)
    if settles is not None:
        events += settles.write(actor, row, batch, writes)
    record_all(events, writes)
    results = [op.result for op in batch if op.result is not None]
    if turn is not None:
        row.answered = {"sha256": sha256, "results": [_without_theirs(result) for result in results]}
    _touch(actor, row, active_seconds, writes)
    return row, results


def _without_theirs(result: Result) -> dict[str, object]:
    return {name: value for name, value in result.items() if name != "theirs"}


def _answer_again(row: Assignment) -> list[Result]:
    """Give the results of the newest batch again; of a conflict, what is stored by now."""
    assert row.answered is not None
    results: list[Result] = row.answered["results"]
    stale: list[Conflicting] = [result for result in results if result["status"] == "conflict"]
    if stale:
        mine = Claim.objects.filter(pk__in=[result["id"] for result in stale], assignment=row)
        stored = {str(claim.pk): claim for claim in complete(mine)}
        for result in stale:
            claim = stored.get(result["id"])
            gone = claim is None or claim.deleted_at is not None
            result["theirs"] = None if gone or claim is None else present(claim, row.article.text)
            result["version"] = claim.version if claim is not None else 0
    return results


def _make_speakers(actor: Actor, article: Article, batch: list[Op], writes: Writes) -> set[UUID]:
    """Create the speakers of a batch all at once; return the identifiers of those that are there now."""
    wanted = [op for op in batch if op.open and op.kind == "speaker"]
    if not wanted:
        return set()
    speakers = [op.speaker for op in wanted if op.speaker is not None]
    there = add_speakers(actor, article.project, article, speakers, maker=actor.user, writes=writes)
    for op in wanted:
        if op.key in there:
            op.ok()
        else:
            op.fail(Conflict("id_taken", field="speaker.id"))
    return set(there)


def _stored(
    row: Assignment, batch: list[Op], there: "list[CompleteClaim]"
) -> "dict[UUID, tuple[Stored, CompleteClaim]]":
    """Pick what the batch refers to of stored claims, in any pass, so that a foreign identifier is noticed."""
    keys = {op.key for op in batch if op.key and op.open and op.kind in ("put", "delete")} | {
        op.claim_key for op in batch if op.claim_key
    }
    found: dict[UUID, tuple[Stored, CompleteClaim]] = {}
    for claim in there:
        if claim.pk not in keys:
            continue
        shown = present(claim, row.article.text) if claim.assignment_id == row.pk else None
        document = document_of(claim)
        found[claim.pk] = (
            Stored(claim.version, document, claim.deleted_at is not None, claim.assignment_id == row.pk, shown),
            claim,
        )
    return found


def _graph(assignment: UUID) -> dict[UUID, ClaimDocument]:
    return {
        key: ClaimDocument(id=key, content=content, parent=parent, nesting=nesting)
        for key, content, parent, nesting in nesting_of_pass.all(assignment)
    }


def _touch(actor: Actor, row: "PassInContext", active_seconds: float, writes: Writes) -> None:
    """Move the lease on; a pass whose lease had run out takes its slot again while one is free and the person may have it."""
    if row.state in (EXPIRED, ASSIGNED):
        writes.send()
        row.state = LEASED if hold_again(actor, row) else row.state
    row.active_seconds += active_seconds
    row.lease_expires_at = row.now + timedelta(seconds=settings.LEASE_SECONDS)
    writes.update(row, "state", "turn", "answered", "active_seconds", "lease_expires_at")


def submit(
    *,
    actor: Actor,
    assignment: UUID,
    ops: object = None,
    active_seconds: float = 0.0,
    turn: int | None = None,
    settles: Settles | None = None,
) -> tuple[Assignment, list[Result]]:
    """Hand a pass in, with the last changes where there are any; a repeat is done. Returns what `sync` does.

    The changes are saved first, as `sync` does. They are kept even where the pass cannot be handed in after them; the
    Conflict that says why tells `results` and `assignment` then.
    Raises Conflict: not_ready with the list of problems, not_leased, article_taken; with changes what `sync` raises too, and
    then nothing of them is stored.
    """
    batch = None if ops is None else Batch(ops, active_seconds, turn)
    row, results, refusal = _hand_in(actor, assignment, batch, settles)
    if refusal is not None:
        raise refusal
    return row, results


@atomic
def _hand_in(
    actor: Actor, assignment: UUID, batch: Batch | None, settles: Settles | None
) -> tuple[Assignment, list[Result], Conflict | None]:
    """Do what `submit` says; a refusal is returned, because raising it would take the changes back."""
    user, writes = actor.person, Writes()
    results: list[Result] = []
    if batch is None:
        found, silent = ask_both(
            one_pass.of(assignment, user.pk, everything=user.is_superuser, lock=True), silent_claims.of(assignment)
        )
        row = _own(found[0] if found else None, user)
        assert settles is None, "A gold pass is handed in with a batch, which may be empty."
    else:
        row, results = _save(actor, assignment, batch, writes, settles)
        silent = writes.send_and_ask(silent_claims.of(assignment))
    if row.state == SUBMITTED:
        return row, results, None
    refusal = _refusal(row, silent, results)
    if settles is not None:
        # Only a batch comes with settlements, and reads more of the pass.
        refusal = settles.refusal(cast("PassInContext", row)) or refusal
    if refusal is not None:
        if batch is not None:
            refusal.details |= {"results": results, "assignment": present_pass(row, row.article.project_id)}
        return row, results, refusal
    row.state = SUBMITTED
    writes.update(row, "state", submitted_at=Now())
    record_all(
        [event(actor, "assignment", row.pk, "submitted", project=row.article.project_id, article=row.article_id)],
        writes,
    )
    writes.send(ending=True)
    return row, results, None


def _refusal(row: Assignment, silent: list[tuple[UUID, Fragments]], results: list[Result]) -> Conflict | None:
    """Say what keeps a pass from being handed in; where nothing does, one whose lease ran out has its slot again."""
    if row.state not in (LEASED, EXPIRED, ASSIGNED):
        return Conflict("not_leased")
    problems = _problems(row, silent)
    if problems or any(result["status"] != "ok" for result in results):
        return Conflict("not_ready", problems=problems)
    if row.state == EXPIRED and not take_slot(row.article_id):
        return Conflict(
            "article_taken", "Your lease expired and others have taken the article since; your claims are kept."
        )
    return None


def _problems(assignment: Assignment, silent: list[tuple[UUID, Fragments]]) -> list[dict[str, str]]:
    """List what keeps a pass from being submitted, claim by claim in the order of the text."""
    found = [(content, key, "speaker_missing") for key, content in silent]
    if assignment.article.project.verdict_required:
        found += [(content, key, "verdict_missing") for key, content in unjudged_claims.all(assignment.pk)]
    found += lacking(assignment.pk, assignment.article.project.required_fields)
    return [{"claim": str(key), "code": code, "message": MISSING[code]} for _, key, code in sorted(found)]


def put_claim(*, actor: Actor, assignment: UUID, key: UUID, document: object, base: int) -> Result:
    """Write one claim, as `sync` does for a batch of one; returns its result."""
    if not isinstance(document, dict):
        raise Invalid("expected_object")
    if document.get("id", str(key)) != str(key):
        raise Invalid("invalid", "The identifier in the body is not the one in the address.", "id")
    _, results = sync(actor=actor, assignment=assignment, ops=[{"put": {**document, "id": str(key)}, "base": base}])
    return results[0]


def delete_claim(*, actor: Actor, assignment: UUID, key: UUID, base: int) -> Result:
    """Delete one claim, as `sync` does for a batch of one; returns its result."""
    _, results = sync(actor=actor, assignment=assignment, ops=[{"delete": str(key), "base": base}])
    return results[0]
