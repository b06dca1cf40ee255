"""Lists follow an index to their first page, whatever the number of cases; titles are found by their beginning."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0004_lead")]

    operations = [
        migrations.RemoveIndex("case", "case_due"),
        migrations.RemoveIndex("case", "case_town"),
        migrations.AddIndex("case", models.Index(fields=["closed", "due", "opened_on", "number"], name="case_due")),
        migrations.AddIndex("case", models.Index(fields=["closed", "last_seq"], name="case_last")),
        migrations.AddIndex("case", models.Index(fields=["title"], name="case_title")),
        migrations.AddIndex("case", models.Index(fields=["town", "closed", "due", "opened_on", "number"], name="case_town")),
    ]
