"""Middleware of every request: its identifier, limits of its body, and headers of every response."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.gzip import GZipMiddleware

from claims.core.errors import CODES
from claims.http.entrance import name_of
from claims.http.errors import body
from claims.http.logs import within
from claims.http.scope import EVERYTHING, set_scope

CHARSET = re.compile(r"""charset[^=;]*=\s*["']?([^"';]*?)["']?\s*(?:;|$)""", re.IGNORECASE)

Handler = Callable[[HttpRequest], HttpResponse]


def request_id(get_response: Handler) -> Handler:
    """Give the request an identifier (the caller's own if it is harmless), used in the log and in the response."""

    def handle(request: HttpRequest) -> HttpResponse:
        name = name_of(request.META)
        request.request_id = name  # type: ignore[attr-defined]
        # A thread answers one request after another.
        set_scope(EVERYTHING)
        with within(name):
            response = get_response(request)
        response["X-Request-Id"] = name
        if not response.streaming:
            # Django's own middleware sets this only if the request reached it.
            response.setdefault("Content-Length", str(len(response.content)))
        return response

    return handle


def readable_body(get_response: Handler) -> Handler:
    """Refuse a body that would be misread: chunked, compressed, or not in UTF-8.

    Under WSGI a body without Content-Length reads as empty, and Django decodes even the query with the charset of the body.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_TRANSFER_ENCODING"):
            return JsonResponse(body("length_required", CODES["length_required"], None, request), status=411)
        packed = request.META.get("HTTP_CONTENT_ENCODING", "identity").strip().lower() not in ("", "identity")
        charsets = CHARSET.findall(request.META.get("CONTENT_TYPE", ""))
        if packed or any(charset.lower() not in ("utf-8", "utf8") for charset in charsets):
            message = "The body must be UTF-8 and not compressed."
            return JsonResponse(body("unsupported_media_type", message, None, request), status=415)
        return get_response(request)

    return handle


# Addresses that accept larger bodies, and those that accept files.
API, UPLOADS = "/api/v1/", re.compile(r"/api/v1/projects/[^/]+/imports(?:/annotations)?")
MAX_FROM_ANYBODY = 16 * 1024


def body_limit(get_response: Handler) -> Handler:
    """Refuse a body whose declared length exceeds the limit of its address, before reading any of it."""

    def handle(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if (
            not length.isascii()
            or not length.isdigit()
            or len(length) > 15
            or int(length) > most_for(request.path, request.content_type or "")
        ):
            return JsonResponse(body("too_large", CODES["too_large"], None, request), status=413)
        return get_response(request)

    return handle


def compressed(get_response: Handler) -> Handler:
    """Compress JSON responses of a kilobyte and more for clients that accept gzip.

    Streamed files are not compressed, so that browsers know their length and can show progress.
    """
    gzip = GZipMiddleware(get_response)

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or len(response.content) < 1000 or "json" not in response.headers.get("Content-Type", ""):
            return response
        gzip.process_response(request, response)
        return response

    return handle


def most_for(path: str, content_type: str) -> int:
    """Return how many bytes an address accepts: most for uploads, least outside the API, where people sign in."""
    if not path.startswith(API):
        return MAX_FROM_ANYBODY
    upload = content_type.startswith("multipart/") and UPLOADS.fullmatch(path)
    return int(settings.UPLOAD_BYTES if upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def headers(get_response: Handler) -> Handler:
    """Forbid caching of API responses, scripts of other hosts, and powerful browser features such as camera and location."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/api/"):
            response.setdefault("Cache-Control", "no-store")
        return response

    return handle
