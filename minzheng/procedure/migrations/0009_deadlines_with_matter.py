"""The open cases of a line of business are counted by deadline along an index, without reading the cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0008_titles_with_town_and_matter")]

    operations = [
        migrations.RemoveIndex("case", "case_due"),
        migrations.AddIndex("case", models.Index(fields=["closed", "due", "opened_on", "number", "matter"], name="case_due")),
    ]
