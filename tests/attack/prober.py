"""Ask for /health/live all the time from a process of its own, and measure the machine by a control beside it.

A slow answer counts against the product only where the control, a program that answers at once, was quick in that moment.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

from annotator.embedded.product import ROOT

REQUEST = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
# From here on the control says that the machine, or the client, is too busy to measure anything.
BUSY = 0.25
EVERY, PATIENCE = 0.05, 30.0
SPIN = 0.2


@dataclass(frozen=True)
class Seen:
    """What the prober saw: seconds of the slowest fair answer, of the slowest of all, and of the control's slowest."""

    probes: int
    wrong: int
    left_out: int
    median: float
    worst: float
    worst_of_all: float
    control: float


class Prober:
    """A probe that runs from `start` to `stop`."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "tests.attack.prober", str(port)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        # The first answer is there: it measures.
        self._first = self._process.stdout.readline()

    def stop(self) -> Seen:
        """End the probe and sum up."""
        out, _ = self._process.communicate("stop\n", timeout=2 * PATIENCE)
        probes = [json.loads(line) for line in [self._first, *out.splitlines()]]
        fair = [probe for probe in probes if max(probe["before"], probe["after"]) <= BUSY]
        seconds = sorted(probe["live"] for probe in fair) or [0.0]
        return Seen(
            probes=len(probes),
            wrong=sum(probe["status"] != 200 for probe in probes),
            left_out=len(probes) - len(fair),
            median=seconds[len(seconds) // 2],
            worst=seconds[-1],
            worst_of_all=max(probe["live"] for probe in probes),
            control=max(max(probe["before"], probe["after"]) for probe in probes),
        )


def ask(port: int) -> tuple[int, float]:
    """Send one request over a connection of its own; returns status (0 without an answer) and seconds."""
    began = time.monotonic()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
            connection.sendall(REQUEST)
            data = b""
            while received := connection.recv(4096):
                data += received
        status = int(data.split()[1])
    except (OSError, ValueError, IndexError):
        status = 0
    return status, time.monotonic() - began


def slowdown() -> float:
    """Say how many times longer work takes than the processor's time for it, because of what else the machine does."""
    wall, used = time.monotonic(), time.thread_time()
    while time.thread_time() - used < SPIN:
        pass
    return max(1.0, (time.monotonic() - wall) / SPIN)


def answer_at_once(listener: socket.socket) -> None:
    """Be the control: answer every request without looking at it."""
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")


def main() -> None:
    """Print one line of JSON for each probe until standard input ends."""
    port = int(sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=answer_at_once, args=(listener,), daemon=True).start()
    control = listener.getsockname()[1]
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), over.set()), daemon=True).start()
    before = ask(control)[1]
    while not over.is_set():
        status, live = ask(port)
        after = ask(control)[1]
        print(json.dumps({"status": status, "live": live, "before": before, "after": after}), flush=True)
        before = after
        over.wait(EVERY)


if __name__ == "__main__":
    main()
