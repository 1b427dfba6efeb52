"""Triggers that count passes by article and by person.

A pass that is assigned to somebody who has not opened it has a place in the article, and counts as leased.
"""

import pgtrigger

from claims.articles.counting import of_rows

# A pass gets the project and the number of its article, whatever code inserts it.
PROJECT_OF_ARTICLE = pgtrigger.Trigger(
    name="pass_in_project",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
    SELECT a.project_id, a.number INTO NEW.project_id, NEW.number FROM claims_article a WHERE a.id = NEW.article_id;
    RETURN NEW;
    """,
)

# What was submitted is compared with other passes over the article, and with its gold layer: a row for the sweep of the review stage.
SUBMISSIONS_NOTED = pgtrigger.Trigger(
    name="submissions_are_noted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(new__state="submitted"),
    func="INSERT INTO claims_tocompare (project_id, article_id) VALUES (NEW.project_id, NEW.article_id); RETURN NULL;",
)

# A gold pass is handed in with a reason where a verdict was overruled, a cause where everybody was wrong, and nothing open.
GOLD_IS_WHOLE = pgtrigger.Trigger(
    name="gold_is_whole",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(new__state="submitted", new__kind="gold"),
    func="""
    IF EXISTS (
        SELECT 1 FROM claims_settlement s JOIN claims_resolution r ON r.id = s.resolution_id
        WHERE s.gold_id = NEW.id AND (r.action = 'reopened' OR (r.overruled AND r.reason = '')
                                      OR (r.action IN ('drop', 'all_wrong') AND r.cause = ''))
    ) THEN RAISE EXCEPTION 'gold_is_whole' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
    """,
)

PASSES_COUNTED = of_rows(
    "passes_are_counted",
    """
    UPDATE claims_standing s
    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed_in,
        shown = s.shown + n.shown
    FROM (
        SELECT article_id, count(*) FILTER (WHERE kind = 'annotation' AND state IN ('leased', 'assigned')) AS leased,
               count(*) FILTER (WHERE kind = 'annotation' AND state = 'submitted') AS submitted,
               count(*) FILTER (WHERE state = 'submitted') AS handed_in, count(*) FILTER (WHERE suggestions_shown) AS shown
        FROM new_rows GROUP BY article_id
    ) n WHERE s.article_id = n.article_id;
    FOR r IN
        SELECT n.project_id, n.person_id,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state IN ('leased', 'assigned')) AS leased,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted') AS submitted,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted' AND n.suggestions_shown) AS with_shown,
               count(DISTINCT n.article_id) FILTER (WHERE n.state = 'submitted' AND NOT EXISTS (
                   SELECT 1 FROM claims_assignment o WHERE o.article_id = n.article_id AND o.person_id = n.person_id
                     AND o.state = 'submitted' AND o.id NOT IN (SELECT id FROM new_rows))) AS covered
        FROM new_rows n
        GROUP BY n.project_id, n.person_id
    LOOP
        d := NULL;
        d.project_id := r.project_id; d.person := r.person_id;
        d.leased := r.leased; d.submitted := r.submitted; d.submitted_shown := r.with_shown; d.covered := r.covered;
        PERFORM claims_tally_add(d);
        IF r.with_shown > 0 THEN
            d := NULL;
            d.project_id := r.project_id; d.person := 0; d.submitted_shown := r.with_shown;
            PERFORM claims_tally_add(d);
        END IF;
    END LOOP;
    """,
)

# The passes whose state a statement has changed: what that adds to (or takes from) those that are held and those handed in.
CHANGED = """(
    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,
           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,
           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed
    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state
)"""

# Once per statement: of a thousand passes that change at once, each would write the same few counts anew.
STATES_COUNTED = of_rows(
    "states_are_counted",
    f"""
    IF NOT EXISTS (SELECT 1 FROM {CHANGED} c) THEN RETURN NULL; END IF;
    UPDATE claims_standing s
    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed,
        claims = s.claims + n.claims, gold_claims = s.gold_claims + n.gold_claims
    FROM (
        SELECT article_id, sum(leased * ordinary) AS leased, sum(handed * ordinary) AS submitted, sum(handed) AS handed,
               sum(handed * ordinary * l.claims) AS claims, sum(handed * (1 - ordinary) * l.claims) AS gold_claims
        FROM {CHANGED} c CROSS JOIN LATERAL (
            SELECT count(*) AS claims FROM claims_claim l WHERE c.handed <> 0 AND l.assignment_id = c.id AND l.deleted_at IS NULL
        ) l GROUP BY article_id
    ) n WHERE s.article_id = n.article_id AND (n.leased <> 0 OR n.handed <> 0);
    FOR r IN
        SELECT v.speaker_id, sum(n.handed) AS mentions
        FROM {CHANGED} n JOIN claims_claim c ON c.assignment_id = n.id JOIN claims_claimspeaker v ON v.claim_id = c.id
        WHERE n.handed <> 0 GROUP BY v.speaker_id
    LOOP
        PERFORM claims_speaker_add(r.speaker_id, 0, r.mentions::int);
    END LOOP;
    FOR r IN
        WITH changed AS MATERIALIZED (
            SELECT c.*, (SELECT count(*) FROM claims_claim l WHERE l.assignment_id = c.id AND l.deleted_at IS NULL) AS claims
            FROM {CHANGED} c
        )
        SELECT project_id, 0 AS person, 0 AS leased, 0 AS submitted, 0 AS covered, sum(ordinary * leased * claims) AS leased_claims,
               sum(ordinary * handed * claims) AS submitted_claims, sum(ordinary * handed * shown) AS with_shown
        FROM changed GROUP BY project_id
        UNION ALL
        SELECT n.project_id, n.person_id, sum(n.ordinary * n.leased), sum(n.ordinary * n.handed),
               sum(n.handed) FILTER (WHERE NOT EXISTS (
                   SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id
                     AND e.id <> n.id AND e.state = 'submitted')),
               sum(n.ordinary * n.leased * n.claims), sum(n.ordinary * n.handed * n.claims), sum(n.ordinary * n.handed * n.shown)
        FROM changed n GROUP BY n.project_id, n.person_id
    LOOP
        CONTINUE WHEN r.person = 0 AND (r.leased_claims, r.submitted_claims, r.with_shown) = (0, 0, 0);
        d := NULL;
        d.project_id := r.project_id; d.person := r.person; d.leased := r.leased; d.submitted := r.submitted; d.covered := r.covered;
        d.leased_claims := r.leased_claims; d.submitted_claims := r.submitted_claims; d.submitted_shown := r.with_shown;
        PERFORM claims_tally_add(d);
    END LOOP;
    """,
    pgtrigger.Update,
    old="old_rows",
    new="new_rows",
)
