"""Beginning a case: which matters one may begin, the form, looking people up, the pre-check, and the first act."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.identity.fictional import is_fictional
from minzheng.identity.findings import normalised
from minzheng.identity.names import clean_name
from minzheng.identity.resident_number import read_resident_number, resident_number_findings
from minzheng.journal.transaction import act_transaction
from minzheng.pages import reasons
from minzheng.pages.day import Shown, shown
from minzheng.pages.plain_words import by_line, search
from minzheng.procedure.choices import beginnings
from minzheng.procedure.online import TAKEN, settle
from minzheng.procedure.opening import HERE, enrol
from minzheng.procedure.perform import Opening, open_case
from minzheng.registers import finding
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding

from . import newform, online
from .acting import ActForm, form_of
from .me import Me, for_officers, me
from .newform import Member, NewForm
from .opened import keep

WHOLE = re.compile(r"\d{17}[\dXx]")
LIKE_A_NUMBER = re.compile(r"[\dX]{15,22}")
LOOKED = "人员登记簿检索"
HOMES = {"本区": {"local": True, "provincial": True}, "本省其他地方": {"local": False, "provincial": True}, "外省": {"local": False, "provincial": False}}


@for_officers
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """What this officer may begin, by line; narrowed by what is typed, then also what others begin. For htmx only the list."""
    person, here, text = me(request), shown(request), request.GET.get("q", "").strip()[:40]
    like = here.here.situation(here.day)
    open_now = [one for one in matters() if person.scope.sees(one.id) and one.in_force(here.day)]
    steps = {one.id: found for one in open_now if (found := beginnings(one, like, person.offices))}
    found = search(text, open_now) if text else [one for one in open_now if one.id in steps]
    offered = [one for one in found if one.id in steps]
    context = {
        "text": text, "me": person, "steps": steps, "some": bool(steps), "count": len(offered),
        "lines": {"最相近的在前": offered} if text and offered else by_line(offered),
        "elsewhere": [(one, one.steps[0].office.title) for one in found if one.id not in steps],
    }  # fmt: skip
    return render(request, "desk/catalogue_list.html" if request.htmx else "desk/catalogue.html", context)  # type: ignore[attr-defined]


@for_officers
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, matter: str, verb: str) -> HttpResponse:
    """The form of a new case. Every button sends the whole form, so nothing typed is lost and it works without scripts."""
    person, here = me(request), shown(request)
    page = matter_of(matter)
    step = page.step(verb)
    if step is None or step not in beginnings(page, here.here.situation(here.day), person.offices):
        raise Http404
    do, _, where = by_whole_number(request, person, page)
    lead = online.taken(request, matter)
    sent = edited(request.POST, do, where, here.day) if request.method == "POST" else online.prefilled(request, lead) if lead is not None else None
    told = (sent or {}).get("town", "")
    town = person.town or (told if told in here.towns else "")
    form = newform.make(page, sent, here.day, town, strict=do == "open")
    arrive(form, do, where)
    act = form_of(request, person, Proceeding(page), step, here)
    if do != "open":
        for one in act.fields:
            one.error = ""
        act.second_error = act.doubt_error = ""
    context: dict[str, Any] = {"form": form, "act": act, "matter": page, "step": step, "me": person, "towns": here.towns, "lead": lead,
                               "proven": request.POST.get("proven", ""), "basis": page.basis.cite(here.day), "homes": HOMES}  # fmt: skip
    try:
        context |= worked(request, person, here, form, act, do, where, lead)
    except Refusal as refusal:
        context["refusal"] = refusal
    if isinstance(context.get("done"), str):
        where_to = reverse("desk:case", kwargs={"number": context["done"]})
        return HttpResponseClientRedirect(where_to) if request.htmx else redirect(where_to)  # type: ignore[attr-defined]
    return render(request, "desk/begin_form.html" if request.htmx else "desk/begin.html", context)  # type: ignore[attr-defined]


def by_whole_number(request: HttpRequest, person: Me, matter: Matter) -> tuple[str, str, str]:
    """What was pressed, and where. A look for somebody's whole number is the choice of him: there is nobody else to choose from."""
    do, colon, where = request.POST.get("do", "").partition(":")
    text = normalised(request.POST.get(f"{where}sought", ""))
    found = finding.by_number(text) if do == "look" and WHOLE.fullmatch(text) else None
    if found is None:
        return do, colon, where
    keep(person, "", LOOKED, f"办理“{matter.title}”")
    return "take", colon, f"{where}={found.pk}"


def arrive(form: NewForm, do: str, where: str) -> None:
    """Mark the member that the pressed button was about: a new one, or the one that was looked up, chosen or put aside."""
    for part in form.parts:
        for one in part.members:
            about = where.rpartition("=")[0] if do == "take" else where
            one.arrived = (do == "add" and part.group == where and one.place == len(part.members) - 1) or (
                do in ("look", "take", "drop", "enrol", "fill") and about == f"{part.group}.{one.place}."
            )


def edited(post: QueryDict, do: str, where: str, day: date) -> QueryDict:
    """The form as sent, with one member more or less; the applicant's choice brings the rest of his registered household."""
    sent = post.copy()
    if do == "add" and where:
        sent[f"{where}.count"] = str(min(int(sent.get(f"{where}.count") or 1) + 1, newform.MOST_MEMBERS))
    if do == "remove":
        group, _, place = where.partition(".")
        return without(sent, group, int(place) if place.isdigit() else 0)
    if do == "take":
        prefix, _, id = where.rpartition("=")
        sent[f"{prefix}id"] = id
        bring_household(sent, prefix, id, day)
        bring_town(sent, prefix, id)
    if do == "drop":
        sent[f"{where}id"] = ""
    return sent


def bring_household(sent: QueryDict, prefix: str, id: str, day: date) -> None:
    """The others of the applicant's household as members, where the form asks for several and nobody else has been chosen yet."""
    group = prefix.partition(".")[0]
    count = sent.get(f"{group}.count", "")
    if prefix != f"{group}.0." or not count.isdigit() or not (id.isascii() and id.isdigit() and len(id) < 12):
        return
    if any(sent.get(f"{group}.{place}.id") for place in range(1, int(count[:3]))):
        return
    others = finding.housemates(int(id), day)[: newform.MOST_MEMBERS - 1]
    for place, one in enumerate(others, 1):
        sent[f"{group}.{place}.id"] = str(one)
    sent[f"{group}.count"] = str(max(int(count), 1 + len(others)))


def bring_town(sent: QueryDict, prefix: str, id: str) -> None:
    """The town where the applicant lives, where none has been chosen yet."""
    person = finding.person(int(id)) if prefix.endswith(".0.") and id.isascii() and id.isdigit() and len(id) < 12 else None
    if person is not None and not sent.get("town"):
        sent["town"] = person.town


def without(sent: QueryDict, group: str, place: int) -> QueryDict:
    """The form without one member: those after it move up."""
    count = int(sent.get(f"{group}.count") or 1)
    kept = QueryDict(mutable=True)
    for name in sent:
        head, _, rest = name.partition(".")
        number, dot, fact = rest.partition(".")
        if head != group or not (number.isdigit() and dot):
            kept[name] = sent[name]
        elif int(number) != place:
            kept[f"{group}.{int(number) - (int(number) > place)}.{fact}"] = sent[name]
    kept[f"{group}.count"] = str(max(1, count - 1))
    return kept


def worked(request: HttpRequest, person: Me, here: Shown, form: NewForm, act: ActForm, do: str, where: str, lead: Any = None) -> dict[str, Any]:
    """What the pressed button does. Raises Refusal."""
    if do in ("look", "enrol", "fill"):
        member = next((one for part in form.parts for one in part.members if f"{part.group}.{one.place}." == where), None)
        if member is None:
            return {}
        if do == "fill":
            newform.fill(member)
        elif do == "look":
            look(person, form.matter, member, here)
        else:
            register(person, here, member, form)
    if do == "check":
        return {"judged": reasons.judged(Proceeding(form.matter, form.facts, form.members), here.here.situation(here.day))}
    if do == "open":
        return opened(request, person, here, form, act, lead)
    return {}


def look(person: Me, matter: Matter, member: Member, here: Shown) -> None:
    """Look a person up by name, initials or a piece of the number, only in one's own town; the whole number is `by_whole_number`, anywhere
    in the district. The look is kept."""
    text = member.sought.strip()
    if not text:
        member.note = "请输入公民身份号码，或者姓名（拼音首字母）。"
        return
    keep(person, "", LOOKED, f"办理“{matter.title}”")
    member.matches = finding.named(text, person.town)
    if not member.matches:
        wrong = mistyped(text, here)
        member.note = f"这个号码{wrong}。请对照证件再输一次。" if wrong else "登记簿中没有找到。请核对号码；确为新来人员的，在下面登记。"
        if not wrong:
            member.new = {"number" if WHOLE.fullmatch(normalised(text)) else "name": text, **member.new}


def mistyped(text: str, here: Shown) -> str:
    """What is wrong with an ID number as it was typed, so that nobody is enrolled for a slip; "" for a right one, and for what is none."""
    number = normalised(text)
    if not LIKE_A_NUMBER.fullmatch(number):
        return ""
    return "；".join(one.message for one in resident_number_findings(number, here.day) if one.blocking)


def register(person: Me, here: Shown, member: Member, form: NewForm) -> None:
    """Enter a new person in the register, so that the case can be about him. Raises Refusal."""
    number = read_resident_number(member.new.get("number", ""), here.day)
    name, village = clean_name(member.new.get("name", "")), member.new.get("village", "").strip()
    if here.rehearsed != is_fictional(number.text):
        raise Refusal("演练地区只能登记虚构的号码（4418 9x 开头），真实地区不能登记虚构的号码", remedy="请核对号码。")
    if not name or not form.town:
        raise Refusal("登记人员须写明姓名，并选定镇（街道）", remedy="请补充后再试。")
    if finding.by_number(number.text):
        raise Refusal("这个号码已经登记", remedy="请直接检索。")
    row = {"resident_number": number.text, "name": name, "sex": number.sex, "born": number.birth, "town": form.town, "village": village,
           **HOMES.get(member.new.get("home", ""), HOMES["本区"])}  # fmt: skip
    step = form.matter.steps[0]
    made = enrol([row], on=here.day, by=person.actor(step, here.here.situation(here.day)), origin=HERE)[0]
    member.matches, member.note, member.new = [made], "已登记，请点“选用”。", {}


def opened(request: HttpRequest, person: Me, here: Shown, form: NewForm, act: ActForm, lead: Any = None) -> dict[str, Any]:
    """Begin the case; the lead it was made of, if any, is settled with it. Raises Refusal."""
    if form.errors or not act.whole:
        return {"wrong": [*form.errors, *act.answers.errors]}
    if form.unchosen:
        raise Refusal("还有人员没有从登记簿选定", remedy="请检索并选用；登记簿中没有的，先登记。")
    if form.needs_town and not form.town:
        raise Refusal("没有选定镇（街道）", remedy="请在表首选择。")
    opening = Opening(form.matter, form.facts, form.members, form.town, form.subject, form.title)
    actor = person.actor(act.step, here.here.situation(here.day), act.seconds)
    with act_transaction():
        done = open_case(opening, act.step.verb, on=here.day, by=actor, said=act.said, act_id=UUID(act.act_id))
        if lead is not None:
            settle(lead.seq, TAKEN, on=here.day, by=actor, case=done.case, proven=online.COUNTER if request.POST.get("proven") else "")
    messages.success(request, f"已{act.step.title}，案号{done.case}，台账第{done.seq}号。")
    return {"done": done.case}

