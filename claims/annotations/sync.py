"""Which operations of a batch can be done: pure thinking about documents, versions and nesting; `services.py` writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NotRequired, TypedDict
from uuid import UUID

from msgspec import Struct

from claims.annotations.document import Shown, read_claim
from claims.articles.speakers import SpeakerValues, read_speaker
from claims.core import ids
from claims.core.claim import MAX_VERSIONS, ClaimDocument
from claims.core.errors import Invalid, OnRecordError
from claims.core.reading import read_list
from claims.core.shapes import anything, choice, items, key, keys, line, shape_of, text, whole
from claims.core.text import contains

MAX_OPS, MAX_CLAIMS, MAX_DEPTH = 200, 500, 5
MAX_MEMBERS, MAX_REASON, MAX_RULE = 100, 2000, 300
# The largest whole number that a browser counts to without a gap.
MAX_TURNS = 2**53 - 1


class Outcome(StrEnum):
    """What became of a suggestion; the last takes a decision back."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNDONE = "undone"


class SpeakerOp(Struct):
    """Create a speaker; it goes before the claims that name it."""

    speaker: Annotated[object, anything()]


class PutOp(Struct):
    """Create or change a claim; `base` is the version that the edit is based on, 0 for a new claim."""

    put: Annotated[object, anything()]
    base: Annotated[int, whole(0, MAX_VERSIONS, default=0)] = 0


class DeleteOp(Struct):
    """Delete a claim; `base` is the version that was seen."""

    delete: Annotated[object, anything()]
    base: Annotated[int, whole(0, MAX_VERSIONS, default=0)] = 0


class DecideOp(Struct):
    """Decide about a suggestion, or take the decision back (undone)."""

    decide: Annotated[object, anything()]
    outcome: Annotated[str, choice(Outcome, needed=True, sent="as")]
    claim: Annotated[UUID | None, key()] = None


class Settling(StrEnum):
    """How the gold layer settles claims of several passes; the last opens the group again."""

    MERGE = "merge"
    TAKE = "take"
    MIX = "mix"
    ALL_WRONG = "all_wrong"
    DROP = "drop"
    ADD = "add"
    REOPENED = "reopened"


class Cause(StrEnum):
    """Why people differed."""

    SLIP = "slip"
    GUIDELINE = "guideline"
    AMBIGUOUS = "ambiguous"
    JUDGEMENT = "judgement"


class SettledClaim(Struct, frozen=True):
    """A claim of a pass that is settled, and the version that was seen."""

    claim: Annotated[UUID, key(needed=True)]
    version: Annotated[int, whole(0, MAX_VERSIONS, default=0)] = 0


class SettleOp(Struct):
    """Settle a group of claims of a gold pass's article; `base` is the version of the settlement that it replaces, 0 for none."""

    settle: Annotated[object, anything()]
    action: Annotated[str, choice(Settling, needed=True, sent="as")]
    base: Annotated[int, whole(0, MAX_VERSIONS, default=0)] = 0
    members: Annotated[tuple[SettledClaim, ...], items(SettledClaim, MAX_MEMBERS, bool)] = ()
    claims: Annotated[tuple[UUID, ...], keys(MAX_MEMBERS)] = ()
    cause: Annotated[str, choice(Cause)] = ""
    reason: Annotated[str, text(MAX_REASON)] = ""
    rule: Annotated[str, line(MAX_RULE)] = ""


AnyOp = SpeakerOp | PutOp | DeleteOp | DecideOp | SettleOp
# By the field that tells them apart.
OPS: dict[str, type[AnyOp]] = {
    "speaker": SpeakerOp, "put": PutOp, "delete": DeleteOp, "decide": DecideOp, "settle": SettleOp,
}  # fmt: skip


class Ok(TypedDict):
    """The operation is done; of a claim, `version` is the new one."""

    status: Literal["ok"]
    id: str
    version: NotRequired[int]


class Conflicting(TypedDict):
    """The claim has changed since; `theirs` is what is stored now, None where it was deleted."""

    status: Literal["conflict"]
    id: str
    theirs: NotRequired[Shown | None]
    version: int


class Refused(TypedDict):
    """The operation cannot be done; `id` is None where none could be read."""

    status: Literal["invalid"]
    id: str | None
    code: str
    field: str | None
    message: str


Result = Ok | Conflicting | Refused


@dataclass(slots=True)
class Op:
    """One operation of a batch: what is wanted, and what became of it."""

    kind: str
    key: UUID | None = None
    base: int = 0
    claim: ClaimDocument | None = None
    speaker: SpeakerValues | None = None
    outcome: str = ""
    claim_key: UUID | None = None
    settled: SettleOp | None = None
    result: Result | None = None

    def fail(self, error: OnRecordError) -> None:
        """Note why the operation cannot be done."""
        known = str(self.key) if self.key else None
        self.result = {
            "status": "invalid",
            "id": known,
            "code": error.code,
            "field": error.field,
            "message": error.message,
        }

    def conflict(self, theirs: Shown | None, version: int) -> None:
        """Note that the claim has changed since; `theirs` is what is stored now, None when it was deleted."""
        self.result = {"status": "conflict", "id": str(self.key), "theirs": theirs, "version": version}

    def ok(self, version: int | None = None) -> None:
        """Note that the operation is done."""
        self.result = {"status": "ok", "id": str(self.key)}
        if version is not None:
            self.result["version"] = version

    @property
    def open(self) -> bool:
        """Tell whether nothing is decided about the operation yet."""
        return self.result is None


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a stored claim: its newest version and document, and whether it is deleted."""

    version: int
    document: ClaimDocument
    deleted: bool
    mine: bool
    shown: Shown | None


def read_ops(value: object, text: str) -> list[Op]:
    """Read a batch; an operation that cannot be read carries its error, the others go on.

    Raises Invalid (invalid, limit) when the batch itself is not a list of at most 200.
    """
    return [_read_op(item, text) for item in read_list(value, "ops", MAX_OPS, "operations")]


def _read_op(value: object, text: str) -> Op:
    op = Op("")
    try:
        if not isinstance(value, dict):
            raise Invalid("expected_object")
        kinds = [kind for kind in OPS if kind in value]
        if len(kinds) != 1:
            raise Invalid("invalid", "An operation has exactly one of speaker, put, delete, decide, settle.")
        op.kind = kinds[0]
        op.key = _key_in(value[op.kind])
        _fill(op, shape_of(OPS[op.kind])(value), text)
    except OnRecordError as error:
        op.fail(error)
    return op


def _fill(op: Op, sent: AnyOp, text: str) -> None:
    """Read what is inside an operation. Raises Invalid naming the field."""
    try:
        match sent:
            case SpeakerOp():
                op.speaker = read_speaker(sent.speaker)
            case PutOp():
                op.base, op.claim = sent.base, read_claim(sent.put, text)
            case DeleteOp():
                op.base = sent.base
            case DecideOp():
                op.outcome, op.claim_key = sent.outcome, sent.claim
            case SettleOp():
                op.base, op.settled = sent.base, sent
    except Invalid as error:
        raise error.at(op.kind) from None
    if op.key is None:
        raise Invalid("invalid", f"{op.kind} must be {ids.RULE}.", op.kind)


def decide_versions(ops: Sequence[Op], stored: Mapping[UUID, Stored]) -> None:
    """Settle by versions what is a repeat, what is stale, and what names a claim that is not here.

    A put whose stored document already equals it is done, whatever version it was based on: so a batch can be repeated.
    A batch holds the newest state of each claim once; what names a claim a second time is refused.
    """
    seen: set[UUID] = set()
    for op in ops:
        if not op.open or op.kind not in ("put", "delete") or op.key is None:
            continue
        row = stored.get(op.key)
        if op.key in seen:
            op.fail(Invalid("invalid", "The batch contains this claim twice; send only its newest state.", "id"))
            continue
        seen.add(op.key)
        if row is None:
            if op.kind == "delete":
                op.fail(Invalid("unknown_claim", field="delete"))
            elif op.base:
                op.conflict(None, 0)
        elif not row.mine:
            op.fail(Invalid("id_taken" if op.kind == "put" else "unknown_claim", field="id"))
        elif op.kind == "delete" and row.deleted or op.kind == "put" and not row.deleted and row.document == op.claim:
            op.ok(row.version)
        elif op.base != row.version:
            op.conflict(None if row.deleted else row.shown, row.version)


def check_references(
    ops: Sequence[Op], labels: set[str], speakers: set[UUID], suggestions: set[UUID], room: int, *, gold: bool = False
) -> None:
    """Refuse claims that name a verdict, speaker or suggestion of elsewhere; `room` is how many claims may still be added."""
    for op in ops:
        if not op.open:
            continue
        if op.kind == "settle" and not gold:
            op.fail(Invalid("invalid", "Only a gold pass settles claims.", "settle"))
        if op.kind == "decide" and op.key not in suggestions:
            op.fail(Invalid("unknown_suggestion", field="decide"))
        if op.kind != "put" or op.claim is None:
            continue
        claim = op.claim
        room -= op.base == 0
        if claim.verdict and claim.verdict.label not in labels:
            op.fail(Invalid("unknown_label", field="put.verdict.label"))
        elif not speakers.issuperset(claim.speakers):
            op.fail(Invalid("unknown_speaker", field="put.speakers"))
        elif claim.suggestion is not None and claim.suggestion not in suggestions:
            op.fail(Invalid("unknown_suggestion", field="put.suggestion"))
        elif room < 0 and op.base == 0:
            op.fail(Invalid("limit", f"An article has at most {MAX_CLAIMS} claims in one pass."))


def may_touch_nesting(op: Op, stored: Mapping[UUID, Stored]) -> bool:
    """Tell whether an operation can break the nesting of claims: its own, or that of claims nested under it."""
    if not op.open or op.key is None or op.kind not in ("put", "delete"):
        return False
    before = stored.get(op.key)
    changed = before is not None and op.claim is not None and before.document.content != op.claim.content
    return op.kind == "delete" or changed or (op.claim is not None and op.claim.parent is not None)


def check_nesting(ops: Sequence[Op], graph: Mapping[UUID, ClaimDocument]) -> None:
    """Refuse puts after which a claim's parent is missing, circular, too deep or does not contain it, and deletes that orphan.

    `graph` holds the live claims of the pass as stored. A claim whose parent is refused is refused too. Where a put breaks
    the nesting of a claim that is not in the batch, the put is refused.
    """
    while True:
        wanted = dict(graph)
        for op in ops:
            if op.open and op.kind == "put" and op.claim is not None:
                wanted[op.claim.id] = op.claim
            elif op.open and op.kind == "delete" and op.key is not None:
                wanted.pop(op.key, None)
        if not _refuse_one(ops, wanted):
            return


def _refuse_one(ops: Sequence[Op], wanted: Mapping[UUID, ClaimDocument]) -> bool:
    parents = {claim.parent for claim in wanted.values()}
    for op in ops:
        if not op.open:
            continue
        if op.kind == "delete" and op.key in parents:
            op.fail(Invalid("has_nested_claims", field="delete"))
            return True
    puts = {op.key: op for op in ops if op.open and op.kind == "put"}
    for claim in wanted.values():
        error = _nesting_error(claim, wanted) if claim.parent is not None else None
        cause = _cause(claim, wanted, puts) if error is not None else None
        if error is not None and cause is not None:
            cause.fail(error if cause.key == claim.id else Invalid(error.code, error.message, "put"))
            return True
    return False


def _cause(claim: ClaimDocument, wanted: Mapping[UUID, ClaimDocument], puts: Mapping[UUID | None, Op]) -> Op | None:
    """Find the put that breaks a claim's nesting: the claim's own, else that of the nearest claim above it."""
    seen: set[UUID] = set()
    above: UUID | None = claim.id
    while above is not None and above not in seen:
        if above in puts:
            return puts[above]
        seen.add(above)
        above = wanted[above].parent if above in wanted else None
    return None


def _nesting_error(claim: ClaimDocument, wanted: Mapping[UUID, ClaimDocument]) -> Invalid | None:
    seen, above = {claim.id}, claim.parent
    while above is not None:
        if above in seen:
            return Invalid("attribution_cycle", field="put.parent")
        if above not in wanted:
            return Invalid("parent_missing", field="put.parent")
        seen.add(above)
        above = wanted[above].parent
    if len(seen) > MAX_DEPTH:
        return Invalid("too_deep", field="put.parent")
    if claim.nesting == "span" and claim.parent and not contains(wanted[claim.parent].content, claim.content):
        return Invalid("not_contained", field="put.parent")
    return None


def _key_in(value: object) -> UUID | None:
    """Find the identifier in whatever was sent, so that even an unreadable operation is answered by name."""
    return ids.read_id(value.get("id") if isinstance(value, dict) else value)
