"""Changed rules act on articles that are there: how many people each needs, and so how many places it has."""

from uuid import UUID

from django.db import connection

from claims import jobs
from claims.audit import Actor, event, record
from claims.projects.models import Project
from claims.transactions import atomic

KIND = "set_needs"
# Up to this many articles change with the settings, in one transaction; for more there is a job.
AT_ONCE = 2000
CHUNK = 500

# What the rules of a project `p` ask for an article `a`: the same rule as `claims.articles.services.slots`.
IN_OVERLAP = "('x' || substr(a.text_sha256, 1, 8))::bit(32)::bigint / 4294967296.0 < {share}"
WANTED = f"CASE WHEN {IN_OVERLAP.format(share='p.overlap_share')} THEN p.annotators_per_article ELSE 1 END + a.extra"
COUNT = f"""
    SELECT count(*) FROM (
        SELECT FROM claims_article a JOIN claims_project p ON p.id = a.project_id
        WHERE p.id = %(project)s AND a.needs <> {WANTED} LIMIT %(most)s
    ) found
"""
# Everything that is computed stands in the row that is locked: places, surplus, and what was needed before.
SET = f"""
    WITH due AS (
        SELECT a.id, {WANTED} AS wanted FROM claims_article a JOIN claims_project p ON p.id = a.project_id
        WHERE p.id = %(project)s AND a.id > %(after)s AND a.needs <> {WANTED}
        ORDER BY a.id LIMIT %(chunk)s FOR UPDATE OF a
    ), done AS (
        UPDATE claims_article a
        SET needs = due.wanted,
            open_slots = greatest(0, a.open_slots - a.surplus + due.wanted - a.needs),
            surplus = greatest(0, a.surplus - a.open_slots - due.wanted + a.needs)
        FROM due WHERE a.id = due.id RETURNING a.id
    )
    SELECT id FROM done ORDER BY id
"""
FIRST = UUID(int=0)


def set_needs(*, actor: Actor, project: Project) -> jobs.Job | None:
    """Let every article need as many people as the rules ask for, at once or, where there are many, by a job.

    Call it in the transaction that changes the rules. Nobody's work ends by it: passes beyond what an article needs stay, and
    nobody takes the place of one that ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"project": project.pk, "most": AT_ONCE + 1})
        (changed,) = cursor.fetchone()
    if changed > AT_ONCE:
        return jobs.start(KIND, project=project.pk, user=actor.user)
    after: UUID | None = FIRST
    while after is not None:
        after, _ = _set_some(project.pk, after)
    _tell(actor, project.pk, changed)
    return None


def set_all_needs(run: jobs.Run) -> None:
    """Do the job: chunk by chunk, by the rules as they are at that moment; an interrupted one goes on where it was."""
    changed, total = 0, Project.objects.get(pk=run.project).next_number - 1
    after: UUID | None = FIRST
    while after is not None:
        run.progress(min(changed, total), total)
        after, count = _set_one_chunk(project=run.project, after=after)
        changed += count
    _tell(Actor(run.job.created_by, f"job-{run.job.pk.hex}"), run.project, changed)
    run.finish(result={"articles": changed})


@atomic
def _set_one_chunk(*, project: UUID, after: UUID) -> tuple[UUID | None, int]:
    return _set_some(project, after)


def _set_some(project: UUID, after: UUID) -> tuple[UUID | None, int]:
    """Change the next articles in the order of their keys; returns the last of them, None where none was left, and how many."""
    with connection.cursor() as cursor:
        cursor.execute(SET, {"project": project, "after": after, "chunk": CHUNK})
        found = [key for (key,) in cursor.fetchall()]
    return (found[-1] if found else None), len(found)


def _tell(actor: Actor, project: UUID, changed: int) -> None:
    if changed:
        record(event(actor, "project", project, "needs set", project=project, after={"articles": changed}))
