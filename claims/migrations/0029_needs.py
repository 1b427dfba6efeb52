"""How many people an article needs, as a column, so that changed rules act on articles that are there."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# What was wanted until now follows from the places and the passes.
AS_IT_IS = """
UPDATE claims_article a SET needs = s.open_slots + s.leased + s.submitted FROM claims_standing s
WHERE s.article_id = a.id AND s.open_slots + s.leased + s.submitted > 1
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0028_order_of_queue'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='needs',
            field=models.SmallIntegerField(db_default=1, default=1, help_text='How many people should read it, by the rules of its project and `extra`.'),
        ),
        migrations.AddField(
            model_name='article',
            name='surplus',
            field=models.SmallIntegerField(db_default=0, default=0, help_text='Passes beyond what it needs: when one of them ends, nobody takes its place.'),
        ),
        migrations.AddField(
            model_name='article',
            name='extra',
            field=models.SmallIntegerField(db_default=0, default=0, help_text='People whom a manager asked for beyond the rules of the project.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standing',
            trigger=pgtrigger.compiler.Trigger(name='slots_add_up', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.open_slots + OLD.leased + OLD.submitted <> NEW.open_slots + NEW.leased + NEW.submitted)', constraint='CONSTRAINT', func="\n    PERFORM FROM claims_standing s JOIN claims_article a ON a.id = s.article_id\n    WHERE s.article_id = NEW.article_id AND a.open_slots - a.surplus <> a.needs - s.leased - s.submitted;\n    IF FOUND THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_add_up',\n            MESSAGE = 'slots_add_up: the places of an article are what it needs without the passes over it';\n    END IF;\n    RETURN NULL;\n    ", hash='477b6c1fb0199f7d7bada7da47db108249b48aa1', operation='UPDATE OF "open_slots", "leased", "submitted"', pgid='pgtrigger_slots_add_up_50292', table='claims_standing', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('needs__gte', 1)), name='needs_somebody'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('surplus', 0), models.Q(('open_slots', 0), ('surplus__gt', 0)), _connector='OR'), name='surplus_or_open_slots'),
        ),
        migrations.RunSQL(AS_IT_IS, migrations.RunSQL.noop),
    ]
