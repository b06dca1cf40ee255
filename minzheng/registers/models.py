"""登记簿：人、户、经办人员，以及案件办结后仍然存续的一切（组织、婚姻、地名、设施……）。只有程序经 `write` 改动。"""

# The rows are shown by the faces, never by str(); null says that there is none.
# ruff: noqa: DJ001, DJ008

from __future__ import annotations

from typing import ClassVar

from django.db import models


def from_place(column: str, place: int) -> models.Func:
    """A text from a place on, the place written into the statement: as a parameter it would keep SQLite from the index."""
    return models.Func(column, function="SUBSTR", template=f"%(function)s(%(expressions)s, {place})", output_field=models.CharField())


GIVEN, NUMBER_END = from_place("name", 2), from_place("resident_number", 15)
"""What else people are looked for by: the name without its first character, the last four of the eighteen places of the number."""


class Person(models.Model):
    """A natural person. `resident_number` never leaves the registers unmasked; `initials` are pinyin initials for search."""

    resident_number = models.CharField("公民身份号码", max_length=18, unique=True, null=True)
    name = models.CharField("姓名", max_length=60)
    initials = models.CharField("姓名拼音首字母", max_length=20, default="")
    sex = models.CharField("性别", max_length=1)
    born = models.DateField("出生日期")
    died = models.DateField("死亡日期", null=True)
    town = models.CharField("镇街代码", max_length=9)
    village = models.CharField("村（社区）", max_length=60, default="")
    local = models.BooleanField("本地户籍", default=True)
    provincial = models.BooleanField("本省户籍", default=True)
    account = models.CharField("银行账户", max_length=40, default="")
    entered = models.BigIntegerField("登记行为")
    changed = models.BigIntegerField("最近变更行为")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["initials"], name="person_initials"),
            models.Index(fields=["town", "village"], name="person_place"),
            models.Index(fields=["town", "name"], name="person_town_name"),
            models.Index(fields=["born"], name="person_born"),
            models.Index(GIVEN, name="person_given"),
            models.Index(NUMBER_END, name="person_number_end"),
        ]


class Household(models.Model):
    """A household as registered: who belongs to it stands in `Belonging`, with dates. `number` is what other registers call it by."""

    number = models.CharField("户号", max_length=60, default="")
    town = models.CharField("镇街代码", max_length=9)
    village = models.CharField("村（社区）", max_length=60, default="")
    area = models.CharField("户籍类别", max_length=4)
    entered = models.BigIntegerField("登记行为")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="household_number_unique")]


class Belonging(models.Model):
    """That a person belongs to a household, from a day to a day."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="belongings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="belongings")
    relation = models.CharField("与户主关系", max_length=20)
    since = models.DateField("自")
    until = models.DateField("至", null=True)


class Officer(models.Model):
    """Somebody who acts for an organ. `certificate_until` is the last day of the enforcement certificate, null without one."""

    staff = models.CharField("工号", max_length=20, primary_key=True)
    name = models.CharField("姓名", max_length=60)
    organ = models.CharField("单位", max_length=80)
    town = models.CharField("镇街代码", max_length=9, default="")
    certificate = models.CharField("执法证号", max_length=40, default="")
    certificate_until = models.DateField("执法证有效期至", null=True)
    leads = models.BooleanField("可任组长", default=False)
    entered = models.BigIntegerField("登记行为")


class Appointment(models.Model):
    """That an officer holds an office (see offices.py), for a line of business ("" = all), from a day to a day."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="appointments")
    office = models.CharField("职位", max_length=20)
    line = models.CharField("业务线", max_length=20, default="")
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    entered = models.BigIntegerField("任命行为")


class Interest(models.Model):
    """A declared interest: the officer must withdraw from every act about this subject (person:12, organisation:5144…)."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="interests")
    subject = models.CharField("对象", max_length=80)
    why = models.CharField("关系", max_length=200)
    declared = models.BigIntegerField("申报行为")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="interest_subject")]


class Record(models.Model):
    """What outlives a case: one row of one register (organisation, marriage, place, canteen …), in force from a day to a day.

    `register` names the register and `kind` the class within it; `number` is unique in its register; `details` holds the
    rest of the columns as the matter's page declares them. `entered`/`ended` are the acts that made and ended it.
    """

    register = models.CharField("登记簿", max_length=30)
    number = models.CharField("登记号", max_length=60)
    name = models.CharField("名称", max_length=200, default="")
    kind = models.CharField("类别", max_length=40, default="")
    town = models.CharField("镇街代码", max_length=9, default="")
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    how_ended = models.CharField("终止方式", max_length=40, default="")
    details = models.JSONField("其他栏目", default=dict)
    entered = models.BigIntegerField("登记行为")
    ended = models.BigIntegerField("终止行为", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "number"], name="record_number_unique")]
        indexes: ClassVar = [
            models.Index(fields=["register", "kind", "since"], name="record_register"),
            models.Index(fields=["register", "name"], name="record_name"),
            models.Index(fields=["entered"], name="record_entered"),
        ]


class Line(models.Model):
    """One row as an act entered it in bulk (期初, import): salted, under the act's lines root, never changed.

    `value` is the canonical JSON of the row, so that the tables can be rebuilt from the journal and every row proved.
    """

    pk = models.CompositePrimaryKey("seq", "place")
    seq = models.BigIntegerField("行为")
    place = models.BigIntegerField("行号")
    key = models.CharField("登记号", max_length=80)
    salt = models.BinaryField("盐")
    value = models.BinaryField("内容")
