"""发放：各月批次与上月的差别逐人说明，暂停、退回、追回；财务试算，负责人在场输口令审批，送盘、回盘。"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.funds import listing, months, read
from minzheng.funds.models import Payroll
from minzheng.funds.read import Difference
from minzheng.offices import FINANCE, HEAD
from minzheng.pages import streams
from minzheng.pages.day import shown
from minzheng.pages.files import from_disk
from minzheng.procedure.actor import Actor
from minzheng.procedure.bank import send, settle
from minzheng.procedure.payroll import PayrollResult, run_payroll, to_try, tried
from minzheng.registers import finding
from minzheng.reporting import charts
from minzheng.reporting.charts import Chart, Point
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from .me import Me, for_officers, me

ON_A_PAGE = 50
LARGEST_ANSWER = 20 * 1024 * 1024
KINDS = ("新增", "停发", "暂停", "变更")
AT_ONCE, A_MOMENT, TRIED = 2_000, 0.5, "tried"
"""Entitlements of which a trial is waited for; seconds of work on a longer one before the page is told how far it is;
what the page is told when it has all of it."""


@dataclass(frozen=True)
class Told:
    """A difference as the page tells it: whose (masked by the template), where, from and to how much (分), and why."""

    difference: Difference
    name: str
    town: str
    case: str


def may_see(person: Me) -> set[str] | None:
    """The benefits he may see; None for all."""
    return None if person.oversees else {one.id for one in matters() if person.scope.sees(one.id)}


def seen(request: HttpRequest) -> Me:
    """Who may see the payrolls; for others they are not there."""
    person = me(request)
    if not person.sees_payments:
        raise Http404
    return person


@require_GET
def payments(request: HttpRequest) -> HttpResponse:
    """The year's payrolls by month, how they stand with the bank, who is on hold and why, what is still to be recovered."""
    person, here = seen(request), shown(request)
    known = listing.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in known else (known[0] if known else here.day.year)
    mine = may_see(person)
    rows = list(listing.payrolls(year, mine, here.day if here.fixed else None))
    context = {
        "me": person, "year": year, "years": known, "months": _by_month(rows), "chart": _chart(year, rows), "pays": person.pays and not here.fixed,
        "pauses": [one for one in listing.pauses(here.day, mine) if one.why], "recoveries": listing.recoveries(mine)[:ON_A_PAGE],
        "titles": {one.id: one.title for one in matters()}, "total": listing.sums_of(rows),
    }  # fmt: skip
    return render(request, "desk/payments.html", context)


def _by_month(rows: list[Payroll]) -> list[tuple[date, list[Payroll], int]]:
    found: dict[date, list[Payroll]] = {}
    for one in rows:
        found.setdefault(one.month, []).append(one)
    return [(month, some, sum(one.total for one in some)) for month, some in found.items()]


def _chart(year: int, rows: list[Payroll]) -> Chart | None:
    totals: Counter[int] = Counter()
    for one in rows:
        totals[one.month.month] += one.total
    if not totals:
        return None
    points = [Point(f"{month}月", totals[month], written_money(totals[month])) for month in sorted(totals)]
    return charts.bars("paid-by-month", f"{year}年各月应发金额", points)


@require_GET
def payroll(request: HttpRequest, seq: int) -> HttpResponse:
    """One payroll: what it pays otherwise than the month before, person by person and why, and what came back."""
    person = seen(request)
    batch = of(seq, person)
    kind = request.GET.get("kind", "")
    found = listing.against_last_month(batch)
    tally = Counter(one.kind for one in found)
    chosen = [one for one in found if kind not in KINDS or one.kind == kind]
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = _told(list(page.object_list))
    context = {
        "me": person, "batch": batch, "matter": matter_of(batch.matter), "rows": page, "tabs": [(one, tally[one], one == kind) for one in KINDS],
        "all": len(found), "kind": kind, "month": months.written(months.number_of(batch.month)), "returned": listing.returned(batch),
        "change": sum(one.after - one.before for one in found), "pays": person.pays and not shown(request).fixed,
    }  # fmt: skip
    return render(request, "desk/payroll.html", context)


def of(seq: int, person: Me) -> Payroll:
    """A payroll that he may see; others are not there."""
    try:
        batch = read.payroll_of(seq)
    except Refusal:
        raise Http404 from None
    mine = may_see(person)
    if mine is not None and batch.matter not in mine:
        raise Http404
    return batch


def _told(differences: list[Difference]) -> list[Told]:
    people = finding.people({one.person for one in differences})
    cases = listing.cases_of([one.entitlement for one in differences])
    return [Told(one, people[one.person].name, people[one.person].town, cases.get(one.entitlement, "")) for one in differences]


@require_GET
@for_officers
def trial(request: HttpRequest) -> HttpResponse:
    """A month computed without writing anything: what each benefit would pay, who would be put on hold and why."""
    person = seen(request)
    if not person.pays:
        raise Http404
    month = _month(request.GET.get("month", ""), shown(request).day)
    if "approval" in request.GET:
        return render(request, "desk/trial_approval.html", {"month": month})
    return _further(request, person, month) if "from" in request.GET else _tried(request, person, month)


def _tried(request: HttpRequest, person: Me, month: date, stopped: Refusal | None = None) -> HttpResponse:
    """The trial of a month; `stopped` is why its approval failed just now: the form then stays, to be tried again.

    What would take long comes benefit by benefit into the page, which says how far it is; `?whole=1` waits for all of it.
    """
    context: dict[str, Any] = {"me": person, "month": month, "stopped": stopped, "whole": True}
    try:
        asked = to_try(month)
        if asked and "whole" not in request.GET and read.owed_to_more_than(AT_ONCE, month):
            context |= {"whole": False, "all": len(asked)}
        else:
            context["results"] = [_result(made) for one in asked if (made := _one(request, person, one, month))]
    except Refusal as refusal:
        context["refusal"] = refusal
    return render(request, "desk/trial.html", context)


def _further(request: HttpRequest, person: Me, month: date) -> HttpResponse:
    """A trial from where the page stands: all that is left as a stream, else the next benefits; when all are told, the page is to know."""
    parts = _parts(request, person, month)
    if streams.asked(request):
        return streams.streamed(one for html, whole in parts for one in (streams.event(html), *([streams.event("", TRIED)] if whole else ())))
    html, whole = next(parts)
    return HttpResponse(html, headers={"HX-Trigger": TRIED} if whole else None)


def _parts(request: HttpRequest, person: Me, month: date) -> Iterator[tuple[str, bool]]:
    """The next benefits, as many as a moment allows (one at least), and whether all have been told; `found`: those told already."""
    place, found, going = int(_digits(request.GET.get("from", ""))), int(_digits(request.GET.get("found", ""))), True
    while going:
        context: dict[str, Any] = {"month": month, "results": []}
        try:
            asked, began = to_try(month), time.monotonic()
            while place < len(asked) and (time.monotonic() - began < A_MOMENT or not context["results"]):
                if made := _one(request, person, asked[place], month):
                    context["results"].append(_result(made))
                place += 1
            found, going = found + len(context["results"]), place < len(asked)
            context |= {"place": place, "all": len(asked), "going": going, "found": found}
        except Refusal as refusal:
            context, found, going = {"month": month, "refusal": refusal}, 0, False
        yield render_to_string("desk/trial_rows.html", context, request), bool(found) and not going


def _one(request: HttpRequest, person: Me, matter: Matter, month: date) -> PayrollResult | None:
    """One benefit of the trial; None where nobody is owed anything and nobody would be put on hold."""
    made = tried(matter, month, on=shown(request).day, by=_finance(person))
    return made if made is not None and (made.lines or made.unpaid) else None


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 4 else "0"


def _month(asked: str, day: date) -> date:
    try:
        return date.fromisoformat(f"{asked}-01") if len(asked) == 7 else day.replace(day=1)
    except ValueError:
        return day.replace(day=1)


def _result(one: PayrollResult) -> dict[str, Any]:
    tally = Counter(each.kind for each in one.differences)
    return {"matter": one.matter, "lines": one.lines, "total": one.total, "arrears": one.arrears, "tally": [(kind, tally[kind]) for kind in KINDS],
            "holds": Counter(each.why for each in one.holds).most_common(), "unpaid": len(one.unpaid)}  # fmt: skip


@require_POST
@for_officers
def run(request: HttpRequest) -> HttpResponse:
    """Prepare the month's payrolls: finance prepares, the head, another person, approves here with his own password."""
    person, here = seen(request), shown(request)
    month = _month(request.POST.get("month", ""), here.day)
    try:
        approver = _approver(request)
    except Refusal as stopped:
        return _tried(request, person, month, stopped)
    made = run_payroll(month, on=here.day, by=_finance(person), approver=approver)
    lines, total = sum(one.lines for one in made), written_money(sum(one.total for one in made))
    messages.success(request, f"{months.written(months.number_of(month))}已编制{len(made)}个批次，{lines}笔，共{total}。")
    return redirect(f"{request.path.removesuffix('run/')}?year={month.year}")


def _finance(person: Me) -> Actor:
    return Actor((person.staff,), FINANCE.id, person.organ, person.town)


def _approver(request: HttpRequest) -> Actor:
    """The head who approves, known by his account and password. Raises Refusal."""
    user = authenticate(request, username=request.POST.get("approver", ""), password=request.POST.get("password", ""))
    account = getattr(user, "account", None)
    officer = account.officer if account is not None else None
    if officer is None or account.must_change:
        raise Refusal("审批人的账户或者口令不对", remedy="请由负责人本人输入账户和口令。")
    return Actor((officer.staff,), HEAD.id, officer.organ, officer.town)


@require_POST
@for_officers
def to_bank(request: HttpRequest, seq: int) -> HttpResponse | FileResponse:
    """The file for the bank; only its digest is kept in the journal."""
    person = seen(request)
    batch = of(seq, person)
    sent = send(batch.seq, on=shown(request).day, by=_finance(person))
    return from_disk(sent.path, sent.path.name, "text/csv")


@require_POST
@for_officers
def from_bank(request: HttpRequest, seq: int) -> HttpResponse:
    """The bank's answer: every line once, to the cent, or nothing is entered."""
    person = seen(request)
    batch = of(seq, person)
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise Refusal("没有选择回盘文件", remedy="请选择银行返回的文件。")
    if file.size > LARGEST_ANSWER:
        raise Refusal("回盘文件过大", remedy="请核对是不是银行返回的文件。")
    done = settle(batch.seq, file.read(), on=shown(request).day, by=_finance(person))
    messages.success(request, f"回盘已入账：到账{done.paid}笔，{written_money(done.amount)}；退票{len(done.bounced)}笔，下一批次重发。")
    return redirect("desk:payroll", seq=seq)
