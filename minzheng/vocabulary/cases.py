"""Imagined situations of a matter: ordinary ones, drawn from what its facts say of themselves, and wilder ones.

For tests, rehearsal and search only; the boundaries that terms draw are in `boundaries`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from .facts import NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, TruthFact
from .matter import Matter
from .reading import group_of
from .situation import Act, History, Situation
from .steps import GRANTED, Step, steps_in
from .terms import Count, Some, Term, Total

MOST_MEMBERS = 6
UNCOMMON = 1_000_000
"""A number beyond the ordinary goes up to this, or to the fact's own limits."""
CENTURY = 36_525


def looked_at(matter: Matter) -> tuple[Term, ...]:
    """The terms that decide and pay: every condition, and the amount."""
    return (*(condition.term for condition in matter.conditions), *(() if matter.money is None else (matter.money,)))


def facts_of(matter: Matter) -> tuple[tuple[Fact, ...], dict[str, tuple[Fact, ...]]]:
    """The facts a case must have to be decided and handled: those asked once, and those of each group of members."""
    once: dict[Fact, None] = {}
    each: dict[str, dict[Fact, None]] = {group: {} for group in sorted(matter.groups_of_many())}
    for term in (*looked_at(matter), *matter.terms()):
        for fact, group in _with_group(term, ""):
            (each[group] if group else once)[fact] = None
    for fact in matter.needed():
        group = fact.key.partition(".")[0]
        if fact not in once and not any(fact in known for known in each.values()):
            each.get(group, once)[fact] = None
    return tuple(once), {group: tuple(facts) for group, facts in each.items()}


def _with_group(term: Term, group: str) -> Iterator[tuple[Fact, str]]:
    """Each fact with the group of members it is read of ("" = the case)."""
    if isinstance(term, Fact):
        yield term, group if term.key.partition(".")[0] == group else ""
        return
    inside = group_of(term) if isinstance(term, Count | Total | Some) else group
    for part in term.parts():
        yield from _with_group(part, inside)


# --- values --------------------------------------------------------------------------------------------------------


def ordinary(fact: Fact, rng: Random, day: date) -> Any:
    """A value as the fact says it usually is: `ordinary` itself, one of a list, from a range (low, high), or, for a
    choice or a truth, one of a tuple; numbers given for a day are days from `day`."""
    said = fact.ordinary
    if isinstance(said, list):
        said = rng.choice(said)
    match fact:
        case DayFact():
            return _ordinary_day(said, rng, day)
        case NumberFact():
            return rng.randint(*said) if isinstance(said, tuple) else said
        case TextFact():
            return str(said)
    return rng.choice(said) if isinstance(said, tuple) else said


def _ordinary_day(said: Any, rng: Random, day: date) -> date:
    if said == "never":
        return NEVER
    if said is None or said == "today":
        return day
    first, last = ((end - day).days if isinstance(end, date) else int(end) for end in (said if isinstance(said, tuple) else (said, said)))
    return day + timedelta(days=rng.randint(first, last))


def allowed(fact: Fact, rng: Random, day: date) -> Any:
    """Any value the fact allows."""
    match fact:
        case TruthFact():
            return rng.random() < 0.5
        case ChoiceFact():
            return rng.choice(fact.values)
        case NumberFact():
            return rng.randint(fact.low, min(fact.high, UNCOMMON))
        case DayFact():
            return NEVER if fact.never and rng.random() < 0.5 else day + timedelta(days=rng.randint(-CENTURY, 60))
    return ordinary(fact, rng, day)


def drawn(facts: tuple[Fact, ...], rng: Random, day: date, uncommon: float = 0.0) -> dict[str, Any]:
    """A value for each fact, by key; a share `uncommon` of them from all that the fact allows."""
    return {fact.key: (allowed if rng.random() < uncommon else ordinary)(fact, rng, day) for fact in facts}


# --- situations ----------------------------------------------------------------------------------------------------


def random_facts(matter: Matter, rng: Random, day: date, uncommon: float = 0.0) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The facts of a case and of its members, as `Situation` takes them."""
    once, each = facts_of(matter)
    members = {group: [drawn(facts, rng, day, uncommon) for _ in range(rng.randint(0, MOST_MEMBERS))] for group, facts in each.items()}
    return drawn(once, rng, day, uncommon), members


def random_history(matter: Matter, rng: Random, day: date) -> History:
    """Acts of the steps that conditions and amount look back at; each may not have been done, or twice if it may be."""
    steps = dict.fromkeys(steps_in(*looked_at(matter)))
    times = {step: rng.choice((0, 1, 1, 1 if step.times == 1 else 2)) for step in steps}
    acts = [_act(step, rng, day - timedelta(days=rng.randint(0, 400))) for step in steps for _ in range(times[step])]
    return History(sorted(acts, key=lambda act: act.day))


def _act(step: Step, rng: Random, day: date) -> Act:
    said = drawn(step.records, rng, day, 0.3)
    if step.decides:
        said[GRANTED.key] = rng.random() < 0.7
    return Act(step.verb, day, said=said, officers=step.officers)


def random_situation(matter: Matter, rng: Random, like: Situation, uncommon: float = 0.0) -> Situation:
    """A situation on the day of `like`, with its calendar and rates."""
    facts, members = random_facts(matter, rng, like.day, uncommon)
    return replace(like, facts=facts, members=members, history=random_history(matter, rng, like.day))


