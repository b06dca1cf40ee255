"""What a set of terms can see of a case: everything else about the case may be forgotten without changing their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from minzheng.vocabulary import steps as s
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.facts import DayFact, Fact
from minzheng.vocabulary.law import Basis
from minzheng.vocabulary.search.weeks import Weeks

Comparison = t.Compare | t.CompareDays
UNKNOWN_LENGTH = 400
"""Calendar days allowed for a count of days that is itself computed."""


@dataclass
class Sight:
    """Which acts, days, values and persons some terms look at.

    `counts` gives for each counted step where counting may stop; `reach` for each step whose day is asked (and each day
    that is a fact) after how many calendar days no comparison can change any more; `ages` for each day of birth the
    ages that matter; `relations` the comparisons between days that do not look at the clock.
    """

    done: set[str] = field(default_factory=set)
    since: set[tuple[str, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    first_days: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)
    facts: dict[str, Fact] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    comparisons: list[Comparison] = field(default_factory=list)
    amongs: list[t.Among] = field(default_factory=list)
    bases: list[Basis] = field(default_factory=list)
    reach: dict[str, int] = field(default_factory=dict)
    ages: dict[str, set[int]] = field(default_factory=dict)
    relations: list[Comparison] = field(default_factory=list)
    timed: bool = False
    working: bool = False
    monthly: bool = False

    @property
    def verbs(self) -> set[str]:
        """The steps whose being done can change an answer."""
        paired = {verb for pair in self.since for verb in pair}
        return self.done | paired | self.days | self.first_days | set(self.counts) | {verb for verb, _ in self.said} | self.apart

    def symbols(self) -> set[str]:
        """Names of all that is seen, to tell how much a further gate would add."""
        return self.verbs | set(self.facts) | {f"{verb}的日期" for verb in self.days | self.first_days}


def look(terms: tuple[t.Term, ...], weeks: Weeks) -> Sight:
    """What `terms` see together."""
    sight = Sight()
    for term in terms:
        for part in term.walk():
            _note(sight, part)
    for comparison in sight.comparisons:
        _measure(sight, comparison, weeks)
    return sight


def is_timed(term: t.Term) -> bool:
    """Whether waiting alone may change the answer."""
    return any(isinstance(part, t.Today | t.Age | t.InForce | t.Rate | t.Setting | s.StepDay) for part in term.walk())


def _note(sight: Sight, part: t.Term) -> None:
    if isinstance(part, t.Today | t.Age | t.InForce | t.Rate | s.StepDay):
        sight.timed = True
    match part:
        case Fact():
            sight.facts[part.key] = part
        case s.Said():
            sight.said.add((part.step.verb, part.fact.key))
            sight.done.add(part.step.verb)
            sight.facts[part.fact.key] = part.fact
        case t.Compare() | t.CompareDays():
            sight.comparisons.append(part)
        case t.Among():
            sight.amongs.append(part)
        case t.InForce():
            sight.bases.append(part.basis)
        case t.Rolled():
            sight.working = True
        case t.Later():
            sight.working |= part.span.kind == "working_days" or part.span.roll == "next"
        case t.MonthStart():
            sight.monthly = True
        case _:
            _note_step(sight, part)


def _note_step(sight: Sight, part: t.Term) -> None:
    match part:
        case s.StepDone():
            sight.done.add(part.step.verb)
        case s.StepSince():
            sight.since.add((part.step.verb, part.other.verb))
        case s.StepDay(first=True):
            sight.first_days.add(part.step.verb)
        case s.StepDay():
            sight.days.add(part.step.verb)
        case s.StepCount():
            sight.counts.setdefault(part.step.verb, 1)
        case s.ActedApart():
            sight.apart |= {step.verb for step in part.steps}


def _measure(sight: Sight, comparison: Comparison, weeks: Weeks) -> None:
    parts = list(comparison.walk())
    for part in parts:
        if isinstance(part, s.StepCount):
            highest = max((int(p.value) for p in parts if isinstance(p, t.NumberConstant)), default=3)
            sight.counts[part.step.verb] = max(sight.counts.get(part.step.verb, 1), highest + 1)
    points = {name for part in parts for name in _points(part)}
    if not points:
        return
    if any(isinstance(part, t.Age) for part in parts):
        for name in points:
            sight.ages.setdefault(name, set()).update(int(p.value) for p in parts if isinstance(p, t.NumberConstant))
        return
    clocked = any(isinstance(part, t.Today | s.StepDay) for part in parts)
    length = furthest(comparison.left, weeks) + furthest(comparison.right, weeks)
    for name in points:
        if clocked:
            sight.reach[name] = max(sight.reach.get(name, 0), length)
    if len(points) > 1 and not any(isinstance(part, t.Today) for part in parts):
        sight.relations.append(comparison)


def _points(part: t.Term) -> Iterator[str]:
    """The names under which a day that this part looks at is kept."""
    if isinstance(part, s.StepDay):
        yield part.step.verb
    elif isinstance(part, DayFact):
        yield part.key
    elif isinstance(part, s.SaidDay):
        yield part.fact.key


def furthest(term: t.Term, weeks: Weeks) -> int:
    """By how many calendar days at most this term can lie after the days it starts from."""
    match term:
        case t.Later():
            return furthest(term.day, weeks) + weeks.longest(term.span)
        case t.LaterBy():
            return furthest(term.day, weeks) + UNKNOWN_LENGTH
        case t.Rolled():
            return furthest(term.day, weeks) + weeks.longest_rest()
        case t.MonthStart():
            return furthest(term.day, weeks) + 31 * (term.offset + 1)
        case t.ChooseDay() | t.ChooseNumber():
            return max(furthest(term.then, weeks), furthest(term.otherwise, weeks))
        case t.NumberConstant():
            return min(abs(int(term.value)), UNKNOWN_LENGTH)
        case t.CompareDays() | t.Compare() | t.Sum() | t.Difference():
            return furthest(term.left, weeks) + furthest(term.right, weeks)
        case t.DaysBetween():
            return furthest(term.start, weeks) + furthest(term.end, weeks)
        case t.CalledDay() | t.CalledNumber():
            return furthest(term.term, weeks)
        case _:
            return 0


def changes(bases: Sequence[Basis], after: date, before: date) -> list[date]:
    """The days in between on which one of these articles comes into force or ends."""
    found: set[date] = set()
    for basis in bases:
        for article in basis:
            found.add(article.instrument.since)
            if article.instrument.until is not None:
                found.add(article.instrument.until + timedelta(days=1))
    return sorted(day for day in found if after < day <= before)
