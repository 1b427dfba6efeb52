"""How browsers say who they are: the session's cookie, and whose page it is that asks."""

from typing import Any

from drf_spectacular.authentication import SessionScheme
from rest_framework.authentication import SessionAuthentication

from claims.core.errors import Conflict

PERSON = "X-On-Record-Person"


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
