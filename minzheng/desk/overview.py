"""全局：负责人一屏看一年。各线的钱按月、办件按期限颜色、数字与上年、在办最急的、督办与整改，图多于表。"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from minzheng.catalogue import matters
from minzheng.funds import listing
from minzheng.pages import numbers
from minzheng.pages.day import shown
from minzheng.procedure import cases
from minzheng.procedure.cases import Row
from minzheng.reporting import charts
from minzheng.reporting.charts import Chart, Point, Series
from minzheng.reporting.figures.printing import PrintedFigure
from minzheng.vocabulary.wording import written_money

from .drafting import change, last_year
from .me import me
from .numbers import related
from .worklist import TABS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from minzheng.procedure.cases import Case
    from minzheng.reporting.relations import Finding

URGENT = 8
CLOCKS = cases.COLOURS
"""The colours of clocks, in the order they are drawn."""
MONTHS = range(1, 13)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The year on one screen, for whoever answers for the whole bureau, and for auditors."""
    person, here = me(request), shown(request)
    if not (person.oversees and person.whole_district):
        raise Http404
    known = numbers.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in known else (here.day.year if here.day.year in known else (known[0] if known else here.day.year))
    cut = here.day if here.fixed else None
    rows, (tally, by_matter) = cases.visible(person.scope), cases.open_counts(person.scope, here.day)
    newest = numbers.newest() if known else 0
    standing = [(colour, title, tally[colour]) for colour, title in TABS if colour in CLOCKS] if tally["open"] else []
    context: dict[str, Any] = {
        "me": person, "year": year, "years": known, "money": _money(year, cut),
        "tabs": standing, "pictures": [one for one in (_by_colour(standing), _by_line(by_matter)) if one is not None],
        "urgent": _soonest(rows, here.day), "figures": _figures(year, cut, newest) if known else [], "weak": _weak(year, cut, newest) if known else [],
        "own": _soonest(rows.filter(matter__in=[one.id for one in matters() if one.headed]), here.day),
        "titles": {one.id: one.title for one in matters()}, "last": year - 1,
    }  # fmt: skip
    context["compared"] = any(one.before for one in context["figures"])
    return render(request, "desk/overview.html", context)


def _money(year: int, until: date | None) -> Chart | None:
    """分 that reached people, by line and month."""
    line_of = {one.id: one.line for one in matters()}
    totals: dict[str, Counter[int]] = defaultdict(Counter)
    for (matter, month), amount in listing.paid_by_month(year, until).items():
        totals[line_of.get(matter, matter)][month] += amount
    if not totals:
        return None
    series = [Series(line, tuple(Point(f"{m}月", by[m], written_money(by[m])) for m in MONTHS)) for line, by in sorted(totals.items())]
    return charts.small_multiples("money", f"{year}年各线每月到账", series)


def _by_colour(standing: Sequence[tuple[str, str, int]]) -> Chart | None:
    """Open cases by how their clocks stand: (colour, title, how many)."""
    points = [Point(title, count, f"{count:,}件", colour) for colour, title, count in standing]
    return charts.bars("clocks", "在办的办件，按期限", points) if points else None


def _by_line(by_matter: Mapping[str, int]) -> Chart | None:
    """Open cases by line of business."""
    titles = {one.id: one.line for one in matters()}
    tally: Counter[str] = Counter()
    for matter, number in by_matter.items():
        tally[titles.get(matter, matter)] += number
    if not tally:
        return None
    return charts.bars("open-cases", "在办的办件", [Point(line, number, f"{number:,}件") for line, number in tally.most_common()])


def _soonest(rows: QuerySet[Case], day: date) -> list[Row]:
    """The open ones of these cases that are due first."""
    chosen = cases.in_order(cases.of_colour(rows, "", day), "").defer("facts", "members", "history")[:URGENT]
    return [Row.now(one, day) for one in chosen]


def _weak(year: int, until: date | None, newest: int) -> list[tuple[Finding, str]]:
    """What does not add up or stays below a legal minimum, by the report's own relations, with what was seen."""
    return [(one, why) for one, why in related(numbers.relations(year, until, newest))["fails"] if one.blocks or one.to_answer]


@dataclass(frozen=True)
class Headline:
    """A figure beside last year's: both as printed ("" where there is none), how it changed, and the lengths of their bars in per cent."""

    id: str
    label: str
    now: str
    before: str
    change: str
    lengths: tuple[int, int] | None


def _figures(year: int, until: date | None, newest: int) -> list[Headline]:
    """The figures that the report prints in its first words, against last year's."""
    now, before = numbers.figures(year, until, False, newest), last_year(year, newest)
    return [_headline(now[id], before.get(id)) for id in HEADLINES if id in now]


def _headline(now: PrintedFigure, before: PrintedFigure | None) -> Headline:
    said = change(now, before)
    values = [one.value for one in (now, before) if one is not None and isinstance(one.value, Decimal)]
    longest = max(values, default=Decimal(0))
    lengths = (int(values[0] * 100 / longest), int(values[1] * 100 / longest)) if said and longest else None
    return Headline(now.id, now.label, now.text, before.text if before is not None else "", said, lengths)


HEADLINES = (
    "subsistence_paid", "extreme_hardship_paid", "disability_subsidy_paid", "old_age_allowance_paid", "temporary_relief_paid", "orphan_allowance_paid",
    "marriages_registered", "divorces_registered", "social_orgs_total", "donations_received", "funeral_services", "inspections_double_random",
    "penalties_decided", "law_study_meetings", "publicity_events",
)  # fmt: skip
"""What the head looks at first; a figure that no page declares is left out."""
