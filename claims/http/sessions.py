"""Authentication of browsers: the session cookie, and the person for whom the page was opened."""

from contextvars import ContextVar
from datetime import datetime
from typing import ClassVar

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.authentication import SessionScheme
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request

from claims.core.errors import Conflict
from claims.statements import ask_both, statement

PERSON = "X-On-Record-Person"
# The backend that finds the person of every session, however they signed in.
ACCOUNTS = "claims.http.sessions.Accounts"
MAX_REMEMBERED, NOBODY = 10_000, 0
# The account that was read together with a session, until it is asked for.
_account: ContextVar[User | None] = ContextVar("account", default=None)


@statement
def one_session(key: str, now: datetime) -> QuerySet[Session]:
    """Read a session that has not ended."""
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@statement
def one_account(pk: int) -> QuerySet[User]:
    """Read an account."""
    return User.objects.filter(pk=pk)


class SessionStore(db.SessionStore):
    """Django's session store, which reads a session and its probable account in one round trip."""

    # The person of each session when this process last read it.
    people: ClassVar[dict[str, int]] = {}

    def load(self) -> dict[str, object]:
        """Read the values of the session."""
        values: dict[str, object] = super().load()
        person = values.get(SESSION_KEY)
        if isinstance(person, str) and self.session_key is not None:
            if len(self.people) >= MAX_REMEMBERED:
                self.people.clear()
            self.people[self.session_key] = int(person)
        return values

    def _get_session_from_db(self) -> Session | None:
        key = str(self.session_key)
        sessions, accounts = ask_both(one_session.of(key, timezone.now()), one_account.of(self.people.get(key, NOBODY)))
        _account.set(accounts[0] if accounts else None)
        if not sessions:
            self._session_key = None
            return None
        return sessions[0]


class Accounts(BaseBackend):
    """Finds the person of a session; cannot sign anybody in."""

    def get_user(self, user_id: int) -> User | None:
        """Return the account, or None when it is gone or closed."""
        # The session has just been read; its account may be that of an earlier person of the session.
        person = _account.get()
        _account.set(None)
        if person is None or person.pk != user_id:
            person = one_account.first(user_id)
        return person if person is not None and person.is_active else None


class Sessions(SessionAuthentication):
    """Authenticate the person of the session, unless another person opened the page: all tabs share the cookie."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Return the person and None, or None when nobody is signed in. Raises Conflict (other_person)."""
        found: tuple[User, None] | None = super().authenticate(request)
        meant = request.headers.get(PERSON)
        if found is not None and meant is not None and meant != str(found[0].pk):
            raise Conflict("other_person")
        return found


class SessionsDescription(SessionScheme):
    """Describe sessions in OpenAPI as the library does."""

    target_class = "claims.http.sessions.Sessions"
