"""How a figure is printed: rounded once, half up, from the exact 分 or count; a unit; 约 where it is declared so.

Numerals follow GB/T 15835: Arabic, no separators, no padding. A printed figure keeps its exact value, so that
sums and relations are never taken over rounded numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

FEN_PER_UNIT = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
SMALL_CELL = 5
DATE_UNITS = ("日期", "月份")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of one year, ready to print. `text` is the only form that a document may show.

    `value` is the printed number in `unit` (a `date` for dates), `exact_fen` the exact amount in 分 for money,
    `exact` the unrounded value in `unit`, `count` the number of acts or payment lines behind it, `as_of` the day of a
    stock or of a query, `rule` the counting rule in words, `masked` true when a small cell is not shown.
    """

    id: str
    label: str
    value: Decimal | date
    unit: str
    exact: Decimal | None
    exact_fen: int | None
    count: int | None
    as_of: date | None
    approx: bool
    decimals: int
    text: str
    rule: str = ""
    masked: bool = False

    def as_json(self) -> dict[str, object]:
        """The row of `figures YEAR --json`: value as a decimal string in unit (null when masked), days in ISO form."""
        value = self.value.isoformat() if isinstance(self.value, date) else plain(self.value)
        return {
            "id": self.id,
            "label": self.label,
            "value": None if self.masked else value,
            "unit": self.unit,
            "exact_fen": self.exact_fen,
            "printed": self.text,
            "count": self.count,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }


def money(
    figure_id: str,
    label: str,
    fen: int,
    *,
    decimals: int = 2,
    unit: str = "万元",
    approx: bool = False,
    fixed: bool = False,
    count: int | None = None,
    as_of: date | None = None,
    rule: str = "",
) -> PrintedFigure:
    """An amount of `fen` 分, printed in `unit` with at most `decimals` decimals (exactly so many when `fixed`)."""
    if not isinstance(fen, int) or isinstance(fen, bool):
        raise TypeError(f"figure {figure_id}: money is an integer number of 分, not {type(fen).__name__}")
    exact = Decimal(fen) / FEN_PER_UNIT[unit]
    return _number(figure_id, label, exact, unit, decimals, approx, fixed, fen, count, as_of, rule)


def counted(
    figure_id: str,
    label: str,
    number: int,
    unit: str,
    *,
    approx: bool = False,
    count: int | None = None,
    as_of: date | None = None,
    rule: str = "",
) -> PrintedFigure:
    """A count of `number` things in `unit` (对、宗、人次 …); `count` defaults to the number itself."""
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"figure {figure_id}: a count is an integer, not {type(number).__name__}")
    behind = number if count is None else count
    return _number(figure_id, label, Decimal(number), unit, 0, approx, False, None, behind, as_of, rule)


def rate(
    figure_id: str,
    label: str,
    part: int,
    base: int,
    *,
    decimals: int = 0,
    approx: bool = False,
    count: int | None = None,
    as_of: date | None = None,
    rule: str = "",
) -> PrintedFigure:
    """`part` of `base` as a percentage; it may exceed 100 and is never clamped. A base of nothing is an error."""
    if base <= 0:
        raise ValueError(f"figure {figure_id}: a rate needs a base above zero, got {base}")
    exact = Decimal(part) * 100 / base
    behind = base if count is None else count
    return _number(figure_id, label, exact, "%", decimals, approx, False, None, behind, as_of, rule)


def dated(figure_id: str, label: str, day: date, *, unit: str = "日期", count: int | None = None, rule: str = "") -> PrintedFigure:
    """The day of an event (`unit` 日期) or its month (月份), printed in Arabic numerals without padding."""
    if unit not in DATE_UNITS:
        raise ValueError(f"figure {figure_id}: a date is printed as one of {DATE_UNITS}, not {unit}")
    text = date_text(day) if unit == "日期" else f"{day.year}年{day.month}月"
    return PrintedFigure(figure_id, label, day, unit, None, None, count, None, False, 0, text, rule)


def small_cell(figure: PrintedFigure, *, under: int = SMALL_CELL) -> PrintedFigure:
    """The public form of a count about persons: 1 to `under` - 1 prints as 少于5宗; any other figure is unchanged.

    Whether the head has approved printing the plain number is asked by the caller.
    """
    if figure.exact_fen is not None or figure.unit == "%" or not isinstance(figure.value, Decimal):
        return figure
    if not 0 < figure.value < under:
        return figure
    return replace(figure, value=Decimal(under), exact=None, count=None, text=f"少于{under}{figure.unit}", masked=True)


def by_id(*figures: PrintedFigure) -> Mapping[str, PrintedFigure]:
    """The figures by id; a figure given twice is an error."""
    found: dict[str, PrintedFigure] = {}
    for figure in figures:
        if figure.id in found:
            raise ValueError(f"figure {figure.id} was given twice")
        found[figure.id] = figure
    return found


def rounded(exact: Decimal, decimals: int) -> Decimal:
    """`exact` with `decimals` decimals, half up (away from zero)."""
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """The number in digits: no exponent, no separators, no trailing zeros, no negative zero."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def date_text(day: date) -> str:
    """A day as an official document writes it: 2025年2月20日 (Arabic, no padding)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _number(
    figure_id: str,
    label: str,
    exact: Decimal,
    unit: str,
    decimals: int,
    approx: bool,
    fixed: bool,
    fen: int | None,
    count: int | None,
    as_of: date | None,
    rule: str,
) -> PrintedFigure:
    value = rounded(exact, decimals)
    digits = f"{value:f}" if fixed else plain(value)
    text = f"{'约' if approx else ''}{digits}{unit}"
    return PrintedFigure(figure_id, label, value, unit, exact, fen, count, as_of, approx, decimals, text, rule)
