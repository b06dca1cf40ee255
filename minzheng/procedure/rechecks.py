"""定期复核的日历：每项在享待遇何时应当复核；有案件的在案件中复核，期初待遇在这里登记复核。期限都由事项页的“复核”期限算出。

复核只是核实；查明的变化依变更、减发、停发各自的程序办理。逾期未复核不停发任何待遇。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng import catalogue
from minzheng.funds import cascade, read
from minzheng.journal.transaction import act_transaction
from minzheng.offices import TOWN
from minzheng.registers import read as registers
from minzheng.registers import write as registers_write
from minzheng.vocabulary import Clock, Matter
from minzheng.vocabulary.deciding import clocks_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Act, History

from .actor import Actor
from .benefits import check_one_of, named
from .district import District, district
from .models import STILL, Case
from .money import Signed, record
from .perform import proceeding_of

REGISTER = "recheck"
TWO = "二人复核"


@dataclass(frozen=True)
class DueRecheck:
    """That a benefit is to be re-verified by a day: `entitlement`, its `matter`, `town`, `case` ("" for 期初), the clock's title and article."""

    due: date
    entitlement: int
    matter: str
    town: str
    case: str
    title: str
    basis: str


def due(until: date, *, town: str = "", matters: Sequence[str] | None = None) -> list[DueRecheck]:
    """Every running benefit whose page sets a time for its recheck and whose time comes by `until`, the earliest first."""
    here, found = district(), []
    for matter in catalogue.matters():
        clocks = recurring(matter)
        if clocks and (matters is None or matter.id in matters):
            found += [one for one in _of(matter, clocks, until, here) if not town or one.town == town]
    return sorted(found, key=lambda one: (one.due, one.entitlement))


def recurring(matter: Matter) -> tuple[Clock, ...]:
    """The clocks of a page that bring a recheck back again and again."""
    return tuple(clock for clock in matter.clocks if clock.until.times is None and clock.until.verb == "recheck")


def _of(matter: Matter, clocks: Sequence[Clock], until: date, here: District) -> Iterator[DueRecheck]:
    titles = {clock.title for clock in clocks}
    done = {int(row.name): row.since for row in registers.rows_of(REGISTER) if row.kind == matter.id}
    cases = {case.number: case for case in Case.objects.filter(STILL, matter=matter.id)}
    for row in read.running_of_matter(matter.id, until):
        case = cases.get(row.case)
        history = proceeding_of(case).history if case is not None else _imagined(matter, row.starts, done.get(row.pk))
        situation = here.situation(until)
        situation.facts, situation.members = read.as_rules_take(read.facts_in_force(row.pk, until))
        situation.history = history if row.held_since is None else _with_deaths(matter, row, history)
        told = [one for one in clocks_of(matter, situation) if one.title in titles and one.due is not None and one.due <= until]
        if told:
            first = min(told, key=lambda one: one.due or date.max)
            assert first.due is not None
            yield DueRecheck(first.due, row.pk, matter.id, row.town, row.case, first.title, first.basis)


def _imagined(matter: Matter, starts: date, checked: date | None) -> History:
    """What a benefit that stood before the system counts from: its first month here as the decision, its last recheck."""
    deciding = next(step for step in matter.steps if step.decides)
    acts = [Act(deciding.verb, starts, said={"outcome": "grant", "outcome.granted": True})]
    return History([*acts, Act("recheck", checked)] if checked else acts)


def _with_deaths(matter: Matter, row: Any, history: History) -> History:
    """A member's death that the register knows and no act of the case tells: it starts its own clock (核查期限)."""
    step = matter.step("lose")
    if step is None:
        return history
    told = {act.said.get("handling.died") for act in history.acts if act.verb == "lose"}
    died = sorted(one.died for one in registers.people(cascade.people_of(row)) if one.died is not None and one.died not in told)
    last = history.acts[-1].day
    return History([*history.acts, *(Act("lose", max(day, last), said={"handling.died": day}) for day in died)])


def recheck(entitlement: int, *, found: str, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter that two officers of the town re-verified a benefit without a case, and what they found. The act's seq.

    Raises Refusal where the benefit has a case (it is done there), has ended, or one officer came alone.
    """
    with act_transaction():
        row, matter = named(entitlement)
        check_one_of(by, (TOWN,), matter.line, row.town, "定期复核", on)
        clocks = recurring(matter)
        if row.case:
            raise Refusal(f"该待遇属于案件{row.case}", remedy="请在案件中办理复核。")
        if row.ends is not None and row.ends <= on:
            raise Refusal(f"“{matter.title}”自{row.ends}起已经停发", remedy="无须复核。")
        if len(set(by.staff)) < 2:
            raise Refusal("复核应由二人以上办理", (clocks[0].basis if clocks else matter.basis).cite(on), "请由二名经办人员复核。", TWO)
        if not found.strip():
            raise Refusal("复核没有写明查明的情况", remedy="请写明查明的情况；没有变化的写明没有变化。")
        kept = {"register": REGISTER, "number": f"{entitlement}-{on.isoformat()}", "name": str(entitlement), "kind": matter.id, "town": row.town,
                "since": on.isoformat(), "details": {"by": by.number}}  # fmt: skip
        fields = {"entitlement.rechecked": entitlement, "found": found, "register.rows": [kept]}
        basis = clocks[0].basis if clocks else matter.basis
        seq = record(row.matter, "recheck", Signed(on, by, at=at), fields, basis=basis).seq
        registers_write.enter([kept], seq)
        return seq
