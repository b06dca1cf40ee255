"""Everyday values for facts: what a fact's `ordinary` and a story say, drawn from a seeded generator."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from minzheng.vocabulary.facts import NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, TruthFact

from .inventing import INVENTED

OFFSET_LIMIT = 50_000


def draw(fact: Fact, rng: random.Random, day: date, special: Any = None) -> Any:
    """A value of `fact`: `special` (from a story) or the fact's own `ordinary`; days are offsets from `day` when given as numbers."""
    said = fact.ordinary if special is None else special
    if isinstance(said, list):
        said = rng.choice(said)
    match fact:
        case DayFact():
            return _day(said, rng, day)
        case NumberFact():
            return rng.randint(*said) if isinstance(said, tuple) else int(said)
        case TruthFact():
            return rng.choice(said) if isinstance(said, tuple) else bool(said)
        case ChoiceFact():
            return rng.choice(said) if isinstance(said, tuple) else said
        case TextFact():
            invented = INVENTED.get(fact.key) if special is None else None
            return invented(rng) if invented is not None else str(said)
    raise TypeError(f"unknown kind of fact: {fact}")


def _day(said: Any, rng: random.Random, day: date) -> date:
    if isinstance(said, date):
        return said
    if said == "never":
        return NEVER
    if said in (None, "today"):
        return day
    if isinstance(said, tuple) and isinstance(said[0], date):
        return said[0] + timedelta(days=rng.randint(0, (said[1] - said[0]).days))
    offset = rng.randint(*said) if isinstance(said, tuple) else int(said)
    if abs(offset) > OFFSET_LIMIT:
        raise ValueError(f"an offset of {offset} days is no everyday value")
    return day + timedelta(days=offset)


def draw_all(facts: tuple[Fact, ...], rng: random.Random, day: date, special: Mapping[Fact, Any]) -> dict[str, Any]:
    """Values for several facts, by key."""
    return {fact.key: draw(fact, rng, day, special.get(fact)) for fact in facts}
