"""What a blind project shows its annotators follows from their own work alone: how often each person names a speaker, and passes
in the order of their articles."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

ADD = """
CREATE FUNCTION claims_use_add(of_project uuid, of_person integer, of_speaker uuid, more integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    free bigint;
BEGIN
    SELECT id INTO free FROM claims_speakeruse WHERE speaker_id = of_speaker AND person = of_person
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
        UPDATE claims_speakeruse u SET uses = u.uses + more WHERE u.id = free;
    ELSE
        INSERT INTO claims_speakeruse (project_id, person, speaker_id, uses) VALUES (of_project, of_person, of_speaker, more);
    END IF;
END $$;

CREATE FUNCTION claims_count_uses(of_project uuid, forget boolean) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF forget THEN
        DELETE FROM claims_speakeruse WHERE project_id = of_project;
    END IF;
    INSERT INTO claims_speakeruse (project_id, person, speaker_id, uses)
    SELECT of_project, p.person_id, v.speaker_id, count(*)
    FROM claims_assignment p JOIN claims_claim c ON c.assignment_id = p.id JOIN claims_claimspeaker v ON v.claim_id = c.id
    WHERE p.project_id = of_project GROUP BY p.person_id, v.speaker_id;
END $$;
"""
DROP = """
DROP FUNCTION claims_count_uses(uuid, boolean);
DROP FUNCTION claims_use_add(uuid, integer, uuid, integer);
"""
NUMBER = """
UPDATE claims_assignment s SET number = a.number FROM claims_article a WHERE a.id = s.article_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
COUNT = "SELECT claims_count_uses(id, false) FROM claims_project"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0021_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SpeakerUse',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('person', models.IntegerField(help_text='Number of the account.')),
                ('uses', models.IntegerField()),
            ],
        ),
        migrations.AddField(
            model_name='assignment',
            name='number',
            field=models.PositiveIntegerField(editable=False, help_text="The article's; the database fills it in, so that a person's passes are found in the order of the articles.", null=True),
        ),
        migrations.AddField(
            model_name='speakeruse',
            name='project',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.project'),
        ),
        migrations.AddField(
            model_name='speakeruse',
            name='speaker',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.speaker'),
        ),
        migrations.AddIndex(
            model_name='speakeruse',
            index=models.Index(fields=['speaker', 'person'], name='speaker_use_of_person'),
        ),
        migrations.AddIndex(
            model_name='speakeruse',
            index=models.Index(fields=['project', 'person', '-uses'], name='speaker_own_most_used'),
        ),
        migrations.RunSQL(ADD, DROP),
        migrations.RunSQL(NUMBER, migrations.RunSQL.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assignment',
            name='pass_in_project',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claimspeaker',
            name='mentions_are_counted',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claimspeaker',
            name='lost_mentions_are_counted',
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('kind', 'annotation')), fields=['project', 'person', 'state', 'number'], name='pass_in_order'),
        ),
        migrations.AddIndex(
            model_name='speaker',
            index=models.Index(condition=models.Q(('anonymous', False), ('merged_into', None)), fields=['project', 'made_by', 'name'], name='speaker_by_maker'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='pass_in_project', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT a.project_id, a.number INTO NEW.project_id, NEW.number FROM claims_article a WHERE a.id = NEW.article_id;\n    RETURN NEW;\n    ', hash='e5f5a03d1acd9f9b0c50de215106e2c4f755aded', operation='INSERT', pgid='pgtrigger_pass_in_project_d71a2', table='claims_assignment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimspeaker',
            trigger=pgtrigger.compiler.Trigger(name='mentions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM new_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, (r.mentions)::int, (r.submitted)::int);\n    END LOOP;\n    FOR r IN\n        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions\n        FROM new_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY a.project_id, a.person_id, v.speaker_id\n    LOOP\n        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (r.mentions)::int);\n    END LOOP;\nRETURN NULL;", hash='ad1118cc82f8b2879077ee6bf9073d077dd05bfd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_mentions_are_counted_a137e', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claimspeaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimspeaker',
            trigger=pgtrigger.compiler.Trigger(name='lost_mentions_are_counted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE d claims_tally; r record;', func="\n    FOR r IN\n        SELECT v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted\n        FROM old_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY v.speaker_id\n    LOOP\n        PERFORM claims_speaker_add(r.speaker_id, (-r.mentions)::int, (-r.submitted)::int);\n    END LOOP;\n    FOR r IN\n        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions\n        FROM old_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id\n        GROUP BY a.project_id, a.person_id, v.speaker_id\n    LOOP\n        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (-r.mentions)::int);\n    END LOOP;\nRETURN NULL;", hash='46067c625e93fe8ddccd4d94d1646077d0c6d5d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_lost_mentions_are_counted_79692', referencing='REFERENCING OLD TABLE AS old_rows ', table='claims_claimspeaker', when='AFTER')),
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
    ]
