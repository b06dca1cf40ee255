"""检查频次：本年到一个对象检查过几次，公布的计划按它的风险等级许可几次。都从办件和登记簿数出，不由检查人员填写。"""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from minzheng.registers import read as registers
from minzheng.vocabulary.coding import decode_history

from .models import STILL, Case

INSPECTIONS = ("random_inspection", "special_inspection")
PLAN = "inspection_plan"
PLANNED = "经批准的专项部署"
REGISTERS = ("organisation", "care_home")


def before(code: str, day: date) -> int:
    """How often the body with this number was visited this year, up to the day, by any kind of inspection."""
    rows = Case.objects.filter(matter__in=INSPECTIONS, subject=f"organisation:{code}").values_list("history", flat=True)
    acts = [act for history in rows for act in decode_history(orjson.loads(history)).acts]
    return sum(act.verb == "inspect" and act.day.year == day.year and act.day <= day for act in acts)


def under_way(subject: str) -> bool:
    """Whether an inspection of any kind is open about this subject (organisation:…); about nobody there is none."""
    return bool(subject) and Case.objects.filter(STILL, matter__in=INSPECTIONS, subject=subject).exists()


def set_off_by_lead(code: str) -> bool:
    """Whether an inspection of the body with this number, open and not yet made, was set off by a complaint or an order and no plan."""
    rows = Case.objects.filter(STILL, matter="special_inspection", subject=f"organisation:{code}").values_list("facts", "history")
    return any(
        orjson.loads(facts).get("visit.trigger") != PLANNED and not any(act.verb == "inspect" for act in decode_history(orjson.loads(history)).acts)
        for facts, history in rows
    )


def cap(code: str, day: date) -> int | None:
    """The visits a year that the published plan allows for a body of this risk class; None where nothing is published for it."""
    risk, plan = _risk(code), _published(day)
    allowed = plan.get(f"plan.visits_{risk.lower()}") if plan is not None and risk else None
    return None if allowed is None else int(allowed)


def _risk(code: str) -> str:
    """The risk class of a body as its register has it, "" where none does."""
    rows = (registers.numbered(register, code) for register in REGISTERS)
    return next((str(row.details["risk"]) for row in rows if row is not None and row.details.get("risk")), "")


def _published(day: date) -> dict[str, Any] | None:
    """The facts of the year's newest plan that was published by the day."""
    for case in Case.objects.filter(matter=PLAN, opened_on__year=day.year, opened_on__lte=day).order_by("-opened_on", "-number"):
        if any(act.verb == "publish" and act.day <= day for act in decode_history(orjson.loads(case.history)).acts):
            return dict(orjson.loads(case.facts))
    return None
