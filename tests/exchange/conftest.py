"""A rehearsed district with one officer of the bureau, and workbooks made on the spot: no binary file is kept in the repository."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from minzheng.identity.fictional import FictionalNumbers
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District, found
from minzheng.procedure.opening import appoint

DAY = date(2026, 7, 1)
HEADINGS = ("姓名", "身份证号", "性别", "出生日期", "镇街", "村（社区）", "本地户籍", "银行账户")
SYSTEM, CLERK = Actor(("SYS",), "clock", "系统"), Actor(("S1",), "section", "清城区民政局")


@pytest.fixture
def here(db: None) -> District:
    made = found("shipped", rehearsed=True)
    appoint([({"staff": "S1", "name": "某股", "organ": "清城区民政局"}, [("section", "")])], since=date(2023, 12, 31), by=SYSTEM)
    return made


def numbers(count: int, sex: str = "男", born: date = date(1950, 3, 4)) -> list[str]:
    """Different numbers of people who do not exist, always the same ones."""
    made = FictionalNumbers(Random(1))
    return [made.issue(born, sex) for _ in range(count)]


FIRST, SECOND, THIRD = numbers(3)


def person(number: Any = FIRST, name: Any = "某甲", sex: Any = "男", born: Any = "1950-03-04", town: Any = "凤城街道", village: Any = "某村",
           local: Any = "是", account: Any = "6217000000000001") -> list[Any]:  # fmt: skip
    """A row under HEADINGS."""
    return [name, number, sex, born, town, village, local, account]


def book(*rows: Sequence[Any], headings: Sequence[Any] | None = HEADINGS, above: Sequence[Sequence[Any]] = (), title: str = "名册",
         then: Callable[[Any, Any], None] | None = None) -> Workbook:  # fmt: skip
    """A workbook of one sheet; `then` changes it (sheet, workbook) before it is saved."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in (*above, *([headings] if headings is not None else []), *rows):
        sheet.append(list(row))
    if then is not None:
        then(sheet, made)
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., Path]:
    """Save a workbook, or bytes, as a file."""

    def keep(content: Any, name: str = "") -> Path:
        file = tmp_path / (name or ("名册.xlsx" if isinstance(content, Workbook) else "名册.csv"))
        file.write_bytes(content) if isinstance(content, bytes) else content.save(file)
        return file

    return keep
