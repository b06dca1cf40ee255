"""Opening what is masked: a reason is asked, the look is kept, and after a quarter of an hour it is masked again."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from minzheng.journal.transaction import act_transaction
from minzheng.pages.day import shown
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure import cases
from minzheng.procedure.look import look
from minzheng.registers import finding

from .me import Me, me
from .models import Reveal
from .worklist import ON_A_PAGE, Counted

OPENED = "opened"
SECONDS = 15 * 60
CHILDREN = ("儿童福利", "收养登记", "未成年人保护")
REASONS = ("受理与核对申请材料", "入户调查、检查取证", "审核审批", "送达文书", "处理异议、投诉", "审计、督查")


def is_opened(request: HttpRequest, number: str) -> bool:
    """Whether this person has opened this case's personal data in the last quarter of an hour."""
    return request.session.get(OPENED, {}).get(number, 0) > time.time()


@require_POST
@changes_nothing
def reveal(request: HttpRequest, number: str, back: str = "desk:case") -> HttpResponse:
    """Open a case's masked values, with a reason that is kept; `back` is the page of the case to return to."""
    person = me(request)
    case = cases.case(number, person.scope)
    if case is None:
        raise Http404
    why = request.POST.get("why", "").strip()[:200]
    if not why:
        messages.error(request, "请写明查阅的理由。")
        return redirect(back, number=number)
    keep(person, number, "姓名、身份号码、银行账户、敏感事实和照片", why, minor=about_minor(case, shown(request).day))
    remember(request, number)
    return redirect(back, number=number)


def remember(request: HttpRequest, number: str) -> None:
    """That this person has opened it: for a quarter of an hour."""
    now = time.time()
    kept = {case: until for case, until in request.session.get(OPENED, {}).items() if until > now}
    request.session[OPENED] = {**kept, number: now + SECONDS}


def keep(person: Me, case: str, what: str, why: str, *, minor: bool = False) -> None:
    """Keep that somebody looks, before it is shown: an act in the journal, and a row of the list that points to it."""
    with act_transaction():
        seq = look(person.himself, case, what, why, minor=minor)
        Reveal.objects.create(account=person.account, staff=person.staff, case=case, what=what, why=why, seq=seq)


def about_minor(case: Any, day: date) -> bool:
    """Whether a case is about somebody under eighteen, or of a line that deals with children."""
    kind, _, key = case.subject.partition(":")
    person = finding.person(int(key)) if kind == "person" and key.isdigit() else None
    return case.line in CHILDREN or (person is not None and minor(person.born, day))


def minor(born: date, day: date) -> bool:
    """Whether somebody born on a day is under eighteen."""
    return _eighteenth(born) > day


def _eighteenth(born: date) -> date:
    """The day somebody turns eighteen; who was born on 29 February, on 1 March of a common year."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return date(born.year + 18, 3, 1)


@require_GET
def looks(request: HttpRequest) -> HttpResponse:
    """Who opened what, when and why: for auditors and the head."""
    person = me(request)
    if not person.oversees:
        raise Http404
    rows = Reveal.objects.order_by("-pk")
    return render(request, "desk/looks.html", {"me": person, "rows": Counted(rows, ON_A_PAGE, rows.count()).get_page(request.GET.get("page"))})
