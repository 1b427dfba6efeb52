"""Counting a project is planned for the tables as they are, not as they were when the connection counted before.

A load counts once, at its end: a plan costs nothing beside it, and a kept one may read whole indexes for every row.
"""

from django.db import migrations

ANEW = """
ALTER FUNCTION claims_count(uuid, boolean) SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION claims_count_uses(uuid, boolean) SET plan_cache_mode = force_custom_plan;
"""
KEPT = """
ALTER FUNCTION claims_count(uuid, boolean) RESET plan_cache_mode;
ALTER FUNCTION claims_count_uses(uuid, boolean) RESET plan_cache_mode;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0026_sign_in_counts'),
    ]

    operations = [
        migrations.RunSQL(ANEW, KEPT),
    ]
