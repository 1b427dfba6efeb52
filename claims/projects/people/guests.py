"""Over whose account a manager has a say: those that an invitation to the project made and that nobody else relies on."""

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from claims.audit import Actor
from claims.core.errors import Forbidden
from claims.projects.models import Member


def elsewhere() -> Exists:
    """Return the condition that the person of a member belongs, or once belonged, to another project."""
    return Exists(Member.objects.filter(user=OuterRef("user")).exclude(pk=OuterRef("pk")))


def is_guest(member: Member) -> bool:
    """Return whether an invitation to this project made the account, and no other project relies on it."""
    return member.invited_at is not None and not Member.objects.filter(user=member.user).exclude(pk=member.pk).exists()


def may_get_link(member: Member, *, guest: bool) -> bool:
    """Return whether a manager may be given a link for a member: whoever holds it is that person."""
    user = member.user
    ranks = user.is_superuser or user.is_staff
    return guest and member.active and user.is_active and not ranks and not user.has_usable_password()


def has_never_come(user: User) -> bool:
    """Return whether somebody has an account without a password and has never signed in."""
    return user.last_login is None and not user.has_usable_password()


def must_not_be_above(actor: Actor, user: User) -> None:
    """Raise Forbidden if somebody other than an administrator, or the server itself, touches an administrator's membership."""
    if user.is_superuser and actor.user is not None and not actor.user.is_superuser:
        raise Forbidden("forbidden", "Only an administrator may change the membership of an administrator.")
