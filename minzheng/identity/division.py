"""统计用区划代码: 6 digits of county (GB/T 2260), 3 of township (GB/T 10114), 3 of community or village.

Codes are given after a unit is created, so a new community may have none yet: nothing here demands one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minzheng.identity.findings import Finding, normalised, refuse_if_blocking

TOWN_KINDS = ((1, 99, "街道"), (100, 199, "镇"), (200, 399, "乡"), (400, 599, "类似乡级单位"))
VILLAGE_KINDS = ((1, 199, "居委会"), (200, 399, "村委会"), (400, 499, "类似居委会"), (500, 599, "类似村委会"))


@dataclass(frozen=True)
class StatisticalCode:
    """A 12-digit code that passed the check. `village` is 000 for a township itself."""

    county: str
    town: str
    village: str

    def __str__(self) -> str:
        return self.county + self.town + self.village

    @property
    def town_kind(self) -> str:
        """街道, 镇, 乡 or 类似乡级单位."""
        return _kind(int(self.town), TOWN_KINDS)

    @property
    def village_kind(self) -> str:
        """居委会, 村委会, 类似居委会 or 类似村委会; empty for a township itself."""
        return _kind(int(self.village), VILLAGE_KINDS)


def statistical_code_findings(text: str, kind: str = "", county: str = "") -> list[Finding]:
    """Everything wrong with `text`. `kind` is what the unit is (居委会 or 村委会), `county` the district it lies in."""
    code = normalised(text)
    if not re.fullmatch("[0-9]{12}", code):
        return [Finding("应为12位数字")]
    parts = StatisticalCode(code[:6], code[6:9], code[9:])
    found = []
    if county and parts.county != county:
        found.append(Finding(f"前六位不是本区的{county}"))
    if not parts.town_kind:
        found.append(Finding("第7至9位不是乡级代码"))
    if parts.village != "000" and not parts.village_kind:
        found.append(Finding("第10至12位不是村级代码"))
    if kind and parts.village_kind != kind:
        found.append(Finding(f"末三位{parts.village}不是{kind}的代码（居委会001至199，村委会200至399）"))
    return found


def read_statistical_code(text: str, kind: str = "", county: str = "") -> StatisticalCode:
    """The parts of a valid code. Raises Refusal otherwise."""
    refuse_if_blocking("统计用区划代码", statistical_code_findings(text, kind, county), "请对照国家统计局公布的代码更正。")
    code = normalised(text)
    return StatisticalCode(code[:6], code[6:9], code[9:])


def _kind(number: int, kinds: tuple[tuple[int, int, str], ...]) -> str:
    return next((title for first, last, title in kinds if first <= number <= last), "")
