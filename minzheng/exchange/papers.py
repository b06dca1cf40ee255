"""The two workbooks for the person who brings the data: the template to fill in, and the report on every row of a file."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minzheng.procedure.progress import counted

from .intake import REFUSED, WORDS, Plan
from .layouts import ACCOUNT, CREDIT, DAY, RESIDENT, TOWN, Layout
from .reading import Time
from .sheets import draft_of, safe_cell

if TYPE_CHECKING:
    from minzheng.library.locality import Locality

LINES = 50_000
"""Rows of a template that take text as text and offer lists."""


def template(layout: Layout, here: Locality, out: Path, *, mark: str = "") -> None:
    """Write a workbook to be filled in: headings with notes, lists to choose from, columns of numbers as text."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = layout.title
    notes = book.create_sheet("填写说明")
    lists = book.create_sheet("可选")
    notes.append([f"{here.full_name}民政局 {layout.title}导入模板{f'（{mark}）' if mark else ''}"])
    notes.append(["栏目", "必填", "说明"])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(layout.columns, start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, column.title)
        head.font = Font(bold=True, color="C00000" if column.required else "000000")
        head.fill = PatternFill("solid", fgColor="DDE6F0")
        if column.note:
            head.comment = Comment(column.note, "民政")
        sheet.column_dimensions[letter].width = 24 if column.kind in (RESIDENT, CREDIT, ACCOUNT) else 16
        sheet.column_dimensions[letter].number_format = "yyyy-mm-dd" if column.kind == DAY else "@"
        notes.append([column.title, "必填" if column.required else "", column.note])
        choices = [one.name for one in here.streets if one.until is None] if column.kind == TOWN else list(column.choices)
        if choices:
            for row, one in enumerate(choices, start=1):
                lists.cell(row, place, one)
            offered = DataValidation("list", f"'可选'!${letter}$1:${letter}${len(choices)}", allow_blank=not column.required)
            offered.error, offered.errorTitle, offered.showErrorMessage = f"请从列表中选择{column.title}", column.title, True
            sheet.add_data_validation(offered)
            offered.add(f"{letter}2:{letter}{LINES}")
    lists.sheet_state = "hidden"
    for letter, width in (("A", 20), ("B", 8), ("C", 60)):
        notes.column_dimensions[letter].width = width
    with draft_of(out) as draft:
        book.save(draft)


def report(plan: Plan, out: Path, *, done: bool, mark: str = "") -> None:
    """Write every row as it came, with what becomes of it and why beside it; the cells to mend are coloured."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    bold, red = Font(bold=True), PatternFill("solid", fgColor="F8C9C4")
    of_sheet: dict[str, list[Any]] = defaultdict(list)
    for outcome in plan.outcomes:
        of_sheet[outcome.row.sheet].append(outcome)
    gone = 0
    for table in plan.tables:
        sheet = book.create_sheet(table.sheet[:31])
        sheet.freeze_panes = "D2"
        columns = sorted({*table.headings, *(column for row in table.rows for column in row.cells)})
        for place, width in enumerate([8, 8, 60, *[18] * len(columns)], start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        line = []
        for text in ("原行号", "结果", "原因", *(table.headings.get(column, "") for column in columns)):
            cell = WriteOnlyCell(sheet, safe_cell(text))
            cell.font = bold
            line.append(cell)
        sheet.append(line)
        for one in counted(of_sheet[table.sheet], "写逐行结果", start=gone, whole=len(plan.outcomes)):
            pointed = {problem.column for problem in one.problems}
            why = "；".join(f"{problem.column}列：{problem.text}" if problem.column else problem.text for problem in one.problems)
            row: list[Any] = [one.row.number, WORDS[one.status], safe_cell(why)]
            for column in columns:
                cell = WriteOnlyCell(sheet, _as_it_came(one.row.cells.get(column)))
                if get_column_letter(column + 1) in pointed:
                    cell.fill = red
                row.append(cell)
            sheet.append(row)
        gone += len(of_sheet[table.sheet])
    _summary(book, plan, done, mark)
    with draft_of(out) as draft:
        book.save(draft)


def _summary(book: Any, plan: Plan, done: bool, mark: str) -> None:
    sheet = book.create_sheet("导入结果")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 80
    counts = plan.counts
    said = "已导入" if done else "没有写入（预演，或者有退回的行而选了全部成立才导入）"
    rows = [
        ("文件", plan.file.name), ("摘要（SM3）", plan.file.digest), ("登记簿", plan.layout.title), ("结果", said),
        *((WORDS[status], counts[status]) for status in (*WORDS,)), *([("标记", mark)] if mark else []),
        *(("表头", f"{heading} → {_meant(plan, heading)}（{how}）") for heading, how in plan.how.items()),
        *(("说明", notice) for notice in plan.notices),
    ]  # fmt: skip
    for name, value in rows:
        sheet.append([name, safe_cell(value)])


def _meant(plan: Plan, heading: str) -> str:
    key = plan.mapping.key_of(heading)
    return plan.layout.column(key).title if key is not None else "不读"


def _as_it_came(cell: Any) -> Any:
    if isinstance(cell, Time):
        return cell.text
    if isinstance(cell, float) and abs(cell) >= 10**15:
        return repr(cell)
    return safe_cell(cell)


__all__ = ["REFUSED", "report", "template"]
