"""One thing wrong in a foreign file: where, and in one sentence what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """`row` counts from 1 as the spreadsheet shows it; `column` is its letters ("" = the whole row); `text` never repeats an
    identity number or an account."""

    sheet: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.column}{self.row}：{self.text}"


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
