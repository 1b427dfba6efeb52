"""Writes the pieces of a task that another process asks for over a socket, one at a time, each with the open file for it."""

import socket
from collections import Counter
from collections.abc import Iterator
from typing import IO

import msgspec
from django.db import DatabaseError, connections, transaction

from claims.datasets.circles import seldom_sought
from claims.datasets.counts import counted
from claims.datasets.formats import FORMATS
from claims.datasets.formats.base.losses import Lost
from claims.datasets.pieces.piece import DATABASE, READING, SNAPSHOT, Made, Piece, Task, packed, store
from claims.datasets.records import records
from claims.datasets.selection import read_selection
from claims.projects.models import Project

# The most of a message that is received at once.
BLOCK = 1 << 16


def serve(task: Task, channel: socket.socket) -> None:
    """Write what is asked for until nobody is at the other end any more."""
    try:
        for piece, file in _asked(task, channel):
            with open(file, "wb") as target:
                made = _written(task, piece, target)
            channel.sendall(msgspec.json.encode(made) + b"\n")
    except DatabaseError as error:
        made = Made(failed=SNAPSHOT if "snapshot" in str(error) else DATABASE)
        channel.sendall(msgspec.json.encode(made) + b"\n")


def _received(channel: socket.socket) -> tuple[bytes, list[int]]:
    """Receive a line and the files that came with it; the line is empty when the other end is closed."""
    line, files = b"", list[int]()
    while not line.endswith(b"\n"):
        block, more, _, _ = socket.recv_fds(channel, BLOCK, 1)
        files += more
        if not block:
            return b"", files
        line += block
    return line, files


def _asked(task: Task, channel: socket.socket) -> Iterator[tuple[Piece, int]]:
    """Open the snapshot, and give each piece that is asked for with the file for it."""
    connections[READING].settings_dict["NAME"] = task.database
    with seldom_sought(), transaction.atomic(using=READING):
        with connections[READING].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET TRANSACTION SNAPSHOT %s", [task.snapshot])
            # Between two pieces there may be a wait; whoever holds the snapshot ends this process.
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        while True:
            line, files = _received(channel)
            if not line:
                return
            yield msgspec.json.decode(line, type=Piece), files[0]


def _written(task: Task, piece: Piece, target: IO[bytes]) -> Made:
    project = Project.objects.using(READING).get(pk=task.project)
    selection, lost = read_selection(task.selection), Lost(FORMATS[task.format].CARRIES)
    counts: Counter[str] = Counter()
    source = records(project, selection, READING, piece.first, piece.before)
    store(packed(task.format, counted(source, selection, counts), lost), target)
    return Made(dict(counts), lost.report(task.format))
