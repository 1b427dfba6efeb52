"""What stands in for a person's phone in the tests, and the requests of the account page."""

import base64
import hashlib
import hmac
import struct
import time
from typing import Any

from tests.conftest import AUTH, Person

PASSWORD = "a password of the tests"


def code_of(secret: str, ahead: int = 0) -> str:
    """Compute the code that an authenticator app shows (RFC 6238), `ahead` half minutes from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 0x0F)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def with_password(person: Any, name: str) -> Any:
    """Give somebody a password, and return their account."""
    user = person(name).user
    user.set_password(PASSWORD)
    user.save()
    return user


def browser(name: str) -> Person:
    """Sign somebody in with their password alone, in a browser of their own."""
    caller = Person()
    assert caller.sign_in(name, PASSWORD).status_code == 200
    return caller


def proves(caller: Person) -> None:
    """Say once more who one is."""
    assert caller.post(f"{AUTH}/auth/reauthenticate", {"password": PASSWORD}).status_code == 200


def adds_app(caller: Person) -> str:
    """Set up an authenticator app with a code of this half minute, and return its secret."""
    proves(caller)
    answer = caller.get(f"{AUTH}/account/authenticators/totp")
    assert answer.status_code == 404
    secret: str = answer.json()["meta"]["secret"]
    assert caller.post(f"{AUTH}/account/authenticators/totp", {"code": code_of(secret)}).status_code == 200
    return secret


def gives_code(caller: Person, code: str) -> Any:
    """Answer the question for the second factor."""
    return caller.post(f"{AUTH}/auth/2fa/authenticate", {"code": code})


def waits_for_factor(answer: Any) -> bool:
    """Tell whether an answer says that the second factor is missing."""
    flows = answer.json()["data"]["flows"]
    return answer.status_code == 401 and any(
        flow["id"] == "mfa_authenticate" and flow.get("is_pending") for flow in flows
    )
