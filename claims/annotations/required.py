"""What a project asks of every claim before a pass is handed in, and which claims lack it."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from claims.annotations.models import Claim, Evidence
from claims.core.claim import REQUIRABLE
from claims.core.records import Fragments
from claims.statements import statement

# Said to whoever hands the pass in, by code.
MISSING = {
    "source_missing": "Mark the words that name the source.",
    "cue_missing": "Mark the cue, such as “said”.",
    "claim_type_missing": "Choose the type of the claim.",
    "checkworthiness_missing": "Say whether the claim is worth checking.",
    "certainty_missing": "Say how sure the source is.",
    "was_said_missing": "Say whether it was said so.",
    "evidence_missing": "Add evidence for the verdict.",
}


@statement
def live_answers(
    assignment: UUID,
) -> QuerySet[Claim, tuple[UUID, Fragments, Fragments, Fragments, str, str, str, bool | None, bool]]:
    """Read what the live claims of a pass say in the fields that a project may ask for, in their order."""
    proved = Evidence.objects.filter(verdict__claim=OuterRef("pk"), verdict__superseded_by=None)
    live = Claim.objects.filter(assignment=assignment, deleted_at=None).annotate(proved=Exists(proved))
    return live.values_list(
        "pk", "content", "source", "cue", "claim_type", "checkworthiness", "certainty", "was_said", "proved"
    )


def lacking(assignment: UUID, asked: Collection[str]) -> list[tuple[Fragments, UUID, str]]:
    """List what claims of a pass lack of the fields that are asked for: where each claim is, which it is, and the code."""
    if not asked:
        return []
    return [
        (content, key, f"{name}_missing")
        for key, content, *answers in live_answers.all(assignment)
        for name, answer in zip(REQUIRABLE, answers, strict=True)
        if name in asked and _is_open(name, answer)
    ]


def _is_open(name: str, answer: object) -> bool:
    # "No" is an answer to whether something was said.
    return answer is None if name == "was_said" else not answer
