"""学法考试的页面：本人作答、看成绩；法规股安排考试、看各人的成绩。随答随存，时限由服务器算（见 procedure/examining.py）。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.desk.me import Me, for_officers, me
from minzheng.offices import LEGAL
from minzheng.pages.day import Shown, shown
from minzheng.procedure import examining
from minzheng.procedure.cases import visible
from minzheng.procedure.examining import Plan, Standing
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from .questions import paper

WHOLE = {"questions": ("题数", 1, 200), "minutes": ("答题时限（分钟）", 1, 600), "pass_mark": ("合格线", 1, 100)}
USUAL = {"subject": "年度学法考试", "questions": "20", "minutes": "60"}
"""What a new exam begins with. The pass mark is not proposed: it is the platform's or the justice bureau's to say."""
ANSWER = re.compile(r"q(\d{1,3})")
LONGEST, MOST = 60, 500


def _settled(here: Shown, at: datetime) -> None:
    """Marks what time has run out for; a view of a past day only reads."""
    if not here.fixed:
        examining.settle(at)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """One's own exams; for the legal section, the head and the auditor also every exam of the year with how many sat and passed."""
    person, here = me(request), shown(request)
    _settled(here, timezone.now())
    mine = examining.of_staff(person.staff) if person.staff else []
    rounds = _rounds(person, here.day) if _reads(person) else {}
    context = {
        "me": person, "mine": mine[::-1], "rounds": [(plan, rows[0].case, _counts(rows)) for plan, rows in rounds.items()],
        "reads": _reads(person), "sets": _sets(person) and not here.fixed,
    }  # fmt: skip
    return render(request, "practice/exams.html", context)


@for_officers
@require_http_methods(["GET", "POST"])
def sit(request: HttpRequest, number: str) -> HttpResponse:
    """One's own exam: what it is, the paper while it is answered, the marks afterwards. Nobody else's is there."""
    person, here, at = me(request), shown(request), timezone.now()
    _settled(here, at)
    context: dict[str, Any] = {"me": person, "now": at}
    if request.method == "POST":
        try:
            _worked(request, number, person, at)
        except Refusal as refusal:
            context["refusal"] = refusal
    one = next((found for found in examining.of_staff(person.staff) if found.case == number), None)
    if one is None:
        raise Http404
    context |= {"one": one, "open": one.plan.opens <= here.day <= one.plan.closes and not here.fixed}
    if one.score is not None:
        context["sheet"] = [(row, list(enumerate(row["options"]))) for row in examining.sheet(number)]
        context["right"] = sum(row["chosen"] == row["answer"] for row, _ in context["sheet"])
        context["seed"] = examining.seed_of(number)
    elif one.ends is not None:
        row = examining.begin(number, person.staff, _drawn(one, here.day), on=here.day, at=at)
        context |= {"row": row, "left": max(0, -int((at - row.ends).total_seconds() // 60)),
                    "asked": [(place, q["text"], list(enumerate(q["options"])), row.answers.get(str(place))) for place, q in enumerate(row.paper)]}  # fmt: skip
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "practice/exam_kept.html", context) if one.ends is not None else HttpResponseClientRefresh()
    if request.method == "POST" and "refusal" not in context:
        return redirect("practice:exam", number=number)
    return render(request, "practice/exam.html", context)


def _worked(request: HttpRequest, number: str, person: Me, at: datetime) -> None:
    """Begin, keep the answers, or hand in. Raises Refusal."""
    here, do = shown(request), request.POST.get("do", "")
    if do == "begin":
        one = next((found for found in examining.of_staff(person.staff) if found.case == number), None)
        if one is None:
            raise Http404
        if here.fixed:
            raise Refusal("这是过去某一天的样子，只能看", remedy="请回到今天再考。")
        examining.begin(number, person.staff, _drawn(one, here.day), on=here.day, at=at)
    elif do == "hand_in":
        examining.hand_in(number, person.staff, _answers(request.POST), on=here.day, at=at)
    else:
        examining.save(number, person.staff, _answers(request.POST), at=at)


def _answers(post: QueryDict) -> dict[int, int]:
    """Place of the question to place of the option, as the form sends them; anything else is passed over."""
    sent = {int(found[1]): str(post[name]) for name in post if (found := ANSWER.fullmatch(name))}
    return {place: int(option) for place, option in sent.items() if option in ("0", "1", "2", "3")}


def _drawn(one: Standing, day: date) -> Any:
    """How this exam's paper is made from the number it is drawn by."""
    return lambda seed: [asdict(question) for question in paper([matter_of(id) for id in one.plan.scope], one.plan.questions, seed, day)]


# --- the legal section ------------------------------------------------------------------------------------------------


@for_officers
@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest) -> HttpResponse:
    """Set an exam: when, how many questions of which lines, how long, what it takes to pass, who is on the roster."""
    person, here = me(request), shown(request)
    if not _sets(person) or here.fixed:
        raise Http404
    typed = request.POST if request.method == "POST" else {**USUAL, "opens": here.day.isoformat()}
    lines = sorted({one.line for one in matters() if one.in_force(here.day)})
    chosen_lines = request.POST.getlist("line") if request.method == "POST" else []
    roster = request.POST.getlist("staff") if request.method == "POST" else []
    people = list(finding.officers()[: MOST + 1])
    context: dict[str, Any] = {"me": person, "typed": typed, "lines": lines, "chosen_lines": chosen_lines, "roster": roster, "people": people[:MOST],
                               "more": len(people) > MOST, "act_id": request.POST.get("act_id") or str(uuid4()), "whole": WHOLE}  # fmt: skip
    if request.method == "POST":
        try:
            plan = _plan(request.POST, chosen_lines, here.day)
            page = matter_of(examining.EXAM)
            step = page.step("enrol")
            assert step is not None
            made = examining.arrange(
                roster, plan, on=here.day, by=person.actor(step, here.here.situation(here.day)), key=_key(context["act_id"])
            )
            messages.success(request, f"已安排：{plan.subject}，应考{len(made)}人。")
            return redirect("practice:exam_round", number=made[0])
        except Refusal as refusal:
            context["refusal"] = refusal
    return render(request, "practice/exam_arrange.html", context)


def _plan(post: QueryDict, lines: Sequence[str], day: date) -> Plan:
    """The exam as typed. Raises Refusal naming the field; also where the bank does not give so many questions."""
    subject = post.get("subject", "").strip()[:LONGEST]
    if not subject:
        raise Refusal("没有写考试名称", remedy="请写明，例如“年度学法考试”。")
    days, numbers = {}, {}
    for name, label in (("opens", "开始日"), ("closes", "截止日")):
        try:
            days[name] = date.fromisoformat(post.get(name, ""))
        except ValueError:
            raise Refusal(f"{label}没有写对", remedy="请写成2024-10-08的形式。") from None
    for name, (label, low, high) in WHOLE.items():
        text = post.get(name, "").strip()
        if not (text.isascii() and text.isdigit() and len(text) < 5 and low <= int(text) <= high):
            raise Refusal(f"{label}没有写对", remedy=f"请写{low}至{high}的整数。")
        numbers[name] = int(text)
    scope = tuple(one.id for one in matters() if one.line in lines and one.in_force(day))
    if lines and not scope:
        raise Refusal("选的业务线没有事项", remedy="请重新选择出题的业务线。")
    plan = Plan(subject, days["opens"], days["closes"], scope=scope, **numbers)
    paper([matter_of(id) for id in scope], plan.questions, 1, day)
    return plan


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


@require_GET
def results(request: HttpRequest, number: str) -> HttpResponse:
    """Everybody's state in the exam that this case belongs to."""
    person, here = me(request), shown(request)
    if not _reads(person):
        raise Http404
    _settled(here, timezone.now())
    found = next(((plan, rows) for plan, rows in _rounds(person, None).items() if any(one.case == number for one in rows)), None)
    if found is None:
        raise Http404
    plan, rows = found
    titles = [matter_of(id).title for id in plan.scope]
    return render(request, "practice/exam_round.html", {"me": person, "plan": plan, "rows": rows, "counts": _counts(rows), "titles": titles,
                                                        "over": here.day > plan.closes})  # fmt: skip


def _reads(person: Me) -> bool:
    """Whether he may see everybody's results: the legal section, the head, the auditor."""
    return person.whole_district and (_sets(person) or person.oversees)


def _sets(person: Me) -> bool:
    page = matter_of(examining.EXAM)
    return any(office == LEGAL.id and line in ("", page.line) for office, line in person.offices)


def _rounds(person: Me, until: date | None) -> dict[Plan, list[Standing]]:
    """The exams set in the system, each with everybody on its roster, the newest first."""
    rows = visible(person.scope)
    found: dict[Plan, list[Standing]] = {}
    for one in examining.standings(rows if until is None else rows.filter(opened_on__lte=until)):
        found.setdefault(one.plan, []).append(one)
    return dict(reversed(found.items()))


def _counts(rows: Sequence[Standing]) -> dict[str, int]:
    """On the roster, sat, passed, absent; the rate of participation in tenths of a percent stands beside the pass rate (EDU-03)."""
    sat, passed = sum(one.sat for one in rows), sum(one.passed for one in rows)
    return {"roster": len(rows), "sat": sat, "passed": passed, "absent": sum(one.absent for one in rows), "missing": len(rows) - sat}
