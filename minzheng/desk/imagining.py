"""测算页：一项标准改为若干，逐镇街、逐月要多花多少，谁会进出；只算不写，决定仍在“提高救助福利标准”的办件里作出。"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.funds import months, read
from minzheng.funds.models import Entitlement
from minzheng.pages.asking import fen
from minzheng.pages.day import read_day, shown
from minzheng.procedure.what_if import Effect, WhatIf, choices, what_if
from minzheng.reporting import charts
from minzheng.reporting.charts import Chart, Point
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from .me import Me, me

RAISING = "raising_standards"
MOST_NAMED = 30
LAST_YEARS = 2
"""So many years ahead a standard may be imagined; further nothing that is known now says anything."""


@dataclass(frozen=True)
class Told:
    """One benefit as the page tells it: who enters or leaves is named (masked) only to those who handle the benefit."""

    effect: Effect
    enter: list[Entitlement]
    leave: list[Entitlement]
    named: bool


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The form, and below it the answer; it changes nothing and can be asked as often as one likes."""
    person, here = me(request), shown(request)
    if not (person.whole_district and (person.sees_payments or person.scope.sees(RAISING))):
        raise Http404
    known = choices(here.day)
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("standard", "amount", "since", "until")}
    context: dict[str, Any] = {
        "me": person, "standards": [("|".join(one), _named(*one)) for one in known], "asked": asked, "most": MOST_NAMED,
        "next_month": months.following(here.day),
    }  # fmt: skip
    if asked["standard"]:
        try:
            context |= _answered(person, here.day, known, asked, here.towns)
        except Refusal as refusal:
            context["refusal"] = refusal
    return render(request, "desk/what_if.html", context)


def _answered(person: Me, day: date, known: list[tuple[str, str]], asked: dict[str, str], towns: Any) -> dict[str, Any]:
    """What the page tells of a question. Raises Refusal, UnsetRate."""
    name, _, key = asked["standard"].partition("|")
    amount = fen(asked["amount"])
    if (name, key) not in known:
        raise Refusal("没有这项标准", remedy="请从列表中选择。")
    if amount is None or amount < 0:
        raise Refusal("新标准应为金额，单位元，至多两位小数", remedy="写作 700 或者 700.50。")
    since, until = read_day(asked["since"] or f"{months.following(day)}"), read_day(asked["until"]) if asked["until"] else None
    if not day.year - LAST_YEARS <= since.year <= day.year + LAST_YEARS or (until is not None and until.year > day.year + LAST_YEARS):
        raise Refusal(f"只测算前后{LAST_YEARS}年以内的标准", remedy="请核对日期。")
    answer = what_if(name, amount, since, key=key, until=until, known_on=day)
    touched = [one for one in answer.effects if one.towns or one.enter or one.leave or one.leads]
    return {
        "answer": answer, "title": _named(name, key), "charts": _drawn(answer, towns), "effects": [_told(person, one) for one in touched],
        "untouched": [one.matter.title for one in answer.effects if one not in touched],
        "not_all_raised": any(point < 0 for point in (*_by_town(answer).values(), *_by_month(answer).values())),
    }  # fmt: skip


def _named(name: str, key: str) -> str:
    return f"{name}（{key}）" if key else name


def _by_town(answer: WhatIf) -> Counter[str]:
    found: Counter[str] = Counter()
    for effect in answer.effects:
        for town, share in effect.towns.items():
            found[town] += share.cost
    return found


def _by_month(answer: WhatIf) -> Counter[date]:
    found: Counter[date] = Counter()
    for effect in answer.effects:
        for month, cost in effect.months.items():
            found[month] += cost
    return found


def _drawn(answer: WhatIf, towns: Any) -> list[Chart]:
    """What it costs by town and by month. Where a standard falls the bars show what is saved; where some rise and some fall, none."""
    by_town, by_month = _by_town(answer), _by_month(answer)
    lists = [
        ("what-if-towns", "逐镇街", [(str(towns[town]) if town in towns else town, cost) for town, cost in sorted(by_town.items())]),
        ("what-if-months", "逐月", [(months.written(months.number_of(month)), cost) for month, cost in sorted(by_month.items())]),
    ]
    found = []
    for id, by, costs in lists:
        if costs and (all(cost >= 0 for _, cost in costs) or all(cost <= 0 for _, cost in costs)):
            word = "少支出" if any(cost < 0 for _, cost in costs) else "多支出"
            found.append(charts.bars(id, f"{by}{word}", [Point(label, abs(cost), written_money(abs(cost))) for label, cost in costs]))
    return found


def _told(person: Me, effect: Effect) -> Told:
    named = person.scope.sees(effect.matter.id)
    enter, leave = (read.payees(ids[:MOST_NAMED]) if named and ids else [] for ids in (effect.enter, effect.leave))
    return Told(effect, enter, leave, named)
