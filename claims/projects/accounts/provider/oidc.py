"""OpenID Connect with a code, as far as it decides whom to believe: no Django, no network.

Rules by OpenID Connect Core 1.0 (3.1), Discovery 1.0 (4.3), PKCE (RFC 7636) and the best current practice (RFC 9700).
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode, urlsplit

# Signatures by a key that the provider alone has; none of those that anybody with the client's secret could make.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# Seconds by which the provider's clock may be wrong.
LEEWAY = 60
LONGEST_SUBJECT = 255
SCOPE = "openid email"
LOCAL = {"localhost", "127.0.0.1", "::1"}


class Untrusted(Exception):
    """What came is not what the provider would say; the text is for the log."""


def safe(url: object) -> bool:
    """Return whether an address is one to ask: HTTPS, or on this machine."""
    if not isinstance(url, str) or not url.isascii() or any(sign <= " " for sign in url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    plain = parts.scheme == "http" and parts.hostname in LOCAL
    return bool(parts.hostname) and not parts.username and not parts.fragment and (parts.scheme == "https" or plain)


@dataclass(frozen=True, slots=True)
class Client:
    """What the provider knows this server by."""

    issuer: str
    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider's addresses, as it describes itself."""

    authorize: str
    token: str
    keys: str
    person: str | None
    basic: bool

    @classmethod
    def described(cls, client: Client, document: Mapping[str, object]) -> "Provider":
        """Read a provider's description of itself. Raises Untrusted."""
        if document.get("issuer") != client.issuer:
            raise Untrusted(f"the issuer calls itself {document.get('issuer')!r}")
        found = [document.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        person = document.get("userinfo_endpoint")
        authorize, token, keys = (url if isinstance(url, str) and safe(url) else "" for url in found)
        if not (authorize and token and keys):
            raise Untrusted("its description has an address that is not HTTPS, or lacks one")
        methods = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        known = methods if isinstance(methods, list) else []
        return cls(
            authorize,
            token,
            keys,
            person if isinstance(person, str) and safe(person) else None,
            "client_secret_basic" in known or "client_secret_post" not in known,
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to the provider and back: what only the browser that began it knows."""

    state: str
    nonce: str
    verifier: str


def description_of(issuer: str) -> str:
    """Return where a provider describes itself."""
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def way_there(provider: Provider, client: Client, attempt: Attempt, back: str) -> str:
    """Return the address at the provider to which a browser goes to sign in; it comes `back` with a code."""
    digest = hashlib.sha256(attempt.verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": client.id,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{provider.authorize}{'&' if '?' in provider.authorize else '?'}{urlencode(query)}"


def question(provider: Provider, client: Client, attempt: Attempt, code: str, back: str) -> tuple[dict[str, str], str]:
    """Return the form that asks for the tokens of a code, and its Authorization header."""
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": attempt.verifier
    }  # fmt: skip
    if provider.basic:
        both = f"{quote_plus(client.id)}:{quote_plus(client.secret)}"
        return form, f"Basic {base64.b64encode(both.encode()).decode()}"
    return {**form, "client_id": client.id, "client_secret": client.secret}, ""


def verified(token: object, keys: Mapping[str, object], client: Client, nonce: str) -> dict[str, object]:
    """Return what an ID token says, if the provider signed it, for this server, in this attempt. Raises Untrusted."""
    # Its cryptography takes 10 MB, and most processes never need it.
    import jwt  # noqa: PLC0415

    if not isinstance(token, str):
        raise Untrusted("there is no ID token")
    try:
        header = jwt.get_unverified_header(token)
        found: dict[str, object] = jwt.decode(
            token,
            jwt.PyJWK(_key(header, keys), algorithm=str(header.get("alg"))),
            algorithms=list(ALGORITHMS),
            audience=client.id,
            issuer=client.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as error:
        raise Untrusted(f"ID token: {error}") from None
    several = isinstance(found["aud"], list) and len(found["aud"]) > 1
    if (several or "azp" in found) and found.get("azp") != client.id:
        raise Untrusted("ID token: made for another client")
    if not hmac.compare_digest(str(found.get("nonce", "")).encode(), nonce.encode()):
        raise Untrusted("ID token: of another attempt")
    if not isinstance(found["sub"], str) or not 0 < len(found["sub"]) <= LONGEST_SUBJECT or not found["sub"].isascii():
        raise Untrusted("ID token: no usable subject")
    return found


def _key(header: Mapping[str, object], keys: Mapping[str, object]) -> dict[str, object]:
    """Return the key that signed. Raises Untrusted."""
    if header.get("alg") not in ALGORITHMS:
        raise Untrusted(f"ID token: signed with {header.get('alg')!r}")
    listed = keys.get("keys")
    candidates = [
        key
        for key in (listed if isinstance(listed, list) else [])
        if isinstance(key, dict)
        and key.get("kty") in ("RSA", "EC", "OKP")
        and key.get("use", "sig") == "sig"
        and key.get("alg", header["alg"]) == header["alg"]
        and ("kid" not in header or key.get("kid") == header["kid"])
    ]
    if len(candidates) != 1:
        raise Untrusted("ID token: signed with a key that the provider does not list")
    return candidates[0]


def with_person(said: Mapping[str, object], person: Mapping[str, object]) -> dict[str, object]:
    """Add to an ID token what the provider says of the same person elsewhere. Raises Untrusted."""
    if person.get("sub") != said["sub"]:
        raise Untrusted("the provider spoke of somebody else")
    return {**person, **said}


def address_in(said: Mapping[str, object]) -> str | None:
    """Return the mail address that the provider has confirmed, in the spelling in which we keep addresses; else None."""
    email = said.get("email")
    # Some providers write it as a text.
    confirmed = said.get("email_verified") is True or said.get("email_verified") == "true"
    if not confirmed or not isinstance(email, str) or not 3 <= len(email) <= 254 or "@" not in email:
        return None
    # Some capital letters beyond ASCII become letters of ASCII when made small: then it would be another's address.
    return email.lower() if email.isascii() else None
