"""What a check of the journal found wrong: which table, which act, and what differs, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

ENOUGH = 200
"""So many findings of one check are listed; a destroyed table is as clear from these as from a million."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`table` and `seq` (the act concerned, if one can be named) say where; `text` says what differs. A `notice` is no damage: something
    that could not be checked to the end, and why."""

    table: str
    seq: int | None
    text: str
    notice: bool = False

    def __str__(self) -> str:
        where = f"{self.table}第{self.seq}号" if self.seq is not None else self.table
        return f"{where}：{self.text}"


def first_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first of many findings, and one more saying that there are others."""
    stream = iter(findings)
    last = None
    for last in islice(stream, ENOUGH):
        yield last
    if last is not None and next(stream, None) is not None:
        yield Finding(last.table, None, f"此项问题超过{ENOUGH}处，其余未列")
