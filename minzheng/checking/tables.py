"""Tables read with their cells (a tab between them): a row of totals adds its column up, a column of growth follows from two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .findings import ERROR, Finding
from .mentions import Text

_CELL = re.compile(r"[+\-−]?\d[\d，,]*(?:\.\d+)?%?")
_TOTAL = re.compile(r"^(合计|总计|总数|共计|小计)$")
_WITHIN = re.compile(r"其中|小计|^#|占比|同比|比例|[%％]")
_GROWTH = re.compile(r"同比|增长|增幅|增减|升降")
_YEAR = re.compile(r"(20\d\d)年?度?|上年|去年|本年|今年|上期|本期")
_BEFORE = ("上年", "去年", "上期")


@dataclass(frozen=True)
class Cell:
    """One cell with its place in the text; `value` None where it holds no number."""

    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    @property
    def value(self) -> Decimal | None:
        if not _CELL.fullmatch(self.words):
            return None
        return Decimal(re.sub("[，,%]", "", self.words).replace("−", "-"))

    @property
    def decimals(self) -> int:
        return len(self.words.rstrip("%").partition(".")[2])


Row = list[Cell]


def tables(text: Text) -> Iterator[Finding]:
    """Every total and every growth of the tables that does not follow from the cells above or beside it."""
    for rows in _blocks(text):
        yield from _totals(text, rows)
        yield from _growths(text, rows)


def _blocks(text: Text) -> Iterator[list[Row]]:
    """Runs of lines with tabs, as rows of cells."""
    rows: list[Row] = []
    start = 0
    for line in [*text.plain.split("\n"), ""]:
        if "\t" in line.strip():
            rows.append(_cells(line, start))
        elif rows:
            yield rows
            rows = []
        start += len(line) + 1


def _cells(line: str, start: int) -> Row:
    found = []
    for words in line.split("\t"):
        lead = len(words) - len(words.lstrip(" 　"))
        found.append(Cell(start + lead, words.strip(" 　")))
        start += len(words) + 1
    return found


def _totals(text: Text, rows: list[Row]) -> Iterator[Finding]:
    for place, row in enumerate(rows):
        above = rows[1:place]
        if not _TOTAL.match(row[0].words) or len(above) < 2 or any(_WITHIN.search(one[0].words) or len(one) != len(row) for one in above):
            continue
        for column, cell in enumerate(row[1:], 1):
            values = [one[column].value for one in above]
            if cell.value is None or cell.words.endswith("%") or _within(rows[0], column) or any(value is None for value in values):
                continue
            added = sum((value for value in values if value is not None), Decimal(0))
            if added != cell.value:
                yield text.finding("sum", ERROR, cell.start, cell.end, f"本列合计应为{added}", f"写作{cell.words}")


def _within(head: Row, column: int) -> bool:
    return column < len(head) and bool(_WITHIN.search(head[column].words))


def _growths(text: Text, rows: list[Row]) -> Iterator[Finding]:
    head = rows[0]
    growth = next((place for place, cell in enumerate(head) if _GROWTH.search(cell.words) and not _YEAR.fullmatch(cell.words)), None)
    years = [(place, found) for place, cell in enumerate(head) if (found := _YEAR.search(cell.words)) and place != growth]
    if growth is None or len(years) != 2:
        return
    (first, a), (second, b) = years
    earlier, later = (second, first) if b[0] in _BEFORE or (a[1] and b[1] and int(b[1]) < int(a[1])) else (first, second)
    for row in rows[1:]:
        if len(row) != len(head) or not row[growth].words.endswith("%"):
            continue
        before, now, said = row[earlier].value, row[later].value, row[growth].value
        if before is None or now is None or said is None or before <= 0 or row[earlier].words.endswith("%"):
            continue
        real, grain = (now / before - 1) * 100, Decimal(1).scaleb(-row[growth].decimals)
        if abs(real - said) > grain / 2 and abs(abs(real) - said) > grain / 2:
            yield text.finding(
                "growth", ERROR, row[growth].start, row[growth].end, f"由{row[earlier].words}到{row[later].words}为{round(real, row[growth].decimals)}%",
                f"写作{row[growth].words}",
            )  # fmt: skip
