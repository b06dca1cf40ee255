"""The figures of a year on the desk: each opens what it counts, each act opens its case and articles; the report around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.exchange import sheets
from minzheng.exchange.sheets import Head
from minzheng.journal.entry import ORIGINS
from minzheng.pages import numbers, paper
from minzheng.pages.day import shown
from minzheng.pages.files import attachment, spreadsheet
from minzheng.pages.numbers import Brief
from minzheng.reporting import annual, editions
from minzheng.reporting.cycle import newest_root
from minzheng.reporting.documents import pdf, word
from minzheng.reporting.figures import lineage
from minzheng.reporting.figures.lineage import Item
from minzheng.reporting.figures.printing import FEN_PER_UNIT, PrintedFigure
from minzheng.reporting.narrative.compose import labelled
from minzheng.reporting.relations import Finding, Outcome
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from . import tables
from .me import for_whole_district, me
from .telling import MONEY

ON_A_PAGE, AT_A_TIME = 50, 2000
TRACE = "trace"
ITEM_HEADS = (
    Head("台账序号", sheets.NUMBER, 10), Head("日期", sheets.DAY, 12), Head("事项", width=30), Head("环节", width=20), Head("来源", width=8),
    Head("办件", width=28), Head("明细", width=16),
)  # fmt: skip
FIGURE_HEADS = (
    Head("标识", width=32), Head("数字", width=32), Head("数值", sheets.PLAIN), Head("报告数", width=16), Head("单位", width=8), Head("上年", width=16),
    Head("业务线"), Head("计数规则", width=60), Head("笔数", sheets.NUMBER, 8), Head("截至", sheets.DAY),
)  # fmt: skip
KINDS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.write),
    "pdf": ("application/pdf", pdf.write),
    "html": ("text/html; charset=utf-8", annual.web_page),
}


def until(request: HttpRequest) -> date | None:
    """The day a view of a past day is cut off at."""
    here = shown(request)
    return here.day if here.fixed else None


@for_whole_district
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of a year, all or those looked for."""
    year = numbers.chosen_year(request.GET.get("year", ""))
    text = request.GET.get("q", "").strip()[:40]
    context = {"year": year, "years": numbers.years(), "text": text, "shelves": numbers.shelves(year, until(request), sought=text), "me": me(request)}
    return render(request, "desk/figures.html", context)


@for_whole_district
@require_GET
def figures_file(request: HttpRequest, year: int) -> FileResponse:
    """All figures of a year as a spreadsheet, a line each, with last year's, the rule and where they come from. Small cells are masked:
    a file goes on to others."""
    cut, here, seq = until(request), shown(request), numbers.newest()
    numbers.chosen_year(str(year))
    now, before = numbers.figures(year, cut, True, seq), numbers.figures(year - 1, None, True, seq) if year - 1 in numbers.years() else {}
    rows = [
        (id, one.label, _cell(one), one.text, one.unit, before[id].text if id in before else "", lineage.figure_named(id)[0].line,
         one.rule, None if one.masked else one.count, one.as_of)
        for id, one in now.items()
    ]  # fmt: skip
    told = f"台账第{seq}号以前的行为算出，数到{cut or here.day}；最近的检查点：{newest_root()}。涉及个人的小数字写“少于5”，经批准公开的除外。"
    rows.append(("", "来历", None, "", "", "", "", told, None, None))
    return spreadsheet(f"{year}年的数字{here.mark}", f"{year}年的数字", FIGURE_HEADS, rows, mark=here.mark)


def _cell(one: PrintedFigure) -> Decimal | None:
    """The number alone, for reckoning; nothing of a masked one, and none of a day."""
    return one.value if isinstance(one.value, Decimal) and not one.masked else None


@for_whole_district
@require_GET
def figure(request: HttpRequest, year: int, id: str) -> HttpResponse:
    """What a figure counts, a page at a time."""
    person, cut = me(request), until(request)
    numbers.chosen_year(str(year))
    matter, declared, printed = numbers.figure(id, year, cut)
    if not person.traces(matter.id):
        raise Http404
    page = max(1, int(request.GET.get("page", "1"))) if request.GET.get("page", "1").isdigit() else 1
    items, more = numbers.traced(id, year, cut, page, ON_A_PAGE)
    acts = numbers.briefs([item.seq for item in items])
    total, count = numbers.counted(id, year, cut)
    rows = [
        (item, act, verb_title(act), numbers.contribution(item, declared), act is not None and (not act.case or person.scope.sees(act.matter)))
        for item, act in ((item, acts.get(item.seq)) for item in items)
    ]
    context = {
        "year": year, "matter": matter, "figure": declared, "printed": printed, "rows": rows, "total": total, "count": count,
        "page_number": page, "more": more, "first": (page - 1) * ON_A_PAGE + 1, "me": person,
    }  # fmt: skip
    return render(request, "desk/figure.html", context)


@for_whole_district
@require_GET
def figure_file(request: HttpRequest, year: int, id: str) -> HttpResponse | FileResponse:
    """Everything a figure counts, an act or payment a line, with what it adds: it names cases and never people."""
    person, cut, here = me(request), until(request), shown(request)
    numbers.chosen_year(str(year))
    matter, declared, _ = numbers.figure(id, year, cut)
    if not person.traces(matter.id):
        raise Http404
    total, count = numbers.counted(id, year, cut)
    money = declared.unit in FEN_PER_UNIT
    title = f"{year}年{declared.label}：{count}条明细，合计{written_money(total) if money else f'{total}{declared.unit}'}"
    of = {"year": year, "id": id, "until": cut.isoformat() if cut else ""}
    asked = tables.Asked(TRACE, of, title, f"{year}年{declared.label}{here.mark}", f"/desk/figures/{year}/{id}/", count)
    return tables.answer(request, asked, trace_rows)


def trace_rows(of: dict[str, Any]) -> tuple[Sequence[Head], Iterator[Sequence[Any]]]:
    """What a figure of a year counts, until a day."""
    cut = date.fromisoformat(of["until"]) if of["until"] else None
    _, declared = lineage.figure_named(of["id"])
    money = declared.unit in FEN_PER_UNIT
    heads = (*ITEM_HEADS, Head("计入（元）" if money else f"计入（{declared.unit}）", sheets.MONEY if money else sheets.NUMBER, 16))
    return heads, _traced(lineage.items(of["id"], of["year"], cut))


def _traced(items: Iterator[Item]) -> Iterator[Sequence[Any]]:
    """The items as rows, a few thousand at a time."""
    titles = {one.id: one.title for one in matters()}
    while some := list(islice(items, AT_A_TIME)):
        acts = numbers.briefs([item.seq for item in some])
        for item in some:
            act = acts.get(item.seq)
            yield (item.seq, act.day if act else None, titles.get(act.matter, act.matter) if act else "", verb_title(act),
                   ORIGINS.get(item.origin, item.origin), item.case or "", item.line or "", item.contribution)  # fmt: skip


def verb_title(act: Brief | None) -> str:
    """What the act is called on its matter's page."""
    if act is None:
        return ""
    try:
        step = matter_of(act.matter).step(act.verb)
    except Refusal:
        step = None
    return step.title if step else MONEY.get(act.verb, act.verb)


@for_whole_district
@require_GET
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The report of a year as it stands now, its relations, what is not connected yet; or (`edition`) one of those that were signed."""
    person, cut, newest = me(request), until(request), numbers.newest()
    numbers.chosen_year(str(year))
    signed = numbers.editions(year, cut, newest)
    if "edition" in request.GET:
        one = editions.numbered(year, request.GET["edition"], cut)
        body = paper.page(editions.document(one, desk_link=_linked(year)))
        return render(request, "desk/report_edition.html", {"year": year, "me": person, "one": one, "body": body, "editions": signed})
    found = related(numbers.relations(year, cut, newest))
    context: dict[str, Any] = {"year": year, "editions": signed, "years": numbers.years(), "me": person, "relations": found}
    try:
        made = numbers.report(year, cut, False, newest)
        context |= {"made": made, "body": paper.page(made.document)}
    except Refusal as refusal:
        context["refusal"] = refusal
    return render(request, "desk/report.html", context)


def related(findings: Sequence[Finding]) -> dict[str, list[tuple[Finding, str]]]:
    """The relations: those that fail first, those that hold, those that could not be checked, each with what it saw or lacks."""
    found: dict[str, list[tuple[Finding, str]]] = {"fails": [], "holds": [], "skipped": []}
    names = {Outcome.FAILS: "fails", Outcome.HOLDS: "holds", Outcome.SKIPPED: "skipped"}
    for one in findings:
        seen = "、".join(f"{labelled(name)}{text}" for name, text in one.saw.items())
        lacks = "、".join(labelled(name) for name in one.missing)
        found[names[one.outcome]].append((one, f"缺少{lacks}" if lacks else one.why or seen))
    return found


@for_whole_district
@require_GET
def report_file(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The report as a file: as it stands now, or one of the signed editions, the same bytes whenever it is asked for."""
    numbers.chosen_year(str(year))
    media, write = KINDS[kind]
    if "edition" in request.GET:
        one = editions.numbered(year, request.GET["edition"], until(request))
        return attachment(write(editions.document(one, desk_link=_linked(year))), media, f"{year}年法治政府建设工作报告（第{one.number}版）.{kind}")
    made = numbers.report(year, until(request), False, numbers.newest())
    return attachment(write(made.document), media, f"{year}年法治政府建设工作报告.{kind}")


def _linked(year: int) -> Callable[[str], str]:
    return lambda id: f"/desk/figures/{year}/{id}/"
