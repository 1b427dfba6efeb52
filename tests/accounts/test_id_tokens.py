"""Whom an ID token is believed: one that the provider signed, for this server, in this attempt, and nobody else."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from claims.projects.accounts.provider.oidc import (
    Attempt,
    Client,
    Provider,
    Untrusted,
    address_in,
    question,
    safe,
    verified,
    way_there,
    with_person,
)

ISSUER, NONCE = "https://id.desk.example", "the nonce of this attempt"
CLIENT = Client(ISSUER, "on-record", "a secret/ of the: tests")
OURS = rsa.generate_private_key(65537, 2048)
OTHER = ec.generate_private_key(ec.SECP256R1())
DESCRIPTION: dict[str, object] = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize?tenant=1",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
    "userinfo_endpoint": f"{ISSUER}/person",
}


def public(key: Any, kid: str, **more: str) -> dict[str, Any]:
    """Return what the provider publishes of a key."""
    algorithm: Any = jwt.algorithms.RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    found: dict[str, Any] = json.loads(algorithm.to_jwk(key.public_key()))
    return {**found, "kid": kid, **more}


KEYS: dict[str, Any] = {"keys": [public(OURS, "1", use="sig"), public(OTHER, "2", alg="ES256")]}


def token(key: Any = OURS, algorithm: str = "RS256", kid: str | None = "1", lasts: int = 60, **changes: object) -> str:
    """Make an ID token; a claim that is None is left out."""
    now = int(time.time())
    said = {"iss": ISSUER, "aud": "on-record", "sub": "a-1", "iat": now, "exp": now + lasts, "nonce": NONCE, **changes}
    kept = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(kept, key, algorithm, headers={} if kid is None else {"kid": kid})


@pytest.mark.parametrize(
    "good",
    [
        {},
        {"key": OTHER, "algorithm": "ES256", "kid": "2"},
        {"algorithm": "PS256"},
        {"aud": ["on-record"]},
        {"aud": ["on-record", "another"], "azp": "on-record"},
        {"lasts": -5},
    ],
)
def test_a_token_of_the_provider_is_believed(good: dict[str, Any]) -> None:
    assert verified(token(**good), KEYS, CLIENT, NONCE)["sub"] == "a-1"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"iss": "https://evil.example"}, "issuer"),
        ({"iss": f"{ISSUER}/"}, "issuer"),
        ({"iss": None}, "iss"),
        ({"aud": "another"}, "udience"),
        ({"aud": ["on-record", "another"]}, "another client"),
        ({"azp": "another"}, "another client"),
        ({"aud": None}, "aud"),
        ({"lasts": -61}, "expired"),
        ({"exp": None}, "exp"),
        ({"iat": int(time.time()) + 3600}, "not yet valid"),
        ({"nonce": "of another attempt"}, "another attempt"),
        ({"nonce": None}, "another attempt"),
        ({"sub": None}, "sub"),
        ({"sub": ""}, "subject"),
        ({"sub": "x" * 256}, "subject"),
        # Signed by somebody else, or with what an attacker knows too.
        ({"key": rsa.generate_private_key(65537, 2048)}, "ignature"),
        ({"key": OTHER, "algorithm": "ES256", "kid": "1"}, "key"),
        ({"kid": "3"}, "does not list"),
        ({"kid": None, "algorithm": "RS256"}, "ignature|does not list"),
        ({"key": CLIENT.secret, "algorithm": "HS256"}, "signed with 'HS256'"),
        ({"key": None, "algorithm": "none"}, "signed with 'none'"),
    ],
)
@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
def test_any_other_token_is_refused(bad: dict[str, Any], why: str) -> None:
    keys = KEYS if bad.get("kid", "1") is not None else {"keys": [public(OURS, "1"), public(OURS, "9")]}
    with pytest.raises(Untrusted, match=why):
        verified(token(**bad), keys, CLIENT, NONCE)


@pytest.mark.parametrize(
    "broken",
    # A token carries the time at which it was made, by which the name of a test must not differ.
    [None, 1, "", "x.y.z", "a.b", pytest.param(token() + "x", id="longer"), pytest.param(token()[:-20], id="shorter")],
)
def test_what_is_no_token_is_refused(broken: object) -> None:
    with pytest.raises(Untrusted):
        verified(broken, KEYS, CLIENT, NONCE)


@pytest.mark.parametrize(
    "keys", [{}, {"keys": None}, {"keys": ["x"]}, {"keys": [{"kty": "oct", "k": "eHh4", "kid": "1"}]}]
)
def test_keys_that_are_none_verify_nothing(keys: dict[str, Any]) -> None:
    with pytest.raises(Untrusted):
        verified(token(), keys, CLIENT, NONCE)


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": "http://id.desk.example/token"},
        {"token_endpoint": "https://user:x@id.desk.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
        {"token_endpoint": ["https://id.desk.example/token"]},
    ],
)
def test_a_description_by_somebody_else_or_with_unsafe_addresses_is_refused(change: dict[str, object]) -> None:
    assert Provider.described(CLIENT, DESCRIPTION).person == f"{ISSUER}/person"
    with pytest.raises(Untrusted):
        Provider.described(CLIENT, {**DESCRIPTION, **change})


def test_the_secret_is_sent_as_the_provider_asks() -> None:
    attempt = Attempt("a state", NONCE, "a verifier")
    form, header = question(Provider.described(CLIENT, DESCRIPTION), CLIENT, attempt, "1", "https://desk.example/back")
    assert (form["code_verifier"], "client_secret" in form) == ("a verifier", False)
    # RFC 6749, 2.3.1: both are encoded as in a form before they are joined.
    assert header == "Basic b24tcmVjb3JkOmErc2VjcmV0JTJGK29mK3RoZSUzQSt0ZXN0cw=="
    posting = Provider.described(
        CLIENT, {**DESCRIPTION, "token_endpoint_auth_methods_supported": ["client_secret_post"]}
    )
    form, header = question(posting, CLIENT, attempt, "1", "https://desk.example/back")
    assert (form["client_secret"], header) == (CLIENT.secret, "")
    assert way_there(posting, CLIENT, attempt, "https://desk.example/back").startswith(
        f"{ISSUER}/authorize?tenant=1&response_type=code&"
    )


def test_what_is_said_of_a_person_elsewhere_counts_only_for_the_same_person() -> None:
    assert with_person({"sub": "a-1"}, {"sub": "a-1", "email": "a@desk.example"})["email"] == "a@desk.example"
    for said in ({"sub": "a-2", "email": "a@desk.example"}, {"email": "a@desk.example"}):
        with pytest.raises(Untrusted):
            with_person({"sub": "a-1"}, said)


@pytest.mark.parametrize("email", [None, 1, "", "@", "anna", "a@" + "x" * 254, "\u212aim@desk.example", ["a@b.c"]])
def test_an_address_that_is_none_or_only_looks_like_one_of_ours_is_left_out(email: object) -> None:
    assert address_in({"email": email, "email_verified": True}) is None
    assert address_in({"email": "Anna@Desk.example", "email_verified": True}) == "anna@desk.example"


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://id.desk.example/x", True),
        ("http://localhost:9400", True),
        ("http://id.desk.example", False),
        ("https://", False),
        ("https://id.desk.example:x", False),
        ("https://id.desk.example/\n", False),
        ("https://[id", False),
        (None, False),
    ],
)
def test_only_https_is_asked_except_on_this_machine(url: object, fine: bool) -> None:
    assert safe(url) is fine
