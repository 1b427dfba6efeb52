"""One Valkey server under a state folder: the broker, reached through a Unix socket only."""

import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from annotator.embedded import binaries, processes, sockets


class ValkeyFailed(RuntimeError):
    """The server could not be started or stopped; the message says what to do."""


@dataclass(frozen=True)
class Server:
    """A Valkey of this machine, by its state folder (an absolute path)."""

    state: Path

    @property
    def data(self) -> Path:
        """The folder of the append-only file."""
        return self.state / "valkey"

    @property
    def log(self) -> Path:
        """The file of the server's own lines."""
        return self.state / "logs" / "valkey.log"

    @property
    def socket(self) -> Path:
        """The Unix socket."""
        return sockets.folder(self.state) / "valkey.sock"

    @property
    def url(self) -> str:
        """The address in the form that Celery reads."""
        return f"redis+socket://{quote(str(self.socket))}"


def program(server: Server) -> processes.Program:
    """Give the server as a program that runs in the foreground."""
    sockets.make_private(server.state)
    server.data.mkdir(mode=0o700, exist_ok=True)
    settings = {
        "port": "0",
        "unixsocket": str(server.socket),
        "unixsocketperm": "700",
        "dir": str(server.data),
        "pidfile": str(server.data / "valkey.pid"),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "databases": "16",
        # A broker that drops messages would lose work without a word; a full one answers with an error.
        "maxmemory": "64mb",
        "maxmemory-policy": "noeviction",
    }
    line = [str(binaries.valkey_server())]
    for name, value in settings.items():
        line += [f"--{name}", value]
    return processes.Program("valkey", line, server.log, stop_signal=signal.SIGTERM)


def running_pid(server: Server) -> int | None:
    """Give the process id of the server that answers at the socket's folder; a stale pid file counts as none."""
    try:
        text = (server.data / "valkey.pid").read_text().strip()
    except FileNotFoundError:
        return None
    if not text.isdigit():
        return None
    return int(text) if "valkey-server" in processes.command_of(int(text)) and answers(server) else None


def answers(server: Server) -> bool:
    """Tell whether the server answers PING within one second."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1.0)
            connection.connect(str(server.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def wait_ready(server: Server, child: subprocess.Popen[bytes], *, seconds: float = 30.0) -> None:
    """Wait until the server answers, at most the given seconds; raises ValkeyFailed with its last lines."""
    processes.wait_for(lambda: answers(server) or child.poll() is not None, seconds=seconds)
    if not answers(server):
        raise ValkeyFailed(f"Valkey did not start ({server.log}):\n{processes.last_lines(server.log)}")


def stop(server: Server, *, seconds: float = 20.0) -> bool:
    """Stop the server; it writes its append-only file first. False when none was running."""
    pid = running_pid(server)
    if pid is None:
        return False
    if not processes.stop_pid(pid, signal.SIGTERM, seconds=seconds):
        raise ValkeyFailed(f"Valkey (process {pid}) did not stop within {seconds:.0f} s; see {server.log}")
    return True
