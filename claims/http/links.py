"""Sign-in links: for one person, valid once; for a day, those of invitations for a week. A link that does not work says why."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction
from django.utils import timezone
from sesame.backends import ModelBackend
from sesame.utils import get_token

PATH = "/sign-in/link"
# What a link is signed as: it decides how long the link works.
SIGN_IN, INVITATION = "claims.http.links", "claims.http.links.invitation"
# No valid link is longer than this.
LONGEST = 300


class LinkRefused(Exception):
    """The link is not valid; `why` is `used`, `expired` or `unknown`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def link_for(person: User) -> str:
    """Return the path of a link that signs a person in once."""
    return _path(_signer(SIGN_IN).sign(get_token(person)))


def invitation_for(person: User) -> tuple[str, datetime]:
    """Return the path of a link that signs in somebody who is invited, and until when it works."""
    ends = timezone.now() + timedelta(seconds=settings.INVITATION_SECONDS)
    return _path(_signer(INVITATION).sign(get_token(person))), ends


def _path(key: str) -> str:
    return f"{PATH}?{urlencode({settings.SESAME_TOKEN_NAME: key})}"


@transaction.atomic
def use(key: str) -> User:
    """Return the person whom a link signs in; it becomes invalid once the surrounding transaction has signed them in.

    The signature shows that we made the link, the token inside whether it is still valid. Failures are not counted: nobody
    can guess a signature, and attempts must not lock out the owners of valid links. Raises LinkRefused.
    """
    token, seconds = _token_in(key[:LONGEST])
    accounts = _Accounts()
    person: User | None = accounts.authenticate(None, sesame=token, max_age=seconds)
    if person is None:
        raise LinkRefused("expired" if accounts.closed else "used")
    return person


def _token_in(key: str) -> tuple[str, int]:
    """Return the token in a link and how many seconds it is valid. Raises LinkRefused."""
    for kind, seconds in ((SIGN_IN, settings.SESAME_MAX_AGE), (INVITATION, settings.INVITATION_SECONDS)):
        try:
            return _signer(kind).unsign(key, max_age=seconds), seconds
        except SignatureExpired:
            raise LinkRefused("expired") from None
        except BadSignature:
            continue
    raise LinkRefused("unknown")


class _Accounts(ModelBackend):
    """Locks the account for the rest of the transaction, so that a link opened twice at once signs in only once."""

    closed = False

    def get_user(self, user_id: int) -> User | None:
        """Return the account, or None when it is gone or closed."""
        person = User.objects.select_for_update().filter(pk=user_id).first()
        self.closed = person is None or not self.user_can_authenticate(person)
        return None if self.closed else person


def _signer(kind: str) -> TimestampSigner:
    # A separator that needs no escaping in a URL.
    return TimestampSigner(salt=kind, sep=".")
