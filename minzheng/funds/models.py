"""资金：待遇与其冻结的事实、发放批次与逐笔明细、退回与追回、慈善基金、复式记账。只有程序经 `write` 改动；金额一律以分计。"""

# The rows are shown by the faces, never by str(); null says that there is none.
# ruff: noqa: DJ008

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entitlement(models.Model):
    """A benefit a person draws, from a month to a month (first days of months; `ends` is the first month not paid).

    `held_since` pauses it without ending it; only a decision with reasons ends it. `once` marks a single payment decided
    in full: its amount is paid as it was decided, its two months are those of the decision.
    """

    matter = models.CharField("事项", max_length=40)
    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="entitlements", db_index=False)
    case = models.CharField("案号", max_length=60, default="")
    town = models.CharField("镇街代码", max_length=9, default="")
    starts = models.DateField("起发月")
    ends = models.DateField("止发月", null=True)
    once = models.BooleanField("一次性", default=False)
    amount = models.BigIntegerField("月标准（分）")
    held_since = models.DateField("暂停自", null=True)
    held_why = models.CharField("暂停原因", max_length=200, default="")
    held_by = models.BigIntegerField("暂停行为", null=True)
    why_ended = models.CharField("停发原因", max_length=200, default="")
    paid_through = models.DateField("已发至（月）", null=True)
    entered = models.BigIntegerField("给付行为")
    ended = models.BigIntegerField("停发行为", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["matter", "ends", "starts"], name="entitlement_matter"),
            models.Index(fields=["person", "matter"], name="entitlement_person"),
            models.Index(fields=["case"], name="entitlement_case"),
        ]


class Beneficiary(models.Model):
    """That an entitlement rests on facts about this person too (a member of the household), besides the one who draws it."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="beneficiaries")
    person = models.ForeignKey("registers.Person", models.PROTECT, related_name="benefits")


class FactsVersion(models.Model):
    """The facts behind payments from a month on, frozen: never changed, a new version follows. `digest` = SM3 of `facts`.

    `facts` is canonical JSON `{"facts": {...}, "members": {...}}` as in vocabulary.coding. Of the versions whose `since`
    has come, the one with the latest `since` counts, and of those the last entered.
    """

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="versions", db_index=False)
    since = models.DateField("自（月）")
    seq = models.BigIntegerField("依据行为")
    facts = models.BinaryField("事实")
    digest = models.BinaryField("摘要")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["entitlement", "since"], name="version_entitlement")]


class Payroll(models.Model):
    """One month's payments of one benefit: made by act `seq`, `paid_on` once the bank has answered.

    `batch` 1 is the month's run (月发); differences paid after a new standard (补差) and single payments (一次性) follow.
    """

    matter = models.CharField("事项", max_length=40)
    month = models.DateField("发放月份")
    batch = models.IntegerField("批次", default=1)
    kind = models.CharField("类别", max_length=8, default="月发")
    seq = models.BigIntegerField("发放行为", unique=True)
    lines = models.IntegerField("笔数")
    total = models.BigIntegerField("金额（分）")
    prepared_by = models.CharField("编制人", max_length=20)
    approved_by = models.CharField("审批人", max_length=20)
    sent = models.BigIntegerField("送盘行为", null=True)
    file_digest = models.BinaryField("送盘文件摘要", null=True)
    result = models.BigIntegerField("回盘行为", null=True)
    paid_on = models.DateField("到账日期", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "month", "batch"], name="payroll_once_a_month")]
        indexes: ClassVar = [models.Index(fields=["matter", "paid_on"], name="payroll_paid")]

    @property
    def at_bank(self) -> str:
        """How far it is with the bank."""
        if self.paid_on:
            return "已到账"
        return "已送盘，等待回盘" if self.sent else "尚未送盘" if self.total else "没有要发的钱"


class PaymentLine(models.Model):
    """One payment to one person: months `first`..`last` (both first days of months), resting on a version of the facts.

    Never changed; a returned payment is a row of `Returned`. `salt` opens the line under the act's lines root, and `leaf`
    is its place in it: a changed line is found by its leaf, a changed leaf by the root. Lines of an entitlement are looked
    up payroll by payroll (`read.lines_of`): an index by entitlement alone would be written all over, and ever slower.
    """

    payroll = models.ForeignKey(Payroll, models.PROTECT, related_name="payments", db_index=False)
    place = models.IntegerField("行号")
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="payments", db_index=False)
    version = models.ForeignKey(FactsVersion, models.PROTECT, db_index=False, related_name="payments")
    kind = models.CharField("类别", max_length=8)
    first = models.DateField("所属期起")
    last = models.DateField("所属期止")
    amount = models.BigIntegerField("金额（分）")
    salt = models.BinaryField("盐")
    leaf = models.BinaryField("叶")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["payroll", "place"], name="line_place_unique")]
        indexes: ClassVar = [models.Index(fields=["payroll", "entitlement"], name="line_entitlement")]


class Returned(models.Model):
    """A payment that came back from the bank (退票), or was given back by the payee (退还), in whole or in part."""

    line = models.ForeignKey(PaymentLine, models.PROTECT, related_name="returns")
    seq = models.BigIntegerField("退回行为")
    on = models.DateField("退回日期")
    amount = models.BigIntegerField("金额（分）")
    kind = models.CharField("类别", max_length=8)
    why = models.CharField("原因", max_length=200)
    recovery = models.ForeignKey("Recovery", models.PROTECT, null=True, related_name="repayments")


class Recovery(models.Model):
    """Money to be recovered: how much, on which ground, in how many instalments; `recovered` and `waived` (核销) so far."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="recoveries")
    seq = models.BigIntegerField("追回决定", unique=True)
    on = models.DateField("决定日期")
    last_entitled = models.DateField("最后应享月")
    still_due = models.BigIntegerField("仍应发的月标准（分）", default=0)
    amount = models.BigIntegerField("应追回（分）")
    ground = models.CharField("依据", max_length=200)
    fault = models.CharField("过错", max_length=40)
    instalments = models.IntegerField("分期数", default=1)
    recovered = models.BigIntegerField("已追回（分）", default=0)
    waived = models.BigIntegerField("已核销（分）", default=0)

    @property
    def left(self) -> int:
        """What is still to be given back, in 分."""
        return self.amount - self.recovered - self.waived


class Fund(models.Model):
    """A restricted fund of the charity house: what it may be spent on, and what stood in it before the system."""

    name = models.CharField("基金", max_length=80, primary_key=True)
    purpose = models.CharField("限定用途", max_length=200)
    opening = models.BigIntegerField("期初结余（分）", default=0)
    seq = models.BigIntegerField("设立行为")


class Posting(models.Model):
    """One side of a double entry: the postings of an act sum to zero. `fund` is the restricted fund, or the benefit, it concerns."""

    seq = models.BigIntegerField("行为")
    account = models.CharField("科目", max_length=40)
    fund = models.CharField("基金", max_length=80, default="")
    amount = models.BigIntegerField("金额（分，借正贷负）")
    on = models.DateField("日期")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "fund", "on"], name="posting_account"),
            models.Index(fields=["seq"], name="posting_seq"),
        ]
