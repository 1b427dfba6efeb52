"""Between rows and documents: a claim with its speakers, newest verdict and evidence is read in one statement."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from claims.annotations.document import show_claim
from claims.annotations.models import Claim, ClaimSpeaker, Evidence, Verdict
from claims.core.claim import COLUMNS, EVIDENCE, ClaimDocument, EvidenceDocument, VerdictDocument


def complete(claims: QuerySet[Claim]) -> QuerySet[Any]:
    """Add to every claim its speakers in order, and its newest verdict with evidence."""
    evidence = Evidence.objects.filter(verdict=OuterRef("pk")).order_by("position")
    columns = JSONObject(**{name: name for name in EVIDENCE})
    verdict = Verdict.objects.filter(claim=OuterRef("pk"), superseded_by=None).values(
        json=JSONObject(
            id="id",
            label="label__key",
            rationale="rationale",
            status="status",
            evidence=ArraySubquery(evidence.values(json=columns)),
        )
    )
    speakers = ClaimSpeaker.objects.filter(claim=OuterRef("pk")).order_by("position").values("speaker_id")
    return claims.annotate(speaker_ids=ArraySubquery(speakers), newest=Subquery(verdict[:1]))


def document_of(claim: Any) -> ClaimDocument:
    """Make the document of a row that `complete` has read."""
    return ClaimDocument(
        id=claim.pk,
        speakers=tuple(claim.speaker_ids),
        verdict=verdict_of(claim.newest),
        **{name: getattr(claim, column) for name, column in COLUMNS.items()},
    )


def verdict_of(newest: dict[str, Any] | None) -> VerdictDocument | None:
    """Make the document of the newest verdict; one that was taken back is none."""
    if newest is None or newest["label"] is None:
        return None
    evidence = tuple(
        EvidenceDocument(
            **{**item, "accessed_at": date.fromisoformat(item["accessed_at"]) if item["accessed_at"] else None}
        )
        for item in newest["evidence"]
    )
    return VerdictDocument(newest["label"], newest["rationale"], newest["status"], evidence)


def present(claim: Any, text: str) -> dict[str, Any]:
    """Show a row that `complete` has read, as the API does."""
    return {**show_claim(document_of(claim), text), "version": claim.version, "updated_at": claim.updated_at}


def newest_verdict_id(claim: Any) -> UUID | None:
    """Return the identifier of the newest verdict row, taken back or not."""
    return UUID(claim.newest["id"]) if claim is not None and claim.newest else None
