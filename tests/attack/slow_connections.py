"""Connections that are opened and then say nothing, or say it a byte a second, or never read what they asked for."""

import socket
import time

from tests.attack.target import Outcome, Target

HOST = b"Host: 127.0.0.1\r\n"
JSON = HOST + b"Content-Type: application/json\r\n"
# How each kind begins, and what it adds every second.
KINDS: dict[str, tuple[bytes, bytes]] = {
    "silent": (b"", b""),
    "request line": (b"GET /health/li", b"x"),
    "headers": (b"GET /health/live HTTP/1.1\r\n" + HOST, b"X-A: b\r\n"),
    "body": (b"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\n" + JSON + b"Content-Length: 9000\r\n\r\n{", b" "),
    "chunked body": (
        b"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\n",
        b"1\r\n \r\n",
    ),
    "reader": (b"GET {big} HTTP/1.1\r\n" + HOST + b"\r\n", b""),
    "pipelining reader": ((b"GET {big} HTTP/1.1\r\n" + HOST + b"\r\n") * 100, b""),
    "kept alive": (b"GET /health/live HTTP/1.1\r\n" + HOST + b"\r\n", b""),
    "half-closed": (b"GET /health/live HTTP/1.1\r\n" + HOST, b""),
}
SLOW = [kind for kind in KINDS if kind != "silent"]


class Client:
    """One such connection; it is opened again when the server has ended it."""

    def __init__(self, port: int, kind: str, big: bytes) -> None:
        self.port, self.kind = port, kind
        first, self.drip = KINDS[kind]
        self.first = first.replace(b"{big}", big)
        self.opened = 0
        self.socket: socket.socket | None = None

    def turn(self) -> None:
        """Do what the connection does in this second."""
        try:
            if self.socket is None:
                self._open()
            elif self.drip:
                self.socket.sendall(self.drip)
            if self.socket is not None and not self.socket.recv(1 if "reader" in self.kind else 4096):
                self.close()
        except BlockingIOError:
            return
        except OSError:
            self.close()

    def _open(self) -> None:
        self.opened += 1
        self.socket = socket.socket()
        if "reader" in self.kind:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.socket.settimeout(2)
        self.socket.connect(("127.0.0.1", self.port))
        if self.first:
            self.socket.sendall(self.first)
        if self.kind == "half-closed":
            self.socket.shutdown(socket.SHUT_WR)
        self.socket.setblocking(False)

    def close(self) -> None:
        """End the connection."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def hold(target: Target, kinds: list[str], *, seconds: float) -> Outcome:
    """Hold one connection of each kind in the list, and open those again that the server ends."""
    clients = [Client(target.port, kind, largest_file(target)) for kind in kinds]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        for client in clients:
            client.turn()
        time.sleep(max(0.0, min(1.0 - (time.monotonic() - began), end - time.monotonic())))
    held = sum(client.socket is not None for client in clients)
    for client in clients:
        client.close()
    return Outcome(sum(client.opened for client in clients), f"{held} held at the end")


def largest_file(target: Target) -> bytes:
    """Find a big answer that everybody may ask for."""
    page = target.send("GET", "/", signed_in=False)[2].decode()
    names = [part.split('"')[0] for part in page.split('src="')[1:]]
    return next((name.encode() for name in names if name.startswith("/")), b"/")


def mixed(silent: int, slow: int) -> list[str]:
    """List so many silent connections, and so many slow ones of all kinds in turn."""
    return ["silent"] * silent + [SLOW[number % len(SLOW)] for number in range(slow)]
