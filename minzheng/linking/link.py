"""Who of one list is who of another: the same number first, then everybody of one day of birth or of one name, compared field by field."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .columns import Column, Columns, columns, shapes, sounds, weights_of_characters

FILE = Path(__file__).with_name("weights.toml")
FIELDS = ("number", "name", "born", "sex", "address")
TITLES = {"number": "身份证号码", "name": "姓名", "born": "出生日期", "sex": "性别", "address": "住址"}
WORDS = {
    "number": ("没有", "相同", "一处笔误", "两处笔误", "都有效而不同", "不同"),
    "name": ("没有", "相同", "音同或者形近", "一字不同", "多一字或者少一字", "只有姓相同", "不同"),
    "born": ("没有", "相同", "月日颠倒", "年、月、日之一不同", "不同"),
    "sex": ("没有", "相同", "不同"),
    "address": ("没有", "相同", "相近", "部分相同", "不同"),
}
"""What each level of agreement is called, by field."""
AGREES = {"number": 1, "name": 2, "born": 1, "sex": 1, "address": 2}
"""The last level that counts as agreeing, by field (0: not known)."""
NOTHING = -1e9


@dataclass(frozen=True)
class Weights:
    """`scores` by field and level; a pair from `match` on is the same person, if no other is nearer than `margin`; from
    `possible` on somebody should look."""

    scores: Column
    base: float
    match: float
    possible: float
    margin: float


class Pairs(NamedTuple):
    """Pairs found: places in the one list and the other, scores, levels by field; `sure` whether each is a match."""

    lefts: Column
    rights: Column
    scores: Column
    levels: Column
    sure: Column

    def where(self, chosen: Column) -> Pairs:
        return Pairs(*(column[chosen] for column in self))


@dataclass(frozen=True)
class Agreement:
    """How one field of a pair agrees: its title, the level's words, and whether that counts as agreeing (None: not known)."""

    field: str
    title: str
    word: str
    agrees: bool | None


@cache
def weights() -> Weights:
    """The weights as they were fitted."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    scores = np.full((len(FIELDS), 8), NOTHING, dtype=np.float32)
    for place, field in enumerate(FIELDS):
        scores[place, : len(told[field])] = told[field]
    return Weights(scores, told["base"], told["match"], told["possible"], told["margin"])


def exact(left: Columns, right: Columns, *, within: bool = False) -> tuple[Column, Column]:
    """Places of the pairs with the same number, however it is written."""
    from . import kernel

    lefts, rights = kernel.same_numbers(left.key, right.key, within)
    return lefts, rights


def link(left: Columns, right: Columns, *, within: bool = False, every: bool = False, by: Weights | None = None,
         floor: float | None = None) -> Pairs:  # fmt: skip
    """Every pair worth telling, the surest first; `within`: the two are one list, and each pair is told once; `every`: also
    what else is near somebody who is found by his number.

    A person of `right` matches one of `left` at most; where two are equally near, or the evidence is weak, somebody has to look.
    """
    by = by or weights()
    floor = by.possible if floor is None else floor
    lefts, rights = exact(left, right, within=within)
    found = [_scored(left, lefts, right, rights, by, NOTHING)]  # one number: whatever else differs, somebody has to look
    open_rights = np.ones(right.size, dtype=np.bool_)
    if not (within or every) and floor == by.possible:
        open_rights[found[0].rights[found[0].scores >= by.match]] = False
    rest = np.flatnonzero(open_rights)
    found += [_blocked(left, right, rest, within, by_name, by, floor) for by_name in (False, True)]
    return _chosen(found, left.size, within, by)


def compare(one: Columns, other: Columns) -> tuple[float, tuple[Agreement, ...]]:
    """The score of the first person of each, and how every field agrees."""
    first = np.zeros(1, dtype=np.int32)
    pair = _scored(one, first, other, first, weights(), NOTHING)
    return float(pair.scores[0]), agreements(pair.levels[0])


def agreements(levels: Sequence[int] | Column) -> tuple[Agreement, ...]:
    """The levels of a pair in words."""
    return tuple(
        Agreement(field, TITLES[field], WORDS[field][int(level)], None if not level else int(level) <= AGREES[field])
        for field, level in zip(FIELDS, levels, strict=True)
    )


def one(name: str, number: str = "", born: int = 0, sex: str = "", address: str = "") -> Columns:
    """One person as columns."""
    return columns([name], [number], [born], [sex], [address])


def _tables() -> tuple[Column, Column, Column]:
    return sounds(), shapes(), weights_of_characters()


def _scored(left: Columns, lefts: Column, right: Columns, rights: Column, by: Weights, floor: float) -> Pairs:
    from . import kernel

    scores, levels = kernel.score_pairs(left, lefts, right, rights, *_tables(), by.scores, by.base)
    return Pairs(lefts, rights, scores, levels, np.zeros(len(lefts), dtype=np.bool_)).where(scores >= floor)


def _blocked(left: Columns, right: Columns, rest: Column, within: bool, by_name: bool, by: Weights, floor: float) -> Pairs:
    """The pairs of one block: a day of birth (day and month in either order), or a name."""
    from . import kernel

    keys, asked = (kernel.name_keys(left.name), kernel.name_keys(right.name)) if by_name else (_days(left.born), _days(right.born))
    rest = rest[asked[rest] != 0]
    rest = rest[np.argsort(asked[rest], kind="stable")]
    order = np.argsort(keys, kind="stable")
    ordered, wanted = keys[order], asked[rest]
    starts, stops = np.searchsorted(ordered, wanted, "left"), np.searchsorted(ordered, wanted, "right")
    if within:  # places must stay comparable
        lefts, rights, scores, levels = kernel.scan(left, right, order, starts, stops, rest, by_name, True, *_tables(), by.scores, by.base, floor)
        return Pairs(lefts, rights, scores, levels, np.zeros(len(lefts), dtype=np.bool_))
    needed = _needed(starts, stops, left.size)
    moved = np.cumsum(np.concatenate(([0], needed)))
    order, starts, stops = order[needed], moved[starts], moved[stops]
    lefts, rights, scores, levels = kernel.scan(
        left.rows(order), right, np.arange(len(order)), starts, stops, rest, by_name, False, *_tables(), by.scores, by.base, floor
    )
    return Pairs(order[lefts], rights, scores, levels, np.zeros(len(lefts), dtype=np.bool_))


def _needed(starts: Column, stops: Column, size: int) -> Column:
    """Which of the ordered places lie in any of the ranges."""
    edges = np.zeros(size + 1, dtype=np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, stops, -1)
    return np.cumsum(edges)[:-1] > 0


def _days(born: Column) -> Column:
    year, month, day = born // 10000, born // 100 % 100, born % 100
    key: Column = (year * 10000 + np.minimum(month, day) * 100 + np.maximum(month, day)).astype(np.int64)
    return key


def _chosen(found: list[Pairs], size: int, within: bool, by: Weights) -> Pairs:
    """All pairs once, the surest first; which of them are matches."""
    pairs: list[Any] = [np.concatenate(columns) for columns in zip(*found, strict=True)]
    every = Pairs(*pairs)
    _, first = np.unique(every.rights.astype(np.int64) * size + every.lefts, return_index=True)
    every = every.where(first)
    every = every.where(np.lexsort((every.lefts, every.rights, -every.scores)))
    sure = every.scores >= by.match
    if not within and len(sure):
        order = np.lexsort((-every.scores, every.rights))
        rights, scores = every.rights[order], every.scores[order]
        begins = np.concatenate(([True], rights[1:] != rights[:-1]))
        rival = np.full(len(rights), NOTHING)
        follows = np.flatnonzero(begins[:-1] & ~begins[1:])
        rival[follows] = scores[follows + 1]
        best = np.zeros(len(sure), dtype=np.bool_)
        best[order] = begins & (scores - rival >= by.margin)
        sure &= best
    return every._replace(sure=sure)
