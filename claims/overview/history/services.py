"""The way back for what was deleted, by whoever manages the project."""

from uuid import UUID

from claims.annotations.deleted.services import restore
from claims.assignments.models import SUBMITTED
from claims.audit import Actor
from claims.projects.models import Project
from claims.review.models import ToCompare
from claims.transactions import atomic


@atomic
def restore_claim(*, actor: Actor, project: Project, claim: UUID) -> None:
    """Bring a deleted claim back as it was; what was submitted is compared with others' work again. A repeat changes nothing.

    Raises NotFound, Conflict (pass_full) if the pass has as many claims as it may.
    """
    row = restore(actor=actor, project=project, claim=claim)
    if row is not None and row.state == SUBMITTED:
        ToCompare.objects.create(project=project, article=row.article)
