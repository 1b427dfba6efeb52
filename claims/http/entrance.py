"""What stands before Django: headers that are too many, too long or unreadable are refused in the API's one shape.

Django reads `Content-Type` before any middleware runs, so a header that it cannot read, or only with much work, must be caught here.
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

# Where a request keeps its name, and which names of the caller's own are kept.
NAME, HARMLESS_NAME = "onrecord.request_id", re.compile(r"[A-Za-z0-9._-]{1,64}")

# What PEP 3333 calls the environment: headers, streams and settings of the server by their names.
Environ = dict[str, Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

MAX_HEADERS, LONGEST_HEADER, LONGEST_ADDRESS = 100, 8 * 1024, 8 * 1024
# A media type with a charset or a boundary; whatever is longer than this was made to be slow to read.
LONGEST_CONTENT_TYPE = 256
# What of an unwanted body is read to its end and thrown away: bytes, seconds, and bytes at once.
MAX_DRAINED, SECONDS_DRAINED, PIECE = 1024 * 1024 * 1024, 30.0, 256 * 1024
# Reasons that HTTP names for a status, for servers that want the whole line.
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
    """Name a request: as the caller does, where that is harmless, else anew. The name stays with the request."""
    if NAME not in environ:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        environ[NAME] = given if HARMLESS_NAME.fullmatch(given) else new_id().hex
    return str(environ[NAME])


def refusal(status: int, message: str = "", name: str = "") -> tuple[list[tuple[str, str]], bytes]:
    """Give headers and body of an answer by which the web server refuses a request that never reached the application.

    Whatever server is used calls this for a bad request line, a bad chunk and the like, so that its errors have the API's shape.
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
    """The body of a request as the application reads it, and what it left unread."""

    def __init__(self, environ: Environ) -> None:
        self._stream: ByteStream = environ["wsgi.input"]
        length = environ.get("CONTENT_LENGTH") or "0"
        # A server that ends the stream itself may be asked until it does; any other only for so much.
        self._ends = bool(environ.get("wsgi.input_terminated"))
        self._left = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, or all."""
        return self._took(self._stream.read(size))

    def readline(self, size: int = -1, /) -> bytes:
        """Read up to the next line end."""
        return self._took(self._stream.readline(size))

    def drain(self) -> None:
        """Throw away what is left, within limits of size and time: a client that still sends would never see the answer."""
        left = MAX_DRAINED if self._ends else min(MAX_DRAINED, self._left)
        end = time.monotonic() + SECONDS_DRAINED
        # Whatever goes wrong with a body that nobody wants is no concern of the answer.
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
    """Put the entrance before a WSGI application."""

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
    """Return the status by which a request is refused for its headers or address; None when all is well."""
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
