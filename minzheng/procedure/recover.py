"""追回在账上的一面：停发或者减发以后，已经多发的月份依法追回；按过错和时间确定依据，可以分期；退还的逐笔冲回。

社会救助的追回是一个事项（matters/assistance/recovery.py），由案件的环节带出这里的行为（procedure/claims.py）；其他业务线没有专门规定，在待遇页上直接决定。
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.facts.recoveries import FRAUD, GAIN_GONE, HEIRS, OTHERS, REFUSED, UNREPORTED
from minzheng.funds import grounds, months, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, HEAD
from minzheng.statutes import CIVIL_CODE
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from . import cuts, letters
from .actor import Actor
from .benefits import check_one_of, named
from .district import district
from .hold import OF_CASE
from .money import Signed, check_office, check_second, record

CONSENT = "书面同意"


@dataclass(frozen=True)
class Recovered:
    """A decision to recover: its act, what is to be given back (分), in which instalments, on which ground."""

    seq: int
    amount: int
    instalments: tuple[int, ...]
    ground: grounds.Ground


def recover(entitlement: int, *, last_month: date, fault: str, reason: str, on: date, by: Actor, acted: date | None = None,
            still_due: int = 0, knew: bool = False, gain_left: bool = True, urban: bool = False, instalments: int = 1, debtor: str = "",
            of_case: str = "", at: datetime | None = None) -> Recovered:  # fmt: skip
    """Decide to recover what was paid for months after `last_month` (its first day), less what has come back.

    `still_due` = 分 a month that stayed due (a household that lost a member); `acted` = the day of the conduct (default:
    the day of the decision); `debtor` = who else than the payee owes it (who took the money, the heirs); `of_case` = the
    case whose step decides it and whose letter tells it. The benefit must
    have been stopped, or cut (`still_due`), before. Raises Refusal when there is nothing to recover, or nothing is owed back.
    """
    if last_month.day != 1 or instalments < 1:
        raise ValueError("a month is given by its first day, instalments are at least one")
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "追回决定", on)
        overpaid = overpayment(row, matter, last_month, still_due)
        ground = grounds.ground_of(fault, overpaid.amount, acted=acted or on, decided=on, knew=knew, gain_left=gain_left, urban=urban)
        if not ground.returns:
            raise Refusal(f"不应追回：{ground.why}", ground.basis.cite(on), "请记录核查情况，依法核销。")
        if fault in (OTHERS, HEIRS) and not debtor.strip():
            raise Refusal(f"“{fault}”没有写明由谁返还", ground.basis.cite(on), "请写明取得款项的人或者继承人。")
        told = {
            "entitlement": entitlement, "last_entitled": last_month.isoformat(), "amount": overpaid.amount, "ground": ground.basis.cite(on),
            "fault": fault, "instalments": instalments, "still_due": still_due,
        }  # fmt: skip
        parts_due = divided(overpaid.amount, instalments)
        letter = None if of_case else _letter(row, matter, overpaid.amount, parts_due, last_month, reason, debtor, ground, on)
        fields = {
            "recovery": told, "overpaid": [list(part) for part in overpaid.parts], "reason": reason, "fine": [ground.fine_low, ground.fine_high],
            "damages": ground.damages, "settled": ground.settled, "debtor": debtor,
            **({"remedies": letter["parts"]["remedies"], "letter": letters.quoted(letter)} if letter else {OF_CASE: of_case}),
        }  # fmt: skip
        seq = record(row.matter, "recover", Signed(on, by, at=at), fields, basis=ground.basis).seq
        if letter:
            letters.keep(letter, case=None, on=on, seq=seq)
        funds.recover(told, on=on, seq=seq)
        return Recovered(seq, overpaid.amount, parts_due, ground)


def overpayment(row: Any, matter: Matter, last_month: date, still_due: int) -> read.Overpaid:
    """What is to be recovered of a benefit now, by line. Raises Refusal where it was neither stopped nor cut to `still_due`, or nothing is."""
    if row.ends is None and not still_due:
        raise Refusal(f"“{matter.title}”尚未停发，不能追回", remedy="请先依法作出停发决定。")
    if still_due and not _is_due(row, matter, still_due, months.following(last_month)):
        raise Refusal(f"“{matter.title}”没有减发到每月{written_money(still_due)}", remedy="请先依法作出减发决定，再追回多发的部分。")
    overpaid = read.overpaid(row.pk, last_month, still_due)
    if not overpaid.amount:
        raise Refusal(f"{last_month:%Y-%m}以后没有多发的金额", remedy="请核对最后应享月。")
    if any(one.left for one in row.recoveries.all()):
        raise Refusal("该待遇已有尚未追回完毕的决定", remedy="请在原决定上办理退还。")
    return overpaid


def _letter(row: Any, matter: Matter, amount: int, parts_due: Sequence[int], last_month: date, reason: str, debtor: str, ground: grounds.Ground,
            on: date) -> dict[str, Any]:  # fmt: skip
    """The letter of a decision that no case takes, numbered."""
    here, instalments = district(on), len(parts_due)
    each = f"分{instalments}期退还，每期{'、'.join(map(written_money, dict.fromkeys(parts_due)))}" if instalments > 1 else "一次退还"
    body = [f"你（户）享受的“{matter.title}”，{last_month.year}年{last_month.month}月以后多发{written_money(amount)}，决定追回，{each}。",
            f"事实和理由：{reason}。"]  # fmt: skip
    parts = letters.on_a_benefit(matter, "追回多发待遇决定书", on, here, addressee=debtor or letters.addressee(row.person, on), body=body,
                                   basis=ground.basis)  # fmt: skip
    return letters.numbered(parts, on, here)


def _is_due(row: Any, matter: Matter, still_due: int, month: date) -> bool:
    """That the facts in force give this much for the month: a cut was decided."""
    return cuts.amount(matter, read.facts_in_force(row.pk, month), month, district()) == still_due


def divided(amount: int, parts: int) -> tuple[int, ...]:
    """`amount` 分 in equal instalments, the odd 分 in the first ones: nothing is lost or made by rounding."""
    each, odd = divmod(amount, parts)
    return tuple(each + (place < odd) for place in range(parts))


def repay(recovery: int, amount: int, *, why: str, on: date, by: Actor, consent: Mapping[str, Any] | None = None,
          at: datetime | None = None) -> int:  # fmt: skip
    """Enter what was given back under a recovery (the seq of its decision); it is set off against the oldest months first.

    The act's seq. Raises Refusal when it is more than what is still owed. `consent`: see `set_off`.
    """
    with act_transaction():
        found = read.recovery(recovery, for_change=True)
        row, matter = named(found.entitlement_id)
        check_office(by, FINANCE, matter.line, "登记退还", on)
        left = found.left
        if not 0 < amount <= left:
            raise Refusal(f"退还{written_money(max(amount, 0))}，与尚欠的{written_money(left)}不符", remedy="请核对金额。")
        parts = _set_off(read.overpaid(row.pk, found.last_entitled, found.still_due).parts, amount)
        fields = {"recovery": recovery, "repaid": [list(part) for part in parts], "why": why, **({"consent": dict(consent)} if consent else {})}
        seq = record(row.matter, "repay", Signed(on, by, at=at), fields).seq
        funds.give_back(found, parts, matter=row.matter, on=on, why=why, seq=seq)
        return seq


def set_off(recovery: int, amount: int, *, against: int, consent_on: date | None, on: date, by: Actor, at: datetime | None = None) -> int:
    """Take `amount` 分 out of what another benefit (`against`, its id) paid this month, by written consent of who draws that one.

    No text lets it be taken without consent, be it from the payee's own later benefits or from a member's of his family.
    The act's seq. Raises Refusal; also for more than the newest payment of that benefit.
    """
    with act_transaction():
        row, matter = named(against)
        if consent_on is None or consent_on > on:
            raise Refusal(f"没有享受“{matter.title}”的人的书面同意，不能从中扣还", CIVIL_CODE[985].cite(on),
                          "没有法律规定可以直接扣抵以后的或者家庭成员的待遇；请取得书面同意，或者分期退还。", CONSENT)  # fmt: skip
        paid = read.lines_of(against).order_by("-first", "-pk").first()
        if paid is None or amount > paid.amount:
            raise Refusal(f"扣还{written_money(amount)}，超过该待遇最近一次发放的金额", remedy="请减少扣还的金额。")
        consent = {"against": against, "person": row.person_id, "on": consent_on.isoformat()}
        return repay(recovery, amount, why=f"经书面同意（{consent_on}）自“{matter.title}”扣还", on=on, by=by, consent=consent, at=at)


def waive(recovery: int, amount: int, *, ground: str, reason: str, on: date, by: Actor, approver: Actor | None, at: datetime | None = None) -> int:
    """Write off what need not be given back: `ground` is one of grounds.WAIVERS, `reason` what was found; a second person approves.

    The act's seq. Raises Refusal, also for a fault of the recipient: who defrauded or did not report owes it all.
    """
    with act_transaction():
        found = read.recovery(recovery, for_change=True)
        row, matter = named(found.entitlement_id)
        check_one_of(by, (BUREAU,), matter.line, "", "核销", on)
        second = check_second(by, approver, "核销")
        check_office(second, HEAD, matter.line, "审批核销", on)
        if ground not in grounds.WAIVERS:
            raise Refusal(f"“{ground}”不是可以核销的情形", remedy=f"可选：{'、'.join(grounds.WAIVERS)}。")
        basis = grounds.WAIVERS[ground]
        if found.fault in (FRAUD, UNREPORTED, REFUSED) and ground == GAIN_GONE:
            raise Refusal(f"因“{found.fault}”取得的，不适用“{ground}”", basis.cite(on), "请依法追回，或者分期退还。")
        if not reason.strip():
            raise Refusal("核销没有写明核查的情况", basis.cite(on), "请写明核查的事实和证据。")
        if not 0 < amount <= found.left:
            raise Refusal(f"核销{written_money(max(amount, 0))}，与尚欠的{written_money(found.left)}不符", remedy="请核对金额。")
        fields = {"recovery": recovery, "waived": amount, "ground": ground, "reason": reason}
        seq = record(row.matter, "waive", Signed(on, by, second, at=at), fields, basis=basis).seq
        funds.waive(found, amount)
        return seq


def _set_off(parts: Sequence[tuple[int, int]], amount: int) -> list[tuple[int, int]]:
    taken = []
    for line, left in parts:
        here = min(left, amount)
        if here:
            taken.append((line, here))
        amount -= here
    if amount:
        raise Refusal(f"多发的金额只剩{written_money(sum(left for _, left in parts))}", remedy="请核对是否已经退回。")
    return taken
