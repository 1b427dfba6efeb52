"""Tables of the suggestions stage: what engines propose. A suggestion is never a claim."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.articles.models import Article
from claims.core.ids import new_id
from claims.core.records import Directness, Nesting, SpeakerKind
from claims.fields import FragmentsField
from claims.jobs import Job
from claims.projects.models import Project
from claims.suggestions.counting import RUNS_COUNTED

INSIDE_TEXT = """
    SELECT length INTO STRICT longest FROM claims_article WHERE id = {article};
    IF NOT NEW.content <@ int4multirange(int4range(0, longest))
       OR NOT NEW.source <@ int4multirange(int4range(0, longest))
       OR NOT NEW.cue <@ int4multirange(int4range(0, longest)) {more}
    THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
# The same of all new rows at once, which costs less than asking for each. Sub-selects with OFFSET are not joined, so that a
# plan made while the tables were small never reads a whole one later.
NEW_INSIDE_TEXT = """
    IF EXISTS (
        SELECT 1 FROM new_rows n LEFT JOIN LATERAL (
            SELECT int4multirange(int4range(0, t.length)) AS whole FROM {article} OFFSET 0
        ) a ON true
        WHERE (n.content <@ a.whole AND n.source <@ a.whole AND n.cue <@ a.whole {more}) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


def of_new_rows(name: str, func: str, operation: pgtrigger.Operation = pgtrigger.Insert) -> pgtrigger.Trigger:
    """Check the rows of a statement at its end, all at once: `func` finds them in the table new_rows."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func=func,
    )


class SuggestionRun(models.Model):
    """One engine version has read one article, whatever it found."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="suggestion_runs", db_index=False)
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    suggestions = models.PositiveIntegerField(help_text="How many claims it proposed.")
    cpu_seconds = models.FloatField()
    note = models.JSONField(null=True, help_text="What people should know: a fallback was used, and why.")
    characters = models.PositiveIntegerField(default=0, help_text="Characters that were exchanged with another host.")
    dropped = models.PositiveIntegerField(default=0, help_text="Proposals that did not stand in the text.")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_run_per_version", fields=["article", "engine", "engine_version"])
        ]
        indexes = [models.Index(fields=["created_at"], name="run_exchanged", condition=Q(characters__gt=0))]
        triggers = RUNS_COUNTED

    def __str__(self) -> str:
        return f"{self.engine} {self.engine_version}"


class VersionTally(models.Model):
    """How many articles of a project an engine version has read, kept by the database; rows of one version add up."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    articles = models.IntegerField()
    first_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.engine} {self.engine_version}: {self.articles}"


class Suggestion(models.Model):
    """One claim that an engine proposes; people decide on it, it decides nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="suggestions", db_index=False)
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    key = models.UUIDField(
        null=True,
        help_text="Identifier in datasets, where it is not the row's own: set when the row came from a dataset.",
    )
    fingerprint = models.CharField(max_length=64, help_text="Hash of the fragments: the same proposal is stored once.")
    content = FragmentsField()
    source = FragmentsField()
    cue = FragmentsField()
    directness = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Directness])
    score = models.FloatField(help_text="The engine's confidence, 0..1.")
    reason = models.JSONField(null=True, help_text="Code and values of the pattern that matched.")
    speaker_name = models.CharField(max_length=200, blank=True, help_text="The speaker as the engine guesses.")
    speaker_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in SpeakerKind])
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="nested", db_index=False)
    nesting = models.CharField(max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in Nesting])
    checkworthiness = models.FloatField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    retired_at = models.DateTimeField(null=True, help_text="When a newer version of the engine replaced it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_suggestion_per_proposal", fields=["article", "engine", "engine_version", "fingerprint"]
            ),
            models.CheckConstraint(name="suggestion_content_not_empty", condition=~Q(content=())),
            models.CheckConstraint(name="suggestion_score_0_to_1", condition=Q(score__range=(0, 1))),
        ]
        indexes = [models.Index(fields=["parent"], name="suggestion_nested", condition=Q(parent__isnull=False))]
        triggers = [
            pgtrigger.Trigger(
                name="suggestion_inside_text",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("content", "source", "cue"),
                declare=[("longest", "integer")],
                func=INSIDE_TEXT.format(article="NEW.article_id", more=""),
            ),
            of_new_rows(
                "new_suggestions_inside_text",
                NEW_INSIDE_TEXT.format(article="claims_article t WHERE t.id = n.article_id", more=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engine}: {self.content}"


class EngineModel(models.Model):
    """One engine that a project trained from its own articles: its files, what it learned from, and how good it is."""

    class State(models.TextChoices):
        """The champion reads the project's articles; challengers were not better, or not measurably; the rest is past."""

        CHALLENGER = "challenger"
        CHAMPION = "champion"
        RETIRED = "retired"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="engine_models", db_index=False)
    trainer = models.CharField(max_length=40, help_text="How it was trained: a key of the table of trainers.")
    version = models.CharField(max_length=100, help_text="Hash of everything that made it.")
    label = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.CHALLENGER)
    files = models.JSONField(default=dict, help_text="Name -> {stored, sha256, bytes}; empty once they were deleted.")
    manifest = models.JSONField(default=dict)
    metrics = models.JSONField(default=dict, help_text="Figures of the newest measurement, beside the champion's.")
    note = models.JSONField(null=True, help_text="Why it cannot be used any more.")
    made_by = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    promoted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_model_per_version", fields=["project", "version"]),
            models.UniqueConstraint(name="one_champion", fields=["project"], condition=Q(state="champion")),
        ]

    def __str__(self) -> str:
        return f"{self.trainer} {self.version}"
