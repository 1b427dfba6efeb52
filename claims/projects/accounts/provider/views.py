"""The way to the identity provider and back. What belongs to one attempt stays in the browser, in a cookie that we signed."""

import logging
import secrets
import threading
import time
from dataclasses import asdict
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from claims.core.errors import Conflict, TooMany, Unavailable
from claims.core.strict_json import loads
from claims.http.addresses import client_address, network_of
from claims.http.throttles import count
from claims.projects.accounts.entering import enter
from claims.projects.accounts.provider.asking import NoAnswer, ask
from claims.projects.accounts.provider.oidc import (
    Attempt,
    Client,
    Provider,
    Untrusted,
    address_in,
    description_of,
    question,
    verified,
    way_there,
    with_person,
)
from claims.projects.accounts.provider.services import Refused, recognise

log = logging.getLogger(__name__)

BACK = "/sign-in/provider"
SALT = "claims.projects.accounts.provider"
# An attempt may take so long, and as many may begin in a minute from one address.
SECONDS = 600
LONGEST_PATH = 500
# A provider that does not answer is not asked again for so long, so that requests do not wait for it one after the other.
SECONDS_LEFT_ALONE = 5.0


class _Silence:
    """Until when (monotonic) a provider that did not answer is not asked."""

    until = 0.0
    lock = threading.Lock()


def client() -> Client | None:
    """Return what the settings say of the provider, or None."""
    if not settings.OIDC_ISSUER:
        return None
    return Client(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


def is_known() -> bool:
    """Return whether people may sign in at a provider."""
    return bool(settings.OIDC_ISSUER)


def begin(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Return where to sign in at the provider; the cookie of the answer is this browser's alone.

    Raises Conflict (provider_off), Unavailable (provider_failed), TooMany (throttled).
    """
    at = client()
    if at is None:
        raise Conflict("provider_off")
    _count(request)
    attempt = Attempt(*(secrets.token_urlsafe(32) for _ in range(3)))
    try:
        there = way_there(_described(at), at, attempt, _back(request))
    except (NoAnswer, Untrusted) as error:
        log.warning("The identity provider cannot be used: %s", error)
        raise Unavailable("provider_failed") from None
    sent = loads(request.body) if request.body else None
    wanted = str(sent.get("next", "/")) if isinstance(sent, dict) else "/"
    kept = {**asdict(attempt), "next": _inside(wanted)}
    answer = JsonResponse({"status": 200, "data": {"location": there}})
    answer["Cache-Control"] = "no-store"
    answer.set_cookie(
        _cookie(),
        signing.dumps(kept, salt=SALT),
        max_age=SECONDS,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    return answer


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Sign in whom the provider sent back; who cannot be signed in reads why on the sign-in page.

    Somebody with a second factor here is asked for it. Somebody who is signed in already stays so if this does not work.
    """
    answer = _arrive(request)
    # An attempt is over once somebody has come back with it.
    answer.delete_cookie(_cookie(), samesite="Lax")
    answer["Cache-Control"] = "no-store"
    return answer


def _arrive(request: HttpRequest) -> HttpResponse:
    at = client()
    kept = _kept(request)
    if at is None or kept is None:
        return _refusal(request, "over", "/")
    attempt, wanted = Attempt(kept["state"], kept["nonce"], kept["verifier"]), kept["next"]
    if not secrets.compare_digest(request.GET.get("state", "").encode(), attempt.state.encode()):
        return _refusal(request, "over", wanted)
    if request.GET.get("error") == "access_denied":
        return _refusal(request, "cancelled", wanted)
    try:
        _count(request)
        said = _said(request, at, attempt)
        with transaction.atomic():
            person = recognise(
                issuer=at.issuer,
                subject=str(said["sub"]),
                address=address_in(said),
                request_id=getattr(request, "request_id", ""),
            )
            signed_in = enter(request, person)
    except Refused as refused:
        log.info("An identity was refused (%s) from %s", refused.why, client_address(request))
        return _refusal(request, refused.why, wanted)
    except TooMany:
        return _refusal(request, "busy", wanted)
    except (NoAnswer, Untrusted) as error:
        log.warning("Signing in at the identity provider failed: %s", error)
        return _refusal(request, "failed", wanted)
    return HttpResponseRedirect(wanted if signed_in else _sign_in(wanted, link="factor"))


def _said(request: HttpRequest, at: Client, attempt: Attempt) -> dict[str, object]:
    """Return what the provider says of whoever came back. Raises NoAnswer, Untrusted."""
    code, issuer = request.GET.get("code"), request.GET.get("iss", at.issuer)
    if not code or issuer != at.issuer:
        raise Untrusted(f"it sent no code: {request.GET.get('error', '')[:80]!r}")
    provider = _described(at)
    form, authorization = question(provider, at, attempt, code, _back(request))
    tokens = ask(provider.token, form=form, authorization=authorization)
    said = verified(tokens.get("id_token"), ask(provider.keys), at, attempt.nonce)
    if "email" not in said and provider.person is not None:
        said = with_person(said, ask(provider.person, authorization=f"Bearer {tokens.get('access_token')}"))
    return said


def _described(at: Client) -> Provider:
    """Ask the provider for its addresses. Raises NoAnswer, Untrusted."""
    if time.monotonic() < _Silence.until:
        raise NoAnswer("it did not answer a moment ago")
    try:
        document = ask(description_of(at.issuer))
    except NoAnswer:
        with _Silence.lock:
            _Silence.until = time.monotonic() + SECONDS_LEFT_ALONE
        raise
    return Provider.described(at, document)


def _count(request: HttpRequest) -> None:
    count("provider", network_of(client_address(request)), most=settings.SIGN_INS_PER_MINUTE, seconds=60)


def _back(request: HttpRequest) -> str:
    """Return the address to which the provider sends people back: that of the host that they came to."""
    return request.build_absolute_uri(BACK)


def _cookie() -> str:
    return "__Host-provider" if settings.HTTPS else "provider"


def _kept(request: HttpRequest) -> dict[str, str] | None:
    try:
        found = signing.loads(request.COOKIES.get(_cookie(), ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return {name: str(value) for name, value in found.items()}


def _inside(path: str) -> str:
    """Return a path of this application, or the start page."""
    fine = path.startswith("/") and len(path) <= LONGEST_PATH and url_has_allowed_host_and_scheme(path, None)
    return path if fine else "/"


def _sign_in(wanted: str, **problem: str) -> str:
    query = problem if wanted == "/" else {**problem, "next": wanted}
    return f"/sign-in?{urlencode(query)}"


def _refusal(request: HttpRequest, why: str, wanted: str) -> HttpResponse:
    return HttpResponseRedirect("/" if request.user.is_authenticated else _sign_in(wanted, provider=why))
