"""The articles that wait for an adjudicator, with how much people differ in each: one statement for a page, one for the counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from claims.projects.models import Project
from claims.review.agreement import SUMS

PAGE = 50
MAX_COUNTED = 1000
# So many articles that can be adjudicated, by their numbers, are put in order at a time: the list must not grow with the project.
MAX_READY = 500


class Stage(StrEnum):
    """Where the gold layer of an article stands; `stale`: it was finished, and work has changed since."""

    READY = "ready"
    OPEN = "open"
    STALE = "stale"
    DONE = "done"


TO_SETTLE = (Stage.STALE, Stage.OPEN, Stage.READY)


def _count(name: str) -> str:
    return f"c.counts[{SUMS.index(name) + 1}]"


# Claims that only one has, other words of the content, the source and the cue, and other values.
DIFFERENCES = f"""(
    SELECT coalesce(sum({_count("left")} + {_count("right")} - 2 * {_count("matched")} + 3 * {_count("matched")} - {_count("same")}
                        - {_count("source_same")} - {_count("cue_same")}
                        + coalesce((SELECT sum(v.count) FROM claims_comparedvalue v
                                    WHERE v.comparison_id = c.id AND v.left_value <> v.right_value), 0)), 0)::int
    FROM claims_comparison c JOIN claims_assignment l ON l.id = c.left_id JOIN claims_assignment r ON r.id = c.right_id
    WHERE c.article_id = w.article_id AND l.state = 'submitted' AND r.state = 'submitted'
)"""
# Claims of submitted passes that the gold layer does not settle as they are.
CHANGED = """(
    SELECT count(*)::int FROM claims_assignment a JOIN claims_claim c ON c.assignment_id = a.id
    LEFT JOIN claims_settlement s ON s.claim_id = c.id AND s.gold_id = g.id
    WHERE a.article_id = w.article_id AND a.kind = 'annotation' AND a.state = 'submitted'
      AND CASE WHEN c.deleted_at IS NULL THEN s.version IS DISTINCT FROM c.version ELSE s.id IS NOT NULL END
)"""
OWN = """EXISTS (SELECT 1 FROM claims_assignment m WHERE m.article_id = w.article_id AND m.person_id = %(person)s
                     AND m.kind = 'annotation' AND m.state IN ('submitted', 'leased', 'assigned'))"""
# The first articles that can be adjudicated, and those with a gold layer. Where that is handed in, `handed_in` counts it too.
ROWS = f"""
    SELECT w.article_id, w.number, w.submitted, NULL::uuid AS gold, NULL::int AS person_id, NULL::timestamptz AS created_at,
           NULL::timestamptz AS lease_expires_at, 'ready' AS stage, {OWN} AS own
    FROM (
        SELECT r.article_id, r.number, r.submitted FROM claims_standing r
        WHERE r.project_id = %(project)s AND r.submitted >= 2 AND r.leased = 0 AND r.open_slots = 0 AND r.handed_in = r.submitted
          AND NOT EXISTS (SELECT 1 FROM claims_assignment o WHERE o.article_id = r.article_id AND o.kind = 'gold' AND o.state = 'leased')
        ORDER BY r.number LIMIT %(ready)s
    ) w
    UNION ALL
    (SELECT w.article_id, w.number, w.submitted, g.id, g.person_id, g.created_at, g.lease_expires_at,
            CASE WHEN g.state = 'leased' THEN 'open' WHEN {CHANGED} > 0 THEN 'stale' ELSE 'done' END, {OWN}
     FROM claims_assignment g JOIN claims_standing w ON w.article_id = g.article_id
     WHERE g.project_id = %(project)s AND g.kind = 'gold' AND g.state IN ('leased', 'submitted') LIMIT %(gold)s)
"""
LISTED = f"""
SELECT d.*, t.title FROM (
    SELECT w.*, {DIFFERENCES} AS differences FROM ({ROWS}) w WHERE w.stage = ANY(%(stages)s)
) d JOIN claims_article t ON t.id = d.article_id
WHERE (%(below)s::int IS NULL OR (-d.differences, d.number) > (-%(below)s::int, %(beyond)s::int))
ORDER BY d.differences DESC, d.number LIMIT %(page)s
"""
COUNTED = f"SELECT w.stage, count(*)::int FROM ({ROWS}) w GROUP BY w.stage"


class After(NamedTuple):
    """Where the next page begins: behind an article with so many differences and that number."""

    differences: int
    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is or was adjudicated, or can be; `own`: the reader has worked on it."""

    article: UUID
    number: int
    passes: int
    gold: UUID | None
    person: int | None
    since: datetime | None
    lease_expires_at: datetime | None
    stage: str
    own: bool
    differences: int
    title: str


def listed(project: Project, person: int, stages: tuple[str, ...], after: After | None) -> list[Waiting]:
    """Read a page of articles, those on which people differ most first: of the first `MAX_READY` that can be adjudicated."""
    values: dict[str, str | int | UUID | list[str] | None] = {
        "project": project.pk, "person": person, "stages": list(stages), "page": PAGE, "ready": MAX_READY, "gold": None,
        "below": after.differences if after else None, "beyond": after.number if after else None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LISTED, values)
        return [
            Waiting(article, number, passes, gold, who, since, lease, stage, own, differences, title)
            for article, number, passes, gold, who, since, lease, stage, own, differences, title in cursor.fetchall()
        ]


def counted(project: Project, person: int) -> Mapping[str, int]:
    """Count the articles by stage, up to a limit each for those with and without a gold layer."""
    with connection.cursor() as cursor:
        limits = {"ready": MAX_COUNTED, "gold": MAX_COUNTED}
        cursor.execute(COUNTED, {"project": project.pk, "person": person, **limits})
        found = dict(cursor.fetchall())
    return {stage.value: found.get(stage.value, 0) for stage in Stage}
