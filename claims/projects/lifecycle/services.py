"""Every write to a project as a whole: copying, archiving, deleting, restoring."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Now

from claims.audit import Actor, event, record
from claims.core.errors import NotFound
from claims.projects.models import Label, Member, Project, Scale
from claims.projects.presenting import LABEL_FIELDS, live_labels
from claims.projects.services import add_member, must_be_free, publish_guideline
from claims.transactions import atomic

# For so long a deleted project can be restored.
TO_RESTORE = timedelta(days=30)
# What a copy does not take over from its original; everything else of the table is a setting.
OWN = {"id", "name", "next_number", "created_at", "archived_at", "deleted_at"}


@atomic
def clone_project(*, actor: Actor, project: Project, name: str, members: bool = False) -> Project:
    """Copy the settings, the scale and the newest guideline of a project, and on request its people, but no articles.

    Whoever copies manages the copy. People get new pseudonyms, so that datasets of the two cannot be joined by person.
    Raises Conflict (name_taken).
    """
    must_be_free(name)
    settings = {field.attname: getattr(project, field.attname) for field in Project._meta.concrete_fields}
    made = Project.objects.create(name=name, **{key: value for key, value in settings.items() if key not in OWN})
    scale = Scale.objects.create(project=made, key=project.scale.key, name=project.scale.name)
    Label.objects.bulk_create(
        Label(scale=scale, **{key: getattr(label, key) for key in LABEL_FIELDS if key != "id"})
        for label in live_labels(project)
    )
    after = {"name": name, "scale": scale.key, "copy_of": str(project.pk)}
    record(event(actor, "project", made.pk, "created", project=made.pk, after=after))
    add_member(actor=actor, project=made, user=actor.person, role=Member.Role.MANAGER)
    guideline = project.guidelines.order_by("-number").first()
    if guideline is not None:
        publish_guideline(actor=actor, project=made, markdown=guideline.markdown)
    if members:
        others = project.members.filter(active=True, user__is_active=True).exclude(user=actor.person)
        for member in others.select_related("user").order_by("created_at", "id"):
            add_member(actor=actor, project=made, user=member.user, role=member.role)
    return made


@atomic
def archive_project(*, actor: Actor, project: Project) -> Project:
    """Archive a project: it can be read and exported, but no longer changed. A repeat changes nothing."""
    return _move(actor, project, "archived", archived_at=None)


@atomic
def delete_project(*, actor: Actor, project: Project) -> Project:
    """Delete a project: everybody loses sight of it, and its managers can restore it for 30 days."""
    return _move(actor, project, "deleted", deleted_at=None)


def _move(actor: Actor, project: Project, action: str, **condition: None) -> Project:
    moved = Project.objects.filter(pk=project.pk, **condition).update(**dict.fromkeys(condition, Now()))
    if moved:
        record(event(actor, "project", project.pk, action, project=project.pk))
    project.refresh_from_db()
    return project


@atomic
def restore_project(*, actor: Actor, project: Project) -> Project:
    """Bring a deleted project back as it was, or end the archiving of another.

    Raises Conflict (name_taken), and NotFound if the project has been purged meanwhile.
    """
    row = Project.objects.select_for_update(no_key=True).filter(pk=project.pk).first()
    if row is None:
        raise NotFound()
    state = "deleted_at" if row.deleted_at else "archived_at"
    if row.deleted_at:
        must_be_free(row.name)
    if getattr(row, state):
        before = {state: getattr(row, state).isoformat()}
        setattr(row, state, None)
        row.save(update_fields=[state])
        record(event(actor, "project", row.pk, "restored", project=row.pk, before=before))
    return row


def deleted_projects(user: User) -> QuerySet[Project]:
    """Return the deleted projects that the person may restore, newest first."""
    rows = Project.objects.exclude(deleted_at=None)
    if not user.is_superuser:
        managed = Member.objects.filter(user=user, active=True, role=Member.Role.MANAGER)
        rows = rows.filter(pk__in=managed.values("project"))
    return rows.order_by("-deleted_at", "id")
