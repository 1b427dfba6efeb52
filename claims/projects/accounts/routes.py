"""The routes of django-allauth that are open here, each with its methods and the fields of its body.

The library reads JSON leniently and ignores what it does not know. `strict` refuses that first, in the API's error format.
"""

import logging
from collections.abc import Mapping
from contextlib import nullcontext
from functools import cache, wraps
from importlib import import_module
from typing import Protocol

from allauth.headless.account import views as account
from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from allauth.headless.internal.restkit.response import APIResponse
from allauth.headless.usersessions import views as sessions
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse, UnreadablePostError
from django.urls import URLPattern, path

from claims.core.errors import CODES, Invalid, OnRecordError
from claims.core.strict_json import loads
from claims.http.errors import BROKEN_BODY, body
from claims.http.sessions import PERSON
from claims.projects.accounts import addresses
from claims.projects.accounts.mail import must_send_mail
from claims.projects.accounts.provider.views import begin

log = logging.getLogger(__name__)


class View(Protocol):
    """A function that answers a request; the others are parts of its address."""

    def __call__(self, request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
        """Answer."""
        ...


# The fields that each method takes, with their JSON types.
Fields = Mapping[str, type]
Methods = Mapping[str, Fields]

# What parsing a forged answer of an authenticator may raise: the library catches only some of it.
FORGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)

CODE: Fields = {"code": str}
EMAIL: Fields = {"email": str}
CREDENTIAL: Fields = {"credential": dict}
NOTHING: Fields = {}


def strict(view: View, methods: Methods, *, whole: bool) -> View:
    """Refuse other methods, other persons, and bodies that are no JSON object of the given fields.

    `whole`: what the view writes, it writes in one transaction, with its line in the history.
    """

    @wraps(view)
    def handle(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
        fields = methods.get(request.method or "")
        if fields is None:
            answer = _refusal(request, "method_not_allowed", 405)
            answer["Allow"] = ", ".join(methods)
            return answer
        meant = request.headers.get(PERSON)
        if meant is not None and request.user.is_authenticated and meant != str(request.user.pk):
            return _refusal(request, "other_person", 409)
        if _has_body(request) and request.content_type != "application/json":
            return _refusal(request, "unsupported_media_type", 415)
        try:
            _check(_read(request), fields)
            with transaction.atomic() if whole else nullcontext():
                return view(request, *args, **options)
        except OnRecordError as error:
            return JsonResponse(body(error.code, error.message, error.field, request), status=error.status)
        except FORGED:
            if "credential" not in fields:
                raise
            log.info("The answer of an authenticator could not be read", exc_info=True)
            return _incorrect(request)

    return handle


def _refusal(request: HttpRequest, code: str, status: int) -> JsonResponse:
    return JsonResponse(body(code, CODES[code], None, request), status=status)


def _has_body(request: HttpRequest) -> bool:
    return (request.META.get("CONTENT_LENGTH") or "0") != "0"


def _read(request: HttpRequest) -> object:
    """Read the JSON of the body, which may be empty. Raises Invalid."""
    try:
        return loads(request.body) if _has_body(request) else {}
    except UnreadablePostError:
        raise Invalid("invalid", BROKEN_BODY) from None


def _check(data: object, fields: Fields) -> None:
    """Raise Invalid unless the data is an object of the given fields; the library says which of them are missing."""
    if not isinstance(data, dict):
        raise Invalid("expected_object")
    for name, value in data.items():
        if name not in fields:
            raise Invalid("unknown_field", f"There is no field {str(name)[:80]!r} here.", str(name)[:80])
        if not isinstance(value, fields[name]):
            raise Invalid("invalid", field=name)


def _incorrect(request: HttpRequest) -> JsonResponse:
    """Answer as the library does for a wrong code."""
    error = {"code": "incorrect_code", "message": "Incorrect code.", "param": "credential"}
    answer: JsonResponse = APIResponse(request, errors=[error], status=400)
    return answer


def _view(view: type[APIView]) -> View:
    answers: View = view.as_api_view(client=Client.BROWSER)
    return answers


def _by_mail(view: type[APIView]) -> View:
    """Return a view for what needs mail; refused with `mail_off` where none is sent."""
    answers = _view(view)

    def handle(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
        must_send_mail()
        return answers(request, *args, **options)

    return handle


def _mfa(name: str) -> View:
    """Return a view that is imported when it is first asked for: its cryptography takes 10 MB, and few have a second factor."""

    @cache
    def found() -> View:
        return _view(getattr(import_module("allauth.headless.mfa.views"), name))

    def view(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
        return found()(request, *args, **options)

    return view


# What changes an account without being about one that is signed in, or that is named so.
WHOLE = ("account/", "auth/password/reset", "auth/email/verify")


def _route(address: str, view: View, methods: Methods) -> URLPattern:
    # Signing in is no transaction: what counts attempts would lock out everybody else who signs in from the same address.
    return path(address, strict(view, methods, whole=address.startswith(WHOLE)))


urlpatterns = [
    _route("auth/session", _view(account.SessionView), {"GET": NOTHING, "DELETE": NOTHING}),
    _route("auth/login", _view(account.LoginView), {"POST": {"username": str, "password": str}}),
    _route("auth/2fa/authenticate", _mfa("AuthenticateView"), {"POST": CODE}),
    _route("auth/webauthn/login", _mfa("LoginWebAuthnView"), {"GET": NOTHING, "POST": CREDENTIAL}),
    _route("auth/webauthn/authenticate", _mfa("AuthenticateWebAuthnView"), {"GET": NOTHING, "POST": CREDENTIAL}),
    _route("auth/provider/redirect", begin, {"POST": {"next": str}}),
    _route("auth/reauthenticate", _view(account.ReauthenticateView), {"POST": {"password": str}}),
    _route("auth/2fa/reauthenticate", _mfa("ReauthenticateView"), {"POST": CODE}),
    _route("auth/webauthn/reauthenticate", _mfa("ReauthenticateWebAuthnView"), {"GET": NOTHING, "POST": CREDENTIAL}),
    _route("auth/sessions", _view(sessions.SessionsView), {"GET": NOTHING, "DELETE": {"sessions": list}}),
    _route(
        "account/password/change",
        _view(account.ChangePasswordView),
        {"POST": {"current_password": str, "new_password": str}},
    ),
    _route("auth/password/request", _by_mail(addresses.AskForPassword), {"POST": {"email": str}}),
    _route("auth/password/reset", _by_mail(account.ResetPasswordView), {"POST": {"key": str, "password": str}}),
    _route("account/email", _by_mail(addresses.Addresses), {"GET": NOTHING, "POST": EMAIL, "DELETE": EMAIL}),
    _route("auth/email/verify", _by_mail(addresses.ConfirmAddress), {"POST": {"key": str}}),
    _route("account/authenticators", _mfa("AuthenticatorsView"), {"GET": NOTHING}),
    _route("account/authenticators/totp", _mfa("ManageTOTPView"), {"GET": NOTHING, "POST": CODE, "DELETE": NOTHING}),
    _route("account/authenticators/recovery-codes", _mfa("ManageRecoveryCodesView"), {"GET": NOTHING, "POST": NOTHING}),
    _route(
        "account/authenticators/webauthn",
        _mfa("ManageWebAuthnView"),
        {
            "GET": NOTHING,
            "POST": {"name": str, "credential": dict, "passwordless": bool},
            "PUT": {"id": int, "name": str},
            "DELETE": {"authenticators": list},
        },
    ),
]
