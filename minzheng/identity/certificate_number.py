"""字号 of marriage and divorce certificates: kind, office's division code, year, and a serial without gaps.

One series per office, year and kind; a spoiled certificate keeps its number as 作废.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.identity.findings import Finding, normalised, refuse_if_blocking

KINDS = {"J": "结婚登记", "L": "离婚登记", "BJ": "补领结婚证", "BL": "补领离婚证"}
LAST_SERIAL = 999999
_FORM = re.compile(r"(BJ|BL|J|L)([0-9]{6})-([0-9]{4})-([0-9]{6})")


@dataclass(frozen=True, order=True)
class CertificateNumber:
    """For instance J441802-2024-000001: `kind` J, `area` 441802, `year` 2024, `serial` 1."""

    kind: str
    area: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not 1 <= self.serial <= LAST_SERIAL or not re.fullmatch("[0-9]{6}", self.area):
            raise ValueError(f"not a certificate number: {self.kind}{self.area}-{self.year}-{self.serial}")

    def __str__(self) -> str:
        return f"{self.kind}{self.area}-{self.year:04d}-{self.serial:06d}"

    @property
    def title(self) -> str:
        return KINDS[self.kind]

    def following(self) -> CertificateNumber:
        """The next number of the same series."""
        return CertificateNumber(self.kind, self.area, self.year, self.serial + 1)


def certificate_number_findings(text: str, office: str | None = None) -> list[Finding]:
    """Everything wrong with `text`; with `office` (a division code) also a number of another office."""
    match = _FORM.fullmatch(normalised(text))
    if match is None:
        return [Finding("应为“J、L、BJ或BL＋6位区划代码－4位年份－6位流水号”，如J441802-2024-000001")]
    found = []
    if int(match[4]) == 0:
        found.append(Finding("流水号从000001起"))
    if office is not None and match[2] != office:
        found.append(Finding(f"不是本机关（{office}）的字号"))
    return found


def read_certificate_number(text: str, office: str | None = None) -> CertificateNumber:
    """The parts of a valid number. Raises Refusal otherwise."""
    refuse_if_blocking("字号", certificate_number_findings(text, office), "请对照证件或者登记档案更正。")
    match = _FORM.fullmatch(normalised(text))
    assert match is not None, "checked above"
    return CertificateNumber(match[1], match[2], int(match[3]), int(match[4]))


def series_findings(numbers: Iterable[CertificateNumber]) -> list[Finding]:
    """Numbers used twice and serials missing from 1 to the highest, in each series of `numbers` (void ones included)."""
    counts = Counter(numbers)
    found = [Finding(f"字号{number}用了{count}次") for number, count in sorted(counts.items()) if count > 1]
    highest: dict[tuple[str, str, int], int] = {}
    for number in counts:
        series = (number.kind, number.area, number.year)
        highest[series] = max(highest.get(series, 0), number.serial)
    for series, last in sorted(highest.items()):
        missing = [n for n in range(1, last) if CertificateNumber(*series, n) not in counts]
        found += [Finding(f"缺字号{CertificateNumber(*series, serial)}") for serial in missing]
    return found
