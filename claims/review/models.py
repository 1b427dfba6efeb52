"""Tables of the sixth stage: what passes over one article share."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Now

from claims.articles.models import Article
from claims.assignments.models import Assignment
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
