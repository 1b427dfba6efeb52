"""The web server itself: what it refuses has the API's shape and can be read, and it stops without cutting anybody off."""

import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from tests.faults.product import Process, call, free_port, until, web
from tests.setup.starts import descendants

HOST = b"Host: 127.0.0.1\r\n"
SESSION = b"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
COOKIE = {"Cookie": f"csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32, "Content-Type": "application/json"}
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Run the web server with small limits."""
    number = free_port()
    with web(tmp_path, number, ONRECORD_BODY_BYTES="100000", ONRECORD_UPLOAD_BYTES="300000"):
        yield number


def raw(port: int, data: bytes, *, half_close: bool = False) -> tuple[int, dict[str, str], bytes]:
    """Send bytes over a connection, and read the first answer: status, headers (names in lower case) and what follows."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(data)
        if half_close:
            connection.shutdown(socket.SHUT_WR)
        with http.client.HTTPResponse(connection) as answer:
            answer.begin()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_what_is_no_request_or_too_large_a_one_is_refused_in_the_shape_of_the_api(port: int) -> None:
    line = b"GET /health/live HTTP/1.1\r\n"
    cases: list[tuple[bytes, int, str]] = [
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400, "invalid"),
        (b"GARBAGE\r\n\r\n", 400, "invalid"),
        (line + b"No colon\r\n\r\n", 400, "invalid"),
        (SESSION + b"Content-Length: 5, 6\r\n\r\n", 400, "invalid"),
        (SESSION + b"Content-Length: -5\r\n\r\n", 400, "invalid"),
        (SESSION + b"Content-Length: \xd9\xa3\r\n\r\n", 400, "invalid"),
        (SESSION + b"Transfer-Encoding: chunked\r\n\r\nnothex\r\n", 400, "invalid"),
        (SESSION + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 5000, 400, "invalid"),
        (SESSION + b"Transfer-Encoding: gzip\r\n\r\n", 501, "invalid"),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414, "too_large"),
        (line + HOST + b"X: " + b"a" * 40_000 + b"\r\n\r\n", 431, "too_large"),
        (line + HOST + b"X: 1\r\n" * 10_000 + b"\r\n", 431, "too_large"),
        (SESSION + b"Content-Length: 100001\r\n\r\n", 413, "too_large"),
        (SESSION + b"Expect: 100-continue\r\nContent-Length: 100001\r\n\r\n", 413, "too_large"),
        (SESSION.replace(b"application/json", b"multipart/form-data; boundary=b") + b"Content-Length: 300001\r\n\r\n", 413, "too_large"),
    ]  # fmt: skip
    for request, status, code in cases:
        got, headers, body = raw(port, request)
        assert (got, headers["content-type"]) == (status, "application/json"), request[:80]
        error = json.loads(body)["error"]
        assert (error["code"], error["field"], error["request_id"]) == (code, None, headers["x-request-id"])
        assert headers["connection"] == "close"


def post(port: int, body: Any, *, chunked: bool) -> tuple[int, str]:
    """Send a body to the address where people sign in; returns status and code."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as server:
        server.request("POST", "/_allauth/browser/v1/auth/login", body, COOKIE, encode_chunked=chunked)
        with server.getresponse() as answer:
            found = json.loads(answer.read())
            return answer.status, (found.get("error") or found["errors"][0])["code"]


@pytest.mark.parametrize("chunked", [False, True])
def test_whoever_sends_too_large_a_body_to_its_end_reads_why_it_was_refused(port: int, chunked: bool) -> None:
    block = b"x" * 65536
    body: Any = iter([block] * 300) if chunked else block * 300
    assert post(port, body, chunked=chunked) == (413, "too_large")


def test_a_chunked_body_is_read_like_any_other(port: int) -> None:
    body = json.dumps({"username": "nobody", "password": "wrong password"}).encode()
    answers = []
    for sent, chunked in ((body, False), (iter([body[:7], body[7:]]), True)):
        answers.append(post(port, sent, chunked=chunked))
    assert answers[0] == answers[1]
    assert answers[0] == (400, "username_password_mismatch")


def test_a_client_that_closes_its_side_after_the_request_gets_its_answer(port: int) -> None:
    assert raw(port, b"GET /health/live HTTP/1.1\r\n" + HOST + b"\r\n", half_close=True)[0] == 200


def test_what_was_sent_too_far_ahead_is_not_answered_and_the_client_is_told(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall((b"GET /health/live HTTP/1.1\r\n" + HOST + b"\r\n") * 50)
        data = b""
        while received := connection.recv(65536):
            data += received
    assert 1 <= data.count(b"HTTP/1.1 200 OK") <= 4
    assert b"Connection: close" in data.rpartition(b"HTTP/1.1")[2]


def test_a_server_that_is_asked_to_stop_answers_what_it_has_begun_to_receive(tmp_path: Path) -> None:
    number = free_port()
    body = json.dumps({"username": "nobody", "password": "wrong password"}).encode()
    head = "".join(f"{name}: {value}\r\n" for name, value in COOKIE.items()).encode()
    with web(tmp_path, number) as server, ExitStack() as sockets:
        idle, begun = (sockets.enter_context(socket.create_connection(("127.0.0.1", number), 20)) for _ in range(2))
        begun.sendall(
            b"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\n"
            + HOST
            + head
            + b"Content-Length: %d\r\n\r\n" % len(body)
        )
        time.sleep(0.3)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        assert idle.recv(10) == b""
        until(lambda: call(number, "GET", "/health/live")[0] == 0, seconds=10)
        begun.sendall(body)
        answer = sockets.enter_context(http.client.HTTPResponse(begun))
        answer.begin()
        assert (answer.status, answer.getheader("Connection")) == (400, "close")
        stopping.join(timeout=20)
        assert not stopping.is_alive()


def test_a_web_process_that_is_killed_is_replaced_and_nobody_else_notices(tmp_path: Path) -> None:
    number = free_port()
    with web(tmp_path, number) as server:
        assert isinstance(server, Process)
        until(lambda: len(descendants(server.pid)) == 2, seconds=20, why=server.said)
        first = descendants(server.pid)
        os.kill(first[0], signal.SIGKILL)
        statuses = {call(number, "GET", "/health/live")[0] for _ in range(50)}
        until(lambda: len(set(descendants(server.pid)) - {first[0]}) == 2, seconds=20, why=server.said)
    assert statuses <= {200, 0}
    assert 200 in statuses
