"""学法记录：某人某年的学法考试结果、补考、核实过的演练次数，从办件中得出，进入年度考核，不由考核人员填写。

以工号认人；没有记工号的（平台导入的旧记录、没有写工号的考核）才以姓名认。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import orjson
from django.db.models import Q, QuerySet

from minzheng.vocabulary.coding import decode_history
from minzheng.vocabulary.steps import GRANTED

from .models import Case

EXAM, DRILL = "law_exam", "law_drill"
PASSED, FAILED = "合格", "不合格"


@dataclass(frozen=True)
class Studied:
    """Who is asked about: by name, and by staff number where it is known."""

    name: str
    staff: str = ""


def exam(person: Studied, year: int, day: date) -> str | None:
    """The first result of the year's exam, as recorded by the day; None where nothing was marked (an absence is judged by a person)."""
    return next(_results(person, year, day), None)


def retaken(person: Studied, year: int, day: date) -> bool | None:
    """Whether who failed passed a later exam of the year; None where nothing was marked."""
    results = list(_results(person, year, day))
    return (FAILED in results and PASSED in results[results.index(FAILED) :]) if results else None


def drills(person: Studied, year: int, day: date) -> int | None:
    """The year's drills of this person that somebody else confirmed; None where the system holds no drill of that year at all."""
    kept = Case.objects.filter(matter=DRILL, opened_on__year=year)
    if not kept.exists():
        return None
    histories = _of(kept, "drill", person)
    return sum(any(act.verb == "confirm" and act.day <= day for act in decode_history(orjson.loads(one.history)).acts) for one in histories)


def _results(person: Studied, year: int, day: date) -> Iterator[str]:
    """合格 or 不合格 of every exam of the year that was marked by the day, in order."""
    marked = []
    for case in _of(Case.objects.filter(matter=EXAM, opened_on__year=year), "exam", person):
        acts = decode_history(orjson.loads(case.history)).acts
        marked += [(act.day, case.number, act.said.get(GRANTED.key)) for act in acts if act.verb == "mark" and act.day <= day]
    return iter([PASSED if passed else FAILED for _, _, passed in sorted(marked)])


def _of(rows: QuerySet[Case], group: str, person: Studied) -> list[Case]:
    found = []
    for one in rows.filter(Q(facts__contains=f'"{person.name}"') | Q(facts__contains=f'"{person.staff or person.name}"')):
        facts = orjson.loads(one.facts)
        staff = facts.get(f"{group}.staff")
        if staff == person.staff if staff and person.staff else facts.get(f"{group}.person") == person.name:
            found.append(one)
    return found
