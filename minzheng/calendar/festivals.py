"""The days off of a year whose notice is not out: statutory festivals with their weekends made good, and no 调休.

Source: 全国年节及纪念日放假办法（国务院令第795号，2025-01-01起施行）第二条, and 第六条 for the days made good.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.calendar.notices import SATURDAY

ONE_DAY = timedelta(days=1)


def statutory_days(year: int, lunar: Sequence[date]) -> list[date]:
    """All 13 statutory days of `year` in order, weekends and coincidences included; `lunar` is 除夕, 清明, 端午, 中秋."""
    eve, tomb_sweeping, dragon_boat, mid_autumn = lunar
    days = [date(year, 1, 1), tomb_sweeping, dragon_boat, mid_autumn]
    days += [eve + ONE_DAY * offset for offset in range(4)]
    days += [date(year, 5, day) for day in (1, 2)]
    days += [date(year, 10, day) for day in (1, 2, 3)]
    return sorted(days)


def days_off(year: int, lunar: Sequence[date]) -> frozenset[date]:
    """The weekdays off: each festival day on a weekend, or falling on another festival, is made good on the next weekday."""
    to_make_good: list[date] = []
    off: set[date] = set()
    for day in statutory_days(year, lunar):
        if day.weekday() >= SATURDAY or day in off:
            to_make_good.append(day)
        else:
            off.add(day)
    for day in to_make_good:
        while day.weekday() >= SATURDAY or day in off:
            day += ONE_DAY
        off.add(day)
    return frozenset(off)
