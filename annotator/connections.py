"""Connections of the web server: whole requests are received and whole answers sent without a thread that waits for either.

Built on Waitress, which does that; what is ours are the limits in time and size, and refusals in the API's one JSON shape.
"""

import contextlib
import socket
import time

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge, RequestHeaderFieldsTooLarge

from claims.http.entrance import LONGEST_ADDRESS, refusal
from claims.http.middleware import most_for

HEADER_BYTES = 32 * 1024
# Of a chunked body: a line that gives the size of a chunk, and the fields after the last one.
CHUNK_LINE_BYTES, TRAILER_BYTES = 256, 8 * 1024
# Seconds that a client may take: to send the headers of a request; to begin the next one; to take anything of its answer;
# and, when it was refused, to send the rest of what it was sending.
HEADER_SECONDS, IDLE_SECONDS, STALLED_SECONDS, LINGER_SECONDS = 20.0, 60.0, 60.0, 30.0
# A body has this long, and longer as it keeps coming at this rate (bytes a second).
BODY_SECONDS, SLOWEST_BODY = 30.0, 1000
# Requests that a client may send ahead of the answer to its first; browsers and proxies send none.
AHEAD = 2
ACCEPTED_AT_ONCE = 32
# Errors whose reason Waitress knows best; the others have a sentence of their own.
UNREADABLE = {400, 501}


class AddressTooLong(Error):
    """The address in the first line of a request is longer than the server reads."""

    code = 414
    reason = "URI Too Long"


class Parser(HTTPRequestParser):
    """A request as it arrives; what is too large is refused as soon as that is known, before the body is kept."""

    error: Error | None = None

    def __init__(self, adj: Adjustments) -> None:
        super().__init__(adj)
        self.began = time.monotonic()

    def received(self, data: bytes) -> int:
        """Take the next bytes; returns how many belong to this request."""
        known = self.headers_finished
        consumed: int = super().received(data)
        if self.error is None and self.headers_finished:
            self.error = self._refusal(first=not known)
        if self.error is not None:
            self.completed = True
            # Whoever asks before sending a body is refused at once.
            self.expect_continue = False
        return consumed

    def _refusal(self, *, first: bool) -> Error | None:
        if first and len(self.first_line) > LONGEST_ADDRESS:
            return AddressTooLong("")
        most = most_for(self.path, self.headers.get("CONTENT_TYPE", "").lower())
        if max(self.content_length, self.body_bytes_received if self.chunked else 0) > most:
            return RequestEntityTooLarge("")
        if self.chunked and len(self.body_rcv.control_line) > CHUNK_LINE_BYTES:
            return BadRequest("a line of a chunked body is too long")
        if self.chunked and len(self.body_rcv.trailer) > TRAILER_BYTES:
            return RequestHeaderFieldsTooLarge("")
        return None


class Answer(WSGITask):
    """One request, answered by the application."""

    def execute(self) -> None:
        """Run the application; a server that is stopping says that the connection ends with this answer."""
        if self.channel.server.stopping:
            self.request.headers["CONNECTION"] = "close"
        super().execute()


class Refusal(ErrorTask):
    """One request that never reaches the application, answered in the shape of the API's errors."""

    def execute(self) -> None:
        """Write the refusal and end the connection."""
        # Before the answer is on its way, since the connection may be closed as soon as it is.
        self.channel.refused = True
        error = self.request.error
        detail = str(error.body).rstrip(".")
        message = f"The web server cannot read this request: {detail}." if error.code in UNREADABLE else ""
        headers, data = refusal(error.code, message)
        self.status = f"{error.code} {error.reason}"
        self.response_headers += headers
        self.set_close_on_finish()
        self.content_length = len(data)
        self.write(data)


class Connection(HTTPChannel):
    """One client. Only a complete request takes a thread, and gives it back when its answer is written into a buffer."""

    parser_class = Parser
    task_class = Answer
    error_task_class = Refusal

    close_when_flushed: bool = False
    refused = False
    lingers_until = 0.0

    def received(self, data: bytes) -> bool:
        """Take bytes of one or more requests; those sent too far ahead are dropped, and the connection ends before them."""
        taken: bool = super().received(data)
        with self.requests_lock:
            for dropped in self.requests[AHEAD:]:
                dropped.close()
            if len(self.requests) > AHEAD:
                del self.requests[AHEAD:]
                self.requests[-1].headers["CONNECTION"] = "close"
        return taken

    def readable(self) -> bool:
        """Tell whether to read; after a refusal, to throw away what still comes."""
        return bool(self.lingers_until) or super().readable()

    def handle_read(self) -> None:
        """Read; a client that still sends what was refused must be read to the end, or it would never see the answer."""
        if not self.lingers_until:
            super().handle_read()
            return
        with contextlib.suppress(OSError):
            self.recv(256 * 1024)

    def handle_write(self) -> None:
        """Write; after a refusal the connection is closed in one direction first."""
        if not self.refused or not self.close_when_flushed or self.will_close:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.will_close or not self.connected:
            self.handle_close()
        elif not self.total_outbufs_len:
            self.close_when_flushed = False
            self.lingers_until = time.monotonic() + LINGER_SECONDS
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)

    @property
    def idle(self) -> bool:
        """Tell whether nothing is received, answered or sent, and nothing is thrown away."""
        return self.request is None and not (self.requests or self.total_outbufs_len or self.lingers_until)

    def waits_since(self) -> float:
        """Return the moment (monotonic) since which the client keeps the server waiting; now, while it is the server's turn."""
        if self.requests:
            return time.monotonic()
        if self.request is not None:
            return float(self.request.began)
        return float(time.monotonic() - (time.time() - self.last_activity))

    def overdue(self) -> bool:
        """Tell whether the client has kept the server waiting for too long."""
        now, since = time.monotonic(), self.waits_since()
        if self.lingers_until:
            return now > self.lingers_until
        if self.total_outbufs_len:
            return now - since > STALLED_SECONDS
        if self.request is None:
            return now - since > IDLE_SECONDS
        if not self.request.headers_finished:
            return now - since > HEADER_SECONDS
        return bool(now - since > BODY_SECONDS + self.request.body_bytes_received / SLOWEST_BODY)


class Server(TcpWSGIServer):
    """The connections of one listening socket in one web process; `most` is how many of them are held at once."""

    channel_class = Connection
    stopping = False

    def readable(self) -> bool:
        """Tell whether to accept; there is always room, since whoever has waited longest makes it."""
        return bool(self.accepting)

    def handle_accept(self) -> None:
        """Accept what is waiting, a few at once, so that a flood of connections is through quickly."""
        for _ in range(ACCEPTED_AT_ONCE):
            before = len(self.active_channels)
            super().handle_accept()
            if len(self.active_channels) == before:
                return

    def tidy(self, most: int) -> None:
        """Close connections whose clients take too long, and the longest-waiting ones of more than `most`."""
        connections = list(self.active_channels.values())
        for connection in connections:
            if connection.overdue() or (self.stopping and connection.idle):
                connection.handle_close()
        waiting = [connection for connection in self.active_channels.values() if not connection.requests]
        surplus = len(self.active_channels) - most
        if surplus > 0:
            for connection in sorted(waiting, key=Connection.waits_since)[:surplus]:
                connection.handle_close()

    def stop(self) -> None:
        """Take no new connections and end those that are idle; answers that are under way are finished."""
        self.stopping = True
        self.accepting = False
        self.del_channel()
        # Whoever comes from now on is refused at once, instead of waiting for a process that ends.
        self.socket.close()
        for connection in list(self.active_channels.values()):
            if connection.idle:
                connection.handle_close()
