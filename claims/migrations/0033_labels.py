"""Labels of a verdict scale that are merged into others; the digits and signs of labels may change places."""

import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0032_releases'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='label',
            name='one_label_per_digit',
        ),
        migrations.RemoveConstraint(
            model_name='label',
            name='label_digit_1_to_9',
        ),
        migrations.RemoveConstraint(
            model_name='label',
            name='one_label_per_sign',
        ),
        migrations.AddField(
            model_name='label',
            name='merged_into',
            field=models.ForeignKey(help_text='The label as which its verdicts are read; they keep it themselves, so that a merge can be undone.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='claims.label'),
        ),
        migrations.AlterField(
            model_name='label',
            name='digit',
            field=models.PositiveSmallIntegerField(help_text='Key that gives this verdict; none for a label that is merged into another.', null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='label',
            trigger=pgtrigger.compiler.Trigger(name='merged_into_one_of_the_scale', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."merged_into_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM claims_label WHERE id = NEW.merged_into_id AND id <> NEW.id AND scale_id = NEW.scale_id\n                          AND merged_into_id IS NULL\n                    ) OR EXISTS (SELECT FROM claims_label WHERE merged_into_id = NEW.id) THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_one_of_the_scale',\n                            MESSAGE = 'merged_into_one_of_the_scale: a label is merged into another of its scale, and only once';\n                    END IF;\n                    RETURN NEW;\n                ", hash='8bd33eb975b92084fa3837301f80812b19b83880', operation='INSERT OR UPDATE OF "merged_into_id"', pgid='pgtrigger_merged_into_one_of_the_scale_f5488', table='claims_label', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('scale', 'digit'), name='one_label_per_digit'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('scale', 'sign'), name='one_label_per_sign'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digit__isnull', False), ('digit__range', (1, 9)), ('merged_into', None)), models.Q(('digit', None), ('merged_into__isnull', False)), _connector='OR'), name='label_digit_1_to_9'),
        ),
    ]
