"""The last day of a period: counted in working days, days or months, and rolled off a day of rest when the rule says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.calendar.dates import add_days, add_months
from minzheng.calendar.working_days import PACKAGED, Calendar
from minzheng.vocabulary.errors import Refusal


@dataclass(frozen=True)
class Deadline:
    """`due` is the last day, `unrolled` the same before rolling, `counted_from` the first day counted.

    `provisional` when `due` rests on a year whose holiday notice is not out, so that it may still move.
    """

    due: date
    unrolled: date
    counted_from: date
    provisional: bool


def deadline(
    start: date,
    *,
    working_days: int | None = None,
    days: int | None = None,
    months: int | None = None,
    roll: str = "none",
    calendar: Calendar = PACKAGED,
) -> Deadline:
    """The end of a period that begins with an event on `start`, which is not counted (民法典第二百零一条).

    Exactly one of the lengths is given; a negative one counts back from `start` (“……日前”). `roll` is "none" or "next":
    a last day of rest moves to the next working day (民法典第二百零三条). Refuses to roll a period counted backwards,
    because that would shorten the notice it protects.
    """
    lengths = {"working_days": working_days, "days": days, "months": months}
    given = {unit: number for unit, number in lengths.items() if number is not None}
    if len(given) != 1:
        raise ValueError("a deadline needs exactly one of working_days, days and months")
    if roll not in ("none", "next"):
        raise ValueError(f"unknown roll rule: {roll!r}")
    [(unit, number)] = given.items()
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"a length is a whole number, not {number!r}")
    if number < 0 and roll == "next":
        raise Refusal("倒数的期限不因节假日顺延", "民法典第二百零三条", "请不用顺延，或者把期限写成正数。")
    unrolled = _count(start, unit, number, calendar)
    due = calendar.next_working_day_on_or_after(unrolled) if roll == "next" else unrolled
    return Deadline(due, unrolled, _first_counted(start, number), _is_provisional(start, unrolled, due, unit, roll, calendar))


def _count(start: date, unit: str, number: int, calendar: Calendar) -> date:
    if unit == "working_days":
        return calendar.add_working_days(start, number)
    return add_days(start, number) if unit == "days" else add_months(start, number)


def _first_counted(start: date, number: int) -> date:
    return add_days(start, (number > 0) - (number < 0))


def _is_provisional(start: date, unrolled: date, due: date, unit: str, roll: str, calendar: Calendar) -> bool:
    if unit == "working_days":
        return calendar.is_provisional_between(start, due)
    return roll == "next" and calendar.is_provisional_between(unrolled, due)
