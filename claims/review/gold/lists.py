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
# Of finished gold layers, whether they settle everything; the sweep asks for those to which something was submitted.
NOTE = f"""
UPDATE claims_standing w SET stale = {CHANGED} > 0 FROM claims_assignment g
WHERE w.article_id = ANY(%(articles)s::uuid[]) AND g.article_id = w.article_id AND g.kind = 'gold' AND g.state = 'submitted'
  AND w.stale <> ({CHANGED} > 0)
"""
OWN = """EXISTS (SELECT 1 FROM claims_assignment m WHERE m.article_id = w.article_id AND m.person_id = %(person)s
                     AND m.kind = 'annotation' AND m.state IN ('submitted', 'leased', 'assigned'))"""
# Where a finished gold layer may not settle what was submitted any more: the sweep found that, or has not looked yet.
NOTED = """
    SELECT s.article_id FROM claims_standing s WHERE s.project_id = %(project)s AND s.stale AND s.layer = 2
    UNION SELECT t.article_id FROM claims_tocompare t JOIN claims_standing s ON s.article_id = t.article_id AND s.layer = 2
    WHERE t.project_id = %(project)s
"""
# The first articles by number that can be adjudicated, that are open, changed since, and settled. Of the parts whose stage is not
# asked for, PostgreSQL reads nothing.
READY = f"""
    SELECT w.article_id, w.number, w.submitted, NULL::uuid AS gold, NULL::int AS person_id, NULL::timestamptz AS created_at,
           NULL::timestamptz AS lease_expires_at, 'ready' AS stage, {OWN} AS own
    FROM (
        SELECT r.article_id, r.number, r.submitted FROM claims_standing r
        WHERE r.project_id = %(project)s AND r.submitted >= 2 AND r.leased = 0 AND r.open_slots = 0 AND r.handed_in = r.submitted
          AND NOT EXISTS (SELECT 1 FROM claims_assignment o WHERE o.article_id = r.article_id AND o.kind = 'gold' AND o.state = 'leased')
        ORDER BY r.number LIMIT %(most)s
    ) w
"""


def _gold(stage: str) -> str:
    return f"""SELECT w.article_id, w.number, w.submitted, g.id, g.person_id, g.created_at, g.lease_expires_at, '{stage}', {OWN}"""


def _finished(stage: str, articles: str, changed: str) -> str:
    return f"""
    {_gold(stage)} FROM ({articles} LIMIT %(most)s) s JOIN claims_standing w ON w.article_id = s.article_id
    JOIN claims_assignment g ON g.article_id = s.article_id AND g.kind = 'gold' AND g.state = 'submitted'
    WHERE {CHANGED} {changed}
"""


OPEN = f"""
    {_gold("open")} FROM (
        SELECT * FROM claims_assignment o WHERE o.project_id = %(project)s AND o.kind = 'gold' AND o.state = 'leased'
        ORDER BY o.number LIMIT %(most)s
    ) g JOIN claims_standing w ON w.article_id = g.article_id
"""
STALE = _finished("stale", f"SELECT n.article_id FROM ({NOTED}) n", "> 0")
SETTLED = "SELECT d.article_id FROM claims_standing d WHERE d.project_id = %(project)s AND d.layer = 2"
DONE = _finished("done", f"{SETTLED} ORDER BY d.number", "= 0")
LISTED = f"""
SELECT d.*, t.title FROM (
    SELECT w.*, {DIFFERENCES} AS differences FROM (
        ({READY}) UNION ALL ({OPEN}) UNION ALL ({STALE}) UNION ALL ({DONE})
    ) w WHERE w.stage = ANY(%(stages)s)
) d JOIN claims_article t ON t.id = d.article_id
WHERE (%(below)s::int IS NULL OR (-d.differences, d.number) > (-%(below)s::int, %(beyond)s::int))
ORDER BY d.differences DESC, d.number LIMIT %(page)s
"""
COUNTED = f"""
SELECT w.stage, count(*)::int FROM (({READY}) UNION ALL ({OPEN}) UNION ALL ({STALE})) w GROUP BY w.stage
UNION ALL SELECT 'done', count(*)::int FROM ({SETTLED} LIMIT %(most)s) settled
"""


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
    """Read a page of articles, those on which people differ most first: of the first `MAX_READY` at each stage."""
    values: dict[str, str | int | UUID | list[str] | None] = {
        "project": project.pk, "person": person, "stages": list(stages), "page": PAGE, "most": MAX_READY,
        "below": after.differences if after else None, "beyond": after.number if after else None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LISTED, values)
        return [
            Waiting(article, number, passes, gold, who, since, lease, stage, own, differences, title)
            for article, number, passes, gold, who, since, lease, stage, own, differences, title in cursor.fetchall()
        ]


def counted(project: Project, person: int) -> Mapping[str, int]:
    """Count the articles by stage, each up to a limit."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"project": project.pk, "person": person, "most": MAX_COUNTED})
        found = dict(cursor.fetchall())
    counts = {stage.value: found.get(stage.value, 0) for stage in Stage}
    # What has changed since is settled too, as far as the database counts.
    return {**counts, Stage.DONE: max(0, counts[Stage.DONE] - counts[Stage.STALE])}
