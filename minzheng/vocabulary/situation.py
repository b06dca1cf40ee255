"""A situation: everything a rule may look at when it is read for one case on one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from .terms import Exact


class Calendar(Protocol):
    """What rules ask of the calendar of working days."""

    def is_working_day(self, day: date) -> bool: ...
    def add_working_days(self, day: date, number: int) -> date: ...
    def add_months(self, day: date, number: int) -> date: ...
    def next_working_day_on_or_after(self, day: date) -> date: ...


class Band(NamedTuple):
    """A row of a standard chosen by a number: from `low` to `high`, both included, whole; `high` None = no upper end."""

    low: int
    high: int | None


class Rates(Protocol):
    """What rules ask of the locality's dated rows; all raise UnsetRate where no row is in force.

    A standard in 分 is a whole number. `bands` gives the rows of a standard that is chosen by a number: within one band
    `amount` gives one value, between bands it raises UnsetRate.
    """

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact: ...
    def setting(self, name: str, values: tuple[str, ...], day: date) -> str: ...
    def bands(self, name: str, day: date) -> Sequence[Band]: ...


@dataclass(frozen=True)
class Act:
    """One act as rules see it: which verb, on which day, by whom, and what it recorded (fact key -> value)."""

    verb: str
    day: date
    actors: tuple[str, ...] = ()
    said: Mapping[str, Any] = field(default_factory=dict)
    office: str = ""
    officers: int = 0


class History:
    """The acts of a case in order, with the last and first of each verb at hand."""

    __slots__ = ("acts", "counts", "first", "last")

    def __init__(self, acts: Sequence[Act] = ()) -> None:
        self.acts = tuple(acts)
        self.last: dict[str, int] = {}
        self.first: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        for place, act in enumerate(self.acts):
            self.last[act.verb] = place
            self.first.setdefault(act.verb, place)
            self.counts[act.verb] = self.counts.get(act.verb, 0) + 1

    def then(self, act: Act) -> History:
        return History((*self.acts, act))


NO_HISTORY = History()


@dataclass
class Situation:
    """`facts` by key; `members` by group of facts that is asked per member; `actors`/`officers` of the act at hand.

    `reading` chooses between two readings of a doubtful rule (0 the first, 1 the second).
    """

    day: date
    calendar: Calendar
    rates: Rates
    facts: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    history: History = NO_HISTORY
    actors: frozenset[str] = frozenset()
    officers: int = 0
    reading: int = 0
