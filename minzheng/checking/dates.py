"""Days and years of a report: impossible days, headings of another year, publication after its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .findings import ERROR, WARNING, Finding
from .mentions import Text

_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?")
_HEADED = re.compile(r"(20\d\d)年(?:度)?")


def dates(text: Text, year: int | None) -> Iterator[Finding]:
    """Days that do not exist, and years that do not belong where they stand."""
    for found in _DAY.finditer(text.plain):
        month, day = int(found[2]), int(found[3] or 1)
        try:
            date(int(found[1] or year or 2024), month, day)
        except ValueError:
            yield text.finding("date-impossible", ERROR, *found.span(), "没有这一天", f"写作{found[0]}")
    if year is not None:
        yield from _headings(text, year)
        yield from _later_results(text, year)


def _headings(text: Text, year: int) -> Iterator[Finding]:
    for section in text.sections:
        named = _HEADED.search(section.title)
        if not named:
            continue
        expected = {year + 1} if section.kind == "plan" else {year}
        if section.kind == "plan" and re.search(r"以来|情况", section.title):
            expected = {year, year + 1}
        if int(named[1]) not in expected:
            start = text.plain.find(named[0], section.start)
            words = f"{min(expected)}年"
            yield text.finding("heading-year", ERROR, start, start + len(named[0]), f"这一部分应是{words}", f"写作{named[0]}")


def _later_results(text: Text, year: int) -> Iterator[Finding]:
    """A result dated after the year it reports."""
    for section in text.sections:
        if section.kind != "results":
            continue
        for found in re.finditer(rf"{year + 1}年\d{{1,2}}月\d{{1,2}}日", text.plain[section.start : section.end]):
            start = section.start + found.start()
            yield text.finding("date-outside-year", WARNING, start, start + len(found[0]), f"{year}年的工作", f"写作{found[0]}")
