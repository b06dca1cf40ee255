"""追回：停发或者减发以后，已经多发的月份依法追回；按过错和时间确定依据，可以分期；退还的逐笔冲回。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.funds import grounds, months, read
from minzheng.funds import write as funds
from minzheng.funds.bankfile import yuan
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, HEAD
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal

from . import cuts, letters
from .actor import Actor
from .benefits import check_one_of, named
from .district import district
from .money import Signed, check_office, record


@dataclass(frozen=True)
class Recovered:
    """A decision to recover: its act, what is to be given back (分), in which instalments, on which ground."""

    seq: int
    amount: int
    instalments: tuple[int, ...]
    ground: grounds.Ground


def recover(entitlement: int, *, last_month: date, fault: str, reason: str, on: date, by: Actor, acted: date | None = None,
            still_due: int = 0, knew: bool = False, gain_left: bool = True, urban: bool = False, instalments: int = 1,
            at: datetime | None = None) -> Recovered:  # fmt: skip
    """Decide to recover what was paid for months after `last_month` (its first day), less what has come back.

    `still_due` = 分 a month that stayed due (a household that lost a member); `acted` = the day of the conduct (default:
    the day of the decision). The benefit must have been stopped, or cut (`still_due`), before. Raises Refusal when there
    is nothing to recover, or the payee owes nothing back.
    """
    if last_month.day != 1 or instalments < 1:
        raise ValueError("a month is given by its first day, instalments are at least one")
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "追回决定", on)
        if row.ends is None and not still_due:
            raise Refusal(f"“{matter.title}”尚未停发，不能追回", remedy="请先依法作出停发决定。")
        if still_due and not _is_due(row, matter, still_due, months.following(last_month)):
            raise Refusal(f"“{matter.title}”没有减发到每月{yuan(still_due)}元", remedy="请先依法作出减发决定，再追回多发的部分。")
        overpaid = read.overpaid(entitlement, last_month, still_due)
        if not overpaid.amount:
            raise Refusal(f"{last_month:%Y-%m}以后没有多发的金额", remedy="请核对最后应享月。")
        if any(one.amount > one.recovered for one in row.recoveries.all()):
            raise Refusal("该待遇已有尚未追回完毕的决定", remedy="请在原决定上办理退还。")
        ground = grounds.ground_of(fault, overpaid.amount, acted=acted or on, decided=on, knew=knew, gain_left=gain_left, urban=urban)
        if not ground.returns:
            raise Refusal(f"不应追回：{ground.why}", ground.basis.cite(on), "请记录核查情况，依法核销。")
        told = {
            "entitlement": entitlement, "last_entitled": last_month.isoformat(), "amount": overpaid.amount, "ground": ground.basis.cite(on),
            "fault": fault, "instalments": instalments, "still_due": still_due,
        }  # fmt: skip
        here, parts_due = district(), divided(overpaid.amount, instalments)
        each = f"分{instalments}期退还，每期{'、'.join(f'{yuan(part)}元' for part in dict.fromkeys(parts_due))}" if instalments > 1 else "一次退还"
        body = [f"你（户）享受的“{matter.title}”，{last_month.year}年{last_month.month}月以后多发{yuan(overpaid.amount)}元，决定追回，{each}。",
                f"事实和理由：{reason}。"]  # fmt: skip
        parts = letters.on_a_benefit(matter, "追回多发待遇决定书", on, here, addressee=letters.addressee(row.person, on), body=body, basis=ground.basis)
        letter = letters.numbered(parts, on, here)
        fields = {
            "recovery": told, "overpaid": [list(part) for part in overpaid.parts], "reason": reason, "fine": [ground.fine_low, ground.fine_high],
            "damages": ground.damages, "settled": ground.settled, "remedies": parts["remedies"],
            "letter": letters.quoted(letter),
        }  # fmt: skip
        seq = record(row.matter, "recover", Signed(on, by, at=at), fields, basis=ground.basis).seq
        letters.keep(letter, case=None, on=on, seq=seq)
        funds.recover(told, on=on, seq=seq)
        return Recovered(seq, overpaid.amount, parts_due, ground)


def _is_due(row: Any, matter: Matter, still_due: int, month: date) -> bool:
    """That the facts in force give this much for the month: a cut was decided."""
    return cuts.amount(matter, read.facts_in_force(row.pk, month), month, district()) == still_due


def divided(amount: int, parts: int) -> tuple[int, ...]:
    """`amount` 分 in equal instalments, the odd 分 in the first ones: nothing is lost or made by rounding."""
    each, odd = divmod(amount, parts)
    return tuple(each + (place < odd) for place in range(parts))


def repay(recovery: int, amount: int, *, why: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter what was given back under a recovery (the seq of its decision); it is set off against the oldest months first.

    The act's seq. Raises Refusal when it is more than what is still owed.
    """
    with act_transaction():
        found = read.recovery(recovery, for_change=True)
        row, matter = named(found.entitlement_id)
        check_office(by, FINANCE, matter.line, "登记退还", on)
        left = found.amount - found.recovered
        if not 0 < amount <= left:
            raise Refusal(f"退还{yuan(max(amount, 0))}元，与尚欠的{yuan(left)}元不符", remedy="请核对金额。")
        parts = _set_off(read.overpaid(row.pk, found.last_entitled, found.still_due).parts, amount)
        fields = {"recovery": recovery, "repaid": [list(part) for part in parts], "why": why}
        seq = record(row.matter, "repay", Signed(on, by, at=at), fields).seq
        funds.give_back(found, parts, matter=row.matter, on=on, why=why, seq=seq)
        return seq


def _set_off(parts: Sequence[tuple[int, int]], amount: int) -> list[tuple[int, int]]:
    taken = []
    for line, left in parts:
        here = min(left, amount)
        if here:
            taken.append((line, here))
        amount -= here
    if amount:
        raise Refusal(f"多发的金额只剩{yuan(sum(left for _, left in parts))}元", remedy="请核对是否已经退回。")
    return taken
