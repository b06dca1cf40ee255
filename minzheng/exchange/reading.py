"""Reading a foreign file: checked, parsed in a limited child process, its cells as values; nothing is interpreted yet."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from . import hostile

CHILD = Path(__file__).with_name("child.py")
LONGEST = 180
"""Seconds of waiting for the child; its own processor time is limited too."""
REPAIR = "请用 Excel 或者 WPS 打开，另存为 .xlsx 后再导入。"
TOLD = {
    "password": ("设了打开密码", "请去掉密码后再导入。"),
    "broken": ("已损坏，读不出内容", REPAIR),
    "memory": ("太大，读的时候超出了内存限额", "请删去多余的行列和工作表，或者分成几个文件导入。"),
    "large": ("的工作表超过20万行或者256列", "请删去多余的行列（Ctrl+End 可以看到最后的格），或者分成几个文件导入。"),
    "encoding": ("的文字既不是 UTF-8 也不是 GB18030 编码", "请用 Excel 或者 WPS 打开，另存为 .xlsx 后再导入。"),
    "csv": ("的引号不成对，分不出各栏", "请用 Excel 或者 WPS 打开，另存为 .xlsx 后再导入。"),
}
ERROR, UNCOMPUTED = "error", "uncomputed"

Cell = Any
"""None, str, int, float, bool, date, or `Time` (a time of day or a span: no register asks for one)."""


@dataclass(frozen=True)
class Time:
    """A time of day or a span of time, as a spreadsheet shows it."""

    text: str


@dataclass
class Grid:
    """One sheet as it stands. Rows and columns count from 0; `merged` are (row, column, row, column), both ends inside;
    `trouble` = (row, column) -> ERROR or UNCOMPUTED, which the reader leaves empty; `old_epoch`: days counted from 1904."""

    sheet: str
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    trouble: dict[tuple[int, int], str] = field(default_factory=dict)
    old_epoch: bool = False
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(frozen=True)
class File:
    """A file that was read: its name, size, SM3 digest (hex), kind and sheets."""

    name: str
    size: int
    digest: str
    kind: str
    grids: tuple[Grid, ...]


def read(file: Path) -> File:
    """Every sheet of an .xlsx, .xls or .csv file. Raises Refusal saying why it was not read and what to do."""
    content = hostile.taken(file)
    kind = hostile.kind_of(content, file.name)
    return File(file.name, len(content), sm3(content).hex(), kind, tuple(_parsed(content, kind, file.name)))


def _parsed(content: bytes, kind: str, name: str) -> list[Grid]:
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell
            [sys.executable, "-I", str(CHILD), kind], input=content, capture_output=True, timeout=LONGEST, check=False, env={}, cwd="/",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refusal(f"文件{name}读了{LONGEST}秒还没有读完", remedy=REPAIR) from None
    lines = done.stdout.splitlines()
    if done.returncode == 3 and lines:
        what, remedy = TOLD[orjson.loads(lines[-1])["error"]]
        raise Refusal(f"文件{name}{what}，没有读", remedy=remedy)
    if done.returncode < 0:  # a signal: memory or time ran out below Python
        raise Refusal(f"文件{name}读的时候超出了内存或者时间的限额，没有读", remedy="请删去多余的行列和工作表，或者分成几个文件导入。")
    if done.returncode:
        raise Refusal(f"文件{name}读不出来", remedy=REPAIR)
    return _grids(lines)


def _grids(lines: list[bytes]) -> list[Grid]:
    grids: list[Grid] = []
    for line in lines:
        told = orjson.loads(line)
        if isinstance(told, dict):
            grids.append(Grid(
                told["sheet"], told["hidden"], [(a, b, c, d) for a, b, c, d in told["merged"]], frozenset(told["hidden_rows"]),
                {(row, column): kind for row, column, kind in told["trouble"]}, told["old_epoch"],
            ))  # fmt: skip
        else:
            grids[-1].rows.append([_cell(value) for value in told])
    return grids


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        kind, text = value
        return date.fromisoformat(text) if kind == "d" else datetime.fromisoformat(text).date() if kind == "t" else Time(text)
    return value
