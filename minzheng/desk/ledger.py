"""The journal on the desk: its years and checkpoints, verification, an act with its articles and place in the tree, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.journal import anchor, checkpoints, nodes, prove, volumes
from minzheng.journal import read as journal
from minzheng.pages import marks
from minzheng.pages.day import shown
from minzheng.procedure import cases
from minzheng.vocabulary.coding import decode
from minzheng.vocabulary.errors import Refusal

from . import telling
from .me import for_officers, for_whole_district, me
from .opened import is_opened


@dataclass(frozen=True)
class Volume:
    """One year's log: how long it is, its newest checkpoint and the key that signs it."""

    log: int
    size: int
    checkpoint: Any
    key: str


def volumes_kept() -> list[Volume]:
    """Every year, the newest first."""
    return [Volume(log, nodes.head(log).size, checkpoints.newest(log), prove.verifier_key(log)) for log in reversed(volumes.logs())]


@for_whole_district
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page of the journal."""
    if request.GET.get("seq", "").isdigit():
        return redirect("desk:act", seq=int(request.GET["seq"]))
    return render(request, "desk/ledger.html", {"volumes": volumes_kept(), "me": me(request), "age": anchor.age(timezone.now())})


@for_officers
@for_whole_district
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Sign a checkpoint of every year that grew."""
    made = checkpoints.make_all(timezone.now())
    messages.success(request, f"已签署{len(made)}份检查点。")
    return redirect("desk:ledger")


@require_GET
def act(request: HttpRequest, seq: int) -> HttpResponse:
    """One act: its envelope, the articles it rests on, what it recorded, and whether a receipt can be given."""
    person, here = me(request), shown(request)
    one = _there(seq)
    case = cases.case(one.case, person.scope) if one.case else None
    if (one.case and case is None) or (not one.case and not person.whole_district) or (here.fixed and one.on > here.day):
        raise Http404
    try:
        matter = matter_of(one.matter)
    except Refusal:
        matter = None
    opened = bool(one.case) and is_opened(request, one.case)
    context = {
        "act": one, "case": case, "matter": matter, "step": matter.step(one.verb) if matter else None, "place": journal.log_of(seq),
        "title": _title(matter, one.verb), "basis": journal.record(one).get("basis", ()), "covered": prove.covered(seq), "me": person,
        "said": _said(matter, one.verb, journal.fields(seq), opened), "opened": opened, "letters": cases.letters_of_act(seq),
        "mark": marks.of_act(one), "drawn": marks.drawn(request, marks.of_act(one)),
    }  # fmt: skip
    return render(request, "desk/act_page.html", context)


def _there(seq: int) -> Any:
    """The act; not found where there is none, as where it is not his to see."""
    try:
        return journal.act(seq)
    except Refusal:
        raise Http404 from None


def _title(matter: Any, verb: str) -> str:
    step = matter.step(verb) if matter else None
    return step.title if step else telling.MONEY.get(verb, verb)


def _said(matter: Any, verb: str, fields: dict[str, Any], opened: bool) -> list[telling.Told]:
    step = matter.step(verb) if matter else None
    if step is None:
        return []
    said = decode({fact.key: fields[fact.key] for fact in step.records if fact.key in fields})
    return [telling.told(fact, said[fact.key], opened) for fact in step.records if fact.key in said]


@require_GET
def receipt(request: HttpRequest, seq: int) -> HttpResponse:
    """The receipt of an act as a text file: its place in the signed tree, which anyone can check without us."""
    person = me(request)
    one = _there(seq)
    if one.case and cases.case(one.case, person.scope) is None:
        raise Http404
    text = prove.receipt(seq).text()
    headers = {"Content-Disposition": f'attachment; filename="receipt-{seq}.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
