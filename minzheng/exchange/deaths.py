"""A list of deaths from another register, as it was written: mistyped numbers stay as they are, for the linker to compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from minzheng.identity import resident_number_findings
from minzheng.procedure.crosschecks import Death
from minzheng.vocabulary.errors import Refusal

from . import reading, tables, values
from .problems import Problem, letters
from .tables import Row, Table
from .values import Bad

HEADINGS = {
    "name": ("姓名", "死者姓名", "死亡人员姓名"),
    "number": ("身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "证件号码"),
    "died": ("死亡日期", "死亡时间", "去世日期"),
    "born": ("出生日期", "出生年月日"),
    "sex": ("性别",),
    "address": ("住址", "地址", "户籍地址", "家庭住址", "常住地址"),
}
"""Headings recognised, by what they tell; a list of deaths has to tell `name` and `died`."""
KNOWN = {heading: key for key, some in HEADINGS.items() for heading in some}


@dataclass(frozen=True)
class Read:
    """What a file told: the deaths, and what was wrong with the rows that were left out."""

    deaths: list[Death]
    problems: list[Problem]


def read(file: Path, on: date) -> Read:
    """Every death a file tells of up to a day. Raises Refusal when it is not fit to be read or tells of no deaths."""
    found = [table for grid in reading.read(file).grids if not grid.hidden and (table := tables.find(grid, KNOWN.__contains__)) is not None]
    listed = [(table, columns) for table in found if {"name", "died"} <= (columns := _columns(table)).keys()]
    if not listed:
        raise Refusal("没有找到死亡名单", remedy="表头应有“姓名”和“死亡日期”，另可有身份证号、出生日期、性别、住址。")
    deaths: list[Death] = []
    problems: list[Problem] = []
    for table, columns in listed:
        for row in table.rows:
            told, wrong = _row(row, columns, on, table.old_epoch)
            problems += wrong
            if not wrong:
                deaths.append(Death(**told))
    return Read(deaths, problems)


def _columns(table: Table) -> dict[str, int]:
    return {KNOWN[tables.normal(heading)]: column for column, heading in reversed(table.headings.items()) if tables.normal(heading) in KNOWN}


def _row(row: Row, columns: Mapping[str, int], on: date, old_epoch: bool) -> tuple[dict[str, Any], list[Problem]]:
    def written(cell: Any) -> str:
        text = values.text_of(cell, 60)
        rounded = values.ROUNDED.fullmatch(text) and any(one.blocking for one in resident_number_findings(text, on))
        if values.SCIENTIFIC.match(text) or rounded:
            raise Bad(values.LOST)
        return text

    def day(cell: Any) -> date:
        return values.day(cell, on, old_epoch=old_epoch)

    readers: dict[str, Callable[[Any], Any]] = {
        "name": values.name, "number": written, "died": day, "born": day, "address": values.text_of,
        "sex": lambda cell: values.choice(cell, values.SEXES, "性别"),
    }  # fmt: skip
    told: dict[str, Any] = {}
    problems = list(row.problems)
    for key, column in columns.items():
        cell = row.cells.get(column)
        if values.is_empty(cell):
            if key in ("name", "died"):
                problems.append(Problem(row.sheet, row.number, letters(column), "没有填写"))
            continue
        try:
            told[key] = readers[key](cell)
        except Bad as bad:
            problems.append(Problem(row.sheet, row.number, letters(column), str(bad)))
    return {"number": "", **told}, problems
