"""Columns: the facts of many cases, one array per fact; members of households beside them with the offsets of each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from ..errors import BadFact, MissingFact
from ..matter import Matter
from ..reading import read
from ..situation import NO_HISTORY, Calendar, History, Rates, Situation
from .codes import DTYPES, MISSING, NEVER_DAY, Array, decode, encode
from .leaves import Leaf, leaves_of

Facts = Mapping[str, Any]
Members = Mapping[str, Sequence[Facts]]


@dataclass(frozen=True)
class Extent:
    """The least and greatest known value of a column; `never` when some day in it has not come (left out of the two);
    `complete` when every value is known."""

    low: int
    high: int
    never: bool = False
    complete: bool = True


@dataclass(frozen=True, eq=False)
class Columns:
    """`count` cases. `rows`: key -> array of `count`; `members`: key -> array over all members; `offsets`: group ->
    int64 array of `count + 1`, members of case i at offsets[i]:offsets[i + 1]. Codes as in `codes`. Checked when made.
    """

    matter: Matter
    count: int
    rows: Mapping[str, Array]
    members: Mapping[str, Array] = field(default_factory=dict)
    offsets: Mapping[str, Array] = field(default_factory=dict)
    extents: dict[Leaf, Extent] = field(init=False)

    @classmethod
    def from_rows(cls, matter: Matter, facts: Sequence[Facts], members: Sequence[Members] | None = None,
                  histories: Sequence[History] | None = None) -> Columns:  # fmt: skip
        """From cases one by one, as `Situation` takes them; a fact that a case lacks is not known there.

        `members[i]` maps a group to the members of case i. Without `histories` the past acts are those that `run` is
        told. Raises BadFact for a value of the wrong kind, MissingFact where a case has no list of members at all.
        """
        leaves = leaves_of(matter)
        lists = {group: _lists(group, members, len(facts)) for group in sorted({leaf.group for leaf in leaves if leaf.group})}
        rows: dict[str, Array] = {}
        inner: dict[str, Array] = {}
        for leaf in leaves:
            if leaf.group:
                inner[leaf.key] = _encoded(leaf, [one.get(leaf.key) for several in lists[leaf.group] for one in several])
            elif not leaf.of_history:
                rows[leaf.key] = _encoded(leaf, [one.get(leaf.key) for one in facts])
            elif histories is not None:
                rows[leaf.key] = _encoded(leaf, [past(leaf, history) for history in histories])
        offsets = {group: np.cumsum([0, *map(len, several)], dtype=np.int64) for group, several in lists.items()}
        return cls(matter, len(facts), rows, inner, offsets)

    def __post_init__(self) -> None:
        object.__setattr__(self, "offsets", {group: _offsets(group, array, self.count) for group, array in self.offsets.items()})
        rows: dict[str, Array] = {}
        members: dict[str, Array] = {}
        extents: dict[Leaf, Extent] = {}
        for leaf in leaves_of(self.matter):
            given = self.members if leaf.group else self.rows
            if leaf.key not in given:
                if leaf.of_history:
                    continue
                raise MissingFact(leaf.key, leaf.label)
            size = int(self.people(leaf.group)) if leaf.group else self.count
            array = _column(leaf, given[leaf.key], size)
            (members if leaf.group else rows)[leaf.key] = array
            extents[leaf] = extent_of(leaf, array)
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "extents", extents)

    def people(self, group: str = "") -> int:
        """The number of members of `group` over all cases; without a group, of the largest one, else the cases."""
        if group:
            if group not in self.offsets:
                raise MissingFact(group, "家庭成员")
            return int(self.offsets[group][-1])
        return max([self.count, *(int(array[-1]) for array in self.offsets.values())])

    def most_members(self, group: str) -> int:
        """The size of the largest household."""
        return int(np.diff(self.offsets[group]).max(initial=0))

    def situation(self, row: int, *, day: date, rates: Rates, calendar: Calendar, history: History = NO_HISTORY) -> Situation:
        """Case `row` as `decide` takes it, with the facts that are known; past acts are not read back from columns."""
        facts: dict[str, Any] = {}
        members: dict[str, list[dict[str, Any]]] = {group: [{} for _ in range(*self._span(group, row))] for group in self.offsets}
        for leaf in leaves_of(self.matter):
            if leaf.group:
                start, stop = self._span(leaf.group, row)
                for one, code in zip(members[leaf.group], self.members[leaf.key][start:stop], strict=True):
                    _put(one, leaf, int(code))
            elif not leaf.of_history:
                _put(facts, leaf, int(self.rows[leaf.key][row]))
        return Situation(day, calendar, rates, facts, members, history)

    def _span(self, group: str, row: int) -> tuple[int, int]:
        return int(self.offsets[group][row]), int(self.offsets[group][row + 1])


def past(leaf: Leaf, history: History) -> Any:
    """What a look back at the acts gives for one history; None where the step has not been done."""
    situation = Situation(date.min, None, None, history=history)  # type: ignore[arg-type]  # a look back asks neither
    try:
        return read(leaf.term)(situation, None)
    except MissingFact:
        return None


def _put(known: dict[str, Any], leaf: Leaf, code: int) -> None:
    value = decode(leaf.kind, leaf.options, code)
    if value is not None:
        known[leaf.key] = value


def _lists(group: str, members: Sequence[Members] | None, count: int) -> list[Sequence[Facts]]:
    if members is None or len(members) != count or any(group not in one for one in members):
        raise MissingFact(group, "家庭成员")
    return [one[group] for one in members]


def _encoded(leaf: Leaf, values: list[Any]) -> Array:
    return encode(leaf.key, leaf.label, leaf.kind, leaf.options, values)


def _offsets(group: str, array: Array, count: int) -> Array:
    offsets = np.ascontiguousarray(array, dtype=np.int64)
    if offsets.shape != (count + 1,) or offsets[0] != 0 or (np.diff(offsets) < 0).any():
        raise ValueError(f"the offsets of {group} must rise from 0 over {count} cases")
    return offsets


def _column(leaf: Leaf, array: Array, size: int) -> Array:
    if leaf.kind == "truth" and array.dtype == np.bool_:
        array = array.view(np.uint8)
    if array.shape != (size,):
        raise ValueError(f"the column {leaf.key} must have {size} values, not {array.shape}")
    if not np.can_cast(array.dtype, DTYPES[leaf.kind], casting="safe"):
        raise BadFact(leaf.key, leaf.label, f"应为{np.dtype(DTYPES[leaf.kind])}编码的列，不是{array.dtype}")
    return np.ascontiguousarray(array, dtype=DTYPES[leaf.kind])


def extent_of(leaf: Leaf, array: Array) -> Extent:
    """The reach of a column. Raises BadFact for a code that stands for nothing (a 13th month, an option too many)."""
    known = array[array != MISSING[leaf.kind]]
    complete = known.size == array.size
    if leaf.kind == "day":
        came = known[known != NEVER_DAY]
        if not _are_days(came):
            raise BadFact(leaf.key, leaf.label, "有不存在的日期")
        return Extent(*_ends(came), never=came.size != known.size, complete=complete)
    low, high = _ends(known)
    greatest = {"truth": 1, "choice": len(leaf.options) - 1}.get(leaf.kind)
    if greatest is not None and not 0 <= low <= high <= greatest:
        raise BadFact(leaf.key, leaf.label, f"有不能识别的代码（{low}至{high}）")
    return Extent(low, high, complete=complete)


def _ends(known: Array) -> tuple[int, int]:
    return (int(known.min()), int(known.max())) if known.size else (0, 0)


def _are_days(days: Array) -> bool:
    """Whether every code is a day of the calendar, from 1 January of year 1."""
    year, month, day = days // 10000, days // 100 % 100, days % 100
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int32)
    longest = lengths[np.clip(month, 0, 12)] + (leap & (month == 2))
    return bool(((year >= 1) & (year <= 9999) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= longest)).all())
