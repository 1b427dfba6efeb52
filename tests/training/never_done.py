"""The program that trains, with a second engine that is never finished."""

import sys
import time
from dataclasses import replace
from typing import Any

from claims.engines.learning import program
from claims.engines.learning.trainers import TRAINERS


def train(*_: Any, **__: Any) -> dict[str, bytes]:
    """Take for ever."""
    while True:
        time.sleep(1)


if __name__ == "__main__":
    TRAINERS["slow"] = replace(TRAINERS["trained"], name="slow", train=train)
    program.run(sys.argv[1:])
