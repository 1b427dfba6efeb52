"""The product's own processes over the test database: real gunicorn, real Celery, and ways to kill them."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import connection

from annotator.embedded import processes, product, valkey

# A silent worker is missed after three seconds and the sweep comes every second, so that the tests need not wait long.
QUICK = {"ONRECORD_JOB_STALE_SECONDS": "3", "ONRECORD_SWEEP_SECONDS": "1", "ONRECORD_LOG_LEVEL": "INFO"}


def environment(state: Path, **more: str) -> dict[str, str]:
    """Give the environment of a process of the product that works on the test database."""
    address, mark, options = os.environ["DATABASE_URL"].partition("?")
    database = f"{address.rpartition('/')[0]}/{connection.settings_dict['NAME']}{mark}{options}"
    return {
        "DATABASE_URL": database,
        "ONRECORD_STATE": str(state),
        "ONRECORD_FILES": str(state / "files"),
        "ONRECORD_HOSTS": "127.0.0.1",
        **QUICK,
        **more,
    }


class Process:
    """One process of the product with all its children, which die together."""

    def __init__(self, name: str, command: list[str], state: Path, **more: str) -> None:
        self.log = state / f"{name}.log"
        values = environment(state, **more)
        self._program = processes.Program(name, command, self.log, environment=values, folder=product.ROOT)
        self._popen: subprocess.Popen[bytes] = processes.start(self._program)

    def keep(self) -> None:
        """Start it again if it has ended by itself, as the launcher and the container's restart policy do."""
        if self._popen.poll() is not None:
            self._popen = processes.start(self._program)

    @property
    def pid(self) -> int:
        """Its number, which is that of the group of all its children too."""
        return self._popen.pid

    def kill(self) -> None:
        """Kill the process and its children with SIGKILL, all at once."""
        os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait(timeout=20)

    def stop(self) -> None:
        """Stop it in good order, if it still lives; what does not end within 20 seconds is killed."""
        if self._popen.poll() is None:
            self._popen.terminate()
            try:
                self._popen.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()

    def said(self) -> str:
        """Return what it wrote to its log."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


@contextmanager
def worker(state: Path, name: str = "worker", **more: str) -> Iterator[Process]:
    """Run a worker, and beside it the clock, as `make run` does; gives the worker."""
    process = Process(name, product.worker(), state, **more)
    clock = Process(f"{name}-clock", product.beat(), state, **more)
    try:
        yield process
    finally:
        clock.stop()
        process.stop()


@contextmanager
def web(state: Path, port: int, name: str = "web", **more: str) -> Iterator[Process]:
    """Run the web server, as `make run` does, and wait until it answers."""
    more = {"ONRECORD_ADDRESS": "127.0.0.1", "ONRECORD_PORT": str(port), **more}
    old = {key: os.environ.get(key) for key in more}
    os.environ.update(more)
    try:
        process = Process(name, product.web(), state, **more)
    finally:
        for key, value in old.items():
            os.environ.pop(key, None) if value is None else os.environ.update({key: value})
    try:
        until(lambda: call(port, "GET", "/health/live")[0] == 200, seconds=40, why=process.said)
        yield process
    finally:
        process.stop()


class Broker:
    """A broker of one test, which can be killed and come back with what it had."""

    def __init__(self, state: Path) -> None:
        self.server = valkey.Server(state)
        self._child: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        """Its address."""
        return self.server.url

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._child = processes.start(valkey.program(self.server))
        valkey.wait_ready(self.server, self._child)

    def kill(self) -> None:
        """Kill it with SIGKILL."""
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
            self._child.wait()


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def call(port: int, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
    """Send one request as a script does; returns status and JSON, or (0, None) when the connection breaks."""
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Token {token}"} if token else {})}
    try:
        server.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = server.getresponse()
        data = answer.read()
    except (OSError, http.client.HTTPException):
        return 0, None
    finally:
        server.close()
    return answer.status, json.loads(data) if data else None


def send_files(port: int, path: str, files: dict[str, str], token: str, timeout: float = 30) -> tuple[int, Any]:
    """Send text files as a form does, in the field `files`; returns status and JSON, or (0, None)."""
    border = uuid4().hex
    head = 'Content-Disposition: form-data; name="files"; filename="{}"\r\nContent-Type: text/plain\r\n\r\n'
    parts = [f"--{border}\r\n{head.format(name)}{text}\r\n" for name, text in files.items()]
    data = ("".join(parts) + f"--{border}--\r\n").encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={border}", "Authorization": f"Token {token}"}
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        server.request("POST", path, data, headers)
        answer = server.getresponse()
        return answer.status, json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return 0, None
    finally:
        server.close()


def until(happened: Callable[[], bool], *, seconds: float, why: Callable[[], str] = str) -> float:
    """Wait until something has happened and return the seconds that it took; fail with `why` when it does not."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, f"not after {seconds} s\n{why()[-3000:]}"
        time.sleep(0.05)
    return time.monotonic() - began
