"""The layers of an article are counted: which articles are settled or of record, and how many claims that is."""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

ORDER = import_module("claims.migrations.0028_order_of_queue")
FASTER = import_module("claims.migrations.0038_counted_by_fewer_statements")
LAYERS = ("settled", "recorded", "gold_claims", "record_claims")
ADD_BEFORE = FASTER.FUNCTIONS[: FASTER.FUNCTIONS.index("CREATE OR REPLACE FUNCTION claims_speaker_add")]
ADD = ADD_BEFORE
COUNT = ORDER.COUNT
for old, new in (
    ("coalesce(d.submitted_claims, 0)\n", "coalesce(d.submitted_claims, 0)"
     + "".join(f", {name} = t.{name} + coalesce(d.{name}, 0)" for name in LAYERS) + "\n"),
    ("leased_claims, submitted_claims)\n", "leased_claims, submitted_claims, " + ", ".join(LAYERS) + ")\n"),
    ("coalesce(d.submitted_claims, 0));", "coalesce(d.submitted_claims, 0), "
     + ", ".join(f"coalesce(d.{name}, 0)" for name in LAYERS) + ");"),
):
    assert ADD.count(old) == 1, old
    ADD = ADD.replace(old, new)
for old, new in (
    ("(article_id, project_id, number, priority, place, open_slots,",
     "(article_id, project_id, number, priority, place, needs, claims, gold_claims, open_slots,"),
    ("SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots,",
     "SELECT a.id, a.project_id, a.number, a.priority, a.place, a.needs, p.claims, p.gold_claims, a.open_slots,"),
    ("""count(*) FILTER (WHERE suggestions_shown) AS shown
        FROM claims_assignment WHERE article_id = a.id
""", """count(*) FILTER (WHERE suggestions_shown) AS shown,
               coalesce(sum(l.claims) FILTER (WHERE kind = 'annotation'), 0) AS claims,
               coalesce(sum(l.claims) FILTER (WHERE kind = 'gold'), 0) AS gold_claims
        FROM claims_assignment o CROSS JOIN LATERAL (
            SELECT count(*) AS claims FROM claims_claim c
            WHERE o.state = 'submitted' AND c.assignment_id = o.id AND c.deleted_at IS NULL
        ) l WHERE article_id = a.id
"""),
    ("        side = excluded.side\n", "        side = excluded.side, needs = excluded.needs, claims = excluded.claims, gold_claims = excluded.gold_claims\n"),
    ("s.shown, s.read, s.side)", "s.shown, s.read, s.side, s.needs, s.claims, s.gold_claims)"),
    ("excluded.read, excluded.side);", "excluded.read, excluded.side,\n         excluded.needs, excluded.claims, excluded.gold_claims);"),
    ("""leased,
                              submitted)
""", """leased,
                              submitted, settled, recorded, gold_claims, record_claims)
"""),
    ("sum(leased), sum(submitted)\n    FROM claims_standing", """sum(leased), sum(submitted),
           count(*) FILTER (WHERE layer = 2), count(*) FILTER (WHERE layer > 0), sum(gold_claims),
           sum(CASE layer WHEN 2 THEN gold_claims WHEN 1 THEN claims ELSE 0 END)
    FROM claims_standing"""),
):
    assert COUNT.count(old) == 1, old
    COUNT = COUNT.replace(old, new)
RECOUNT = """
SET LOCAL statement_timeout = 0;
SELECT claims_recount(id) FROM claims_project;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0040_said_twice'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='articles_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='turns_are_noted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assignment',
            name='states_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='claims_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='deletions_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='standing',
            name='standing_is_counted',
        ),
        migrations.AddField(
            model_name='standing',
            name='claims',
            field=models.IntegerField(db_default=0, help_text="Claims in annotators' passes that are submitted."),
        ),
        migrations.AddField(
            model_name='standing',
            name='gold_claims',
            field=models.IntegerField(db_default=0, help_text='Claims in gold passes that are submitted.'),
        ),
        migrations.AddField(
            model_name='standing',
            name='needs',
            field=models.SmallIntegerField(db_default=1, help_text="The article's own, once more."),
        ),
        migrations.AddField(
            model_name='tally',
            name='gold_claims',
            field=models.IntegerField(db_default=0, help_text='Claims in submitted gold passes.'),
        ),
        migrations.AddField(
            model_name='tally',
            name='record_claims',
            field=models.IntegerField(db_default=0, help_text='Claims of record of these articles.'),
        ),
        migrations.AddField(
            model_name='tally',
            name='recorded',
            field=models.IntegerField(db_default=0, help_text='Those, and articles that need one person and have their pass.'),
        ),
        migrations.AddField(
            model_name='tally',
            name='settled',
            field=models.IntegerField(db_default=0, help_text='Articles with a submitted gold pass.'),
        ),
        migrations.AddField(
            model_name='standing',
            name='layer',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(handed_in__gt=models.F('submitted'), then=2), models.When(needs=1, submitted__gt=0, then=1), default=0), help_text='Where its claims of record are: in no pass, in those of annotators, or in the gold pass.', output_field=models.SmallIntegerField()),
        ),
        migrations.RunSQL(ADD + COUNT, ADD_BEFORE + ORDER.COUNT),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('layer', 2)), fields=['project', 'number'], name='standing_settled'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('layer__gt', 0)), fields=['project', 'number'], name='standing_of_record'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='articles_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n        INSERT INTO claims_standing (article_id, project_id, number, priority, place, open_slots, needs, side)\n        SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots, a.needs, CASE WHEN (('x' || substr(encode(sha256(convert_to(a.text_sha256 || a.project_id::text, 'UTF8')), 'hex'), 1, 8))\n            ::bit(32)::bigint / 4294967296.0 < 0.2\n            AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ('en')) THEN 2 WHEN split_part(lower(replace(a.language, '_', '-')), '-', 1) = 'en' THEN 1 ELSE 0 END FROM new_rows a;\n        INSERT INTO claims_articlelanguage (project_id, language)\n        SELECT DISTINCT a.project_id, split_part(lower(replace(a.language, '_', '-')), '-', 1) FROM new_rows a\n        WHERE NOT EXISTS (SELECT 1 FROM claims_articlelanguage l\n                          WHERE l.project_id = a.project_id AND l.language = split_part(lower(replace(a.language, '_', '-')), '-', 1))\n        ON CONFLICT DO NOTHING;\n        FOR r IN\n            SELECT a.project_id, count(*) AS articles, sum(a.open_slots) AS slots, count(*) FILTER (WHERE a.open_slots = 0) AS done\n            FROM new_rows a GROUP BY a.project_id\n        LOOP\n            d.project_id := r.project_id; d.person := 0;\n            d.articles := r.articles; d.open_slots := r.slots; d.done := r.done;\n            PERFORM claims_tally_add(d);\n        END LOOP;\n        RETURN NULL;", hash='6369be63311fb7a9bd1f47ab3825d275185db3b2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_articles_are_counted_a233b', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='turns_are_noted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func='\n        UPDATE claims_standing s\n        SET open_slots = n.open_slots, priority = n.priority, place = n.place, needs = n.needs,\n            returned = s.returned OR n.open_slots > o.open_slots\n                OR (o.priority, o.place, o.set_aside_at) IS DISTINCT FROM (n.priority, n.place, n.set_aside_at)\n        FROM old_rows o JOIN new_rows n ON n.id = o.id\n        WHERE s.article_id = n.id AND (o.open_slots, o.needs, o.priority, o.place, o.set_aside_at)\n              IS DISTINCT FROM (n.open_slots, n.needs, n.priority, n.place, n.set_aside_at);\n        RETURN NULL;', hash='daa9bb715ae7da093aa6cd00285d0be67974002e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_turns_are_noted_2ccdf', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='states_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    IF NOT EXISTS (SELECT 1 FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c) THEN RETURN NULL; END IF;\n    UPDATE claims_standing s\n    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed,\n        claims = s.claims + n.claims, gold_claims = s.gold_claims + n.gold_claims\n    FROM (\n        SELECT article_id, sum(leased * ordinary) AS leased, sum(handed * ordinary) AS submitted, sum(handed) AS handed,\n               sum(handed * ordinary * l.claims) AS claims, sum(handed * (1 - ordinary) * l.claims) AS gold_claims\n        FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c CROSS JOIN LATERAL (\n            SELECT count(*) AS claims FROM claims_claim l WHERE c.handed <> 0 AND l.assignment_id = c.id AND l.deleted_at IS NULL\n        ) l GROUP BY article_id\n    ) n WHERE s.article_id = n.article_id AND (n.leased <> 0 OR n.handed <> 0);\n    FOR r IN\n        SELECT v.speaker_id, sum(n.handed) AS mentions\n        FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) n JOIN claims_claim c ON c.assignment_id = n.id JOIN claims_claimspeaker v ON v.claim_id = c.id\n        WHERE n.handed <> 0 GROUP BY v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, 0, r.mentions::int);\n    END LOOP;\n    FOR r IN\n        WITH changed AS MATERIALIZED (\n            SELECT c.*, (SELECT count(*) FROM claims_claim l WHERE l.assignment_id = c.id AND l.deleted_at IS NULL) AS claims\n            FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c\n        )\n        SELECT project_id, 0 AS person, 0 AS leased, 0 AS submitted, 0 AS covered, sum(ordinary * leased * claims) AS leased_claims,\n               sum(ordinary * handed * claims) AS submitted_claims, sum(ordinary * handed * shown) AS with_shown\n        FROM changed GROUP BY project_id\n        UNION ALL\n        SELECT n.project_id, n.person_id, sum(n.ordinary * n.leased), sum(n.ordinary * n.handed),\n               sum(n.handed) FILTER (WHERE NOT EXISTS (\n                   SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id\n                     AND e.id <> n.id AND e.state = 'submitted')),\n               sum(n.ordinary * n.leased * n.claims), sum(n.ordinary * n.handed * n.claims), sum(n.ordinary * n.handed * n.shown)\n        FROM changed n GROUP BY n.project_id, n.person_id\n    LOOP\n        CONTINUE WHEN r.person = 0 AND (r.leased_claims, r.submitted_claims, r.with_shown) = (0, 0, 0);\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person; d.leased := r.leased; d.submitted := r.submitted; d.covered := r.covered;\n        d.leased_claims := r.leased_claims; d.submitted_claims := r.submitted_claims; d.submitted_shown := r.with_shown;\n        PERFORM claims_tally_add(d);\n    END LOOP;\n    RETURN NULL;", hash='22006f3cc22cceacf95a75f8660dac158ce18241', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_states_are_counted_30082', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='claims_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,\n               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted, a.kind = 'annotation' AS ordinary\n        FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id\n        WHERE a.state IN ('leased', 'assigned', 'submitted')\n        GROUP BY a.project_id, a.person_id, a.kind\n    LOOP\n        IF r.submitted IS NOT NULL THEN\n            UPDATE claims_standing s\n            SET claims = s.claims + c.claims * r.ordinary::int, gold_claims = s.gold_claims + c.claims * (NOT r.ordinary)::int\n            FROM (\n                SELECT a.article_id, sum(n.claims) AS claims FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id\n                WHERE a.state = 'submitted' AND a.project_id = r.project_id AND a.person_id = r.person_id\n                  AND (a.kind = 'annotation') = r.ordinary GROUP BY a.article_id\n            ) c WHERE s.article_id = c.article_id;\n        END IF;\n        CONTINUE WHEN NOT r.ordinary;\n        d := NULL;\n        d.project_id := r.project_id; d.person := 0;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n        d.person := r.person_id;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='d47eac73b3f6a3aa9bed312eefd226ced9a14ea7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_claims_are_counted_5c785', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='deletions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))', declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,\n               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted, a.kind = 'annotation' AS ordinary\n        FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id\n        WHERE a.state IN ('leased', 'assigned', 'submitted')\n        GROUP BY a.project_id, a.person_id, a.kind\n    LOOP\n        IF r.submitted IS NOT NULL THEN\n            UPDATE claims_standing s\n            SET claims = s.claims + c.claims * r.ordinary::int, gold_claims = s.gold_claims + c.claims * (NOT r.ordinary)::int\n            FROM (\n                SELECT a.article_id, sum(n.claims) AS claims FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id\n                WHERE a.state = 'submitted' AND a.project_id = r.project_id AND a.person_id = r.person_id\n                  AND (a.kind = 'annotation') = r.ordinary GROUP BY a.article_id\n            ) c WHERE s.article_id = c.article_id;\n        END IF;\n        CONTINUE WHEN NOT r.ordinary;\n        d := NULL;\n        d.project_id := r.project_id; d.person := 0;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n        d.person := r.person_id;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='242cf738addd932e88af3c57665e1e43e917fab9', operation='UPDATE OF "deleted_at"', pgid='pgtrigger_deletions_are_counted_529d0', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standing',
            trigger=pgtrigger.compiler.Trigger(name='standing_is_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func='\n        FOR r IN\n            SELECT n.project_id, sum(n.open_slots - o.open_slots) AS open_slots, sum(n.leased - o.leased) AS leased,\n                   sum(n.submitted - o.submitted) AS submitted,\n                   sum((n.stage = 1)::int - (o.stage = 1)::int) AS begun, sum((n.stage = 2)::int - (o.stage = 2)::int) AS shared,\n                   sum((n.stage = 3)::int - (o.stage = 3)::int) AS done,\n                   sum((n.handed_in > 0)::int - (o.handed_in > 0)::int) AS covered,\n                   sum((n.learning = 1)::int - (o.learning = 1)::int) AS learnt,\n                   sum((n.learning = 2)::int - (o.learning = 2)::int) AS held_out,\n                   sum((n.layer = 2)::int - (o.layer = 2)::int) AS settled, sum((n.layer > 0)::int - (o.layer > 0)::int) AS recorded,\n                   sum(n.gold_claims - o.gold_claims) AS gold_claims,\n                   sum(CASE n.layer WHEN 2 THEN n.gold_claims WHEN 1 THEN n.claims ELSE 0 END - CASE o.layer WHEN 2 THEN o.gold_claims WHEN 1 THEN o.claims ELSE 0 END) AS record_claims\n            FROM old_rows o JOIN new_rows n ON n.article_id = o.article_id\n            WHERE (o.open_slots, o.leased, o.submitted, o.stage, o.learning, o.handed_in > 0, o.layer, o.claims, o.gold_claims)\n                  IS DISTINCT FROM\n                  (n.open_slots, n.leased, n.submitted, n.stage, n.learning, n.handed_in > 0, n.layer, n.claims, n.gold_claims)\n            GROUP BY n.project_id\n        LOOP\n            d := NULL;\n            d.project_id := r.project_id; d.person := 0;\n            d.open_slots := r.open_slots; d.leased := r.leased; d.submitted := r.submitted; d.begun := r.begun;\n            d.shared := r.shared; d.done := r.done; d.covered := r.covered; d.learnt := r.learnt; d.held_out := r.held_out;\n            d.settled := r.settled; d.recorded := r.recorded; d.gold_claims := r.gold_claims; d.record_claims := r.record_claims;\n            PERFORM claims_tally_add(d);\n        END LOOP;\n        RETURN NULL;', hash='64dc8ac2cfbe456d65c402872064cc1b90c88dff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_standing_is_counted_1b20b', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_standing', when='AFTER')),
        ),
        migrations.RunSQL(RECOUNT, migrations.RunSQL.noop),
    ]
