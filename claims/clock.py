"""When periodic work last ran, for all processes of the installation: one row for each kind of work.

Several schedulers may ask for the same work; the row lets one process do it and shows how long ago it was done.
"""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

SWEEP, LEARN, PURGE, DIGEST = "sweep", "learn", "purge", "digest"
# Seconds without a sweep after which the installation counts as unhealthy.
SILENCE = 60.0


class Round(models.Model):
    """The last round of one kind of periodic work."""

    name = models.CharField(max_length=20, primary_key=True)
    began_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, help_text="When a round was last done without an error.")

    def __str__(self) -> str:
        return self.name


def begin(name: str, *, every: float) -> bool:
    """Start the next round in this process; False while the last one began less than `every` seconds ago."""
    # Two schedulers, or one that is slightly early, must not start a second round: a fifth is the tolerance.
    due = Now() - timedelta(seconds=0.8 * every)
    if Round.objects.filter(name=name, began_at__lte=due).update(began_at=Now()):
        return True
    _, made = Round.objects.get_or_create(name=name)
    return made


def end(name: str) -> None:
    """Record that the round was completed."""
    Round.objects.filter(name=name).update(ended_at=Now())


def age(name: str) -> float | None:
    """Return how many seconds ago a round last ended, by the database's clock; None if none ever did."""
    passed = models.ExpressionWrapper(Now() - models.F("ended_at"), output_field=models.DurationField())
    since = Round.objects.filter(name=name).values_list(passed, flat=True).first()
    return since.total_seconds() if since is not None else None
