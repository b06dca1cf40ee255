"""Cases at the boundaries that a matter's own terms draw: one more, one less, the birthday, the day before and after.

Where a comparison turns is found by asking it, not by taking it apart, so that any term of any depth has its boundary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from . import terms as t
from .cases import facts_of, looked_at, random_situation
from .deciding import holds
from .errors import Refusal
from .facts import NEVER, ChoiceFact, DayFact, Fact, NumberFact, TruthFact, facts_in
from .law import Article
from .matter import Matter
from .reading import Closure, group_of, read
from .situation import Situation
from .steps import Condition

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
AMPLE = 1_000_000_000
"""Numbers without a limit of their own are searched up to here (1000 万元)."""
AROUND = (-2, -1, 0, 1)
"""Steps around the first value at which something turns; the boundary itself is that value or the one before it."""
BASES = 4
TRIES = 200


@dataclass(frozen=True)
class Case:
    """An imagined case and what is special about it, in words."""

    title: str
    situation: Situation


@dataclass(frozen=True)
class Turn:
    """Something that changes at some value of a fact: a comparison, or which band a rate is in; `group` of its members."""

    changes: Closure
    facts: frozenset[str]
    group: str

    def __call__(self, situation: Situation, place: int) -> Any:
        """What it is now, for the member at `place` where it is about members; None when that can't be told."""
        member = situation.members[self.group][place] if self.group else None
        try:
            return self.changes(situation, member)
        except Refusal:
            return None


def boundary_cases(matter: Matter, like: Situation, rng: Random | None = None) -> tuple[Case, ...]:
    """Cases on the day of `like`, each one fact away from a base: for every fact (of the case, of the first member) its
    options, its limits, and those around each value at which a comparison or a rate turns.

    The bases are cases that would be granted, as far as some are found, and ordinary ones. Households of none and one
    are among the cases.
    """
    rng = rng or Random(0)  # noqa: S311  # imagined cases, no secret
    turns = tuple(dict.fromkeys(_turns(matter, like)))
    found: dict[str, Case] = {}
    for number, base in enumerate(_bases(matter, like, rng, turns), 1):
        found.setdefault(f"第{number}个基准", Case(f"第{number}个基准", base))
        for title, situation in (*_sizes(base), *_varied(matter, base, turns)):
            found.setdefault(f"{number}{title}", Case(title, situation))
    return tuple(found.values())


def boundary_days(matter: Matter, year: int) -> tuple[date, ...]:
    """Days of `year` on which a rule may change its mind: ends of February and of months, and law entering or leaving."""
    ends = [date(year, month, 1) + timedelta(days=shift) for month in range(1, 13) for shift in (-1, 0)]
    articles = [article for basis in _bases_of_law(matter) for article in basis]
    changes = [day for article in articles for day in _ends_of(article)]
    around = [day + timedelta(days=shift) for day in changes for shift in (-1, 0, 1)]
    return tuple(sorted({day for day in (*ends, date(year, 2, 28), *around) if day.year == year}))


# --- bases ---------------------------------------------------------------------------------------------------------


def _bases(matter: Matter, like: Situation, rng: Random, turns: tuple[Turn, ...]) -> list[Situation]:
    """Cases that would be granted, found by chance or, from the best that chance gave, one changed fact after another;
    and two ordinary ones."""
    tried = [random_situation(matter, rng, like, uncommon=0.5 * (attempt % 2)) for attempt in range(TRIES)]
    ranked = sorted(tried, key=lambda situation: _failing(matter, situation))
    granted = [situation for situation in ranked[:BASES] if not _failing(matter, situation)]
    for start in ranked[:BASES] if not granted else ():
        best = _improved(matter, start, turns)
        granted += [] if _failing(matter, best) else [best]
    return [*granted, *tried[:2]]


def _improved(matter: Matter, situation: Situation, turns: tuple[Turn, ...]) -> Situation:
    """The case after changing one fact at a time, as long as fewer conditions fail."""
    while failing := _failing(matter, situation):
        changed = min((one for _, one in _varied(matter, situation, turns)), key=lambda one: _failing(matter, one))
        if _failing(matter, changed) >= failing:
            break
        situation = changed
    return situation


def _failing(matter: Matter, situation: Situation) -> int:
    """How many conditions in force do not hold; one that can't be read fails."""
    return sum(not _holds(c, situation) for c in matter.conditions if c.basis.in_force(situation.day))


def _holds(condition: Condition, situation: Situation) -> bool:
    try:
        return bool(holds(condition, situation))
    except Refusal:
        return False


def _sizes(base: Situation) -> Iterator[tuple[str, Situation]]:
    for group, members in base.members.items():
        for size in (0, 1):
            yield f"{group}：{size}人", replace(base, members={**base.members, group: members[:size]})


# --- turns ---------------------------------------------------------------------------------------------------------


def _turns(matter: Matter, like: Situation) -> Iterator[Turn]:
    for term in looked_at(matter):
        yield from _turns_in(term, "", like)


def _turns_in(term: t.Term, group: str, like: Situation) -> Iterator[Turn]:
    if isinstance(term, t.Compare | t.CompareDays):
        turning = replace(term, operator=">=") if term.operator == "=" else term  # equality turns twice, side by side
        yield Turn(read(turning), frozenset(fact.key for fact in facts_in(term)), group)
    if isinstance(term, t.Rate) and isinstance(term.by, t.Number):
        for low in _band_starts(term, like):
            yield from _turns_in(t.Compare(">=", term.by, t.NumberConstant(low)), group, like)
    inside = group_of(term) if isinstance(term, t.Count | t.Total | t.Some) else group
    for part in term.parts():
        yield from _turns_in(part, inside, like)


def _band_starts(rate: t.Rate, like: Situation) -> list[int]:
    try:
        bands = like.rates.bands(rate.name, like.day)
    except Refusal:
        return []
    return sorted({end for band in bands for end in (band.low, None if band.high is None else band.high + 1) if end is not None})


# --- values --------------------------------------------------------------------------------------------------------


def _varied(matter: Matter, base: Situation, turns: tuple[Turn, ...]) -> Iterator[tuple[str, Situation]]:
    once, each = facts_of(matter)
    for fact in once:
        yield from _with_values(fact, turns, base, _setter(base, "", fact))
    for group, facts in each.items():
        if base.members[group]:
            for fact in facts:
                yield from _with_values(fact, turns, base, _setter(base, group, fact))


def _setter(base: Situation, group: str, fact: Fact) -> Callable[[Any], Situation]:
    """Gives the base another value for a fact of the case, or of the first member of a group."""
    if not group:
        return lambda value: replace(base, facts={**base.facts, fact.key: value})
    first, *others = base.members[group]
    return lambda value: replace(base, members={**base.members, group: [{**first, fact.key: value}, *others]})


def _with_values(fact: Fact, turns: tuple[Turn, ...], base: Situation, put: Callable[[Any], Situation]) -> Iterator[tuple[str, Situation]]:
    about = [turn for turn in turns if fact.key in turn.facts and (not turn.group or base.members[turn.group])]
    for value in dict.fromkeys(_values(fact, base.day, about, put)):
        yield f"{fact.label}：{value}", put(value)


def _values(fact: Fact, day: date, turns: list[Turn], put: Callable[[Any], Situation]) -> Iterator[Any]:
    match fact:
        case TruthFact():
            yield from (False, True)
        case ChoiceFact():
            yield from fact.values
        case NumberFact():
            high = min(fact.high, AMPLE)
            yield from (fact.low, fact.low + 1 if fact.low < high else high)
            for turn in turns:
                for value in _where_it_turns(turn, fact.low, high, put, int):
                    yield from (value + shift for shift in AROUND if fact.low <= value + shift <= fact.high)
        case DayFact():
            yield from _days(fact, day, turns, put)


def _days(fact: DayFact, day: date, turns: list[Turn], put: Callable[[Any], Situation]) -> Iterator[date]:
    if fact.never:
        yield NEVER
    yield from (day + timedelta(days=shift) for shift in (-1, 0, 1))
    yield from (day.replace(day=1), day.replace(day=1) - timedelta(days=1))
    for turn in turns:
        for number in _where_it_turns(turn, FIRST.toordinal(), LAST.toordinal(), put, date.fromordinal):
            found = date.fromordinal(number)
            yield from (found + timedelta(days=shift) for shift in AROUND)
            leap = found.year - found.year % 4
            yield from (date(leap, 2, 28), date(leap, 2, 28) + timedelta(days=1), date(leap, 3, 1))


def _where_it_turns(turn: Turn, low: int, high: int, put: Callable[[Any], Situation], made: Callable[[int], Any]) -> Iterator[int]:
    """The first value at which it is no longer what it is at `low`, when it turns between the two ends."""

    def now(value: int) -> Any:
        return turn(put(made(value)), 0)

    before = now(low)
    if before is None or now(high) in (before, None):
        return
    while high - low > 1:
        middle = (low + high) // 2
        if now(middle) == before:
            low = middle
        else:
            high = middle
    yield high


# --- law -----------------------------------------------------------------------------------------------------------


def _bases_of_law(matter: Matter) -> Iterator[Any]:
    yield matter.basis
    yield from (condition.basis for condition in matter.conditions)
    for term in looked_at(matter):
        yield from (part.basis for part in term.walk() if isinstance(part, t.InForce | t.Exempt))


def _ends_of(article: Article) -> tuple[date, ...]:
    since, until = article.instrument.since, article.instrument.until
    return (since,) if until is None else (since, until)
