"""What a kernel is told at each run: values that do not depend on the row, tables of rates by choice or number, tables of days.

Each is read by the very reading that decides one case, so that bulk cannot come to mean something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Protocol

import numpy as np

from .. import terms as t
from ..errors import Refusal, UnsetRate
from ..reading import read
from ..situation import Band, Situation
from ..wording import wording
from .codes import DTYPES, MISSING, NEVER_DAY, Array, day_code, day_from
from .columns import Extent
from .pieces import DayPiece, Reaches

UNSET: int = MISSING["number"]
PLACES_A_YEAR = 12 * 31


def parts_of(value: Any, name: str, *, fraction: bool) -> tuple[int, int]:
    """Numerator and denominator. Raises TypeError for a fraction where the page promised whole numbers."""
    exact = Fraction(value)
    if exact.denominator != 1 and not fraction:
        raise TypeError(f"“{name}” is {value}: an amount in 分 must be whole")
    return exact.numerator, exact.denominator


@dataclass(frozen=True, eq=False)
class Constant:
    """A term that is the same for every row of a run. `place` is where it stands among the constants."""

    name: str
    term: t.Term
    kind: str
    fraction: bool
    reading: int
    place: int

    @property
    def width(self) -> int:
        return 2 if self.fraction else 1

    def values(self, situation: Situation) -> list[int]:
        """One number (two for a fraction); UNSET where the locality has not set it, for the row that needs it to say."""
        try:
            value = read(self.term)(situation, None)
        except Refusal:
            return [UNSET, 1][: self.width]
        if self.kind == "number":
            return list(parts_of(value, wording(self.term), fraction=self.fraction))[: self.width]
        return [day_code(value) if self.kind == "day" else int(value)]

    def tell(self, values: Sequence[int], reaches: Reaches) -> None:
        known = [0 if value == UNSET else value for value in values]
        if self.kind == "number":
            reaches.wholes[self.name] = (known[0], known[0])
            reaches.wholes[f"{self.name}_bottom"] = (known[-1], known[-1])
        elif self.kind == "day":
            never = known[0] == NEVER_DAY
            low = 0 if never else known[0]
            reaches.days[self.name] = Extent(low, low, never)


@dataclass(frozen=True, eq=False)
class BirthdaysUntil:
    """The day of the run, as far as birthdays go: on 28 February of a common year the 29th counts too (民法典202)."""

    name: str
    place: int
    width = 1

    def values(self, situation: Situation) -> list[int]:
        day = situation.day
        last_of_common_february = (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3
        return [day_code(day) + last_of_common_february]

    def tell(self, values: Sequence[int], reaches: Reaches) -> None:
        reaches.wholes[self.name] = (values[0], values[0])


class Table(Protocol):
    """Arrays for one lookup of the kernel, each under its name in the source."""

    @property
    def name(self) -> str: ...
    def arrays(self, situation: Situation, reaches: Reaches) -> dict[str, Array]: ...
    def names(self) -> tuple[str, ...]: ...
    def complete(self, arrays: Mapping[str, Array]) -> bool:
        """Whether every place that the kernel may come to without looking is set."""


@dataclass(frozen=True, eq=False)
class RateByChoice:
    """A rate for each option: the place of an option is its code + 1, and place 0 stands for "not known"."""

    name: str
    rate: t.Rate
    options: tuple[str, ...]
    fraction: bool

    def names(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}_bottoms") if self.fraction else (self.name,)

    def arrays(self, situation: Situation, reaches: Reaches) -> dict[str, Array]:
        found = [_asked(self.rate, option, situation, self.fraction) for option in self.options]
        return _lookup(self.names(), [(UNSET, 1), *found], reaches)

    def complete(self, arrays: Mapping[str, Array]) -> bool:
        return bool((arrays[self.name][1:] != UNSET).all())


@dataclass(frozen=True, eq=False)
class RateByNumber:
    """A rate in bands: place = how many of `lows` the number reaches, place 0 below them all; gaps are unset."""

    name: str
    rate: t.Rate
    fraction: bool

    def names(self) -> tuple[str, ...]:
        return (f"{self.name}_lows", self.name, f"{self.name}_bottoms") if self.fraction else (f"{self.name}_lows", self.name)

    def arrays(self, situation: Situation, reaches: Reaches) -> dict[str, Array]:
        try:
            bands = tuple(situation.rates.bands(self.rate.name, situation.day))
        except UnsetRate:
            bands = ()
        lows, found = _steps(self.rate.name, bands, lambda key: _asked(self.rate, key, situation, self.fraction))
        looked_up = _lookup(self.names()[1:], found, reaches)
        return {f"{self.name}_lows": np.array(lows, dtype=np.int64), **looked_up}

    def complete(self, arrays: Mapping[str, Array]) -> bool:  # the kernel always looks: most numbers lie outside the bands
        return True


def _steps(name: str, bands: Iterable[Band], asked: Callable[[int], tuple[int, int]]) -> tuple[list[int], list[tuple[int, int]]]:
    """Where the rate changes, and its value below the first place and from each on, as the single question answers."""
    starts: set[int] = set()
    for band in bands:
        if not isinstance(band.low, int) or not isinstance(band.high, int | None) or (band.high is not None and band.high < band.low):
            raise TypeError(f"the bands of “{name}” must have whole ends: {band}")
        starts |= {band.low} if band.high is None else {band.low, band.high + 1}
    lows = sorted(starts)
    return lows, [(UNSET, 1), *(asked(low) for low in lows)]


def _asked(rate: t.Rate, key: Any, situation: Situation, fraction: bool) -> tuple[int, int]:
    try:
        return parts_of(situation.rates.amount(rate.name, key, situation.day), rate.name, fraction=fraction)
    except UnsetRate:
        return UNSET, 1


def _lookup(names: Sequence[str], found: list[tuple[int, int]], reaches: Reaches) -> dict[str, Array]:
    arrays = {name: np.array([pair[place] for pair in found], dtype=np.int64) for place, name in enumerate(names)}
    for place, name in enumerate(names):
        known = [pair[place] for pair in found if pair[0] != UNSET] or [1]
        reaches.wholes[name] = (min(known), max(known))
    return arrays


@dataclass(frozen=True, eq=False)
class DayTable:
    """What a span, a roll or a month makes of each day that a column holds: one place per day, first 0 for "not known",
    last for a day that has not come. `gives` is "day" or "number" (the running number of the day, to count between)."""

    name: str
    inner: DayPiece
    makes: Callable[[date, Situation], Any]
    gives: str

    def names(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}_first_year")

    def arrays(self, situation: Situation, reaches: Reaches) -> dict[str, Array]:
        extent = self.inner.reach(reaches)
        first, last = extent.low // 10000, extent.high // 10000
        size = (last - first + 1) * PLACES_A_YEAR + 2
        table = np.full(size, MISSING[self.gives], dtype=DTYPES[self.gives])
        for day in _days(extent):
            table[_place(day, first)] = self._made(day, situation)
        made = [int(code) for code in table[table != MISSING[self.gives]]]
        table[-1] = self._made(date.max, situation)
        self._tell(made, int(table[-1]), reaches)
        return {self.name: table, f"{self.name}_first_year": np.array([first], dtype=np.int64)}

    def complete(self, arrays: Mapping[str, Array]) -> bool:  # the kernel always looks: calendars end
        return True

    def _made(self, day: date, situation: Situation) -> int:
        try:
            value = self.makes(day, situation)
        except Refusal:
            return MISSING[self.gives]
        return day_code(value) if self.gives == "day" else int(value)

    def _tell(self, made: list[int], never: int, reaches: Reaches) -> None:
        if self.gives == "number":
            reaches.wholes[self.name] = (min([*made, never]), max([*made, never]))
        else:
            came = [code for code in made if code != NEVER_DAY]
            reaches.days[self.name] = Extent(min(came, default=0), max(came, default=0), never=True)


def _days(extent: Extent) -> Iterable[date]:
    if not extent.low:
        return
    day, last = day_from(extent.low), day_from(extent.high)
    while day <= last:
        yield day
        day += timedelta(days=1)


def _place(day: date, first_year: int) -> int:
    return (day.year - first_year) * PLACES_A_YEAR + (day.month - 1) * 31 + day.day


