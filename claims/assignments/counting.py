"""Triggers that count passes by article and by person, and what becomes visible when one is submitted.

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

# What was submitted is compared with other passes over the article: a row for the sweep of the review stage.
SUBMISSIONS_NOTED = pgtrigger.Trigger(
    name="submissions_are_noted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(new__state="submitted", new__kind="annotation"),
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
                     AND o.state = 'submitted' AND o.id NOT IN (SELECT id FROM new_rows))) AS covered,
               coalesce(sum(t.claims), 0) AS told
        FROM new_rows n LEFT JOIN LATERAL (
            -- What others have submitted becomes known with the first pass that a person submits on an article.
            SELECT count(*) AS claims FROM claims_assignment o JOIN claims_claim c ON c.assignment_id = o.id
            WHERE n.state = 'submitted' AND n.kind = 'annotation' AND o.article_id = n.article_id
              AND o.person_id <> n.person_id AND o.kind = 'annotation' AND o.state = 'submitted' AND c.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id
                              AND e.kind = 'annotation' AND e.state = 'submitted' AND e.id < n.id)
        ) t ON n.state = 'submitted'
        GROUP BY n.project_id, n.person_id
    LOOP
        d := NULL;
        d.project_id := r.project_id; d.person := r.person_id;
        d.leased := r.leased; d.submitted := r.submitted; d.submitted_shown := r.with_shown; d.covered := r.covered;
        d.told_claims := r.told;
        PERFORM claims_tally_add(d);
        IF r.with_shown > 0 THEN
            d := NULL;
            d.project_id := r.project_id; d.person := 0; d.submitted_shown := r.with_shown;
            PERFORM claims_tally_add(d);
        END IF;
    END LOOP;
    """,
)

# The article's row of `claims_standing` is updated first: of two people who submit at once, the second sees the first.
STATES_COUNTED = pgtrigger.Trigger(
    name="states_are_counted",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
    declare=[
        ("d", "claims_tally"),
        ("r", "record"),
        ("ordinary", "integer := (NEW.kind = 'annotation')::int"),
        (
            "leased",
            "integer := (NEW.state IN ('leased', 'assigned'))::int - (OLD.state IN ('leased', 'assigned'))::int",
        ),
        ("handed", "integer := (NEW.state = 'submitted')::int - (OLD.state = 'submitted')::int"),
        ("own", "integer"),
        ("others", "integer := 0"),
        ("again", "boolean"),
    ],
    func="""
    IF leased <> 0 OR handed <> 0 THEN
        UPDATE claims_standing s
        SET leased = s.leased + states.l * ordinary, submitted = s.submitted + states.h * ordinary, handed_in = s.handed_in + states.h
        FROM (SELECT leased AS l, handed AS h) states WHERE s.article_id = NEW.article_id;
    END IF;
    SELECT count(*) INTO own FROM claims_claim WHERE assignment_id = NEW.id AND deleted_at IS NULL;
    IF handed <> 0 THEN
        IF ordinary = 1 THEN
            SELECT EXISTS (
                SELECT 1 FROM claims_assignment WHERE article_id = NEW.article_id AND person_id = NEW.person_id AND id <> NEW.id
                  AND kind = 'annotation' AND state = 'submitted') INTO again;
            FOR r IN
                SELECT o.person_id, count(c.id) AS claims
                FROM claims_assignment o LEFT JOIN claims_claim c ON c.assignment_id = o.id AND c.deleted_at IS NULL
                WHERE o.article_id = NEW.article_id AND o.person_id <> NEW.person_id AND o.kind = 'annotation'
                  AND o.state = 'submitted'
                GROUP BY o.person_id
            LOOP
                others := others + r.claims;
                IF own > 0 THEN
                    d := NULL;
                    d.project_id := NEW.project_id; d.person := r.person_id; d.told_claims := handed * own;
                    PERFORM claims_tally_add(d);
                END IF;
            END LOOP;
            IF again THEN others := 0; END IF;
        END IF;
        FOR r IN
            SELECT v.speaker_id, count(*) AS mentions FROM claims_claimspeaker v JOIN claims_claim c ON c.id = v.claim_id
            WHERE c.assignment_id = NEW.id GROUP BY v.speaker_id
        LOOP
            PERFORM claims_speaker_add(r.speaker_id, 0, (handed * r.mentions)::int);
        END LOOP;
    END IF;
    d := NULL;
    d.project_id := NEW.project_id;
    d.leased_claims := ordinary * leased * own;
    d.submitted_claims := ordinary * handed * own;
    d.submitted_shown := ordinary * handed * NEW.suggestions_shown::int;
    IF (d.leased_claims, d.submitted_claims, d.submitted_shown) <> (0, 0, 0) THEN
        d.person := 0;
        PERFORM claims_tally_add(d);
    END IF;
    d.person := NEW.person_id;
    d.leased := ordinary * leased;
    d.submitted := ordinary * handed;
    d.told_claims := ordinary * handed * others;
    IF handed <> 0 AND NOT EXISTS (
        SELECT 1 FROM claims_assignment WHERE article_id = NEW.article_id AND person_id = NEW.person_id AND id <> NEW.id
          AND state = 'submitted')
    THEN
        d.covered := handed;
    END IF;
    PERFORM claims_tally_add(d);
    RETURN NULL;
    """,
)
