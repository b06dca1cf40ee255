"""Everyday cases to vary: facts at their ordinary value, what `try` would decide, and a case played act by act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.calendar import PACKAGED
from minzheng.library.locality import shipped
from minzheng.vocabulary import Facts, Matter
from minzheng.vocabulary.deciding import Decision, Due, clocks_of, decide
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER, DayFact, Fact
from minzheng.vocabulary.proceeding import Proceeding, admit
from minzheng.vocabulary.situation import Act, History, Situation

D = date.fromisoformat
Members = Mapping[str, Sequence[Mapping[str, Any]]]
NOBODY: Members = {}


def ordinary(fact: Fact, day: date) -> Any:
    """The first of what is ordinary for a fact; numbers given for a day are days from `day`."""
    said = fact.ordinary[0] if isinstance(fact.ordinary, tuple) else fact.ordinary
    if not isinstance(fact, DayFact):
        return said
    if said == "never":
        return NEVER
    return day + timedelta(days=said) if isinstance(said, int) else day


def everyday(group: type[Facts], day: str, **changes: Any) -> dict[str, Any]:
    """Every fact of a group as in an ordinary case on `day`, with the changes; an unknown name is an error."""
    values = {fact.key: ordinary(fact, D(day)) for fact in group.own}
    for name, value in changes.items():
        key = f"{group.__name__}.{name}"
        if key not in values:
            raise KeyError(key)
        values[key] = value
    return values


def situation(day: str, facts: Mapping[str, Any] = {}, members: Members = NOBODY, acts: Iterable[Act] = ()) -> Situation:
    return Situation(D(day), PACKAGED, shipped().rates, facts, members, History(tuple(acts)))


def done(**days: str) -> list[Act]:
    """Past acts as `try` takes them: verb and day."""
    return [Act(verb, D(day)) for verb, day in days.items()]


def tried(matter: Matter, day: str, facts: Mapping[str, Any], members: Members = NOBODY, acts: Iterable[Act] = ()) -> Decision:
    return decide(matter, situation(day, facts, members, acts))


def failed(decision: Decision) -> list[str]:
    """The titles of the conditions that fail."""
    return [reason.condition for reason in decision.failed]


def due(matter: Matter, day: str, acts: Iterable[Act], facts: Mapping[str, Any] = {}) -> dict[str, Due]:
    """The deadlines that run, by step."""
    return {clock.step: clock for clock in clocks_of(matter, situation(day, facts, acts=acts))}


class Playing:
    """A case that is played act by act through the gatekeeper; what an act records is ordinary unless said."""

    def __init__(self, matter: Matter, *facts: Mapping[str, Any], members: Members = NOBODY) -> None:
        known = {key: value for group in facts for key, value in group.items()}
        recorded = {fact.key for fact in matter.recorded()}
        self.matter = matter
        self.usual = known
        self.case = Proceeding(matter, {key: value for key, value in known.items() if key not in recorded}, members)

    def do(self, verb: str, day: str, *actors: str, officers: int = 2, **said: Any) -> Playing:
        """Do an act; `said` names what it records (`penalty__fine=…`). Raises what the gatekeeper raises."""
        step = self.matter.step(verb)
        recorded = {fact.key: self._usual(fact, day) for fact in step.records} if step else {}
        recorded |= {name.replace("__", "."): value for name, value in said.items()}
        act = Act(verb, D(day), actors or (f"{verb}人",), recorded, officers=officers)
        self.case = admit(self.case, act, situation(day)).after
        return self

    def _usual(self, fact: Fact, day: str) -> Any:
        return self.usual.get(fact.key, ordinary(fact, D(day)))

    def stops(self, verb: str, day: str, *actors: str, officers: int = 2, **said: Any) -> str:
        """The gate that stops this act."""
        with pytest.raises(Refusal) as stopped:
            self.do(verb, day, *actors, officers=officers, **said)
        return stopped.value.gate

    def due(self, day: str, verb: str) -> date | None:
        """The deadline of a step as it stands on `day`; None when none runs."""
        like = situation(day, self.case.facts, self.case.members, self.case.history.acts)
        return next((clock.due for clock in clocks_of(self.matter, like) if clock.step == verb), None)
