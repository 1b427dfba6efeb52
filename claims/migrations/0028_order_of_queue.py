"""The order in which a project gives out articles; counts of many passes at once; how many articles a person may have open.

`Tally.told_claims` goes: nothing has read it since blind projects count an annotator's own work only.
"""

from importlib import import_module

import django.db.models.expressions
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

TOLD = import_module("claims.migrations.0011_counters")
COUNTED = import_module("claims.migrations.0023_returned")
AS_IT_IS = import_module("claims.migrations.0027_counted_as_it_is").ANEW

ADD_BEFORE = TOLD.FUNCTIONS[: TOLD.FUNCTIONS.index("CREATE FUNCTION claims_speaker_add")].replace("CREATE", "CREATE OR REPLACE")
ADD = ADD_BEFORE.replace(", told_claims = t.told_claims + coalesce(d.told_claims, 0)", "").replace(
    ", told_claims)", ")").replace(", coalesce(d.told_claims, 0))", ")")
COUNT_BEFORE = COUNTED.COUNT + COUNTED.BY_KEYS + ";" + AS_IT_IS
COUNT = COUNT_BEFORE
for old, new in (
    # What others have submitted is counted no more.
    (""",
                              told_claims)
""", ")\n"),
    (COUNT[COUNT.index("    ), handed_in AS ("):COUNT.index("    SELECT of_project, p.person_id,")], "    )\n"),
    (""",
           coalesce((SELECT t.claims FROM told t WHERE t.person_id = p.person_id), 0)
""", "\n"),
    # The turn of an article goes where its counts go.
    ("(article_id, project_id, number, open_slots,", "(article_id, project_id, number, priority, place, open_slots,"),
    ("SELECT a.id, a.project_id, a.number, a.open_slots,", "SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots,"),
):
    assert COUNT.count(old) == 1, old
    COUNT = COUNT.replace(old, new)
RECOUNT = "SELECT claims_recount(id) FROM claims_project"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0027_counted_as_it_is'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, RECOUNT),
        migrations.RunSQL(ADD + COUNT, ADD_BEFORE + COUNT_BEFORE),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='articles_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='slots_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='turn_is_noted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assignment',
            name='passes_are_counted',
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
        migrations.RemoveField(
            model_name='tally',
            name='told_claims',
        ),
        migrations.AddField(
            model_name='article',
            name='place',
            field=models.IntegerField(help_text='Among articles of the same priority, the lowest first; empty: by number.', null=True),
        ),
        migrations.AddField(
            model_name='member',
            name='most_open',
            field=models.PositiveSmallIntegerField(help_text='How many articles the person may have open at once; empty: as many as the server allows.', null=True),
        ),
        migrations.AddField(
            model_name='project',
            name='order',
            field=models.CharField(choices=[('age', 'Age'), ('unsure', 'Unsure'), ('random', 'Random')], db_default='age', default='age', help_text='In which order people are given articles.', max_length=8),
        ),
        migrations.AddField(
            model_name='project',
            name='order_seed',
            field=models.PositiveIntegerField(db_default=0, default=0, help_text='Decides the random order.'),
        ),
        migrations.AddField(
            model_name='standing',
            name='place',
            field=models.IntegerField(help_text="The article's own, once more.", null=True),
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_open',
        ),
        migrations.RemoveField(
            model_name='article',
            name='queue_key',
        ),
        migrations.AddField(
            model_name='article',
            name='queue_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Coalesce(models.F('place'), models.F('number')), '-', django.db.models.expressions.CombinedExpression(models.F('priority'), '*', models.Value(1000000000))), output_field=models.IntegerField()),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('open_slots__gt', 0), ('set_aside_at__isnull', True)), fields=['project', 'queue_key'], name='article_open'),
        ),
        migrations.RemoveIndex(
            model_name='standing',
            name='standing_returned',
        ),
        migrations.RemoveField(
            model_name='standing',
            name='queue_key',
        ),
        migrations.AddField(
            model_name='standing',
            name='queue_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Coalesce(models.F('place'), models.F('number')), '-', django.db.models.expressions.CombinedExpression(models.F('priority'), '*', models.Value(1000000000))), output_field=models.IntegerField()),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('open_slots__gt', 0), ('returned', True)), fields=['project', 'queue_key'], name='standing_returned'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('state', 'skipped')), fields=['project', 'number'], name='pass_skipped'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='articles_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n        INSERT INTO claims_standing (article_id, project_id, number, priority, place, open_slots, side)\n        SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots, CASE WHEN (('x' || substr(encode(sha256(convert_to(a.text_sha256 || a.project_id::text, 'UTF8')), 'hex'), 1, 8))\n            ::bit(32)::bigint / 4294967296.0 < 0.2\n            AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ('en')) THEN 2 WHEN split_part(lower(replace(a.language, '_', '-')), '-', 1) = 'en' THEN 1 ELSE 0 END FROM new_rows a;\n        INSERT INTO claims_articlelanguage (project_id, language)\n        SELECT DISTINCT a.project_id, split_part(lower(replace(a.language, '_', '-')), '-', 1) FROM new_rows a\n        WHERE NOT EXISTS (SELECT 1 FROM claims_articlelanguage l\n                          WHERE l.project_id = a.project_id AND l.language = split_part(lower(replace(a.language, '_', '-')), '-', 1))\n        ON CONFLICT DO NOTHING;\n        FOR r IN\n            SELECT a.project_id, count(*) AS articles, sum(a.open_slots) AS slots, count(*) FILTER (WHERE a.open_slots = 0) AS done\n            FROM new_rows a GROUP BY a.project_id\n        LOOP\n            d.project_id := r.project_id; d.person := 0;\n            d.articles := r.articles; d.open_slots := r.slots; d.done := r.done;\n            PERFORM claims_tally_add(d);\n        END LOOP;\n        RETURN NULL;", hash='85f6a214a1dee801ef15867d6e4b34bacee86cfc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_articles_are_counted_a233b', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='turns_are_noted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func='\n        UPDATE claims_standing s\n        SET open_slots = n.open_slots, priority = n.priority, place = n.place,\n            returned = s.returned OR n.open_slots > o.open_slots\n                OR (o.priority, o.place, o.set_aside_at) IS DISTINCT FROM (n.priority, n.place, n.set_aside_at)\n        FROM old_rows o JOIN new_rows n ON n.id = o.id\n        WHERE s.article_id = n.id AND (o.open_slots, o.priority, o.place, o.set_aside_at)\n              IS DISTINCT FROM (n.open_slots, n.priority, n.place, n.set_aside_at);\n        RETURN NULL;', hash='5d15dee2261ba4406c4d90034a78f0d50e584d4a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_turns_are_noted_2ccdf', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='passes_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    UPDATE claims_standing s\n    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed_in,\n        shown = s.shown + n.shown\n    FROM (\n        SELECT article_id, count(*) FILTER (WHERE kind = 'annotation' AND state IN ('leased', 'assigned')) AS leased,\n               count(*) FILTER (WHERE kind = 'annotation' AND state = 'submitted') AS submitted,\n               count(*) FILTER (WHERE state = 'submitted') AS handed_in, count(*) FILTER (WHERE suggestions_shown) AS shown\n        FROM new_rows GROUP BY article_id\n    ) n WHERE s.article_id = n.article_id;\n    FOR r IN\n        SELECT n.project_id, n.person_id,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state IN ('leased', 'assigned')) AS leased,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted') AS submitted,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted' AND n.suggestions_shown) AS with_shown,\n               count(DISTINCT n.article_id) FILTER (WHERE n.state = 'submitted' AND NOT EXISTS (\n                   SELECT 1 FROM claims_assignment o WHERE o.article_id = n.article_id AND o.person_id = n.person_id\n                     AND o.state = 'submitted' AND o.id NOT IN (SELECT id FROM new_rows))) AS covered\n        FROM new_rows n\n        GROUP BY n.project_id, n.person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased := r.leased; d.submitted := r.submitted; d.submitted_shown := r.with_shown; d.covered := r.covered;\n        PERFORM claims_tally_add(d);\n        IF r.with_shown > 0 THEN\n            d := NULL;\n            d.project_id := r.project_id; d.person := 0; d.submitted_shown := r.with_shown;\n            PERFORM claims_tally_add(d);\n        END IF;\n    END LOOP;\n    RETURN NULL;", hash='daecce1bb72c26f62968ca689f49628c8c4964b0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_passes_are_counted_25778', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='states_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    IF NOT EXISTS (SELECT 1 FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c) THEN RETURN NULL; END IF;\n    UPDATE claims_standing s\n    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed\n    FROM (\n        SELECT article_id, sum(leased * ordinary) AS leased, sum(handed * ordinary) AS submitted, sum(handed) AS handed\n        FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c GROUP BY article_id\n    ) n WHERE s.article_id = n.article_id AND (n.leased <> 0 OR n.handed <> 0);\n    FOR r IN\n        SELECT v.speaker_id, sum(n.handed) AS mentions\n        FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) n JOIN claims_claim c ON c.assignment_id = n.id JOIN claims_claimspeaker v ON v.claim_id = c.id\n        WHERE n.handed <> 0 GROUP BY v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, 0, r.mentions::int);\n    END LOOP;\n    FOR r IN\n        WITH changed AS MATERIALIZED (\n            SELECT c.*, (SELECT count(*) FROM claims_claim l WHERE l.assignment_id = c.id AND l.deleted_at IS NULL) AS claims\n            FROM (\n    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,\n           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,\n           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed\n    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state\n) c\n        )\n        SELECT project_id, 0 AS person, 0 AS leased, 0 AS submitted, 0 AS covered, sum(ordinary * leased * claims) AS leased_claims,\n               sum(ordinary * handed * claims) AS submitted_claims, sum(ordinary * handed * shown) AS with_shown\n        FROM changed GROUP BY project_id\n        UNION ALL\n        SELECT n.project_id, n.person_id, sum(n.ordinary * n.leased), sum(n.ordinary * n.handed),\n               sum(n.handed) FILTER (WHERE NOT EXISTS (\n                   SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id\n                     AND e.id <> n.id AND e.state = 'submitted')),\n               sum(n.ordinary * n.leased * n.claims), sum(n.ordinary * n.handed * n.claims), sum(n.ordinary * n.handed * n.shown)\n        FROM changed n GROUP BY n.project_id, n.person_id\n    LOOP\n        CONTINUE WHEN r.person = 0 AND (r.leased_claims, r.submitted_claims, r.with_shown) = (0, 0, 0);\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person; d.leased := r.leased; d.submitted := r.submitted; d.covered := r.covered;\n        d.leased_claims := r.leased_claims; d.submitted_claims := r.submitted_claims; d.submitted_shown := r.with_shown;\n        PERFORM claims_tally_add(d);\n    END LOOP;\n    RETURN NULL;", hash='338ba64d7875e35dca55b3d244b5d95f2fb7d268', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_states_are_counted_30082', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='claims_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='claims_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        WITH counted AS (\n            SELECT a.project_id, a.person_id, a.state, sum(n.claims) AS claims\n            FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id\n            WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n            GROUP BY a.project_id, a.person_id, a.state\n        )\n        SELECT project_id, unnest(ARRAY[0, person_id]) AS person_id, sum(claims) FILTER (WHERE state <> 'submitted') AS leased,\n               sum(claims) FILTER (WHERE state = 'submitted') AS submitted\n        FROM counted GROUP BY project_id, person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='996e9ac6ebe6866c924467c02c3bca29b0b26730', level='STATEMENT', operation='INSERT', pgid='pgtrigger_claims_are_counted_5c785', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='deletions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))', declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        WITH counted AS (\n            SELECT a.project_id, a.person_id, a.state, sum(n.claims) AS claims\n            FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id\n            WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n            GROUP BY a.project_id, a.person_id, a.state\n        )\n        SELECT project_id, unnest(ARRAY[0, person_id]) AS person_id, sum(claims) FILTER (WHERE state <> 'submitted') AS leased,\n               sum(claims) FILTER (WHERE state = 'submitted') AS submitted\n        FROM counted GROUP BY project_id, person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='0bb415b1e2cdb65938acb8d701c2e2ec974d7541', operation='UPDATE OF "deleted_at"', pgid='pgtrigger_deletions_are_counted_529d0', table='claims_claim', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('most_open', None), ('most_open__range', (1, 50)), _connector='OR'), name='most_open_1_to_50'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('order__in', ['age', 'unsure', 'random'])), name='order_known'),
        ),
    ]
