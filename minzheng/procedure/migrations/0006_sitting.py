"""Papers of the law exam that are being answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0005_lists_along_an_index")]

    operations = [
        migrations.CreateModel(
            "Sitting",
            [
                ("case", models.CharField("案号", max_length=60, primary_key=True, serialize=False)),
                ("staff", models.CharField("应考人员工号", max_length=20)),
                ("paper", models.JSONField("试卷")),
                ("answers", models.JSONField("作答", default=dict)),
                ("on", models.DateField("考试日期")),
                ("ends", models.DateTimeField("答题截止")),
                ("saved", models.DateTimeField("最近存下", null=True)),
            ],
        ),
    ]
