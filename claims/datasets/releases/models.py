"""Table of releases: numbered datasets that never change."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.core.ids import new_id
from claims.projects.models import Project

# What may still be said of a release: that it should not be used any more.
WITHDRAWN = ["withdrawn_at", "withdrawn_by", "withdrawn_reason"]


class Release(models.Model):
    """A dataset with a number, which is never built again and never changed: the same number is the same bytes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="releases", db_index=False)
    number = models.PositiveIntegerField(help_text="Counts from 1 within the project.")
    job = models.UUIDField(unique=True, help_text="The job that made it.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    manifest = models.JSONField(help_text="Its manifest without what is long: agreement, guidelines, files.")
    file = models.CharField(max_length=200, help_text="Name in storage of the archive.")
    bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=500, blank=True, db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_release_per_number", fields=["project", "number"])]
        triggers = [
            pgtrigger.ReadOnly(name="release_is_frozen", exclude=WITHDRAWN),
            pgtrigger.Protect(name="release_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"release {self.number}"
