"""An identity provider for the tests: a real one, over HTTP, at which people sign in by naming themselves."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import oidc_provider_mock

from tests.conftest import AUTH, Person

BEGIN, BACK = f"{AUTH}/auth/provider/redirect", "/sign-in/provider"
NAME = "Newsroom accounts"


class IdentityProvider:
    """People at the provider, and what a browser does there."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def knows(self, subject: str, **claims: object) -> None:
        """Let the provider say this of somebody from now on."""
        assert httpx.put(f"{self.issuer}/users/{quote(subject)}", json=claims).status_code == 204

    def signs_in(self, there: str, subject: str) -> str:
        """Sign in at the provider, whose address the product gave, and return the path to which it sends the browser back."""
        assert there.startswith(f"{self.issuer}/")
        answer = httpx.post(there, data={"sub": subject})
        assert answer.status_code == 302, answer.text
        return path_of(answer.headers["Location"])


def path_of(address: str) -> str:
    """Return the path of an address, with its query."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """Run a provider in this process."""
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield IdentityProvider(f"http://localhost:{server.server_port}")


def set_up(settings: Any, provider: IdentityProvider) -> None:
    """Let people sign in at a provider."""
    settings.OIDC_ISSUER, settings.OIDC_NAME = provider.issuer, NAME
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "on-record", "a secret: of the tests"


def begins(caller: Person, **body: str) -> str:
    """Press the button, and return where it leads."""
    answer = caller.post(BEGIN, body)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["data"]["location"])


def goes(caller: Person, provider: IdentityProvider, subject: str, **body: str) -> str:
    """Walk to the provider and back, and return where one ends up."""
    return lands(caller, provider.signs_in(begins(caller, **body), subject))


def lands(caller: Person, path: str) -> str:
    """Come back from the provider, and return where the product leads."""
    answer = caller.client.get(path)
    assert answer.status_code == 302, answer.content
    assert "no-store" in answer["Cache-Control"]
    return str(answer["Location"])


def asked_for(there: str) -> dict[str, str]:
    """Return what the product asks of the provider."""
    return {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}


def problem(where: str) -> str | None:
    """Return why the sign-in page says that nobody was signed in."""
    found = re.search(r"^/sign-in\?provider=(\w+)", where)
    return found[1] if found else None
