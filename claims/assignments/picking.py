"""The statement that finds the next article for a person and leases it to them, in one round trip."""

from claims.articles.held_out import PLACED
from claims.statements import Handwritten

# A double click waits for its first request (`ONE_BY_ONE`, sent in the same round trip). The statement takes the pass that the person
# has open, else one that waits for them by name (first what was sent back), else the first article that needs people, unless they have
# as many open as they may. Rows that others hold are
# skipped, and PostgreSQL looks at `open_slots` again after it has the lock, so no slot is taken twice. The articles that the
# person has had already are not walked through each time: `passed_to` remembers how far they have come, and before that only
# what was given back is looked at.
FREE_TO_PERSON = """
    a.project_id = %(project)s AND a.open_slots > 0 AND a.set_aside_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM claims_assignment s WHERE s.article_id = a.id AND s.person_id = %(person)s)
"""
TAKE = f"""
WITH held AS (
    SELECT s.id, s.created_at FROM claims_assignment s
    WHERE s.project_id = %(project)s AND s.person_id = %(person)s AND s.kind = 'annotation' AND s.state = 'leased'
), open AS (
    SELECT id FROM held WHERE id IS DISTINCT FROM %(after)s::uuid ORDER BY created_at LIMIT 1
), named AS (
    SELECT s.id, s.article_id FROM claims_assignment s JOIN claims_standing w ON w.article_id = s.article_id
    WHERE s.project_id = %(project)s AND s.person_id = %(person)s AND s.kind = 'annotation' AND s.state = 'assigned'
      AND NOT EXISTS (SELECT 1 FROM open) AND (SELECT count(*) FROM held) < %(most)s
    ORDER BY s.returned_at, w.priority DESC, s.due_on, s.created_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED
), passed AS (
    SELECT coalesce(max(passed_to), 0) AS key FROM claims_tally WHERE project_id = %(project)s AND person = %(person)s
), given_back AS (
    SELECT a.id FROM claims_standing w JOIN claims_article a ON a.id = w.article_id
    WHERE w.project_id = %(project)s AND w.returned AND w.open_slots > 0 AND w.queue_key < (SELECT key FROM passed)
      AND NOT EXISTS (SELECT 1 FROM open) AND NOT EXISTS (SELECT 1 FROM named) AND (SELECT count(*) FROM held) < %(most)s
      AND {FREE_TO_PERSON}
    ORDER BY w.queue_key LIMIT 1 FOR UPDATE OF a SKIP LOCKED
), ahead AS (
    SELECT a.id FROM claims_article a
    WHERE a.queue_key >= (SELECT key FROM passed) AND NOT EXISTS (SELECT 1 FROM given_back)
      AND NOT EXISTS (SELECT 1 FROM open) AND NOT EXISTS (SELECT 1 FROM named) AND (SELECT count(*) FROM held) < %(most)s
      AND {FREE_TO_PERSON}
    ORDER BY a.queue_key LIMIT 1 FOR UPDATE OF a SKIP LOCKED
), pick AS (
    SELECT a.id, CASE
        WHEN NOT %(engine)s::bool THEN 'no_engine'
        WHEN %(holds_out)s::bool AND {PLACED} THEN 'held_out'
        WHEN ('x' || substr(a.text_sha256, 9, 8))::bit(32)::bigint / 4294967296.0 < %(control)s::float8 THEN 'control'
        ELSE '' END AS hidden
    FROM (SELECT id FROM given_back UNION ALL SELECT id FROM ahead) f JOIN claims_article a ON a.id = f.id
), slot AS (
    UPDATE claims_article a SET open_slots = a.open_slots - 1 FROM pick WHERE a.id = pick.id RETURNING a.id, pick.hidden
), made AS (
    INSERT INTO claims_assignment
        (id, article_id, person_id, kind, round, state, lease_expires_at, active_seconds, suggestions_shown, suggestions_hidden,
         skip_reason)
    SELECT %(id)s::uuid, slot.id, %(person)s::int, 'annotation', 1, 'leased', now() + %(lease)s::float8 * interval '1 second', 0,
           slot.hidden = '', slot.hidden, ''
    FROM slot RETURNING id, article_id
), begun AS (
    UPDATE claims_assignment s SET state = 'leased', lease_expires_at = now() + %(lease)s::float8 * interval '1 second'
    FROM named WHERE s.id = named.id RETURNING s.id, s.article_id
), told AS (
    INSERT INTO claims_event (id, actor_id, project_id, article_id, subject, subject_id, action, request_id)
    SELECT %(event)s::uuid, %(person)s::int, %(project)s::uuid, found.article_id, 'assignment', found.id, found.action,
           %(request)s::text
    FROM (SELECT id, article_id, 'leased' AS action FROM made UNION ALL SELECT id, article_id, 'leased again' FROM begun) found
), remembered AS (
    UPDATE claims_tally t SET passed_to = first.key
    FROM (
        -- What others hold at this moment may be free again, so it is not passed.
        SELECT a.queue_key AS key FROM claims_article a WHERE a.queue_key >= (SELECT key FROM passed) AND {FREE_TO_PERSON}
        ORDER BY a.queue_key LIMIT 1
    ) first
    WHERE t.id = (
        SELECT id FROM claims_tally WHERE project_id = %(project)s AND person = %(person)s AND EXISTS (SELECT 1 FROM ahead)
        LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    ) AND t.passed_to < first.key
)
SELECT id FROM open UNION ALL SELECT id FROM begun UNION ALL SELECT id FROM made
"""
# If every article is locked by others at the moment, one of them may still need people afterwards: the second text waits.
TAKES = Handwritten(TAKE), Handwritten(TAKE.replace("OF a SKIP LOCKED", "OF a"))
