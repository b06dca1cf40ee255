"""查阅：工作人员看隐去的姓名、号码、敏感事实和文书，每看一次是台账里的一个行为：谁、看了什么、为什么；涉及未成年人的另行标明。"""

from __future__ import annotations

from datetime import UTC, datetime

from minzheng.journal.record import BEIJING
from minzheng.journal.transaction import act_transaction
from minzheng.journal.volumes import MATTER
from minzheng.journal.write import Entry, append
from minzheng.statutes import MINORS_ONLINE, PERSONAL_INFORMATION
from minzheng.vocabulary.errors import Refusal

from .actor import Actor

LOOKED = "look"


def look(by: Actor, case: str, what: str, why: str, *, minor: bool, at: datetime | None = None) -> int:
    """Record that somebody sees personal data: `what` of which case ("" = the register of people) and why. The act's seq.

    It stands beside the case, not in it: looking is no step of a procedure. Raises Refusal without a reason; then nothing
    may be shown.
    """
    if not why.strip():
        raise Refusal("查阅个人信息没有写明理由", PERSONAL_INFORMATION[6].cite(), "请写明查阅的理由。")
    moment = at or datetime.now(UTC)
    on = moment.astimezone(BEIJING).date()
    basis = PERSONAL_INFORMATION[51] + MINORS_ONLINE[36] if minor else PERSONAL_INFORMATION[51]
    entry = Entry(None, None, MATTER, LOOKED, "here", on, moment, by.number, by.office, by.organ, tuple(str(one) for one in basis if one.in_force(on)),
                  {"case": case, "what": what, "why": why, "minor": minor})  # fmt: skip
    with act_transaction():
        return append(entry).seq
