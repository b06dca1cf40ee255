"""死亡通知：登记死亡日期，当日暂停其全部待遇，以及因其死亡而减少或者不再符合条件的家庭待遇；减发、停发另须决定。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, FUNERAL_HOME, HEAD, SECTION, TOWN, VILLAGE
from minzheng.registers import read as registers_read
from minzheng.registers import write as registers
from minzheng.statutes import CIVIL_CODE
from minzheng.vocabulary.errors import Refusal

from . import cuts
from .actor import Actor
from .benefits import check_one_of
from .district import district
from .money import Signed, record

WHO = (VILLAGE, TOWN, SECTION, BUREAU, FINANCE, HEAD, FUNERAL_HOME)


def report_death(person: int, died: date, *, source: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter a death (from a certificate, the household register or a data match: `source`). The act's seq.

    Everything the person draws is held the same day and stopped by a decision; so is what others draw and the death would
    lower: it stays as it was until the decision to reduce it. Raises Refusal for an unknown person,
    a day in the future or before birth, another day than the one entered before.
    """
    with act_transaction():
        found = registers_read.person(person)
        check_one_of(by, WHO, "", found.town, "死亡登记", on)
        _check(found, died, on)
        why = f"{source}：{died}死亡"
        planned = cascade.person_changed(person, {"person.died": died}, months.first_day(months.number_of(died)))
        reached = cuts.reach(planned, months.following(died), f"{source}：成员{died}死亡", district(on))
        holds = {row.pk: why for row in read.payable_to(person)}
        holds = holds | {id: f"{source}：成员{died}死亡，不再符合条件" for id in reached.ended if id not in holds} | dict(reached.holds)
        fields = {
            "person": person, "died": died.isoformat(), "source": source, "holds": [list(one) for one in sorted(holds.items())],
            "versions": [version.told() for version in reached.versions],
        }  # fmt: skip
        seq = record("register_people", "report_death", Signed(on, by, at=at), fields, basis=CIVIL_CODE[13] + CIVIL_CODE[15]).seq
        registers.change_person(person, seq, died=died)
        funds.keep_versions(reached.versions, seq)
        funds.hold_many(sorted(holds.items()), since=on, seq=seq)
        return seq


def _check(found, died: date, on: date) -> None:  # type: ignore[no-untyped-def]
    if died > on or died < found.born:
        raise Refusal(f"死亡日期{died}在通知日期{on}之后，或者早于出生日期", remedy="请核对死亡证明。")
    if found.died is not None:
        raise Refusal(f"该人已登记死亡（{found.died}）", CIVIL_CODE[15].cite(on), "日期有误的，依法更正。")
