"""The order of the queue, articles that are put aside, and work that is assigned by name."""

import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0023_returned'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='article_open',
        ),
        migrations.RemoveIndex(
            model_name='standing',
            name='standing_returned',
        ),
        migrations.AddField(
            model_name='article',
            name='priority',
            field=models.SmallIntegerField(db_default=0, default=0, help_text='1 high, 0 normal, -1 low.'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='assigned_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='standing',
            name='priority',
            field=models.SmallIntegerField(db_default=0, help_text="The article's own, once more."),
        ),
        migrations.AddField(
            model_name='article',
            name='set_aside_at',
            field=models.DateTimeField(help_text='Since when nobody is given the article.', null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='set_aside_reason',
            field=models.CharField(blank=True, db_default='', max_length=500),
        ),
        migrations.AddField(
            model_name='assignment',
            name='due_on',
            field=models.DateField(help_text='By when whoever assigned it would like it to be done.', null=True),
        ),
        migrations.AlterField(
            model_name='assignment',
            name='state',
            field=models.CharField(choices=[('assigned', 'Assigned'), ('leased', 'Leased'), ('submitted', 'Submitted'), ('skipped', 'Skipped'), ('expired', 'Expired'), ('withdrawn', 'Withdrawn')], default='leased', max_length=10),
        ),
        migrations.AlterField(
            model_name='standing',
            name='returned',
            field=models.BooleanField(db_default=False, help_text='Whether a place in it was ever given back, or its turn was moved.'),
        ),
        migrations.AlterField(
            model_name='tally',
            name='passed_to',
            field=models.IntegerField(db_default=0, help_text='No article of a lower `queue_key` has a place for the person, unless one was given back since (`Standing.returned`).'),
        ),
        migrations.AddField(
            model_name='article',
            name='queue_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('number'), '-', django.db.models.expressions.CombinedExpression(models.F('priority'), '*', models.Value(1000000000))), output_field=models.IntegerField()),
        ),
        migrations.AddField(
            model_name='standing',
            name='queue_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('number'), '-', django.db.models.expressions.CombinedExpression(models.F('priority'), '*', models.Value(1000000000))), output_field=models.IntegerField()),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('open_slots__gt', 0), ('set_aside_at__isnull', True)), fields=['project', 'queue_key'], name='article_open'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('open_slots__gt', 0), ('returned', True)), fields=['project', 'queue_key'], name='standing_returned'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('assigned_by__isnull', False)), fields=['assigned_by'], name='pass_assigned_by'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('returned_by__isnull', False)), fields=['returned_by'], name='pass_returned_by'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='turn_is_noted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD.priority, OLD.set_aside_at) IS DISTINCT FROM (NEW.priority, NEW.set_aside_at))', func='\n        UPDATE claims_standing SET priority = NEW.priority, returned = true WHERE article_id = NEW.id;\n        RETURN NULL;\n        ', hash='1baead7d9bdeff36cafa01e8bded57fc7c174f51', operation='UPDATE OF "priority", "set_aside_at"', pgid='pgtrigger_turn_is_noted_a9f50', table='claims_article', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('priority__range', (-1, 1))), name='priority_low_to_high'),
        ),
        migrations.RunSQL("", "UPDATE claims_assignment SET state = 'expired' WHERE state = 'withdrawn'"),
    ]
