"""死亡通知：登记死亡日期，当日暂停其全部待遇，并把事实的变化带到与其有关的每项待遇；一个行为，同时成立。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, HEAD, SECTION, TOWN, VILLAGE
from minzheng.registers import read as registers_read
from minzheng.registers import write as registers
from minzheng.statutes import CIVIL_CODE
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of
from .money import Signed, record

WHO = (VILLAGE, TOWN, SECTION, BUREAU, FINANCE, HEAD)


def report_death(person: int, died: date, *, source: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter a death (from a certificate, the household register or a data match: `source`). The act's seq.

    Everything the person draws is held the same day; it is stopped by a decision. Raises Refusal for an unknown person,
    a day in the future or before birth, another day than the one entered before.
    """
    with act_transaction():
        found = registers_read.person(person)
        check_one_of(by, WHO, "", found.town, "死亡登记", on)
        _check(found, died, on)
        versions = cascade.person_changed(person, {"person.died": died}, months.first_day(months.number_of(died)))
        held = list(read.payable_to(person))
        why = f"{source}：{died}死亡"
        fields = {
            "person": person, "died": died.isoformat(), "source": source, "holds": [[row.pk, why] for row in held],
            "versions": [version.told() for version in versions],
        }  # fmt: skip
        seq = record("register_people", "report_death", Signed(on, by, at=at), fields, basis=CIVIL_CODE[13] + CIVIL_CODE[15]).seq
        registers.change_person(person, seq, died=died)
        funds.hold(person, since=on, why=why, seq=seq)
        funds.keep_versions(versions, seq)
        return seq


def _check(found, died: date, on: date) -> None:  # type: ignore[no-untyped-def]
    if died > on or died < found.born:
        raise Refusal(f"死亡日期{died}在通知日期{on}之后，或者早于出生日期", remedy="请核对死亡证明。")
    if found.died is not None:
        raise Refusal(f"该人已登记死亡（{found.died}）", CIVIL_CODE[15].cite(on), "日期有误的，依法更正。")
