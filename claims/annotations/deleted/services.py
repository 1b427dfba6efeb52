"""Bringing a deleted claim back into the pass in which it was."""

from uuid import UUID

from django.db.models import F
from django.db.models.functions import Now

from claims.annotations.document import show_claim
from claims.annotations.models import Claim
from claims.annotations.rows import complete, document_of
from claims.annotations.sync import MAX_CLAIMS
from claims.assignments.models import Assignment
from claims.audit import Actor, event, record
from claims.core.errors import Conflict, NotFound
from claims.projects.models import Project
from claims.transactions import atomic


@atomic
def restore(*, actor: Actor, project: Project, claim: UUID) -> Assignment | None:
    """Bring a deleted claim back as it was and return its pass; None where it is not deleted.

    It lies under no other claim any more where that one is deleted. Raises NotFound; Conflict (pass_full) if its pass has as
    many claims as it may.
    """
    found = Claim.objects.filter(pk=claim, assignment__article__project=project).values_list("assignment", flat=True)
    row = Assignment.objects.select_for_update(of=("self",)).select_related("article").filter(pk__in=found).first()
    if row is None:
        raise NotFound()
    stored = complete(Claim.objects.filter(pk=claim)).get()
    if stored.deleted_at is None:
        return None
    if Claim.objects.filter(assignment=row, deleted_at=None).count() >= MAX_CLAIMS:
        raise Conflict("pass_full")
    if stored.parent_id and not Claim.objects.filter(pk=stored.parent_id, deleted_at=None).exists():
        stored.parent_id, stored.nesting = None, ""
    Claim.objects.filter(pk=claim).update(
        deleted_at=None, updated_at=Now(), version=F("version") + 1, parent=stored.parent_id, nesting=stored.nesting
    )
    after = show_claim(document_of(stored), row.article.text)
    record(event(actor, "claim", claim, "restored", project=project.pk, article=row.article_id, after=after))
    return row
