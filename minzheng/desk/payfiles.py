"""发放的表格：一年的批次、一年或者一个批次的明细。姓名和号码隐去；要完整的须写理由，先记入台账和查阅记录，再写第一行。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.exchange import lists
from minzheng.exchange.sheets import DAY, MONEY, NUMBER, Head
from minzheng.funds import listing, read
from minzheng.pages.day import shown
from minzheng.pages.files import spreadsheet
from minzheng.pages.middleware import changes_nothing
from minzheng.procedure.district import district

from . import tables
from .opened import keep
from .paying import may_see, of, seen

OF_YEAR, OF_PAYROLL = "payments_of_year", "payments_of_payroll"
BATCHES = (
    Head("发放月份", width=10), Head("待遇", width=28), Head("批次", NUMBER, 6), Head("类别", width=8), Head("笔数", NUMBER, 8), Head("金额（元）", MONEY, 16),
    Head("银行", width=16), Head("到账日期", DAY, 12), Head("编制人", width=12), Head("审批人", width=12), Head("台账序号", NUMBER, 10),
)  # fmt: skip


@require_GET
def batches(request: HttpRequest, year: int) -> FileResponse:
    """The payrolls of a year as the page lists them."""
    person, here = seen(request), shown(request)
    titles = {one.id: one.title for one in matters()}
    rows = (
        (f"{one.month:%Y-%m}", titles.get(one.matter, one.matter), one.batch, one.kind, one.lines, one.total,
         one.at_bank, one.paid_on, one.prepared_by, one.approved_by, one.seq)
        for one in listing.payrolls(year, may_see(person), here.day if here.fixed else None).iterator(chunk_size=2000)
    )  # fmt: skip
    return spreadsheet(f"{year}年发放批次{here.mark}", f"{year}年发放批次", BATCHES, rows, mark=here.mark)


@require_http_methods(["GET", "POST"])
@changes_nothing
def of_year(request: HttpRequest, year: int) -> HttpResponse | FileResponse:
    """Every payment of a year; POST with a reason (`why`) for whole names and numbers."""
    person, here = seen(request), shown(request)
    mine, until = may_see(person), here.day if here.fixed else None
    lines, _ = listing.sums_of(list(listing.payrolls(year, mine, until)))
    of = {"year": year, "matters": None if mine is None else sorted(mine), "until": until.isoformat() if until else ""}
    return _lines(request, tables.Asked(OF_YEAR, of, f"{year}年发放明细", "", f"/desk/payments/?year={year}", lines), year_rows)


def year_rows(of: dict[str, Any]) -> tuple[Sequence[Head], Iterator[Sequence[Any]]]:
    """The payments of a year, of the benefits somebody may see and the payrolls he may see until a day."""
    mine, until = of["matters"], date.fromisoformat(of["until"]) if of["until"] else None
    rows = (row for row in read.payments_of(of["year"]) if (mine is None or row[0] in mine) and (until is None or row[1] <= until))
    return _told(rows, of)


def payroll_rows(of: dict[str, Any]) -> tuple[Sequence[Head], Iterator[Sequence[Any]]]:
    """The payments of one payroll."""
    return _told(read.payments_of_payroll(of["payroll"]), of)


def _told(rows: Iterator[tuple[Any, ...]], of: dict[str, Any]) -> tuple[Sequence[Head], Iterator[Sequence[Any]]]:
    return lists.named("payments").heads, lists.payment_rows(rows, lists.Asked(opened=of["opened"]), district())


@require_http_methods(["GET", "POST"])
@changes_nothing
def of_payroll(request: HttpRequest, seq: int) -> HttpResponse | FileResponse:
    """Every payment of one payroll; POST with a reason (`why`) for whole names and numbers."""
    batch = of(seq, seen(request))
    title = f"{matter_of(batch.matter).title}{batch.month:%Y-%m}发放明细"
    return _lines(request, tables.Asked(OF_PAYROLL, {"payroll": batch.pk}, title, "", f"/desk/payments/{seq}/", batch.lines), payroll_rows)


def _lines(request: HttpRequest, asked: tables.Asked, rows: tables.Written) -> HttpResponse | FileResponse:
    opened = request.method == "POST"
    if opened:
        why = request.POST.get("why", "").strip()[:200]
        if not why:
            messages.error(request, "请写明查阅的理由。")
            return redirect(asked.back)
        tables.refuse_while_writing(request)
        keep(seen(request), "", f"导出{asked.title}：姓名、身份号码、银行账户"[:80], why, minor=True)
    return tables.answer(request, replace(asked, of=asked.of | {"opened": opened}, name=f"{asked.title}{shown(request).mark}"), rows)
