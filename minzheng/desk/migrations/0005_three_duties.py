"""The auditor's mark becomes one of three duties; signing in is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def mark_auditors(apps, schema):
    apps.get_model("desk", "Account").objects.filter(audits=True).update(duty="audit")


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_several"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField("account", "duty", models.CharField(
            "管理职责", max_length=10, default="", choices=[("system", "系统管理"), ("security", "安全管理"), ("audit", "审计")])),
        migrations.RunPython(mark_auditors, migrations.RunPython.noop),
        migrations.RemoveConstraint("account", "account_auditor_holds_no_office"),
        migrations.RemoveField("account", "audits"),
        migrations.AddConstraint("account", models.CheckConstraint(
            condition=models.Q(("officer", None), ("duty", ""), _connector="OR"), name="account_of_a_duty_holds_no_office")),
        migrations.CreateModel("SignedIn", [
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("source", models.GenericIPAddressField("来源地址", null=True)),
            ("how", models.CharField("结果", max_length=10)),
            ("at", models.DateTimeField("时间", auto_now_add=True, db_index=True)),
            ("account", models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+")),
        ]),
    ]  # fmt: skip
