"""Counts are added with fewer statements; the function that every trigger asks first costs a tenth.

The triggers that claims and mentions set off read the rows of a statement once.
"""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

COUNTERS = import_module("claims.migrations.0011_counters")
ORDER = import_module("claims.migrations.0028_order_of_queue")
USES = import_module("claims.migrations.0022_own_speakers")

COUNTS = tuple(name for name in COUNTERS.COUNTS if name != "told_claims")
# One statement finds a row that no other write holds, and adds to it.
FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION claims_tally_add(d claims_tally) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_tally t SET {', '.join(f'{name} = t.{name} + coalesce(d.{name}, 0)' for name in COUNTS)}
    WHERE t.id = (SELECT f.id FROM claims_tally f WHERE f.project_id = d.project_id AND f.person = d.person
                  LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_tally (project_id, person, {', '.join(COUNTS)})
        VALUES (d.project_id, d.person, {', '.join(f'coalesce(d.{name}, 0)' for name in COUNTS)});
    END IF;
END $$;

CREATE OR REPLACE FUNCTION claims_speaker_add(speaker uuid, more integer, more_submitted integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    waited record;
BEGIN
    UPDATE claims_speaker s SET mentions = s.mentions + more, submitted = s.submitted + more_submitted
    WHERE s.id = (SELECT f.id FROM claims_speaker f WHERE f.id = speaker FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_speakerdelta (speaker_id, mentions, submitted) VALUES (speaker, more, more_submitted);
    ELSIF EXISTS (SELECT 1 FROM claims_speakerdelta d WHERE d.speaker_id = speaker) THEN
        WITH gone AS (DELETE FROM claims_speakerdelta d WHERE d.speaker_id = speaker RETURNING d.mentions, d.submitted)
        SELECT coalesce(sum(g.mentions), 0)::int AS mentions, coalesce(sum(g.submitted), 0)::int AS submitted INTO waited FROM gone g;
        UPDATE claims_speaker s SET mentions = s.mentions + waited.mentions, submitted = s.submitted + waited.submitted
        WHERE s.id = speaker;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION claims_use_add(of_project uuid, of_person integer, of_speaker uuid, more integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_speakeruse u SET uses = u.uses + more
    WHERE u.id = (SELECT f.id FROM claims_speakeruse f WHERE f.speaker_id = of_speaker AND f.person = of_person
                  LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_speakeruse (project_id, person, speaker_id, uses) VALUES (of_project, of_person, of_speaker, more);
    END IF;
END $$;
"""
SPEAKER = COUNTERS.FUNCTIONS[COUNTERS.FUNCTIONS.index("CREATE FUNCTION claims_speaker_add"):]
SPEAKER = SPEAKER[: SPEAKER.index("CREATE FUNCTION claims_version_add")]
USE = USES.ADD[: USES.ADD.index("CREATE FUNCTION claims_count_uses")]
FUNCTIONS_BEFORE = ORDER.ADD + (SPEAKER + USE).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0037_identities'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_BEFORE),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='claims_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='deletions_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claimspeaker',
            name='mentions_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claimspeaker',
            name='lost_mentions_are_counted',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='claims_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,\n               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id\n        WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n        GROUP BY a.project_id, a.person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := 0;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n        d.person := r.person_id;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='94ec58a6903a9a575b592ea6cddd953a8f03ad86', level='STATEMENT', operation='INSERT', pgid='pgtrigger_claims_are_counted_5c785', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='deletions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.deleted_at IS NULL) IS DISTINCT FROM (NEW.deleted_at IS NULL))', declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,\n               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id\n        WHERE a.kind = 'annotation' AND a.state IN ('leased', 'assigned', 'submitted')\n        GROUP BY a.project_id, a.person_id\n    LOOP\n        d := NULL;\n        d.project_id := r.project_id; d.person := 0;\n        d.leased_claims := r.leased; d.submitted_claims := r.submitted;\n        PERFORM claims_tally_add(d);\n        d.person := r.person_id;\n        PERFORM claims_tally_add(d);\n    END LOOP;\nRETURN NULL;", hash='2b84fd1d11bce94b85d6b57d3b47b0a1fdc2b12f', operation='UPDATE OF "deleted_at"', pgid='pgtrigger_deletions_are_counted_529d0', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimspeaker',
            trigger=pgtrigger.compiler.Trigger(name='mentions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM new_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY a.project_id, a.person_id, v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, (r.mentions)::int, (r.submitted)::int);\n        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (r.mentions)::int);\n    END LOOP;\nRETURN NULL;", hash='ce08f658d35188ee793315202fa0f8a24765a536', level='STATEMENT', operation='INSERT', pgid='pgtrigger_mentions_are_counted_a137e', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claimspeaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimspeaker',
            trigger=pgtrigger.compiler.Trigger(name='lost_mentions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM old_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY a.project_id, a.person_id, v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, (-r.mentions)::int, (-r.submitted)::int);\n        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (-r.mentions)::int);\n    END LOOP;\nRETURN NULL;", hash='bbdb6ecc6381e32c62fe6d2e5024c3927e8568c4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_lost_mentions_are_counted_79692', referencing='REFERENCING OLD TABLE AS old_rows ', table='claims_claimspeaker', when='AFTER')),
        ),
    ]
