"""Between rows and documents: a claim with its speakers, newest verdict and evidence is read in one statement."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

import msgspec
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from claims.annotations.document import Shown, show_claim
from claims.annotations.models import Claim, ClaimSpeaker, Evidence, Verdict
from claims.assignments.models import Assignment
from claims.core.claim import COLUMNS, EVIDENCE, ClaimDocument, EvidenceDocument, VerdictDocument
from claims.core.json_types import JSONDict


class Newest(TypedDict):
    """The newest verdict of a claim, as the database writes it in JSON; one that was taken back has no label."""

    id: str
    label: str | None
    rationale: str
    status: str
    evidence: list[JSONDict]


class Beside(TypedDict):
    """What `complete` reads beside a claim."""

    speaker_ids: list[UUID]
    newest: Newest | None


class LabelKey(TypedDict):
    """A label of the project's scale, by key and identifier; `read_as` is the key of the one into which it was merged, or its own."""

    key: str
    id: str
    read_as: str


class Decided(TypedDict):
    """What was decided about a suggestion, and the claim that it became; identifiers as JSON writes them."""

    key: str
    outcome: str
    claim: str | None


class Context(TypedDict):
    """What is read beside a pass for a batch of changes: whatever the operations refer to."""

    label_ids: list[LabelKey]
    known_speakers: list[UUID]
    known_suggestions: list[UUID]
    decided: list[Decided]
    guideline: UUID | None
    now: datetime
    live_claims: int | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    CompleteClaim = WithAnnotations[Claim, Beside]
    PassInContext = WithAnnotations[Assignment, Context]


# The label as which a verdict is read: that of its row, or the one into which that was merged.
READ_AS = Coalesce("label__merged_into__key", "label__key")


def complete(claims: QuerySet[Claim]) -> "QuerySet[CompleteClaim]":
    """Add to every claim its speakers in order, and its newest verdict with evidence."""
    evidence = Evidence.objects.filter(verdict=OuterRef("pk")).order_by("position")
    columns = JSONObject(**{name: name for name in EVIDENCE})
    verdict = Verdict.objects.filter(claim=OuterRef("pk"), superseded_by=None).values(
        json=JSONObject(
            id="id",
            label=READ_AS,
            rationale="rationale",
            status="status",
            evidence=ArraySubquery(evidence.values(json=columns)),
        )
    )
    speakers = ClaimSpeaker.objects.filter(claim=OuterRef("pk")).order_by("position").values("speaker_id")
    found = claims.annotate(speaker_ids=ArraySubquery(speakers), newest=Subquery(verdict[:1]))
    return cast("QuerySet[CompleteClaim]", found)


def document_of(claim: "CompleteClaim") -> ClaimDocument:
    """Make the document of a row that `complete` has read."""
    return ClaimDocument(
        id=claim.pk,
        speakers=tuple(claim.speaker_ids),
        verdict=verdict_of(claim.newest),
        **{name: getattr(claim, column) for name, column in COLUMNS.items()},
    )


def verdict_of(newest: Newest | None) -> VerdictDocument | None:
    """Make the document of the newest verdict; one that was taken back is none."""
    if newest is None or newest["label"] is None:
        return None
    evidence = tuple(msgspec.convert(item, EvidenceDocument) for item in newest["evidence"])
    return VerdictDocument(newest["label"], newest["rationale"], newest["status"], evidence)


def present(claim: "CompleteClaim", text: str) -> Shown:
    """Show a row that `complete` has read, as the API does."""
    return {**show_claim(document_of(claim), text), "version": claim.version, "updated_at": claim.updated_at}


def newest_verdict_id(claim: "CompleteClaim") -> UUID | None:
    """Return the identifier of the newest verdict row, taken back or not."""
    return UUID(claim.newest["id"]) if claim.newest else None
