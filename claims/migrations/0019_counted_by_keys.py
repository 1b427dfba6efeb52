"""Counting keeps to indexes, as it always meant to.

A connection keeps the plan of a statement in a function. Where the tables were small when it was made, the plan reads all of them
for every row: counting a project of a few hundred articles on such a connection ran into the statement timeout, and its load with
it.
"""

from django.db import migrations

BY_KEYS = """
ALTER FUNCTION claims_count(uuid, boolean)
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0018_reasons_as_codes'),
    ]

    operations = [
        migrations.RunSQL(BY_KEYS, 'ALTER FUNCTION claims_count(uuid, boolean) RESET ALL'),
    ]
