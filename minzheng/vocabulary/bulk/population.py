"""A random population straight into columns, from what the facts say is ordinary: for benches and for comparing readings."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from ..facts import ChoiceFact, DayFact, Fact, NumberFact
from ..matter import Matter
from .codes import DTYPES, MISSING, NEVER_DAY, Array, day_codes
from .columns import Columns
from .leaves import Leaf, leaves_of

HOUSEHOLD_SIZES = (0.02, 0.25, 0.25, 0.2, 0.15, 0.08, 0.05)
"""How often a household has 0, 1, 2 … members."""
UNCOMMON = 1_000_000
"""A number beyond the ordinary goes up to this, or to the fact's own limit."""
CENTURY = 36_525


def random_columns(matter: Matter, people: int, *, day: date, seed: int = 1, uncommon: float = 0.1, unknown: float = 0.0) -> Columns:
    """Cases with about `people` people in all, as seen on `day`.

    `uncommon` = the share of values drawn from all that a fact allows rather than its `ordinary`; `unknown` = the share
    of values not known. Columns of past acts are left to the run.
    """
    rng = np.random.default_rng(seed)
    leaves = [leaf for leaf in leaves_of(matter) if not leaf.of_history]
    groups = sorted({leaf.group for leaf in leaves if leaf.group})
    sizes = np.array(HOUSEHOLD_SIZES) @ np.arange(len(HOUSEHOLD_SIZES)) if groups else 1.0
    count = max(1, round(people / float(sizes)))
    offsets = {group: _offsets(rng, count) for group in groups}
    rows: dict[str, Array] = {}
    members: dict[str, Array] = {}
    for leaf in leaves:
        size = int(offsets[leaf.group][-1]) if leaf.group else count
        column = _mixed(rng, leaf, size, day, uncommon)
        if unknown:
            column[rng.random(size) < unknown] = MISSING[leaf.kind]
        (members if leaf.group else rows)[leaf.key] = column
    return Columns(matter, count, rows, members, offsets)


def _offsets(rng: np.random.Generator, count: int) -> npt.NDArray[np.int64]:
    sizes = rng.choice(len(HOUSEHOLD_SIZES), size=count, p=HOUSEHOLD_SIZES)
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _mixed(rng: np.random.Generator, leaf: Leaf, size: int, day: date, uncommon: float) -> Array:
    assert isinstance(leaf.term, Fact)
    column = _drawn(rng, leaf, size, day, leaf.term.ordinary)
    beyond = rng.random(size) < uncommon
    column[beyond] = _drawn(rng, leaf, int(beyond.sum()), day, None)
    return column


def _drawn(rng: np.random.Generator, leaf: Leaf, size: int, day: date, ordinary: Any) -> Array:
    """Values of the fact: of its `ordinary` kind, or, when that is None, of all it allows."""
    fact, dtype = leaf.term, DTYPES[leaf.kind]
    match fact:
        case NumberFact():
            low, high = _span(ordinary) or (fact.low, min(fact.high, UNCOMMON))
            return rng.integers(low, high, size, endpoint=True).astype(dtype)
        case DayFact():
            return _days(rng, fact, size, day, ordinary)
        case ChoiceFact():
            options = fact.values if ordinary is None else ordinary if isinstance(ordinary, tuple | list) else (ordinary,)
            return rng.choice([fact.values.index(option) for option in options], size).astype(dtype)
    truths = (False, True) if ordinary is None else ordinary if isinstance(ordinary, tuple | list) else (ordinary,)
    return rng.choice([int(truth) for truth in truths], size).astype(dtype)


def _span(ordinary: Any) -> tuple[int, int] | None:
    if ordinary is None:
        return None
    return (ordinary[0], ordinary[-1]) if isinstance(ordinary, tuple) else (ordinary, ordinary)


def _days(rng: np.random.Generator, fact: DayFact, size: int, day: date, ordinary: Any) -> Array:
    if ordinary == "never":
        return np.full(size, NEVER_DAY, dtype=np.int32)
    low, high = (-CENTURY, 60) if ordinary is None else (0, 0) if ordinary == "today" else _offsets_of(ordinary, day)
    days = day_codes(np.datetime64(day) + rng.integers(low, high, size, endpoint=True).astype("timedelta64[D]"))
    if ordinary is None and fact.never is not None:
        days[rng.random(size) < 0.5] = NEVER_DAY
    return days


def _offsets_of(ordinary: Any, day: date) -> tuple[int, int]:
    ends = ordinary if isinstance(ordinary, tuple) else (ordinary, ordinary)
    low, high = ((end - day).days if isinstance(end, date) else int(end) for end in (ends[0], ends[-1]))
    return low, high
