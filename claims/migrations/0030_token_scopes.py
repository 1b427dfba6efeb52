"""Tokens that are for some actions only, or for one project, with a name and the day of their last use."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0029_needs'),
        ('knox', '0009_extend_authtoken_field'),
    ]

    operations = [
        migrations.CreateModel(
            name='TokenScope',
            fields=[
                ('token', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='scope', serialize=False, to='knox.authtoken')),
                ('name', models.CharField(blank=True, max_length=100)),
                ('actions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), help_text='The only actions it is for; empty for all that the role permits.', null=True, size=None)),
                ('last_used_on', models.DateField(help_text='Day of the last request, in UTC.', null=True)),
                ('project', models.ForeignKey(help_text='The only project it is for; empty for all.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.project')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tokenscope',
            trigger=pgtrigger.compiler.Trigger(name='no_token_outlives_its_scope', sql=pgtrigger.compiler.UpsertTriggerSql(func='DELETE FROM knox_authtoken WHERE digest = OLD.token_id; RETURN NULL;', hash='ffa61ec2c202e17d9860a9df5837c173acefb56d', operation='DELETE', pgid='pgtrigger_no_token_outlives_its_scope_7491a', table='claims_tokenscope', when='AFTER')),
        ),
    ]
