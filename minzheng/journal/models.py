"""The journal's tables. Only `write`, `seal`, `erase` and `checkpoints` change them; triggers refuse everybody else.

An act is never changed, so its place in a year's tree is a row of its own (`Leaf`): SQLite writes it with the act,
PostgreSQL's sealer within a second after. `seq` is what people quote; `(log, place)` is where the tree holds it.
"""

# Null says that there is none (no case, erased); the rows are shown by the faces, never by str().
# ruff: noqa: DJ001, DJ008

from __future__ import annotations

from typing import ClassVar

from django.db import models

from minzheng.journal.schema import SeqField


class Act(models.Model):
    """One administrative act. `record` is what is hashed, byte for byte as stored; the columns repeat it for queries."""

    seq = SeqField("序号", primary_key=True)
    act_id = models.UUIDField("行为标识", unique=True)
    case = models.CharField("案号", max_length=80, null=True)
    matter = models.CharField("事项", max_length=80)
    verb = models.CharField("环节", max_length=40)
    origin = models.CharField("来源", max_length=10)
    on = models.DateField("法律日期")
    at = models.DateTimeField("记录时间")
    actor = models.CharField("经办人工号", max_length=80)
    role = models.CharField("岗位", max_length=80)
    org = models.CharField("单位", max_length=80)
    prev = models.BigIntegerField("同案上一行为", null=True)
    record = models.BinaryField("记录")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "seq"], name="journal_act_case"),
            models.Index(fields=["matter", "verb", "on"], name="journal_act_matter"),
        ]


class ActField(models.Model):
    """One value of an act, canonical JSON, with the salt of its commitment; both are null once erased by act `erased_by`."""

    pk = models.CompositePrimaryKey("seq", "name")
    seq = models.BigIntegerField("序号")
    name = models.CharField("名称", max_length=120)
    salt = models.BinaryField("盐", null=True)
    value = models.BinaryField("值", null=True)
    erased_by = models.BigIntegerField("删除依据的行为", null=True)


class Attachment(models.Model):
    """A kept file, named on disk by its SM3 digest (`attachments.place`); the file is gone once `erased_by` is set."""

    digest = models.BinaryField("摘要", primary_key=True)
    size = models.BigIntegerField("字节数")
    media_type = models.CharField("类型", max_length=100)
    erased_by = models.BigIntegerField("删除依据的行为", null=True)


class Leaf(models.Model):
    """Place `place` of the tree of year `log` holds act `seq`; `hash` is the leaf hash of its record."""

    pk = models.CompositePrimaryKey("log", "place")
    log = models.IntegerField("卷")
    place = models.BigIntegerField("位置")
    seq = models.BigIntegerField("序号", unique=True)
    hash = models.BinaryField("叶")


class Node(models.Model):
    """A complete subtree of a year's tree, level 1 and up; written once, when its last leaf arrives."""

    pk = models.CompositePrimaryKey("log", "level", "place")
    log = models.IntegerField("卷")
    level = models.SmallIntegerField("层")
    place = models.BigIntegerField("位置")
    hash = models.BinaryField("结点")


class Head(models.Model):
    """The right edge of a year's tree: its size and the packed roots of its complete subtrees."""

    log = models.IntegerField("卷", primary_key=True)
    size = models.BigIntegerField("条数")
    frontier = models.BinaryField("右缘")


class Checkpoint(models.Model):
    """A signed root of a year's tree, as handed out; `note` is the signed text."""

    pk = models.CompositePrimaryKey("log", "size")
    log = models.IntegerField("卷")
    size = models.BigIntegerField("条数")
    root = models.BinaryField("根")
    at = models.DateTimeField("签署时间")
    note = models.TextField("签名文本")


class Cosignature(models.Model):
    """A witness's signature line under one checkpoint."""

    pk = models.CompositePrimaryKey("log", "size", "witness")
    log = models.IntegerField("卷")
    size = models.BigIntegerField("条数")
    witness = models.CharField("见证方", max_length=200)
    line = models.TextField("见证签名")
    received_at = models.DateTimeField("收到时间")


class Unsealed(models.Model):
    """An act committed on PostgreSQL that the sealer has not yet put into a tree; always empty on SQLite."""

    seq = SeqField("序号", primary_key=True)
    year = models.IntegerField("记录年份")
    hash = models.BinaryField("叶")
