"""A word inside the titles of the open cases is looked for along an index, without reading the cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0006_sitting")]

    operations = [migrations.AddIndex("case", models.Index(fields=["closed", "title", "number"], name="case_open_title"))]
