"""Working days, days and months: how a lawful period is counted in the PRC, from a dated table of holiday notices.

The functions here use the delivered table; a district that has entered a notice of its own asks `open_years` for a
Calendar, whose methods are the same.
"""

from __future__ import annotations

from minzheng.calendar.dates import add_days, add_months
from minzheng.calendar.deadlines import Deadline, deadline
from minzheng.calendar.notices import Notice, read_table
from minzheng.calendar.working_days import PACKAGED, Calendar, UnknownYear, open_years

is_working_day = PACKAGED.is_working_day
is_provisional = PACKAGED.is_provisional
add_working_days = PACKAGED.add_working_days
working_days_between = PACKAGED.working_days_between
next_working_day_on_or_after = PACKAGED.next_working_day_on_or_after

__all__ = [
    "PACKAGED",
    "Calendar",
    "Deadline",
    "Notice",
    "UnknownYear",
    "add_days",
    "add_months",
    "add_working_days",
    "deadline",
    "is_provisional",
    "is_working_day",
    "next_working_day_on_or_after",
    "open_years",
    "read_table",
    "working_days_between",
]
