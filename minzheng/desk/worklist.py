"""The work list: open cases by deadline, narrowed in the address so that a view can be shared; counts keep to one's scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET, require_POST

from minzheng.catalogue import matters
from minzheng.exchange import sheets
from minzheng.exchange.sheets import Head
from minzheng.pages.day import Shown, shown
from minzheng.pages.files import spreadsheet
from minzheng.pages.middleware import changes_nothing
from minzheng.pages.templatetags.words import chip, colour_word, masked, short_day
from minzheng.procedure import cases
from minzheng.procedure.cases import Row, Wanted
from minzheng.procedure.seeing import Scope

from .me import Me, me
from .templatetags.addresses import case_page

ON_A_PAGE, AT_A_TIME = 25, 2_000
FOUND = "found"
HEADS = (Head("案号", width=28), Head("事项", width=28), Head("当事人"), Head("镇街"), Head("办到", width=20), Head("期限", sheets.DAY),
         Head("期限事项", width=20), Head("缓急"))  # fmt: skip
TABS = (
    ("", "在办"), ("red", "已超期"), ("today", "今天到期"), ("week", "本周到期"), ("yellow", "七日内到期"), ("green", "未到期"), ("grey", "没有期限"),
    ("closed", "已办结"),
)  # fmt: skip


@dataclass(frozen=True)
class Tab:
    """A colour one can choose, with how many cases it has."""

    colour: str
    title: str
    count: int
    chosen: bool

    @property
    def told(self) -> str:
        """How many, as the page says it: of ended ones no more are counted than need be."""
        return f"{self.count:,}+" if self.colour == "closed" and self.count == _most_ended(self.chosen) else f"{self.count:,}"


def _most_ended(looked_through: bool) -> int:
    return cases.MOST_COUNTED if looked_through else cases.AT_A_GLANCE


class Counted(Paginator):
    """A paginator that was told how many there are, so that it does not count again."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._told = count

    @cached_property
    def count(self) -> int:
        return self._told


@require_GET
def worklist(request: HttpRequest) -> HttpResponse:
    """The list; for htmx only its changing part."""
    person, here = me(request), shown(request)
    wanted = wanted_of(request, person, request.GET)
    page, tally = _as_of(request, person.scope, wanted, here) if here.fixed else _now(request, person.scope, wanted, here)
    context = {
        "rows": page, "wanted": wanted, "me": person, "tabs": _tabs(wanted, tally), "choices": _choices(person, here),
        "lines": list(_lines(page.object_list, here)), "found": wanted.text if "found" in request.GET else "",
        "picks": not (person.audits or here.fixed or wanted.colour == "closed"), "narrowing": _narrowing(request),
        "narrowed": any((wanted.matter, wanted.line, wanted.town and not person.town, wanted.text)),
    }  # fmt: skip
    return render(request, "desk/worklist_rows.html" if request.htmx else "desk/worklist.html", context)  # type: ignore[attr-defined]


@require_GET
def worklist_file(request: HttpRequest) -> FileResponse:
    """All of the list as narrowed on the screen, masked as on the screen, as a spreadsheet whose title says how many rows it has."""
    person, here = me(request), shown(request)
    wanted = wanted_of(request, person, request.GET)
    found, count = _all_as_of(person.scope, wanted, here) if here.fixed else _all_now(person.scope, wanted, here)
    rows = (
        (line["number"], line["matter"], line["who"], line["town"], line["state"], line["due"], line["due_title"], colour_word(line["colour"]))
        for line in _lines(found, here)
    )
    return spreadsheet(f"办件清单{here.mark}{here.day}", f"办件清单 {here.day} 共{count}件", HEADS, rows, mark=here.mark)


def _all_now(scope: Scope, wanted: Wanted, here: Shown) -> tuple[Iterator[Row], int]:
    """Every case of the list, a few thousand at a time, and how many there are."""
    rows = cases.of_colour(cases.narrowed(cases.visible(scope), wanted), wanted.colour, here.day)
    chosen = cases.in_order(rows, wanted.colour).defer("facts", "members", "history")

    def told() -> Iterator[Row]:
        several = chosen.iterator(chunk_size=AT_A_TIME)
        while some := list(islice(several, AT_A_TIME)):
            yield from _named(some, here)

    return told(), rows.count()


def _named(some: list[Any], here: Shown) -> list[Row]:
    """These cases as rows, each with whom it is about."""
    named = cases.titles_in_facts(case.number for case in some if not case.title)
    for case in some:
        case.title = case.title or named.get(case.number, "")
    return [Row.now(case, here.day) for case in some]


def _lines(rows: Iterable[Row], here: Shown) -> Iterator[dict[str, Any]]:
    """Each row in words, masked, for the page and the spreadsheet. A mapping: of all things a template can look into it is the quickest."""
    titles, towns = {one.id: one.title for one in matters()}, here.towns
    for row in rows:
        case = row.case
        yield {
            "number": case.number, "page": case_page(case.number), "origin": case.origin, "matter": titles.get(case.matter, ""), "who": masked(case),
            "town": towns.get(case.town, "") if case.town else "区本级", "state": row.state,
            "due": row.due, "day": short_day(row.due), "due_title": row.due_title, "colour": row.colour, "chip": chip(row.colour, row.due, here.day),
        }  # fmt: skip


def _all_as_of(scope: Scope, wanted: Wanted, here: Shown) -> tuple[Iterator[Row], int]:
    rows = cases.rows_in_order(_rows_as_of(scope, wanted, here), wanted.colour, here.day)
    return iter(rows), len(rows)


def _rows_as_of(scope: Scope, wanted: Wanted, here: Shown) -> list[Row]:
    return cases.rows_as_of(cases.narrowed(cases.visible(scope).filter(opened_on__lte=here.day), wanted).iterator(), here.day, here.here)


@require_POST
@changes_nothing
def find(request: HttpRequest) -> HttpResponse:
    """Look for cases. A case number leads to the case, a name stays out of the address (个人信息不进网址)."""
    text = request.POST.get("text", "").strip()[:60]
    case = cases.case(cases.typed_number(text), me(request).scope) if text else None
    if case is not None:
        return redirect("desk:case", number=case.number)
    request.session[FOUND] = text
    return redirect(f"{request.path.removesuffix('find/')}?found=1" if text else "desk:worklist")


def _narrowing(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters of this list, for a form that means the same cases."""
    return [(name, request.GET[name]) for name in ("matter", "line", "town", "colour", "q", "found", "due") if request.GET.get(name)]


def wanted_of(request: HttpRequest, person: Me, asked: QueryDict) -> Wanted:
    """What the list is narrowed to by this query (or by the same names in a form)."""
    text = str(request.session.get(FOUND, "") if "found" in asked else asked.get("q", ""))
    colour = asked.get("colour", "")
    known = colour if colour in (*cases.COLOURS, *cases.DUES, "closed") else ""
    return Wanted(asked.get("matter", ""), asked.get("line", ""), person.town or asked.get("town", ""), known, text[:60])


def _now(request: HttpRequest, scope: Scope, wanted: Wanted, here: Shown) -> tuple[Page, dict[str, int]]:
    rows = cases.narrowed(cases.visible(scope), wanted)
    tally = cases.counts(rows, here.day, _most_ended(wanted.colour == "closed"))
    light = cases.of_colour(rows, wanted.colour, here.day).defer("facts", "members", "history")
    page = Counted(cases.to_page(light, wanted.colour, tally), ON_A_PAGE, tally[wanted.colour or "open"])
    shown_page = page.get_page(request.GET.get("page"))
    shown_page.object_list = _named(list(shown_page.object_list), here)
    return shown_page, tally


def _as_of(request: HttpRequest, scope: Scope, wanted: Wanted, here: Shown) -> tuple[Page, dict[str, int]]:
    rows = _rows_as_of(scope, wanted, here)
    return Paginator(cases.rows_in_order(rows, wanted.colour, here.day), ON_A_PAGE).get_page(request.GET.get("page")), cases.tally(rows, here.day)


def _tabs(wanted: Wanted, tally: dict[str, int]) -> list[Tab]:
    return [Tab(colour, title, tally[colour or "open"], wanted.colour == colour) for colour, title in TABS]


def _choices(person: Me, here: Shown) -> dict[str, list[tuple[str, str]]]:
    """What may be chosen: only matters, lines and towns that the person may see."""
    seen = [one for one in matters() if person.scope.sees(one.id)]
    towns = {code: name for code, name in here.towns.items() if person.town in ("", code)}
    return {
        "matter": [(one.id, one.title) for one in seen],
        "line": [(line, line) for line in dict.fromkeys(one.line for one in seen)],
        "town": list(towns.items()),
    }
