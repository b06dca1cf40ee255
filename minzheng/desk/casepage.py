"""The case page: who, what is asked, every condition with its value and article, the drawn procedure, clocks, acts, letters,
and the one or two lawful next actions with the reasons why the others are not yet allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.funds import read as funds
from minzheng.identity.masking import mask_account, mask_resident_number
from minzheng.pages import diagram, reasons, timeline
from minzheng.pages.day import Shown, shown
from minzheng.pages.masking import is_personal, masked_title
from minzheng.pages.timeline import Bar, Mark
from minzheng.procedure import cases, referring
from minzheng.procedure.cases import Row
from minzheng.procedure.choices import Choice, choices
from minzheng.procedure.clocks import colour, nearest, windows
from minzheng.registers import finding
from minzheng.vocabulary.proceeding import Proceeding

from . import telling
from .me import Me, me
from .opened import REASONS, is_opened


@dataclass(frozen=True)
class Party:
    """Who the case is about, as far as it has been opened."""

    name: str
    number: str = ""
    born: date | None = None
    died: date | None = None
    place: str = ""
    account: str = ""
    personal: bool = False


@require_GET
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one case."""
    person, here = me(request), shown(request)
    case, proceeding = seen(request, number)
    opened = is_opened(request, number)
    acts, fields = telling.timeline(proceeding.matter, number, here.day, opened)
    like = here.here.situation(here.day)
    offered = offers(person, case, proceeding, here)
    possible = [one.step.verb for one in offered if one.refusal is None]
    states, counts = telling.states(proceeding, possible)
    clocks, due = telling.deadlines(proceeding, like), nearest(proceeding, like)
    row = Row(case, proceeding.state, proceeding.closed, due.due if due else None, due.title if due else "",
              "closed" if proceeding.closed else colour(due.due if due else None, here.day))  # fmt: skip
    out, back = referring.links(number, proceeding, person.scope, here.day)
    context = {
        "links": [*((one, True) for one in out), *((one, False) for one in back)],
        "case": case, "row": row, "matter": proceeding.matter, "me": person, "opened": opened, "reasons_to_look": REASONS,
        "party": party(case, opened), "groups": telling.groups(proceeding, opened), "entered": telling.entered(acts, fields, opened),
        "judged": judged(proceeding, acts, fields, like, opened),
        "acts": acts, "clocks": clocks, "letters": cases.letters(number, here.day),
        "notices": cases.notices(number, here.day), "drawing": diagram.drawn(proceeding.matter, states, counts),
        "steps": [(step, states[step.verb], diagram.WORDS[states[step.verb]], counts.get(step.verb, 0)) for step in proceeding.matter.steps],
        "entitlements": entitlements(case, proceeding, here), **sorted_out(offered, proceeding, clocks),
        **timed(proceeding, acts, clocks, like), "interest": finding.interested(person.staff, case.subject),
        "personal": is_personal(case.title, case.subject), "last_seq": acts[-1].seq if acts else 0,
    }  # fmt: skip
    return render(request, "desk/case.html", context)


COUNTED_OUT = "婚姻登记"
"""The line whose windows are also shown on month sheets: the registrars count them out to couples."""


def timed(proceeding: Proceeding, acts: list[telling.Happened], clocks: list[telling.Clock], like: Any) -> dict[str, Any]:
    """The case on a time line: its windows with how they stand, and month sheets; nothing drawn where no day lies ahead or between."""
    found = windows(proceeding, like)
    bars = [Bar(one.title, one.opens, one.closes, place) for place, one in enumerate(found, 1)]
    dues = [Mark(one.due.title, one.due.due) for one in clocks if one.due.due is not None]
    return {
        "windows": [(one, bar.state(like.day), bar.left(like.day)) for one, bar in zip(found, bars, strict=True)],
        "line": timeline.drawn([Mark(one.title, one.day) for one in acts], bars, dues, like.day) if bars or dues else "",
        "sheets": timeline.sheets(bars, like.day) if proceeding.matter.line == COUNTED_OUT else [],
    }


def seen(request: HttpRequest, number: str) -> tuple[Any, Proceeding]:
    """The case and its proceeding as of the day shown. Not found for one that is not there, not his to see, or not yet begun."""
    here = shown(request)
    case = cases.case(number, me(request).scope)
    if case is None:
        raise Http404
    proceeding = cases.proceeding(case)
    proceeding = cases.as_seen(proceeding, here.day, case.origin) if here.fixed else proceeding
    if not proceeding.history.acts:
        raise Http404
    case.title = case.title or cases.title_in_facts(case.facts)
    return case, proceeding


def offers(person: Me, case: Any, proceeding: Proceeding, here: Shown) -> list[Choice]:
    """Every step with whether it can be done now; none in a closed case."""
    if proceeding.closed:
        return []
    return [one for one in choices(proceeding, here.here.situation(here.day), person.staff, person.offices) if not one.spent]


def sorted_out(offered: list[Choice], proceeding: Proceeding, clocks: list[telling.Clock]) -> dict[str, list[Choice]]:
    """What he should do next, what else he may do, what somebody else may do now, and what nobody may do yet.

    Next are the steps a clock runs for (the nearest first) and those that decide; without one, what has not been done yet, what closes the case last.
    """
    free = [one for one in offered if one.refusal is None]
    mine = [one for one in free if one.mine]
    done, waited = proceeding.history.last, [clock.due.step for clock in clocks if clock.due.due is not None]
    urgent = [one for one in mine if one.step.verb in waited or (one.step.decides and one.step.verb not in done)]
    urgent.sort(key=lambda one: waited.index(one.step.verb) if one.step.verb in waited else len(waited))
    chosen = urgent or sorted((one for one in mine if one.step.verb not in done and not one.step.adverse), key=lambda one: one.step.final)
    return {
        "mine": chosen,
        "urgent": urgent,
        "also": [one for one in mine if one not in chosen],
        "others": [one for one in free if not one.mine and one.step.verb not in done],
        "barred": [one for one in offered if one.refusal is not None],
    }


def judged(proceeding: Proceeding, acts: list[telling.Happened], fields: Any, like: Any, opened: bool) -> reasons.Judged:
    """As the deciding act recorded it; before there is one, as it would be read on the day shown."""
    for act in reversed(acts):
        found = reasons.recorded(proceeding.matter, fields.get(act.seq, {}), act.day, opened)
        if found is not None:
            return found
    return reasons.judged(proceeding, like, opened=opened)


def party(case: Any, opened: bool) -> Party:
    """Who it is about: from the register of people, else by the case's own title."""
    kind, _, key = case.subject.partition(":")
    person = finding.person(int(key)) if kind == "person" and key.isdigit() else None
    personal = is_personal(case.title, case.subject)
    name = case.title if opened or not personal else masked_title(case.title, case.subject)
    if person is None:
        return Party(name or "（未记名）", personal=personal)
    number, account = person.resident_number or "", person.account
    return Party(
        name, number if opened else mask_resident_number(number), person.born if opened else None, person.died,
        person.village if opened else "", account if opened else mask_account(account), True,
    )  # fmt: skip


def entitlements(case: Any, proceeding: Proceeding, here: Shown) -> list[Any]:
    """What is paid on the ground of this case, or will be from a later month on; seen as of a past day, what was paid then."""
    kind, _, key = case.subject.partition(":")
    if proceeding.matter.pays is None or kind != "person" or not key.isdigit():
        return []
    return [one for one in funds.entitlements_of(int(key)) if one.case == case.number and (not here.fixed or one.starts <= here.day)]

