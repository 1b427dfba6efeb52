"""Every write that concerns a project's people beyond their roles: invitations, links, pauses, signing out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection
from django.db.models.functions import Now

from claims.audit import Actor, event, record
from claims.core.errors import Conflict, NotFound
from claims.http.links import invitation_for
from claims.projects.accounts import services as accounts
from claims.projects.models import Member, Project
from claims.projects.people.guests import is_guest, may_get_link, must_not_be_above
from claims.projects.people.usernames import names_for
from claims.projects.services import add_member
from claims.transactions import atomic


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to invite; without an address they get an account of their own in any case."""

    name: str
    role: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of an invitation: `invited` with a link, `added` with the account that was there, or `member` already."""

    outcome: str
    member: Member
    link: str | None = None
    ends_at: datetime | None = None


@atomic
def invite(*, actor: Actor, project: Project, guests: Sequence[Guest]) -> list[Invited]:
    """Make people members: an account and a one-time link for each, unless their address has an account already.

    Nobody gets a link to an account that was there. Members stay what they are. All or nothing: raises Conflict
    (account_closed, invitation_pending) and Forbidden with the field of the guest, as in "people.1.email".
    """
    with connection.cursor() as cursor:
        # Two invitations to one address must not make two accounts.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('invitations', 0))")
    return [_invite(actor, project, guest, f"people.{index}") for index, guest in enumerate(guests)]


def _invite(actor: Actor, project: Project, guest: Guest, field: str) -> Invited:
    known = _account_of(guest.email, f"{field}.email") if guest.email else None
    if known is None:
        member = add_member(actor=actor, project=project, user=_make_account(guest), role=guest.role)
        link, ends = _new_link(member)
        Member.objects.filter(pk=member.pk).update(invited_at=Now())
        record(event(actor, "member", member.pk, "invited", project=project.pk, after={"role": guest.role}))
        member.refresh_from_db()
        return Invited("invited", member, link, ends)
    present = Member.objects.filter(project=project, user=known, active=True).first()
    if present is not None:
        return Invited("member", present)
    try:
        return Invited("added", add_member(actor=actor, project=project, user=known, role=guest.role))
    except Conflict as error:
        raise error.at(f"{field}.email") from None


def _account_of(address: str, field: str) -> User | None:
    """Return the account with an address. Raises Conflict: account_closed, or invalid if several accounts have it."""
    found = list(User.objects.filter(email__iexact=address)[:2])
    if len(found) > 1:
        raise Conflict("invalid", "Several accounts have this address; add the person by user name.", field)
    if found and not found[0].is_active:
        raise Conflict("account_closed", field=field)
    return found[0] if found else None


def _make_account(guest: Guest) -> User:
    """Make an account that only a link opens, with a user name that is free."""
    first, _, last = guest.name.partition(" ")
    free = next(name for name in names_for(guest.name) if not User.objects.filter(username=name).exists())
    user = User(username=free, first_name=first, last_name=last.strip(), email=guest.email)
    user.set_unusable_password()
    user.save()
    return user


def _new_link(member: Member) -> tuple[str, datetime]:
    link, ends = invitation_for(member.user)
    Member.objects.filter(pk=member.pk).update(link_ends_at=ends)
    member.link_ends_at = ends
    return link, ends


@atomic
def renew_link(*, actor: Actor, project: Project, member: UUID) -> Invited:
    """Make a new sign-in link for somebody whom this project invited; earlier links and all their sessions end.

    Raises NotFound, Forbidden, and Conflict: member_removed; no_link if the account has a password, belongs to another project
    too, or was not made by an invitation to this one.
    """
    row = _locked(actor, project, member)
    if not may_get_link(row, guest=is_guest(row)):
        raise Conflict("no_link")
    accounts.sign_out(row.user, tokens=False)
    link, ends = _new_link(row)
    record(event(actor, "member", row.pk, "link made", project=project.pk))
    return Invited("invited", row, link, ends)


@atomic
def pause(*, actor: Actor, project: Project, member: UUID, reason: str) -> Member:
    """Give somebody no further articles until `resume`; what they have open they can finish.

    Raises NotFound, Forbidden, Conflict (member_removed).
    """
    return _set_pause(actor, project, member, reason)


@atomic
def resume(*, actor: Actor, project: Project, member: UUID) -> Member:
    """Give somebody articles again. Raises as `pause` does."""
    return _set_pause(actor, project, member, "")


def _set_pause(actor: Actor, project: Project, member: UUID, reason: str) -> Member:
    row = _locked(actor, project, member)
    before = row.pause_reason
    if before == reason:
        return row
    Member.objects.filter(pk=row.pk).update(paused_at=Now() if reason else None, pause_reason=reason)
    row.refresh_from_db(fields=["paused_at", "pause_reason"])
    action = "paused" if reason else "resumed"
    about = event(
        actor, "member", row.pk, action, project=project.pk, before={"reason": before}, after={"reason": reason}
    )
    record(about)
    return row


@atomic
def sign_out(*, actor: Actor, project: Project, member: UUID) -> Member:
    """End all sessions of a member, in every browser. Links that are not used yet end too; tokens stay.

    Raises NotFound, Forbidden, and Conflict: member_removed; no_link if the person could not sign in again because their
    account has no password and nobody here may give them a link.
    """
    row = _locked(actor, project, member)
    if not row.user.has_usable_password() and not is_guest(row):
        raise Conflict("no_link", "This account has no password, so its owner could not sign in again.")
    accounts.sign_out(row.user, tokens=False)
    record(event(actor, "member", row.pk, "signed out", project=project.pk))
    return row


def _locked(actor: Actor, project: Project, member: UUID) -> Member:
    """Read an active member and lock the row. Raises NotFound, Forbidden, Conflict (member_removed)."""
    rows = Member.objects.select_related("user").select_for_update()
    row = rows.filter(project=project, pk=member).first()
    if row is None:
        raise NotFound()
    must_not_be_above(actor, row.user)
    if not row.active:
        raise Conflict("member_removed")
    return row
