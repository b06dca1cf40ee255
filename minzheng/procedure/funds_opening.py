"""慈善基金期初：系统启用以前各项限定基金的用途和结余，一个行为登记全部。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import CHARITY_HOUSE
from minzheng.statutes import CHARITY, CHARITY_2016
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .money import Signed, check_office, record
from .opening import OPENING


def open_funds(funds_with_balance: Sequence[tuple[str, str, int]], *, on: date, by: Actor, origin: str = OPENING,
               act_id: UUID | None = None, at: datetime | None = None) -> int:  # fmt: skip
    """Enter funds (name, restricted purpose, balance in 分) in one act; its seq. Raises Refusal for a name that is there.

    Sent again under the same `act_id` it answers as the first time.
    """
    if not funds_with_balance:
        raise Refusal("没有要登记的基金", remedy="请列出基金的名称、用途和结余。")
    check_office(by, CHARITY_HOUSE, "", "登记慈善基金", on)
    with act_transaction():
        fields = {"funds": [[name, purpose, opening] for name, purpose, opening in funds_with_balance]}
        signed = Signed(on, by, act_id=act_id, at=at)
        done = record("funds", "open_funds", signed, fields, basis=CHARITY_2016[53] + CHARITY[54], origin=origin)
        for name, purpose, opening in funds_with_balance if done.fresh else ():
            funds.found_fund(name, purpose, opening, on=on, seq=done.seq)
        return done.seq
