"""The background worker: Celery's, started without its command line, which would load an interactive shell as well."""

import os
import sys

# The checks of a Django project would load every address, view and form: 30 MB that no job needs.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

from annotator.celery import app


def main(processes: int) -> int:
    """Work until asked to stop; return the exit status."""
    worker = app.Worker(
        # One process more comes while there is work for it, so that training, of which there is one at a time, never takes
        # the place of anything else; it goes half a minute later.
        autoscale=(processes + 1, processes),
        include=["annotator.forks"],
        # The Job table tells who does what: workers need no word from each other.
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        loglevel="INFO",
    )
    worker.start()
    return int(worker.exitcode or 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
