"""Pieces of the kernel's source: an expression, when it is unknown, and how far its values can reach.

Unknown is followed exactly as a single reading would meet it: the right side of `&` matters only where the left holds.
Reach is interval arithmetic over the columns at hand, so that no sum or product can pass 64 bits unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .columns import Extent

Interval = tuple[int, int]
LIMIT = 2**62


class Reaches:
    """How far each named value of one run can reach: `wholes` and `days` by the name it has in the source."""

    def __init__(self, wholes: Mapping[str, Interval], days: Mapping[str, Extent]) -> None:
        self.wholes, self.days = dict(wholes), dict(days)
        self._found: dict[int, Interval] = {}

    def of(self, whole: Whole) -> Interval:
        """Raises OverflowError, naming the expression, where 64 bits would not do."""
        if id(whole) not in self._found:
            low, high = whole.reach(self)
            if low < -LIMIT or high > LIMIT:
                raise OverflowError(f"“{whole.text}” may reach from {low} to {high}, more than 64 bits hold")
            self._found[id(whole)] = (low, high)
        return self._found[id(whole)]


Reach = Callable[[Reaches], Interval]

Unknown = tuple[str, ...]
"""The cases (expressions) in which a value is not known; none for one that always is."""


@dataclass(frozen=True, eq=False)
class Whole:
    """An int64 expression; `counts` when it can't be negative."""

    text: str
    reach: Reach
    counts: bool = False


@dataclass(frozen=True, eq=False)
class NumberPiece:
    """`top / bottom`, exact; `bottom` None for a whole number, else always positive."""

    top: Whole
    bottom: Whole | None = None
    unknown: Unknown = ()


@dataclass(frozen=True, eq=False)
class TruthPiece:
    text: str
    unknown: Unknown = ()


@dataclass(frozen=True, eq=False)
class DayPiece:
    text: str
    reach: Callable[[Reaches], Extent]
    unknown: Unknown = ()


@dataclass(frozen=True, eq=False)
class ChoicePiece:
    text: str
    options: tuple[str, ...]
    unknown: Unknown = ()


Piece = NumberPiece | TruthPiece | DayPiece | ChoicePiece


def either_unknown(*unknown: Unknown) -> Unknown:
    """Unknown where any is."""
    return tuple(dict.fromkeys(case for cases in unknown for case in cases))


def only_where(case: str, unknown: Unknown) -> Unknown:
    """Unknown only where the case is given, because it is not looked at elsewhere."""
    return (f"({case} & {joined(unknown)})",) if unknown else ()


def joined(unknown: Unknown) -> str:
    """The cases as one expression."""
    return unknown[0] if len(unknown) == 1 else f"({' | '.join(unknown)})"


def negated(text: str) -> str:
    return f"(not {text})"


# --- whole numbers -------------------------------------------------------------------------------------------------


def literal(value: int) -> Whole:
    return Whole(str(value) if value >= 0 else f"({value})", lambda _: (value, value), counts=value >= 0)


def variable(name: str, *, counts: bool = False) -> Whole:
    return Whole(name, lambda reaches: reaches.wholes[name], counts)


def renamed(name: str, whole: Whole) -> Whole:
    return Whole(name, lambda reaches: reaches.of(whole), whole.counts)


def plus(one: Whole, other: Whole) -> Whole:
    def reach(reaches: Reaches) -> Interval:
        (a, b), (c, d) = reaches.of(one), reaches.of(other)
        return a + c, b + d

    return Whole(f"({one.text} + {other.text})", reach, one.counts and other.counts)


def minus(one: Whole, other: Whole) -> Whole:
    def reach(reaches: Reaches) -> Interval:
        (a, b), (c, d) = reaches.of(one), reaches.of(other)
        return a - d, b - c

    return Whole(f"({one.text} - {other.text})", reach)


def times(one: Whole, other: Whole | None) -> Whole:
    if other is None or other.text == "1":
        return one
    if one.text == "1":
        return other

    def reach(reaches: Reaches) -> Interval:
        (a, b), (c, d) = reaches.of(one), reaches.of(other)
        ends = (a * c, a * d, b * c, b * d)
        return min(ends), max(ends)

    return Whole(f"({one.text} * {other.text})", reach, one.counts and other.counts)


def opposite(one: Whole) -> Whole:
    def reach(reaches: Reaches) -> Interval:
        low, high = reaches.of(one)
        return -high, -low

    return Whole(f"(-{one.text})", reach)


def floor_of(top: Whole, bottom: Whole) -> Whole:
    """`top` divided by a positive `bottom`, towards minus infinity."""

    def reach(reaches: Reaches) -> Interval:
        low, high = reaches.of(top)
        _, most = reaches.of(bottom)
        most = max(most, 1)
        return min(low, low // most), max(high, high // most)

    divisor = bottom.text if bottom.text.isdigit() else f"max({bottom.text}, 1)"  # where it is 0 the value is unknown anyway
    return Whole(f"({top.text} // {divisor})", reach, top.counts)


def chosen(case: str, then: Whole, otherwise: Whole) -> Whole:
    def reach(reaches: Reaches) -> Interval:
        (a, b), (c, d) = reaches.of(then), reaches.of(otherwise)
        return min(a, c), max(b, d)

    return Whole(f"({then.text} if {case} else {otherwise.text})", reach, then.counts and otherwise.counts)


def product(one: Whole | None, other: Whole | None) -> Whole | None:
    """The product of two denominators, either of which may be 1 (None)."""
    return other if one is None else times(one, other)


def days_together(one: Extent, other: Extent) -> Extent:
    """The reach of a day that is one or the other."""
    known = [extent for extent in (one, other) if extent.low]
    if not known:
        return Extent(0, 0, one.never or other.never)
    return Extent(min(e.low for e in known), max(e.high for e in known), one.never or other.never)
