"""What web server and worker do before they fork: both load the product once and share that memory with their children."""

import gc
from typing import Any

from celery.signals import worker_before_create_process
from gunicorn import util  # type: ignore[import-untyped]

from claims.http.entrance import refusal
from claims.http.logs import Line


def on_starting(server: Any) -> None:
    """Give Gunicorn's refusals the shape of the API's errors, and its lines that of all others; it calls this by its name."""
    util.write_error = write_error
    # Not by Gunicorn's own setting for it, which brings lines of every request along, with the keys of sign-in links in them.
    for handler in server.log.error_log.handlers:
        handler.setFormatter(Line())


def write_error(client: Any, status: int, reason: str, message: str) -> None:
    """Refuse a request that Gunicorn could not read, and end the connection."""
    headers, data = refusal(status, f"The web server cannot read this request: {message or reason}"[:300])
    lines = [f"HTTP/1.1 {status} {reason}", "Connection: close", *(f"{name}: {value}" for name, value in headers)]
    util.write_nonblock(client, "\r\n".join([*lines, "", ""]).encode("latin-1") + data)


def when_ready(server: object) -> None:
    """Leave everything loaded so far out of the garbage collector's rounds, which would copy it into each child.

    Gunicorn calls this by its name, once, before it forks. Measured with two web processes and one worker: 360 MB in
    all become 295 MB.
    """
    gc.collect()
    gc.freeze()


@worker_before_create_process.connect(dispatch_uid="share loaded memory")
def before_worker_forks(**_: Any) -> None:
    """Do the same in Celery's parent process."""
    when_ready(None)
