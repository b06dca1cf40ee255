"""Terms: rules as expressions over named facts, of four kinds only (Truth, Number, Day, Choice), with several readings.

A term is never a Python truth value: `and`, `or`, `not`, `if` on terms fail at import. Write `&`, `|`, `~`.
There is no `==` on terms, so that they stay ordinary hashable values; write `.is_()` or `.equals()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from .law import Basis
from .spans import Span, days, months

Exact = int | Fraction


@dataclass(frozen=True, eq=False)
class Term:
    """Any rule or quantity. Subclasses are nodes of the expression tree; readings live in their own modules."""

    def __bool__(self) -> bool:
        raise TypeError("a term has no truth value: use & | ~ and choose(), never and/or/not/if")

    def parts(self) -> Iterator[Term]:
        """The terms this one is directly made of."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Term):
                yield value
            elif isinstance(value, tuple):
                yield from (part for part in value if isinstance(part, Term))

    def walk(self) -> Iterator[Term]:
        """This term and everything below it, top down."""
        yield self
        for part in self.parts():
            yield from part.walk()


@dataclass(frozen=True, eq=False)
class Truth(Term):
    """A term that holds or does not."""

    def __and__(self, other: Truth) -> Truth:
        return Both(self, other)

    def __or__(self, other: Truth) -> Truth:
        return Either(self, other)

    def __invert__(self) -> Truth:
        return Not(self)

    def called(self, name: str) -> Truth:
        return CalledTruth(self, name)


@dataclass(frozen=True, eq=False)
class Number(Term):
    """An exact quantity with a unit; money is in 分."""

    @property
    def unit(self) -> str:
        return unit_of(self)

    def __add__(self, other: Number | int) -> Number:
        return Sum(self, number(other, self))

    def __sub__(self, other: Number | int) -> Number:
        return Difference(self, number(other, self))

    def __mul__(self, other: Number | int | Fraction) -> Number:
        return Product(self, number(other))

    __rmul__ = __mul__

    def per(self, divisor: Number) -> Number:
        """The exact quotient, kept as a fraction until it is compared or rounded."""
        return Quotient(self, divisor)

    def rounded(self, rule: str = "half_up") -> Number:
        """To a whole 分 (or whole unit): half_up | up | down."""
        return Rounded(self, rule)

    def __ge__(self, other: Number | int) -> Truth:
        return Compare(">=", self, number(other, self))

    def __gt__(self, other: Number | int) -> Truth:
        return Compare(">", self, number(other, self))

    def __le__(self, other: Number | int) -> Truth:
        return Compare("<=", self, number(other, self))

    def __lt__(self, other: Number | int) -> Truth:
        return Compare("<", self, number(other, self))

    def equals(self, other: Number | int) -> Truth:
        return Compare("=", self, number(other, self))

    def within(self, low: int, high: int) -> Truth:
        """low <= this <= high, both ends included (民法典1259)."""
        return (self >= low) & (self <= high)

    def called(self, name: str) -> Number:
        return CalledNumber(self, name)


@dataclass(frozen=True, eq=False)
class Day(Term):
    """A calendar day."""

    def __add__(self, span: Span) -> Day:
        return Later(self, span)

    def later_by(self, count: Number) -> Day:
        """Later by a number of calendar days that is itself computed (time not counted)."""
        return LaterBy(self, count)

    @property
    def rolled(self) -> Day:
        """The same day, or the next working day when it is a day of rest (民法典203)."""
        return Rolled(self)

    @property
    def this_month(self) -> Day:
        return MonthStart(self, 0)

    @property
    def next_month(self) -> Day:
        return MonthStart(self, 1)

    def __ge__(self, other: Day) -> Truth:
        return CompareDays(">=", self, other)

    def __gt__(self, other: Day) -> Truth:
        return CompareDays(">", self, other)

    def __le__(self, other: Day) -> Truth:
        return CompareDays("<=", self, other)

    def __lt__(self, other: Day) -> Truth:
        return CompareDays("<", self, other)

    def called(self, name: str) -> Day:
        return CalledDay(self, name)


@dataclass(frozen=True, eq=False)
class Choice(Term):
    """One of a fixed list of values, in an order that may matter (`rank`)."""

    @property
    def options(self) -> tuple[str, ...]:
        return options_of(self)

    def is_(self, option: str) -> Truth:
        return self.among(option)

    def among(self, *options: str) -> Truth:
        unknown = [option for option in options if option not in self.options]
        if unknown:
            raise ValueError(f"not among the options of this choice: {unknown}")
        return Among(self, options)

    @property
    def rank(self) -> Number:
        """The place of the value in the declared order, from 0: for “not heavier than announced”."""
        return Rank(self)


# --- values from outside -------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class TruthConstant(Truth):
    value: bool


@dataclass(frozen=True, eq=False)
class NumberConstant(Number):
    value: Exact
    measure: str = ""


@dataclass(frozen=True, eq=False)
class DayConstant(Day):
    value: date


@dataclass(frozen=True, eq=False)
class Today(Day):
    """The day of the act, or the first day of the month for which is paid."""


today = Today()


@dataclass(frozen=True, eq=False)
class Rate(Number):
    """A dated standard of the locality, in 分 unless `measure` says otherwise; `by` chooses the row (a choice or a number)."""

    name: str
    by: Choice | Number | None = None
    measure: str = "分"


@dataclass(frozen=True, eq=False)
class Setting(Choice):
    """A rule that the law leaves to the locality: one of `values`, entered with its document like a rate."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class InForce(Truth):
    """True while the articles are in force on the day of the act: a rule dies with its law inside a term too."""

    basis: Basis


# --- composed terms ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Both(Truth):
    left: Truth
    right: Truth


@dataclass(frozen=True, eq=False)
class Either(Truth):
    left: Truth
    right: Truth


@dataclass(frozen=True, eq=False)
class Not(Truth):
    term: Truth


@dataclass(frozen=True, eq=False)
class When(Truth):
    """Needed only in a case: holds wherever the case is not given."""

    case: Truth
    needed: Truth


@dataclass(frozen=True, eq=False)
class TwoReadings(Truth):
    """A rule on which the law has two readings; where they differ a person decides, with reasons (结论 review)."""

    first: Truth
    second: Truth
    question: str


@dataclass(frozen=True, eq=False)
class Compare(Truth):
    operator: str
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class CompareDays(Truth):
    operator: str
    left: Day
    right: Day


@dataclass(frozen=True, eq=False)
class Among(Truth):
    choice: Choice
    chosen: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Written(Truth):
    """Whether a text says anything at all; the only thing that a rule may ask of a text."""

    text: Term


@dataclass(frozen=True, eq=False)
class Rank(Number):
    choice: Choice


@dataclass(frozen=True, eq=False)
class Sum(Number):
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class Difference(Number):
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class Product(Number):
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class Quotient(Number):
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class Rounded(Number):
    term: Number
    rule: str

    def __post_init__(self) -> None:
        if self.rule not in ("half_up", "up", "down"):
            raise ValueError(f"unknown rounding rule: {self.rule}")


@dataclass(frozen=True, eq=False)
class ChooseNumber(Number):
    case: Truth
    then: Number
    otherwise: Number


@dataclass(frozen=True, eq=False)
class ChooseDay(Day):
    case: Truth
    then: Day
    otherwise: Day


@dataclass(frozen=True, eq=False)
class Exempt(Number):
    """An amount left out while the article that exempts it is in force; counted in full after."""

    amount: Number
    basis: Basis


@dataclass(frozen=True, eq=False)
class Age(Number):
    """Full years (周岁) on the day of the act; the birthday itself counts; 29 February means 28 in a common year (民法典202)."""

    born: Day


@dataclass(frozen=True, eq=False)
class DaysBetween(Number):
    """Calendar days from `start` to `end`, the start day not counted."""

    start: Day
    end: Day


@dataclass(frozen=True, eq=False)
class Later(Day):
    day: Day
    span: Span


@dataclass(frozen=True, eq=False)
class LaterBy(Day):
    day: Day
    count: Number


@dataclass(frozen=True, eq=False)
class Rolled(Day):
    day: Day


@dataclass(frozen=True, eq=False)
class MonthStart(Day):
    day: Day
    offset: int


@dataclass(frozen=True, eq=False)
class Count(Number):
    """How many members of the household (or rows of another group) fulfil `where`."""

    where: Truth
    measure: str = "人"


@dataclass(frozen=True, eq=False)
class Total(Number):
    """The sum of `amount` over the members that fulfil `where`."""

    amount: Number
    where: Truth


@dataclass(frozen=True, eq=False)
class Some(Truth):
    """Whether at least one member fulfils `where`."""

    where: Truth


@dataclass(frozen=True, eq=False)
class CalledTruth(Truth):
    term: Truth
    name: str


@dataclass(frozen=True, eq=False)
class CalledNumber(Number):
    term: Number
    name: str


@dataclass(frozen=True, eq=False)
class CalledDay(Day):
    term: Day
    name: str


# --- how pages write them ------------------------------------------------------------------------------------------


def number(value: Number | int | Fraction, like: Number | None = None) -> Number:
    """A term for a plain number, in the unit of the term it stands beside."""
    if isinstance(value, Number):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise TypeError(f"a number must be exact (int or Fraction), not {value!r}")
    return NumberConstant(value, unit_of(like) if like is not None else "")


def yuan(value: int) -> Number:
    """An amount written in 元 in the law, held in 分."""
    return NumberConstant(value * 100, "分")


def choose(case: Truth, then: Any, otherwise: Any) -> Any:
    """`then` where the case holds, `otherwise` where not; both Numbers or both Days."""
    if isinstance(then, Day) and isinstance(otherwise, Day):
        return ChooseDay(case, then, otherwise)
    if isinstance(then, Number) or isinstance(otherwise, Number):
        like = then if isinstance(then, Number) else otherwise
        return ChooseNumber(case, number(then, like), number(otherwise, like))
    raise TypeError("choose() needs two numbers or two days")


def tally(measure: str, *truths: Truth) -> Number:
    """How many of these hold, in `measure` (项)."""
    found: Number = NumberConstant(0, measure)
    for truth in truths:
        found = Sum(found, ChooseNumber(truth, NumberConstant(1, measure), NumberConstant(0, measure)))
    return found


def higher_of(first: Number, second: Number) -> Number:
    return ChooseNumber(first >= second, first, second)


def lower_of(first: Number, second: Number) -> Number:
    return ChooseNumber(first <= second, first, second)


def when(case: Truth, needed: Truth) -> Truth:
    """What is needed only in this case."""
    return When(case, needed)


def two_readings(first: Truth, second: Truth, question: str) -> Truth:
    """Two readings of the law; where they agree the rule decides, where they differ a person must."""
    return TwoReadings(first, second, question)


def rate(name: str, by: Choice | Number | None = None, measure: str = "分") -> Number:
    return Rate(name, by, measure)


def setting(name: str, *values: str) -> Choice:
    return Setting(name, values)


def in_force(basis: Basis) -> Truth:
    return InForce(basis)


def exempt(amount: Number, basis: Basis) -> Number:
    return Exempt(amount, basis)


def age(born: Day) -> Number:
    return Age(born)


def reached(years: Number, born: Day, least: int) -> Truth:
    """That somebody is `least` years old. For who was born on 29 February a common year has two readings of the birthday:
    28 February (the corresponding day is the last of the month, 民法典202), or the day after it; on the 28th a person decides.
    """
    leap = (born + months(12) + months(36) < born + months(48)).called("生于二月二十九日")
    surely = (years >= least) & (~leap | (age(born + days(1)) >= least).called(f"三月一日已满{least}周岁"))
    return two_readings(years >= least, surely, "二月二十九日出生，平年以二月二十八日还是三月一日为生日")


def days_between(start: Day, end: Day) -> Number:
    return DaysBetween(start, end)


def count(where: Truth, measure: str = "人") -> Number:
    return Count(where, measure)


def total(amount: Number, where: Truth) -> Number:
    return Total(amount, where)


def some(where: Truth) -> Truth:
    return Some(where)


def unit_of(term: Number) -> str:
    """The unit of a number: 分, 周岁, 人, 日 …, or "" for a bare number."""
    match term:
        case NumberConstant() | Rate():
            return term.measure
        case Sum() | Difference():
            return unit_of(term.left) or unit_of(term.right)
        case Product():
            return "分" if "分" in (unit_of(term.left), unit_of(term.right)) else unit_of(term.left) or unit_of(term.right)
        case Quotient():
            return unit_of(term.left)
        case Rounded() | CalledNumber():
            return unit_of(term.term)
        case ChooseNumber():
            return unit_of(term.then) or unit_of(term.otherwise)
        case Exempt() | Total():
            return unit_of(term.amount)
        case Age():
            return "周岁"
        case DaysBetween():
            return "日"
        case Count():
            return term.measure
        case _:
            return str(getattr(term, "measure", ""))


def options_of(term: Choice) -> tuple[str, ...]:
    """The declared values of a choice, in their order."""
    if isinstance(term, Setting):
        return term.values
    return tuple(getattr(term, "values", ()))
