"""死亡通知：登记死亡日期，当日暂停其全部待遇，以及因其死亡而减少或者不再符合条件的家庭待遇；减发、停发另须决定。"""

from __future__ import annotations

from datetime import date, datetime

from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.funds.freezing import Version
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
from .hold import BASIS, OF_CASE
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
        holds, versions = _reached(person, died, source, on)
        fields = {
            "person": person, "died": died.isoformat(), "source": source, "holds": [list(one) for one in sorted(holds.items())],
            "versions": [version.told() for version in versions],
        }  # fmt: skip
        seq = record("register_people", "report_death", Signed(on, by, at=at), fields, basis=CIVIL_CODE[13] + CIVIL_CODE[15]).seq
        registers.change_person(person, seq, died=died)
        funds.keep_versions(versions, seq)
        funds.hold_many(sorted(holds.items()), since=on, seq=seq)
        return seq


def hold_for_death(person: int, died: date, *, source: str, on: date, by: Actor, case: str = "", at: datetime | None = None) -> int | None:
    """Hold the same day what a notice of this death would hold, where it is still to be verified: no death is entered. `case`: the
    one that verifies it, by which it is released. The act's seq, None when nothing is left to hold. Raises Refusal."""
    with act_transaction():
        found = registers_read.person(person)
        check_one_of(by, WHO, "", found.town, "暂停发放", on)
        if found.died is not None:  # its notice has held everything already
            return None
        holds, _ = _reached(person, died, source, on)
        held = {row.pk for row in read.held() if row.pk in holds}
        told = sorted((id, f"{why}，待核实"[:200]) for id, why in holds.items() if id not in held)
        if not told:
            return None
        fields = {"person": person, "holds": [list(one) for one in told], **({OF_CASE: case} if case else {})}
        seq = record("benefits", "hold", Signed(on, by, at=at), fields, basis=BASIS).seq
        funds.hold_many(told, since=on, seq=seq)
        return seq


def _reached(person: int, died: date, source: str, on: date) -> tuple[dict[int, str], list[Version]]:
    """Every line that a death holds, with the reason; the versions of the facts of others that it changes at once."""
    planned = cascade.person_changed(person, {"person.died": died}, months.first_day(months.number_of(died)))
    reached = cuts.reach(planned, months.following(died), f"{source}：成员{died}死亡", district(on))
    holds = {row.pk: f"{source}：{died}死亡" for row in read.payable_to(person)}
    return holds | {id: f"{source}：成员{died}死亡，不再符合条件" for id in reached.ended if id not in holds} | dict(reached.holds), reached.versions


def _check(found, died: date, on: date) -> None:  # type: ignore[no-untyped-def]
    if died > on or died < found.born:
        raise Refusal(f"死亡日期{died}在通知日期{on}之后，或者早于出生日期", remedy="请核对死亡证明。")
    if found.died is not None:
        raise Refusal(f"该人已登记死亡（{found.died}）", CIVIL_CODE[15].cite(on), "日期有误的，依法更正。")
