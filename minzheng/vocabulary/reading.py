"""Reading a term for one case: each term becomes a closure over a situation, made once and kept.

`&`, `|`, `when` and `choose` look no further than they must, so that `post.done & (today > post.day + days(7))` is
False, not an error, before the notice. A fact that is needed and missing is an error that names it, never a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from . import steps as s
from . import terms as t
from .errors import MissingFact, Refusal
from .facts import Fact, groups_per_member
from .situation import Situation
from .spans import Span

Member = Mapping[str, Any] | None
Closure = Callable[[Situation, Member], Any]


def read(term: t.Term) -> Closure:
    """The closure that reads `term`: call it with a situation and None (or the member at hand).

    Truths give bool, numbers int or Fraction (分 for money), days date, choices str. Raises MissingFact, UnsetRate.
    """
    made = _made.get(term)
    if made is None:
        for kind, maker in _MAKERS:
            if isinstance(term, kind):
                made = _made[term] = maker(term)
                break
        else:
            raise TypeError(f"no reading for {type(term).__name__}")
    return made


_made: dict[t.Term, Closure] = {}


def value_of(term: t.Term, situation: Situation) -> Any:
    """What `term` is in this situation."""
    return read(term)(situation, None)


# --- days ----------------------------------------------------------------------------------------------------------


def years_between(born: date, day: date) -> int:
    """Full years; who is born on 29 February has the birthday on the 28th in a common year (民法典202)."""
    if born.month == 2 and born.day == 29 and day.month == 2 and day.day == 28 and not _leap(day.year):
        return day.year - born.year
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_start(day: date, offset: int) -> date:
    if day == date.max:
        return day
    month = day.year * 12 + day.month - 1 + offset
    return date(month // 12, month % 12 + 1, 1)


def later(day: date, span: Span, situation: Situation) -> date:
    """The last day of a span that starts after `day`; rolled only where the span itself says so."""
    if day == date.max:
        return day
    match span.kind:
        case "working_days":
            return situation.calendar.add_working_days(day, span.number)
        case "days":
            end = day + timedelta(days=span.number)
        case "months":
            end = situation.calendar.add_months(day, span.number)
        case "on_the_spot":
            return day
        case _:
            raise ValueError("an unset span has no end")
    return situation.calendar.next_working_day_on_or_after(end) if span.roll == "next" else end


def _rolled(day: date, situation: Situation) -> date:
    return day if day == date.max else situation.calendar.next_working_day_on_or_after(day)


def _later_by(day: date, count: Any) -> date:
    return day if day == date.max else day + timedelta(days=int(count))


# --- numbers -------------------------------------------------------------------------------------------------------


def round_exact(value: int | Fraction, rule: str) -> int:
    """To a whole unit: half_up (.5 goes up), up, down (towards minus infinity)."""
    if isinstance(value, int):
        return value
    if rule == "down":
        return value.numerator // value.denominator
    if rule == "up":
        return -(-value.numerator // value.denominator)
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def exact(value: int | Fraction) -> int | Fraction:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


# --- one maker per kind of term ------------------------------------------------------------------------------------


def _fact(term: Fact) -> Closure:
    key, label = term.key, term.label
    per_member = bool(groups_per_member(term)) if key else False

    def closure(situation: Situation, member: Member) -> Any:
        known = member if member is not None and per_member else situation.facts
        try:
            return known[key]
        except KeyError:
            raise MissingFact(key, label) from None

    return closure


def _two(term: Any) -> tuple[Closure, Closure]:
    return read(term.left), read(term.right)


def _both(term: t.Both) -> Closure:
    left, right = _two(term)
    return lambda c, m: left(c, m) and right(c, m)


def _either(term: t.Either) -> Closure:
    left, right = _two(term)
    return lambda c, m: left(c, m) or right(c, m)


def _not(term: t.Not) -> Closure:
    inner = read(term.term)
    return lambda c, m: not inner(c, m)


def _when(term: t.When) -> Closure:
    case, needed = read(term.case), read(term.needed)
    return lambda c, m: (not case(c, m)) or needed(c, m)


def _two_readings(term: t.TwoReadings) -> Closure:
    first, second = read(term.first), read(term.second)
    return lambda c, m: second(c, m) if c.reading else first(c, m)


def _compare(term: t.Compare | t.CompareDays) -> Closure:
    left, right = _two(term)
    match term.operator:
        case ">=":
            return lambda c, m: left(c, m) >= right(c, m)
        case ">":
            return lambda c, m: left(c, m) > right(c, m)
        case "<=":
            return lambda c, m: left(c, m) <= right(c, m)
        case "<":
            return lambda c, m: left(c, m) < right(c, m)
        case _:
            return lambda c, m: left(c, m) == right(c, m)


def _among(term: t.Among) -> Closure:
    inner, chosen = read(term.choice), frozenset(term.chosen)
    return lambda c, m: inner(c, m) in chosen


def _written(term: t.Written) -> Closure:
    text = read(term.text)
    return lambda c, m: bool(text(c, m).strip())


def _rank(term: t.Rank) -> Closure:
    inner, order = read(term.choice), {option: place for place, option in enumerate(term.choice.options)}
    return lambda c, m: order[inner(c, m)]


def _sum(term: t.Sum) -> Closure:
    left, right = _two(term)
    return lambda c, m: left(c, m) + right(c, m)


def _difference(term: t.Difference) -> Closure:
    left, right = _two(term)
    return lambda c, m: left(c, m) - right(c, m)


def _product(term: t.Product) -> Closure:
    left, right = _two(term)
    return lambda c, m: exact(left(c, m) * right(c, m))


def _quotient(term: t.Quotient) -> Closure:
    left, right = _two(term)

    def closure(situation: Situation, member: Member) -> Any:
        top, divisor = Fraction(left(situation, member)), right(situation, member)
        if not divisor:
            raise Refusal(f"“{getattr(term.right, 'name', '除数')}”为零，不能相除", remedy="请核对事实。")
        return exact(top / divisor)

    return closure


def _rounded(term: t.Rounded) -> Closure:
    inner, rule = read(term.term), term.rule
    return lambda c, m: round_exact(inner(c, m), rule)


def _choose(term: t.ChooseNumber | t.ChooseDay) -> Closure:
    case, then, otherwise = read(term.case), read(term.then), read(term.otherwise)
    return lambda c, m: then(c, m) if case(c, m) else otherwise(c, m)


def _exempt(term: t.Exempt) -> Closure:
    inner, basis = read(term.amount), term.basis
    return lambda c, m: 0 if basis.in_force(c.day) else inner(c, m)


def _age(term: t.Age) -> Closure:
    born = read(term.born)
    return lambda c, m: years_between(born(c, m), c.day)


def _days_between(term: t.DaysBetween) -> Closure:
    start, end = read(term.start), read(term.end)
    return lambda c, m: (end(c, m) - start(c, m)).days


def _later_day(term: t.Later) -> Closure:
    inner, span = read(term.day), term.span
    return lambda c, m: later(inner(c, m), span, c)


def _later_count(term: t.LaterBy) -> Closure:
    inner, count = read(term.day), read(term.count)
    return lambda c, m: _later_by(inner(c, m), count(c, m))


def _rolled_day(term: t.Rolled) -> Closure:
    inner = read(term.day)
    return lambda c, m: _rolled(inner(c, m), c)


def _month(term: t.MonthStart) -> Closure:
    inner, offset = read(term.day), term.offset
    return lambda c, m: month_start(inner(c, m), offset)


def group_of(term: t.Count | t.Total | t.Some) -> str:
    """The group of facts that this aggregate runs over: the group of the facts its `where` looks at."""
    groups = groups_per_member(term.where)
    if len(groups) != 1:
        raise ValueError(f"an aggregate runs over the members of exactly one group, not {sorted(groups)}")
    return next(iter(groups))


def _members(situation: Situation, group: str) -> Any:
    try:
        return situation.members[group]
    except KeyError:
        raise MissingFact(group, "家庭成员") from None


def _count(term: t.Count) -> Closure:
    where, group = read(term.where), group_of(term)
    return lambda c, m: sum(1 for one in _members(c, group) if where(c, one))


def _total(term: t.Total) -> Closure:
    where, amount, group = read(term.where), read(term.amount), group_of(term)
    return lambda c, m: sum(amount(c, one) for one in _members(c, group) if where(c, one))


def _some(term: t.Some) -> Closure:
    where, group = read(term.where), group_of(term)
    return lambda c, m: any(where(c, one) for one in _members(c, group))


def _rate(term: t.Rate) -> Closure:
    name = term.name
    if term.by is None:
        return lambda c, m: c.rates.amount(name, None, c.day)
    by = read(term.by)
    return lambda c, m: c.rates.amount(name, by(c, m), c.day)


def _setting(term: t.Setting) -> Closure:
    return lambda c, m: c.rates.setting(term.name, term.values, c.day)


def _last(situation: Situation, step: s.Step) -> Any:
    place = situation.history.last.get(step.verb)
    if place is None:
        raise MissingFact(f"steps.{step.verb}.day", f"{step.title}之日")
    return situation.history.acts[place]


def _step_day(term: s.StepDay) -> Closure:
    step = term.step
    if not term.first:
        return lambda c, m: _last(c, step).day

    def closure(situation: Situation, member: Member) -> Any:
        _last(situation, step)
        return situation.history.acts[situation.history.first[step.verb]].day

    return closure


def _since(term: s.StepSince) -> Closure:
    verb, other = term.step.verb, term.other.verb
    return lambda c, m: c.history.last.get(verb, -1) > c.history.last.get(other, -1)


def _said(term: Any) -> Closure:
    step, key, label = term.step, term.fact.key, term.fact.label

    def closure(situation: Situation, member: Member) -> Any:
        try:
            return _last(situation, step).said[key]
        except KeyError:
            raise MissingFact(f"steps.{step.verb}.{key}", f"{step.title}所记“{label}”") from None

    return closure


def _apart(term: s.ActedApart) -> Closure:
    verbs = frozenset(step.verb for step in term.steps)
    return lambda c, m: not any(act.verb in verbs and c.actors.intersection(act.actors) for act in c.history.acts)


_MAKERS: tuple[tuple[Any, Callable[[Any], Closure]], ...] = (
    (Fact, _fact),
    ((t.TruthConstant, t.NumberConstant, t.DayConstant), lambda term: lambda c, m: term.value),
    (t.Today, lambda term: lambda c, m: c.day),
    (t.Rate, _rate),
    (t.Setting, _setting),
    (t.InForce, lambda term: lambda c, m: term.basis.in_force(c.day)),
    (t.Both, _both),
    (t.Either, _either),
    (t.Not, _not),
    (t.When, _when),
    (t.TwoReadings, _two_readings),
    ((t.Compare, t.CompareDays), _compare),
    (t.Among, _among),
    (t.Written, _written),
    (t.Rank, _rank),
    (t.Sum, _sum),
    (t.Difference, _difference),
    (t.Product, _product),
    (t.Quotient, _quotient),
    (t.Rounded, _rounded),
    ((t.ChooseNumber, t.ChooseDay), _choose),
    (t.Exempt, _exempt),
    (t.Age, _age),
    (t.DaysBetween, _days_between),
    (t.Later, _later_day),
    (t.LaterBy, _later_count),
    (t.Rolled, _rolled_day),
    (t.MonthStart, _month),
    (t.Count, _count),
    (t.Total, _total),
    (t.Some, _some),
    ((t.CalledTruth, t.CalledNumber, t.CalledDay), lambda term: read(term.term)),
    (s.StepDone, lambda term: lambda c, m: term.step.verb in c.history.last),
    (s.StepDay, _step_day),
    (s.StepCount, lambda term: lambda c, m: c.history.counts.get(term.step.verb, 0)),
    (s.StepSince, _since),
    ((s.SaidTruth, s.SaidNumber, s.SaidDay, s.SaidChoice), _said),
    (s.ActingOfficers, lambda term: lambda c, m: c.officers),
    (s.ActedApart, _apart),
)
