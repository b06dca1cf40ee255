"""Days and years of a report: impossible days, headings of another year, publication after its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .findings import ERROR, WARNING, Finding
from .mentions import Text

_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?")
_STRETCH = re.compile(r"(\d{1,2})月(\d{1,2})日[至到—\-－~～]{1,2}(?:(\d{1,2})月)?(\d{1,2})日")
_TOLD_OF = re.compile(r"([比较]|同比|相比于?)(20\d\d)年|(?:^|[。；\n])[ 　]*(20\d\d)年，?(全年|我[局县市区镇]|累计|共[^同])")
_HEADED = re.compile(r"(20\d\d)年(?:度)?")


def dates(text: Text, year: int | None) -> Iterator[Finding]:
    """Days that do not exist, and years that do not belong where they stand."""
    for found in _DAY.finditer(text.plain):
        month, day = int(found[2]), int(found[3] or 1)
        try:
            date(int(found[1] or year or 2024), month, day)
        except ValueError:
            yield text.finding("date-impossible", ERROR, *found.span(), "没有这一天", f"写作{found[0]}")
    yield from _backwards(text)
    if year is not None:
        yield from _headings(text, year)
        yield from _later_results(text, year)
        yield from _other_year(text, year)


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


def _backwards(text: Text) -> Iterator[Finding]:
    """“5月10日至5月3日”: a stretch of days that ends before it begins; one over the turn of the year is none."""
    for found in _STRETCH.finditer(text.plain):
        first, last = (int(found[1]), int(found[2])), (int(found[3] or found[1]), int(found[4]))
        if last < first and not (first[0] >= 10 and last[0] <= 3):
            yield text.finding("date-impossible", ERROR, *found.span(), "结束在开始之前", f"写作{found[0]}")


def _other_year(text: Text, year: int) -> Iterator[Finding]:
    """A report that says it reports another year, compares with a year to come, or tells what was done in one."""
    for found in re.finditer(r"现将[^。，；]{0,16}?(20\d\d)年度?[^。，；]{0,24}(报告|汇报|总结|通报)如下", text.plain):
        if int(found[1]) != year:
            yield text.finding("heading-year", ERROR, *found.span(1), f"这是{year}年的报告", f"写作{found[1]}年")
    for section in text.sections:
        if section.kind == "plan":
            continue
        for found in _TOLD_OF.finditer(text.plain[section.start : section.end]):
            named = int(found[2] or found[3])
            if named > year and (found[2] or not re.search(r"[将拟]|计划|预计|力争", text.plain[section.start + found.start() :][:40])):
                start = section.start + found.start(2 if found[2] else 3)
                yield text.finding("date-outside-year", ERROR, start, start + 5, f"{year}年的报告里不会有{named}年的数", f"写作{named}年")


def _later_results(text: Text, year: int) -> Iterator[Finding]:
    """A result dated after the year it reports."""
    for section in text.sections:
        if section.kind != "results":
            continue
        for found in re.finditer(rf"{year + 1}年\d{{1,2}}月\d{{1,2}}日", text.plain[section.start : section.end]):
            start = section.start + found.start()
            yield text.finding("date-outside-year", WARNING, start, start + len(found[0]), f"{year}年的工作", f"写作{found[0]}")
