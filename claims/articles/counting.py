"""Triggers that count articles: `Standing` and `Tally` follow every write, whatever code makes it.

The functions `claims_tally_add` and `claims_speaker_add`, which the triggers of all stages call, are made by migration 0011; none of
them waits for a row that another write holds. `claims_count`, which counts a whole project at once, and `claims_recount`, which counts
one anew, are made by 0015; `claims_use_add` and `claims_count_uses`, which do the same for `SpeakerUse`, by 0022.
"""

import pgtrigger

from claims.articles.held_out import PLACED

LANGUAGE = "split_part(lower(replace({row}.language, '_', '-')), '-', 1)"
# The `Standing.Side` of an article `a`, which never changes.
SIDE = f"CASE WHEN {PLACED} THEN 2 WHEN {LANGUAGE.format(row='a')} = 'en' THEN 1 ELSE 0 END"


def of_rows(name: str, func: str, operation: pgtrigger.Operation = pgtrigger.Insert, **more: str) -> pgtrigger.Trigger:
    """Return a trigger that runs once after a statement, over all its rows: `new_rows`, or the tables named in `more`."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**(more or {"new": "new_rows"})),
        declare=[("d", "claims_tally"), ("r", "record")],
        func=func + "RETURN NULL;",
    )


ARTICLE_COUNTED = [
    of_rows(
        "articles_are_counted",
        f"""
        INSERT INTO claims_standing (article_id, project_id, number, priority, place, open_slots, needs, side)
        SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots, a.needs, {SIDE} FROM new_rows a;
        INSERT INTO claims_articlelanguage (project_id, language)
        SELECT DISTINCT a.project_id, {LANGUAGE.format(row="a")} FROM new_rows a
        WHERE NOT EXISTS (SELECT 1 FROM claims_articlelanguage l
                          WHERE l.project_id = a.project_id AND l.language = {LANGUAGE.format(row="a")})
        ON CONFLICT DO NOTHING;
        FOR r IN
            SELECT a.project_id, count(*) AS articles, sum(a.open_slots) AS slots, count(*) FILTER (WHERE a.open_slots = 0) AS done
            FROM new_rows a GROUP BY a.project_id
        LOOP
            d.project_id := r.project_id; d.person := 0;
            d.articles := r.articles; d.open_slots := r.slots; d.done := r.done;
            PERFORM claims_tally_add(d);
        END LOOP;
        """,
    ),
    # Whoever has passed an article before looks at it again when a place is given back or its turn moves.
    of_rows(
        "turns_are_noted",
        """
        UPDATE claims_standing s
        SET open_slots = n.open_slots, priority = n.priority, place = n.place, needs = n.needs,
            returned = s.returned OR n.open_slots > o.open_slots
                OR (o.priority, o.place, o.set_aside_at) IS DISTINCT FROM (n.priority, n.place, n.set_aside_at)
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE s.article_id = n.id AND (o.open_slots, o.needs, o.priority, o.place, o.set_aside_at)
              IS DISTINCT FROM (n.open_slots, n.needs, n.priority, n.place, n.set_aside_at);
        """,
        pgtrigger.Update,
        old="old_rows",
        new="new_rows",
    ),
]

# How many claims of record an article has, by `Standing.layer`.
OF_RECORD = "CASE {row}.layer WHEN 2 THEN {row}.gold_claims WHEN 1 THEN {row}.claims ELSE 0 END"

# Once per statement: a row that one transaction changes ten thousand times becomes slower and slower to find.
STANDING_COUNTED = [
    of_rows(
        "standing_is_counted",
        f"""
        FOR r IN
            SELECT n.project_id, sum(n.open_slots - o.open_slots) AS open_slots, sum(n.leased - o.leased) AS leased,
                   sum(n.submitted - o.submitted) AS submitted,
                   sum((n.stage = 1)::int - (o.stage = 1)::int) AS begun, sum((n.stage = 2)::int - (o.stage = 2)::int) AS shared,
                   sum((n.stage = 3)::int - (o.stage = 3)::int) AS done,
                   sum((n.handed_in > 0)::int - (o.handed_in > 0)::int) AS covered,
                   sum((n.learning = 1)::int - (o.learning = 1)::int) AS learnt,
                   sum((n.learning = 2)::int - (o.learning = 2)::int) AS held_out,
                   sum((n.layer = 2)::int - (o.layer = 2)::int) AS settled, sum((n.layer > 0)::int - (o.layer > 0)::int) AS recorded,
                   sum(n.gold_claims - o.gold_claims) AS gold_claims,
                   sum({OF_RECORD.format(row="n")} - {OF_RECORD.format(row="o")}) AS record_claims
            FROM old_rows o JOIN new_rows n ON n.article_id = o.article_id
            WHERE (o.open_slots, o.leased, o.submitted, o.stage, o.learning, o.handed_in > 0, o.layer, o.claims, o.gold_claims)
                  IS DISTINCT FROM
                  (n.open_slots, n.leased, n.submitted, n.stage, n.learning, n.handed_in > 0, n.layer, n.claims, n.gold_claims)
            GROUP BY n.project_id
        LOOP
            d := NULL;
            d.project_id := r.project_id; d.person := 0;
            d.open_slots := r.open_slots; d.leased := r.leased; d.submitted := r.submitted; d.begun := r.begun;
            d.shared := r.shared; d.done := r.done; d.covered := r.covered; d.learnt := r.learnt; d.held_out := r.held_out;
            d.settled := r.settled; d.recorded := r.recorded; d.gold_claims := r.gold_claims; d.record_claims := r.record_claims;
            PERFORM claims_tally_add(d);
        END LOOP;
        """,
        pgtrigger.Update,
        old="old_rows",
        new="new_rows",
    ),
]

# Checked at the end of the transaction, since a place is taken before the pass that takes it is there.
SLOTS_ADD_UP = pgtrigger.Trigger(
    name="slots_add_up",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("open_slots", "leased", "submitted"),
    timing=pgtrigger.Deferred,
    condition=pgtrigger.Condition(
        "(OLD.open_slots + OLD.leased + OLD.submitted <> NEW.open_slots + NEW.leased + NEW.submitted)"
    ),
    func="""
    PERFORM FROM claims_standing s JOIN claims_article a ON a.id = s.article_id
    WHERE s.article_id = NEW.article_id AND a.open_slots - a.surplus <> a.needs - s.leased - s.submitted;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_add_up',
            MESSAGE = 'slots_add_up: the places of an article are what it needs without the passes over it';
    END IF;
    RETURN NULL;
    """,
)
