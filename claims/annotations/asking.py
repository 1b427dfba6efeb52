"""The statements of the write path: a pass with whatever a batch refers to, its claims, and what they still lack."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject, Now

from claims.annotations.models import Claim, Decision, Verdict
from claims.annotations.rows import complete
from claims.annotations.sync import MAX_OPS
from claims.articles.models import Speaker
from claims.assignments.models import Assignment
from claims.core.ids import read_id
from claims.core.records import Fragments
from claims.projects.access import visible_to
from claims.projects.models import GuidelineVersion, Label
from claims.statements import statement
from claims.suggestions.models import Suggestion

if TYPE_CHECKING:
    from claims.annotations.rows import CompleteClaim, PassInContext

# What no write of a pass looks at in its article.
UNUSED = [f"article__{name}" for name in ("search", "metadata", "byline", "zones", "licence", "publisher")]


@statement
def one_pass(pk: UUID, person: int, *, everything: bool, lock: bool) -> QuerySet[Assignment]:
    """Read a pass with its article but for `UNUSED`, its project and the person's role in that."""
    rows = Assignment.objects.select_related("article__project").defer(*UNUSED).filter(pk=pk)
    rows = rows.select_for_update(of=("self",)) if lock else rows
    return visible_to(rows, person, "article__project", everything=everything)


@statement
def pass_with_context(
    pk: UUID, person: int, speakers: list[UUID], suggestions: list[UUID], *, everything: bool
) -> "QuerySet[PassInContext]":
    """Read and lock a pass with whatever a batch of changes refers to."""
    found = one_pass(pk, person, everything=everything, lock=True).annotate(**context_of(speakers, suggestions))
    return cast("QuerySet[PassInContext]", found)


def referred(ops: object) -> tuple[list[UUID], list[UUID], list[UUID]]:
    """Gather the speakers, suggestions and claims to which operations refer that nobody has looked at yet."""
    speakers: set[UUID] = set()
    suggestions: set[UUID] = set()
    claims: set[UUID] = set()
    for op in ops[:MAX_OPS] if isinstance(ops, list) else ():
        op = op if isinstance(op, dict) else {}
        claim = op.get("put")
        claim = claim if isinstance(claim, dict) else {}
        named = claim.get("speakers")
        _gather(speakers, named if isinstance(named, (list, tuple)) else ())
        _gather(suggestions, [claim.get("suggestion"), op.get("decide")])
        _gather(claims, [claim.get("id"), op.get("delete"), op.get("claim")])
    return list(speakers), list(suggestions), list(claims)


def context_of(speakers: list[UUID], suggestions: list[UUID]) -> dict[str, Combinable]:
    """Ask, in the statement that reads the pass, for whatever the operations refer to."""
    project = OuterRef("article__project")
    guideline = GuidelineVersion.objects.filter(project=project).order_by("-number").values("pk")[:1]
    labels = Label.objects.filter(scale__project=project)
    read_as = Coalesce("merged_into__key", "key")
    live = Claim.objects.filter(assignment=OuterRef("pk"), deleted_at=None)
    decided = Decision.objects.filter(assignment=OuterRef("pk"), suggestion__pk__among=suggestions)
    here = Q(anonymous=False) | Q(article=OuterRef("article"))
    return {
        "label_ids": ArraySubquery(labels.values(json=JSONObject(key="key", id="id", read_as=read_as))),
        "known_speakers": ArraySubquery(Speaker.objects.filter(here, project=project, pk__among=speakers).values("pk")),
        "known_suggestions": ArraySubquery(
            Suggestion.objects.filter(article=OuterRef("article"), pk__among=suggestions).values("pk")
        ),
        "decided": ArraySubquery(
            decided.values(json=JSONObject(key="suggestion_id", outcome="outcome", claim="claim_id"))
        ),
        "guideline": Subquery(guideline),
        "now": Now(),
        "live_claims": Subquery(live.order_by().values("assignment").annotate(count=Count("*")).values("count")),
    }


def _gather(found: set[UUID], values: Iterable[object]) -> None:
    found.update(key for value in values if (key := read_id(value)) is not None)


@statement
def stored_claims(keys: list[UUID]) -> "QuerySet[CompleteClaim]":
    """Read claims in full, of whatever pass."""
    return complete(Claim.objects.filter(pk__among=keys))


@statement
def nesting_of_pass(assignment: UUID) -> QuerySet[Claim, tuple[UUID, Fragments, UUID | None, str]]:
    """Read what the live claims of a pass say, and under which others they lie."""
    live = Claim.objects.filter(assignment=assignment, deleted_at=None)
    return live.values_list("pk", "content", "parent_id", "nesting")


@statement
def silent_claims(assignment: UUID) -> QuerySet[Claim, tuple[UUID, Fragments]]:
    """Find the live claims of a pass that name no speaker, and do not say that none is stated."""
    live = Claim.objects.filter(assignment=assignment, deleted_at=None)
    return live.filter(no_speaker_stated=False, claim_speakers=None).values_list("pk", "content")


@statement
def unjudged_claims(assignment: UUID) -> QuerySet[Claim, tuple[UUID, Fragments]]:
    """Find the live claims of a pass whose newest verdict is none."""
    given = Verdict.objects.filter(claim=OuterRef("pk"), superseded_by=None, label__isnull=False)
    live = Claim.objects.filter(assignment=assignment, deleted_at=None)
    return live.filter(~Exists(given)).values_list("pk", "content")
