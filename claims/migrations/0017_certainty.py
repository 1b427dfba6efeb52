"""Claims say how sure their source is; of those that are there nobody has said it yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_words_read_afterwards")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="certainty",
            field=models.CharField(
                blank=True,
                choices=[
                    ("certain", "certain"),
                    ("probable", "probable"),
                    ("possible", "possible"),
                    ("denied", "denied"),
                ],
                default="",
                max_length=10,
            ),
        ),
    ]
