"""登记柜台：今天预约了谁，今天可以办到哪一步；结婚证、离婚证照所记打印。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matters
from minzheng.pages import marks
from minzheng.pages.day import Shown, read_day, shown
from minzheng.pages.timeline import Bar
from minzheng.procedure import cases, online
from minzheng.procedure.cases import Case
from minzheng.procedure.clocks import windows
from minzheng.vocabulary.errors import Refusal

from .documents import found, looked_into
from .me import COUNTERS, Me, me

MOST = 400
CERTIFICATES = ("结婚证", "离婚证")
PRINTED = ("man", "woman", "man_born", "woman_born", "certificate")
"""What of the couple stands on them, as the acts recorded it."""
GROUPS = (("now", "今天可以办理"), ("waiting", "还在等待"), ("past", "期间已过"))


@dataclass(frozen=True)
class Waiting:
    """A case with the window it is in, or waits for, or has missed."""

    case: Case
    window: str
    opens: date
    closes: date
    told: str
    last_day: bool


@require_GET
def counter(request: HttpRequest) -> HttpResponse:
    """The appointments of a day (`?day=`) and the couples whose windows are open, wait to open or have passed."""
    person, here = me(request), shown(request)
    if not person.at_counter:
        raise Http404
    day = _day(request, here)
    rows = online.visible(person.scope).filter(kind=online.APPOINTMENT, day=day, line__in=COUNTERS).order_by("slot", "seq")
    waiting = _waiting(person, here)
    context = {
        "me": person, "day": day, "appointments": list(rows[:MOST]), "states": online.STATES, "titles": {one.id: one.title for one in matters()},
        "groups": [(id, title, waiting[id]) for id, title in GROUPS],
    }  # fmt: skip
    return render(request, "desk/counter.html", context)


def _day(request: HttpRequest, here: Shown) -> date:
    try:
        return read_day(request.GET["day"]) if request.GET.get("day") else here.day
    except Refusal:
        return here.day


def _waiting(person: Me, here: Shown) -> dict[str, list[Waiting]]:
    """Open cases of matters with windows, by how the last window they have come to stands; at most MOST, the most urgent first."""
    ids = [one.id for one in matters() if one.line in COUNTERS and one.windows and person.scope.sees(one.id)]
    rows = cases.in_order(cases.visible(person.scope).filter(cases.STILL, matter__in=ids), "")[:MOST]
    found: dict[str, list[Waiting]] = {id: [] for id, _ in GROUPS}
    like = here.here.situation(here.day)
    for one in rows:
        proceeding = cases.proceeding(one)
        proceeding = cases.as_seen(proceeding, here.day) if here.fixed else proceeding
        if not proceeding.history.acts:
            continue
        one.title = one.title or cases.title_in_facts(one.facts)
        bars = [Bar(span.title, span.opens, span.closes) for span in windows(proceeding, like)]
        if bars:
            last = bars[-1]
            at = next((bar for bar in bars if bar.state(here.day) == "now"), last)
            kind = "past" if last.state(here.day) == "past" else "now" if last.state(here.day) == "now" else "waiting"
            found[kind].append(Waiting(one, at.title, at.opens, at.closes, at.left(here.day), at.closes == here.day))
    return found


@require_GET
def certificate(request: HttpRequest, id: int) -> HttpResponse:
    """A certificate as the register has it, to be printed; the look is kept."""
    letter = found(request, id)
    if letter.title not in CERTIFICATES or letter.case is None:
        raise Http404
    if (closed := looked_into(request, letter.case, f"证件{letter.number}", "打印证件")) is not None:
        return closed
    seen = cases.proceeding(letter.case)
    known: dict[str, Any] = {**seen.facts, **{key: value for act in seen.history.acts for key, value in act.said.items()}}
    mark = marks.of_letter(letter)
    of_couple = {name: known.get(f"couple.{name}", "") for name in PRINTED}
    context = {"me": me(request), "letter": letter, "mark": mark, "drawn": marks.drawn(request, mark), **of_couple}
    return render(request, "desk/certificate.html", context)
