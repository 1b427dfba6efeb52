"""Tables of the sixth stage: what passes over one article share."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Now

from claims.annotations.models import Claim
from claims.annotations.sync import MAX_RULE, Cause, Settling
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import never_emptied
from claims.core.ids import new_id
from claims.projects.models import Project
from claims.suggestions.models import of_new_rows

PASSES_OF_ARTICLE = """
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.left_id)
           OR n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.right_id)
    ) THEN RAISE EXCEPTION 'passes_of_article' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


class ToCompare(models.Model):
    """An article of which a pass was just submitted; the database notes it, and the sweep compares its passes.

    Every submission is a row of its own, so that one which commits late is not lost with the row of another.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", db_constraint=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="+", db_index=False, db_constraint=False)

    def __str__(self) -> str:
        return str(self.article_id)


class Comparison(models.Model):
    """What two submitted passes over one article share, as counts: `claims/review/agreement.py` names them."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="+", db_index=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="comparisons")
    left = models.ForeignKey(Assignment, models.PROTECT, related_name="+", db_index=False)
    right = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    basis = models.CharField(
        max_length=64, help_text="SHA-256 of the method, the claims of both passes and their versions."
    )
    counts = ArrayField(models.PositiveIntegerField(), help_text="In the order of `agreement.SUMS`.")
    computed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_comparison_per_pair", fields=["left", "right"]),
            models.CheckConstraint(name="compared_in_order", condition=Q(left__lt=F("right"))),
        ]
        indexes = [models.Index(fields=["project", "article"], name="comparison_of_project")]
        triggers = [
            of_new_rows("passes_of_article", PASSES_OF_ARTICLE),
            of_new_rows("passes_stay_of_article", PASSES_OF_ARTICLE, pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id}"


class ComparedValue(models.Model):
    """How often one value stands beside another on the matched claims of two passes, by slot.

    A verdict is the identifier of its label; speakers are their identifiers in order, an empty text where none is stated.
    """

    id = models.BigAutoField(primary_key=True)
    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="values", db_index=False)
    slot = models.CharField(max_length=20)
    left_value = models.TextField(blank=True)
    right_value = models.TextField(blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Many speakers are longer than an index takes.
            models.UniqueConstraint(
                "comparison", "slot", MD5("left_value"), MD5("right_value"), name="one_count_per_pair_of_values"
            ),
            models.CheckConstraint(name="compared_value_counted", condition=Q(count__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.slot} {self.left_value} {self.right_value}"


OF_THE_GOLD_PASS = """
    IF EXISTS (
        SELECT 1 FROM new_rows n CROSS JOIN LATERAL unnest(n.claims) k(id)
        WHERE (SELECT assignment_id FROM claims_claim c WHERE c.id = k.id) IS DISTINCT FROM n.gold_id
    ) THEN RAISE EXCEPTION 'claims_of_gold' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
OF_OTHER_PASSES = """
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE NOT EXISTS (
            SELECT 1 FROM claims_claim c JOIN claims_assignment a ON a.id = c.assignment_id
            JOIN claims_assignment g ON g.id = n.gold_id
            WHERE c.id = n.claim_id AND a.article_id = g.article_id AND a.kind = 'annotation' AND g.kind = 'gold')
    ) THEN RAISE EXCEPTION 'claim_of_another_pass' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


class Resolution(models.Model):
    """One decision about a group of claims; a later one of the same key replaces it, none is ever changed.

    The newest of a group is that to which its `Settlement` rows point; of a claim that all had missed, that with the highest version.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gold = models.ForeignKey(Assignment, models.PROTECT, related_name="resolutions", db_index=False)
    key = models.UUIDField(help_text="The group: the least identifier of its claims when it was settled first.")
    version = models.PositiveIntegerField(default=1, help_text="Counts the decisions about the group.")
    action = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Settling])
    claims = ArrayField(models.UUIDField(), default=list, help_text="The claims of the gold pass that it leads to.")
    members = ArrayField(models.UUIDField(), default=list, help_text="The claims that it settles.")
    versions = ArrayField(
        models.PositiveIntegerField(), default=list, help_text="The versions of these, as they were seen."
    )
    fields = models.JSONField(default=dict, help_text="From which claim each slot is that they differ in, or `own`.")
    overruled = models.BooleanField(
        default=False, help_text="Whether somebody's verdict is not the one that was given."
    )
    cause = models.CharField(max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in Cause])
    reason = models.TextField(blank=True)
    rule = models.CharField(max_length=MAX_RULE, blank=True, help_text="The heading of the guideline that decided.")
    guideline = models.PositiveIntegerField(null=True, help_text="The version of the guideline at that time.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_resolution_per_version", fields=["gold", "key", "version"]),
            models.CheckConstraint(
                name="resolution_leads_somewhere",
                condition=Q(action__in=["drop", "reopened"], claims=[])
                | (~Q(action__in=["drop", "reopened"]) & ~Q(claims=[])),
            ),
            models.CheckConstraint(
                name="added_settles_nothing",
                condition=Q(action="reopened")
                | Q(action="add", members=[])
                | (~Q(action__in=["add", "reopened"]) & ~Q(members=[])),
            ),
        ]
        indexes = [models.Index(fields=["by"], name="resolution_by")]
        triggers = [
            pgtrigger.Protect(name="resolution_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied("resolutions_are_kept"),
            of_new_rows("claims_of_gold", OF_THE_GOLD_PASS),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"


class Settlement(models.Model):
    """Which resolution a claim is settled by, in a gold pass, and which version of it: at most one at a time."""

    id = models.BigAutoField(primary_key=True)
    gold = models.ForeignKey(Assignment, models.PROTECT, related_name="settlements", db_index=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="settlements")
    version = models.PositiveIntegerField()
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="settlements")

    class Meta:
        constraints = [models.UniqueConstraint(name="settled_once", fields=["gold", "claim"])]
        triggers = [
            of_new_rows("claim_of_another_pass", OF_OTHER_PASSES),
            of_new_rows("claim_stays_of_another_pass", OF_OTHER_PASSES, pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.resolution_id}"
