"""People are found by birthday, by the name without its first character and by the end of the number."""

from django.db import migrations, models


def from_place(column, place):
    """As the models say it on the day of this migration; a migration does not change with them."""
    return models.Func(column, function="SUBSTR", template=f"%(function)s(%(expressions)s, {place})", output_field=models.CharField())


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_household_number")]

    operations = [
        migrations.AddIndex("person", models.Index(fields=["born"], name="person_born")),
        migrations.AddIndex("person", models.Index(from_place("name", 2), name="person_given")),
        migrations.AddIndex("person", models.Index(from_place("resident_number", 15), name="person_number_end")),
    ]
