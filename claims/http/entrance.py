"""WSGI checks before Django: too many, too long or unreadable headers are refused with the API's error format.

Django parses `Content-Type` before any middleware runs, so a header that it cannot parse, or only slowly, must be caught here.
"""

import contextlib
import json
import logging
import re
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol
from wsgiref.types import StartResponse

from django.utils.http import parse_header_parameters

from claims.core.errors import CODES
from claims.core.ids import new_id
from claims.http.logs import within

log = logging.getLogger(__name__)

# Where the identifier of a request is kept, and which identifiers chosen by the caller are accepted.
NAME, HARMLESS_NAME = "onrecord.request_id", re.compile(r"[A-Za-z0-9._-]{1,64}")

# What PEP 3333 calls the environment: headers, streams and settings of the server by their names.
Environ = dict[str, Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

MAX_HEADERS, LONGEST_HEADER, LONGEST_ADDRESS = 100, 8 * 1024, 8 * 1024
# A media type with a charset or a boundary; anything longer was made to be slow to parse.
LONGEST_CONTENT_TYPE = 256
# How much of an unwanted body is read and discarded: bytes, seconds, and bytes at a time.
MAX_DRAINED, SECONDS_DRAINED, PIECE = 1024 * 1024 * 1024, 30.0, 256 * 1024
# The reason phrases of HTTP, for servers that need the whole status line.
REASONS = {
    400: "Bad Request",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
}
CODE_OF = {413: "too_large", 414: "too_large", 431: "too_large", 415: "unsupported_media_type", 500: "internal"}
MESSAGES = {
    414: f"The address is longer than {LONGEST_ADDRESS:,} bytes.",
    431: f"A header is longer than {LONGEST_HEADER:,} bytes, or there are more than {MAX_HEADERS} headers.",
}


def name_of(environ: Environ) -> str:
    """Return the identifier of a request: the caller's own if it is harmless, else a new one; it is kept with the request."""
    if NAME not in environ:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        environ[NAME] = given if HARMLESS_NAME.fullmatch(given) else new_id().hex
    return str(environ[NAME])


def refusal(status: int, message: str = "", name: str = "") -> tuple[list[tuple[str, str]], bytes]:
    """Return headers and body with which the web server refuses a request that never reached the application.

    Every web server in use calls this for a bad request line, a bad chunk and the like, so that its errors have the API's format.
    """
    code, request_id = CODE_OF.get(status, "invalid"), name or new_id().hex
    error = {
        "code": code,
        "message": message or MESSAGES.get(status) or CODES[code],
        "field": None,
        "request_id": request_id,
    }
    data = json.dumps({"error": error}).encode()
    headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(data))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Request-Id", request_id),
    ]
    return headers, data


class ByteStream(Protocol):
    """What a server gives to read a body from."""

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, or all."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """Read up to the next line end."""
        ...


class Body:
    """The body of a request; it knows how much of it the application left unread."""

    def __init__(self, environ: Environ) -> None:
        self._stream: ByteStream = environ["wsgi.input"]
        length = environ.get("CONTENT_LENGTH") or "0"
        # Some servers end the stream themselves; with others no more than the declared length may be read.
        self._ends = bool(environ.get("wsgi.input_terminated"))
        self._left = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, or all."""
        return self._took(self._stream.read(size))

    def readline(self, size: int = -1, /) -> bytes:
        """Read up to the next line end."""
        return self._took(self._stream.readline(size))

    def drain(self) -> None:
        """Read and discard the rest, within limits: a client that is still sending would never see the response."""
        left = MAX_DRAINED if self._ends else min(MAX_DRAINED, self._left)
        end = time.monotonic() + SECONDS_DRAINED
        # Errors in a body that nobody needs must not affect the response.
        with contextlib.suppress(Exception):
            while left > 0 and time.monotonic() < end:
                piece = self._stream.read(min(PIECE, left))
                if not piece:
                    return
                left -= len(piece)

    def _took(self, data: bytes) -> bytes:
        self._left -= len(data)
        return data


def guarded(application: Application) -> Application:
    """Wrap a WSGI application with these checks."""

    def enter(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        with within(name_of(environ)):
            return answer_to(environ, start_response)

    def answer_to(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"] = Body(environ)
        status = problem_with(environ)
        answer: Iterable[bytes] = ()
        if status is None:
            try:
                answer = application(environ, start_response)
            except Exception:
                log.exception("The request could not be read")
                status = 500
        if status is not None:
            headers, data = refusal(status, name=name_of(environ))
            log.info("Refused for its headers or its address, with status %d", status)
            start_response(f"{status} {REASONS[status]}", headers)
            answer = [data]
        body.drain()
        return answer

    return enter


def problem_with(environ: Environ) -> int | None:
    """Return the status with which a request is refused for its headers or address; None if it is accepted."""
    if len(environ.get("PATH_INFO", "")) + len(environ.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
        return 414
    given = [value for name, value in environ.items() if name.startswith("HTTP_")]
    if len(given) > MAX_HEADERS or any(len(value) > LONGEST_HEADER for value in given):
        return 431
    kind = environ.get("CONTENT_TYPE") or ""
    if len(kind) > LONGEST_CONTENT_TYPE:
        return 415
    if ";" in kind:
        try:
            parse_header_parameters(kind)
        except Exception:  # noqa: BLE001 - the standard library raises whatever it stumbles over
            return 415
    return None
