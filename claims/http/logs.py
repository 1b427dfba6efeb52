"""Log lines: each names its request or job, and nothing sent by a client can start a new line."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Characters that may end a line, move the cursor, or change the direction of writing.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
LONGEST_LINE = 8_000

_current: ContextVar[str] = ContextVar("request_id", default="-")


@contextmanager
def within(name: str) -> Iterator[None]:
    """Put the name of a request or job into every line logged inside the block."""
    token = _current.set(name)
    try:
        yield
    finally:
        _current.reset(token)


def harmless(text: str) -> str:
    r"""Escape line ends and other control characters as \n, \x1b and the like, and truncate very long text."""
    shown = UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode(), text[:LONGEST_LINE])
    return shown if len(text) <= LONGEST_LINE else f"{shown} [cut]"


class Line(logging.Formatter):
    """Format a record as one line: time, level, logger, request, message; lines of a stack trace follow with the same request."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, which stays usable for other handlers."""
        name = _current.get()
        record.__dict__["request"] = name
        record.message = harmless(record.getMessage())
        record.asctime = self.formatTime(record)
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        stack = self.formatStack(record.stack_info) if record.stack_info else ""
        below = [line for text in (trace, stack) for line in text.split("\n") if line]
        return "\n".join([self.formatMessage(record), *(f"  [{name}] | {harmless(line)}" for line in below)])
