"""Progress of a project: counts are queries, never kept beside the rows."""

from typing import Any
from uuid import UUID

from django.db import connection

from claims.projects.sight import Sight

# Of a project whose work the person may not know in full, only submitted passes and their own leases count as begun; claims
# count where they are the person's own, or submitted and (for annotators) on an article that the person has submitted too.
PROGRESS = """
WITH seen AS (
    SELECT * FROM unnest(%(projects)s::uuid[], %(sights)s::text[]) AS s (project_id, sight)
)
SELECT a.project_id,
       count(*) AS articles,
       count(*) FILTER (WHERE a.open_slots = 0 AND coalesce(p.leased, 0) = 0) AS articles_done,
       count(*) FILTER (WHERE NOT (a.open_slots = 0 AND coalesce(p.leased, 0) = 0)
                          AND (coalesce(p.begun, 0) > 0 OR coalesce(p.submitted, 0) > 0)) AS articles_in_work,
       coalesce(sum(a.open_slots + coalesce(p.leased, 0) + coalesce(p.submitted, 0)), 0)::int AS passes_needed,
       coalesce(sum(p.submitted), 0)::int AS passes_submitted,
       coalesce(sum(p.mine_submitted), 0)::int AS mine_submitted,
       coalesce(sum(p.mine_leased), 0)::int AS mine_leased,
       coalesce(sum(p.own_claims + CASE WHEN p.open_to_me THEN p.others_claims ELSE 0 END), 0)::int AS claims
FROM claims_article a
LEFT JOIN (
    SELECT s.article_id,
           count(*) FILTER (WHERE s.state = 'leased') AS leased,
           count(*) FILTER (WHERE s.state = 'leased' AND (v.sight = 'all' OR s.person_id = %(person)s)) AS begun,
           count(*) FILTER (WHERE s.state = 'submitted') AS submitted,
           count(*) FILTER (WHERE s.state = 'submitted' AND s.person_id = %(person)s) AS mine_submitted,
           count(*) FILTER (WHERE s.state = 'leased' AND s.person_id = %(person)s) AS mine_leased,
           coalesce(sum(c.claims) FILTER (WHERE v.sight = 'all' OR s.person_id = %(person)s), 0) AS own_claims,
           coalesce(sum(c.claims) FILTER (
               WHERE v.sight <> 'all' AND s.person_id <> %(person)s AND s.state = 'submitted'), 0) AS others_claims,
           bool_or(v.sight = 'submitted' OR (s.person_id = %(person)s AND s.state = 'submitted')) AS open_to_me
    FROM claims_assignment s JOIN claims_article t ON t.id = s.article_id JOIN seen v ON v.project_id = t.project_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS claims FROM claims_claim c WHERE c.assignment_id = s.id AND c.deleted_at IS NULL
    ) c
    WHERE s.kind = 'annotation' AND s.state IN ('leased', 'submitted')
    GROUP BY s.article_id
) p ON p.article_id = a.id
WHERE a.project_id = ANY(%(projects)s)
GROUP BY a.project_id
"""

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


def progress(projects: dict[UUID, Sight], person: int) -> dict[UUID, dict[str, int]]:
    """Count articles, passes and claims of several projects, and the person's own passes, in one statement.

    Of each project, what is counted is what the person may know of.
    """
    keys = list(projects)
    values: dict[str, Any] = {"projects": keys, "sights": [projects[key].value for key in keys], "person": person}
    with connection.cursor() as cursor:
        cursor.execute(PROGRESS, values)
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {project: dict(NOTHING) for project in projects} | {row.pop("project_id"): row for row in rows}
