"""What other rules would do to the articles that are there, in counts, before anybody saves them."""

from dataclasses import asdict, dataclass

from django.db import connection

from claims.articles.needs.services import IN_OVERLAP
from claims.projects.models import Project
from claims.transactions import without

# The newest articles that are looked at; a manager is told when there are more.
MAX = 2_000
WANTED = f"CASE WHEN {IN_OVERLAP.format(share='%(share)s::float8')} THEN %(people)s::int ELSE 1 END + a.extra"
# `room` is what `services.SET` would make of an article: places if it is positive, else passes beyond what is needed.
FORESEE = f"""
    SELECT coalesce(sum(open + held), 0), coalesce(sum(greatest(0, room) + held), 0), coalesce(sum(held), 0),
           coalesce(sum(submitted), 0), coalesce(sum(greatest(0, -room)), 0), count(*) FILTER (WHERE wanted <> needs),
           count(*) FILTER (WHERE open = 0 AND held = 0 AND room > 0), count(*) FILTER (WHERE open > 0 AND held = 0 AND room <= 0),
           count(*) FILTER (WHERE greatest(needs, held + submitted) > 1),
           count(*) FILTER (WHERE greatest(wanted, held + submitted) > 1), count(*)
    FROM (
        SELECT a.needs, a.open_slots AS open, s.leased AS held, s.submitted, {WANTED} AS wanted,
               a.open_slots - a.surplus + {WANTED} - a.needs AS room
        FROM (
            SELECT * FROM claims_article WHERE project_id = %(project)s ORDER BY number DESC LIMIT %(most)s
        ) a JOIN claims_standing s ON s.article_id = a.id
    ) one
"""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What becomes of the passes and articles of a project: how many, before and after."""

    passes_before: int
    passes_after: int
    held: int
    submitted: int
    surplus: int
    articles: int
    reopened: int
    finished: int
    shared_before: int
    shared_after: int
    counted: int

    def counts(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)


def foresee(project: Project, people: int, share: float) -> Foreseen:
    """Say what a project's articles would be like if `people` read the `share` of them; articles already put right stay."""
    # PostgreSQL would read the standing of all articles.
    with without("seqscan", "hashjoin", "mergejoin"), connection.cursor() as cursor:
        cursor.execute(FORESEE, {"project": project.pk, "people": people, "share": share, "most": MAX})
        return Foreseen(*cursor.fetchone())
