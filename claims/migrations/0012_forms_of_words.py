import claims.articles.stemming
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0011_counters'),
    ]

    operations = [
        # The text of every article is read once more.
        migrations.RunSQL('SET LOCAL statement_timeout = 0', 'SET LOCAL statement_timeout = 0'),
        migrations.RemoveIndex(model_name='article', name='article_search'),
        migrations.RemoveField(model_name='article', name='search'),
        migrations.AddField(
            model_name='article',
            name='search',
            field=models.GeneratedField(db_persist=True, expression=claims.articles.stemming.StemmedVector(models.F('language'), models.F('text'), output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='article_search'),
        ),
    ]
