"""A web process: Gunicorn starts and stops them; in each, a poller holds the connections for a few threads."""

import logging
import os
import resource
import time
from types import FrameType

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from annotator.connections import HEADER_BYTES, Server

FILES = 8192
# A connection may hold its socket, a body and an answer that went to disk; the rest is the application's.
FILES_EACH, FILES_OF_OTHERS = 3, 200
MAX_CONNECTIONS = 1000
# An answer that is larger makes its thread wait for the client; until then it lies in a temporary file.
ANSWER_BYTES = 256 * 1024 * 1024


class Poller(Worker):
    """A web process that a slow client cannot occupy: threads see complete requests only, and never wait for a client."""

    servers: list[Server]

    def run(self) -> None:
        """Serve until asked to stop, then finish what is under way; Gunicorn ends a process that takes too long for that."""
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        most = _room_for_connections()
        sockets = [listener.sock for listener in self.sockets]
        limits = Adjustments(
            sockets=sockets,
            threads=self.cfg.threads,
            ident=None,
            max_request_header_size=HEADER_BYTES,
            outbuf_high_watermark=ANSWER_BYTES,
            log_socket_errors=False,
            # Who is asking, behind proxies, is decided in one place: in the application, by ONRECORD_PROXIES.
            clear_untrusted_proxy_headers=False,
            recv_bytes=16 * 1024,
            # Beyond these, bodies and answers lie on disk: a thousand slow clients must not fill the memory.
            inbuf_overflow=64 * 1024,
            outbuf_overflow=256 * 1024,
            # Parser refuses earlier, and by kind of body.
            max_request_body_size=1 << 62,
        )
        threads = ThreadedTaskDispatcher()
        threads.set_thread_count(self.cfg.threads)
        map_: dict[int, object] = {}
        self.servers = [
            Server(
                self.wsgi,
                map=map_,
                _sock=one,
                dispatcher=threads,
                adj=limits,
                bind_socket=False,
                sockinfo=(one.family, one.type, one.proto, one.getsockname()),
            )
            for one in sockets
        ]
        while self.alive and self.ppid == os.getppid():
            self._turn(map_, most)
        for server in self.servers:
            server.stop()
        while any(server.active_channels for server in self.servers) and self.ppid == os.getppid():
            self._turn(map_, most)
        threads.shutdown(timeout=1)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop, at once."""
        super().handle_exit(sig, frame)
        for server in getattr(self, "servers", ()):
            server.pull_trigger()

    _tidied = 0.0

    def _turn(self, map_: dict[int, object], most: int) -> None:
        self.notify()
        wasyncore.loop(timeout=1.0, use_poll=True, map=map_, count=1)
        held = sum(len(server.active_channels) for server in self.servers)
        if held > most or time.monotonic() - self._tidied > 1:
            self._tidied = time.monotonic()
            for server in self.servers:
                server.tidy(most // len(self.servers))


def _room_for_connections() -> int:
    """Ask the kernel for enough open files, and say how many connections they are enough for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(50, min(MAX_CONNECTIONS, (max(soft, wanted) - FILES_OF_OTHERS) // FILES_EACH))
