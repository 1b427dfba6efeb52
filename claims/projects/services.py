"""Every write of the first stage: projects, people, guidelines, scales."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max

from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid
from claims.core.records import ClaimType
from claims.projects.models import GuidelineVersion, Label, Member, Project, Scale
from claims.projects.scales import SCALES

PSEUDONYM_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


@transaction.atomic
def create_project(*, actor: Actor, name: str, scale: str = "desk", **settings: Any) -> Project:
    """Make a project with its verdict scale; whoever makes it manages it. Raises Invalid, Conflict."""
    if scale not in SCALES:
        raise Invalid("invalid_choice", f"There is no scale {scale!r}.", "scale")
    if Project.objects.filter(name=name).exists():
        raise Conflict("invalid", "A project of that name exists already.", "name")
    settings.setdefault("claim_types", [kind.value for kind in ClaimType])
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
    record(event(actor, "project", project.pk, "created", project=project.pk, after={"name": name, "scale": scale}))
    if actor.user is not None:
        add_member(actor=actor, project=project, user=actor.user, role=Member.Role.MANAGER)
    return project


@transaction.atomic
def change_project(*, actor: Actor, project: Project, changes: dict[str, Any]) -> Project:
    """Set some of a project's settings. Raises Conflict when another project has the name."""
    if "name" in changes and Project.objects.filter(name=changes["name"]).exclude(pk=project.pk).exists():
        raise Conflict("invalid", "A project of that name exists already.", "name")
    before = {name: getattr(project, name) for name in changes}
    for name, value in changes.items():
        setattr(project, name, value)
    project.save(update_fields=[*changes])
    record(event(actor, "project", project.pk, "changed", project=project.pk, before=before, after=changes))
    return project


@transaction.atomic
def add_member(*, actor: Actor, project: Project, user: Any, role: str, pseudonym: str = "") -> Member:
    """Give a person a role in a project, or change the one they have."""
    member = Member.objects.filter(project=project, user=user).first()
    before = {"role": member.role, "active": member.active} if member else None
    if member is None:
        pseudonym = pseudonym or "a-" + "".join(secrets.choice(PSEUDONYM_LETTERS) for _ in range(10))
        member = Member.objects.create(project=project, user=user, role=role, pseudonym=pseudonym)
    else:
        member.role, member.active = role, True
        member.save(update_fields=["role", "active"])
    record(event(actor, "member", member.pk, "set", project=project.pk, before=before, after={"role": role}))
    return member


@transaction.atomic
def publish_guideline(*, actor: Actor, project: Project, markdown: str) -> GuidelineVersion:
    """Add a numbered version of the guideline; the same text as the newest adds none."""
    Project.objects.select_for_update().get(pk=project.pk)
    newest = project.guidelines.order_by("-number").first()
    if newest is not None and newest.markdown == markdown:
        return newest
    number = (project.guidelines.aggregate(number=Max("number"))["number"] or 0) + 1
    version = GuidelineVersion.objects.create(project=project, number=number, markdown=markdown, created_by=actor.user)
    record(event(actor, "guideline", version.pk, "published", project=project.pk, after={"number": number}))
    return version


def person_named(username: str) -> Any:
    """Find the account of that name. Raises Invalid when there is none."""
    user = get_user_model().objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Invalid("invalid", "There is no account of that name.", "username")
    return user
