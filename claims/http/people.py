"""The person who asks, with a type."""

from django.contrib.auth.models import AnonymousUser, User
from rest_framework.request import Request

from claims.core.errors import NotSignedIn


def person_of(request: Request) -> User:
    """Return the account of the person who sent a request. Raises NotSignedIn when nobody is signed in."""
    return signed_in(request.user)


def signed_in(user: User | AnonymousUser) -> User:
    """Return the account of somebody who is signed in. Raises NotSignedIn for everybody else."""
    if not isinstance(user, User):
        raise NotSignedIn("not_signed_in")
    return user
