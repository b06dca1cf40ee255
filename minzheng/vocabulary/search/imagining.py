"""An imagined case whose values are chosen only when a rule looks at them.

It answers the same questions as a `Situation`, so the very closures of `reading` run on it. Where a value is not yet
chosen it raises `Need`, and the search goes on once for each value worth trying.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from minzheng.vocabulary.errors import UnsetRate
from minzheng.vocabulary.search.weeks import Weeks
from minzheng.vocabulary.situation import Band, Rates
from minzheng.vocabulary.terms import Exact

Variable = tuple[Any, ...]
"""("fact", key) of the case; ("own", key) recorded by the act at hand; ("said", verb, key) by the last act of a step;
("officers",); ("setting", name); ("members", group); ("member", group, place, key)."""
Values = dict[Variable, Any]

NOBODY: frozenset[str] = frozenset()
UNSET_AMOUNT = 100_000
"""分 taken for a standard that no row sets: a promise about the procedure may not depend on whether it is set."""


class Need(Exception):
    """A rule looked at a value that nobody has chosen yet."""

    def __init__(self, variable: Variable) -> None:
        self.variable = variable
        super().__init__(variable)


class PastAct:
    """The last (or first) act of a step, as rules look back at it. `actors` are all who ever did the step."""

    __slots__ = ("actors", "day", "said", "verb")

    def __init__(self, verb: str, day: date, actors: frozenset[str], said: Said) -> None:
        self.verb, self.day, self.actors, self.said = verb, day, actors, said


class Past:
    """What is remembered of a history: the last act of each step in order, first days and counts where they are asked."""

    __slots__ = ("acts", "counts", "first", "firsts", "last", "lasts")

    def __init__(self, lasts: tuple[PastAct, ...] = (), firsts: tuple[PastAct, ...] = (), counts: Mapping[str, int] | None = None) -> None:
        self.lasts, self.firsts, self.counts = lasts, firsts, counts or {}
        self.acts = firsts + lasts
        self.first = {act.verb: place for place, act in enumerate(firsts)}
        self.last = {act.verb: place for place, act in enumerate(lasts, len(firsts))}

    def then(self, act: PastAct, *, first: bool, counted: bool) -> Past:
        """The past after `act`; `first` and `counted` say whether its first day and its number are remembered."""
        place = self.last.get(act.verb)
        lasts = self.lasts
        if place is not None:
            lasts = tuple(old for old in lasts if old.verb != act.verb)
        firsts = (*self.firsts, act) if first and act.verb not in self.first else self.firsts
        counts = {**self.counts, act.verb: self.counts.get(act.verb, 0) + 1} if counted else self.counts
        return Past((*lasts, act), firsts, counts)


class Scene(NamedTuple):
    """The act at hand: day, past, verb, the keys it records, who does it, and whether its outcome will be asked."""

    day: date
    past: Past
    verb: str = ""
    own: frozenset[str] = NOBODY
    actors: frozenset[str] = NOBODY
    asks_outcome: bool = False


class Imagined:
    """A situation in the making: `values` holds what has been chosen so far, the rest is the scene it is at."""

    def __init__(self, weeks: Weeks, rates: Rates, recorded: frozenset[str]) -> None:
        self.calendar = weeks
        self.rates = ImaginedRates(rates, self)
        self.facts = CaseFacts(self)
        self.members = Members(self)
        self.recorded = recorded
        self.settings: dict[str, tuple[str, ...]] = {}
        self.reading = 0
        self.looked: set[Variable] = set()
        self.scene: Scene | None = None
        self.enter(Scene(date.min, Past()), {})

    def enter(self, scene: Scene, values: Values) -> None:
        """Takes up an act (again), with the values chosen for it so far."""
        self.values = values
        if scene is not self.scene:
            self.scene = scene
            self.day, self.history, self.verb, self.own, self.actors, self.asks_outcome = scene

    @property
    def officers(self) -> Any:
        return self.value(("officers",))

    def value(self, variable: Variable) -> Any:
        try:
            value = self.values[variable]
        except KeyError:
            raise Need(variable) from None
        self.looked.add(variable)
        return value


class CaseFacts:
    """The facts of the case, under those that the act at hand records. A fact that only other acts record is not there."""

    def __init__(self, imagined: Imagined) -> None:
        self.imagined = imagined

    def __getitem__(self, key: str) -> Any:
        if key in self.imagined.own:
            return self.imagined.value(("own", key))
        if key in self.imagined.recorded:
            raise KeyError(key)
        return self.imagined.value(("fact", key))


class Said:
    """What the last act of one step recorded."""

    def __init__(self, imagined: Imagined, verb: str) -> None:
        self.imagined, self.verb = imagined, verb

    def __getitem__(self, key: str) -> Any:
        return self.imagined.value(("said", self.verb, key))


class Members:
    """The household: none, one or two members, as many as must be looked at."""

    def __init__(self, imagined: Imagined) -> None:
        self.imagined = imagined

    def __getitem__(self, group: str) -> list[Member]:
        number = self.imagined.value(("members", group))
        return [Member(self.imagined, group, place) for place in range(number)]


class Member:
    """One member of a group of facts."""

    def __init__(self, imagined: Imagined, group: str, place: int) -> None:
        self.imagined, self.group, self.place = imagined, group, place

    def __getitem__(self, key: str) -> Any:
        return self.imagined.value(("member", self.group, self.place, key))


class ImaginedRates:
    """The locality's rows; what the law leaves to the locality is tried in every way it may be set."""

    def __init__(self, rates: Rates, imagined: Imagined) -> None:
        self.rates, self.imagined = rates, imagined

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        try:
            return self.rates.amount(name, key, day)
        except UnsetRate:
            return UNSET_AMOUNT

    def bands(self, name: str, day: date) -> Sequence[Band]:
        return self.rates.bands(name, day)

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        self.imagined.settings[name] = values
        return str(self.imagined.value(("setting", name)))
