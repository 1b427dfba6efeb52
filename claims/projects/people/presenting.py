"""API representation of a project's members."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.db.models import QuerySet, Sum

from claims.projects.models import Member, Tally
from claims.projects.names import Reader, called, known_of, name_of
from claims.projects.people.guests import elsewhere, has_never_come, may_get_link
from claims.projects.permissions import Action, allowed, codes_of

STATES = ("active", "invited", "paused", "removed")

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Shared(TypedDict):
        """Whether other projects know the account too."""

        shared: bool

    ReadMember = WithAnnotations[Member, Shared]


class Passes(TypedDict):
    """How many passes somebody has in the project."""

    open: int
    submitted: int


def members_for(reader: Reader, members: QuerySet[Member]) -> "QuerySet[ReadMember]":
    """Return the members that the reader may know of, in the order of the list."""
    rows = members.select_related("user").order_by("-active", "created_at", "id").annotate(shared=elsewhere())
    return rows if allowed(reader.role, Action.MANAGE_PEOPLE) else rows.filter(active=True)


def passes_of(project: UUID) -> dict[int, Passes]:
    """Count everybody's open and submitted passes in a project, by account, in one statement."""
    sums = Tally.objects.filter(project=project).exclude(person=0).order_by()
    return {
        row["person"]: {"open": row["open"], "submitted": row["done_passes"]}
        for row in sums.values("person").annotate(open=Sum("leased"), done_passes=Sum("submitted"))
    }


def state_of(member: Member) -> str:
    """Return where a member stands, as managers are told."""
    if not member.active:
        return "removed"
    if member.paused_at is not None:
        return "paused"
    return "invited" if member.invited_at is not None and has_never_come(member.user) else "active"


def present_members(members: "Iterable[ReadMember]", reader: Reader, project: UUID) -> list[dict[str, object]]:
    """Return members as the reader may see them."""
    if not allowed(reader.role, Action.MANAGE_PEOPLE):
        return [{**_known(member, reader), **dict.fromkeys(FOR_MANAGERS)} for member in members]
    passes = passes_of(project)
    return [{**_known(member, reader), **_managed(member, passes.get(member.user_id))} for member in members]


def _known(member: Member, reader: Reader) -> dict[str, object]:
    """Return what everybody may know who may list the people."""
    person = known_of(member)
    return {
        "id": member.pk,
        "role": member.role,
        "allowed": codes_of(member.role),
        "pseudonym": member.pseudonym,
        "name": name_of(person, reader),
        "called": called(person, reader),
        "me": member.user_id == reader.user,
        "active": member.active,
    }


FOR_MANAGERS = (
    "username", "account", "account_active", "administrator", "state", "pause_reason", "email", "link_ends_at", "may_get_link",
    "last_sign_in_on", "most_open", "open", "submitted",
)  # fmt: skip


def _managed(member: "ReadMember", passes: Passes | None) -> dict[str, object]:
    """Return what managers know besides; the keys are those of FOR_MANAGERS."""
    user = member.user
    last: date | None = user.last_login.date() if user.last_login is not None else None
    guest = member.invited_at is not None
    return {
        "username": user.get_username(),
        "account": member.user_id,
        "account_active": user.is_active,
        "administrator": user.is_superuser,
        "state": state_of(member),
        "pause_reason": member.pause_reason or None,
        "email": user.email or None if guest else None,
        "link_ends_at": member.link_ends_at,
        "may_get_link": may_get_link(member, guest=guest and not member.shared),
        "last_sign_in_on": last,
        "most_open": member.most_open,
        **(passes or {"open": 0, "submitted": 0}),
    }
