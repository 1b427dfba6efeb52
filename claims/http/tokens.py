"""How scripts say who they are: `Authorization: Token ...`."""

from django.conf import settings
from django.contrib.auth.models import User
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.http import throttles
from claims.http.addresses import client_address, network_of

# Saving must go on: a script that saves twice a second or less is never refused, whatever the setting.
MIN_SAVES = 150


class Tokens(TokenAuthentication):
    """Take a person's token, so many times a minute; a header that is not ASCII cannot hold one."""

    def authenticate(self, request: Request) -> tuple[User, AuthToken] | None:
        """Return the person and their token, or None when the header is for another way to sign in.

        Raises AuthenticationFailed, and TooMany for a token that is used too often or an address that sends many wrong ones.
        """
        try:
            if not request.headers.get("Authorization", "").isascii():
                raise AuthenticationFailed()
            found: tuple[User, AuthToken] | None = super().authenticate(request)
        except AuthenticationFailed:
            # A right token is never refused for the wrong ones of others: it cannot be guessed.
            sender = network_of(client_address(request))
            throttles.count("wrong-token", sender, most=settings.SIGN_INS_PER_MINUTE, seconds=throttles.MINUTE)
            raise
        if found is not None:
            _count(request, found[1].token_key)
        return found


def _count(request: Request, token: str) -> None:
    most, kind = settings.TOKEN_REQUESTS_PER_MINUTE, "token"
    if request.path.endswith("/sync"):
        most, kind = most and max(most, MIN_SAVES), "token-saves"
    throttles.count(kind, token, most=most, seconds=throttles.MINUTE)


class TokensDescription(KnoxTokenScheme):
    """Describe the tokens as the library does."""

    target_class = "claims.http.tokens.Tokens"
