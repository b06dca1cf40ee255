"""The State Council's yearly holiday notices: which weekdays are off and which weekends are worked (调休)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from minzheng.vocabulary.errors import Refusal

SATURDAY = 5


@dataclass(frozen=True)
class Notice:
    """One year's arrangement. `rest` holds weekdays that are off, `work` weekend days that are worked, all of `year`.

    `number` is the notice's document number. Raises Refusal when a day contradicts its list.
    """

    year: int
    number: str
    rest: frozenset[date]
    work: frozenset[date]
    note: str = ""

    def __post_init__(self) -> None:
        if not self.number.strip():
            raise Refusal(f"{self.year}年放假安排没有文号", remedy="请填写国务院办公厅通知的文号。")
        for day in sorted(self.rest | self.work):
            if day.year != self.year:
                raise Refusal(f"{day}不在{self.year}年内", remedy="请按年份分别录入放假安排。")
        for day in sorted(self.rest):
            if day.weekday() >= SATURDAY:
                raise Refusal(f"{day}本是周末，不必列为放假日", remedy="放假日只列周一至周五。")
        for day in sorted(self.work):
            if day.weekday() < SATURDAY:
                raise Refusal(f"{day}本是周一至周五，不必列为上班日", remedy="上班日只列周六、周日。")


def read_table(text: str) -> tuple[list[Notice], dict[int, tuple[date, ...]]]:
    """Notices and lunar festival days by year from TOML of the form of `holidays.toml`.

    A festival row is (除夕, 清明, 端午, 中秋). Raises Refusal when a notice is incomplete or listed twice.
    """
    table = tomllib.loads(text)
    notices = [_notice(row) for row in table.get("notice", ())]
    years = [notice.year for notice in notices]
    for year in years:
        if years.count(year) > 1:
            raise Refusal(f"{year}年的放假安排列了两次", remedy="请合并为一段。")
    festivals = {int(year): tuple(days) for year, days in table.get("festivals", {}).items()}
    return notices, festivals


def packaged_table() -> tuple[list[Notice], dict[int, tuple[date, ...]]]:
    """The table that is delivered with the program."""
    return read_table(files(__package__).joinpath("holidays.toml").read_text(encoding="utf-8"))


def _notice(row: Mapping[str, Any]) -> Notice:
    for key in ("year", "number", "rest", "work"):
        if key not in row:
            raise Refusal(f"放假安排缺少“{key}”一项", remedy="每一段须有年份、文号、放假日和上班日。")
    return Notice(row["year"], row["number"], frozenset(row["rest"]), frozenset(row["work"]), row.get("note", ""))
