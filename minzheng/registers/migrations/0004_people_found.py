"""People are found by birthday, by the name without its first character and by the end of the number."""

from django.db import migrations, models
from minzheng.registers.models import GIVEN, NUMBER_END


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_household_number")]

    operations = [
        migrations.AddIndex("person", models.Index(fields=["born"], name="person_born")),
        migrations.AddIndex("person", models.Index(GIVEN, name="person_given")),
        migrations.AddIndex("person", models.Index(NUMBER_END, name="person_number_end")),
    ]
