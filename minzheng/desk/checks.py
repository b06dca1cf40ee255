"""核对疑点：登记簿、待遇、发放互相对不上的，按种类、镇街、发现多久列出；两条登记并排，哪里相同哪里不同写成字，由业务股室认定。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.identity.masking import mask_account, mask_resident_number
from minzheng.identity.names import mask_name
from minzheng.linking.link import Agreement
from minzheng.offices import SECTION
from minzheng.pages.day import Shown, shown
from minzheng.pages.masking import HIDDEN
from minzheng.procedure import crosschecks
from minzheng.procedure.actor import Actor
from minzheng.procedure.crosschecks import KINDS, MATTER, SAME, Death
from minzheng.procedure.perform import could
from minzheng.registers import finding

from .casepage import seen
from .me import Me, for_officers, me
from .opened import REASONS, is_opened
from .worklist import ON_A_PAGE

AGES = (("7", "一周以上"), ("30", "一个月以上"), ("90", "三个月以上"))
STATES = (("", "待认定"), ("closed", "已认定"))
AGREED = {True: "yes", False: "no", None: "doubt"}
UNKNOWN = "无从比较"
TITLES = {
    "name": "姓名", "number": "身份证号码", "born": "出生日期", "sex": "性别", "address": "镇街、村（社区）、住址", "died": "死亡日期", "account": "银行账户",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One line of the comparison: what each of the two registers says (masked until opened), and whether that agrees in words."""

    title: str
    first: str
    other: str
    word: str = ""
    state: str = ""


@dataclass(frozen=True)
class Listed:
    """A doubt as the list shows it."""

    case: Any
    kind: str
    content: str
    days: int


def _allowed(request: HttpRequest) -> Me:
    person = me(request)
    if not person.scope.sees(MATTER):
        raise Http404
    return person


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The doubts, the oldest first; narrowed in the address, which says nothing of anybody."""
    person, here = _allowed(request), shown(request)
    asked = {name: request.GET.get(name, "") for name in ("kind", "town", "age", "state")}
    asked["town"] = person.town or asked["town"]
    until = here.day - timedelta(days=int(asked["age"])) if asked["age"] in dict(AGES) else here.day
    rows = crosschecks.doubted(person.scope, town=asked["town"], until=until, closed=asked["state"] == "closed")
    tally = crosschecks.by_kind(rows)
    chosen = crosschecks.of_kind(rows, asked["kind"]) if asked["kind"] in KINDS else rows
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [_listed(case, here.day) for case in page.object_list]
    context = {
        "me": person, "rows": page, "asked": asked, "ages": AGES, "states": STATES, "all": sum(tally.values()),
        "kinds": [(kind, tally[kind], kind == asked["kind"]) for kind in KINDS if tally[kind] or kind == asked["kind"]],
        "towns": [(code, name) for code, name in here.towns.items() if person.town in ("", code)],
        "narrowed": any((asked["kind"], asked["age"], asked["state"], asked["town"] and not person.town)),
    }  # fmt: skip
    return render(request, "desk/checks.html", context)


def _listed(case: Any, day: date) -> Listed:
    told = crosschecks.told(case)
    return Listed(case, told["doubt.kind"], told["doubt.content"], (day - case.opened_on).days)


@require_GET
def page(request: HttpRequest, number: str) -> HttpResponse:
    """One doubt: the two side by side, what agrees and what does not, and who may say which."""
    person, here = _allowed(request), shown(request)
    case, proceeding = _seen(request, number)
    facts = proceeding.facts
    opened = is_opened(request, number)
    closed = proceeding.closed
    decides = not closed and not here.fixed and SECTION.id in dict(person.offices)
    kind, other, listed = facts["doubt.kind"], facts["doubt.other"], Death.read(facts.get("doubt.listed", ""))
    words = ("同一人", "不是同一人") if kind == SAME else ("属实", "不属实")
    context = {
        "me": person, "case": case, "kind": kind, "content": facts["doubt.content"], "opened": opened, "closed": closed, "pair": bool(other or listed),
        "heads": ("甲", "乙") if other else ("登记簿", "死亡名单"),
        "fields": _fields(_subject(case), other, listed, opened, here), "reasons_to_look": REASONS, "words": words, "decides": decides,
        "refused": could(number, crosschecks.DISMISS, on=here.day, by=_section(person)) if decides else None, "proceeding": proceeding,
        "together": [(row.name if opened else mask_name(row.name), row.town) for row in _together(facts)],
        "verdict": words[0] if crosschecks.CONFIRM in proceeding.history.last else words[1] if closed else "",
        "verifies": not closed and not here.fixed and any(office == "town" for office, _ in person.offices),
        "acts": [(act, step.title) for act in proceeding.history.acts if (step := matter_of(MATTER).step(act.verb)) is not None],
        "owner": next((act.said["doubt.owner"] for act in reversed(proceeding.history.acts) if "doubt.owner" in act.said), ""),
    }  # fmt: skip
    return render(request, "desk/check.html", context)


@require_POST
@for_officers
def judge(request: HttpRequest, number: str) -> HttpResponse:
    """Say that a doubt is true, or not."""
    person, here = _allowed(request), shown(request)
    _seen(request, number)
    verdict = request.POST.get("verdict", "")
    if verdict not in (crosschecks.CONFIRM, crosschecks.DISMISS):
        messages.error(request, "请选择认定的结果。")
        return redirect("desk:check", number=number)
    follow = request.POST.get("follow", "").strip()[:200]
    match = crosschecks.judge(number, verdict == crosschecks.CONFIRM, on=here.day, by=_section(person), follow=follow)
    messages.success(request, "已认定，以后核对不再提出。" + (f"死亡信息已转核对比中{match}，当日暂停发放。" if match else ""))
    return redirect("desk:case", number=match) if match else redirect("desk:checks")


def _subject(case: Any) -> int:
    """The person of the register whom the case is about; 0 for none."""
    key = case.subject.removeprefix("person:")
    return int(key) if key.isdigit() else 0


def _together(facts: dict[str, Any]) -> list[Any]:
    """Everybody concerned, where they are more than the two shown side by side."""
    people = crosschecks.concerned(facts)
    return list(finding.people(people).values()) if len(people) > 2 else []


def _section(person: Me) -> Actor:
    return Actor((person.staff,), SECTION.id, person.organ, person.town)


def _seen(request: HttpRequest, number: str) -> tuple[Any, Any]:
    case, proceeding = seen(request, number)
    if case.matter != MATTER:
        raise Http404
    return case, proceeding


def _fields(person: int, other: int, listed: Death | None, opened: bool, here: Shown) -> list[Field]:
    """The register's row, and beside it the other's or what a list says."""
    one = finding.person(person)
    two = _told(finding.person(other), opened, here) if other else _told_by(listed, opened) if listed else {}
    told = crosschecks.agreement(person, other) if other else crosschecks.agreement_with(person, listed) if listed else ()
    agreed, first = {one.field: one for one in told}, _told(one, opened, here)
    rows = [_field(title, first.get(key, "—"), two.get(key, "—") if two else "", agreed.get(key)) for key, title in TITLES.items()]
    return [row for row in rows if row.first != "—" or row.other not in ("", "—")]


def _told(row: Any, opened: bool, here: Shown) -> dict[str, str]:
    """A row of the register by field, masked until it is opened."""
    if row is None:
        return {}
    return {
        "name": row.name if opened else mask_name(row.name), "number": _number(row.resident_number or "", opened),
        "born": f"{row.born:%Y-%m-%d}" if opened else HIDDEN, "sex": row.sex,
        "address": f"{here.towns.get(row.town, '')}{row.village if opened else ''}" or "—",
        "died": f"{row.died:%Y-%m-%d}" if row.died else "—", "account": (row.account if opened else mask_account(row.account)) or "—",
    }  # fmt: skip


def _told_by(death: Death, opened: bool) -> dict[str, str]:
    """A line of a list by field, masked until it is opened."""
    return {
        "name": death.name if opened else mask_name(death.name), "number": _number(death.number, opened), "sex": death.sex or "—",
        "born": ("—" if death.born is None else f"{death.born:%Y-%m-%d}" if opened else HIDDEN),
        "address": ("—" if not death.address else death.address if opened else HIDDEN), "died": f"{death.died:%Y-%m-%d}",
    }  # fmt: skip


def _number(number: str, opened: bool) -> str:
    return (number if opened else mask_resident_number(number)) or "—"


def _field(title: str, first: str, other: str, agreed: Agreement | None) -> Field:
    if agreed is None:
        return Field(title, first, other)
    return Field(title, first, other, UNKNOWN if agreed.agrees is None else agreed.word, AGREED[agreed.agrees])
