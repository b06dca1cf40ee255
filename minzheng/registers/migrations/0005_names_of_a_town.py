"""The people of a town are found by name along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registers", "0004_people_found")]

    operations = [migrations.AddIndex("person", models.Index(fields=["town", "name"], name="person_town_name"))]
