"""Whoever sends too much, or something that is no HTTP, can read why it was refused: real sockets, the real web server."""

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.refusing import INSIDES
from tests.faults.product import free_port, web

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("faults")]
MEGABYTE = 1024 * 1024
JSON, FILES = "application/json", "multipart/form-data; boundary=x"


@pytest.fixture(scope="module")
def port(django_db_setup: Any, tmp_path_factory: Any) -> Iterator[int]:
    """A web server as `make run` starts it; nothing here needs what is in its database."""
    number = free_port()
    folder: Path = tmp_path_factory.mktemp("state")
    with web(folder, number):
        yield number


def refused(status: int, headers: Any, data: bytes, wanted: tuple[int, str]) -> None:
    """Check an answer of the web server, whoever in it gave it."""
    assert (status, json.loads(data)["error"]["code"]) == wanted
    error = json.loads(data)["error"]
    assert headers["Content-Type"] == "application/json"
    assert set(error) >= {"code", "message", "field", "request_id"}
    assert error["request_id"] == headers["X-Request-Id"]
    assert not any(word in data.decode() for word in (*INSIDES, "gunicorn", "waitress", "<html"))


def send(port: int, path: str, size: int, kind: str, method: str = "POST") -> tuple[int, Any, bytes]:
    """Send a body of so many bytes to its end, as any client does, and then read the answer."""
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    piece = b" " * MEGABYTE
    pieces = (piece[: min(MEGABYTE, size - at)] for at in range(0, size, MEGABYTE))
    try:
        server.request(method, path, pieces, {"Content-Type": kind, "Content-Length": str(size)})
        answer = server.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        server.close()


@pytest.mark.parametrize(
    ("path", "size", "kind", "wanted"),
    [
        ("/_allauth/browser/v1/auth/login", 13 * MEGABYTE, JSON, (413, "too_large")),
        ("/_allauth/browser/v1/auth/login", 17_000, JSON, (413, "too_large")),
        ("/api/v1/projects/x/articles", 13 * MEGABYTE, JSON, (413, "too_large")),
        ("/api/v1/projects/x/imports", 300 * MEGABYTE, FILES, (413, "too_large")),
        ("/api/v1/projects/x/imports", 20 * MEGABYTE, JSON, (413, "too_large")),
        ("/sign-in", 20 * MEGABYTE, FILES, (413, "too_large")),
        # Refused before its body is read, for another reason than its length.
        ("/api/v1/projects", 5 * MEGABYTE, JSON, (401, "not_signed_in")),
        ("/api/v1/projects", 5 * MEGABYTE, "a; b*0=1; b*=2", (415, "unsupported_media_type")),
        ("/api/v1/nothing", 5 * MEGABYTE, JSON, (404, "not_found")),
    ],
)
def test_a_body_that_is_sent_whole_is_answered_and_not_cut_off(
    port: int, path: str, size: int, kind: str, wanted: tuple[int, str]
) -> None:
    refused(*send(port, path, size, kind), wanted)


def ask(port: int, data: bytes) -> tuple[int, Any, bytes]:
    """Send bytes over a socket, and only then read the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        answer = http.client.HTTPResponse(client)
        answer.begin()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize("size", [13 * MEGABYTE, 64 * MEGABYTE])
def test_a_client_that_knows_nothing_but_sockets_reads_the_answer_too(port: int, size: int) -> None:
    head = f"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {size}\r\nContent-Type: {JSON}\r\nConnection: close\r\n\r\n"
    refused(*ask(port, head.encode() + b" " * size), (413, "too_large"))


HOST = b"Host: 127.0.0.1\r\n"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET /health/live HTTP/1.1\r\n" + HOST + b"no colon here\r\n\r\n", 400),
        (b"GET /health/live HTTP/1.1\r\n" + HOST + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n", 431),
        (b"GET /health/live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400),
        (b"GET /health/live HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n", 400),
        (b"GET /api/v1/session?" + b"a=1&" * 500 + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 413),
    ],
    ids=["no request line", "no colon in a header", "long header", "foreign host", "host that is none", "many parameters"],
)  # fmt: skip
def test_what_is_no_request_is_refused_in_the_shape_of_all_errors(port: int, data: bytes, status: int) -> None:
    found, headers, body = ask(port, data)
    error = json.loads(body)["error"]
    assert (found, headers["Content-Type"]) == (status, "application/json")
    assert error["request_id"] == headers["X-Request-Id"]


def test_an_ordinary_request_is_answered_beside_all_that(port: int) -> None:
    status, _, body = ask(port, b"GET /health/live HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    assert (status, json.loads(body)) == (200, {"status": "live"})
