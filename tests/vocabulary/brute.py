"""The slow way to look for a broken promise: every act on every day with every value, through the gatekeeper itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

from minzheng.vocabulary.deciding import holds
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact
from minzheng.vocabulary.matter import Matter, Promise
from minzheng.vocabulary.proceeding import Proceeding, admit
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.steps import ActedApart, Condition, Step

Values = Mapping[Fact, Sequence[Any]]
DayDone = tuple[str, date]


def broken(matter: Matter, promise: Promise, values: Values, like: Situation, acts: int, horizon: int) -> list[DayDone] | None:
    """The first path of at most `acts` acts within `horizon` days that breaks the promise, fewest acts first."""
    unless = Condition(promise.title, promise.unless, promise.basis)
    persons = ("甲", "乙") if _asks_who(matter, promise) else ("甲",)
    case_facts = [fact for fact in values if fact not in matter.recorded()]
    cases = [
        Proceeding(matter, {fact.key: value for fact, value in zip(case_facts, chosen, strict=True)}) for chosen in _all(case_facts, values)
    ]
    layer: list[tuple[Proceeding, list[DayDone]]] = [(case, []) for case in cases]
    for _ in range(acts):
        following = []
        for case, path in layer:
            first = case.history.acts[-1].day if case.history.acts else like.day
            for act in _acts(matter, values, first, like.day + timedelta(days=horizon), persons):
                try:
                    after = admit(case, act, like).after
                except Refusal:
                    continue
                here = [*path, (act.verb, act.day)]
                if act.verb == promise.step.verb and not _kept(unless, case.situation(act, like)):
                    return here
                following.append((after, here))
        layer = following
    return None


def _kept(unless: Condition, situation: Situation) -> bool:
    try:
        return holds(unless, situation) is not False
    except Refusal:
        return False


def _acts(matter: Matter, values: Values, first: date, last: date, persons: Sequence[str]) -> Iterator[Act]:
    for number in range((last - first).days + 1):
        for step in matter.steps:
            for chosen in _all(step.records, values):
                said = {fact.key: value for fact, value in zip(step.records, chosen, strict=True)}
                for person, officers in product(persons, _numbers(step)):
                    yield Act(step.verb, first + timedelta(days=number), (person,), said, step.office.id, officers)


def _all(facts: Sequence[Fact], values: Values) -> Iterator[tuple[Any, ...]]:
    return product(*(values[fact] for fact in facts))


def _numbers(step: Step) -> tuple[int, ...]:
    return (step.officers - 1, step.officers) if step.officers else (1,)


def _asks_who(matter: Matter, promise: Promise) -> bool:
    asked = [gate.term for step in matter.steps for gate in matter.gates_of(step)] + [promise.unless]
    return any(isinstance(part, ActedApart) for term in asked for part in term.walk())
