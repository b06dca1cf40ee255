"""银行回盘：银行用自己的栏目退回的结果，逐行与送盘的批次核对；有一行对不上，整份都不入账。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from minzheng.funds import bankfile, read
from minzheng.journal.transaction import act_transaction
from minzheng.offices import FINANCE
from minzheng.procedure import bank
from minzheng.vocabulary.errors import Refusal

from . import beside
from .intake import ADDED, UNCHANGED, refuse
from .layouts import ACCOUNT, AMOUNT, CHOICE, COUNT, TEXT, Column, Disagrees, Layout, named

if TYPE_CHECKING:
    from .intake import Outcome, Plan, Taking

FAILED = dict.fromkeys(("退票", "退回", "发放失败", "交易失败", "处理失败", "支付失败", "未到账"), bankfile.FAILED)
PAID = dict.fromkeys(("已到账", "发放成功", "交易成功", "处理成功", "支付成功", "已入账"), bankfile.PAID)


class BankAnswers:
    """The door of the bank's answers: each row is a line of one payroll that went to the bank."""

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        if told["result"] == bankfile.FAILED and not told.get("why"):
            raise Disagrees("result", "失败的须写明原因")
        return dict(told)

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        rows = beside.good(outcomes)
        batches = {one.columns["batch"] for one in rows}
        if len(batches) > 1:
            for one in rows:
                refuse(one, of.column("batch"), f"：一份文件只能回一个批次，这里有{len(batches)}个（{'、'.join(map(str, sorted(batches)))}）")
        if len(batches) != 1:
            return []
        try:
            batch = read.payroll_of(batches.pop())
        except Refusal as refusal:
            for one in rows:
                refuse(one, of.column("batch"), f"：{refusal.reason}，请核对批次号")
            return []
        lines = {one.place: one for one in read.payments(batch.pk)}
        _place(of, rows, lines)
        for one in beside.good(outcomes):
            _beside(of, one, lines)
        beside.repeated(of, outcomes, lambda row: row["place"], "是同一笔，重复")
        if batch.result is not None:
            for one in beside.good(outcomes):
                one.status = UNCHANGED
            return [f"第{batch.seq}号发放批次已经回盘（第{batch.result}号行为），不再入账"]
        return _lacking(lines, outcomes)

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        added, _ = beside.taken(plan)
        if not added:
            return []
        payroll: int = added[0].columns["batch"]
        answers = [
            bankfile.Answer(one.columns["place"], one.columns["account"], one.columns["amount"], one.columns["result"] == bankfile.PAID,
                            one.columns.get("why", "")) for one in added
        ]  # fmt: skip
        with act_transaction():
            seqs = beside.remember(plan, taking)
            told = {**beside.provenance(taking, added), "file": taking.provenance["file.digest"]}
            return [*seqs, bank.settle_answers(payroll, lambda: answers, told, on=taking.on, by=taking.by).seq]


def _place(of: Layout, rows: Sequence[Outcome], lines: Mapping[int, bankfile.Payment]) -> None:
    """Which line each row answers: by its number, else by account and amount where only one line has them."""
    alike: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, line in lines.items():
        alike[line.account, line.amount].append(place)
    for one in rows:
        row = one.columns
        if "line" in row:
            row["place"] = row["line"] - 1
            continue
        found = alike.get((row["account"], row["amount"]), [])
        if len(found) == 1:
            row["place"] = found[0]
        elif found:
            refuse(one, of.column("account"), f"：同一账号、同一金额有{len(found)}笔，没有行号分不清是哪一笔")
        else:
            refuse(one, of.column("account"), "：送盘的批次中没有这个账号、这个金额的一笔")


def _beside(of: Layout, one: Outcome, lines: Mapping[int, bankfile.Payment]) -> None:
    row, line = one.columns, lines.get(one.columns["place"])
    if line is None:
        refuse(one, of.column("line"), f"：第{row['place'] + 1}行不在本批次中")
    elif row["amount"] != line.amount:
        refuse(one, of.column("amount"), f"：回盘{bankfile.yuan(row['amount'])}元，送盘{bankfile.yuan(line.amount)}元")
    elif row["account"] != line.account:
        refuse(one, of.column("account"), "：与送盘时的账号不同")
    elif row.get("name", line.name) != line.name:
        refuse(one, of.column("name"), "：与送盘时的户名不同")
    else:
        one.status = ADDED


def _lacking(lines: Mapping[int, bankfile.Payment], outcomes: Sequence[Outcome]) -> list[str]:
    answered = {one.columns.get("place") for one in outcomes}
    lacking = [place + 1 for place in lines if place not in answered]
    few = "、".join(str(number) for number in lacking[:10])
    return [f"回盘缺少送盘的第{few}行{'等' if len(lacking) > 10 else ''}共{len(lacking)}笔，不能入账"] if lacking else []


LAYOUT = Layout("bank_results", "银行回盘", "line", (
    Column("batch", "批次号", COUNT, named("批次 批号 代发批次 批次编号 文件批次号"), True, "送盘文件的批次号；文件里没有的，在栏目对应里写固定值"),
    Column("line", "行号", COUNT, named("序号 编号 明细序号 记录号")),
    Column("name", "户名", TEXT, named("姓名 收款人 收款人名称 账户名称 账户名")),
    Column("account", "账号", ACCOUNT, named("收款账号 银行账号 卡号 银行卡号 帐号 收款人账号"), True, "这一列须为文本格式"),
    Column("amount", "金额（元）", AMOUNT, named("金额 交易金额 发放金额 代发金额"), True, "单位写在表头：元"),
    Column("result", "结果", CHOICE, named("处理结果 交易结果 状态 交易状态 处理状态 代发结果"), True, "成功或者失败", (bankfile.PAID, bankfile.FAILED),
           tuple({**PAID, **FAILED}.items())),
    Column("why", "原因", TEXT, named("失败原因 退票原因 错误信息 备注 附言")),
), BankAnswers(), (FINANCE,), whole=True)  # fmt: skip
