"""Following one's own by code: how far it is, its letters, taking it back. A wrong pair and an unknown code read the same."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.pages import marks, paper, throttle
from minzheng.pages.day import shown
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure import cases, online
from minzheng.reporting.documents import pdf
from minzheng.vocabulary.errors import Refusal

from . import progress as asked

QUERY = "progress"


def given(request: HttpRequest) -> tuple[str, str]:
    """The code and the last characters that were typed."""
    return request.POST.get("code", "")[:40], request.POST.get("last", "")[:8]


@login_not_required
@changes_nothing
@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """How far a case, or what was sent in, is."""
    return page(request) if request.method == "POST" else render(request, "portal/progress.html")


def found(request: HttpRequest) -> tuple[Any, Any] | None:
    """The case and the lead that the code and the characters open; None while this source has failed too often.

    Both are looked for in every case: the time must not tell.
    """
    key, here = throttle.who(request), shown(request)
    if throttle.closed(QUERY, key):
        return None
    case, lead = asked.case_asked(*given(request), here), asked.lead_asked(*given(request), here)
    if case is None and lead is None:
        throttle.failed(QUERY, key)
    return case, lead


def page(request: HttpRequest, **more: Any) -> HttpResponse:
    """What is told of what was asked for."""
    opened = found(request)
    if opened is None:
        return render(request, "portal/progress.html", {"closed": True})
    (case, lead), (code, last), here = opened, given(request), shown(request)
    context = {
        "asked": True, "code": code, "last": last, **more,
        "told": asked.told(case, here) if case is not None else None, "sent": asked.sent(lead) if lead is not None else None,
        "may_withdraw": not here.fixed and (case is not None and not case.closed),
    }  # fmt: skip
    response = render(request, "portal/progress.html", context)
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@changes_nothing
@require_POST
def letter(request: HttpRequest) -> HttpResponse:
    """A letter of one's case as PDF (`place`: which of them)."""
    opened = found(request)
    case = opened[0] if opened is not None else None
    letters = cases.letters(case.number, shown(request).day) if case is not None else []
    place = request.POST.get("place", "")
    if not (place.isascii() and place.isdigit() and len(place) < 4 and int(place) < len(letters)):
        return page(request)
    one = letters[int(place)]
    return HttpResponse(pdf.write(paper.letter(one, marks.on_letter(request, one))), content_type="application/pdf", headers={
        "Content-Disposition": f'attachment; filename="letter-{int(place) + 1}.pdf"', "Cache-Control": "no-store", "X-Robots-Tag": "noindex",
    })  # fmt: skip


@login_not_required
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take back what waits still; of a case that has begun ask for it, to be confirmed with identity proven at the counter."""
    opened, here = found(request), shown(request)
    if opened is None or opened == (None, None):
        return page(request)
    case, lead = opened
    try:
        if lead is not None:
            online.take_back(lead.seq, on=here.day)
            return page(request, done="已经撤回（取消）。")
        if case.closed:
            raise Refusal("已经办结，不能撤回", remedy="对结果不服的，可以依法申请复议或者提起诉讼。")
        if not any(one.kind == online.WITHDRAWAL for one in online.about_case(case.number)):
            online.receive(online.Sent(online.WITHDRAWAL, matter_of(case.matter), case.town, said="申请人凭查询码提出撤回", case=case.number), on=here.day)
    except Refusal as refusal:
        return page(request, refusal=refusal)
    return page(request, done="撤回的请求已经收到。请带身份证到柜台确认，确认以前照常办理。")
