"""导入：选清单、上传、核对表头、预演、导入；长的在后台办，页面看进度。只给可以导入这种清单的人；撤销只有依法更正。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from minzheng.exchange import completed, hostile, intake, kinds, mapping, papers
from minzheng.exchange.layouts import CHOICE, MONTH, TEXT, TOWN, YES_NO, Layout
from minzheng.pages import streams
from minzheng.pages.day import shown
from minzheng.pages.files import from_disk
from minzheng.procedure.opening import ELSEWHERE, OPENING
from minzheng.vocabulary.errors import Refusal

from . import importwork
from .me import Me, for_officers, me
from .models import Upload
from .opened import keep

ON_A_PAGE = 20
ASKS, SLOWEST = 600, 10
"""How often a page asks of itself how far an import has come, and the seconds it waits at most between two; then one reloads it."""
ORIGINS = ((OPENING, "期初：系统启用以前就有的"), (ELSEWHERE, "补录：在别处办的"))
ALIKE = (CHOICE, MONTH, TEXT, TOWN, YES_NO)
"""Kinds of columns that a whole file may well have the same value in."""


@dataclass(frozen=True)
class Heading:
    """A heading of the file on the page: the name of its field, what it says, what it is taken for and how that was found."""

    field: str
    text: str
    key: str
    how: str


@dataclass(frozen=True)
class Fixed:
    """A column that no heading tells and that one value may stand for: the name of its field, whether it has to be told."""

    field: str
    title: str
    value: str
    required: bool
    note: str
    choices: tuple[str, ...]


def _site(request: HttpRequest) -> str:
    """On which pages somebody imports: those of the desk, or those of the security administrator, who brings in officers."""
    match = request.resolver_match
    return match.app_name if match is not None else "desk"


def _frame(request: HttpRequest) -> dict[str, str]:
    site = _site(request)
    names = {f"at_{name}": f"{site}:{name}" for name in ("imports", "import_upload", "import_template", "import_one", "import_confirm", "import_again",
                                                         "import_run", "import_report")}  # fmt: skip
    return {"frame": f"{site}/frame.html", "site": site, **names}


def may(person: Me, layout: Layout) -> bool:
    """Whether he may import this kind: he holds one of its offices, for the whole district."""
    return person.whole_district and not person.audits and bool(importwork.office(person.offices, layout))


def _mine(person: Me) -> list[tuple[str, list[tuple[str, Layout]]]]:
    """The kinds he may import, registers and lists first, then matters done elsewhere."""
    groups = (("登记簿和清单", kinds.layouts()), ("补录已经办结的事项", completed.layouts()))
    found = [(title, [(name, one) for name, one in of.items() if may(person, one)]) for title, of in groups]
    return [(title, some) for title, some in found if some]


@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Choose a kind and a file; what was imported before, by whom, with the digest of the file."""
    person, here = me(request), shown(request)
    mine = _mine(person)
    if not mine and not person.oversees:
        raise Http404
    rows = Upload.objects.order_by("-at") if person.oversees else Upload.objects.filter(staff=person.staff).order_by("-at")
    context = {"me": person, "kinds": mine, "origins": ORIGINS, "rows": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
               "most": hostile.LARGEST // 1024 // 1024, "open": bool(mine) and not here.fixed, "own": person.staff}  # fmt: skip
    return render(request, "desk/imports.html", context | _frame(request))


@require_GET
@for_officers
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The template of a kind."""
    layout, here = _layout(request, kind), shown(request).here
    with importwork.passing("template.xlsx") as out:
        papers.template(layout, here.locality, out, mark=here.mark)
        return from_disk(out, f"{layout.title}模板{here.mark}.xlsx")


def _layout(request: HttpRequest, kind: str) -> Layout:
    try:
        layout = kinds.layout(kind)
    except Refusal:
        raise Http404 from None
    if not may(me(request), layout):
        raise Http404
    return layout


@require_POST
@for_officers
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a file beside the data, after its size and before anything else; nothing is imported yet."""
    person, layout = me(request), _layout(request, request.POST.get("kind", ""))
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise Refusal("没有选择文件，或者文件是空的", remedy="请选择要导入的电子表格。")
    if file.size > hostile.LARGEST:
        raise Refusal(f"文件超过{hostile.LARGEST // 1024 // 1024}MB", remedy="请分成几个文件导入。")
    origin = request.POST.get("origin", OPENING)
    row = Upload(account=person.account, staff=person.staff, organ=person.organ, office=importwork.office(person.offices, layout),
                 kind=request.POST["kind"], title=layout.title, name=importwork.plain_name(file.name or ""), size=file.size,
                 source=request.POST.get("source", "").strip()[:80], origin=origin if origin in dict(ORIGINS) else OPENING,
                 all_or_nothing="all" in request.POST, on=shown(request).day)  # fmt: skip
    importwork.keep(row, file)
    importwork.begin(row, Upload.LOOKING)
    return redirect(f"{_site(request)}:import_one", batch=row.pk)


def _row(request: HttpRequest, batch: Any) -> Upload:
    """An upload of his own; for others it is not there."""
    row = Upload.objects.filter(pk=batch).first()
    if row is None or row.staff != me(request).staff or not row.staff:
        raise Http404
    _layout(request, row.kind)
    return row


@require_GET
@for_officers
def one(request: HttpRequest, batch: Any) -> HttpResponse:
    """Where an import stands: headings to confirm, the dry run, the work going on, or what was done."""
    row = _row(request, batch)
    if streams.asked(request):
        return streams.following(lambda: _now(request, row))
    context: dict[str, Any] = {"me": me(request), "row": row, "open": not shown(request).fixed}
    if row.state == Upload.KEPT:
        if row.looked:
            context |= _headings(row)
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "desk/import_map.html", context | _frame(request))
    return render(request, "desk/import_part.html" if request.htmx else "desk/import.html", context | _standing(request, row))  # type: ignore[attr-defined]


def _standing(request: HttpRequest, row: Upload) -> dict[str, Any]:
    context: dict[str, Any] = {"row": row, "open": not shown(request).fixed, **_frame(request)}
    context["counts"] = [(word, row.tried["counts"][status]) for status, word in intake.WORDS.items()] if row.tried else []
    if row.working:
        asked = request.GET.get("asked", "")
        times = int(asked) if asked.isdigit() and len(asked) < 5 else 0
        context |= {"progress": importwork.progress_of(row), "asked": times + 1, "wait": min(1 + times // 30, SLOWEST), "asks": times < ASKS}
    return context


def _now(request: HttpRequest, row: Upload) -> tuple[bytes, bool]:
    """The part of the page that tells how the work stands, and whether it goes on; headings to confirm are a page of their own."""
    row.refresh_from_db()
    if row.state == Upload.KEPT:
        return streams.event("", "reload"), False
    return streams.event(render_to_string("desk/import_part.html", _standing(request, row), request)), row.working


def _headings(row: Upload) -> dict[str, Any]:
    layout, told, fixed = kinds.layout(row.kind), row.looked["headings"], row.looked["fixed"]
    taken = {key for _, key, _ in told}
    return {
        "headings": [Heading(f"h{place}", heading, key or "", how) for place, (heading, key, how) in enumerate(told)],
        "columns": [(column.key, column.title, column.required) for column in layout.columns],
        "fixed": [Fixed(f"f-{column.key}", column.title, fixed.get(column.key, ""), column.required, column.note, column.choices)
                  for column in layout.columns if column.key not in taken and (column.required or column.kind in ALIKE)],
    }  # fmt: skip


@require_POST
@for_officers
def confirm(request: HttpRequest, batch: Any) -> HttpResponse:
    """Keep what a person says the headings mean, and try every row."""
    row = _row(request, batch)
    if row.state == Upload.KEPT and row.looked:
        layout, headings = kinds.layout(row.kind), [heading for heading, _, _ in row.looked["headings"]]
        columns = {heading: request.POST.get(f"h{place}") or None for place, heading in enumerate(headings)}
        fixed = {column.key: text for column in layout.columns if (text := request.POST.get(f"f-{column.key}", "").strip()[:200])}
        told = mapping.Mapping(columns, fixed)
        mapping.check(layout, told, headings, "栏目对应")
        row.mapping = told.document()
        importwork.begin(row, Upload.TRYING)
    return redirect(f"{_site(request)}:import_one", batch=row.pk)


@require_POST
@for_officers
def again(request: HttpRequest, batch: Any) -> HttpResponse:
    """Back to the headings; only before anything has been imported."""
    row = _row(request, batch)
    if row.gone is None and row.state in (Upload.TRIED, Upload.FAILED, Upload.TRYING, Upload.LOOKING):
        Upload.objects.filter(pk=row.pk, state=row.state).update(state=Upload.KEPT, tried=None, why="")
        row.refresh_from_db()
        if row.state == Upload.KEPT and not row.looked:
            importwork.begin(row, Upload.LOOKING)
    return redirect(f"{_site(request)}:import_one", batch=row.pk)


@require_POST
@for_officers
def run(request: HttpRequest, batch: Any) -> HttpResponse:
    """Import: the same file by the same headings. A run that was broken off is completed by running it again."""
    row = _row(request, batch)
    if row.gone is None and row.state in (Upload.TRIED, Upload.RUNNING, Upload.FAILED) and row.tried:
        importwork.begin(row, Upload.RUNNING)
        row.refresh_from_db()
        if row.state == Upload.DONE:
            messages.success(request, "已导入。" if row.acts else "没有需要写入的内容。")
    return redirect(f"{_site(request)}:import_one", batch=row.pk)


@require_GET
@for_officers
def report(request: HttpRequest, batch: Any) -> HttpResponse:
    """Every row as it came with what became of it: it holds personal data, so the look is kept."""
    row = _row(request, batch)
    out = importwork.report_of(row)
    if not out.exists():
        raise Http404
    keep(me(request), "", f"导入逐行结果：{row.title}"[:80], "核对自己导入的清单", minor=row.kind in ("people", "households", "payments"))
    return from_disk(out, f"导入逐行结果{shown(request).mark}.xlsx")
