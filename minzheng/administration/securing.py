"""The security administrator's pages: who works here, what office each holds for which line and town, and the policy in force.

He enters people and grants offices, and opens no account: neither he nor the system administrator can make himself an officer alone.
"""

from __future__ import annotations

from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minzheng.catalogue import matters
from minzheng.desk import imports
from minzheng.desk.me import Me
from minzheng.desk.models import SECURITY
from minzheng.pages import throttle
from minzheng.pages.day import read_day, shown
from minzheng.procedure.authorising import GRANTABLE, business_lines, give_office, take_office
from minzheng.procedure.opening import appoint
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from .duties import View, actor, for_duty

ON_A_PAGE = 50
TITLES = {office.id: office.title for office in GRANTABLE}


@for_duty(SECURITY)
@require_GET
def officers(request: HttpRequest) -> HttpResponse:
    """Officers with what they hold today, narrowed by name or number, town and office: the address says how."""
    here = shown(request)
    wanted = {name: request.GET.get(name, "").strip() for name in ("text", "town", "office")}
    town = {"": None, "district": ""}.get(wanted["town"], wanted["town"])
    page = Paginator(finding.officers(wanted["text"], town, wanted["office"], here.day), ON_A_PAGE).get_page(request.GET.get("page"))
    held = finding.appointments([one.staff for one in page])
    rows = [(one, [a for a in held.get(one.staff, []) if a.until is None or a.until >= here.day]) for one in page]
    context = {"rows": page, "listed": rows, "wanted": wanted, "titles": TITLES, "towns": here.towns}
    return render(request, "administration/officers.html", context)


@for_duty(SECURITY)
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter somebody who works here; he holds nothing yet."""
    here = shown(request)
    said = {name: request.POST.get(name, "").strip() for name in ("staff", "name", "organ", "town", "certificate", "certificate_until")}
    context: dict[str, Any] = {"said": said, "towns": here.towns}
    if request.method == "POST":
        try:
            _entered(request, said, here.day, set(here.towns))
            messages.success(request, f"已登记{said['name']}（工号{said['staff']}），接着授予职位。")
            return redirect("administration:officer", staff=said["staff"])
        except Refusal as refusal:
            context |= {"refusal": refusal}
    return render(request, "administration/enter_officer.html", context)


def _entered(request: HttpRequest, said: dict[str, str], day: date, towns: set[str]) -> None:
    for name, title in (("staff", "工号"), ("name", "姓名"), ("organ", "单位")):
        if not said[name]:
            raise Refusal(f"没有填{title}", remedy="请补充。")
    if not all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in said["staff"]) or len(said["staff"]) > 20:
        raise Refusal("工号只能用字母、数字和连字符，不超过二十个字符", remedy="请更正。")
    if finding.officers(said["staff"]).filter(staff=said["staff"]).exists():
        raise Refusal(f"工号{said['staff']}已经登记", remedy="请到这个人的页面授予职位。")
    if said["town"] and said["town"] not in towns:
        raise Refusal("没有这个镇（街道）", remedy="请从列表里选。")
    if bool(said["certificate"]) != bool(said["certificate_until"]):
        raise Refusal("执法证号和有效期要一起填", remedy="没有执法证的都不填。")
    until = read_day(said["certificate_until"]) if said["certificate_until"] else None
    appoint([({**said, "certificate_until": until}, ())], since=day, by=actor(request))


@for_duty(SECURITY)
@require_GET
def officer(request: HttpRequest, staff: str) -> HttpResponse:
    """One officer: every office he held and holds, what to grant and what to take back."""
    here = shown(request)
    known = finding.officers(staff).filter(staff=staff).first()
    if known is None:
        raise Http404
    context = {
        "officer": known, "appointments": finding.appointments([staff]).get(staff, []), "titles": TITLES, "lines": business_lines(),
        "offices": GRANTABLE, "day": here.day, "town": here.town(known.town),
    }  # fmt: skip
    return render(request, "administration/officer.html", context)


@for_duty(SECURITY)
@require_POST
def give(request: HttpRequest, staff: str) -> HttpResponse:
    """Grant an office."""
    day, office = shown(request).day, request.POST.get("office", "")
    since = read_day(request.POST.get("since", "") or day.isoformat())
    give_office(staff, office, request.POST.get("line", ""), since=since, on=day, by=actor(request))
    messages.success(request, f"已授予{TITLES[office]}，自{since}起。")
    return redirect("administration:officer", staff=staff)


@for_duty(SECURITY)
@require_POST
def take(request: HttpRequest, staff: str) -> HttpResponse:
    """Take an office back at once."""
    office = request.POST.get("office", "")
    take_office(staff, office, request.POST.get("line", ""), why=request.POST.get("why", ""), on=shown(request).day, by=actor(request))
    messages.success(request, f"已收回{TITLES[office]}，从现在起不能再以此职位办理。")
    return redirect("administration:officer", staff=staff)


def importing(view: View) -> View:
    """A page of imports for the security administrator: the only list that he may bring in is that of officers."""

    @for_duty(SECURITY)
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> Any:
        himself = actor(request)
        name = request.user.get_full_name() or himself.staff[0]  # type: ignore[union-attr]
        request._me = Me(himself.staff[0], name, himself.staff[0], himself.organ, "", ((himself.office, ""),), False)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


IMPORTS: tuple[tuple[str, View, str], ...] = (
    ("", imports.imports, "imports"), ("upload/", imports.upload, "import_upload"), ("<slug:kind>.xlsx", imports.template, "import_template"),
    ("<uuid:batch>/", imports.one, "import_one"), ("<uuid:batch>/confirm/", imports.confirm, "import_confirm"),
    ("<uuid:batch>/again/", imports.again, "import_again"), ("<uuid:batch>/run/", imports.run, "import_run"),
    ("<uuid:batch>/rows.xlsx", imports.report, "import_report"),
)  # fmt: skip


@for_duty(SECURITY)
@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    """What each office may do, read from the matters' own pages, and the limits on signing in."""
    day = shown(request).day
    offices = []
    for office in GRANTABLE:
        steps = [(matter, [step for step in matter.steps if office in step.offices]) for matter in matters() if matter.in_force(day)]
        offices.append((office, [(matter, done) for matter, done in steps if done]))
    limits = (
        ("口令", "至少十二个字符，不全是数字，不是常见口令，不与账户相似；首次登录须更换"),
        ("无操作退出", f"{settings.SESSION_IDLE_SECONDS // 60}分钟"),
        ("一次登录最长", f"{settings.SESSION_COOKIE_AGE // 3600}小时"),
        ("登录失败", f"{int(throttle.WITHIN.total_seconds()) // 60}分钟内{throttle.FAILURES}次即锁定"),
    )
    return render(request, "administration/policy.html", {"offices": offices, "limits": limits})
