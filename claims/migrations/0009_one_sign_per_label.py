"""Give every label of a scale a sign of its own."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Key of the scale and of the label, the sign that another label had too, the label's own.
SIGNS = (
    ("desk", "mostly_true", "✓", "≈"),
    ("politifact", "mostly_true", "✓", "≈"),
    ("politifact", "mostly_false", "±", "≠"),
    ("politifact", "pants_on_fire", "✕", "‼"),
)


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Replace the signs that two labels shared."""
    labels = apps.get_model("claims", "Label").objects.using(schema_editor.connection.alias)
    for scale, key, shared, own in SIGNS:
        labels.filter(scale__key=scale, key=key, sign=shared).update(sign=own)


def backwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring the shared signs back."""
    labels = apps.get_model("claims", "Label").objects.using(schema_editor.connection.alias)
    for scale, key, shared, own in SIGNS:
        labels.filter(scale__key=scale, key=key, sign=own).update(sign=shared)


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_held_articles")]

    operations = [
        migrations.RunPython(forwards, backwards),
        migrations.AddConstraint(
            model_name="label",
            constraint=models.UniqueConstraint(name="one_label_per_sign", fields=["scale", "sign"]),
        ),
    ]
