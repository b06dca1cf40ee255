"""When the report of a year was signed (事项“法治政府建设年度报告”)."""

from __future__ import annotations

from datetime import date

from minzheng.catalogue import matter
from minzheng.facts import yearly
from minzheng.reporting.figures.lineage import acts_told

MATTER, SIGNS = "rule_of_law_report", "sign"


def signed_on(year: int) -> date | None:
    """The day the year's report was signed, the last time; None while it is not."""
    days = [day for _, _, _, day, told in acts_told(matter(MATTER), SIGNS, date.min, date.max, (yearly.year,), outcome=True)
            if told.get(yearly.year.key) == year]  # fmt: skip
    return max(days, default=None)
