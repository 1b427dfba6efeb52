"""A language-model service on this machine, with the bad days that real ones have."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one request as the service was told to."""

    server: "Service"

    def do_POST(self) -> None:
        """Remember what was asked, then answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(
            {"path": self.path, "key": self.headers.get("Authorization"), "body": json.loads(body)}
        )
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def send(self, status: int, content: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Service(ThreadingHTTPServer):
    """The service: `answers` are given one after the other, the last one for ever; `asked` is what came in."""

    daemon_threads = True

    def __init__(self, *answers: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked = list(answers), list[dict[str, Any]]()
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        """The base address, as an administrator writes it."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is what some tests are about."""


@contextmanager
def service(*answers: Answer) -> Iterator[Service]:
    """Run the service."""
    with Service(*answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            server.shutdown()
            thread.join()


def chat(content: Any) -> bytes:
    """Wrap what a model says as a chat completion does."""
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def says(*claims: Any) -> Answer:
    """Answer with these claims."""
    return lambda handler: handler.send(200, chat({"claims": list(claims)}))


def status(number: int, **headers: str) -> Answer:
    """Answer with a status and headers."""
    return lambda handler: handler.send(number, b"{}", **headers)


def raw(content: bytes) -> Answer:
    """Answer with any bytes."""
    return lambda handler: handler.send(200, content)


def hangs(handler: Handler) -> None:
    """Never answer."""
    handler.server.stopped.wait(30)
    handler.close_connection = True


def drips(handler: Handler) -> None:
    """Answer one byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.stopped.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def breaks_off(handler: Handler) -> None:
    """Close the connection in the middle of the answer."""
    content = chat({"claims": []})
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[: len(content) // 2])
    handler.wfile.flush()
    handler.close_connection = True


def never_ends(handler: Handler) -> None:
    """Send more than anybody reads."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.stopped.is_set():
        handler.wfile.write(b"[" * 100_000)
