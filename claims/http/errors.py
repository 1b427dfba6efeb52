"""Every error is returned as JSON of one shape, with a stable code."""

import logging
from collections.abc import Mapping
from typing import Protocol

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError, IntegrityError, InterfaceError
from django.http import Http404, HttpRequest, JsonResponse, UnreadablePostError
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from claims.core.errors import CODES, OnRecordError
from claims.transactions import is_transient

log = logging.getLogger(__name__)

DRF_CODES = {
    "parse_error": "invalid_json",
    "not_authenticated": "not_signed_in",
    "authentication_failed": "not_signed_in",
    "permission_denied": "forbidden",
    "not_a_list": "invalid",
    "not_a_dict": "expected_object",
    "max_length": "limit",
    "min_length": "invalid",
    "max_value": "out_of_range",
    "min_value": "out_of_range",
    "max_string_length": "out_of_range",
    "empty": "required",
    "does_not_exist": "not_found",
    "no_name": "invalid",
}

FOREIGN_HOST = "This server does not go by the host name that was asked for (ONRECORD_HOSTS)."
BROKEN_BODY = "The body ended before its end, or was cut into chunks that cannot be read."

# Database constraints that can fail in a race, with the code that the check before them would have given.
CONSTRAINTS = {
    "claim_content_not_empty": "content_missing",
    "fragments_inside_text": "span_out_of_range",
    "label_of_project": "unknown_label",
    "speaker_of_project": "unknown_speaker",
    "one_live_pass_per_person": "already_open",
    "open_slots_not_negative": "article_taken",
    "one_manager_at_least": "last_manager",
}


def body(
    code: str, message: str, field: str | None, request: HttpRequest | None, **details: object
) -> dict[str, dict[str, object]]:
    """Build the error object of a response of status 400 and above."""
    return {
        "error": {
            "code": code,
            "message": message,
            "field": field,
            "request_id": getattr(request, "request_id", None),
            **details,
        }
    }


def handle(error: Exception, context: Mapping[str, object]) -> Response | None:
    """Turn any exception of a view into a response; unexpected ones are logged and answered with `internal`."""
    given = context.get("request")
    request = given._request if isinstance(given, Request) else None
    if isinstance(error, OnRecordError):
        response = Response(body(error.code, error.message, error.field, request, **error.details), error.status)
        if error.status in (429, 503) and "retry_after" in error.details:
            response["Retry-After"] = str(error.details["retry_after"])
        return response
    if isinstance(error, exceptions.ValidationError):
        code, message, field = first_problem(error.detail)
        return Response(body(code, message, field, request), status.HTTP_400_BAD_REQUEST)
    if isinstance(error, Http404):
        return Response(body("not_found", CODES["not_found"], None, request), status.HTTP_404_NOT_FOUND)
    if isinstance(error, PermissionDenied):
        return Response(body("forbidden", CODES["forbidden"], None, request), status.HTTP_403_FORBIDDEN)
    if isinstance(error, TooManyFilesSent):
        message = f"At most {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files at once."
        return Response(body("limit", message, "files", request), status.HTTP_400_BAD_REQUEST)
    if isinstance(error, RequestDataTooBig | TooManyFieldsSent):
        return Response(body("too_large", CODES["too_large"], None, request), status.HTTP_413_REQUEST_ENTITY_TOO_LARGE)
    if isinstance(error, UnreadablePostError):
        # The body ended early or was badly chunked, which is the client's fault.
        return Response(body("invalid", BROKEN_BODY, None, request), status.HTTP_400_BAD_REQUEST)
    if isinstance(error, SuspiciousOperation):
        return Response(body("invalid", CODES["invalid"], None, request), status.HTTP_400_BAD_REQUEST)
    if isinstance(error, exceptions.APIException):
        return _framework_error(error, request)
    if isinstance(error, DatabaseError | InterfaceError):
        return _database_error(error, request)
    log.error("Unforeseen error", extra={"request_id": getattr(request, "request_id", None)}, exc_info=error)
    return Response(body("internal", CODES["internal"], None, request), status.HTTP_500_INTERNAL_SERVER_ERROR)


def _framework_error(error: exceptions.APIException, request: HttpRequest | None) -> Response:
    kind = error.get_codes()
    code = DRF_CODES.get(str(kind), str(kind))
    if isinstance(error, exceptions.PermissionDenied) and "CSRF" in str(error.detail):
        code = "csrf"
    code = code if code in CODES else "invalid"
    response = Response(body(code, CODES[code], None, request), error.status_code)
    header = getattr(error, "auth_header", None)
    if header:
        response["WWW-Authenticate"] = header
    wait = getattr(error, "wait", None)
    if wait:
        response["Retry-After"] = str(int(wait))
    return response


def _database_error(error: Exception, request: HttpRequest | None) -> Response:
    if is_transient(error):
        log.warning("The database does not answer: %s: %s", type(error).__name__, str(error).partition("\n")[0])
        response = Response(
            body("unavailable", CODES["unavailable"], None, request), status.HTTP_503_SERVICE_UNAVAILABLE
        )
        response["Retry-After"] = "2"
        return response
    name = constraint_of(error)
    if name:
        return Response(body(CONSTRAINTS[name], CODES[CONSTRAINTS[name]], None, request), status.HTTP_409_CONFLICT)
    log.error("Unforeseen database error", exc_info=error)
    code = "invalid" if isinstance(error, IntegrityError) else "internal"
    return Response(body(code, CODES[code], None, request), 409 if code == "invalid" else 500)


def constraint_of(error: Exception) -> str | None:
    """Return which of CONSTRAINTS the database applied, if any."""
    return next((name for name in CONSTRAINTS if name in str(error)), None)


def first_problem(detail: object, path: str = "") -> tuple[str, str, str | None]:
    """Find the first leaf of a framework's validation error: (code, message, dotted path or None)."""
    if isinstance(detail, dict):
        for key, value in detail.items():
            if value:
                name = "" if key == "non_field_errors" else str(key)
                return first_problem(value, ".".join(part for part in (path, name) if part))
    if isinstance(detail, list):
        for index, value in enumerate(detail):
            if isinstance(value, dict | list):
                if value:
                    return first_problem(value, ".".join(part for part in (path, str(index)) if part))
                continue
            code = DRF_CODES.get(getattr(value, "code", "invalid"), getattr(value, "code", "invalid"))
            return (code if code in CODES else "invalid"), str(value), path or None
    return "invalid", str(detail), path or None


class ErrorView(Protocol):
    """The function that Django calls for an error outside the API, for some errors with the exception."""

    def __call__(
        self, request: HttpRequest, exception: Exception | None = None, *_: object, **__: object
    ) -> JsonResponse:
        """Answer the request."""
        ...


def _plain(code: str, http_status: int) -> ErrorView:
    def view(request: HttpRequest, exception: Exception | None = None, *_: object, **__: object) -> JsonResponse:
        message = FOREIGN_HOST if isinstance(exception, DisallowedHost) else CODES[code]
        return JsonResponse(body(code, message, None, request), status=http_status)

    return view


not_found = _plain("not_found", 404)
bad_request = _plain("invalid", 400)
server_error = _plain("internal", 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> JsonResponse:
    """Answer a request that failed Django's CSRF check."""
    return JsonResponse(body("csrf", CODES["csrf"], None, request), status=403)
