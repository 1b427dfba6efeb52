"""What a change of the rules would do, and when the work would be done by it."""

from collections import Counter
from datetime import timedelta
from statistics import median

from django.db.models.functions import Now

from claims.articles.needs.consequences import Foreseen, foresee
from claims.assignments.models import SUBMITTED, Assignment
from claims.projects.models import Project

# The pace is the median of the last days on which anything was submitted; fewer days tell nothing.
DAYS, FEWEST = 10, 5
LOOKED_BACK = timedelta(days=60)
# The newest passes that are looked at, of those with suggestions and of those without.
MAX_PASSES = 5000


def consequences(project: Project, people: int, share: float) -> dict[str, object]:
    """Count what other rules would do to passes and articles, and the days of work before and after, in two statements."""
    found = foresee(project, people, share)
    return {**found.counts(), "days": _days(found, _pace(project))}


def _pace(project: Project) -> float | None:
    """Return how many passes are submitted on a day of work; None where there were too few such days."""
    passes = Assignment.objects.filter(
        project=project, kind=Assignment.Kind.ANNOTATION, state=SUBMITTED, submitted_at__gte=Now() - LOOKED_BACK
    )
    newest = [
        passes.filter(suggestions_shown=shown).order_by("-submitted_at").values_list("submitted_at")[:MAX_PASSES]
        for shown in (True, False)
    ]
    by_day = Counter(at.date() for (at,) in newest[0].union(newest[1], all=True) if at is not None)
    counts = [by_day[day] for day in sorted(by_day)[-DAYS:]]
    return median(counts) if len(counts) >= FEWEST else None


def _days(found: Foreseen, pace: float | None) -> dict[str, float] | None:
    if pace is None:
        return None
    before, after = (round(passes / pace, 1) for passes in (found.passes_before, found.passes_after))
    return {"a_day": pace, "before": before, "after": after}
