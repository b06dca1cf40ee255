"""Where the table begins and ends in a sheet: titles above, headings of one or two rows, merged cells, totals below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .problems import Problem, letters
from .reading import ERROR, Cell, Grid, Time

SEARCHED = 30
"""Rows in which the headings are looked for."""
LONGEST_HEADING, VALUE = 20, re.compile(r"\d{4}|\A\d+(?:\.\d+)?\Z")
UNIT = re.compile(r"单位(万元|元)(?:\Z|[)）])")
ORDINALS = ("序号", "序", "no", "no.", "编号", "序列", "行号", "xh")
"""Headings of a column that only counts the rows."""
PART = re.compile(r"\A(?:[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十]+[)）]|以下|以上|第[一二三四五六七八九十\d]+[部分页]|※|★)")
LEAST = 2
"""Headings that a table has to have."""
ENDS = re.compile(r"\A(?:合计|总计|共计|小计|累计|本页合计|总合计|合\s+计|总\s+计|小\s+计|平均)")
TOTAL = re.compile(r"(?:合计|小计|总计|共计)\s*[:：]?\s*\d*[人户笔元]?\Z")
NOTES = re.compile(r"\A(?:填表人|制表人?|审核人?|复核人?|负责人|经办人|填报人|填报单位|单位负责人|制表日期|填表日期|说明|备注|注|附注)\s*[:：]")


@dataclass
class Row:
    """A row of data: `number` as the spreadsheet shows it, `cells` by column (from 0), `problems` found so far; `shared` are
    the columns whose cell is merged with that of other rows: what it says may be meant for the first of them only; `troubles`
    are cells without a value that ought to have one (column -> why): wrong only where the column is read."""

    sheet: str
    number: int
    cells: dict[int, Cell]
    problems: list[Problem] = field(default_factory=list)
    shared: set[int] = field(default_factory=set)
    troubles: dict[int, str] = field(default_factory=dict)


@dataclass
class Table:
    """The table of one sheet: `headings` column -> heading (distinct), `header` the number of its last heading row."""

    sheet: str
    header: int
    headings: dict[int, str]
    rows: list[Row]
    notices: list[str]
    old_epoch: bool = False
    unit: str = ""
    """元 or 万元, where a line above the headings says so for all amounts."""


def normal(heading: str) -> str:
    """A heading as it is compared: half-width, without spaces, stars and line breaks."""
    text = unicodedata.normalize("NFKC", heading)
    return re.sub(r"[\s*＊:：\u200b\ufeff]+", "", text)


def find(grid: Grid, known: Callable[[str], bool], *, guess: bool = False) -> Table | None:
    """The table of a sheet, or None when there are no headings that `known` recognises; `guess`: nor a row that looks like one."""
    header = _header(grid, known)
    guessed = header is None and guess
    if guessed:
        header = _looks_like(grid)
    if header is None:
        return None
    merged = _areas(grid)
    headings, last = _headings(grid, header, merged, known)
    table = Table(grid.sheet, last + 1, headings, [], [], grid.old_epoch)
    table.unit = _unit_above(grid, header)
    if guessed:
        table.notices.append(f"没有一个表头认得，按样子取第{last + 1}行作表头，请核对")
    table.rows = list(_rows(grid, table, last, merged, headings))
    return table


def recognised(grid: Grid, known: Callable[[str], bool]) -> bool:
    """Whether a sheet has headings that `known` recognises."""
    return _header(grid, known) is not None


def _header(grid: Grid, known: Callable[[str], bool]) -> int | None:
    """The row with the most headings that are known, at least LEAST of them; the first of several."""
    best, place = LEAST - 1, None
    for number, row in enumerate(grid.rows[:SEARCHED]):
        texts = [normal(cell) for cell in row if isinstance(cell, str)]
        score = len({text for text in texts if known(text)})
        if score > best:
            best, place = score, number
    return place


def _unit_above(grid: Grid, header: int) -> str:
    """What a line above the headings says of amounts; "" when none does, or two differ."""
    told = {found[1] for row in grid.rows[:header] for cell in row if isinstance(cell, str) and (found := UNIT.search(normal(cell)))}
    return told.pop() if len(told) == 1 else ""


def _looks_like(grid: Grid) -> int | None:
    """The first row that has only different short words in it, with a row of numbers and days below it."""
    for number, row in enumerate(grid.rows[:SEARCHED]):
        texts = [normal(cell) for cell in row if isinstance(cell, str)]
        if len(texts) <= LEAST or len(texts) < sum(cell is not None for cell in row) or len(set(texts)) < len(texts):
            continue
        if any(not one or len(one) > LONGEST_HEADING or VALUE.search(one) for one in texts):
            continue
        below = next((other for other in grid.rows[number + 1 :] if any(cell is not None for cell in other)), [])
        of_it = [cell for column, cell in enumerate(below) if column < len(row) and row[column] is not None and cell is not None]
        if len(of_it) * 2 >= len(texts) and any(_is_value(cell) for cell in of_it):
            return number
    return None


def _is_value(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or VALUE.search(normal(cell)) is not None)


def _areas(grid: Grid) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """Every merged cell of a sheet but absurdly large ones, with its area."""
    return {
        (row, column): area for area in grid.merged if (area[2] - area[0] + 1) * (area[3] - area[1] + 1) <= 100_000
        for row in range(area[0], area[2] + 1) for column in range(area[1], area[3] + 1)
    }  # fmt: skip


def _headings(grid: Grid, header: int, merged: dict[tuple[int, int], tuple[int, int, int, int]],
              known: Callable[[str], bool]) -> tuple[dict[int, str], int]:  # fmt: skip
    """Column -> heading, and the last row of headings. A heading merged over several columns has its parts in the row below,
    or, when the known ones are the parts, in the row above."""
    first = header
    if header and any(d > b and c == a for a, b, c, d in grid.merged if a == header - 1 and _spans_some(grid, a, b, d)):
        first = header - 1
    wide = [area for area in grid.merged if area[0] == area[2] == first and area[3] > area[1]]
    tall = any(area[0] == first and area[2] == first + 1 for area in grid.merged)
    last = first + 1 if first < header or (wide and (tall or _parts(grid, first + 1, wide))) else header
    width = max((len(row) for row in grid.rows[first : last + 1]), default=0)
    found: dict[int, str] = {}
    for column in range(width):
        above, below = (_at(grid, row, column, merged) for row in (first, last))
        text = below if below and below != above else above
        if last > first and above and below and above != below:
            both = f"{above}{below}"
            if known(normal(both)) or not (known(normal(below)) or known(normal(above))):
                text = both
        if text:
            found[column] = text
    return _distinct(found), last


def _spans_some(grid: Grid, row: int, first: int, last: int) -> bool:
    """Whether a merged cell above the headings groups some of them, not all of them as a title does."""
    width = sum(1 for cell in grid.rows[row + 1] if cell is not None)
    return last - first + 1 < width


def _parts(grid: Grid, row: int, wide: list[tuple[int, int, int, int]]) -> bool:
    if row >= len(grid.rows):
        return False
    cells = grid.rows[row]
    return all(sum(isinstance(cell, str) for cell in cells[b : d + 1]) == d - b + 1 for _, b, _, d in wide) and all(
        cell is None for column, cell in enumerate(cells) if not any(b <= column <= d for _, b, _, d in wide)
    )


def _at(grid: Grid, row: int, column: int, merged: dict[tuple[int, int], tuple[int, int, int, int]]) -> str:
    area = merged.get((row, column))
    if area is not None:
        row, column = area[0], area[1]
    cell = grid.rows[row][column] if row < len(grid.rows) and column < len(grid.rows[row]) else None
    return " ".join(str(cell).split()) if cell is not None and not isinstance(cell, Time) else ""


def _distinct(headings: dict[int, str]) -> dict[int, str]:
    seen: dict[str, int] = {}
    found = {}
    for column, text in headings.items():
        seen[normal(text)] = seen.get(normal(text), 0) + 1
        found[column] = text if seen[normal(text)] == 1 else f"{text}（第{seen[normal(text)]}个）"
    return found


def _rows(grid: Grid, table: Table, header: int, merged: dict[tuple[int, int], tuple[int, int, int, int]], headings: dict[int, str]) -> Iterator[Row]:
    """The rows below the headings that hold anything; totals, signatures and repeated headings are left out and told."""
    texts = {column: normal(text) for column, text in headings.items()}
    for number in range(header + 1, len(grid.rows)):
        cells = {column: cell for column, cell in enumerate(grid.rows[number]) if cell is not None}
        row = Row(grid.sheet, number + 1, cells)
        _fill(grid, row, header, merged, headings)
        _troubles(grid, row, headings)
        if not row.cells and not row.problems and not row.troubles:
            continue
        opening = next((one for _, one in sorted(cells.items())), None)
        first = opening.strip() if isinstance(opening, str) else ""
        if ENDS.match(first) or (len(first) <= LONGEST_HEADING and TOTAL.search(first)) or NOTES.match(first):
            table.notices.append(f"第{row.number}行“{first[:10]}”是合计或者说明，没有读")
            continue
        if len(cells) == 1 and first and (PART.match(first) or _spans(merged, number, next(iter(cells)))):
            table.notices.append(f"第{row.number}行“{first[:20]}”只有一格，是小标题或者说明，没有读")
            continue
        if len(cells) == 1 and texts.get(next(iter(cells)), "").lower() in ORDINALS and not row.problems and not row.troubles:
            table.notices.append(f"第{row.number}行只有序号，没有内容，没有读")
            continue
        said = {column: normal(str(cell)) for column, cell in cells.items()}
        if len(said) >= LEAST and all(texts.get(column) == text for column, text in said.items()):
            table.notices.append(f"第{row.number}行重复了表头，没有读")
            continue
        for column in cells:
            if column not in headings:
                text = "这一格所在的列没有表头，不知道是什么；请补上表头或者删去"
                row.problems.append(Problem(grid.sheet, row.number, letters(column), text))
        if number in grid.hidden_rows:
            row.problems.append(Problem(grid.sheet, row.number, "", "这一行被隐藏或者被筛选掉了，不知道是否有效；请取消隐藏（筛选）后再导入"))
        yield row


def _spans(merged: dict[tuple[int, int], tuple[int, int, int, int]], row: int, column: int) -> bool:
    area = merged.get((row, column))
    return area is not None and area[0] == area[2] and area[3] - area[1] >= LEAST


def _fill(grid: Grid, row: Row, header: int, merged: dict[tuple[int, int], tuple[int, int, int, int]], headings: dict[int, str]) -> None:
    """A cell merged over rows is read in each of them and marked as shared; one merged over columns belongs to none."""
    for column in headings:
        area = merged.get((row.number - 1, column))
        if area is None:
            continue
        top, left, bottom, right = area
        if right > left:
            if column == left and column in row.cells:
                row.problems.append(Problem(grid.sheet, row.number, letters(column), "跨列合并的单元格，分不清是哪一栏；请取消合并后再导入"))
            continue
        if bottom > top and top > header:
            value = grid.rows[top][column] if column < len(grid.rows[top]) else None
            if value is not None:
                row.cells[column] = value
                row.shared.add(column)


def _troubles(grid: Grid, row: Row, headings: dict[int, str]) -> None:
    for column in headings:
        kind = grid.trouble.get((row.number - 1, column))
        if kind is not None:
            text = "公式出错（如 #N/A、#REF!），没有值" if kind == ERROR else "公式没有算出值；请用 Excel 或者 WPS 打开并保存一次"
            row.troubles[column] = f"{text}，请更正后再导入"
