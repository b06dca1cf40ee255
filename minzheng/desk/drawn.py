"""在享待遇：逐项待遇的一页，不问有没有办件。复核、暂停、恢复、变更、减发、停发、追回和退还都可以在这里办；事项页自有环节的，仍在案件中办理。

期初待遇（启用以前就在享的）没有办件，只在这里办。
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.facts.recoveries import FAULTS
from minzheng.funds import listing, months, read
from minzheng.funds.models import Entitlement, Recovery
from minzheng.journal import read as journal
from minzheng.offices import BUREAU, FINANCE, HEAD, TOWN
from minzheng.pages.asking import fen
from minzheng.pages.day import Shown, read_day, shown
from minzheng.procedure import hold, rechecks, reclaiming, recover
from minzheng.procedure.actor import Actor
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.reduce import reduce
from minzheng.procedure.release import release
from minzheng.procedure.stop import stop
from minzheng.registers import finding
from minzheng.vocabulary import Matter, Monthly, Office
from minzheng.vocabulary.errors import Refusal

from . import reverified
from .me import Me, for_officers, me
from .opened import REASONS, is_opened, keep, minor, remember
from .reverified import About
from .worklist import ON_A_PAGE

FOUND = "benefit_found"
STATES = (("", "在享"), ("held", "暂停中"), ("opening", "期初，没有办件"), ("ended", "已停发"))
LOOK = "look"


@dataclass(frozen=True)
class Action:
    """Something that may be decided about a benefit: `offices` who may, `asks` the names of what the form asks beside the reason."""

    do: str
    title: str
    offices: tuple[Office, ...]
    reason: str
    asks: tuple[str, ...] = ()
    told: str = ""


ACTIONS = (
    Action("recheck", "登记复核", (TOWN,), "查明的情况", ("second",), "由两名经办人员复核；没有变化的也要写明。"),
    Action("hold", "暂停发放", hold.WHO, "原因和来源", (), "当日暂停该人的全部待遇；暂停不是停发。"),
    Action("release", "恢复发放", (BUREAU, HEAD), "查明的情况", (), "暂停期间应发的，随下一批次补发。"),
    Action("change", "变更（增加）", (BUREAU, HEAD), "查明的情况", ("since", "found"), "自该月起按查明的事实计算；减少的要作减发决定。"),
    Action("reduce", "减发决定", (BUREAU, HEAD), "查明的情况和理由", ("since", "heard_on", "found"),
           "登记簿已载的死亡、迁移和他项待遇自动计入；出具减发待遇决定书。"),
    Action("stop", "停发决定", (BUREAU, HEAD), "事实和理由", ("last_month", "heard_on"), "出具停发待遇决定书，载明理由和救济途径。"),
    Action("reclaim", "立案追回", (BUREAU,), "", ("last_month", "fault", "acted", "still_due", "urban", "debtor"),
           "先有停发或者减发决定；逐月多发的从发放账取，告知、听取、决定、退还在案件中办理。"),
    Action("recover", "追回决定", (BUREAU, HEAD), "事实和理由", ("last_month", "fault", "acted", "still_due", "urban", "debtor", "instalments"),
           "先有停发或者减发决定，再追回其后多发的月份。"),
    Action("repay", "登记退还", (FINANCE,), "说明", ("amount",), "逐笔冲回最早的月份。"),
)  # fmt: skip


@dataclass
class Form:
    """One action as the page offers it: what was typed, what its refusal was, and the changes that may be told with it."""

    action: Action
    typed: Mapping[str, str] = field(default_factory=dict)
    changes: list[About] = field(default_factory=list)
    refusal: Refusal | None = None
    case: str = ""
    """The case that it began, on whose page one goes on."""

    @property
    def open(self) -> bool:
        return self.refusal is not None or any(one.answers.errors for one in self.changes)


@dataclass(frozen=True)
class Row:
    """A benefit as the list shows it."""

    line: Entitlement
    title: str
    name: str


def _sees(person: Me, matter: Matter) -> bool:
    return isinstance(matter.pays, Monthly) and person.scope.sees(matter.id)


def _allowed(request: HttpRequest) -> tuple[Me, set[str]]:
    person = me(request)
    mine = {one.id for one in matters() if _sees(person, one)}
    if not mine:
        raise Http404
    return person, mine


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The benefits he may see, one line each; a name that is looked for stays out of the address."""
    person, mine = _allowed(request)
    if request.method == "POST":
        request.session[FOUND] = request.POST.get("text", "").strip()[:40]
        return redirect(f"{request.path}?found=1" if request.session[FOUND] else request.path)
    here, asked = shown(request), {name: request.GET.get(name, "") for name in ("matter", "state", "found")}
    chosen = {asked["matter"]} & mine if asked["matter"] else mine
    text = request.session.get(FOUND, "") if asked["found"] else ""
    people = {one.pk for one in finding.named(text, person.town)} if text else None
    rows = listing.drawn(chosen, asked["state"], person.town, here.day, people)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [Row(one, matter_of(one.matter).title, one.person.name) for one in page.object_list]
    choices = [(one.id, one.title) for one in matters() if one.id in mine]
    context = {"me": person, "rows": page, "asked": asked, "states": STATES, "choices": choices, "text": text}
    return render(request, "desk/benefits.html", context)


@require_http_methods(["GET", "POST"])
def benefit(request: HttpRequest, line: int) -> HttpResponse:
    """One benefit: since when, how much, paid through when, on hold or ended and why; and what he may decide about it."""
    person, _ = _allowed(request)
    row, matter = _of(line, person)
    if request.method == "POST":
        return _posted(request, row, matter)
    return _page(request, person, row, matter)


def _of(line: int, person: Me) -> tuple[Entitlement, Matter]:
    try:
        row = read.entitlement(line)
    except Refusal:
        raise Http404 from None
    matter = matter_of(row.matter)
    if not _sees(person, matter) or person.town not in ("", row.town):
        raise Http404
    return row, matter


def _key(row: Entitlement) -> str:
    return f"benefit-{row.pk}"


def _page(request: HttpRequest, person: Me, row: Entitlement, matter: Matter, sent: Form | None = None) -> HttpResponse:
    here, opened = shown(request), is_opened(request, _key(row))
    prefetch_related_objects([row], Prefetch("recoveries", row.recoveries.order_by("on", "pk")))
    forms = [] if person.audits or here.fixed else _forms(request, person, row, matter, here, opened, sent)
    lines = list(read.lines_of(row.pk).select_related("payroll").order_by("-first", "-pk")[:12])
    context = {
        "me": person, "line": row, "matter": matter, "who": finding.person(row.person_id), "opened": opened, "forms": forms, "lines": lines,
        "recoveries": row.recoveries.all(), "faults": FAULTS,
        "colleagues": [one for one in finding.officers_of(TOWN.id, matter.line, row.town, here.day) if one.staff != person.staff],
        "refusal": sent.refusal if sent else None, "reasons_to_look": REASONS,
    }  # fmt: skip
    return render(request, "desk/benefit.html", context)


def _forms(request: HttpRequest, person: Me, row: Entitlement, matter: Matter, here: Shown, opened: bool, sent: Form | None) -> list[Form]:
    found, actions = [], [one for one in ACTIONS if _office(person, one, matter) and _fits(one, row, matter)]
    now = reverified.in_force(row, here.day) if any("found" in one.asks for one in actions) else ({}, {})
    for action in actions:
        if sent is not None and sent.action is action:
            found.append(sent)
            continue
        changes = reverified.asked_of(row, matter, now, None, opened, prefix=f"{action.do}.") if "found" in action.asks else []
        ended = {"last_month": f"{months.first_day(months.number_of(row.ends) - 1):%Y-%m}"} if row.ends is not None and "fault" in action.asks else {}
        found.append(Form(action, ended, changes))
    return found


def _fits(action: Action, row: Entitlement, matter: Matter) -> bool:
    """Whether the action means anything for the benefit as it stands; what the law asks for besides, the verb itself says."""
    own = {"recheck": "recheck", "reduce": "reduce", "stop": "stop"}.get(action.do)
    if own and row.case and matter.step(own) is not None:
        return False
    running, by_case = row.ends is None and not row.once, bool(reclaiming.page_of(matter.line))
    return {
        "recheck": running, "hold": running and row.held_since is None, "release": row.held_since is not None, "change": running, "reduce": running,
        "stop": running, "reclaim": by_case and not row.once, "recover": not by_case and not row.once, "repay": bool(_owed(row)),
    }[action.do]  # fmt: skip


def _owed(row: Entitlement) -> list[Recovery]:
    """What is still owed of it by decisions that no case goes on from."""
    owed = sorted((one for one in row.recoveries.all() if one.left), key=lambda one: (one.on, one.pk))
    cases = journal.fields_of([one.seq for one in owed], [hold.OF_CASE]) if owed else {}
    return [one for one in owed if not cases.get(one.seq)]


def _office(person: Me, action: Action, matter: Matter) -> str:
    """The office by which he may do it for this line of business, "" for none."""
    wanted = [one.id for one in action.offices]
    return next((office for office, line in person.offices if office in wanted and line in ("", matter.line)), "")


@for_officers
def _posted(request: HttpRequest, row: Entitlement, matter: Matter) -> HttpResponse:
    person, here = me(request), shown(request)
    do = request.POST.get("do", "")
    if do == LOOK:
        return _look(request, person, row)
    action = next((one for one in ACTIONS if one.do == do), None)
    if action is None or not (office := _office(person, action, matter)) or not _fits(action, row, matter):
        raise Http404
    sent = Form(action, request.POST.dict())
    if "found" in action.asks:
        sent.changes = reverified.asked_of(row, matter, reverified.in_force(row, here.day), request.POST, is_opened(request, _key(row)), prefix=f"{action.do}.")
        if sent.open:
            return _page(request, person, row, matter, sent)
    staff = tuple(one for one in (person.staff, sent.typed.get("second", "") if "second" in action.asks else "") if one)
    try:
        told = DOING[action.do](row, Actor(staff, office, person.organ, person.town), here.day, sent)
    except Refusal as stopped:
        sent.refusal = stopped
        return _page(request, person, row, matter, sent)
    messages.success(request, told)
    return redirect("desk:case", number=sent.case) if sent.case else redirect("desk:benefit", line=row.pk)


def _look(request: HttpRequest, person: Me, row: Entitlement) -> HttpResponse:
    why = request.POST.get("why", "").strip()[:200]
    if not why:
        messages.error(request, "请写明查阅的理由。")
    else:
        about = finding.person(row.person_id)
        keep(person, row.case, f"待遇{row.pk}的姓名和敏感事实", why, minor=about is None or minor(about.born, shown(request).day))
        remember(request, _key(row))
    return redirect("desk:benefit", line=row.pk)


# --- what is typed, as the verbs take it ---------------------------------------------------------------------------


def _month(sent: Form, name: str) -> date:
    return months.month_of(sent.typed.get(name, "").strip())


def _day(sent: Form, name: str) -> date | None:
    text = sent.typed.get(name, "").strip()
    return read_day(text) if text else None


def _fen(sent: Form, name: str) -> int:
    text = sent.typed.get(name, "").strip() or "0"
    amount = fen(text)
    if amount is None or amount < 0:
        raise Refusal(f"“{text}”不是金额", remedy="以元计，写作 390 或者 390.50。")
    return amount


def _reason(sent: Form) -> str:
    return sent.typed.get("reason", "").strip()


def _recheck(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    return f"复核已记入台账第{rechecks.recheck(row.pk, found=_reason(sent), on=on, by=by)}号。"


def _hold(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    return f"已暂停，台账第{hold.hold(row.person_id, why=_reason(sent), on=on, by=by)}号。"


def _release(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    return f"已恢复，台账第{release(row.pk, why=_reason(sent), on=on, by=by)}号。"


def _change(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    found = reverified.found(sent.changes)
    made = change_facts(row.pk, since=_month(sent, "since"), reason=_reason(sent), on=on, by=by, facts=found.facts, members=found.members)
    return f"已变更，台账第{made.seq}号。"


def _reduce(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    found = reverified.found(sent.changes)
    made = reduce(row.pk, since=_month(sent, "since"), reason=_reason(sent), on=on, by=by, facts=found.facts, members=found.members,
                  heard_on=_day(sent, "heard_on"))  # fmt: skip
    return f"已决定减发，台账第{made.seq}号。"


def _stop(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    about = finding.person(row.person_id)
    died = about is not None and about.died is not None
    seq = stop(row.pk, last_month=_month(sent, "last_month"), reason=_reason(sent), on=on, by=by, heard_on=_day(sent, "heard_on"), died=died)
    return f"已决定停发，台账第{seq}号。"


def _reclaim(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    sent.case = reclaiming.begin(
        row.pk, last_month=_month(sent, "last_month"), fault=sent.typed.get("fault", ""), on=on, by=by, acted=_day(sent, "acted"),
        still_due=_fen(sent, "still_due"), proved="proved" in sent.typed, knew="knew" in sent.typed, gain_left="gone" not in sent.typed,
        urban="urban" in sent.typed, grave="grave" in sent.typed, debtor=sent.typed.get("debtor", "")[:60],
    ).case  # fmt: skip
    return f"已立案追回，案号{sent.case}。"


def _recover(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    parts = sent.typed.get("instalments", "").strip() or "1"
    if not (parts.isascii() and parts.isdigit() and int(parts) >= 1):
        raise Refusal("期数不是大于零的整数", remedy="请写明分几期退还。")
    made = recover.recover(
        row.pk, last_month=_month(sent, "last_month"), fault=sent.typed.get("fault", ""), reason=_reason(sent), on=on, by=by, acted=_day(sent, "acted"),
        still_due=_fen(sent, "still_due"), knew="knew" in sent.typed, gain_left="gone" not in sent.typed, urban="urban" in sent.typed,
        instalments=int(parts), debtor=sent.typed.get("debtor", "").strip(),
    )  # fmt: skip
    return f"已决定追回，台账第{made.seq}号。"


def _repay(row: Entitlement, by: Actor, on: date, sent: Form) -> str:
    owed = _owed(row)[0]
    return f"退还已入账，台账第{recover.repay(owed.seq, _fen(sent, 'amount'), why=_reason(sent) or '退还', on=on, by=by)}号。"


DOING: dict[str, Callable[[Entitlement, Actor, date, Form], str]] = {
    "recheck": _recheck, "hold": _hold, "release": _release, "change": _change, "reduce": _reduce, "stop": _stop, "reclaim": _reclaim, "recover": _recover,
    "repay": _repay,
}  # fmt: skip
