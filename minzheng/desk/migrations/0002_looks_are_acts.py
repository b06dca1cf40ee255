from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]

    operations = [migrations.AddField("reveal", "seq", models.BigIntegerField("台账序号", null=True))]
