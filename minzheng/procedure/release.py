"""恢复：暂停的原因查清后恢复发放，暂停期间应发的随下一批次补发。只由人恢复，批次不会自行恢复。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of, named
from .hold import BASIS
from .money import Signed, record


def release(entitlement: int, *, why: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Let a held entitlement be paid again, with what was found out. The act's seq. Raises Refusal when it is not held."""
    with act_transaction():
        row, matter = named(entitlement)
        if row.held_since is None:
            raise Refusal(f"“{matter.title}”没有暂停", remedy="无须恢复。")
        if not why.strip():
            raise Refusal("恢复发放没有写明查明的情况", remedy="请写明查明的情况。")
        if on < row.held_since:
            raise Refusal(f"恢复日期{on}早于暂停日期{row.held_since}", remedy="请核对日期。")
        check_one_of(by, (BUREAU, HEAD), matter.line, "", "恢复发放", on)
        fields = {"released": [row.pk], "why": why, "held_by": row.held_by, "held_why": row.held_why}
        seq = record(row.matter, "release", Signed(on, by, at=at), fields, basis=BASIS, case=row.case).seq
        funds.release(row.pk, seq)
        return seq
