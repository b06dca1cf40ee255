"""慈善基金期初：系统启用以前各项限定基金的用途和结余，一个行为登记全部。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import CHARITY_HOUSE
from minzheng.statutes import CHARITY, CHARITY_2016
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .money import Signed, check_office, record
from .opening import OPENING


def open_funds(funds_with_balance: Sequence[tuple[str, str, int]], *, on: date, by: Actor, origin: str = OPENING,
               at: datetime | None = None) -> int:  # fmt: skip
    """Enter funds (name, restricted purpose, balance in 分) in one act; its seq. Raises Refusal for a name that is there."""
    if not funds_with_balance:
        raise Refusal("没有要登记的基金", remedy="请列出基金的名称、用途和结余。")
    check_office(by, CHARITY_HOUSE, "", "登记慈善基金", on)
    with act_transaction():
        fields = {"funds": [[name, purpose, opening] for name, purpose, opening in funds_with_balance]}
        seq = record("funds", "open_funds", Signed(on, by, at=at), fields, basis=CHARITY_2016[53] + CHARITY[54], origin=origin).seq
        for name, purpose, opening in funds_with_balance:
            funds.found_fund(name, purpose, opening, on=on, seq=seq)
        return seq
