"""Every write of the first stage: projects, people, guidelines, scales."""

import secrets
from dataclasses import asdict
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Max

from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.records import ClaimType
from claims.projects.accounts import services as accounts
from claims.projects.models import GuidelineVersion, Label, Member, Project, Scale
from claims.projects.people.guests import has_never_come, is_guest, must_not_be_above
from claims.projects.presets import PRESETS
from claims.projects.scales import SCALES
from claims.transactions import atomic

PSEUDONYM_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


@atomic
def create_project(
    *, actor: Actor, name: str, preset: str | None = None, scale: str | None = None, **settings: object
) -> Project:
    """Create a project with its verdict scale; its creator becomes its manager.

    Settings that are given take precedence over those of the preset. Raises Invalid, Conflict (name_taken).
    """
    chosen = {} if preset is None else asdict(PRESETS[preset])
    usual = chosen.pop("scale", "desk")
    scale = scale or usual
    if scale not in SCALES:
        raise Invalid("invalid_choice", f"There is no scale {scale!r}.", "scale")
    must_be_free(name)
    settings = {"claim_types": [kind.value for kind in ClaimType], **chosen, **settings}
    project = Project.objects.create(name=name, **settings)
    row = Scale.objects.create(project=project, key=scale, name=SCALES[scale].name)
    Label.objects.bulk_create(
        Label(
            scale=row,
            digit=digit,
            key=kind.key,
            name=kind.name,
            color=kind.color,
            sign=kind.sign,
            comparable=kind.comparable,
        )
        for digit, kind in enumerate(SCALES[scale].labels, start=1)
    )
    after = {"name": name, "scale": scale, **({} if preset is None else {"preset": preset})}
    record(event(actor, "project", project.pk, "created", project=project.pk, after=after))
    if actor.user is not None:
        add_member(actor=actor, project=project, user=actor.user, role=Member.Role.MANAGER)
    return project


def must_be_free(name: str, project: Project | None = None) -> None:
    """Raise Conflict (name_taken) if a project other than this one has the name."""
    named = Project.objects.filter(name=name, deleted_at=None)
    if (named if project is None else named.exclude(pk=project.pk)).exists():
        raise Conflict("name_taken", field="name")


@atomic
def change_project(*, actor: Actor, project: Project, changes: dict[str, object]) -> Project:
    """Change settings of a project. Raises Conflict (name_taken)."""
    project = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if "name" in changes:
        must_be_free(str(changes["name"]), project)
    before = {name: getattr(project, name) for name in changes}
    for name, value in changes.items():
        setattr(project, name, value)
    project.save(update_fields=[*changes])
    record(event(actor, "project", project.pk, "changed", project=project.pk, before=before, after=changes))
    return project


@atomic
def add_member(*, actor: Actor, project: Project, user: User, role: str, pseudonym: str = "") -> Member:
    """Give a person a role in a project, or change the one they have.

    Raises Conflict (last_manager, invitation_pending), and Forbidden if a manager touches an administrator's membership.
    """
    must_not_be_above(actor, user)
    member = Member.objects.filter(project=project, user=user).first()
    if member is None:
        _leave_no_link_behind(actor, user)
    if member is not None:
        return change_member(actor=actor, project=project, member=member.pk, role=role, active=True)
    pseudonym = pseudonym or "a-" + "".join(secrets.choice(PSEUDONYM_LETTERS) for _ in range(10))
    member = Member.objects.create(project=project, user=user, role=role, pseudonym=pseudonym)
    member.refresh_from_db(fields=["number"])
    record(event(actor, "member", member.pk, "set", project=project.pk, after={"role": role}))
    return member


def _leave_no_link_behind(actor: Actor, user: User) -> None:
    """Let an account join a further project: links that another project's manager may still hold end.

    Raises Conflict (invitation_pending) if its person has never signed in, since such a link is their only way in; the command
    line is not refused, since it can print another one.
    """
    if user.has_usable_password() or not Member.objects.filter(user=user, invited_at__isnull=False).exists():
        return
    if has_never_come(user) and actor.user is not None:
        raise Conflict("invitation_pending")
    accounts.end_links(user)


@atomic
def change_member(
    *,
    actor: Actor,
    project: Project,
    member: UUID,
    role: str | None = None,
    active: bool | None = None,
    most_open: int | None = None,
) -> Member:
    """Change the role of a member or how many articles they may have open (0: as many as anybody), or end and restore their access.

    Their work stays.

    Access ends with this transaction, in every session and for every token; the next sweep frees the articles that they have
    open (`expire_leases`). If an invitation to this project made the account and no other project relies on it, its sessions,
    tokens and links end as well. Raises NotFound, Conflict (last_manager) if the project would have no manager, and Forbidden
    if a manager touches an administrator's membership.
    """
    # Two managers who remove each other at once must not both succeed.
    Project.objects.select_for_update().get(pk=project.pk)
    row = Member.objects.select_related("user").filter(project=project, pk=member).first()
    if row is None:
        raise NotFound()
    must_not_be_above(actor, row.user)
    before = {"role": row.role, "active": row.active, "most_open": row.most_open}
    row.role = row.role if role is None else role
    row.active = row.active if active is None else active
    row.most_open = row.most_open if most_open is None else most_open or None
    after = {"role": row.role, "active": row.active, "most_open": row.most_open}
    if after == before:
        return row
    managed = row.active and row.role == Member.Role.MANAGER
    if (before["role"], before["active"]) == (Member.Role.MANAGER, True) and not managed:
        managers = Member.objects.filter(project=project, role=Member.Role.MANAGER, active=True, user__is_active=True)
        if not managers.exclude(pk=row.pk).exists():
            raise Conflict("last_manager")
    row.save(update_fields=["role", "active", "most_open"])
    row.refresh_from_db(fields=["number"])
    if before["active"] and not row.active:
        accounts.end_project_tokens(row.user, project)
        if is_guest(row):
            accounts.sign_out(row.user, tokens=True)
    record(event(actor, "member", row.pk, "set", project=project.pk, before=before, after=after))
    return row


@atomic
def publish_guideline(*, actor: Actor, project: Project, markdown: str) -> GuidelineVersion:
    """Add a numbered version of the guideline, unless the text is that of the newest."""
    Project.objects.select_for_update().get(pk=project.pk)
    newest = project.guidelines.order_by("-number").first()
    if newest is not None and newest.markdown == markdown:
        return newest
    number = (project.guidelines.aggregate(number=Max("number"))["number"] or 0) + 1
    version = GuidelineVersion.objects.create(project=project, number=number, markdown=markdown, created_by=actor.user)
    record(event(actor, "guideline", version.pk, "published", project=project.pk, after={"number": number}))
    return version


def person_named(username: str) -> User:
    """Return the open account of that name. Raises Invalid if there is none."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Invalid("invalid", "There is no account of that name.", "username")
    return user
