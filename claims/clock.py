"""When periodic work was last done, for all processes of the installation: a row for each kind of it.

Clocks only ask for work, and may be several; the row lets one process do it and tells everybody how long ago it was done.
"""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

SWEEP, LEARN = "sweep", "learn"
# Seconds after which an installation in which nothing is swept is no longer well.
SILENCE = 60.0


class Round(models.Model):
    """The last round of one kind of periodic work."""

    name = models.CharField(max_length=20, primary_key=True)
    began_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, help_text="When a round was last done without an error.")

    def __str__(self) -> str:
        return self.name


def begin(name: str, *, every: float) -> bool:
    """Take the next round for this process; False while the last one began less than `every` seconds ago."""
    # Two clocks, or one that is a little early, bring no second round; the fifth is their tolerance.
    due = Now() - timedelta(seconds=0.8 * every)
    if Round.objects.filter(name=name, began_at__lte=due).update(began_at=Now()):
        return True
    _, made = Round.objects.get_or_create(name=name)
    return made


def end(name: str) -> None:
    """Note that the round was done."""
    Round.objects.filter(name=name).update(ended_at=Now())


def age(name: str) -> float | None:
    """Say how many seconds ago a round was last done, by the database's clock; None when none ever was."""
    passed = models.ExpressionWrapper(Now() - models.F("ended_at"), output_field=models.DurationField())
    since = Round.objects.filter(name=name).values_list(passed, flat=True).first()
    return since.total_seconds() if since is not None else None
