"""Comparisons count claims that are there twice (`repeated`): nothing in what is stored, until all are made anew in the background."""

from django.db import migrations

ADD = """
UPDATE claims_comparison SET counts = counts || 0;
INSERT INTO claims_tocompare (project_id, article_id) SELECT DISTINCT project_id, article_id FROM claims_comparison;
"""
REMOVE = "UPDATE claims_comparison SET counts = counts[:array_length(counts, 1) - 1]"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0039_ready_to_adjudicate'),
    ]

    operations = [
        migrations.RunSQL(ADD, REMOVE),
    ]
