"""Failed sign-ins are counted in a table of Django's cache; the tables of django-axes, with names and addresses, go."""

from django.db import migrations

COUNTS = """
CREATE TABLE sign_in_counts (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX sign_in_counts_expires ON sign_in_counts (expires);
"""

# A database that is set up today never had them. Their history goes too, so that going back can make them again.
AXES = """
DROP TABLE IF EXISTS axes_accesslog, axes_accessattemptexpiration, axes_accessattempt, axes_accessfailurelog;
DELETE FROM django_migrations WHERE app = 'axes';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0025_comparisons'),
    ]

    operations = [
        migrations.RunSQL(COUNTS, 'DROP TABLE sign_in_counts'),
        migrations.RunSQL(AXES, migrations.RunSQL.noop),
    ]
