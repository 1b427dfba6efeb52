"""Progress of projects, from the counts that the database keeps up to date with every write (`Tally`)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from claims.projects.models import Tally
from claims.projects.sight import Sight

# A project, and what is counted of it.
Counts = Mapping[str, Any]

NOTHING: dict[str, int | None] = {
    "articles": 0,
    "articles_done": 0,
    "articles_in_work": 0,
    "passes_needed": 0,
    "passes_submitted": 0,
    "claims": 0,
    "articles_settled": 0,
    "articles_of_record": 0,
    "gold_claims": 0,
    "record_claims": 0,
    "mine_submitted": 0,
    "mine_leased": 0,
}
# Whoever knows of their own work only is not told what became of all of it.
UNTOLD = dict.fromkeys(("articles_settled", "articles_of_record", "gold_claims", "record_claims"))
OF_ALL = (
    "articles", "open_slots", "begun", "shared", "done", "leased", "submitted", "leased_claims", "submitted_claims",
    "settled", "recorded", "gold_claims", "record_claims",
)  # fmt: skip
OF_ONE = ("leased", "submitted", "leased_claims", "submitted_claims")


def tallies(projects: list[UUID], person: int) -> Iterable[Counts]:
    """Sum the counts of each project, as `all_...`, and those of the person in it, as `mine_...`."""
    sums = {f"all_{name}": Sum(name, default=0, filter=Q(person=0)) for name in OF_ALL}
    sums |= {f"mine_{name}": Sum(name, default=0, filter=Q(person=person)) for name in OF_ONE}
    rows = Tally.objects.filter(project__in=projects, person__in=(0, person)).order_by()
    return rows.values("project").annotate(**sums)


def progress(projects: dict[UUID, Sight], person: int) -> dict[UUID, dict[str, int | None]]:
    """Count articles, passes and claims of several projects, and the person's own passes, in one statement.

    Only work that the person may know of is counted. Where that is their own, an article is done once they have submitted it, and
    in work while they have it open, and the layers are not counted. Where it is submitted work, an article is in work once somebody has submitted it.
    """
    found = {row["project"]: row for row in tallies(list(projects), person)}
    return {key: _told(found[key], sight) if key in found else _nothing(sight) for key, sight in projects.items()}


def _nothing(sight: Sight) -> dict[str, int | None]:
    return {**NOTHING, **UNTOLD} if sight is Sight.OWN else dict(NOTHING)


def _told(row: Counts, sight: Sight) -> dict[str, int | None]:
    mine = {"mine_submitted": row["mine_submitted"], "mine_leased": row["mine_leased"]}
    if sight is Sight.OWN:
        return {
            "articles": row["all_articles"],
            "articles_done": row["mine_submitted"],
            "articles_in_work": row["mine_leased"],
            "passes_needed": row["mine_submitted"] + row["mine_leased"],
            "passes_submitted": row["mine_submitted"],
            "claims": row["mine_leased_claims"] + row["mine_submitted_claims"],
            **UNTOLD,
            **mine,
        }
    everybody = sight is Sight.ALL
    return {
        "articles": row["all_articles"],
        "articles_done": row["all_done"],
        "articles_in_work": row["all_shared"] + (row["all_begun"] if everybody else 0),
        "passes_needed": row["all_open_slots"] + row["all_leased"] + row["all_submitted"],
        "passes_submitted": row["all_submitted"],
        "claims": row["all_submitted_claims"] + (row["all_leased_claims"] if everybody else 0),
        "articles_settled": row["all_settled"],
        "articles_of_record": row["all_recorded"],
        "gold_claims": row["all_gold_claims"],
        "record_claims": row["all_record_claims"],
        **mine,
    }
