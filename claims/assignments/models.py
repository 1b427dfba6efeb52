"""The table of the fourth stage: one person's pass over one article."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.articles.models import Article
from claims.assignments.counting import (
    GOLD_IS_WHOLE,
    PASSES_COUNTED,
    PROJECT_OF_ARTICLE,
    STATES_COUNTED,
    SUBMISSIONS_NOTED,
)
from claims.core.ids import new_id
from claims.projects.models import Project


class Assignment(models.Model):
    """One person's pass over one article, from the lease to the submission."""

    class Kind(models.TextChoices):
        """Ordinary work, or the gold layer of an adjudicator."""

        ANNOTATION = "annotation"
        GOLD = "gold"

    class State(models.TextChoices):
        """Where a pass stands; one that is assigned waits for its person, and nobody else gets its place."""

        ASSIGNED = "assigned"
        LEASED = "leased"
        SUBMITTED = "submitted"
        SKIPPED = "skipped"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"

    class Hidden(models.TextChoices):
        """Why a pass shows no suggestions: control share, held out to evaluate trained engines, or no engine."""

        CONTROL = "control"
        HELD_OUT = "held_out"
        NO_ENGINE = "no_engine"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="assignments", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", db_index=False)
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        db_constraint=False,
        help_text="The article's; the database fills it in, so that a project's newest passes are found without its articles.",
    )
    number = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="The article's; the database fills it in, so that a person's passes are found in the order of the articles.",
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ANNOTATION)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.LEASED)
    lease_expires_at = models.DateTimeField(help_text="Any sync moves it on.")
    turn = models.PositiveBigIntegerField(
        default=0,
        db_default=0,
        help_text="Number of the newest batch of changes: an older one that arrives after it is refused.",
    )
    answered = models.JSONField(
        null=True, help_text="SHA-256 of that batch and its results, for when the answer was lost: {sha256, results}."
    )
    active_seconds = models.FloatField(default=0, help_text="Seconds in which the person did something.")
    suggestions_shown = models.BooleanField(
        default=True, help_text="False for articles of the control share and those held out from training."
    )
    suggestions_hidden = models.CharField(
        max_length=10, blank=True, choices=Hidden, help_text="Why none were shown; empty where that is not known."
    )
    skip_reason = models.CharField(max_length=500, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_on = models.DateField(null=True, help_text="By when whoever assigned it would like it to be done.")
    returned_at = models.DateTimeField(
        null=True, help_text="When it was sent back to its person last; empty once they have reopened it themselves."
    )
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    return_reason = models.CharField(max_length=2000, blank=True, db_default="")
    returned_claims = ArrayField(models.UUIDField(), null=True, help_text="The claims that the reason is about.")
    created_at = models.DateTimeField(db_default=Now())
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_pass_per_round", fields=["article", "person", "kind", "round"]),
            models.UniqueConstraint(
                name="one_live_pass_per_person",
                fields=["article", "person"],
                condition=Q(state__in=["leased", "assigned"]),
            ),
            models.UniqueConstraint(
                name="one_gold_per_article",
                fields=["article"],
                condition=Q(kind="gold", state__in=["leased", "submitted"]),
            ),
        ]
        indexes = [
            models.Index(fields=["project", "state", "number"], name="pass_gold", condition=Q(kind="gold")),
            models.Index(fields=["person", "state"], name="pass_by_person"),
            models.Index(
                fields=["project", "person", "state", "number"], name="pass_in_order", condition=Q(kind="annotation")
            ),
            models.Index(
                fields=["project", "person", "submitted_at"], name="pass_finished", condition=Q(state="submitted")
            ),
            models.Index(fields=["assigned_by"], name="pass_assigned_by", condition=Q(assigned_by__isnull=False)),
            models.Index(fields=["returned_by"], name="pass_returned_by", condition=Q(returned_by__isnull=False)),
            models.Index(fields=["project", "person"], name="pass_assigned", condition=Q(state="assigned")),
            models.Index(fields=["project", "number"], name="pass_skipped", condition=Q(state="skipped")),
            models.Index(fields=["lease_expires_at"], name="pass_leased", condition=Q(state="leased")),
            models.Index(
                F("project"),
                F("kind"),
                F("suggestions_shown"),
                F("submitted_at").desc(),
                F("id"),
                name="pass_newest",
                condition=Q(state="submitted"),
            ),
        ]
        triggers = [PROJECT_OF_ARTICLE, PASSES_COUNTED, STATES_COUNTED, SUBMISSIONS_NOTED, GOLD_IS_WHOLE]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


ASSIGNED, LEASED, SUBMITTED, SKIPPED, EXPIRED, WITHDRAWN = (
    Assignment.State.ASSIGNED,
    Assignment.State.LEASED,
    Assignment.State.SUBMITTED,
    Assignment.State.SKIPPED,
    Assignment.State.EXPIRED,
    Assignment.State.WITHDRAWN,
)
# The states of a pass that has a place in its article and is not submitted.
HELD = (LEASED, ASSIGNED)
