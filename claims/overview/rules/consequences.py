"""What a change of the rules would do, and when the work would be done by it."""

from datetime import timedelta
from statistics import median

from django.db import connection
from django.utils import timezone

from claims.articles.needs.consequences import Foreseen, foresee
from claims.projects.models import Project

# The pace is the median of the last days on which anything was submitted; fewer days tell nothing.
DAYS, FEWEST = 10, 5
LOOKED_BACK = timedelta(days=60)
# The newest passes that are looked at, of those with suggestions and of those without.
MAX_PASSES = 5000
NEWEST = """
    (SELECT submitted_at FROM claims_assignment WHERE project_id = %(project)s AND kind = 'annotation' AND state = 'submitted'
       AND {shown} AND submitted_at >= %(since)s ORDER BY submitted_at DESC LIMIT %(most)s)
"""
# Each half in the order of an index; the database counts, since days are few and passes are not.
PACE = f"""
    SELECT count(*) FROM ({NEWEST.format(shown="suggestions_shown")} UNION ALL {NEWEST.format(shown="NOT suggestions_shown")}) p
    GROUP BY submitted_at::date ORDER BY submitted_at::date DESC LIMIT %(days)s
"""


def consequences(project: Project, people: int, share: float) -> dict[str, object]:
    """Count what other rules would do to passes and articles, and the days of work before and after, in two statements."""
    found = foresee(project, people, share)
    return {**found.counts(), "days": _days(found, _pace(project))}


def _pace(project: Project) -> float | None:
    """Return how many passes are submitted on a day of work; None where there were too few such days."""
    with connection.cursor() as cursor:
        cursor.execute(
            PACE, {"project": project.pk, "since": timezone.now() - LOOKED_BACK, "most": MAX_PASSES, "days": DAYS}
        )
        counts = [passes for (passes,) in cursor.fetchall()]
    return median(counts) if len(counts) >= FEWEST else None


def _days(found: Foreseen, pace: float | None) -> dict[str, float] | None:
    if pace is None:
        return None
    before, after = (round(passes / pace, 1) for passes in (found.passes_before, found.passes_after))
    return {"a_day": pace, "before": before, "after": after}
