"""Double entry: the sides of an act sum to zero; no restricted fund of the charity house is ever negative."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from ..accounts import BANK, FUND, MOVEMENTS, balance
from ..models import Fund, Posting


def post(seq: int, on: date, *sides: tuple[str, str, int]) -> None:
    """The sides (account, fund, amount 分; debit positive) of one act's double entry; empty sides are left out.

    Raises ValueError unless they sum to zero.
    """
    if sum(amount for _, _, amount in sides):
        raise ValueError("the two sides of an entry must balance")
    Posting.objects.bulk_create(
        [Posting(seq=seq, account=account, fund=fund, amount=amount, on=on) for account, fund, amount in sides if amount]
    )


def found_fund(name: str, purpose: str, opening: int, *, on: date, seq: int) -> Fund:
    """A restricted fund with what stood in it before the system. Raises Refusal when there is one of this name."""
    if opening < 0:
        raise Refusal(f"“{name}”的期初结余不能小于零", remedy="请核对期初余额。")
    if Fund.objects.filter(pk=name).exists():
        raise Refusal(f"已有名为“{name}”的基金", remedy="请使用已有的基金，或者另定名称。")
    row = Fund.objects.create(name=name, purpose=purpose, opening=opening, seq=seq)
    if opening:
        post(seq, on, (BANK, name, opening), (FUND, name, -opening))
    return row


def move(kind: str, *, facts: Mapping[str, Any], on: date, seq: int) -> None:
    """The money that a step moves (Step.ledger, see `accounts.MOVEMENTS`), from the facts of the case and the act.

    Raises Refusal where a restricted fund has not enough or stands otherwise in the books, or there is no such fund.
    """
    moved = MOVEMENTS[kind]
    sides = moved.sides(facts)
    if moved.fund and sides:
        name, amount = _fund(sides[0][1]), sides[0][2]
        if moved.credit == BANK:
            left = balance(name)
            if facts.get(moved.left, left) != left:
                raise Refusal(f"所记“{name}”余额{written_money(facts[moved.left])}与资金账的{written_money(left)}不符", remedy="请按资金账的余额填写。")
            _refuse_short(name, amount, left)
    post(seq, on, *sides)


def _fund(name: str) -> str:
    if not Fund.objects.filter(pk=name).exists():
        raise Refusal(f"没有名为“{name}”的基金", remedy="请先登记基金（期初），或者核对名称。")
    return name


def _refuse_short(name: str, amount: int, left: int) -> None:
    if amount > left:
        raise Refusal(
            f"“{name}”结余{written_money(left)}，不足以支出{written_money(amount)}", "《中华人民共和国慈善法》第五十四条、第五十六条",
            "限定用途的款项只能在结余之内支出；改变用途须先征得捐赠人同意或者报备案机关。", "限定基金不得透支",
        )  # fmt: skip

