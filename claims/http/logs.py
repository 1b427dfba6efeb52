"""Lines of the log: each names the request or job that it belongs to, and nothing that was sent can begin a line of its own."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# What ends a line, moves the cursor, or turns the direction of writing, somewhere.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
LONGEST_LINE = 8_000

_current: ContextVar[str] = ContextVar("request_id", default="-")


@contextmanager
def within(name: str) -> Iterator[None]:
    """Write the name of a request or job into every line that is logged inside."""
    token = _current.set(name)
    try:
        yield
    finally:
        _current.reset(token)


def harmless(text: str) -> str:
    r"""Write line ends and other control characters as \n, \x1b and the like, and cut what is very long."""
    shown = UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode(), text[:LONGEST_LINE])
    return shown if len(text) <= LONGEST_LINE else f"{shown} [cut]"


class Line(logging.Formatter):
    """One line: time, level, logger, request, message; the lines of a stack trace follow, each with the request before it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; the record stays as it is for other handlers."""
        name = _current.get()
        record.__dict__["request"] = name
        record.message = harmless(record.getMessage())
        record.asctime = self.formatTime(record)
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        stack = self.formatStack(record.stack_info) if record.stack_info else ""
        below = [line for text in (trace, stack) for line in text.split("\n") if line]
        return "\n".join([self.formatMessage(record), *(f"  [{name}] | {harmless(line)}" for line in below)])
