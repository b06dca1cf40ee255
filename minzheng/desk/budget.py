"""预算：各业务线一年批了多少、已经付了多少、照现在的人数还要付多少，按月画出；一次性的救助预计不了，不猜。"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matters
from minzheng.funds import listing
from minzheng.funds.accounts import PAID_OUT
from minzheng.library.locality import Budget
from minzheng.pages.day import Shown, shown
from minzheng.reporting import charts
from minzheng.reporting.charts import Chart, Point, Series
from minzheng.vocabulary.wording import written_money

from .me import me

MONTHS = range(1, 13)
EXAMPLE = "illustrative"
EXPECTED = "（预计）"


@dataclass(frozen=True)
class Line:
    """One line of business: what was voted (None = no row with a document), paid, and still to be paid, in 分."""

    title: str
    voted: int | None
    example: bool
    paid: int
    ahead: int

    @property
    def expected(self) -> int:
        return self.paid + self.ahead

    @property
    def percent(self) -> int | None:
        return None if not self.voted else self.paid * 100 // self.voted

    @property
    def left(self) -> int | None:
        """What would be left at the end of the year; less than nothing when it will not do."""
        return None if self.voted is None else self.voted - self.expected


@require_GET
def budget(request: HttpRequest) -> HttpResponse:
    """The year's budget by line and month, for whoever sees the payrolls."""
    person, here = me(request), shown(request)
    if not person.sees_payments:
        raise Http404
    known = listing.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in known else (known[0] if known else here.day.year)
    line_of = {one.id: one.line for one in matters() if (one.pays is not None or one.id in PAID_OUT) and (person.oversees or person.scope.sees(one.id))}
    paid = _by_line(listing.paid_by_month(year, here.day if here.fixed else None), line_of)
    last = max((month for months in paid.values() for month in months), default=0)
    ahead = {} if here.fixed else _by_line(listing.expected_by_month(year), line_of, after=max(last, _gone(here.day, year)))
    titles = sorted({*line_of.values()} & {*paid, *ahead, *(one.title for one in _budgets(here, year))})
    rows = [_line(title, paid.get(title, Counter()), ahead.get(title, Counter()), here, year) for title in titles]
    context = {
        "me": person, "year": year, "years": known or [year], "lines": rows, "total": _sum(rows), "last": last, "fixed": here.fixed,
        "charts": _charts(year, titles, paid, ahead, rows) if paid or ahead else [],
    }  # fmt: skip
    return render(request, "desk/budget.html", context)


def _gone(day: date, year: int) -> int:
    """How many months of the year are over on a day."""
    return 12 if day.year > year else day.month - 1 if day.year == year else 0


def _by_line(found: dict[tuple[str, int], int], line_of: dict[str, str], *, after: int = 0) -> dict[str, Counter[int]]:
    told: dict[str, Counter[int]] = defaultdict(Counter)
    for (matter, month), amount in found.items():
        if matter in line_of and month > after:
            told[line_of[matter]][month] += amount
    return told


def _budgets(here: Shown, year: int) -> list[Budget]:
    """The rows of a year; in a real district only those with a document, an example counts for nothing there."""
    rows = [one for one in here.here.locality.budgets if one.since <= date(year, 12, 31) and one.until >= date(year, 1, 1)]
    return [one for one in rows if here.rehearsed or (one.confidence != EXAMPLE and one.document)]


def _line(title: str, paid: Counter[int], ahead: Counter[int], here: Shown, year: int) -> Line:
    voted = [one for one in _budgets(here, year) if one.title == title]
    amount = sum(one.yuan for one in voted) * 100 if voted else None
    return Line(title, amount, any(one.confidence == EXAMPLE for one in voted), sum(paid.values()), sum(ahead.values()))


def _sum(rows: list[Line]) -> Line:
    voted = [one.voted for one in rows]
    whole = None if None in voted or not voted else sum(one for one in voted if one is not None)
    return Line("合计", whole, any(one.example for one in rows), sum(one.paid for one in rows), sum(one.ahead for one in rows))


def _charts(year: int, titles: list[str], paid: dict[str, Counter[int]], ahead: dict[str, Counter[int]], rows: list[Line]) -> list[Chart]:
    """The year's course against the budget spread evenly, and every line month by month."""
    course, even, total = [], [], 0
    voted = _sum(rows).voted
    for month in MONTHS:
        now, coming = (sum(found[title][month] for title in titles if title in found) for found in (paid, ahead))
        total += now + coming
        course.append(_point(month, total, coming > 0))
        even.append(_point(month, (voted or 0) * month // 12, False))
    series = [Series("累计支出和预计", tuple(course)), *([Series("预算按月平均", tuple(even))] if voted else [])]
    by_line = [Series(title, tuple(_month(month, paid.get(title), ahead.get(title)) for month in MONTHS)) for title in titles]
    return [charts.lines("budget-course", f"{year}年支出进度", series), charts.small_multiples("budget-months", f"{year}年各线每月支出", by_line)]


def _month(month: int, paid: Counter[int] | None, ahead: Counter[int] | None) -> Point:
    now, coming = (paid or Counter())[month], (ahead or Counter())[month]
    return _point(month, max(0, now + coming), coming > 0)


def _point(month: int, amount: Any, expected: bool) -> Point:
    return Point(f"{month}月", amount, written_money(amount) + (EXPECTED if expected else ""))
