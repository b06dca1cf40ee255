"""What tells imagined cases apart: two with the same key have the same future, so that only one of them need be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER, DayFact, Fact
from minzheng.vocabulary.law import Basis
from minzheng.vocabulary.reading import read, years_between
from minzheng.vocabulary.search.imagining import Imagined, Need, Past, Scene, Values
from minzheng.vocabulary.search.sight import Sight, changes
from minzheng.vocabulary.search.weeks import ONE_DAY, Weeks

NEAR = 40
"""Calendar days within which a birthday that matters, or a change of the law, may still be waited for."""
FAR = 1_100
"""Calendar days within which acts obey a change of the law, should a case last so long."""


@dataclass(frozen=True)
class Law:
    """The articles that bear on a search from `start` on, and the days on which one of them changes."""

    bases: tuple[Basis, ...]
    start: date

    @cached_property
    def changing(self) -> bool:
        """Whether any of them changes while a case may last."""
        return bool(changes(self.bases, self.start, self.start + timedelta(days=FAR)))

    @cached_property
    def awaited(self) -> date | None:
        """The last change near enough to be waited for."""
        return max(changes(self.bases, self.start, self.start + timedelta(days=NEAR)), default=None)

    @cached_property
    def _first_era(self) -> tuple[bool, ...]:
        return self._in_force(self.start)

    def era(self, day: date) -> tuple[bool, ...]:
        return self._in_force(day) if self.changing else self._first_era

    def _in_force(self, day: date) -> tuple[bool, ...]:
        return tuple([basis.in_force(day) for basis in self.bases])


class Keys:
    """Keys of cases for one sight: what it sees, and of days only how far away they are while that can still matter."""

    def __init__(self, sight: Sight, weeks: Weeks, imagined: Imagined, law: Law, apart: frozenset[str]) -> None:
        self.sight, self.weeks, self.imagined, self.law, self.apart = sight, weeks, imagined, law, apart
        self._done, self._since = sorted(sight.done), sorted(sight.since)
        self._days, self._firsts = sorted(sight.days), sorted(sight.first_days)
        self._counts = sorted(sight.counts.items())
        kept = [one for one in sight.relations if not any(isinstance(part, Fact) and part.key in imagined.recorded for part in one.walk())]
        self._relations = [read(comparison) for comparison in kept]
        self._day_keys = {key for key, fact in sight.facts.items() if isinstance(fact, DayFact)}

    def of(self, day: date, past: Past, values: Values) -> Any:
        """The key of a case on `day` with this past and these chosen values."""
        last = past.last
        ages, oldest = self._ages(day, past)
        return (
            self._phase(day, oldest),
            tuple([verb in last for verb in self._done]),
            tuple([last.get(one, -1) > last.get(other, -1) for one, other in self._since]),
            tuple(ages),
            tuple([min(past.counts.get(verb, 0), limit) for verb, limit in self._counts]),
            frozenset([(variable, self._told(variable[-1], value, day)) for variable, value in values.items()]) if values else (),
            self._acted(past) if self.apart else (),
            self._related(day, past, values) if self._relations else (),
        )

    def _ages(self, day: date, past: Past) -> tuple[list[int | None], date]:
        """How long ago each dated step was done (no longer counted once nothing depends on it), and the oldest that counts."""
        oldest = day
        ages: list[int | None] = []
        for verbs, places in ((self._days, past.last), (self._firsts, past.first)):
            for verb in verbs:
                place = places.get(verb)
                if place is None:
                    ages.append(None)
                    continue
                done = past.acts[place].day
                age, limit = (day - done).days, self.sight.reach.get(verb, 0)
                ages.append(min(age, limit + 1))
                if age <= limit:
                    oldest = min(oldest, done)
        return ages, oldest

    def _phase(self, day: date, oldest: date) -> Any:
        """What of the calendar and the law the future depends on."""
        if self.law.awaited is not None and day <= self.law.awaited:
            return day
        era, in_month = self.law.era(day), day.day if self.sight.monthly else 0
        if not self.sight.working:
            return (era, in_month)
        if self.weeks.last is not None and oldest <= self.weeks.last:
            return (era, in_month, day)
        return (era, in_month, day.weekday())

    def _told(self, key: Any, value: Any, day: date) -> Any:
        """A value as far as it matters: days by their distance, as long as a comparison may still change."""
        if key not in self._day_keys or value == NEVER:
            return value
        told: list[Any] = []
        if key in self.sight.reach:
            told.append(max((value - day).days, -self.sight.reach[key] - 1))
        for years in sorted(self.sight.ages.get(key, ())):
            told.append(years_between(value, day) >= years or _soon(value, day, years))
        return tuple(told)

    def _acted(self, past: Past) -> Any:
        """Who did what, whatever their names."""
        names: dict[str, int] = {}
        acted = []
        for act in sorted((act for act in past.lasts if act.verb in self.apart), key=lambda act: act.verb):
            acted.append((act.verb, tuple([names.setdefault(person, len(names)) for person in sorted(act.actors)])))
        return tuple(acted)

    def _related(self, day: date, past: Past, values: Values) -> Any:
        """How days stand to one another whatever the day is."""
        imagined = self.imagined
        imagined.enter(Scene(day, past), values)
        answers: list[Any] = []
        for reader in self._relations:
            try:
                answers.append(reader(imagined, None))  # type: ignore[arg-type]
            except (Need, Refusal):
                answers.append(None)
        return tuple(answers)


def _soon(born: date, day: date, years: int) -> int:
    """Days until the birthday, when it is near; 0 when it is far off and not waited for."""
    for ahead in range(1, NEAR + 1):
        if years_between(born, day + ONE_DAY * ahead) >= years:
            return -ahead
    return 0
