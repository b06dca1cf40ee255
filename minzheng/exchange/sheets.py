"""Tables written for others: .xlsx and .csv, row by row with constant memory; no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import os
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from minzheng.vocabulary.errors import Refusal

TEXT, MONEY, NUMBER, DAY, PLAIN = "text", "money", "number", "day", "plain"
FORMATS = {TEXT: "@", MONEY: "#,##0.00", NUMBER: "0", DAY: "yyyy-mm-dd", PLAIN: "General"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET, _DIMENSION = "xl/worksheets/sheet{}.xml", re.compile("<dimension [^>]*/>")
QUICKLY = 3
"""How hard a workbook is packed: half the time of the usual, a tenth larger."""
NOUGHT = date(1899, 12, 30).toordinal()
"""The day a spreadsheet counts from."""
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
    """The package is openpyxl's; the rows are put into its sheets as they come, since an object for every cell takes ten times as long."""
    from openpyxl.utils import get_column_letter

    package, styles = _empty(headline, heads, 1)
    begin, end = (part.encode() for part in _DIMENSION.sub("", package.read(_SHEET.format(1)).decode()).split("</sheetData>"))
    columns = [(get_column_letter(place), styles[head.kind], head.kind == MONEY) for place, head in enumerate(heads, start=1)]
    count, sheets, left = 0, 0, iter(rows)
    first = next(left, None)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICKLY) as out:
        while first is not None or not sheets:
            sheets += 1
            with out.open(_SHEET.format(sheets), "w", force_zip64=True) as sheet:
                sheet.write(begin)
                for line, row in enumerate(() if first is None else chain([first], islice(left, ROWS - 1)), start=3):
                    cells = [_cell(f"{letter}{line}", style, money, value) for (letter, style, money), value in zip(columns, row, strict=True)]
                    sheet.write(f'<row r="{line}">{"".join(cells)}</row>'.encode())
                    count += 1
                sheet.write(b"</sheetData>" + end)
            first = next(left, None)
        package, _ = _empty(headline, heads, sheets)
        for name in package.namelist():
            if not name.startswith("xl/worksheets/"):
                out.writestr(name, package.read(name))
    return count


def _empty(headline: str, heads: Sequence[Head], sheets: int) -> tuple[zipfile.ZipFile, dict[str, int]]:
    """The package of a workbook with so many sheets, the title and the headings in each and no rows; the number of each kind's style."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book, styles = Workbook(), {}
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    for number in range(1, sheets + 1):
        sheet = book.create_sheet(f"第{number}页") if number > 1 else book.worksheets[0]
        sheet.freeze_panes = "A3"
        for place, kind in enumerate(FORMATS, start=1):
            cell = sheet.cell(1, place)
            cell.number_format = FORMATS[kind]
            styles[kind] = cell.style_id
        sheet.delete_rows(1)
        sheet["A1"] = safe_cell(headline)
        sheet["A1"].font = bold
        for place, head in enumerate(heads, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = head.width
            cell = sheet.cell(2, place, safe_cell(head.title))
            cell.font, cell.fill = bold, fill
    book.worksheets[0].title = "清单"
    kept = BytesIO()
    book.save(kept)
    return zipfile.ZipFile(kept), styles


def _cell(at: str, style: int, money: bool, value: Any) -> str:
    """A cell as the package writes it; none for nothing. Raises TypeError for what no cell holds."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{at}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>'
    if money:
        return f'<c r="{at}" s="{style}"><v>{Decimal(value).scaleb(-2)}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{at}" s="{style}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, datetime):
        from openpyxl.utils.datetime import to_excel

        return f'<c r="{at}" s="{style}"><v>{to_excel(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="{style}"><v>{value.toordinal() - NOUGHT}</v></c>'
    if isinstance(value, int | float | Decimal):
        return f'<c r="{at}" s="{style}"><v>{value}</v></c>'
    raise TypeError(f"no cell holds {type(value).__name__}")


@lru_cache(maxsize=1 << 10)
def _text(value: str) -> str:
    text = escape(str(safe_cell(value)), quote=False)
    return f"<t>{text}</t>" if text == text.strip() else f'<t xml:space="preserve">{text}</t>'
