"""Projects can be deleted and restored; a name is free again as soon as its project is deleted."""

from django.db import migrations, models

# Backwards a name is one project's again, so that deleted ones give way.
RENAME = "UPDATE claims_project SET name = left(name, 150) || ' (deleted ' || id || ')' WHERE deleted_at IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_counted_by_keys")]

    operations = [
        migrations.AlterField(
            model_name="project",
            name="archived_at",
            field=models.DateTimeField(help_text="Since when it can only be read.", null=True),
        ),
        migrations.AddField(
            model_name="project",
            name="deleted_at",
            field=models.DateTimeField(
                help_text="Since when nobody sees it; its managers can restore it for 30 days.", null=True
            ),
        ),
        migrations.AlterField(model_name="project", name="name", field=models.CharField(max_length=200)),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None)), fields=("name",), name="one_project_per_name"
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, RENAME),
    ]
