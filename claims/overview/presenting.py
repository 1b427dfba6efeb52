"""A project as its members see it, with its progress."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from rest_framework import serializers

from claims.annotations.queries import present_rules
from claims.annotations.schema import RulesOut
from claims.core.claim import REQUIRABLE
from claims.overview.progress import progress
from claims.projects.access import fetch, pause_of, role_of
from claims.projects.lifecycle.services import TO_RESTORE
from claims.projects.models import GuidelineVersion, Member, Project
from claims.projects.permissions import CODES, MANAGER, Action, codes_of
from claims.projects.sight import sight_for


class ProgressOut(serializers.Serializer[object]):
    """The progress of a project: for annotators of a blind project that of their own work."""

    articles = serializers.IntegerField()
    articles_done = serializers.IntegerField()
    articles_in_work = serializers.IntegerField()
    passes_needed = serializers.IntegerField()
    passes_submitted = serializers.IntegerField()
    claims = serializers.IntegerField()
    articles_settled = serializers.IntegerField(
        allow_null=True,
        help_text="Articles whose gold layer is finished; this and what follows: null where it is not told.",
    )
    articles_of_record = serializers.IntegerField(
        allow_null=True, help_text="Those, and articles that need one person, who has submitted them."
    )
    gold_claims = serializers.IntegerField(allow_null=True, help_text="Claims of finished gold layers.")
    record_claims = serializers.IntegerField(allow_null=True, help_text="Claims of record, each counted once.")
    mine_submitted = serializers.IntegerField()
    mine_leased = serializers.IntegerField()


class ProjectOut(RulesOut):
    """A project as its members see it."""

    language = serializers.CharField()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    allowed = serializers.ListField(
        child=serializers.ChoiceField(choices=CODES), help_text="The actions that the person's role permits."
    )
    paused = serializers.CharField(
        allow_null=True, help_text="Why a manager gives the person no further articles; null if they are not paused."
    )
    annotators_per_article = serializers.IntegerField()
    overlap_share = serializers.FloatField()
    control_share = serializers.FloatField()
    blind = serializers.BooleanField()
    required_fields = serializers.ListField(
        child=serializers.ChoiceField(choices=REQUIRABLE), help_text="What every claim needs beside its speaker."
    )
    archived_at = serializers.DateTimeField(allow_null=True, help_text="Since when it can only be read.")
    deleted_at = serializers.DateTimeField(allow_null=True)
    purge_on = serializers.DateTimeField(allow_null=True, help_text="Until when a deleted project can be restored.")
    progress = ProgressOut()


def all_projects() -> QuerySet[Project]:
    """Return all projects with their scale and labels, by name."""
    return Project.objects.select_related("scale").prefetch_related("scale__labels").order_by("name", "id")


def present_project(project: UUID, user: User) -> dict[str, object]:
    """Read a project again, as the person sees it. Raises NotFound."""
    return present_projects([fetch(all_projects(), user, "pk", Action.READ_PROJECT, pk=project)], user)[0]


def _role(row: Project, user: User) -> str:
    # Who lists deleted projects manages them, and those are not read with the role.
    return MANAGER.value if user.is_superuser or row.deleted_at is not None else role_of(row)


def present_projects(rows: Sequence[Project], user: User) -> list[dict[str, object]]:
    """Return projects with their progress, in a number of statements that does not grow with them."""
    keys = [row.pk for row in rows]
    roles = {row.pk: _role(row, user) for row in rows}
    counts = progress({row.pk: sight_for(row, roles[row.pk]) for row in rows}, user.pk)
    newest: dict[UUID, GuidelineVersion] = {}
    for version in GuidelineVersion.objects.filter(project__in=keys).defer("markdown").order_by("number"):
        newest[version.project_id] = version
    shown = []
    for row in rows:
        guideline = newest.get(row.pk)
        rules = present_rules(row, guideline.number if guideline else None, guideline.created_at if guideline else None)
        own = {
            "language": row.language,
            "role": roles[row.pk],
            "allowed": codes_of(
                roles[row.pk], archived=row.archived_at is not None, deleted=row.deleted_at is not None
            ),
            "paused": pause_of(row),
            "annotators_per_article": row.annotators_per_article,
            "overlap_share": row.overlap_share,
            "control_share": row.control_share,
            "blind": row.blind,
            "required_fields": row.required_fields,
            "archived_at": row.archived_at,
            "deleted_at": row.deleted_at,
            "purge_on": row.deleted_at and row.deleted_at + TO_RESTORE,
            "progress": counts[row.pk],
        }
        shown.append({**rules, **own})
    return shown
