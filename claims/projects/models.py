"""Tables of the first stage: who works, and by which rules."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.core.claim import REQUIRABLE
from claims.core.ids import new_id

COMPARABLE = ["supported", "refuted", "not_enough_evidence", "conflicting"]


class Project(models.Model):
    """A body of articles, the people who work on them, and their rules."""

    class Order(models.TextChoices):
        """The order of the queue among articles of the same priority: the oldest, the least sure suggestions, or any first."""

        AGE = "age"
        UNSURE = "unsure"
        RANDOM = "random"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag of most articles.")
    annotators_per_article = models.PositiveSmallIntegerField(
        default=1, help_text="How many people read an article of the overlap."
    )
    overlap_share = models.FloatField(
        default=1.0, help_text="Share, 0..1, of articles that get that many people; the rest get one."
    )
    blind = models.BooleanField(default=True, help_text="Annotators do not see each other's work.")
    engine = models.CharField(max_length=40, default="rules", help_text="Engine that suggests claims; empty for none.")
    control_share = models.FloatField(
        default=0.0, help_text="Share, 0..1, of articles that are shown without suggestions."
    )
    auto_promote = models.BooleanField(
        default=True,
        help_text="A trained engine that is measurably better takes over by itself; a choice by hand ends that.",
    )
    claim_types = ArrayField(models.CharField(max_length=40), default=list, help_text="Claim types on offer.")
    accept_all_score = models.FloatField(
        null=True,
        default=0.9,
        help_text="Score, 0..1, from which suggestions may be accepted all at once; empty: one at a time only.",
    )
    quotes_in_content = models.BooleanField(
        default=True, help_text="Quotation marks around what is said belong to the content of a claim."
    )
    verdict_required = models.BooleanField(
        default=False, help_text="A pass is submitted only when every claim has a verdict."
    )
    required_fields = ArrayField(
        models.CharField(max_length=20),
        default=list,
        db_default=[],
        help_text="What every claim needs beside its speaker before a pass is submitted.",
    )
    order = models.CharField(
        max_length=8,
        choices=Order,
        default=Order.AGE,
        db_default="age",
        help_text="In which order people are given articles.",
    )
    order_seed = models.PositiveIntegerField(default=0, db_default=0, help_text="Decides the random order.")
    next_number = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())
    archived_at = models.DateTimeField(null=True, help_text="Since when it can only be read.")
    deleted_at = models.DateTimeField(
        null=True, help_text="Since when nobody sees it; its managers can restore it for 30 days."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_project_per_name", fields=["name"], condition=Q(deleted_at=None)),
            models.CheckConstraint(
                name="people_per_article_1_to_20", condition=Q(annotators_per_article__range=(1, 20))
            ),
            models.CheckConstraint(name="overlap_share_0_to_1", condition=Q(overlap_share__range=(0, 1))),
            models.CheckConstraint(
                name="required_fields_known", condition=Q(required_fields__contained_by=list(REQUIRABLE))
            ),
            models.CheckConstraint(name="order_known", condition=Q(order__in=["age", "unsure", "random"])),
            models.CheckConstraint(name="control_share_0_to_1", condition=Q(control_share__range=(0, 1))),
            models.CheckConstraint(
                name="accept_all_score_0_to_1",
                condition=Q(accept_all_score=None) | Q(accept_all_score__range=(0, 1)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """One person's role in one project, and the pseudonym under which their work leaves it."""

    class Role(models.TextChoices):
        """What a person may do: see `permissions.py`."""

        VIEWER = "viewer"
        ANNOTATOR = "annotator"
        ADJUDICATOR = "adjudicator"
        MANAGER = "manager"
        EXPORTER = "exporter"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="members", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    pseudonym = models.CharField(
        max_length=20, help_text="Random, made when the person joined; exports name people by it."
    )
    number = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text='Given by the database to whoever annotates, and kept: "Annotator 2" where the name may not be known.',
    )
    active = models.BooleanField(default=True)
    most_open = models.PositiveSmallIntegerField(
        null=True, help_text="How many articles the person may have open at once; empty: as many as the server allows."
    )
    paused_at = models.DateTimeField(null=True, help_text="Since when the person is given no further articles.")
    pause_reason = models.CharField(max_length=500, blank=True, help_text="Why; the person reads it.")
    invited_at = models.DateTimeField(
        null=True, help_text="When an invitation to this project made the account; empty for an account that was there."
    )
    link_ends_at = models.DateTimeField(
        null=True, help_text="Until when the newest sign-in link that a manager gave works, unless it is used."
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="most_open_1_to_50", condition=Q(most_open=None) | Q(most_open__range=(1, 50))),
            models.CheckConstraint(
                name="paused_for_a_reason",
                condition=Q(paused_at=None, pause_reason="") | (Q(paused_at__isnull=False) & ~Q(pause_reason="")),
            ),
            models.UniqueConstraint(name="one_role_per_person", fields=["project", "user"]),
            models.UniqueConstraint(name="one_person_per_pseudonym", fields=["project", "pseudonym"]),
            models.UniqueConstraint(name="one_person_per_number", fields=["project", "number"]),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="annotators_are_numbered",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("role"),
                condition=pgtrigger.Q(new__role="annotator", new__number__isnull=True),
                func="""
                    PERFORM pg_advisory_xact_lock(hashtextextended('numbers ' || NEW.project_id, 0));
                    NEW.number := (SELECT coalesce(max(number), 0) + 1 FROM claims_member WHERE project_id = NEW.project_id);
                    RETURN NEW;
                """,
            ),
            # Checked at the end of the transaction. The lock lets two managers who demote each other see what the other did.
            pgtrigger.Trigger(
                name="one_manager_at_least",
                when=pgtrigger.After,
                operation=pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__role="manager", old__active=True),
                func="""
                    PERFORM FROM claims_project WHERE id = OLD.project_id AND archived_at IS NULL FOR NO KEY UPDATE;
                    IF FOUND AND NOT EXISTS (
                        SELECT FROM claims_member WHERE project_id = OLD.project_id AND role = 'manager' AND active
                    ) THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'one_manager_at_least',
                            MESSAGE = 'one_manager_at_least: a project needs a manager';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pseudonym} {self.role}"


class Digest(models.Model):
    """A daily message by mail to somebody who asked for it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="digest")
    language = models.CharField(max_length=2)
    zone = models.CharField(max_length=60, help_text="Time zone of the person, as in Europe/Berlin.")
    done_on = models.DateField(null=True, help_text="The last of the person's days whose message is done.")

    def __str__(self) -> str:
        return self.zone


class Identity(models.Model):
    """Somebody's identity at an identity provider: whoever it is there signs in to this account."""

    # The key of account and issuer begins with it.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="identities", db_index=False)
    issuer = models.CharField(max_length=500)
    subject = models.CharField(
        max_length=255, help_text="The provider's name of the person, which it never gives to another."
    )
    connected_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_account_per_identity"),
            models.UniqueConstraint(fields=["user", "issuer"], name="one_identity_per_account"),
        ]

    def __str__(self) -> str:
        return self.issuer


class TokenScope(models.Model):
    """What a token is called and for; one without a row is for everything that its person may do."""

    token = models.OneToOneField("knox.AuthToken", models.CASCADE, primary_key=True, related_name="scope")
    name = models.CharField(max_length=100, blank=True)
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, related_name="+", help_text="The only project it is for; empty for all."
    )
    actions = ArrayField(
        models.CharField(max_length=30),
        null=True,
        help_text="The only actions it is for; empty for all that the role permits.",
    )
    last_used_on = models.DateField(null=True, help_text="Day of the last request, in UTC.")

    class Meta:
        triggers = [
            # Without this row it would be for everything.
            pgtrigger.Trigger(
                name="no_token_outlives_its_scope",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                func="DELETE FROM knox_authtoken WHERE digest = OLD.token_id; RETURN NULL;",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """Counts of one project, kept by the database with every write: of all people together, or of one person's own passes.

    A person's counts may lie in several rows, to be added up: a write takes one that no other write holds, or makes another,
    so that nobody waits for a count. `claims_recount` in the database counts everything anew.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="tallies", db_index=False)
    person = models.IntegerField(default=0, help_text="Number of the account; 0 for all people together.")
    articles = models.IntegerField(db_default=0)
    open_slots = models.IntegerField(db_default=0)
    begun = models.IntegerField(db_default=0, help_text="Articles that somebody has leased and nobody has submitted.")
    shared = models.IntegerField(db_default=0, help_text="Articles with a submitted pass that are not done.")
    done = models.IntegerField(db_default=0)
    covered = models.IntegerField(db_default=0, help_text="Articles with a submitted pass of any kind.")
    learnt = models.IntegerField(db_default=0, help_text="Submitted articles that engines learn from.")
    held_out = models.IntegerField(db_default=0, help_text="Submitted articles that engines are measured on.")
    leased = models.IntegerField(db_default=0)
    submitted = models.IntegerField(db_default=0)
    submitted_shown = models.IntegerField(db_default=0, help_text="Those of them with suggestions on the screen.")
    leased_claims = models.IntegerField(db_default=0, help_text="Claims in passes that are leased.")
    submitted_claims = models.IntegerField(db_default=0)
    settled = models.IntegerField(db_default=0, help_text="Articles with a submitted gold pass.")
    recorded = models.IntegerField(
        db_default=0, help_text="Those, and articles that need one person and have their pass."
    )
    gold_claims = models.IntegerField(db_default=0, help_text="Claims in submitted gold passes.")
    record_claims = models.IntegerField(db_default=0, help_text="Claims of record of these articles.")
    passed_to = models.IntegerField(
        db_default=0,
        help_text="No article of a lower `queue_key` has a place for the person, unless one was given back since (`Standing.returned`).",
    )

    class Meta:
        indexes = [models.Index(fields=["project", "person"], name="tally_of_person")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.person}"


class GuidelineVersion(models.Model):
    """One numbered version of a project's guideline; every claim names the version it was made under."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="guidelines", db_index=False)
    number = models.PositiveIntegerField()
    markdown = models.TextField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="one_guideline_per_number", fields=["project", "number"])]

    def __str__(self) -> str:
        return f"guideline {self.number}"


class Scale(models.Model):
    """The verdict scale of a project."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.OneToOneField(Project, models.PROTECT, related_name="scale")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Label(models.Model):
    """One verdict of a scale, and the verdict of AVeriTeC's four that it compares with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="labels", db_index=False)
    key = models.CharField(max_length=40, help_text="Stable name in exports.")
    name = models.CharField(max_length=100)
    digit = models.PositiveSmallIntegerField(
        null=True, help_text="Key that gives this verdict; none for a label that is merged into another."
    )
    color = models.CharField(max_length=20, help_text="Colour token of the screen.")
    sign = models.CharField(max_length=4, help_text="Sign beside the colour, so that colour is never alone.")
    comparable = models.CharField(max_length=20, choices=[(name, name) for name in COMPARABLE])
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="merged",
        help_text="The label as which its verdicts are read; they keep it themselves, so that a merge can be undone.",
    )

    class Meta:
        ordering = [F("digit")]
        constraints = [
            models.UniqueConstraint(name="one_label_per_key", fields=["scale", "key"]),
            # At the end of the transaction: two labels may change places. A merged label keeps its sign, for the way back.
            models.UniqueConstraint(
                name="one_label_per_digit", fields=["scale", "digit"], deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                name="one_label_per_sign", fields=["scale", "sign"], deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="label_digit_1_to_9",
                condition=Q(merged_into=None, digit__isnull=False, digit__range=(1, 9))
                | Q(merged_into__isnull=False, digit=None),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="merged_into_one_of_the_scale",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id"),
                condition=pgtrigger.Q(new__merged_into__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM claims_label WHERE id = NEW.merged_into_id AND id <> NEW.id AND scale_id = NEW.scale_id
                          AND merged_into_id IS NULL
                    ) OR EXISTS (SELECT FROM claims_label WHERE merged_into_id = NEW.id) THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_one_of_the_scale',
                            MESSAGE = 'merged_into_one_of_the_scale: a label is merged into another of its scale, and only once';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name
