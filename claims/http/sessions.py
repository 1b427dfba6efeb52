"""How browsers say who they are: the session's cookie, and whose page it is that asks."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.authentication import SessionScheme
from rest_framework.authentication import SessionAuthentication

from claims.core.errors import Conflict
from claims.statements import statement

PERSON = "X-On-Record-Person"
# Whoever signs in, by whatever way, is found again by this one.
ACCOUNTS = "claims.http.sessions.Accounts"


@statement
def one_session(key: str, now: datetime) -> QuerySet[Session]:
    """Read a session that has not ended."""
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@statement
def one_account(pk: int) -> QuerySet[Any]:
    """Read an account."""
    return get_user_model()._default_manager.filter(pk=pk)


class SessionStore(db.SessionStore):
    """Keep sessions as Django does; read them by a statement that is compiled already."""

    def _get_session_from_db(self) -> Session | None:
        found = one_session.first(str(self.session_key), timezone.now())
        if found is None:
            self._session_key = None
        return found


class Accounts(BaseBackend):
    """Find the person of a session; it signs nobody in."""

    def get_user(self, user_id: int) -> Any:
        """Return the account, or None when it is gone or closed."""
        person = one_account.first(user_id)
        return person if person is not None and person.is_active else None


class Sessions(SessionAuthentication):
    """Take the session's person, unless the page was opened by another one: cookies are shared by all tabs."""

    def authenticate(self, request: Any) -> Any:
        """Return the person and None, or None when nobody is signed in. Raises Conflict (other_person)."""
        found = super().authenticate(request)
        meant = request.headers.get(PERSON)
        if found is not None and meant is not None and meant != str(found[0].pk):
            raise Conflict("other_person")
        return found


class SessionsDescription(SessionScheme):
    """Describe the sessions as the library does."""

    target_class = "claims.http.sessions.Sessions"
