"""Several processes that write one dataset: each writes pieces into files without names, which are joined here in order.

The processes are programs of their own, for a worker of Celery may have no children of `multiprocessing`. All read the snapshot
that this process exports, so it must stay in its transaction until the end. One that is killed is replaced, once for a piece.
"""

import logging
import os
import socket
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue
from typing import IO

import msgspec
from django.conf import settings
from django.db import OperationalError, connections

from claims.core.errors import OnRecordError
from claims.datasets.formats.base.losses import Lost
from claims.datasets.pieces.piece import PIECE, SNAPSHOT, Made, Piece, Task, joined, stored
from claims.datasets.scratch import scratch_file
from claims.datasets.selecting import articles_in
from claims.datasets.selection import Selection
from claims.projects.models import Project

_log = logging.getLogger(__name__)

PROGRAM = "claims.datasets.pieces.program"
ATTEMPTS = 2
# Pieces that may lie written before they are joined, for each process: the room that they take does not grow with the dataset.
AHEAD = 3
FETCHED = 10_000
# Seconds between two looks at whether the job should stop.
PATIENCE = 1.0
Written = tuple[Made, IO[bytes]]


def is_divided(articles: int) -> bool:
    """Tell whether a dataset of so many articles is written by several processes."""
    return bool(settings.EXPORT_PROCESSES > 1 and articles > settings.EXPORT_DIVIDED_ABOVE)


def written_together(
    project: Project,
    name: str,
    selection: Selection,
    using: str,
    lost: Lost,
    counts: Counter[str],
    tell: Callable[[], None],
) -> Iterator[bytes]:
    """Write the dataset that a transaction of REPEATABLE READ sees in a format; counts what it holds and lacks, and tells how far it is.

    Raises OnRecordError: process_ended; and OperationalError as one process does that loses its database.
    """
    with connections[using].cursor() as cursor:
        # Its own statements are seconds apart, and those of the others count for nothing.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
    database = connections[using].settings_dict["NAME"]
    pieces = list(_pieces(articles_in(project, selection, using).values_list("number", flat=True).iterator(FETCHED)))
    with Processes(Task(str(project.pk), name, selection.written(), database, snapshot)) as processes:
        yield from joined(name, _packs(processes.made(pieces, tell), lost, counts), lost)


def _pieces(numbers: Iterable[int]) -> Iterator[Piece]:
    """Part articles after each thousand."""
    first: int | None = None
    for number in islice(numbers, 0, None, PIECE):
        if first is not None:
            yield Piece(first, number)
        first = number
    if first is not None:
        yield Piece(first, None)


def _packs(pieces: Iterable[Written], lost: Lost, counts: Counter[str]) -> Iterator[bytes]:
    for made, file in pieces:
        with file:
            file.seek(0)
            yield from stored(file)
        made.add_to(counts, lost)


class Ended(Exception):
    """A process has ended before it had written its piece."""


class Process:
    """One process, which writes a piece at a time."""

    def __init__(self, task: Task) -> None:
        self.log = scratch_file()
        self.channel, theirs = socket.socketpair()
        with theirs, scratch_file() as given:
            given.write(msgspec.json.encode(task))
            given.seek(0)
            self.child = subprocess.Popen(
                [sys.executable, "-m", PROGRAM, str(theirs.fileno())],
                cwd=settings.BASE_DIR,
                stdin=given,
                stdout=self.log,
                stderr=self.log,
                # Libraries of mathematics would start a thread for every processor.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                pass_fds=[theirs.fileno()],
            )
        self.answers = self.channel.makefile("rb")

    def make(self, piece: Piece) -> Written:
        """Write a piece. Raises Ended."""
        file = scratch_file()
        try:
            socket.send_fds(self.channel, [msgspec.json.encode(piece) + b"\n"], [file.fileno()])
            answer = self.answers.readline()
        except OSError:
            answer = b""
        if not answer.endswith(b"\n"):
            file.close()
            raise Ended
        return msgspec.json.decode(answer, type=Made), file

    def end(self) -> str:
        """End it, whatever it does; returns what it complained of."""
        self.child.kill()
        self.child.wait()
        self.answers.close()
        self.channel.close()
        with self.log as log:
            log.seek(0)
            return log.read().decode(errors="replace").strip()[-2000:]


class Processes:
    """The processes of a task, each with a thread that waits for its answers."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.idle: SimpleQueue[Process] = SimpleQueue()
        self.every: list[Process] = []
        self.coming: deque[Future[Written]] = deque()
        self.is_over = False

    def __enter__(self) -> "Processes":
        for _ in range(settings.EXPORT_PROCESSES):
            self.idle.put(self._another())
        self.threads = ThreadPoolExecutor(settings.EXPORT_PROCESSES)
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over = True
        for process in self.every:
            process.child.kill()
        self.threads.shutdown(cancel_futures=True)
        for process in self.every:
            process.end()
        for future in self.coming:
            if not future.cancelled() and future.exception() is None:
                future.result()[1].close()

    def made(self, pieces: list[Piece], tell: Callable[[], None]) -> Iterator[Written]:
        """Write all pieces, a few ahead of the one that is asked for, and give them in order; tells while it waits."""
        left = iter(pieces)
        self._begin(islice(left, settings.EXPORT_PROCESSES * AHEAD))
        while self.coming:
            made, file = self._waited_for(self.coming[0], tell)
            self.coming.popleft()
            if made.failed == SNAPSHOT:
                raise OnRecordError("process_ended", "DATABASE_READ_URL must lead to one database server.")
            if made.failed:
                raise OperationalError("A process that wrote a part of the dataset lost its database.")
            self._begin(islice(left, 1))
            yield made, file

    def _waited_for(self, future: Future[Written], tell: Callable[[], None]) -> Written:
        while True:
            tell()
            try:
                return future.result(PATIENCE)
            except TimeoutError:
                continue

    def _begin(self, pieces: Iterable[Piece]) -> None:
        self.coming.extend(self.threads.submit(self._make, piece) for piece in pieces)

    def _make(self, piece: Piece) -> Written:
        for attempt in range(ATTEMPTS):
            process = self.idle.get()
            try:
                made = process.make(piece)
            except Ended:
                self._replace(process, attempt)
            else:
                self.idle.put(process)
                return made
        raise OnRecordError("process_ended")

    def _replace(self, process: Process, attempt: int) -> None:
        if self.is_over:
            raise Ended
        self.every.remove(process)
        status, words = process.child.wait(), process.end()
        _log.warning("A process that wrote a dataset ended with %s (attempt %s):\n%s", status, attempt + 1, words)
        self.idle.put(self._another())

    def _another(self) -> Process:
        process = Process(self.task)
        self.every.append(process)
        return process
