"""发放清单：在别处已经发放的款项，一行一笔；与账上的比对，同一个月不两边发放，更正的行冲销原来的一笔再补录。"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from minzheng.catalogue import matters
from minzheng.journal.transaction import act_transaction
from minzheng.procedure import paid_elsewhere
from minzheng.procedure.paid_elsewhere import Books, Paid
from minzheng.vocabulary import Monthly, Once
from minzheng.vocabulary.errors import Refusal

from . import beside
from .intake import ADDED, CHANGED, UNCHANGED, refuse
from .layouts import ACCOUNT, AMOUNT, CHOICE, DAY, MONTH, NAME, RESIDENT, TEXT, Column, Disagrees, Layout, named

if TYPE_CHECKING:
    from .intake import Outcome, Plan, Taking

PAID, RETURNED = "成功", "退回"
RESULTS = (
    *((one, PAID) for one in ("已发", "已发放", "发放成功", "到账", "已到账", "支付成功", "交易成功")),
    *((one, RETURNED) for one in ("失败", "退票", "未到账", "发放失败", "支付失败", "交易失败", "已退回")),
)
NO_DAY = "有{count}行没有到账日期，按发放月份的最后一天记入；年度数字不受影响"


@cache
def layout() -> Layout:
    """The columns of a payment list; the benefits are those that pay money."""
    paying = [one for one in matters() if isinstance(one.pays, Once) or (isinstance(one.pays, Monthly) and not one.pays.recognition)]
    titles = tuple(one.title for one in paying)
    return Layout("payments", "发放清单（别处已发）", "resident_number", (
        Column("name", "姓名", NAME, named("领取人 领取人姓名 户名 收款人 收款人姓名 对象姓名 保障对象姓名 老人姓名"), True),
        Column("resident_number", "身份证号", RESIDENT, named("公民身份号码 身份证号码 身份证 身份证件号码 证件号码 领取人身份证号"), True,
               "18位；这一列须为文本格式"),
        Column("matter", "待遇", CHOICE, named("待遇名称 项目 补贴项目 资金项目 发放项目 业务类型 救助类型 类别"), True, "本系统的事项名称", titles,
               tuple((one.id, one.title) for one in paying)),
        Column("month", "发放月份", MONTH, named("月份 发放年月 年月 发放月 发放期 批次月份"), True, "2024-05"),
        Column("period", "所属月份", MONTH, named("所属期 所属年月 归属月份 待遇月份"), False, "补发以前月份的须填；不填就是发放月份"),
        Column("amount", "金额（元）", AMOUNT, named("发放金额 实发金额 应发金额 补贴金额 救助金额 金额"), True, "单位写在表头：元或者万元"),
        Column("paid_on", "到账日期", DAY, named("发放日期 支付日期 到账时间 交易日期"), False, "不知道的不填，按发放月份的最后一天记入"),
        Column("result", "结果", CHOICE, named("发放结果 支付结果 发放状态 状态 交易结果"), False, "成功或者退回；不填就是成功", (PAID, RETURNED),
               RESULTS),
        Column("why", "退回原因", TEXT, named("失败原因 退票原因 原因")),
        Column("account", "银行账户", ACCOUNT, named("银行账号 银行卡号 账号 卡号 收款账号"), False, "只核对号码的写法，不登记；账户在人员登记簿中"),
    ), PaymentLists(), paid_elsewhere.WHO)  # fmt: skip


class PaymentLists:
    """The door of payment lists."""

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        row = {**told, "matter": next(one.id for one in matters() if one.title == told["matter"])}
        row.setdefault("period", row["month"])
        row.setdefault("result", PAID)
        if row["period"] > row["month"]:
            raise Disagrees("period", "所属月份晚于发放月份，请核对")
        if "paid_on" in row and row["paid_on"].replace(day=1) != row["month"]:
            raise Disagrees("paid_on", "到账日期不在发放月份内，请核对")
        if not row["amount"]:
            raise Disagrees("amount", "金额为零；没有发放的不列入")
        if "paid_on" not in row and _day(row) > on:
            raise Disagrees("month", "发放月份还没有过完，须写明到账日期")
        if row["result"] == PAID and row.get("why"):
            raise Disagrees("why", "结果是成功，却写了退回原因，请核对")
        return row

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        known = beside.people(of, outcomes)
        beside.repeated(of, outcomes, _key, "是同一人同一待遇同一月份的两笔；请核对，只留一笔或者写明所属月份")
        rows = beside.good(outcomes)
        books = Books([(one.columns["matter"], one.columns["period"]) for one in rows])
        told: dict[tuple[int, str], list[Outcome]] = defaultdict(list)
        for one in rows:
            person = known[one.columns["resident_number"]]
            one.columns |= {"person": person.pk, "town": person.town}
            _against(of, one, books)
            told[person.pk, one.columns["matter"]].append(one)
        for (person_id, matter), some in told.items():
            gaps = books.gap(person_id, matter, [one.columns["period"] for one in beside.good(some)])
            for one in beside.good(some):
                if one.columns["period"] in gaps:
                    refuse(one, of.column("month"), f"：{gaps[one.columns['period']]}")
        undated = sum("paid_on" not in one.columns for one in beside.good(outcomes))
        return [NO_DAY.format(count=undated)] if undated else []

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        added, changed = beside.taken(plan)
        if not added and not changed:
            return []
        rows = [*added, *changed]
        with act_transaction():
            seqs = beside.remember(plan, taking)
            told = beside.provenance(taking, rows)
            return seqs + paid_elsewhere.record_paid([_paid(one) for one in rows], on=taking.on, by=taking.by, provenance=told)


def _key(row: Mapping[str, Any]) -> Any:
    single = isinstance(next(one for one in matters() if one.id == row["matter"]).pays, Once)
    return row["resident_number"], row["matter"], row["period"], _day(row) if single else None


def _against(of: Layout, one: Outcome, books: Books) -> None:
    row = one.columns
    try:
        known = books.beside(row["person"], row["matter"], row["period"], _day(row))
    except Refusal as refusal:
        refuse(one, of.column("month"), f"：{refusal.reason}")
        return
    if known is None:
        one.status = ADDED
        return
    same = known.amount == row["amount"] and known.paid_on == _day(row) and (known.left == 0) == (row["result"] == RETURNED)
    one.status, one.known = (UNCHANGED if same else CHANGED), known


def _day(row: Mapping[str, Any]) -> date:
    """The day it was paid; where only the month is known, the last day of it."""
    month: date = row["month"]
    told: date = row.get("paid_on", month.replace(day=calendar.monthrange(month.year, month.month)[1]))
    return told


def _paid(one: Outcome) -> Paid:
    row = one.columns
    return Paid(row["person"], row["town"], row["matter"], row["period"], _day(row), row["amount"], row["result"] == RETURNED, row.get("why", ""),
                one.known if one.status == CHANGED else None)  # fmt: skip
