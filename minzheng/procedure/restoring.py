"""恢复说明：不得已换回旧库以后，由负责人记明缺了哪一段、为什么、依据什么，台账才能继续。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.journal.restore import restored
from minzheng.journal.write import Entry
from minzheng.offices import HEAD

from .operators import holder


def record_restore(why: str, basis: str, *, on: date, at: datetime, by: str = "") -> int:
    """The act that says what was lost; its seq. `by` = the head's staff number ("" = whoever is head).

    Raises Refusal when nothing was lost, nothing is explained, or nobody may sign.
    """
    head = holder(HEAD.id, by)
    act = Entry(act_id=None, case=None, matter="journal", verb="restore", origin="here", on=on, at=at, actor=head.number, role=head.office,
                org=head.organ, basis=(basis,) if basis else ())  # fmt: skip
    return restored(act, why).seq
