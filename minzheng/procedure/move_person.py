"""户籍迁移：登记迁出（或者迁入），自迁出次月起不再具有本地户籍的事实带到有关的每项待遇。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import cascade, months
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD, SECTION, TOWN
from minzheng.registers import read as registers_read
from minzheng.registers import write as registers
from minzheng.vocabulary.errors import Refusal

from . import cuts
from .actor import Actor
from .benefits import check_one_of
from .district import district
from .money import Signed, record

WHO = (TOWN, SECTION, BUREAU, HEAD)


def move_person(person: int, *, moved: date, local: bool, on: date, by: Actor, provincial: bool = True, town: str = "",
                village: str = "", at: datetime | None = None) -> int:  # fmt: skip
    """Enter that a person's hukou moved on a day: `local` whether it is in the district after it. The act's seq.

    The month of the move is still paid; from the next month on the facts say so, and the payroll asks the conditions again.
    """
    with act_transaction():
        found = registers_read.person(person)
        check_one_of(by, WHO, "", found.town, "户籍迁移登记", on)
        if moved > on:
            raise Refusal(f"迁移日期{moved}在登记日期{on}之后", remedy="请核对日期。")
        changed = {"person.local": local, "person.provincial": provincial}
        following = months.following(moved)
        reached = cuts.reach(cascade.person_changed(person, changed, following), following, f"户籍{moved}迁移", district(on))
        columns = {"local": local, "provincial": provincial, **({"town": town} if town else {}), **({"village": village} if village else {})}
        fields = {"person": person, "moved": moved.isoformat(), "columns": columns, "holds": [list(one) for one in reached.holds],
                  "versions": [version.told() for version in reached.versions]}  # fmt: skip
        seq = record("register_people", "move", Signed(on, by, at=at), fields).seq
        registers.change_person(person, seq, **columns)
        funds.keep_versions(reached.versions, seq)
        funds.hold_many(reached.holds, since=on, seq=seq)
        return seq
