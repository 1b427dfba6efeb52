"""A script with a token."""

from django.test import Client

from tests.conftest import Person


def script(token: str) -> Person:
    """Somebody who sends a token and has no session."""
    caller = Person()
    client = Client(raise_request_exception=False, headers={"Authorization": f"Token {token}"})
    client.handler = caller.client.handler
    caller.client = client
    return caller
