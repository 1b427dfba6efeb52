"""Authentication of scripts: `Authorization: Token ...`."""

from django.conf import settings
from django.contrib.auth.models import User
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.http import throttles
from claims.http.addresses import client_address, network_of

# A script that saves at most this often a minute is never refused, whatever the setting.
MIN_SAVES = 150


class Tokens(TokenAuthentication):
    """Authenticate by a person's token, with a limit of requests a minute; the header must be ASCII."""

    def authenticate(self, request: Request) -> tuple[User, AuthToken] | None:
        """Return the person and their token, or None if the header is for another scheme.

        Raises AuthenticationFailed, and TooMany for a token used too often or an address that sends many wrong tokens.
        """
        try:
            if not request.headers.get("Authorization", "").isascii():
                raise AuthenticationFailed()
            found: tuple[User, AuthToken] | None = super().authenticate(request)
        except AuthenticationFailed:
            # Only wrong tokens count: a valid one cannot be guessed, so it is never refused because of others.
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
