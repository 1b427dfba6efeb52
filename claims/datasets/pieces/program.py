"""The program that writes pieces of a dataset: `python -m claims.datasets.pieces.program DESCRIPTOR < TASK` serves the socket of this number."""

import os
import socket
import sys
from importlib import import_module

import django
import msgspec

from claims.datasets.pieces.piece import Task

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    django.setup()
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    import_module("claims.datasets.pieces.writing").serve(task, socket.socket(fileno=int(sys.argv[1])))
