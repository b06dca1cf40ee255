"""引用本局规范性文件：作出决定时写明依据的文件，必须已经公布、已经施行、当日仍然有效。

法律、法规、规章由事项的页面引用（`statutes.py`）；这里只管行为里另外写明的本局规范性文件（`cites`，名称或者编号，几个的用顿号分开）。
没有公布的内部通知、没有施行的、届满的、废止的，都不得作为依据（国办发〔2018〕37号；粤府令第277号）。
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng import calendar
from minzheng.registers import read as registers
from minzheng.statutes import NORMS, NORMS_GD
from minzheng.vocabulary.errors import Refusal

CITES = "cites"
REGISTER = "normative_document"
GATE = "引用的规范性文件当日有效"
TERMS = {"五年": 60, "三年": 36, "二年": 24, "一年": 12}
BASIS = NORMS.whole + NORMS_GD.whole


def named(said: Mapping[str, Any]) -> list[str]:
    """The documents that an act cites, by name or number."""
    told = re.split(r"[、；;\n]", str(said.get(CITES, "")))
    return [name for one in told if (name := one.strip().strip("《》"))]


def check(said: Mapping[str, Any], on: date) -> None:
    """That every document cited is registered, published, in force and not past its term on the day. Raises Refusal."""
    for name in named(said):
        rows = [*registers.in_register(REGISTER, name=name), *registers.in_register(REGISTER, details__issue=name)]
        if not rows:
            raise _refusal(f"没有公布过名称或者编号为“{name}”的规范性文件", on)
        why = [_why_not(row, on) for row in rows]
        if all(why):
            raise _refusal(f"“{name}”{why[-1]}", on)


def _refusal(what: str, on: date) -> Refusal:
    return Refusal(f"{what}，不得作为依据", BASIS.cite(on), "请核对规范性文件登记簿；没有有效的文件，只依法律、法规、规章作出。", GATE)


def _why_not(row: Any, on: date) -> str:
    """Why a registered document may not be cited on the day; "" where it may."""
    effective = max(row.since, date.fromisoformat(row.details.get("effective") or row.since.isoformat()))
    if row.since > on:
        return f"{row.since}才公布"
    if effective > on:
        return f"{effective}起才施行"
    if row.until is not None and row.until <= on:
        return f"已于{row.until}废止或者失效"
    months = TERMS.get(row.details.get("term", "")) if row.details.get("effective") else None
    if months is not None and on >= calendar.add_months(effective, months):
        return f"有效期已于{calendar.add_months(effective, months)}届满"
    return ""
