"""名单比对：其他登记簿的一份名单与在享人员比对，每一条比中立一个核实案件；死亡信息同日暂停，其他信息不停不减。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import orjson

from minzheng import catalogue
from minzheng.funds import read
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD, SECTION
from minzheng.registers import read as registers
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of
from .death import hold_for_death
from .models import Case
from .perform import Opening, open_case, perform

MATTER = "register_match"
WHO = (SECTION, BUREAU, HEAD)
DEATHS, OURS = "死亡", ("死亡", "婚姻登记")
CHUNK = 500


@dataclass(frozen=True)
class Listed:
    """One row of another register's list: of whom (id in the register of people), what it says, of which day."""

    person: int
    content: str
    day: date


@dataclass
class Matched:
    """What a list led to: cases by person; who draws nothing; who has not authorised it; what had been entered before."""

    cases: dict[int, str] = field(default_factory=dict)
    draw_nothing: list[int] = field(default_factory=list)
    not_authorised: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def match_list(source: str, rows: Sequence[Listed], *, on: date, by: Actor, at: datetime | None = None) -> Matched:
    """Compare a list of register `source` (an option of match.source) with everybody who draws a benefit or belongs to who does.

    Each match becomes a case to be verified; nothing is lowered or stopped by it. A death is held the same day. A list
    entered twice makes no second case. A death holds what a notice of it would: also what others draw and it would lower.
    Raises Refusal.
    """
    page, found = catalogue.matter(MATTER), Matched()
    options = next(fact.values for fact in page.needed() if fact.key == "match.source")
    if source not in options:
        raise Refusal(f"没有“{source}”这一登记簿", remedy=f"可选：{'、'.join(options)}。")
    with act_transaction():
        check_one_of(by, WHO, page.line, "", "名单比对", on)
        for row in rows:
            _match(found, source, row, on, by, at)
    return found


def may_match(by: Actor, on: date) -> bool:
    """Whether somebody may compare a list: he may be of another line of business."""
    try:
        check_one_of(by, WHO, catalogue.matter(MATTER).line, "", "名单比对", on)
    except Refusal:
        return False
    return True


def _match(found: Matched, source: str, row: Listed, on: date, by: Actor, at: datetime | None) -> None:
    person = registers.person(row.person)
    lines = read.lines_about(row.person, on)
    if not lines:
        found.draw_nothing.append(row.person)
        return
    authorised = all(read.thawed(read.facts_in_force(line.pk, on))["facts"].get("household.authorised", False) for line in lines)
    if source not in OURS and not authorised:
        found.not_authorised.append(row.person)
        return
    facts = {"match.source": source, "match.content": row.content, "match.day": row.day, "household.authorised": authorised}
    if _entered_before(row, facts):
        found.known.append(row.person)
        return
    opening = Opening(catalogue.matter(MATTER), facts, {}, person.town, f"person:{row.person}", person.name)
    case = open_case(opening, "enter", on=on, by=by, at=at).case
    if source == DEATHS:
        perform(case, "pause", on=on, by=by, said={"handling.reason": f"{source}信息比中（{row.day}），待核实"}, at=at)
        hold_for_death(row.person, row.day, source=f"{source}信息比中", on=on, by=by, case=case, at=at)
    found.cases[row.person] = case


def deaths_told(people: Iterable[int]) -> set[int]:
    """Those of these people of whom a death that a list told of has a case, open or settled."""
    wanted, found = [f"person:{one}" for one in people], set[int]()
    for start in range(0, len(wanted), CHUNK):
        rows = Case.objects.filter(matter=MATTER, subject__in=wanted[start : start + CHUNK], facts__contains=f'"match.source":"{DEATHS}"')
        found |= {int(subject.removeprefix("person:")) for subject in rows.values_list("subject", flat=True)}
    return found


def _entered_before(row: Listed, facts: dict[str, object]) -> bool:
    """Whether this very information about the person has a case already, open or settled."""
    seen = Case.objects.filter(matter=MATTER, subject=f"person:{row.person}")
    return any(all(_told(case)[key] == str(facts[key]) for key in ("match.source", "match.content", "match.day")) for case in seen)


def _told(case: Case) -> dict[str, str]:
    return {key: str(value) for key, value in orjson.loads(case.facts).items()}
