"""How scripts say who they are: `Authorization: Token ...`."""

from typing import Any

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed


class Tokens(TokenAuthentication):
    """Take a person's token; a header that is not ASCII cannot hold one."""

    def authenticate(self, request: Any) -> Any:
        """Return the person and their token, or None when the header is for another way to sign in."""
        if not request.headers.get("Authorization", "").isascii():
            raise AuthenticationFailed()
        return super().authenticate(request)


class TokensDescription(KnoxTokenScheme):
    """Describe the tokens as the library does."""

    target_class = "claims.http.tokens.Tokens"
