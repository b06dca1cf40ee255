"""An act with its number, its record and its leaf: what both databases then store in their own way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minzheng.journal.entry import Appended
from minzheng.journal.record import Prepared
from minzheng.journal.tree import leaf_hash
from minzheng.vocabulary.errors import Refusal


@dataclass(frozen=True, slots=True)
class Row:
    """One act as it goes into the tables."""

    seq: int
    prev: int | None
    prepared: Prepared
    record: bytes
    leaf: bytes

    def appended(self) -> Appended:
        """What the caller of `append` gets."""
        return Appended(self.seq, self.prepared.act_id, self.leaf)


def numbered(fresh: Sequence[Prepared], numbers: Iterable[int], last: dict[str, int]) -> list[Row]:
    """Each of `fresh` with its number and the act before it in its case; `last` holds the last seq of the cases and is kept up.

    Refusal when an entry names another act as the last of its case than the one that is.
    """
    rows = []
    for prepared, seq in zip(fresh, numbers, strict=True):
        case, believed = prepared.entry.case, prepared.entry.prev
        prev = None if case is None else last.get(case)
        if believed is not None and believed != prev:
            raise Refusal(
                f"案件{case}在您打开之后又有了新的办理记录（第{prev}号），本次办理没有记入",
                remedy="请刷新案件页面，核对后再办。",
            )
        record = prepared.record(seq, prev)
        rows.append(Row(seq, prev, prepared, record, leaf_hash(record)))
        if case is not None:
            last[case] = seq
    return rows
