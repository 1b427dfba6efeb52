"""Tables of imports of annotations: what each batch brought, and which slots the labels of other tools mean in a project."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from claims.core.ids import new_id
from claims.datasets.formats.base.asking import IGNORE, MAX_LABEL, SLOT_NAMES
from claims.jobs import Job
from claims.projects.models import Project

SLOT_CHOICES = (*SLOT_NAMES, IGNORE)


class ImportBatch(models.Model):
    """One transaction of an import: how far it got in the files, the rows that it made, and what it could not take.

    An import that was broken off goes on after its last batch.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    job = models.ForeignKey(Job, models.CASCADE, related_name="batches", db_index=False)
    number = models.PositiveIntegerField(help_text="Counts from 1.")
    steps = models.PositiveIntegerField(help_text="Articles of the files that are dealt with, this batch included.")
    articles = ArrayField(models.UUIDField(), help_text="Articles that it made.")
    passes = ArrayField(models.UUIDField(), help_text="Passes of made-up annotators that it made.")
    speakers = ArrayField(models.UUIDField(), help_text="Speakers that it made.")
    retired = ArrayField(models.UUIDField(), help_text="Suggestions that those of the import replaced.")
    counts = models.JSONField(help_text="What it brought, by name.")
    told = models.JSONField(help_text="What was refused or changed: [{where, article, claim, status, code, message}].")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_batch_per_number", fields=["job", "number"])]

    def __str__(self) -> str:
        return f"{self.job_id} {self.number}"


class ImportLabel(models.Model):
    """What a label of other tools means in a project, as somebody said when they imported it last."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", db_index=False)
    label = models.CharField(max_length=MAX_LABEL)
    slot = models.CharField(max_length=10, choices=[(name, name) for name in SLOT_CHOICES])

    class Meta:
        constraints = [models.UniqueConstraint(name="one_meaning_per_label", fields=["project", "label"])]

    def __str__(self) -> str:
        return f"{self.label}: {self.slot}"
