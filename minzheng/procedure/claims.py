"""追回案件与发放账：决定追回、登记退还、批准核销的环节，由同一个事务里的资金行为记入账；金额与账不符的，整个行为不成立。

案件不写在享待遇编号的（不在本系统的发放账上），只有案件，没有账。
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from minzheng.facts.recoveries import SET_OFF
from minzheng.vocabulary import CLAIMS, REPAYS, SETTLES
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.reading import month_start
from minzheng.vocabulary.situation import Act
from minzheng.vocabulary.wording import written_money

from .actor import Actor
from .benefits import named
from .models import Case
from .recover import recover, repay, set_off, waive

LINE, PROPOSED = "recovery.line", "propose"


def settle(what: str, case: Case, before: Proceeding, act: Act, by: Actor, at: datetime) -> None:
    """Enter in the books what an act of a case does to the overpayment it is about (Step.claim). Raises Refusal."""
    line = str(before.facts.get(LINE, "")).strip()
    if not line:
        return
    row = _of_case(line, case)
    if what == CLAIMS:
        if act.said.get("outcome") == "grant":
            _claim(row.pk, case, before, act, by, at)
        return
    if what == SETTLES and not any(one.left for one in row.recoveries.all()):
        return
    owed = next((one for one in row.recoveries.order_by("on", "pk") if one.left), None)
    if owed is None:
        raise Refusal(f"待遇{line}没有尚欠的追回", remedy="请核对是否已经还清。")
    if what == SETTLES:
        raise Refusal(f"发放账上还欠{written_money(owed.left)}", remedy="请在还清或者核销以后结案。")
    if what == REPAYS:
        _repay(owed.seq, act, by, at)
    else:
        proposed = next(one for one in reversed(before.history.acts) if one.verb == PROPOSED)
        clerk = Actor(tuple(proposed.actors), "bureau", by.organ)
        reason = str(proposed.said["handling.reason"])
        waive(owed.seq, act.said["recovery.waived"], ground=proposed.said["recovery.why_waived"], reason=reason, on=act.day, by=clerk, approver=by, at=at)
    owed.refresh_from_db()
    if owed.left != act.said["recovery.left"]:
        raise Refusal(f"所填此后尚欠{written_money(act.said['recovery.left'])}，发放账上为{written_money(owed.left)}", remedy="请核对金额。")


def _of_case(line: str, case: Case) -> Any:
    """The benefit that the case names, if it is that of whom the case is about and of the case's line of business."""
    if not (line.isascii() and line.isdigit()):
        raise Refusal(f"“{line}”不是在享待遇编号", remedy="请从在享待遇的页面立案。")
    row, benefit = named(int(line))
    if benefit.line != case.line or case.subject != f"person:{row.person_id}":
        raise Refusal(f"待遇{line}不是本案当事人的{case.line}待遇", remedy="请从在享待遇的页面立案。")
    return row


def _claim(entitlement: int, case: Case, before: Proceeding, act: Act, by: Actor, at: datetime) -> None:
    facts = {key.partition(".")[2]: value for key, value in before.facts.items()}
    still_due = max((row["overpaid.due"] for row in before.members["overpaid"]), default=0)
    made = recover(
        entitlement, last_month=month_start(facts["last_month"], 0), fault=facts["fault"], reason=str(act.said["handling.reason"]), on=act.day, by=by,
        acted=facts["ended"], still_due=still_due, knew=facts["knew"], gain_left=facts["gain_left"], urban=facts["urban"],
        instalments=act.said["recovery.instalments"], debtor=str(facts.get("debtor", "")), of_case=case.number, at=at,
    )  # fmt: skip
    if made.amount != act.said["recovery.ordered"]:
        told = f"发放账上现在多发{written_money(made.amount)}，与所决定的{written_money(act.said['recovery.ordered'])}不符"
        raise Refusal(told, remedy="账已变化的，请终止本案，按现在的账重新立案。")


def _repay(recovery: int, act: Act, by: Actor, at: datetime) -> None:
    amount, against = act.said["recovery.repaid"], str(act.said.get("recovery.against", "")).strip()
    if act.said["recovery.way"] == SET_OFF:
        if not (against.isascii() and against.isdigit()):
            raise Refusal(f"“{against}”不是在享待遇编号", remedy="请写明从哪一项在享待遇扣还。")
        set_off(recovery, amount, against=int(against), consent_on=act.said["recovery.consented"], on=act.day, by=by, at=at)
    else:
        repay(recovery, amount, why=act.said["recovery.way"], on=act.day, by=by, at=at)
