"""What acts of the rehearsed year tell is worked out from what the year did: 提标 from the benefits drawn (and the arrears are really
paid), the month's account with the funeral home from what was waived."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from minzheng.funds import months
from minzheng.procedure.known import waived_in
from minzheng.procedure.standards import key_of
from minzheng.procedure.uprate import lacking, pay_differences
from minzheng.procedure.what_if import readers_of, what_if
from minzheng.vocabulary import Step

from . import events
from .script import CasePlan

if TYPE_CHECKING:
    from .live import Year

MATTER, STANDARD = "raising_standards", "standard"
SETTLEMENT, MONTH = "funeral_settlement", "settling.month"


def listed(plan: CasePlan) -> dict[str, Any]:
    """What the funeral home reports of a month: what it has settled in it. Nothing for other cases."""
    if plan.matter.id != SETTLEMENT:
        return {}
    cases, amount = waived_in(plan.household.facts[MONTH])
    return {"settling.claimed_cases": cases, "settling.claimed": amount}


def worked_out(year: Year, plan: CasePlan, step: Step, day: date) -> dict[str, Any]:
    """What an act of this case records that the benefits themselves settle; nothing for other acts."""
    if (plan.matter.id, step.verb) == (SETTLEMENT, "remit"):
        return {"settling.paid": waived_in(plan.household.facts[MONTH])[1]}
    if plan.matter.id != MATTER:
        return {}
    if step.verb == "try_out":
        return _tried_out(plan, day)
    if step.verb == "make_up":
        return {"raising.arrears": _made_up(year, plan, day)}
    return {}


def _tried_out(plan: CasePlan, day: date) -> dict[str, Any]:
    """How many draw it, and what a month would cost more than by the standards known so far."""
    month = day.replace(day=1)
    people: dict[str, int] = {}
    cost = 0
    for row in plan.household.members[STANDARD]:
        answer = what_if(row["standard.name"], row["standard.level"], month, key=key_of(row["standard.key"]) or "", until=month, known_on=day)
        for effect in answer.effects:
            people[effect.matter.id] = effect.whole.people
        cost += answer.cost
    return {"raising.people": sum(people.values()), "raising.cost": cost}


def _made_up(year: Year, plan: CasePlan, day: date) -> int:
    """Pay, for every month since the standard applies, what was lacking; 分 in all. It arrives the same day."""
    facts, total = plan.household.facts, 0
    since, until = months.first_day(months.number_of(facts["document.effective"])), day.replace(day=1)
    document = f"{facts['document.name']}（{facts['document.number']}）"
    for page in {matter.id: matter for row in plan.household.members[STANDARD] for matter in readers_of(row["standard.name"])}.values():
        if not lacking(page, since, until, day).lines:  # it only compares itself with the standard
            continue
        preparer, head = events.office(year, "finance"), events.office(year, "head")
        made = pay_differences(page.id, since, until, document=document, on=day, by=preparer, approver=head, at=year.moment(day))
        assert made.seq is not None
        events.arrive_today(year, made.seq, day)
        total += made.total
    return total
