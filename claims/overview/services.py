"""The only write across all stages: what was deleted 30 days ago is removed for good."""

import logging
from collections.abc import Iterator
from uuid import UUID

import pgtrigger
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.functions import Now

from claims.annotations.comments.models import Comment, CommentMention
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import (
    Article,
    ArticleLanguage,
    HeldArticle,
    Speaker,
    SpeakerAlias,
    SpeakerDelta,
    SpeakerRole,
    SpeakerUse,
    Standing,
)
from claims.assignments.models import Assignment
from claims.audit import Actor, Event, event, record
from claims.datasets.importing.models import ImportBatch, ImportLabel
from claims.datasets.releases.models import Release
from claims.jobs import Job
from claims.projects.lifecycle.services import TO_RESTORE
from claims.projects.models import GuidelineVersion, Label, Member, Project, Scale, Tally, TokenScope
from claims.review.models import ComparedValue, Comparison, Resolution, Settlement, ToCompare
from claims.suggestions.models import EngineModel, Suggestion, SuggestionRun, VersionTally

log = logging.getLogger(__name__)

# What is stored beside the file of a dataset.
BESIDE = ("manifest.json", "loss.json", "splits.jsonl", "index")

# Every table with rows of projects, and the way from a row to its project; what refers to others comes before them.
OF_PROJECT: tuple[tuple[type[Model], str], ...] = (
    (CommentMention, "comment__article__project"),
    (Comment, "article__project"),
    (Evidence, "verdict__claim__assignment__project"),
    (Verdict, "claim__assignment__project"),
    (Decision, "assignment__project"),
    (ClaimSpeaker, "claim__assignment__project"),
    (Settlement, "gold__project"),
    (Resolution, "gold__project"),
    (Claim, "assignment__project"),
    (ComparedValue, "comparison__project"),
    (Comparison, "project"),
    (ToCompare, "project"),
    (Assignment, "project"),
    (Suggestion, "article__project"),
    (SuggestionRun, "article__project"),
    (VersionTally, "project"),
    (EngineModel, "project"),
    (SpeakerDelta, "speaker__project"),
    (SpeakerUse, "project"),
    (SpeakerAlias, "speaker__project"),
    (SpeakerRole, "speaker__project"),
    (Speaker, "project"),
    (HeldArticle, "project"),
    (ArticleLanguage, "project"),
    (Standing, "project"),
    (Article, "project"),
    (Label, "scale__project"),
    (Scale, "project"),
    (GuidelineVersion, "project"),
    (Member, "project"),
    (Release, "project"),
    (TokenScope, "project"),
    (Tally, "project"),
    (ImportBatch, "job__project_id"),
    (ImportLabel, "project"),
    (Job, "project_id"),
    (Event, "project_id"),
    (Project, "pk"),
)
# Rows of these tables are final for everybody; the triggers that say so rest for the one transaction of a purge.
FINAL = (
    "claims.Event:history_is_final", "claims.Verdict:verdict_is_final", "claims.Evidence:evidence_is_final",
    "claims.Resolution:resolution_is_final", "claims.Release:release_is_kept",
)  # fmt: skip


def purge_due() -> list[UUID]:
    """Remove every project that was deleted more than 30 days ago; return which. One that fails is tried again the next time."""
    purged = []
    for pk in list(Project.objects.filter(deleted_at__lte=Now() - TO_RESTORE).values_list("pk", flat=True)):
        try:
            if purge_project(pk):
                purged.append(pk)
        except DatabaseError:
            log.exception("The deleted project %s could not be purged", pk)
    return purged


def purge_project(project: UUID, *, at_once: bool = False) -> bool:
    """Remove a deleted project with everything in it, also its history and its files; one event without names remains.

    Does nothing and returns False unless it was deleted more than 30 days ago, or `at_once` is asked for and it is deleted.
    """
    due = Project.objects.select_for_update().filter(pk=project).exclude(deleted_at=None)
    if not at_once:
        due = due.filter(deleted_at__lte=Now() - TO_RESTORE)
    with transaction.atomic():
        row = due.first()
        if row is None or row.deleted_at is None:
            return False
        files = list(_files(project))
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        with pgtrigger.ignore(*FINAL):
            counts = {
                table._meta.model_name: table._default_manager.filter(**{way: project})._raw_delete(DEFAULT_DB_ALIAS)
                for table, way in OF_PROJECT
            }
        after = {"deleted_at": row.deleted_at.isoformat(), "articles": counts["article"], "claims": counts["claim"]}
        record(event(Actor(), "project", project, "purged", after=after))
        transaction.on_commit(lambda: _delete_files(files))
    return True


def _files(project: UUID) -> Iterator[str]:
    """Name what the project has in storage: uploads, datasets, and trained engines."""
    for name, params in Job.objects.filter(project_id=project).values_list("file", "params"):
        if name:
            yield from (name, *(f"{name}.{suffix}" for suffix in BESIDE))
        yield from (file["stored"] for file in params.get("files", ()))
    for name in Release.objects.filter(project=project).values_list("file", flat=True):
        yield from (name, *(f"{name}.{suffix}" for suffix in BESIDE))
    for row in EngineModel.objects.filter(project=project).exclude(files={}):
        yield from (file["stored"] for file in row.files.values())


def _delete_files(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
