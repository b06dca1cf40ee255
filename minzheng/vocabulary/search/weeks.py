"""The calendar of imagined cases: ordinary weeks for ever, and one stretch of real days with a long holiday in it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Calendar
from minzheng.vocabulary.spans import Span

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(eq=False)
class Weeks:
    """Monday to Friday are worked; from `first` to `last` the real calendar says.

    Because it repeats every week outside that stretch, a search may take a Monday for any Monday and still tell the truth.
    """

    real: Calendar
    first: date | None = None
    last: date | None = None
    _working: dict[date, bool] = field(default_factory=dict, repr=False)
    _later: dict[tuple[date, int], date] = field(default_factory=dict, repr=False)

    def is_working_day(self, day: date) -> bool:
        known = self._working.get(day)
        if known is None:
            known = self._working[day] = self.real.is_working_day(day) if self.is_real(day) else day.weekday() < SATURDAY
        return known

    def is_real(self, day: date) -> bool:
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def add_working_days(self, day: date, number: int) -> date:
        asked = (day, number)
        found = self._later.get(asked)
        if found is None:
            found, left = day, number
            while left:
                found += ONE_DAY
                left -= self.is_working_day(found)
            self._later[asked] = found
        return found

    def add_months(self, day: date, number: int) -> date:
        """The corresponding day, or the last of a shorter month (民法典202)."""
        year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def next_working_day_on_or_after(self, day: date) -> date:
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def longest(self, span: Span) -> int:
        """The most calendar days this span can take here."""
        rolled = self.longest_rest() if span.roll == "next" else 0
        match span.kind:
            case "working_days":
                starts = self._representative_days()
                return max((self.add_working_days(day, span.number) - day).days for day in starts)
            case "days":
                return span.number + rolled
            case "months":
                return 31 * span.number + rolled
            case _:
                return 0

    def longest_rest(self) -> int:
        return max((self.next_working_day_on_or_after(day) - day).days for day in self._representative_days())

    def _representative_days(self) -> list[date]:
        """One ordinary week and every day from which a span could meet the real stretch."""
        ordinary = date(2001, 1, 1)
        days = [ordinary + ONE_DAY * n for n in range(7)]
        if self.first is not None and self.last is not None:
            start = self.first - ONE_DAY * 30
            days += [start + ONE_DAY * n for n in range((self.last - start).days + 1)]
        return days


def around_next_holiday(calendar: Calendar, day: date, lead: int) -> Weeks | None:
    """Weeks with the next rest of three days or more after `day`, real from `lead` days before it to a week after.

    None when the calendar knows no such rest within a year.
    """
    block: list[date] = []
    at = day + ONE_DAY * (lead + 1)
    try:
        while (at - day).days < lead + 366:
            if not calendar.is_working_day(at):
                block.append(at)
            elif len(block) > 2:
                return Weeks(calendar, block[0] - ONE_DAY * lead, block[-1] + ONE_DAY * 8)
            else:
                block = []
            at += ONE_DAY
    except Refusal:
        return None  # the calendar ends here; the ordinary weeks remain proved
    return None
