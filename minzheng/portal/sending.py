"""Sending something in: an application, an appointment, an objection to a notice, a complaint. Each leaves a lead and a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.journal import read as journal
from minzheng.pages import beside, marks, throttle
from minzheng.pages.day import Shown, read_day, shown
from minzheng.procedure import online
from minzheng.procedure.online import Sent
from minzheng.vocabulary.deciding import clocks_from_opening
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import GROUPS

from . import identity, items, uploads
from .display import hanging
from .items import Item
from .openable import way
from .precheck import asked_for
from .questions import Sheet, sheet

SENDING, MOST = "online", 10
"""So many a quarter of an hour from one source."""
COMPLAINT = "complaint"
PEOPLE = "person"


@dataclass
class Form:
    """A form of the public site: its heading, what it says above, its items; `act_id` keeps it from being taken in twice."""

    title: str
    lead: str
    items: Sequence[Item]
    button: str
    act_id: str
    sheet: Sheet | None = None
    files: bool = False
    chosen: int = 0
    """So many files came with a form that is shown again: a browser does not keep them."""
    back: str = ""
    refusal: Refusal | None = None
    provider: str = ""

    @property
    def whole(self) -> bool:
        return items.whole(self.items) and not (self.sheet is not None and self.sheet.errors)

    @property
    def wrong(self) -> list[Any]:
        """The fields that are not right, from the top of the form to its end."""
        return [one for one in (*self.items, *(self.sheet.questions if self.sheet is not None else ())) if one.error]

    @property
    def next(self) -> Item | None:
        """The one item that a page of the large version asks."""
        return next((one for one in self.items if one.open), None)


def form_of(request: HttpRequest, made: Form) -> Form:
    """The form with what was sent in it, errors only once it is sent in whole (or step by step in the large version)."""
    items.filled(made.items, request.POST.dict())
    given = request.POST.get("act_id", "")
    made.act_id = str(_uuid(given))
    made.chosen = len(request.FILES.getlist("files"))
    one = identity.provider()
    made.provider = one.title if one is not None else ""
    if request.POST.get("do") == "send" and not getattr(request, "elder", False):
        for item in made.items:
            item.error = item.error or ("请填写" if not item.value and not item.optional else "")
    return made


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def answered(request: HttpRequest, made: Form, sent: Any) -> HttpResponse:
    """The form again, or what was taken in: `sent()` makes the lead. Throttled by source; sent twice it is taken in once."""
    if request.POST.get("do") == beside.ASKED:
        return beside.told(made.items, request.POST.get(beside.ASKED, ""))
    here, ready = shown(request), request.method == "POST" and request.POST.get("do") == "send" and made.whole
    if ready:
        key = throttle.who(request)
        if throttle.closed(SENDING, key, MOST):
            made.refusal = Refusal("这里短时间内提交得太多了", remedy="请过十五分钟再试，或者打电话 12345。")
            return _shown(request, made)
        try:
            row = online.receive(sent(), on=here.day, act_id=UUID(made.act_id))
        except Refusal as refusal:
            made.refusal = refusal
            return _shown(request, made)
        throttle.failed(SENDING, key)
        mark = marks.of_act(journal.act(row.seq))
        return _private(render(request, "portal/sent.html", {**taken_in(row, here), "mark": mark, "drawn": marks.drawn(request, mark)}))
    return _shown(request, made)


def _shown(request: HttpRequest, made: Form) -> HttpResponse:
    page = "portal/send_one.html" if getattr(request, "elder", False) else "portal/send.html"
    return _private(render(request, page, {"form": made}))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def taken_in(row: Any, here: Shown) -> dict[str, Any]:
    """What the sender is told: the code, what happens next, and the limits of a complaint."""
    matter = matter_of(row.matter)
    limits: list[tuple[str, date]] = []
    if row.kind == online.COMPLAINT:
        facts, _ = online.answers_of(row)
        limits = [(due.title, due.due) for due in clocks_from_opening(matter, replace(here.here.situation(here.day), facts=facts))]
    return {"row": row, "kind": online.KINDS[row.kind], "limits": limits, "asks_last": bool(row.number or row.phone), "files": online.files_of(row)}


# --- the four kinds ------------------------------------------------------------------------------------------------


@login_not_required
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, id: str) -> HttpResponse:
    """Apply for a matter: a lead until identity is proven. What must be done in person leads to the appointment."""
    here = shown(request)
    matter = asked_for(id, here.day)
    if way(matter) == "book":
        return redirect("portal:book", id=id)
    organisations = PEOPLE not in {fact.key.partition(".")[0] for fact in matter.needed()} and matter.pays is None
    said = items.words("还想说明的", optional=True)
    asked = [items.who(), items.number(here, organisations=organisations), items.phone(), items.town(here), said]
    large = getattr(request, "elder", False)
    answers = None if large else sheet(matter, here.day, request.POST.dict() if request.method == "POST" else None, own_only=True)
    made = form_of(request, Form(
        f"申请{matter.title}", "网上的申请是线索：经办人员核实您的身份以后才正式受理，从那时起计算期限。登记簿里已有的不用填。",
        asked, "提交申请", "", answers if answers is not None and any(answers.questions) else None, files=not large,
    ))  # fmt: skip

    def sent() -> Sent:
        name, number, phone, town, words = (one.value for one in asked)
        told = answers if answers is not None else sheet(matter, here.day, None, own_only=True)
        facts, members = _declared(told)
        return Sent(online.APPLICATION, matter, town, name, number, phone, words, facts, members,
                    uploads.taken_in(request.FILES.getlist("files")) if not large else (), proven=identity.proven(request, number))  # fmt: skip

    return answered(request, made, sent)


def _declared(told: Sheet) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """What the applicant said himself: what follows for everybody (健在) is no answer of his."""
    own = {question.fact.key for question in told.questions}
    members = {group: [{key: value for key, value in one.items() if key in own} for one in people] for group, people in told.members.items()}
    return {key: value for key, value in told.facts.items() if key in own}, members


@login_not_required
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, id: str) -> HttpResponse:
    """Make an appointment: first the day (`?day=`), then the time and who comes."""
    here = shown(request)
    matter = asked_for(id, here.day)
    free = online.free_days(matter, here.day)
    text = request.GET.get("day", "")
    day = read_day(text) if text else None
    slots = [one for one in free.get(day, []) if one.left] if day else []
    if not slots:
        return render(request, "portal/book_day.html", {"matter": matter, "day": day, "days": [(one, sum(s.left for s in free[one])) for one in free],
                                                        "counter": online.counter_for(matter, here.day)})  # fmt: skip
    slot = items.choice("slot", "什么时候来", [one.slot for one in slots])
    who, phone = items.who(), items.phone()
    made = form_of(request, Form(
        f"预约{matter.title}", f"{day.year}年{day.month}月{day.day}日。须本人到场；网上只预约，不交材料。" if day else "", [slot, who, phone], "预约", "",
        back=request.path,
    ))  # fmt: skip
    return answered(request, made, lambda: Sent(online.APPOINTMENT, matter, "", who.value, "", phone.value, day=day, slot=slot.value))


@login_not_required
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, seq: int) -> HttpResponse:
    """Object to a notice while it hangs; no name is needed. Raises Http404 for one that is not shown or only announces."""
    here = shown(request)
    card = hanging(here, seq)
    if card is None or not card.disputable:
        raise Http404
    notice = online.notice_of(seq, here.day)
    matter = matter_of(notice.case.matter)
    said, who, phone = items.words("有什么异议", optional=False, hint="请写明哪一点不对、您怎么知道的"), items.who(optional=True), items.phone(optional=True)
    lead = f"{card.town}{card.where}，公示期至{card.until.year}年{card.until.month}月{card.until.day}日。不留姓名的也登记、也调查，结果用查询码查。"
    made = form_of(request, Form(f"对“{card.title}”提出异议", lead, [said, who, phone], "提出异议", ""))
    return answered(request, made, lambda: Sent(
        online.OBJECTION, matter, notice.town, who.value, "", phone.value, said.value, case=notice.case_id,
    ))  # fmt: skip


@login_not_required
@require_http_methods(["GET", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Complain, ask, suggest or report a wrong: it is received today, and its limits run from today."""
    here, matter = shown(request), matter_of(COMPLAINT)
    facts = {fact.key: fact for fact in GROUPS[COMPLAINT].own}
    kind = items.choice("kind", "您要", _values(facts["complaint.kind"]))
    topic = items.choice("topic", "关于什么", _values(facts["complaint.topic"]), "select")
    said = items.words("请说说是什么事", optional=False, hint="什么时候、什么地方、什么人、什么事")
    who, phone = items.who(optional=True), items.phone(optional=True)
    made = form_of(request, Form(
        "投诉、举报、求助、建议", "今天就算收到，按规定的期限答复。不留姓名的也登记；举报人的情况依法保密。", [kind, topic, said, who, phone], "提交", "",
    ))  # fmt: skip

    def sent() -> Sent:
        told = {"complaint.channel": "网上信访", "complaint.kind": kind.value, "complaint.topic": topic.value, "complaint.person": who.value or "匿名",
                "complaint.received": here.day}  # fmt: skip
        return Sent(online.COMPLAINT, matter, "", who.value, "", phone.value, said.value, told)

    return answered(request, made, sent)


def _values(fact: Any) -> Sequence[str]:
    values: Sequence[str] = fact.values
    return values


