"""Drills on the desk: a clerk leads an invented case, is told what stops him and why, and may have the drill kept.

The drill lives in the page itself, signed: the server keeps nothing of it until the clerk has it entered as 学法演练.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.desk.me import Me, for_officers, me
from minzheng.pages.asking import Field, posted, raw_of
from minzheng.pages.day import Shown, shown
from minzheng.pages.plain_words import asked_most, by_line, search
from minzheng.procedure.choices import beginnings
from minzheng.procedure.perform import Opening, open_case
from minzheng.vocabulary import Matter, Office, Step
from minzheng.vocabulary.errors import BadFact, Refusal
from minzheng.vocabulary.wording import written_money

from . import drill as drills
from .drill import Drill

SALT = "minzheng.practice"
KEPT = "law_drill"


@for_officers
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every procedure in force on the day that has a case to drill, by line with its kinds of cases: first those in which one's own office
    has a part, the others on demand; or those that fit what was typed."""
    person, here, text = me(request), shown(request), request.GET.get("q", "").strip()[:40]
    offered = sorted((one for one in matters() if one.stories and one.in_force(here.day)), key=lambda one: asked_most(one.line))
    own = [one for one in offered if person.scope.sees(one.id)]
    found = search(text, offered) if text else own
    context = {
        "me": person, "text": text, "lines": {"最相近的在前": found} if text and found else by_line(found),
        "others": [] if text else [one for one in offered if one not in own],
    }  # fmt: skip
    return render(request, "practice/catalogue.html", context)


@for_officers
@require_http_methods(["GET", "POST"])
def lead(request: HttpRequest, matter: str, number: int) -> HttpResponse:
    """One drill: what the case is, what has been done, the next try, and what the law says to it."""
    person, here, page = me(request), shown(request), matter_of(matter)
    if number >= len(page.stories):
        raise Http404
    drill, begins = drills.begin(page, lambda day: here.here.situation(day), number)
    stopped: list[str] = []
    if request.method == "POST":
        acts, stopped = _unsigned(request.POST.get("state", ""), person, page, number)
        drill = drills.replayed(page, drill.on, number, acts) if acts else drill
    do = request.POST.get("do", "")
    context: dict[str, Any] = {"drill": drill, "matter": page, "me": person, "lines": _lines(drill), "stopped": stopped}
    try:
        day = date.fromisoformat(request.POST.get("on") or (drill.acts[-1]["on"] if drill.acts else begins.isoformat()))
        step = page.step(request.POST.get("verb", ""))
        if do == "try" and step is not None:
            context |= _tried(request, drill, step, day, stopped)
        elif do == "ask" and step is not None:
            context |= {"fields": _usual(drill, step, day), "step": step}
        elif do == "keep" and _may_keep(person, here):
            return redirect(reverse("desk:case", kwargs={"number": _keep(person, here, drill, stopped)}))
        context |= {"on": day.isoformat()}
    except ValueError:
        context |= {"refusal": Refusal("日期写法不对", remedy="请写成2024-05-20的形式。")}
    except Refusal as refusal:
        context |= {"refusal": refusal}
    context |= {
        "state": signing.dumps({"who": person.account, "matter": page.id, "number": number, "acts": drill.acts, "stopped": stopped}, salt=SALT),
        "offices": _offices(page), "office": request.POST.get("office", ""), "names": request.POST.get("names", "") or person.name,
        "keepable": bool(drill.acts) and _may_keep(person, here), "verb": request.POST.get("verb", ""),
    }  # fmt: skip
    return render(request, "practice/drill.html", context)


def _unsigned(state: str, person: Me, page: Matter, number: int) -> tuple[list[dict[str, Any]], list[str]]:
    """The drill that the page carried. Raises Refusal for one that is not this clerk's, or not of this case."""
    try:
        told = signing.loads(state, salt=SALT)
    except signing.BadSignature:
        raise Refusal("演练的经过读不出来", remedy="请重新开始。") from None
    if (told["who"], told["matter"], told["number"]) != (person.account, page.id, number):
        raise Refusal("这不是你在这个事项上的演练", remedy="请重新开始。")
    return told["acts"], told["stopped"]


def _tried(request: HttpRequest, drill: Drill, step: Step, day: date, stopped: list[str]) -> dict[str, Any]:
    """One try: with what the clerk wrote where the fields were shown, else with what is usual in this case."""
    act: dict[str, Any] = {"verb": step.verb, "on": day.isoformat(), "actor": _actor(request)}
    if request.POST.get("asked") == step.verb:
        answers = posted(drill.matter.asked_by(step), request.POST, "said.")
        if not answers.whole:
            return {"fields": answers.fields, "step": step}
        act["facts"] = drills.told({fact: answers.values[fact.key] for fact in drill.matter.asked_by(step)})
    elif step.records:
        act["facts"] = drill.usual(step, day)
    try:
        answer = drill.attempt(act)
    except BadFact as wrong:
        return {"refusal": wrong}
    if not answer.accepted:
        stopped.append(answer.gate)
    return {"answer": answer, "step": step, "fields": [] if answer.accepted else _shown(drill.matter, step, request)}


def _shown(page: Matter, step: Step, request: HttpRequest) -> list[Field]:
    """The fields as they were, so that a stopped act can be put right."""
    return posted(page.asked_by(step), request.POST, "said.", strict=False).fields if request.POST.get("asked") == step.verb else []


def _usual(drill: Drill, step: Step, day: date) -> list[Field]:
    found = []
    for fact, value in drill.drawn(step, day).items():
        raw, never = raw_of(fact, value)
        found.append(Field(fact, f"said.{fact.key}", raw, never))
    return found


def _actor(request: HttpRequest) -> str:
    office, names = request.POST.get("office", ""), request.POST.get("names", "")[:80]
    return f"{office}:{names}" if office else names


def _offices(page: Matter) -> list[Office]:
    return list({office.id: office for step in page.steps for office in step.offices}.values())


def _lines(drill: Drill) -> list[tuple[str, str]]:
    """The invented case in words: label and value of every fact it came with."""
    known = {fact.key: fact for fact in drill.matter.needed()}
    found: list[tuple[str, str]] = []
    for group, values in drill.facts.items():
        for row in values if isinstance(values, list) else [values]:
            for name, value in row.items():
                fact = known.get(f"{group}.{name}", known.get(f"{group}.{name.removesuffix('_fen')}"))
                if fact is not None:
                    text = {True: "是", False: "否", None: "无"}.get(value, str(value)) if isinstance(value, bool | None) else str(value)
                    found.append((fact.label, written_money(int(value)) if name.endswith("_fen") else text))
    return found


def _may_keep(person: Me, here: Shown) -> bool:
    page = matter_of(KEPT)
    return page.in_force(here.day) and bool(beginnings(page, here.here.situation(here.day), person.offices))


def _keep(person: Me, here: Shown, drill: Drill, stopped: list[str]) -> str:
    """Enter the drill as an act of 学法演练; its case number. Raises Refusal."""
    page = matter_of(KEPT)
    step = page.step("rehearse")
    assert step is not None
    said = {
        "drill.matter": drill.matter.title, "drill.acts": len(drill.acts), "drill.stopped": len(stopped),
        "drill.gates": "、".join(dict.fromkeys(stopped)) or "无", "drill.finished": drill.finished,
    }  # fmt: skip
    opening = Opening(page, {"drill.person": person.name, "drill.staff": person.staff}, {}, "", "", person.name)
    return open_case(opening, step.verb, on=here.day, by=person.actor(step, here.here.situation(here.day)), said=said).case
