"""Serial numbers: the last one given of cases and of letters is the highest there is, so that none is left out or used again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from minzheng.journal.findings import Finding

from .reading import rows

CASE = re.compile(r".+-(?P<year>\d{4})-(?P<number>\d+)")
LETTER = re.compile(r".*〔(?P<year>\d{4})〕(?P<number>\d+)号")


def serials() -> Iterator[Finding]:
    """The series of case numbers and of letters, against the cases and letters there are."""
    given: Counter[str] = Counter()
    for number, matter in rows("SELECT number, matter FROM procedure_case"):
        if found := CASE.fullmatch(number):
            series = f"case:{matter}:{found['year']}"
            given[series] = max(given[series], int(found["number"]))
    for (number,) in rows("SELECT number FROM procedure_letter"):
        if found := LETTER.fullmatch(number):
            series = f"letter:{found['year']}"
            given[series] = max(given[series], int(found["number"]))
    last = dict(rows("SELECT series, last FROM procedure_serial WHERE series LIKE 'case:%%' OR series LIKE 'letter:%%'"))
    for series in sorted(given.keys() | last.keys()):
        if last.get(series, 0) != given[series]:
            yield Finding("procedure_serial", None, f"系列{series}的最后编号为{last.get(series, '无')}，已用到{given[series]}号")
