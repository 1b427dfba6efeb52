"""How the database counts claims, by person, and how often speakers are named."""

import pgtrigger

from claims.articles.counting import of_rows

# Of the counts that the triggers on claims add up: those of the passes of `n(assignment_id, claims)`. Claims are written into passes
# that are in work; where one that is submitted gets or loses some, its article is counted too.
ADD_CLAIMS = """
    FOR r IN
        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,
               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted, a.kind = 'annotation' AS ordinary
        FROM ({counts}) n JOIN claims_assignment a ON a.id = n.assignment_id
        WHERE a.state IN ('leased', 'assigned', 'submitted')
        GROUP BY a.project_id, a.person_id, a.kind
    LOOP
        IF r.submitted IS NOT NULL THEN
            UPDATE claims_standing s
            SET claims = s.claims + c.claims * r.ordinary::int, gold_claims = s.gold_claims + c.claims * (NOT r.ordinary)::int
            FROM (
                SELECT a.article_id, sum(n.claims) AS claims FROM ({counts}) n JOIN claims_assignment a ON a.id = n.assignment_id
                WHERE a.state = 'submitted' AND a.project_id = r.project_id AND a.person_id = r.person_id
                  AND (a.kind = 'annotation') = r.ordinary GROUP BY a.article_id
            ) c WHERE s.article_id = c.article_id;
        END IF;
        CONTINUE WHEN NOT r.ordinary;
        d := NULL;
        d.project_id := r.project_id; d.person := 0;
        d.leased_claims := r.leased; d.submitted_claims := r.submitted;
        PERFORM claims_tally_add(d);
        d.person := r.person_id;
        PERFORM claims_tally_add(d);
    END LOOP;
"""

CLAIMS_COUNTED = [
    of_rows(
        "claims_are_counted",
        ADD_CLAIMS.format(
            counts="SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id"
        ),
    ),
    pgtrigger.Trigger(
        name="deletions_are_counted",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("deleted_at"),
        condition=pgtrigger.Condition("((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))"),
        declare=[("d", "claims_tally"), ("r", "record")],
        func=ADD_CLAIMS.format(
            counts="SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims"
        )
        + "RETURN NULL;",
    ),
]

ADD_MENTIONS = """
    FOR r IN
        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted
        FROM {rows} v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id
        GROUP BY a.project_id, a.person_id, v.speaker_id
    LOOP
        PERFORM claims_speaker_add(r.speaker_id, ({sign}r.mentions)::int, ({sign}r.submitted)::int);
        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, ({sign}r.mentions)::int);
    END LOOP;
"""

MENTIONS_COUNTED = [
    of_rows("mentions_are_counted", ADD_MENTIONS.format(rows="new_rows", sign="")),
    of_rows(
        "lost_mentions_are_counted", ADD_MENTIONS.format(rows="old_rows", sign="-"), pgtrigger.Delete, old="old_rows"
    ),
]
