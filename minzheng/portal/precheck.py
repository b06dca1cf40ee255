"""The pre-check: likely yes, likely no, or what is missing, said by the rule itself; asked without a name and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from minzheng.catalogue import matters
from minzheng.pages.day import Shown, shown
from minzheng.pages.middleware import changes_nothing
from minzheng.pages.reasons import Judged, judged
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.deciding import amount, decide, opening_of, reason_for
from minzheng.vocabulary.errors import MissingFact, Refusal
from minzheng.vocabulary.facts import GROUPS
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.wording import wording

from .openable import may_be_opened, way
from .questions import MOST, Question, Sheet, sheet

LIKELY = {
    "grant": "很可能符合条件", "refuse": "很可能不符合条件", "open": "现在还不能判断",
    "review": "法律有不同理解，须由工作人员认定", "none": "没有须逐条审查的条件",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the citizen is told. `missing`: without what it cannot be told; `money`: roughly how much; `tier`: which page it belongs to."""

    judged: Judged
    missing: tuple[str, ...]
    money: str
    tier: str = ""

    @property
    def word(self) -> str:
        return LIKELY[self.judged.verdict]


@dataclass(frozen=True)
class Going:
    """What to bring, where to go and how long it takes."""

    bring: tuple[tuple[str, str], ...]
    where: str
    takes: tuple[str, ...]


@dataclass(frozen=True)
class Next:
    """The one question of a page that asks one thing at a time. `count` is the group whose number is asked."""

    question: Question | None = None
    count: str = ""
    whose: str = ""


def asked_for(id: str, day: date) -> Matter:
    """A matter that may be opened. Raises Http404."""
    found = next((one for one in matters() if one.id == id and may_be_opened(one) and one.in_force(day)), None)
    if found is None:
        raise Http404
    return found


@login_not_required
@changes_nothing
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, id: str) -> HttpResponse:
    """The questions, and below them what follows from the answers. One question a page in the version for the old."""
    here = shown(request)
    matter, like = asked_for(id, here.day), here.here.situation(here.day)
    do, _, where = request.POST.get("do", "").partition(":")
    sent = edited(request.POST.dict(), do, where) if request.method == "POST" else None
    made = sheet(matter, here.day, sent, fill=where if do == "fill" else "")
    skipped = [one for one in request.POST.getlist("skip") if len(one) < 80][:200]
    context: dict[str, Any] = {"matter": matter, "sheet": made, "going": going(matter, here, made), "way": way(matter), "most": MOST, "skipped": skipped}
    if sent is not None and do not in ("add", "remove", "fill", "start") and not made.errors:
        context["answer"] = answered(made, like)
    if getattr(request, "elder", False):
        asked_now = request.POST.get("asked", "")
        if do == "skip" and asked_now:
            skipped.append(asked_now[:80])
        context |= {"next": following(made, like, set(skipped)), "skipped": skipped, "begun": sent is not None}
        response = render(request, "portal/check_one.html", context)
    else:
        response = render(request, "portal/check.html", context)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


def edited(sent: dict[str, str], do: str, group: str) -> dict[str, str]:
    """The answers with one member more or one less (the last)."""
    name = f"{group}.count"
    if do in ("add", "remove") and group in GROUPS:
        count = int(sent[name]) if sent.get(name, "").isdigit() and len(sent[name]) < 4 else 1
        sent[name] = str(max(1, min(MOST, count + (1 if do == "add" else -1))))
    return sent


def answered(made: Sheet, like: Situation) -> Answer:
    """What the rule says to these answers. Unknown facts stay unknown."""
    proceeding = Proceeding(made.matter, made.facts, made.members)
    found = judged(proceeding, like)
    situation = replace(like, facts=made.facts, members=made.members)
    missing = tuple(dict.fromkeys(one.note.removeprefix("缺少事实") for one in found.reads if one.state == "missing"))
    if made.matter.tiers is not None and found.verdict == "grant":
        tier = decide(made.matter, situation).tier
        page = next(one for one in made.matter.tiers.pages if one.id == tier)
        return Answer(found, missing, "", page.title)
    return Answer(found, missing, money(made.matter, situation, found))


def money(matter: Matter, situation: Situation, found: Judged) -> str:
    """Roughly how much, where the rule can say it; else how it is reckoned."""
    if matter.money is None or (isinstance(matter.pays, Monthly) and matter.pays.recognition) or found.verdict == "refuse":
        return ""
    how = "每月" if isinstance(matter.pays, Monthly) else "一次" if matter.pays is not None else "免收"
    try:
        fen = amount(matter, situation) if found.verdict == "grant" else None
    except Refusal:
        fen = None
    return f"{how}约{fen / 100:,.0f}元" if fen else f"{how}，按{wording(matter.money)}算"


def going(matter: Matter, here: Shown, made: Sheet) -> Going:
    """What to bring, where to go, how long: of the page, narrowed by what has been answered."""
    situation = replace(here.here.situation(here.day), facts=made.facts, members=made.members)
    bring = []
    for one in matter.evidence:
        if not one.basis.in_force(here.day):
            continue
        try:
            only = "" if one.only is None or value_of(one.only, situation) else None
        except Refusal:
            only = f"仅限{wording(one.only)}的" if one.only is not None else ""
        if only is not None:
            bring.append((one.title, f"不用带，由{one.held}核验" if one.held else only))
    steps = [one for one in matter.steps if one.within is not None and one.within.kind != "unset" and (not one.basis or one.basis.in_force(here.day))]
    takes = [f"{one.title}：{one.after.title + '后' if one.after else ''}{one.within}" for one in steps if not one.office.citizen and not one.office.clock]
    takes += [f"{one.title}：至{wording(one.due)}" for one in matter.clocks if one.basis.in_force(here.day)]
    opening = opening_of(matter)
    office = next((one for one in matter.steps if one is not opening and not one.office.citizen and not one.office.clock), opening)
    first = opening if opening is not None and not opening.office.citizen else office
    place = {"镇人民政府（街道办事处）": "户口所在地的镇人民政府（街道办事处）", "村（居）民委员会": "户口所在地的村（居）民委员会"}
    title = first.office.title if first is not None else ""
    return Going(tuple(bring), place.get(title, title), tuple(dict.fromkeys(takes)))


# --- one question at a time ----------------------------------------------------------------------------------------


def following(made: Sheet, like: Situation, skipped: set[str]) -> Next | None:
    """The next thing the rule wants to know: what its first open condition misses and was not passed over. None at the end.

    When a condition is not fulfilled nothing more is asked: the answer is known.
    """
    situation = replace(like, facts=made.facts, members=made.members)
    wrong = next(iter(made.errors), None)
    if wrong is not None:
        return Next(wrong, whose=_whose(made, wrong))
    found = []
    for one in _reads(made.matter, situation):
        if one is False:
            return None
        if isinstance(one, str):
            found.append(one)
    return next((asked for key in found if (asked := _question(made, key, skipped)) is not None), None)


def _reads(matter: Matter, situation: Situation) -> list[str | bool]:
    """For every condition: True, False, or the key of the fact it misses."""
    if matter.tiers is not None:
        try:
            return [decide(matter, situation).verdict == "grant"]
        except MissingFact as missing:
            return [missing.fact]
        except Refusal:
            return []
    found: list[str | bool] = []
    for condition in (one for one in matter.conditions if one.basis.in_force(situation.day)):
        try:
            found.append(reason_for(condition, situation).holds is not False)
        except MissingFact as missing:
            found.append(missing.fact)
        except Refusal:
            continue
    if matter.money is not None and all(one is True for one in found):
        try:
            amount(matter, situation)
        except MissingFact as missing:
            found.append(missing.fact)
        except Refusal:
            pass
    return found


def _question(made: Sheet, key: str, skipped: Mapping[str, str] | set[str]) -> Next | None:
    for part in made.parts:
        if part.many and key in (part.group, *(one.fact.key for one in part.members[0].questions)) and not part.counted:
            return Next(count=part.group) if f"{part.group}.count" not in skipped else None
        for one in part.members:
            for question in one.questions:
                if question.fact.key == key and key not in one.values and question.name not in skipped:
                    return Next(question, whose=_whose(made, question))
    return None


def _whose(made: Sheet, question: Question) -> str:
    for part in made.parts:
        for one in part.members:
            if question in one.questions and part.many and len(part.members) > 1:
                return "您本人" if one.place == 0 else f"第{one.number}位家人"
    return ""
