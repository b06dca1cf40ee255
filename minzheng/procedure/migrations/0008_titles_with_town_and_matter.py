"""A word in the titles of the cases somebody may see, of his town and his matters, is looked for along one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0007_open_titles")]

    operations = [
        migrations.RemoveIndex("case", "case_open_title"),
        migrations.AddIndex("case", models.Index(fields=["closed", "title", "town", "matter", "number"], name="case_found")),
    ]
