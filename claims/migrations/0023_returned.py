"""Passes that are sent back to their person, and the state of a pass that waits for somebody and has a place in its article."""

from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# Counting a whole project, as before; a pass that is assigned counts as leased.
BEFORE = import_module("claims.migrations.0015_counted_once").COUNT
BY_KEYS = import_module("claims.migrations.0019_counted_by_keys").BY_KEYS
COUNT = BEFORE.replace("state = 'leased'", "state IN ('leased', 'assigned')")


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0022_own_speakers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
        migrations.RemoveConstraint(
            model_name='assignment',
            name='one_live_pass_per_person',
        ),
        migrations.AddField(
            model_name='assignment',
            name='return_reason',
            field=models.CharField(blank=True, db_default='', max_length=2000),
        ),
        migrations.AddField(
            model_name='assignment',
            name='returned_at',
            field=models.DateTimeField(help_text='When it was sent back to its person last; empty once they have reopened it themselves.', null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='returned_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='returned_claims',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), help_text='The claims that the reason is about.', null=True, size=None),
        ),
        migrations.AlterField(
            model_name='assignment',
            name='state',
            field=models.CharField(choices=[('assigned', 'Assigned'), ('leased', 'Leased'), ('submitted', 'Submitted'), ('skipped', 'Skipped'), ('expired', 'Expired')], default='leased', max_length=10),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('state', 'assigned')), fields=['project', 'person'], name='pass_assigned'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('state', 'submitted')), fields=['project', 'person', 'submitted_at'], name='pass_finished'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='passes_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    UPDATE claims_standing s\n    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed_in,\n        shown = s.shown + n.shown\n    FROM (\n        SELECT article_id, count(*) FILTER (WHERE kind = 'annotation' AND state IN ('leased', 'assigned')) AS leased,\n               count(*) FILTER (WHERE kind = 'annotation' AND state = 'submitted') AS submitted,\n               count(*) FILTER (WHERE state = 'submitted') AS handed_in, count(*) FILTER (WHERE suggestions_shown) AS shown\n        FROM new_rows GROUP BY article_id\n    ) n WHERE s.article_id = n.article_id;\n    FOR r IN\n        SELECT n.project_id, n.person_id,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state IN ('leased', 'assigned')) AS leased,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted') AS submitted,\n               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted' AND n.suggestions_shown) AS with_shown,\n               count(DISTINCT n.article_id) FILTER (WHERE n.state = 'submitted' AND NOT EXISTS (\n                   SELECT 1 FROM claims_assignment o WHERE o.article_id = n.article_id AND o.person_id = n.person_id\n                     AND o.state = 'submitted' AND o.id NOT IN (SELECT id FROM new_rows))) AS covered,\n               coalesce(sum(t.claims), 0) AS told\n        FROM new_rows n LEFT JOIN LATERAL (\n            -- What others have submitted becomes known with the first pass that a person submits on an article.\n            SELECT count(*) AS claims FROM claims_assignment o JOIN claims_claim c ON c.assignment_id = o.id\n            WHERE n.state = 'submitted' AND n.kind = 'annotation' AND o.article_id = n.article_id\n              AND o.person_id <> n.person_id AND o.kind = 'annotation' AND o.state = 'submitted' AND c.deleted_at IS NULL\n              AND NOT EXISTS (SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id\n                              AND e.kind = 'annotation' AND e.state = 'submitted' AND e.id < n.id)\n        ) t ON n.state = 'submitted'\n        GROUP BY n.project_id, n.person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased := r.leased; d.submitted := r.submitted; d.submitted_shown := r.with_shown; d.covered := r.covered;\n        d.told_claims := r.told;\n        PERFORM claims_tally_add(d);\n        IF r.with_shown > 0 THEN\n            d := NULL;\n            d.project_id := r.project_id; d.person := 0; d.submitted_shown := r.with_shown;\n            PERFORM claims_tally_add(d);\n        END IF;\n    END LOOP;\n    RETURN NULL;", hash='181e9197f99bdcc48413191ed055444427b55d63', level='STATEMENT', operation='INSERT', pgid='pgtrigger_passes_are_counted_25778', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='states_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))', declare="DECLARE d claims_tally; r record; ordinary integer := (NEW.kind = 'annotation')::int; leased integer := (NEW.state IN ('leased', 'assigned'))::int - (OLD.state IN ('leased', 'assigned'))::int; handed integer := (NEW.state = 'submitted')::int - (OLD.state = 'submitted')::int; own integer; others integer := 0; again boolean;", func="\n    IF leased <> 0 OR handed <> 0 THEN\n        UPDATE claims_standing s\n        SET leased = s.leased + states.l * ordinary, submitted = s.submitted + states.h * ordinary, handed_in = s.handed_in + states.h\n        FROM (SELECT leased AS l, handed AS h) states WHERE s.article_id = NEW.article_id;\n    END IF;\n    SELECT count(*) INTO own FROM claims_claim WHERE assignment_id = NEW.id AND deleted_at IS NULL;\n    IF handed <> 0 THEN\n        IF ordinary = 1 THEN\n            SELECT EXISTS (\n                SELECT 1 FROM claims_assignment WHERE article_id = NEW.article_id AND person_id = NEW.person_id AND id <> NEW.id\n                  AND kind = 'annotation' AND state = 'submitted') INTO again;\n            FOR r IN\n                SELECT o.person_id, count(c.id) AS claims\n                FROM claims_assignment o LEFT JOIN claims_claim c ON c.assignment_id = o.id AND c.deleted_at IS NULL\n                WHERE o.article_id = NEW.article_id AND o.person_id <> NEW.person_id AND o.kind = 'annotation'\n                  AND o.state = 'submitted'\n                GROUP BY o.person_id\n            LOOP\n                others := others + r.claims;\n                IF own > 0 THEN\n                    d := NULL;\n                    d.project_id := NEW.project_id; d.person := r.person_id; d.told_claims := handed * own;\n                    PERFORM claims_tally_add(d);\n                END IF;\n            END LOOP;\n            IF again THEN others := 0; END IF;\n        END IF;\n        FOR r IN\n            SELECT v.speaker_id, count(*) AS mentions FROM claims_claimspeaker v JOIN claims_claim c ON c.id = v.claim_id\n            WHERE c.assignment_id = NEW.id GROUP BY v.speaker_id\n        LOOP\n            PERFORM claims_speaker_add(r.speaker_id, 0, (handed * r.mentions)::int);\n        END LOOP;\n    END IF;\n    d := NULL;\n    d.project_id := NEW.project_id;\n    d.leased_claims := ordinary * leased * own;\n    d.submitted_claims := ordinary * handed * own;\n    d.submitted_shown := ordinary * handed * NEW.suggestions_shown::int;\n    IF (d.leased_claims, d.submitted_claims, d.submitted_shown) <> (0, 0, 0) THEN\n        d.person := 0;\n        PERFORM claims_tally_add(d);\n    END IF;\n    d.person := NEW.person_id;\n    d.leased := ordinary * leased;\n    d.submitted := ordinary * handed;\n    d.told_claims := ordinary * handed * others;\n    IF handed <> 0 AND NOT EXISTS (\n        SELECT 1 FROM claims_assignment WHERE article_id = NEW.article_id AND person_id = NEW.person_id AND id <> NEW.id\n          AND state = 'submitted')\n    THEN\n        d.covered := handed;\n    END IF;\n    PERFORM claims_tally_add(d);\n    RETURN NULL;\n    ", hash='41db2263ed4c768eb851f120e98dff8acb2a4582', operation='UPDATE OF "state"', pgid='pgtrigger_states_are_counted_30082', table='claims_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='claims_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        WITH counted AS (\n            SELECT a.project_id, a.person_id, a.article_id, a.state, sum(n.claims) AS claims\n            FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id\n            WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n            GROUP BY a.project_id, a.person_id, a.article_id, a.state\n        )\n        SELECT project_id, person_id, sum(leased) AS leased, sum(submitted) AS submitted, sum(told) AS told FROM (\n            SELECT project_id, unnest(ARRAY[0, person_id]) AS person_id, CASE WHEN state <> 'submitted' THEN claims END AS leased,\n                   CASE WHEN state = 'submitted' THEN claims END AS submitted, NULL::bigint AS told\n            FROM counted\n            UNION ALL\n            SELECT c.project_id, o.person_id, NULL, NULL, c.claims\n            FROM counted c JOIN LATERAL (\n                SELECT DISTINCT o.person_id FROM claims_assignment o\n                WHERE o.article_id = c.article_id AND o.person_id <> c.person_id AND o.kind = 'annotation' AND o.state = 'submitted'\n            ) o ON c.state = 'submitted'\n        ) added GROUP BY project_id, person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted; d.told_claims := r.told;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='69698ff13644db16aa59115657801dd35b7ea3b4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_claims_are_counted_5c785', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='deletions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))', declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        WITH counted AS (\n            SELECT a.project_id, a.person_id, a.article_id, a.state, sum(n.claims) AS claims\n            FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id\n            WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n            GROUP BY a.project_id, a.person_id, a.article_id, a.state\n        )\n        SELECT project_id, person_id, sum(leased) AS leased, sum(submitted) AS submitted, sum(told) AS told FROM (\n            SELECT project_id, unnest(ARRAY[0, person_id]) AS person_id, CASE WHEN state <> 'submitted' THEN claims END AS leased,\n                   CASE WHEN state = 'submitted' THEN claims END AS submitted, NULL::bigint AS told\n            FROM counted\n            UNION ALL\n            SELECT c.project_id, o.person_id, NULL, NULL, c.claims\n            FROM counted c JOIN LATERAL (\n                SELECT DISTINCT o.person_id FROM claims_assignment o\n                WHERE o.article_id = c.article_id AND o.person_id <> c.person_id AND o.kind = 'annotation' AND o.state = 'submitted'\n            ) o ON c.state = 'submitted'\n        ) added GROUP BY project_id, person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := r.person_id;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted; d.told_claims := r.told;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='fa9f83272b3ea0ffd6f8a16392518574ebce0735', operation='UPDATE OF "deleted_at"', pgid='pgtrigger_deletions_are_counted_529d0', table='claims_claim', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['leased', 'assigned'])), fields=('article', 'person'), name='one_live_pass_per_person'),
        ),
        migrations.RunSQL(COUNT + BY_KEYS, BEFORE + BY_KEYS),
        # Going back, whoever has a place keeps it until the lease ends.
        migrations.RunSQL("", "UPDATE claims_assignment SET state = 'leased' WHERE state = 'assigned'"),
    ]
