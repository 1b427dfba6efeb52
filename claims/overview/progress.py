"""Progress of projects, from the counts that the database keeps up to date with every write (`Tally`)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from claims.articles.models import Standing
from claims.assignments.models import Assignment
from claims.projects.models import Tally
from claims.projects.sight import Sight

# A project, and what is counted of it.
Counts = Mapping[str, Any]

NOTHING = {
    "articles": 0,
    "articles_done": 0,
    "articles_in_work": 0,
    "passes_needed": 0,
    "passes_submitted": 0,
    "claims": 0,
    "mine_submitted": 0,
    "mine_leased": 0,
}
OF_ALL = (
    "articles", "open_slots", "begun", "shared", "done", "leased", "submitted", "leased_claims", "submitted_claims",
)  # fmt: skip
OF_ONE = ("leased", "submitted", "leased_claims", "submitted_claims", "told_claims")


def tallies(projects: list[UUID], person: int) -> Iterable[Counts]:
    """Sum the counts of each project, as `all_...`, and those of the person in it, as `mine_...`."""
    sums = {f"all_{name}": Sum(name, default=0, filter=Q(person=0)) for name in OF_ALL}
    sums |= {f"mine_{name}": Sum(name, default=0, filter=Q(person=person)) for name in OF_ONE}
    rows = Tally.objects.filter(project__in=projects, person__in=(0, person)).order_by()
    return rows.values("project").annotate(**sums)


def begun_alone(projects: list[UUID], person: int) -> QuerySet[Assignment, tuple[UUID, int]]:
    """Count, for each project, the articles that the person has leased and nobody has submitted: (project, articles)."""
    leased = Assignment.objects.filter(
        project__in=projects,
        person=person,
        kind=Assignment.Kind.ANNOTATION,
        state=Assignment.State.LEASED,
        article__standing__stage=Standing.Stage.BEGUN,
    )
    return leased.values_list("project").annotate(Count("article", distinct=True)).order_by()


def progress(projects: dict[UUID, Sight], person: int) -> dict[UUID, dict[str, int]]:
    """Count articles, passes and claims of several projects, and the person's own passes, in two statements.

    Only work that the person may know of is counted: if that is not everything, only submitted passes and their own leases
    count as begun, and only claims that are their own, or submitted and (for annotators) on an article that they have
    submitted too.
    """
    begun = dict(begun_alone(list(projects), person))
    found = {row["project"]: row for row in tallies(list(projects), person)}
    return {
        key: _told(found[key], sight, begun.get(key, 0)) if key in found else dict(NOTHING)
        for key, sight in projects.items()
    }


def _told(row: Counts, sight: Sight, begun: int) -> dict[str, int]:
    claims = {
        Sight.ALL: row["all_leased_claims"] + row["all_submitted_claims"],
        Sight.SUBMITTED: row["all_submitted_claims"] + row["mine_leased_claims"],
        Sight.OWN: row["mine_leased_claims"] + row["mine_submitted_claims"] + row["mine_told_claims"],
    }
    return {
        "articles": row["all_articles"],
        "articles_done": row["all_done"],
        "articles_in_work": row["all_shared"] + (row["all_begun"] if sight is Sight.ALL else begun),
        "passes_needed": row["all_open_slots"] + row["all_leased"] + row["all_submitted"],
        "passes_submitted": row["all_submitted"],
        "claims": claims[sight],
        "mine_submitted": row["mine_submitted"],
        "mine_leased": row["mine_leased"],
    }
