"""Working days of the PRC by a cumulative index over the known years, so that each question costs two look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from minzheng.calendar import dates
from minzheng.calendar.festivals import days_off
from minzheng.calendar.notices import SATURDAY, Notice, packaged_table
from minzheng.vocabulary.errors import Refusal

ONE_DAY = timedelta(days=1)


class UnknownYear(Refusal):
    """No notice and no festival dates are known for the year. `fact` is `calendar.<year>`."""

    def __init__(self, day: date | None, first: int, last: int, direction: str = "") -> None:
        where = f"{day.year}年" if day is not None else direction
        self.fact = f"calendar.{day.year}" if day is not None else "calendar"
        super().__init__(
            f"没有{where}的放假安排，不能计算工作日（已知{first}年至{last}年）",
            remedy="请核对日期；确属该年的，请先录入该年国务院办公厅的放假通知。",
        )


class Calendar:
    """Working days of consecutive years. A year with a notice is settled; one with only festival dates is provisional.

    The last days of a settled year stay settled although the next year's notice could still move 31 December.
    """

    def __init__(self, notices: Iterable[Notice], festivals: Mapping[int, tuple[date, ...]]) -> None:
        self.notices = {notice.year: notice for notice in notices}
        self.festivals = dict(festivals)
        years = sorted(self.notices.keys() | self.festivals.keys())
        if not years or years != list(range(years[0], years[-1] + 1)):
            raise ValueError("the years of a calendar must be consecutive")
        self.first_year, self.last_year = years[0], years[-1]
        self._build()

    def _build(self) -> None:
        day, end = date(self.first_year, 1, 1), date(self.last_year + 1, 1, 1)
        self._first = day.toordinal()
        self._length = end.toordinal() - self._first
        self._working: list[date] = []
        self._earlier: list[int] = []
        rest: set[date] = set()
        work: set[date] = set()
        for year in range(self.first_year, self.last_year + 1):
            notice = self.notices.get(year)
            rest |= notice.rest if notice else days_off(year, self.festivals[year])
            work |= notice.work if notice else frozenset()
        while day < end:
            self._earlier.append(len(self._working))
            if day in work or (day.weekday() < SATURDAY and day not in rest):
                self._working.append(day)
            day += ONE_DAY
        self._earlier.append(len(self._working))

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._first
        if 0 <= index < self._length:
            return index
        raise UnknownYear(day, self.first_year, self.last_year)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked. Raises UnknownYear outside the known years, as every method here does."""
        index = self._index(day)
        return self._earlier[index + 1] > self._earlier[index]

    def is_provisional(self, day: date) -> bool:
        """Whether the notice of the year of `day` is not out."""
        self._index(day)
        return day.year not in self.notices

    def is_provisional_between(self, one: date, other: date) -> bool:
        """Whether any year from that of `one` to that of `other` (in either order) has no notice yet."""
        first, last = sorted((one, other))
        self._index(first)
        self._index(last)
        return any(year not in self.notices for year in range(first.year, last.year + 1))

    def add_working_days(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`, which is itself not counted; before it, when negative; `day` for 0."""
        index = self._index(day)
        if number > 0:
            wanted = self._earlier[index + 1] + number - 1
        elif number < 0:
            wanted = self._earlier[index] + number
        else:
            return day
        if wanted < 0 or wanted >= len(self._working):
            direction = f"{self.first_year}年以前" if wanted < 0 else f"{self.last_year}年以后"
            raise UnknownYear(None, self.first_year, self.last_year, direction)
        return self._working[wanted]

    def working_days_between(self, start: date, end: date) -> int:
        """Working days from `start`, not counted, to `end`, counted; negative when `end` is earlier.

        Undoes add_working_days: between(day, add(day, n)) == n.
        """
        here, there = self._index(start), self._index(end)
        if here <= there:
            return self._earlier[there + 1] - self._earlier[here + 1]
        return self._earlier[there] - self._earlier[here]

    def next_working_day_on_or_after(self, day: date) -> date:
        """`day` itself when it is worked, otherwise the first working day after it (民法典第二百零三条)."""
        index = self._index(day)
        if self._earlier[index] == len(self._working):
            raise UnknownYear(None, self.first_year, self.last_year, f"{self.last_year}年以后")
        return self._working[self._earlier[index]]

    def add_months(self, day: date, number: int) -> date:
        """`day` and `number` months: months are counted alike in every calendar (民法典第二百零二条)."""
        return dates.add_months(day, number)


PACKAGED = Calendar(*packaged_table())
"""The calendar of the delivered table."""


def open_years(notices: Iterable[Notice], calendar: Calendar = PACKAGED) -> Calendar:
    """`calendar` with `notices` entered locally; a notice for a year that has one replaces it."""
    entered = {notice.year: notice for notice in notices}
    return Calendar({**calendar.notices, **entered}.values(), calendar.festivals)
