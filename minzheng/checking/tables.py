"""Tables, read with their cells (a tab between them) or as lines of text (spaces between them): a row or column of totals adds up, a
column of growth follows from two years, a column of rates from two others, a closing stock from the opening one.

Which columns a rate is of is read off the table itself: those two that give it in nearly every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .findings import ERROR, Finding
from .mentions import Text, table_rows
from .stated import digit_changes

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
        yield from _flows(text, rows)
        yield from _across(text, rows)
        yield from _rates(text, rows)
        yield from _told_otherwise(text, rows)


def _blocks(text: Text) -> Iterator[list[Row]]:
    """Runs of lines with tabs, or of lines that are a table read as text, as rows of cells."""
    lines = text.plain.split("\n")
    apart = table_rows(lines)
    rows: list[Row] = []
    start = 0
    for place, line in enumerate([*lines, ""]):
        tabbed = "\t" in line.strip()
        row = _cells(line, start) if tabbed else _words(line, start) if place in apart else []
        if rows and (not row or (place in apart and len(row) != len(rows[-1]))):
            yield rows
            rows = []
        if row:
            rows.append(row)
        start += len(line) + 1


def _words(line: str, start: int) -> Row:
    return [Cell(start + found.start(), found[0]) for found in re.finditer(r"[^\s　]+", line)]


def _cells(line: str, start: int) -> Row:
    found = []
    for words in line.split("\t"):
        lead = len(words) - len(words.lstrip(" 　"))
        found.append(Cell(start + lead, words.strip(" 　")))
        start += len(words) + 1
    return found


def _totals(text: Text, rows: list[Row]) -> Iterator[Finding]:
    for place, row in enumerate(rows):
        if not _TOTAL.match(row[0].words):
            continue
        above = rows[1:place]
        if len(above) < 2 or any(_WITHIN.search(one[0].words) or len(one) != len(row) for one in above):
            continue
        for column, cell in enumerate(row[1:], 1):
            values = [one[column].value for one in above]
            if cell.value is None or cell.words.endswith("%") or _within(rows[0], column) or any(value is None for value in values):
                continue
            added = sum((value for value in values if value is not None), Decimal(0))
            if added != cell.value:
                yield text.finding("sum", ERROR, cell.start, cell.end, f"本列合计应为{added}", f"写作{cell.words}")


def _judged(rows: list[Row]) -> list[Row]:
    """The rows under the heads that have as many cells."""
    return [row for row in rows[1:] if len(row) == len(rows[0])]


_SIGNS = ((re.compile(r"^(年初|期初|上年末|上年结转|年初数)"), 1), (re.compile(r"新增|新成立|新登记|新收|新接收|本年增加|增加|制定"), 1),
          (re.compile(r"注销|撤销|减少|退出|解除|废止|办结|死亡"), -1))  # fmt: skip
_CLOSING = re.compile(r"^(年末|期末|年底|结转下年)")


def _flows(text: Text, rows: list[Row]) -> Iterator[Finding]:
    head = [cell.words for cell in rows[0]]
    closing = next((k for k, words in enumerate(head) if _CLOSING.search(words)), None)
    signs = {k: sign for k, words in enumerate(head) for pattern, sign in _SIGNS if pattern.search(words)}
    if closing is None or len(signs) < 2 or set(signs) | {closing} != set(range(1, len(head))) or not _SIGNS[0][0].search(head[min(signs)]):
        return
    for row in _judged(rows):
        values = [cell.value for cell in row]
        if any(values[k] is None for k in (*signs, closing)):
            continue
        made = sum((sign * (values[k] or Decimal(0)) for k, sign in signs.items()), Decimal(0))
        if made != values[closing]:
            yield text.finding("sum", ERROR, row[1].start, row[-1].end, f"{head[closing]}应为{made}", f"写作{row[closing].words}")


def _across(text: Text, rows: list[Row]) -> Iterator[Finding]:
    """A column of totals: the sum of the other columns, where it is so in all rows but one."""
    head = rows[0]
    column = next((k for k, cell in enumerate(head) if k and _TOTAL.match(cell.words)), None)
    if column is None:
        return
    parts = [k for k, cell in enumerate(head) if k and k != column and not _WITHIN.search(cell.words)]
    told = [row for row in _judged(rows) if all(row[k].value is not None for k in (*parts, column))]
    wrong = [row for row in told if sum((row[k].value or Decimal(0) for k in parts), Decimal(0)) != row[column].value]
    if len(parts) >= 2 and len(told) >= 3 and len(wrong) == 1:
        made = sum((wrong[0][k].value or Decimal(0) for k in parts), Decimal(0))
        yield text.finding("sum", ERROR, wrong[0][1].start, wrong[0][-1].end, f"本行合计应为{made}", f"写作{wrong[0][column].words}")


def _rates(text: Text, rows: list[Row]) -> Iterator[Finding]:
    """A column of rates, by the two columns that give it in all rows but one (or the part of the whole column that each is)."""
    told = [row for row in _judged(rows) if not _GROWTH.search(row[0].words)]
    for column, cell in enumerate(rows[0]):
        if not column or _GROWTH.search(cell.words) or sum(row[column].words.endswith("%") for row in told) < 3:
            continue
        known = [row for row in told if row[column].words.endswith("%") and row[column].value is not None]
        others = [k for k in range(1, len(rows[0])) if k != column and all(row[k].value is not None and not row[k].words.endswith("%") for row in known)]
        wrong = [[row for row in known if not _rate_fits(row[column], row[a].value, row[b].value)] for a in others for b in others if a != b]
        last = known[-1] if known and _TOTAL.match(known[-1][0].words) else None
        if last is not None:
            wrong += [[row for row in known if not _rate_fits(row[column], row[a].value, last[a].value)] for a in others]
        if not wrong or min(map(len, wrong)) != 1 or len(known) < 3:
            continue
        row = min(wrong, key=len)[0]
        yield text.finding("rate", ERROR, row[0].start, row[-1].end, "与本表其他各行的算法不合", f"写作{row[column].words}")


def _told_otherwise(text: Text, rows: list[Row]) -> Iterator[Finding]:
    """A number of the reported year in the table that the text gives with another digit under the same name."""
    column = next((k for k, cell in enumerate(rows[0]) if k and cell.words in (f"{text.year}年", f"{text.year}年度", str(text.year))), None)
    if column is None:
        return
    for row in _judged(rows):
        name, value = re.sub(r"[（].*", "", row[0].words), row[column].value
        if len(name) < 3 or value is None or _TOTAL.match(name):
            continue
        for m in text.mentions:
            of_another_year = re.search(rf"上年|去年|其中|(?<!\d)(?!{text.year})20\d\d年", m.before)
            if m.before.endswith(name) and not of_another_year and m.bracket < 0 and not m.about:
                slip = m.value - value in set(digit_changes(replace(m, unit="")))
                if slip and min(m.value, value) >= 10 and text.section_at(m.start).kind != "plan":
                    yield text.finding("two-values", ERROR, m.start, m.end, f"表中“{name}”写作{row[column].words}", f"此处写作{m.text}")


def _rate_fits(said: Cell, part: Decimal | None, whole: Decimal | None) -> bool:
    if said.value is None or part is None or not whole:
        return False
    return abs(part * 100 / whole - said.value) <= Decimal(1).scaleb(-said.decimals) / 2


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
