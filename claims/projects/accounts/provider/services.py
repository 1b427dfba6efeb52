"""Whose account an identity of the provider signs in to, and every write to that."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models.functions import Now

from claims.audit import Actor, event, record
from claims.projects.accounts.services import account_id, end_sessions, vouch_for
from claims.projects.models import Identity, Member
from claims.projects.people.guests import has_never_come, may_get_link
from claims.transactions import atomic


class Refused(Exception):
    """An identity signs in to no account; `why` is `unverified`, `unknown` or `other`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@atomic
def recognise(*, issuer: str, subject: str, address: str | None, request_id: str = "") -> User:
    """Return the account of an identity; the first time, the one with its address, to which it then belongs for good.

    `address` is one that the provider has confirmed. Somebody has it who confirmed it here, or whose invitation was sent to it
    and is still open. Raises Refused.
    """
    known = Identity.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
    if known is not None:
        if not known.user.is_active:
            raise Refused("unknown")
        return known.user
    if address is None:
        raise Refused("unverified")
    confirmed = EmailAddress.objects.filter(email=address, verified=True).first()
    found = _locked(confirmed.user_id) if confirmed is not None else _invited(address)
    if found is None or not found.is_active:
        raise Refused("unknown")
    if Identity.objects.filter(user=found, issuer=issuer).exists():
        # The provider gave the address to somebody else.
        raise Refused("other")
    actor = Actor(found, request_id)
    Identity.objects.create(user=found, issuer=issuer, subject=subject)
    record(event(actor, "account", account_id(found), "identity_connected", after={"issuer": issuer}))
    if confirmed is None:
        vouch_for(actor=actor, user=found, address=address)
    return found


def _locked(person: int) -> User | None:
    return User.objects.select_for_update().filter(pk=person).first()


def _invited(address: str) -> User | None:
    """Return the account that an open invitation to an address made: one whose link still works and was never used."""
    found = list(User.objects.filter(email__iexact=address).values_list("pk", flat=True)[:2])
    person = _locked(found[0]) if len(found) == 1 else None
    if person is None or not has_never_come(person):
        return None
    open_ones = Member.objects.select_related("user").filter(
        user=person, active=True, invited_at__isnull=False, link_ends_at__gt=Now(), project__deleted_at=None
    )
    return person if any(may_get_link(member, guest=True) for member in open_ones) else None


@atomic
def forget_identity(*, actor: Actor, user: User) -> bool:
    """Separate an account from its identities at providers and end its sessions; return whether there was one."""
    removed, _ = Identity.objects.filter(user=user).delete()
    if removed:
        end_sessions(user)
        record(event(actor, "account", account_id(user), "identity_removed"))
    return bool(removed)
