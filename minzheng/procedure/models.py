"""办件：一件事项的一次办理，连同公示和文书。一切都可以由台账的行为重建；这里存的是为了查得快。"""

# The rows are shown by the faces, never by str(); null says that there is none.
# ruff: noqa: DJ008

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

STILL, ENDED = Q(closed__in=(False,)), Q(closed__in=(True,))
"""Open and closed cases, said so that SQLite uses its index: it does not for a bare truth value."""


class Case(models.Model):
    """One run of a matter. `facts`, `members` and `history` are JSON as in vocabulary.coding; `due` is the nearest deadline.

    `number` is public and says nothing about people; `code` is the secret of the progress query (with the last four
    digits of the ID number). `subject` names who or what it is about (person:12, organisation:…), for recusal and search.
    """

    number = models.CharField("案号", max_length=60, primary_key=True)
    matter = models.CharField("事项", max_length=40)
    line = models.CharField("业务线", max_length=20)
    origin = models.CharField("来源", max_length=10, default="here")
    opened_on = models.DateField("立案（受理）日期")
    town = models.CharField("镇街代码", max_length=9, default="")
    subject = models.CharField("对象", max_length=80, default="")
    title = models.CharField("当事人", max_length=120, default="")
    facts = models.TextField("事实")
    members = models.TextField("成员", default="{}")
    history = models.TextField("办理经过", default="[]")
    state = models.CharField("状态", max_length=120, default="")
    outcome = models.CharField("结论", max_length=60, default="")
    closed = models.BooleanField("已办结", default=False)
    due = models.DateField("最近期限", null=True)
    due_title = models.CharField("期限事项", max_length=80, default="")
    code = models.CharField("查询码", max_length=13, default="")
    last_seq = models.BigIntegerField("最近行为", default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["closed", "due", "opened_on", "number", "matter"], name="case_due"),
            models.Index(fields=["closed", "last_seq"], name="case_last"),
            models.Index(fields=["title"], name="case_title"),
            models.Index(fields=["closed", "title", "town", "matter", "number"], name="case_found"),
            models.Index(fields=["matter", "closed", "opened_on"], name="case_matter"),
            models.Index(fields=["town", "closed", "due", "opened_on", "number"], name="case_town"),
            models.Index(fields=["subject"], name="case_subject"),
            models.Index(fields=["code"], name="case_code"),
        ]


class Serial(models.Model):
    """The last serial number given in a series (a matter's cases of a year, certificates of a year): gapless."""

    series = models.CharField("系列", max_length=60, primary_key=True)
    last = models.BigIntegerField("最后编号")


class Notice(models.Model):
    """A public notice: what it shows and from when to when. Nothing else of the case is ever shown."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notices")
    seq = models.BigIntegerField("公示行为", unique=True)
    title = models.CharField("标题", max_length=120)
    where = models.CharField("公示地点", max_length=80)
    town = models.CharField("镇街代码", max_length=9, default="")
    shows = models.JSONField("公示内容")
    since = models.DateField("自")
    until = models.DateField("至")
    taken_down = models.DateField("撤下日期", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["until", "since"], name="notice_period")]


class Letter(models.Model):
    """A document of an act: its parts as composed when the act was done; rendered on demand, always the same.

    `case` is null for a decision on a running benefit that is taken outside any case (停发、减发、追回).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters", null=True)
    seq = models.BigIntegerField("作出行为")
    number = models.CharField("文号", max_length=60)
    title = models.CharField("文书名称", max_length=80)
    on = models.DateField("日期")
    parts = models.JSONField("内容")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["number"], name="letter_number_unique")]
        indexes: ClassVar = [models.Index(fields=["seq"], name="letter_seq")]


class Draw(models.Model):
    """A draw of inspections: its frozen manifest, and once drawn its transcript; both are public files (docs/draw.md)."""

    id = models.CharField("抽取编号", max_length=40, primary_key=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="draw")
    manifest = models.BinaryField("冻结清单")
    transcript = models.BinaryField("抽取记录", null=True)
    frozen = models.BigIntegerField("冻结行为")
    drawn = models.BigIntegerField("抽取行为", null=True)
    drawn_on = models.DateField("抽取日期", null=True)


class State(models.Model):
    """Facts about the district itself: name -> value (which locality, 演练 or real, year rehearsed to …)."""

    name = models.CharField("名称", max_length=40, primary_key=True)
    value = models.JSONField("值")


class Lead(models.Model):
    """What somebody sent in over the public site. It decides nothing and proves nobody's identity: an officer makes it a case.

    `kind` is one of online.KINDS, `state` one of online.STATES. `code` is the secret its sender asks by. `answers` is JSON
    ({facts, members}, as in Case), `files` JSON ([name, digest, size, media type] each). `day` and `slot` are an appointment's.
    `case` is the case it became, or the one that an objection or a withdrawal is about. `proven` says who proved the identity.
    """

    seq = models.BigIntegerField("来件行为", primary_key=True)
    code = models.CharField("查询码", max_length=13)
    kind = models.CharField("种类", max_length=12)
    matter = models.CharField("事项", max_length=40)
    line = models.CharField("业务线", max_length=20)
    town = models.CharField("镇街代码", max_length=9, default="")
    on = models.DateField("收到日期")
    name = models.CharField("姓名", max_length=60, default="")
    number = models.CharField("公民身份号码", max_length=18, default="")
    phone = models.CharField("电话", max_length=20, default="")
    said = models.TextField("所述", default="")
    answers = models.TextField("所填", default="{}")
    files = models.TextField("附件", default="[]")
    day = models.DateField("预约日期", null=True)
    slot = models.CharField("预约时段", max_length=5, default="")
    case = models.CharField("案号", max_length=60, default="")
    state = models.CharField("状态", max_length=10, default="waiting")
    proven = models.CharField("身份核验", max_length=40, default="")
    reason = models.TextField("理由", default="")
    last_seq = models.BigIntegerField("最近行为")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "kind", "seq"], name="lead_state"),
            models.Index(fields=["code"], name="lead_code"),
            models.Index(fields=["day", "slot"], name="lead_day"),
            models.Index(fields=["case"], name="lead_case"),
        ]


class Sitting(models.Model):
    """A paper of the law exam that somebody is answering: gone when it is marked, the answer sheet then belongs to the act.

    `paper` lists the questions with the right answers, as they were when he began; `answers` maps the place of a question (as text)
    to the option chosen. What comes after `ends` does not count.
    """

    case = models.CharField("案号", max_length=60, primary_key=True)
    staff = models.CharField("应考人员工号", max_length=20)
    paper = models.JSONField("试卷")
    answers = models.JSONField("作答", default=dict)
    on = models.DateField("考试日期")
    ends = models.DateTimeField("答题截止")
    saved = models.DateTimeField("最近存下", null=True)
