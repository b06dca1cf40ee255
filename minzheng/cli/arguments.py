"""What commands share: how `--json`, days and places are written, and the situation in which rules are read."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from minzheng import calendar
from minzheng.library.locality import Locality, shipped
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Situation

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 文档")]
Id = Annotated[str, typer.Argument(metavar="事项", help="事项的标识，由 minzheng matters 列出")]
Where = Annotated[str, typer.Option("--locality", metavar="目录", help="地区数据目录；不写用自带的")]


def read_day(text: str) -> date:
    """A day written as 2024-07-01. Raises Refusal for anything else, also for a day that does not exist."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refusal(f"“{text}”不是实际存在的日期", remedy="请写作 2024-07-01。")


def situation_on(day: date, locality: str = "") -> Situation:
    """An empty situation on a day, with the standards of a locality. Raises Refusal beyond the last year of the calendar."""
    last = calendar.PACKAGED.last_year
    if day.year > last:
        raise Refusal(f"{day}晚于历法所知的最后一年（{last}年）", remedy="请核对日期。")
    here = Locality.load(locality) if locality else shipped()
    return Situation(day, calendar.PACKAGED, here.rates)
