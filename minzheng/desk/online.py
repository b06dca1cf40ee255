"""What came in over the public site: the list, one of them, and its end — a case made of it, or why not."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.pages.asking import raw_of
from minzheng.pages.day import shown
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure import online
from minzheng.procedure.choices import beginnings, may
from minzheng.registers import finding
from minzheng.vocabulary import Step
from minzheng.vocabulary.deciding import opening_of
from minzheng.vocabulary.facts import GROUPS, Fact
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.wording import written

from .me import Me, for_officers, me
from .opened import CHILDREN, keep
from .worklist import ON_A_PAGE, Counted

ENTERED = {online.OBJECTION: ("object", "contest"), online.WITHDRAWAL: ("withdraw", "cancel")}
"""What the pages call the step that enters an objection or a withdrawal."""
COUNTER = "柜台"
"""Where an identity was proven that no provider proved."""


def found(request: HttpRequest, seq: int) -> Any:
    """The lead, if this person may see it."""
    row = online.lead(seq, me(request).scope)
    if row is None or (shown(request).fixed and row.on > shown(request).day):
        raise Http404
    return row


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first; `?kind=` narrows it, `?state=all` also shows what is settled, the newest first."""
    person, here = me(request), shown(request)
    rows, kind, everything = online.visible(person.scope), request.GET.get("kind", ""), request.GET.get("state") == "all"
    if here.fixed:
        rows = rows.filter(on__lte=here.day)
    counts = online.waiting_by_kind(rows)
    rows = rows.filter(kind=kind) if kind in online.KINDS else rows
    rows = rows.order_by("-seq") if everything else rows.filter(state=online.WAITING).order_by("day", "slot", "seq")
    context = {
        "me": person, "kind": kind, "everything": everything, "tabs": [(id, title, counts.get(id, 0)) for id, title in online.KINDS.items()],
        "kinds": online.KINDS, "states": online.STATES, "titles": {one.id: one.title for one in matters()}, "all_waiting": sum(counts.values()),
        "rows": Counted(rows, ON_A_PAGE, rows.count()).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "desk/online.html", context)


@require_GET
def page(request: HttpRequest, seq: int) -> HttpResponse:
    """One of them, names and numbers masked."""
    return _page(request, found(request, seq))


@require_POST
@changes_nothing
def reveal(request: HttpRequest, seq: int) -> HttpResponse:
    """The same with who sent it, once a reason has been given and kept."""
    row, why = found(request, seq), request.POST.get("why", "").strip()[:200]
    if not why:
        messages.error(request, "请写明查阅的理由。")
        return redirect("desk:online_one", seq=seq)
    keep(me(request), row.case, f"网上来件第{seq}号的姓名、号码、电话和所述", why, minor=row.line in CHILDREN)
    return _page(request, row, opened=True)


def _page(request: HttpRequest, row: Any, *, opened: bool = False) -> HttpResponse:
    person, here, matter = me(request), shown(request), matter_of(row.matter)
    like = here.here.situation(here.day)
    case = online.case_of(row)
    context = {
        "me": person, "row": row, "matter": matter, "opened": opened, "told": told(row, opened), "files": online.files_of(row),
        "kind": online.KINDS[row.kind], "state": online.STATES[row.state], "waits": row.state == online.WAITING,
        "ends": [(how, online.STATES[how]) for how in online.SETTLED[row.kind] if how != online.TAKEN],
        "steps": beginnings(matter, like, person.offices) if row.kind in (online.APPLICATION, online.COMPLAINT) and matter.in_force(here.day) else [],
        "opens": opening.office.title if (opening := opening_of(matter)) is not None else "",
        "case": case if case is not None and person.scope.covers(case) else None,
        "answers_case": row.kind in (online.OBJECTION, online.WITHDRAWAL), "own": own_steps(row, case, person, like),
    }  # fmt: skip
    return render(request, "desk/online_one.html", context)


def own_steps(row: Any, case: Any, person: Me, like: Situation) -> list[Step]:
    """The steps of the case's own matter by which an objection is entered, or the case withdrawn: by their verbs' names."""
    if case is None or row.kind not in ENTERED or not person.scope.covers(case):
        return []
    matter = matter_of(case.matter)
    found = (matter.step(verb) for verb in ENTERED[row.kind])
    return [step for step in found if step is not None and may(step, matter, person.offices, like)]


def told(row: Any, opened: bool) -> list[tuple[str, str]]:
    """What the sender said of himself, a line each; sensitive facts only when opened."""
    facts, members = online.answers_of(row)
    known = {fact.key: fact for group in GROUPS.values() for fact in group.own}
    lines = [("", key, value) for key, value in facts.items()]
    lines += [(f"（{place}）", key, value) for people in members.values() for place, one in enumerate(people, 1) for key, value in one.items()]
    return [(f"{known[key].label}{which}", _shown(known[key], value, opened)) for which, key, value in lines if key in known]


def _shown(fact: Fact, value: Any, opened: bool) -> str:
    return written(value, fact) if opened or not fact.sensitive else "●●●●"


@for_officers
@require_POST
def settle(request: HttpRequest, seq: int) -> HttpResponse:
    """Its end without a new case: declined, attended, missed, or dealt with in the case it is about. Raises Refusal."""
    row, person, here = found(request, seq), me(request), shown(request)
    how = request.POST.get("how", "")
    proven = COUNTER if request.POST.get("proven") else ""
    online.settle(seq, how, on=here.day, by=person.himself, reason=request.POST.get("reason", ""), proven=proven)
    messages.success(request, f"{online.KINDS[row.kind]}第{seq}号：{online.STATES[how]}。")
    return redirect("desk:online")


@require_GET
def file(request: HttpRequest, seq: int, place: int) -> HttpResponse:
    """One of its files, to be saved, never shown in the page; the look is kept. Raises Refusal."""
    row = found(request, seq)
    one, data = online.file_of(row, place)
    keep(me(request), row.case, f"网上来件第{seq}号的附件{place + 1}", "办理网上来件")
    kind = one.media_type.partition("/")[2]
    return HttpResponse(data, content_type=one.media_type, headers={
        "Content-Disposition": f'attachment; filename="{seq}-{place + 1}.{kind}"', "X-Content-Type-Options": "nosniff",
    })  # fmt: skip


# --- a case made of it ---------------------------------------------------------------------------------------------


def taken(request: HttpRequest, matter: str) -> Any:
    """The waiting application or complaint that the form of a new case is made of (`?lead=`), or None."""
    number = request.POST.get("lead", "") or request.GET.get("lead", "")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    row = found(request, int(number))
    if row.matter != matter or row.state != online.WAITING or row.kind not in (online.APPLICATION, online.COMPLAINT):
        raise Http404
    return row


def prefilled(request: HttpRequest, row: Any) -> QueryDict:
    """The form of a new case with what the lead says in it; the sender is looked up by number, and the look is kept."""
    facts, members = online.answers_of(row)
    known = {fact.key: fact for group in GROUPS.values() for fact in group.own}
    sent = QueryDict(mutable=True)
    sent["town"], sent["lead"] = row.town, str(row.seq)
    for key, value in facts.items():
        _fill(sent, f"{key.partition('.')[0]}.0.", known[key], value)
    for group, people in members.items():
        sent[f"{group}.count"] = str(len(people))
        for place, one in enumerate(people):
            for key, value in one.items():
                _fill(sent, f"{group}.{place}.", known[key], value)
    if row.number:
        person = finding.by_number(row.number)
        keep(me(request), "", f"网上来件第{row.seq}号的申请人", f"办理“{matter_of(row.matter).title}”")
        sent["person.0.sought"] = row.number
        if person is not None:
            sent["person.0.id"] = str(person.pk)
    return sent


def _fill(sent: QueryDict, prefix: str, fact: Fact, value: Any) -> None:
    raw, never = raw_of(fact, value)
    sent[prefix + fact.key] = raw
    if never:
        sent[f"{prefix}{fact.key}.never"] = "1"
