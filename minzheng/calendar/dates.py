"""Days and months added to a date as 民法典第二百零一条、第二百零二条 count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from minzheng.vocabulary.errors import Refusal

_BEYOND = "期限超出公历1年至9999年，无法计算"


def add_days(day: date, number: int) -> date:
    """`number` calendar days after `day` (before it, when negative); the start day is not counted."""
    try:
        return day + timedelta(days=number)
    except OverflowError:
        raise Refusal(_BEYOND, remedy="请核对日期和天数。") from None


def add_months(day: date, number: int) -> date:
    """The day of the same number `number` months later; where there is none, the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not 1 <= year <= 9999:
        raise Refusal(_BEYOND, remedy="请核对日期和月数。")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
