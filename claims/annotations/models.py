"""Tables of the fifth stage: what people decide."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.annotations.counting import CLAIMS_COUNTED, MENTIONS_COUNTED
from claims.articles.models import Speaker
from claims.assignments.models import Assignment
from claims.audit import never_emptied
from claims.core.claim import Certainty, Origin, VerdictStatus
from claims.core.ids import new_id
from claims.core.records import Checkworthiness, ClaimType, Directness, Nesting, Stance
from claims.fields import FragmentsField
from claims.projects.models import GuidelineVersion, Label
from claims.suggestions.models import INSIDE_TEXT, NEW_INSIDE_TEXT, Suggestion, of_new_rows

PROJECT_OF_CLAIM = """(
    SELECT t.project_id FROM claims_claim c
    JOIN claims_assignment a ON a.id = c.assignment_id JOIN claims_article t ON t.id = a.article_id
    WHERE c.id = n.claim_id
)"""
SPEAKER_OF_PROJECT = f"""
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE ((SELECT s.project_id FROM claims_speaker s WHERE s.id = n.speaker_id) = {PROJECT_OF_CLAIM}) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'speaker_of_project' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
LABEL_OF_PROJECT = f"""
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE n.label_id IS NOT NULL AND (
            (SELECT s.project_id FROM claims_label l JOIN claims_scale s ON s.id = l.scale_id WHERE l.id = n.label_id)
            = {PROJECT_OF_CLAIM}
        ) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'label_of_project' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


class Claim(models.Model):
    """One claim frame: what is said (content), by whom (source, speakers), by which words (cue), to whom (addressee)."""

    id = models.UUIDField(
        primary_key=True, editable=False, help_text="Made by the client, so that a create can be repeated."
    )
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="claims")
    key = models.UUIDField(
        null=True,
        help_text="Identifier in datasets, where it is not the row's own: set when the row came from a dataset.",
    )
    content = FragmentsField()
    source = FragmentsField(default=tuple)
    cue = FragmentsField(default=tuple)
    addressee = FragmentsField(default=tuple)
    speakers = models.ManyToManyField(Speaker, through="ClaimSpeaker", related_name="claims")
    no_speaker_stated = models.BooleanField(default=False)
    directness = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Directness])
    claim_type = models.CharField(max_length=40, blank=True, choices=[(kind.value, kind.value) for kind in ClaimType])
    checkworthiness = models.CharField(
        max_length=3, blank=True, choices=[(kind.value, kind.value) for kind in Checkworthiness]
    )
    certainty = models.CharField(
        max_length=10, blank=True, default="", choices=[(kind.value, kind.value) for kind in Certainty]
    )
    was_said = models.BooleanField(
        null=True, help_text="Whether the source really said it; empty while nobody has looked."
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="nested", db_index=False)
    nesting = models.CharField(max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in Nesting])
    note = models.TextField(blank=True)
    origin = models.CharField(
        max_length=12, choices=[(kind.value, kind.name.title()) for kind in Origin], default=Origin.HUMAN.value
    )
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, null=True, related_name="claims", db_index=False)
    guideline_version = models.ForeignKey(GuidelineVersion, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(
        default=1, help_text="Counts the writes; an edit names the one it is based on."
    )
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="claim_content_not_empty", condition=~Q(content=())),
            models.CheckConstraint(
                name="claim_not_its_own_parent", condition=Q(parent=None) | ~Q(parent=models.F("id"))
            ),
        ]
        # Most claims have neither.
        indexes = [
            models.Index(fields=["parent"], name="claim_nested", condition=Q(parent__isnull=False)),
            models.Index(fields=["suggestion"], name="claim_suggested", condition=Q(suggestion__isnull=False)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="claim_inside_text",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("content", "source", "cue", "addressee"),
                declare=[("longest", "integer")],
                func=INSIDE_TEXT.format(
                    article="(SELECT article_id FROM claims_assignment WHERE id = NEW.assignment_id)",
                    more="OR NOT NEW.addressee <@ int4multirange(int4range(0, longest))",
                ),
            ),
            of_new_rows(
                "new_claims_inside_text",
                NEW_INSIDE_TEXT.format(
                    article="claims_assignment s JOIN claims_article t ON t.id = s.article_id WHERE s.id = n.assignment_id",
                    more="AND n.addressee <@ a.whole",
                ),
            ),
            *CLAIMS_COUNTED,
        ]

    def __str__(self) -> str:
        return f"claim {self.id}"


class ClaimSpeaker(models.Model):
    """A claim's speaker, in the order in which the annotator named them."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="claim_speakers", db_index=False)
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="claim_speakers")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_mention_per_speaker", fields=["claim", "speaker"])]
        triggers = [
            of_new_rows("speaker_of_project", SPEAKER_OF_PROJECT),
            of_new_rows("speaker_stays_of_project", SPEAKER_OF_PROJECT, pgtrigger.Update),
            *MENTIONS_COUNTED,
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.speaker_id}"


class Decision(models.Model):
    """What one person decided about one suggestion in one pass."""

    class Outcome(models.TextChoices):
        """Accepted as it was, accepted with changes, or rejected."""

        ACCEPTED = "accepted"
        EDITED = "edited"
        REJECTED = "rejected"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="decisions", db_index=False)
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="decisions")
    decided_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="one_decision_per_pass", fields=["assignment", "suggestion"])]

    def __str__(self) -> str:
        return self.outcome


class Verdict(models.Model):
    """One judgement of whether a claim is true; a later one supersedes it, none is ever changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="verdicts", db_index=False)
    label = models.ForeignKey(
        Label, models.PROTECT, null=True, related_name="+", help_text="Empty when a verdict was taken back."
    )
    rationale = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        max_length=6,
        choices=[(kind.value, kind.name.title()) for kind in VerdictStatus],
        default=VerdictStatus.DRAFT.value,
    )
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["claim", "-id"], name="verdict_newest")]
        triggers = [
            pgtrigger.Protect(name="verdict_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied("verdicts_are_kept"),
            of_new_rows("label_of_project", LABEL_OF_PROJECT),
        ]

    def __str__(self) -> str:
        return f"verdict {self.label_id}"


class Evidence(models.Model):
    """One thing that speaks for or against a claim; it belongs to one verdict and, like it, never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="evidence", db_index=False)
    position = models.PositiveSmallIntegerField()
    url = models.CharField(max_length=2000, blank=True)
    archived_url = models.CharField(max_length=2000, blank=True)
    accessed_at = models.DateField(null=True)
    publisher = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    quote = models.TextField(blank=True)
    stance = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Stance])
    set_number = models.PositiveSmallIntegerField(
        default=1, help_text="Items of one set count together; sets are alternatives (FEVER)."
    )

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(name="one_evidence_per_position", fields=["verdict", "position"])]
        triggers = [
            pgtrigger.Protect(name="evidence_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied("evidence_is_kept"),
        ]

    def __str__(self) -> str:
        return self.title or self.url
