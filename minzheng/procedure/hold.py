"""暂停：死亡、数据比对命中或者核查未完的，当日暂停全部待遇，可以恢复；停发另须作出决定。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, HEAD, SECTION, TOWN
from minzheng.statutes import RELIEF, SUBSISTENCE
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of
from .money import Signed, record

WHO = (TOWN, SECTION, BUREAU, FINANCE, HEAD)
OF_CASE = "of_case"
"""What names, in an act of holding outside a case, the case that decides whether it lasts."""
BASIS = RELIEF[13] + SUBSISTENCE[31]


def hold(person: int, *, why: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Hold everything a person draws, from this day on; what is held keeps its first reason. The act's seq.

    Raises Refusal when nothing is being paid to the person, or no reason is given.
    """
    if not why.strip():
        raise Refusal("暂停发放没有写明原因", remedy="请写明原因和来源。")
    with act_transaction():
        rows = list(read.payable_to(person))
        if not rows:
            raise Refusal("该人没有正在发放的待遇可以暂停", remedy="请核对人员。")
        check_one_of(by, WHO, "", rows[0].town, "暂停发放", on)
        fields = {"person": person, "holds": [[row.pk, why] for row in rows]}
        seq = record("benefits", "hold", Signed(on, by, at=at), fields, basis=BASIS).seq
        funds.hold(person, since=on, why=why, seq=seq)
        return seq
