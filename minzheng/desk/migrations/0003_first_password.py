from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_looks_are_acts")]

    operations = [
        migrations.AddField("account", "must_change", models.BooleanField("首次登录须更换口令", default=False)),
        migrations.AddField("account", "demo", models.BooleanField("演示账户", default=False)),
    ]
