"""Months as whole numbers (year * 12 + month - 1), so that periods of payment are counted and compared exactly."""

from __future__ import annotations

from datetime import date

from django.db import connection

from minzheng.vocabulary.errors import Refusal


def number_of(day: date) -> int:
    """The number of the month a day lies in."""
    return day.year * 12 + day.month - 1


def first_day(number: int) -> date:
    """The first day of a month."""
    return date(number // 12, number % 12 + 1, 1)


def following(day: date) -> date:
    """The first day of the month after."""
    return first_day(number_of(day) + 1)


def month_of(text: str) -> date:
    """`2024-05` as the first day of the month. Raises Refusal."""
    try:
        if len(text) == 7:
            return date.fromisoformat(f"{text}-01")
    except ValueError:
        pass
    raise Refusal(f"“{text}”不是月份", remedy="请写成2024-05的形式。")


def written(number: int) -> str:
    """2024年5月."""
    return f"{number // 12}年{number % 12 + 1}月"


def sql(column: str) -> str:
    """SQL for the month number of a date column (null stays null)."""
    if connection.vendor == "sqlite":
        return f"(CAST(substr({column},1,4) AS INTEGER)*12+CAST(substr({column},6,2) AS INTEGER)-1)"
    return f"(extract(year from {column})::int*12+extract(month from {column})::int-1)"
