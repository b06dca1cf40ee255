"""Tables written for others: .xlsx and .csv, row by row with constant memory; no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from minzheng.vocabulary.errors import Refusal

TEXT, MONEY, NUMBER, DAY, PLAIN = "text", "money", "number", "day", "plain"
FORMATS = {TEXT: "@", MONEY: "#,##0.00", NUMBER: "0", DAY: "yyyy-mm-dd", PLAIN: "General"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_000
ROWS = 1_000_000
"""Of one sheet; more go on in the next."""


@dataclass(frozen=True)
class Head:
    """A column: title, kind of value (MONEY takes 分, PLAIN any number with the decimals it has), width in characters."""

    title: str
    kind: str = TEXT
    width: int = 14


def safe_cell(value: Any) -> Any:
    """The one way a value gets into a table: text that a spreadsheet could run as a formula begins with an apostrophe, control
    characters are gone; numbers and days stay what they are."""
    if value is None:
        return None
    if not isinstance(value, str):
        return value
    text = ILLEGAL.sub("", value)[:LONGEST]
    return f"'{text}" if text.lstrip(" \u3000\u00a0\u200b\ufeff").startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def write(out: Path, title: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]], *, mark: str = "") -> int:
    """Write a table to an .xlsx or .csv file, readable by its owner alone; the number of rows. `mark` (演练) stands in the title.

    Raises Refusal for another kind of file, or when it cannot be written; an older file stays as it was then.
    """
    kind = out.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise Refusal(f"不能写成“{kind or out.name}”", remedy="请写 .xlsx 或者 .csv 文件。")
    headline = f"{title}（{mark}）" if mark else title
    with draft_of(out) as draft:
        return _csv(draft, headline, heads, rows) if kind == ".csv" else _xlsx(draft, headline, heads, rows)


@contextmanager
def draft_of(out: Path) -> Iterator[Path]:
    """A file beside `out` that takes its place when all has been written. Raises Refusal when that is not possible."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)  # readable by its owner alone
        os.close(handle)
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请核对目录和权限。") from None
    draft = Path(name)
    try:
        yield draft
        draft.replace(out)
    except OSError as problem:
        raise Refusal(f"写不了{out}（{problem.strerror}）", remedy="请核对磁盘空间和权限。") from None
    finally:
        draft.unlink(missing_ok=True)


def _csv(draft: Path, headline: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([safe_cell(headline)])
        writer.writerow([safe_cell(head.title) for head in heads])
        kinds = [head.kind for head in heads]
        for row in rows:
            writer.writerow([_plain(value, kind) for value, kind in zip(row, kinds, strict=True)])
            count += 1
    return count


def _plain(value: Any, kind: str) -> Any:
    if kind == MONEY and value is not None:
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"
    return value.isoformat() if isinstance(value, date) else safe_cell(value)


def _xlsx(draft: Path, headline: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    count, sheet, cells = 0, None, []

    def begin(number: int) -> Any:
        made = book.create_sheet(f"第{number}页" if number > 1 else "清单")
        made.freeze_panes = "A3"
        for place, head in enumerate(heads, start=1):
            made.column_dimensions[get_column_letter(place)].width = head.width
        top = WriteOnlyCell(made, safe_cell(headline))
        top.font = bold
        made.append([top])
        line = []
        for head in heads:
            cell = WriteOnlyCell(made, safe_cell(head.title))
            cell.font, cell.fill = bold, fill
            line.append(cell)
        made.append(line)
        return made

    for row in rows:
        if count % ROWS == 0:
            sheet = begin(count // ROWS + 1)
            cells = [WriteOnlyCell(sheet) for _ in heads]
            for cell, head in zip(cells, heads, strict=True):
                cell.number_format = FORMATS[head.kind]
        assert sheet is not None
        for cell, head, value in zip(cells, heads, row, strict=True):
            cell.value = Decimal(value).scaleb(-2) if head.kind == MONEY and value is not None else safe_cell(value)
        sheet.append(cells)
        count += 1
    if sheet is None:
        begin(1)
    book.save(draft)
    return count
