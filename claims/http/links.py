"""Sign-in links: for one person, valid once and for a day. A link that does not work says why."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction
from sesame.backends import ModelBackend
from sesame.utils import get_token

PATH = "/sign-in/link"
# No valid link is longer than this.
LONGEST = 300


class LinkRefused(Exception):
    """The link is not valid; `why` is `used`, `expired` or `unknown`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def link_for(person: User) -> str:
    """Return the path of a link that signs a person in once."""
    return f"{PATH}?{urlencode({settings.SESAME_TOKEN_NAME: _signer().sign(get_token(person))})}"


@transaction.atomic
def use(key: str) -> User:
    """Return the person whom a link signs in; it becomes invalid once the surrounding transaction has signed them in.

    The signature shows that we made the link, the token inside whether it is still valid. Failures are not counted: nobody
    can guess a signature, and attempts must not lock out the owners of valid links. Raises LinkRefused.
    """
    try:
        token = _signer().unsign(key[:LONGEST], max_age=settings.SESAME_MAX_AGE)
    except SignatureExpired:
        raise LinkRefused("expired") from None
    except BadSignature:
        raise LinkRefused("unknown") from None
    accounts = _Accounts()
    person: User | None = accounts.authenticate(None, sesame=token)
    if person is None:
        raise LinkRefused("expired" if accounts.closed else "used")
    return person


class _Accounts(ModelBackend):
    """Locks the account for the rest of the transaction, so that a link opened twice at once signs in only once."""

    closed = False

    def get_user(self, user_id: int) -> User | None:
        """Return the account, or None when it is gone or closed."""
        person = User.objects.select_for_update().filter(pk=user_id).first()
        self.closed = person is None or not self.user_can_authenticate(person)
        return None if self.closed else person


def _signer() -> TimestampSigner:
    # A separator that needs no escaping in a URL.
    return TimestampSigner(salt="claims.http.links", sep=".")
