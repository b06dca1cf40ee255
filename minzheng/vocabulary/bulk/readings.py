"""The bulk reading of each kind of term, one function each: pieces of source that mean what `reading` means for one case.

What can't be computed over columns (an open span, a delay that is itself computed) is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from .. import terms as t
from ..reading import later, month_start
from ..situation import Situation
from . import pieces as p
from .codes import NEVER_DAY, day_code, day_from
from .columns import Extent
from .inputs import DayTable, RateByChoice, RateByNumber
from .pieces import DayPiece, NumberPiece, Piece, TruthPiece, Unknown, Whole, either_unknown, only_where

if TYPE_CHECKING:
    from .compiling import Compiler, Scope

MOST_SPELLED_OUT = 4
"""Options up to which a choice is compared with each; more are looked up in a mask."""


# --- truths --------------------------------------------------------------------------------------------------------


def _pair(c: Compiler, first: t.Term, second: t.Term, scope: Scope, reading: int) -> tuple[str, Unknown, TruthPiece]:
    """The first truth as a name (where the second one's being unknown hangs on it), its unknown, and the second."""
    one, other = c.truth(first, scope, reading), c.truth(second, scope, reading)
    text = c.line(scope, c.called.get(first) or "first", one.text) if other.unknown else one.text
    return text, one.unknown, other


def both(c: Compiler, term: t.Both, scope: Scope, reading: int) -> TruthPiece:
    left, unknown, right = _pair(c, term.left, term.right, scope, reading)
    return TruthPiece(f"({left} & {right.text})", either_unknown(unknown, only_where(left, right.unknown)))


def either(c: Compiler, term: t.Either, scope: Scope, reading: int) -> TruthPiece:
    left, unknown, right = _pair(c, term.left, term.right, scope, reading)
    return TruthPiece(f"({left} | {right.text})", either_unknown(unknown, only_where(p.negated(left), right.unknown)))


def opposite(c: Compiler, term: t.Not, scope: Scope, reading: int) -> TruthPiece:
    inner = c.truth(term.term, scope, reading)
    return TruthPiece(p.negated(inner.text), inner.unknown)


def when(c: Compiler, term: t.When, scope: Scope, reading: int) -> TruthPiece:
    case, unknown, needed = _pair(c, term.case, term.needed, scope, reading)
    return TruthPiece(f"({p.negated(case)} | {needed.text})", either_unknown(unknown, only_where(case, needed.unknown)))


def two_readings(c: Compiler, term: t.TwoReadings, scope: Scope, reading: int) -> Piece:
    return c.piece(term.second if reading else term.first, scope, reading)


def called(c: Compiler, term: t.CalledTruth | t.CalledNumber | t.CalledDay, scope: Scope, reading: int) -> Piece:
    return c.piece(term.term, scope, reading)


OPERATORS = {">=": ">=", ">": ">", "<=": "<=", "<": "<", "=": "=="}


def compare(c: Compiler, term: t.Compare, scope: Scope, reading: int) -> TruthPiece:
    """Fractions are compared by cross-multiplying: exact, and the denominators are positive."""
    left, right = c.number(term.left, scope, reading), c.number(term.right, scope, reading)
    one, other = p.times(left.top, right.bottom), p.times(right.top, left.bottom)
    c.roots += [one, other]
    return TruthPiece(f"({one.text} {OPERATORS[term.operator]} {other.text})", either_unknown(left.unknown, right.unknown))


def compare_days(c: Compiler, term: t.CompareDays, scope: Scope, reading: int) -> TruthPiece:
    left, right = c.day(term.left, scope, reading), c.day(term.right, scope, reading)
    return TruthPiece(f"({left.text} {OPERATORS[term.operator]} {right.text})", either_unknown(left.unknown, right.unknown))


def among(c: Compiler, term: t.Among, scope: Scope, reading: int) -> TruthPiece:
    choice = c.choice(term.choice, scope, reading)
    places = sorted({choice.options.index(option) for option in term.chosen})
    if len(places) <= MOST_SPELLED_OUT:
        text = " | ".join(f"({choice.text} == {place})" for place in places)
        return TruthPiece(f"({text})" if len(places) > 1 else text, choice.unknown)
    if len(choice.options) > 62:
        raise c.refuse(term, "a choice of more than 62 options")
    mask = sum(1 << place for place in places)
    return TruthPiece(f"((({mask} >> ({choice.text} & 63)) & 1) == 1)", choice.unknown)


# --- numbers -------------------------------------------------------------------------------------------------------


def _added(c: Compiler, term: t.Sum | t.Difference, scope: Scope, reading: int, join: Callable[[Whole, Whole], Whole]) -> NumberPiece:
    left, right = c.number(term.left, scope, reading), c.number(term.right, scope, reading)
    unknown = either_unknown(left.unknown, right.unknown)
    if left.bottom is None and right.bottom is None:
        return NumberPiece(join(left.top, right.top), None, unknown)
    top = join(p.times(left.top, right.bottom), p.times(right.top, left.bottom))
    return NumberPiece(top, p.product(left.bottom, right.bottom), unknown)


def sum_of(c: Compiler, term: t.Sum, scope: Scope, reading: int) -> NumberPiece:
    return _added(c, term, scope, reading, p.plus)


def difference(c: Compiler, term: t.Difference, scope: Scope, reading: int) -> NumberPiece:
    return _added(c, term, scope, reading, p.minus)


def product(c: Compiler, term: t.Product, scope: Scope, reading: int) -> NumberPiece:
    left, right = c.number(term.left, scope, reading), c.number(term.right, scope, reading)
    return NumberPiece(p.times(left.top, right.top), p.product(left.bottom, right.bottom), either_unknown(left.unknown, right.unknown))


def quotient(c: Compiler, term: t.Quotient, scope: Scope, reading: int) -> NumberPiece:
    """Kept as top and bottom; undecided where the divisor is zero, as a single reading refuses to divide."""
    left, right = c.number(term.left, scope, reading), c.number(term.right, scope, reading)
    divisor = p.renamed(c.line(scope, "divisor", right.top.text), right.top)
    top, bottom = p.times(left.top, right.bottom), p.times(divisor, left.bottom)
    if not divisor.counts:
        top = p.chosen(f"{divisor.text} >= 0", top, p.opposite(top))
        bottom = p.chosen(f"{divisor.text} >= 0", bottom, p.opposite(bottom))
    return NumberPiece(top, bottom, either_unknown(left.unknown, right.unknown, (f"({divisor.text} == 0)",)))


def rounded(c: Compiler, term: t.Rounded, scope: Scope, reading: int) -> NumberPiece:
    inner = c.number(term.term, scope, reading)
    if inner.bottom is None:
        return inner
    if term.rule == "down":
        whole = p.floor_of(inner.top, inner.bottom)
    elif term.rule == "up":
        whole = p.opposite(p.floor_of(p.opposite(inner.top), inner.bottom))
    else:
        two = p.literal(2)
        whole = p.floor_of(p.plus(p.times(two, inner.top), inner.bottom), p.times(two, inner.bottom))
    return NumberPiece(whole, None, inner.unknown)


def choose_number(c: Compiler, term: t.ChooseNumber, scope: Scope, reading: int) -> NumberPiece:
    case = c.truth(term.case, scope, reading)
    then, otherwise = c.number(term.then, scope, reading), c.number(term.otherwise, scope, reading)
    text = c.line(scope, "case", case.text)
    unknown = _unknown_choice(case, text, then.unknown, otherwise.unknown)
    if then.bottom is None and otherwise.bottom is None:
        return NumberPiece(p.chosen(text, then.top, otherwise.top), None, unknown)
    one = p.literal(1)
    return NumberPiece(p.chosen(text, then.top, otherwise.top), p.chosen(text, then.bottom or one, otherwise.bottom or one), unknown)


def _unknown_choice(case: TruthPiece, text: str, then: Unknown, otherwise: Unknown) -> Unknown:
    return either_unknown(case.unknown, only_where(text, then), only_where(p.negated(text), otherwise))


def exempt(c: Compiler, term: t.Exempt, scope: Scope, reading: int) -> NumberPiece:
    return choose_number(c, t.ChooseNumber(c.in_force(term.basis), t.NumberConstant(0), term.amount), scope, reading)


def rank(c: Compiler, term: t.Rank, scope: Scope, reading: int) -> NumberPiece:
    choice = c.choice(term.choice, scope, reading)
    return NumberPiece(Whole(choice.text, lambda _: (0, len(choice.options) - 1), counts=True), None, choice.unknown)


def age(c: Compiler, term: t.Age, scope: Scope, reading: int) -> NumberPiece:
    """Full years from the digits of the days; on 28 February of a common year who was born on the 29th has a birthday."""
    born = c.day(term.born, scope, reading)
    today = c.birthdays_until()

    def reach(reaches: p.Reaches) -> p.Interval:
        extent, (day, _) = born.reach(reaches), reaches.wholes[today]
        codes = [*([extent.low, extent.high] if extent.low else []), *([NEVER_DAY] if extent.never else [])] or [day]
        return (day - max(codes)) // 10000, (day - min(codes)) // 10000

    return NumberPiece(Whole(f"(({today} - {born.text}) // 10000)", reach), None, born.unknown)


def days_between(c: Compiler, term: t.DaysBetween, scope: Scope, reading: int) -> NumberPiece:
    start, end = (_running_number(c, day, scope, reading) for day in (term.start, term.end))
    return NumberPiece(p.minus(end.top, start.top), None, either_unknown(end.unknown, start.unknown))


def _running_number(c: Compiler, term: t.Day, scope: Scope, reading: int) -> NumberPiece:
    """The running number of a day, so that days can be subtracted."""
    inner = c.day(term, scope, reading)
    table = c.table(DayTable(c.names.fresh("running_number"), inner, lambda day, _: day.toordinal(), "number"))
    name = c.line(scope, "day_number", f"{table}[place_of_day({inner.text}, {table}_first_year[0], len({table}))]")
    return NumberPiece(Whole(name, lambda reaches: reaches.wholes[table], counts=True), None,
                       either_unknown(inner.unknown, (f"({name} == UNSET)",)))  # fmt: skip


# --- rates ---------------------------------------------------------------------------------------------------------


def rate(c: Compiler, term: t.Rate, scope: Scope, reading: int) -> NumberPiece:
    """A rate looked up by the place of an option, or by how many bands the number reaches; gaps between bands are unset."""
    fraction = not c.is_whole(term)
    name = c.names.fresh(term.name)
    if isinstance(term.by, t.Choice):
        choice = c.choice(term.by, scope, reading)
        place, unknown, always = f"{choice.text} + 1", choice.unknown, False
        c.table(RateByChoice(name, term, choice.options, fraction))
    else:
        assert term.by is not None
        number = c.number(term.by, scope, reading)
        if number.bottom is not None:
            raise c.refuse(term, "the bands of a rate are chosen by a whole number; round it")
        c.roots.append(number.top)
        place, unknown, always = f"place_of({name}_lows, {number.top.text})", number.unknown, True
        c.table(RateByNumber(name, term, fraction))
    here = c.line(scope, f"{term.name}_place", place) if fraction else place
    value = c.line(scope, f"{term.name}_here", f"{name}[{here}]", term.name)
    bottom = Whole(f"{name}_bottoms[{here}]", lambda reaches: reaches.wholes[f"{name}_bottoms"], counts=True) if fraction else None
    unset = (f"({value} == UNSET)",) if always or c.careful else ()
    return NumberPiece(Whole(value, lambda reaches: reaches.wholes[name]), bottom, either_unknown(unknown, unset))


# --- days ----------------------------------------------------------------------------------------------------------


def _day_table(c: Compiler, inner: t.Day, scope: Scope, reading: int, makes: Callable[[date, Situation], Any]) -> DayPiece:
    day = c.day(inner, scope, reading)
    table = c.table(DayTable(c.names.fresh("days"), day, makes, "day"))
    name = c.line(scope, "day", f"{table}[place_of_day({day.text}, {table}_first_year[0], len({table}))]")
    return DayPiece(name, lambda reaches: reaches.days[table], either_unknown(day.unknown, (f"({name} == 0)",)))


def later_day(c: Compiler, term: t.Later, scope: Scope, reading: int) -> DayPiece:
    if not term.span.is_set:
        raise c.refuse(term, "an unset span has no end")
    return _day_table(c, term.day, scope, reading, lambda day, situation: later(day, term.span, situation))


def rolled(c: Compiler, term: t.Rolled, scope: Scope, reading: int) -> DayPiece:
    def makes(day: date, situation: Situation) -> date:
        return day if day == date.max else situation.calendar.next_working_day_on_or_after(day)

    return _day_table(c, term.day, scope, reading, makes)


def month(c: Compiler, term: t.MonthStart, scope: Scope, reading: int) -> DayPiece:
    """The first day of the month, from the digits of the day; December is followed by January of the next year."""
    inner = c.day(term.day, scope, reading)
    day = c.line(scope, "day", inner.text)
    further = {0: "1", 1: f"(8901 if {day} % 10000 >= 1200 else 101)"}.get(term.offset)
    if further is None:
        return _day_table(c, term.day, scope, reading, lambda day, _: month_start(day, term.offset))

    def reach(reaches: p.Reaches) -> Extent:
        extent = inner.reach(reaches)
        ends = [day_code(month_start(day_from(end), term.offset)) if end else 0 for end in (extent.low, extent.high)]
        return Extent(ends[0], ends[1], extent.never)

    return DayPiece(f"({day} - {day} % 100 + {further} if {day} != {NEVER_DAY} else {day})", reach, inner.unknown)


def choose_day(c: Compiler, term: t.ChooseDay, scope: Scope, reading: int) -> DayPiece:
    case = c.truth(term.case, scope, reading)
    then, otherwise = c.day(term.then, scope, reading), c.day(term.otherwise, scope, reading)
    text = c.line(scope, "case", case.text)

    def reach(reaches: p.Reaches) -> Extent:
        return p.days_together(then.reach(reaches), otherwise.reach(reaches))

    unknown = _unknown_choice(case, text, then.unknown, otherwise.unknown)
    return DayPiece(f"({then.text} if {text} else {otherwise.text})", reach, unknown)


def written(c: Compiler, term: t.Written, _scope: Scope, _reading: int) -> Piece:
    raise c.refuse(term, "a text is not among the columns of a population")


def computed_delay(c: Compiler, term: t.LaterBy, _scope: Scope, _reading: int) -> Piece:
    raise c.refuse(term, "the delay is itself computed")


Reading = Callable[[Any, Any, Any, int], Piece]

READINGS: tuple[tuple[Any, Reading], ...] = (
    (t.Both, both),
    (t.Either, either),
    (t.Not, opposite),
    (t.When, when),
    (t.TwoReadings, two_readings),
    ((t.CalledTruth, t.CalledNumber, t.CalledDay), called),
    (t.Compare, compare),
    (t.CompareDays, compare_days),
    (t.Among, among),
    (t.Written, written),
    (t.Sum, sum_of),
    (t.Difference, difference),
    (t.Product, product),
    (t.Quotient, quotient),
    (t.Rounded, rounded),
    (t.ChooseNumber, choose_number),
    (t.Exempt, exempt),
    (t.Rank, rank),
    (t.Age, age),
    (t.DaysBetween, days_between),
    (t.Rate, rate),
    (t.Later, later_day),
    (t.Rolled, rolled),
    (t.MonthStart, month),
    (t.ChooseDay, choose_day),
    (t.LaterBy, computed_delay),
)  # fmt: skip
