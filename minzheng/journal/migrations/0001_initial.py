"""The journal's tables, their triggers, and the sequence of act numbers."""

from typing import ClassVar

from django.db import migrations, models

from minzheng.journal.schema import CreateKeyed, SeqField, protect, unprotect


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        CreateKeyed(
            name="ActField",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "seq", "name", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.BigIntegerField(verbose_name="序号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("salt", models.BinaryField(null=True, verbose_name="盐")),
                ("value", models.BinaryField(null=True, verbose_name="值")),
                ("erased_by", models.BigIntegerField(null=True, verbose_name="删除依据的行为")),
            ],
        ),
        CreateKeyed(
            name="Attachment",
            fields=[
                ("digest", models.BinaryField(primary_key=True, serialize=False, verbose_name="摘要")),
                ("size", models.BigIntegerField(verbose_name="字节数")),
                ("media_type", models.CharField(max_length=100, verbose_name="类型")),
                ("erased_by", models.BigIntegerField(null=True, verbose_name="删除依据的行为")),
            ],
        ),
        CreateKeyed(
            name="Checkpoint",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log", "size", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.IntegerField(verbose_name="卷")),
                ("size", models.BigIntegerField(verbose_name="条数")),
                ("root", models.BinaryField(verbose_name="根")),
                ("at", models.DateTimeField(verbose_name="签署时间")),
                ("note", models.TextField(verbose_name="签名文本")),
            ],
        ),
        CreateKeyed(
            name="Cosignature",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log", "size", "witness", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.IntegerField(verbose_name="卷")),
                ("size", models.BigIntegerField(verbose_name="条数")),
                ("witness", models.CharField(max_length=200, verbose_name="见证方")),
                ("line", models.TextField(verbose_name="见证签名")),
                ("received_at", models.DateTimeField(verbose_name="收到时间")),
            ],
        ),
        CreateKeyed(
            name="Head",
            fields=[
                ("log", models.IntegerField(primary_key=True, serialize=False, verbose_name="卷")),
                ("size", models.BigIntegerField(verbose_name="条数")),
                ("frontier", models.BinaryField(verbose_name="右缘")),
            ],
        ),
        CreateKeyed(
            name="Leaf",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log", "place", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.IntegerField(verbose_name="卷")),
                ("place", models.BigIntegerField(verbose_name="位置")),
                ("seq", models.BigIntegerField(unique=True, verbose_name="序号")),
                ("hash", models.BinaryField(verbose_name="叶")),
            ],
        ),
        CreateKeyed(
            name="Node",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "log", "level", "place", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.IntegerField(verbose_name="卷")),
                ("level", models.SmallIntegerField(verbose_name="层")),
                ("place", models.BigIntegerField(verbose_name="位置")),
                ("hash", models.BinaryField(verbose_name="结点")),
            ],
        ),
        migrations.CreateModel(
            name="Unsealed",
            fields=[
                ("seq", SeqField(primary_key=True, serialize=False, verbose_name="序号")),
                ("year", models.IntegerField(verbose_name="记录年份")),
                ("hash", models.BinaryField(verbose_name="叶")),
            ],
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("seq", SeqField(primary_key=True, serialize=False, verbose_name="序号")),
                ("act_id", models.UUIDField(unique=True, verbose_name="行为标识")),
                ("case", models.CharField(max_length=80, null=True, verbose_name="案号")),
                ("matter", models.CharField(max_length=80, verbose_name="事项")),
                ("verb", models.CharField(max_length=40, verbose_name="环节")),
                ("origin", models.CharField(max_length=10, verbose_name="来源")),
                ("on", models.DateField(verbose_name="法律日期")),
                ("at", models.DateTimeField(verbose_name="记录时间")),
                ("actor", models.CharField(max_length=80, verbose_name="经办人工号")),
                ("role", models.CharField(max_length=80, verbose_name="岗位")),
                ("org", models.CharField(max_length=80, verbose_name="单位")),
                ("prev", models.BigIntegerField(null=True, verbose_name="同案上一行为")),
                ("record", models.BinaryField(verbose_name="记录")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "seq"], name="journal_act_case"),
                    models.Index(fields=["matter", "verb", "on"], name="journal_act_matter"),
                ],
            },
        ),
        migrations.RunPython(protect, unprotect),
    ]
