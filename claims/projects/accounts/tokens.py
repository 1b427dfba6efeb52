"""Authentication of scripts by tokens that may be for some actions only, or for one project."""

from django.contrib.auth.models import User
from django.utils import timezone
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.models import AuthToken
from rest_framework.request import Request

from claims.core.errors import Forbidden
from claims.http.scope import EVERYTHING, Scope, set_scope
from claims.http.tokens import Tokens
from claims.projects.accounts.services import note_use
from claims.projects.models import TokenScope

# Where a narrow token may go: what belongs to a project checks project and action. All else concerns the person's account.
OF_PROJECTS = ("projects/", "articles/", "assignments/", "comments/", "jobs/", "exports/", "releases/")
OPEN = {("GET", "session"), ("GET", "meta"), ("GET", "projects")}


class ScopedTokens(Tokens):
    """Authenticate by a person's token, and narrow the request to what the token is for."""

    def authenticate(self, request: Request) -> tuple[User, AuthToken] | None:
        """Return the person and their token. Raises Forbidden (token_scope) too, for what is nothing of the token's."""
        found = super().authenticate(request)
        if found is not None:
            row = TokenScope.objects.filter(token=found[1]).first()
            if row is not None:
                _narrow(request, row)
        return found


def _narrow(request: Request, row: TokenScope) -> None:
    if row.last_used_on != timezone.now().date():
        note_use(row)
    narrowed = Scope(None if row.actions is None else frozenset(row.actions), row.project_id)
    set_scope(narrowed if narrowed.narrow else EVERYTHING)
    route = request.resolver_match.route.removeprefix("api/v1/") if request.resolver_match is not None else ""
    elsewhere = not route.startswith(OF_PROJECTS) and (request.method, route) not in OPEN
    # A copy of a project lies outside it.
    copies = row.project_id is not None and route.endswith("/clone")
    if narrowed.narrow and (elsewhere or copies):
        raise Forbidden("token_scope")


class TokensDescription(KnoxTokenScheme):
    """Describe tokens in OpenAPI as the library does."""

    target_class = "claims.projects.accounts.tokens.ScopedTokens"
