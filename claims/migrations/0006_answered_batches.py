
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0005_history_is_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='assignment',
            name='answered',
            field=models.JSONField(help_text='SHA-256 of that batch and its results, for when the answer was lost: {sha256, results}.', null=True),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('external_id', ''), _negated=True), fields=['project', 'external_id'], name='article_supplied'),
        ),
    ]
