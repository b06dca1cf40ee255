"""The public figures with rule, count and checkpoint; the public copy of the report; checkpoints; receipts checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.journal import checkpoint as notes
from minzheng.journal import checkpoints, nodes, prove, volumes
from minzheng.journal import receipt as receipts
from minzheng.journal.note import BadNote
from minzheng.pages import numbers, paper
from minzheng.pages.day import shown
from minzheng.pages.middleware import changes_nothing
from minzheng.reporting import editions
from minzheng.reporting.figures.printing import SMALL_CELL, PrintedFigure
from minzheng.vocabulary.errors import Refusal

LONGEST = 200_000


def until(request: HttpRequest) -> date | None:
    """The day a view of a past day is cut off at."""
    here = shown(request)
    return here.day if here.fixed else None


def small(count: int | None) -> str:
    """A count, as far as it may be told."""
    if count is None:
        return "—"
    return f"少于{SMALL_CELL}条" if 0 < count < SMALL_CELL else f"{count}条"


@login_not_required
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """The year's figures."""
    year = numbers.chosen_year(request.GET.get("year", ""))
    text = request.GET.get("q", "").strip()[:40]
    context = {"year": year, "years": numbers.years(), "text": text, "shelves": numbers.shelves(year, until(request), public=True, sought=text)}
    return render(request, "portal/figures.html", context)


@login_not_required
@require_GET
def figure(request: HttpRequest, year: int, id: str) -> HttpResponse:
    """One figure: rule, count, and the checkpoint that fixes what it was counted from. No act is named."""
    numbers.chosen_year(str(year))
    matter, declared, printed = numbers.figure(id, year, until(request), public=True)
    if not matter.public or printed is None:
        raise Http404
    context = {"year": year, "matter": matter, "figure": declared, "printed": printed, "count": behind(printed), "volumes": kept()}
    return render(request, "portal/figure.html", context)


def behind(printed: PrintedFigure) -> str:
    """The count that may be told: not the plain one beside a masked figure, nor that of money which few people share."""
    if printed.masked:
        return f"少于{SMALL_CELL}条"
    return small(printed.count) if printed.exact_fen is not None else f"{printed.count}条" if printed.count is not None else "—"


@login_not_required
@require_GET
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The public copy of the report: its numbers open rule, count and checkpoint only. What was published is shown as it was signed, the
    newest edition unless another is asked for."""
    numbers.chosen_year(str(year))
    newest = numbers.newest()
    published = [one for one in numbers.editions(year, until(request), newest) if one.published]
    if published:
        asked = request.GET.get("edition", str(published[-1].number))
        one = editions.numbered(year, asked, until(request), public=True)
        body = paper.page(editions.document(one, public=True, public_link=lambda id: f"/figures/{year}/{id}/"), public=True)
        return render(request, "portal/report.html", {"year": year, "body": body, "one": one, "editions": published})
    try:
        made = numbers.report(year, until(request), True, newest)
    except Refusal:  # why is the bureau's to mend: the reason quotes figures that may not be shown
        return render(request, "portal/report.html", {"year": year})
    return render(request, "portal/report.html", {"year": year, "body": paper.page(made.document, public=True)})


@dataclass(frozen=True)
class Kept:
    """A year's newest checkpoint and the key to check it with."""

    log: int
    checkpoint: Any
    key: str


def kept() -> list[Kept]:
    """The newest checkpoint of every year that has one."""
    return [Kept(log, one, prove.verifier_key(log)) for log in reversed(volumes.logs()) if (one := checkpoints.newest(log)) is not None]


@login_not_required
@require_GET
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The checkpoints, to be copied and kept."""
    return render(request, "portal/checkpoint.html", {"volumes": kept()})


@dataclass(frozen=True)
class Proved:
    """A receipt that holds: which act, in which checkpoint, and that today's tree still contains that checkpoint."""

    log: int
    size: int
    seq: int | None
    day: date | None
    title: str
    contained: bool


@login_not_required
@changes_nothing
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Check a receipt that somebody pastes."""
    context: dict[str, Any] = {}
    if request.method == "POST":
        text = request.POST.get("receipt", "")[:LONGEST].replace("\r\n", "\n").strip("\n") + "\n"
        context = {"text": text, "asked": True}
        try:
            context["proved"] = proved(text)
        except (BadNote, Refusal) as wrong:
            context["wrong"] = wrong.reason if isinstance(wrong, Refusal) else "凭证与签名、路径或者记录不符，或者不是本系统的凭证。"
    return render(request, "portal/receipt.html", context)


def proved(text: str) -> Proved:
    """The receipt checked against our own keys and today's tree. Raises BadNote, Refusal."""
    given = receipts.parsed(text)
    log = notes.unchecked(given.note).year
    if log not in volumes.logs():
        raise Refusal(f"本系统没有{log}年卷的台账")
    seq, record = _leaf(log, given.index)
    root = receipts.verify(text, volumes.verifier(log), given.record if given.record is not None else record)
    act = numbers.briefs([seq]).get(seq) if seq else None
    contained = nodes.head(log).size >= root.size and nodes.root(log, root.size) == root.root
    return Proved(log, root.size, seq, act.day if act else None, what(act), contained)


def what(act: Any) -> str:
    """What an act did, as far as it may be told."""
    if act is None:
        return ""
    try:
        matter = matter_of(act.matter)
    except Refusal:
        return ""
    step = matter.step(act.verb)
    if matter.confidential:
        return "依法不公开的事项"
    return f"{matter.title}：{step.title}" if step else matter.title


def _leaf(log: int, place: int) -> tuple[int | None, bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT a.seq, a.record FROM journal_leaf l JOIN journal_act a ON a.seq = l.seq WHERE l.log = %s AND l.place = %s", [log, place])
        row = cursor.fetchone()
    return (int(row[0]), bytes(row[1])) if row else (None, b"")
