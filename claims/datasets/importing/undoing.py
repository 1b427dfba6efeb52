"""An import of annotations taken back as a whole, while nothing depends on what it brought."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

import pgtrigger
from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from claims import jobs
from claims.annotations.comments.models import Comment
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerDelta, SpeakerRole, SpeakerUse, Standing
from claims.assignments.models import Assignment
from claims.audit import Actor, event, record
from claims.core.errors import Conflict
from claims.core.records import JobState
from claims.datasets.importing.models import ImportBatch
from claims.datasets.importing.services import drop_uploads
from claims.datasets.importing.storing import take_places
from claims.projects.models import Member, Project
from claims.review.models import ComparedValue, Comparison, Resolution, Settlement, ToCompare
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.services import IMPORTED
from claims.transactions import atomic

# Rows of these are final for everybody else.
FINAL = (
    "claims.Verdict:verdict_is_final",
    "claims.Evidence:evidence_is_final",
    "claims.Resolution:resolution_is_final",
)
Row = TypeVar("Row", bound=Model)
UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


def take_back(*, actor: Actor, project: Project, job: jobs.Job) -> None:
    """Undo an import: one that waits is given up, one that has ended is removed with everything that it brought.

    Raises Conflict: import_running; import_in_use with what depends on it.
    """
    try:
        _take_back(actor, project, job)
    except IntegrityError:
        raise Conflict("import_in_use") from None
    drop_uploads(job)


@atomic
def _take_back(actor: Actor, project: Project, job: jobs.Job) -> None:
    stored = jobs.Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if stored.state in UNDER_WAY:
        raise Conflict("import_running", "The import has not finished yet; cancel it first.")
    if stored.state == JobState.WAITING:
        jobs.cancel(stored)
        return
    Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    batches = list(ImportBatch.objects.filter(job=stored).only("articles", "passes", "speakers", "retired"))
    if not batches:
        return
    articles = [pk for batch in batches for pk in batch.articles]
    passes = [pk for batch in batches for pk in batch.passes]
    own = Suggestion.objects.filter(
        engine=f"{IMPORTED}{stored.params['format']}",
        engine_version=stored.params["version"],
        article__project=project,
    )
    _check(list(own.values_list("pk", flat=True)), articles, passes)
    with pgtrigger.ignore(*FINAL):
        _remove_passes(passes, articles)
    _remove_suggestions(own, [pk for batch in batches for pk in batch.retired], stored)
    _remove_articles(articles)
    _remove_speakers([pk for batch in batches for pk in batch.speakers])
    _remove_people(project)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_recount(%s)", [project.pk])
        cursor.execute("SELECT claims_count_uses(%s, forget => true)", [project.pk])
    ImportBatch.objects.filter(job=stored).delete()
    result = {**(stored.result or {}), "undone": True}
    jobs.Job.objects.filter(pk=stored.pk).update(result=result)
    record(event(actor, "import", stored.pk, "undone", project=project.pk, after={"articles": len(articles)}))


def _check(suggestions: list[UUID], articles: list[UUID], passes: list[UUID]) -> None:
    """Raise Conflict (import_in_use) where somebody has worked with what the import brought."""
    others = Assignment.objects.filter(article__in=articles).exclude(pk__in=passes)
    claims = Claim.objects.filter(assignment__in=passes)
    depends = {
        "passes": others.count(),
        "decisions": Decision.objects.filter(suggestion__in=suggestions).count(),
        "claims": Claim.objects.filter(suggestion__in=suggestions).exclude(assignment__in=passes).count(),
        "comments": Comment.objects.filter(Q(article__in=articles) | Q(claim__in=claims.values("pk"))).count(),
        "settlements": Settlement.objects.filter(Q(gold__in=passes) | Q(claim__in=claims.values("pk"))).count()
        + Resolution.objects.filter(gold__in=passes, version__gt=1).count(),
        "verdicts": Verdict.objects.filter(claim__assignment__in=passes, author__isnull=False)
        .exclude(claim__assignment__kind=Assignment.Kind.GOLD)
        .count(),
    }
    found = {name: count for name, count in depends.items() if count}
    if found:
        words = ", ".join(f"{count:,} {name}" for name, count in found.items())
        raise Conflict("import_in_use", f"Others depend on what the import brought: {words}.")


def _remove_passes(passes: list[UUID], articles: list[UUID]) -> None:
    """Remove passes with their claims, and give back their places in articles that stay."""
    pairs = Comparison.objects.filter(Q(left__in=passes) | Q(right__in=passes))
    _gone(ComparedValue.objects.filter(comparison__in=pairs.values("pk")))
    _gone(pairs)
    claims = Claim.objects.filter(assignment__in=passes)
    _gone(Evidence.objects.filter(verdict__claim__in=claims.values("pk")))
    _gone(Verdict.objects.filter(claim__in=claims.values("pk")))
    _gone(ClaimSpeaker.objects.filter(claim__in=claims.values("pk")))
    _gone(Resolution.objects.filter(gold__in=passes))
    _gone(claims)
    # A gold pass takes no place.
    places = Assignment.objects.filter(pk__in=passes).exclude(article__in=articles).exclude(kind=Assignment.Kind.GOLD)
    back = Counter(places.values_list("article", flat=True))
    for count in set(back.values()):
        take_places([pk for pk, of in back.items() if of == count], -count)
    _gone(Assignment.objects.filter(pk__in=passes))


def _remove_suggestions(own: QuerySet[Suggestion], retired: list[UUID], job: jobs.Job) -> None:
    suggestions = Suggestion.objects.filter(pk__in=own.values("pk"))
    suggestions.update(parent=None)
    _gone(suggestions)
    runs = SuggestionRun.objects.filter(
        engine=f"{IMPORTED}{job.params['format']}",
        engine_version=job.params["version"],
        article__project=job.project_id,
    )
    _gone(runs)
    Suggestion.objects.filter(pk__in=retired).update(retired_at=None)


def _remove_articles(articles: list[UUID]) -> None:
    """Remove articles with what machines made of them."""
    suggestions = Suggestion.objects.filter(article__in=articles)
    suggestions.update(parent=None)
    _gone(suggestions)
    _gone(SuggestionRun.objects.filter(article__in=articles))
    _gone(ToCompare.objects.filter(article__in=articles))
    lone = Speaker.objects.filter(article__in=articles).values_list("pk", flat=True)
    _remove_speakers(list(lone))
    _gone(Standing.objects.filter(article__in=articles))
    _gone(Article.objects.filter(pk__in=articles))


def _remove_speakers(speakers: Iterable[UUID]) -> None:
    """Remove speakers whom no claim names any more."""
    named = ClaimSpeaker.objects.filter(speaker=OuterRef("pk"))
    unused = Speaker.objects.filter(~Exists(named), pk__in=list(speakers), merged=None)
    pks = list(unused.values_list("pk", flat=True))
    for table in (SpeakerDelta, SpeakerUse, SpeakerAlias, SpeakerRole):
        _gone(table._default_manager.filter(speaker__in=pks))
    _gone(Speaker.objects.filter(pk__in=pks))


def _remove_people(project: Project) -> None:
    """Remove made-up annotators who have no passes any more."""
    passes = Assignment.objects.filter(person=OuterRef("user"))
    made_up = Member.objects.filter(
        ~Exists(passes), project=project, active=False, user__username__endswith=f"@{project.pk}"
    )
    for member in made_up.filter(user__password="!").select_related("user"):
        if member.user.username == f"{member.pseudonym}@{project.pk}"[:150]:
            user = member.user_id
            member.delete()
            User.objects.filter(pk=user).delete()


def _gone(rows: QuerySet[Row]) -> None:
    rows._raw_delete(DEFAULT_DB_ALIAS)
