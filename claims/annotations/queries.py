"""Everything that the annotate screen needs of one pass, in a fixed number of statements."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from claims.annotations.models import Claim, ClaimSpeaker, Decision
from claims.annotations.rows import complete, present
from claims.articles.models import Article, Standing
from claims.articles.queries import present_article, present_speaker, speakers_at
from claims.assignments.models import Assignment
from claims.assignments.services import present as present_assignment
from claims.core.json_types import JSONDict
from claims.core.messages import Shown, shown
from claims.engines import ENGINES
from claims.projects.models import GuidelineVersion, Project, Tally
from claims.projects.presenting import labels_of, present_scale
from claims.statements import ask_three, replanned, statement
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.services import engine_state, unread_from
from claims.suggestions.services import present as present_suggestion


class Rules(TypedDict):
    """What `work_of` reads beside a pass: the rules of its project, and where the person stands."""

    guideline_number: int | None
    guideline_at: datetime | None
    mine_submitted: int
    articles: int
    labels: list[JSONDict]
    of_deleted: list[UUID]
    note: Shown | None


class Fate(TypedDict):
    """What was decided about a suggestion in a pass, and the claim that it became."""

    outcome: str | None
    claim_id: UUID | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from claims.annotations.rows import CompleteClaim

    OpenedPass = WithAnnotations[Assignment, Rules]
    DecidedSuggestion = WithAnnotations[Suggestion, Fate]


def work(assignment: UUID, project: Project, person: User) -> dict[str, object]:
    """Read a pass with its article, suggestions, claims and speakers; `project` knows the person's role in it."""
    return opened(assignment, project, person)[0]


def opened(assignment: UUID, project: Project, person: User) -> tuple[dict[str, object], list[UUID]]:
    """Read what `work` reads, and which articles from this one on no engine has read yet."""
    passes: list[OpenedPass]
    claims: list[CompleteClaim]
    passes, claims, unread = ask_three(
        work_of.of(assignment, project.pk, person.pk, project.engine),
        live_claims.of(assignment),
        unread_at.of(assignment, project.pk),
    )
    if not passes:
        raise Assignment.DoesNotExist
    row = passes[0]
    article = row.article
    used = {speaker for claim in claims for speaker in claim.speaker_ids} | set(row.of_deleted)
    speakers = speakers_at(project, article.pk, person.pk, used)
    known = [speaker for speaker in reversed(speakers) if speaker.merged_into_id is None]
    names = {name: speaker.pk for speaker in known for name in (*speaker.names, speaker.name)}
    found = {
        "assignment": present_assignment(row, project.pk),
        "project": {
            **present_rules(project, row.guideline_number, row.guideline_at, row.labels, article.language),
            **({"engine_available": False, "engine_note": row.note} if row.note else {}),
        },
        "article": present_article(article),
        "suggestions": suggestions(row, names) if row.suggestions_shown else [],
        "suggestions_pending": row.suggestions_shown and project.engine in ENGINES and article.pk in unread,
        "claims": [present(claim, article.text) for claim in claims],
        "speakers": [present_speaker(speaker) for speaker in speakers],
        "queue": {"number": article.number, "articles": row.articles, "mine_submitted": row.mine_submitted},
    }
    return found, unread


@statement
def work_of(assignment: UUID, project: UUID, person: int, engine: str) -> "QuerySet[OpenedPass]":
    """Read a pass with its article and the rules of the project."""
    guideline = GuidelineVersion.objects.filter(project=project).order_by("-number")
    mine = Tally.objects.filter(project=project, person=person).order_by().values("person")
    total = Article.objects.filter(project=project).order_by("-number").values("number")[:1]
    found = (
        Assignment.objects.select_related("article")
        .defer("article__search")
        .annotate(
            guideline_number=Subquery(guideline.values("number")[:1]),
            guideline_at=Subquery(guideline.values("created_at")[:1]),
            mine_submitted=Coalesce(
                Subquery(mine.annotate(count=Sum("submitted")).values("count"), output_field=IntegerField()), 0
            ),
            articles=Subquery(total),
            labels=labels_of("article__project"),
            # Undo brings a deleted claim back, with its speakers.
            of_deleted=ArraySubquery(
                ClaimSpeaker.objects.filter(claim__assignment=OuterRef("pk"), claim__deleted_at__isnull=False)
                .order_by("id")
                .values("speaker")
            ),
            note=Subquery(
                SuggestionRun.objects.filter(article=OuterRef("article"), engine=engine)
                .order_by("-created_at")
                .values("note")[:1]
            ),
        )
        .filter(pk=assignment)
    )
    return cast("QuerySet[OpenedPass]", found)


@replanned
def unread_at(assignment: UUID, project: UUID) -> QuerySet[Standing, UUID]:
    """Read which articles from that of a pass on no engine has read yet."""
    number = Assignment.objects.filter(pk=assignment).values("number")
    return unread_from(project, Subquery(number)).values_list("article", flat=True)


@statement
def live_claims(assignment: UUID) -> "QuerySet[CompleteClaim]":
    """Read the claims of a pass in full, in the order of the text."""
    return complete(Claim.objects.filter(assignment=assignment, deleted_at=None)).order_by("content", "id")


@statement
def suggestions_at(assignment: UUID, article: UUID) -> "QuerySet[DecidedSuggestion]":
    """Read the suggestions of an article, in the order of the text, with what was decided about them in a pass."""
    decided = Decision.objects.filter(assignment=assignment, suggestion=OuterRef("pk"))
    found = (
        Suggestion.objects.filter(article=article)
        .annotate(outcome=Subquery(decided.values("outcome")[:1]), claim_id=Subquery(decided.values("claim")[:1]))
        .order_by("content", "id")
    )
    return cast("QuerySet[DecidedSuggestion]", found)


def suggestions(row: Assignment, names: dict[str, UUID]) -> list[dict[str, object]]:
    """Read the suggestions of a pass's article that are not retired, or were decided in it, with the decisions."""
    found: list[DecidedSuggestion] = suggestions_at.all(row.pk, row.article_id)
    return [
        present_suggestion(item, names, (item.outcome, item.claim_id) if item.outcome else None)
        for item in found
        if item.retired_at is None or item.outcome
    ]


def present_rules(
    project: Project,
    guideline: int | None,
    guideline_at: datetime | None,
    labels: list[JSONDict] | None = None,
    language: str = "",
) -> dict[str, object]:
    """Show what people at a screen need to know of a project's rules, and of its engine at an article in that language."""
    usable, note = engine_state(project.engine, language)
    return {
        "id": project.pk,
        "name": project.name,
        "scale": present_scale(project, labels),
        "claim_types": project.claim_types,
        "accept_all_score": project.accept_all_score,
        "quotes_in_content": project.quotes_in_content,
        "verdict_required": project.verdict_required,
        "engine": project.engine,
        "engine_available": usable,
        "engine_note": shown(note),
        "guideline": {"number": guideline, "created_at": guideline_at} if guideline else None,
    }
