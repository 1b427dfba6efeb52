"""The clock: a Celery beat that loads neither Django's applications nor ours, and sends four messages again and again.

Several may run at once: whoever receives a message looks in the database whether its work is due (claims/clock.py).
"""

import os
from datetime import timedelta

from celery import Celery
from celery.beat import Scheduler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

from django.conf import settings

from annotator.broker import COMMON

EVERY = {
    "sweep": float(settings.SWEEP_SECONDS),
    "learn": 6.0 * settings.SWEEP_SECONDS,
    "purge": 3600.0,
    "digest": 600.0,
}


class AtOnce(Scheduler):
    """Celery's scheduler without its file, which two clocks would fight for; it sweeps as soon as it starts."""

    def setup_schedule(self) -> None:
        """Take the entries as they stand below, never two at the same time: one worker process does them all."""
        super().setup_schedule()
        apart = timedelta(seconds=settings.SWEEP_SECONDS / len(EVERY))
        for number, (name, seconds) in enumerate(EVERY.items()):
            entry = self.schedule[name]
            entry.last_run_at = entry.default_now() - timedelta(seconds=seconds) + number * apart


# Without Celery's Django fixup, which loads every application, and without its command line: 33 MB instead of 86.
app = Celery("clock", fixups=[])
app.conf.update(
    **COMMON,
    beat_scheduler=AtOnce,
    # Looks at least this often whether something is due, whatever the broker did in between.
    beat_max_loop_interval=5,
    beat_schedule={
        "sweep": {
            "task": "claims.tasks.sweep",
            "schedule": EVERY["sweep"],
            "options": {"queue": "urgent", "expires": 30},
        },
        "learn": {
            "task": "claims.tasks.learn",
            "schedule": EVERY["learn"],
            "options": {"expires": 60},
        },
        "purge": {
            "task": "claims.tasks.purge",
            "schedule": EVERY["purge"],
            "options": {"expires": 600},
        },
        "digest": {
            "task": "claims.tasks.digest",
            "schedule": EVERY["digest"],
            "options": {"expires": 300},
        },
    },
)


if __name__ == "__main__":
    app.Beat(loglevel="WARNING").run()
