"""Printed numbers as ranges: each is exact to half its last place; whether a ratio of two fits a third, and whether one slip would make it fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .findings import ERROR, Finding
from .mentions import Mention, Text
from .stated import digit_changes

_GIVEN = re.compile(r"任务|目标|计划|指标|下达")
"""What is set beforehand is a round number, exact as it stands."""


def spread(m: Mention) -> tuple[Decimal, Decimal]:
    """Between which amounts a printed number lies: half its last place; a tenth where it is only 约."""
    half = max(m.grain / 2, m.amount / 10) if m.about else m.grain / 2
    return m.amount - half, m.amount + half


def near_miss(m: Mention, real: Decimal) -> bool:
    """Whether one wrong digit or a moved point of a number of at least two digits explains what it should be."""
    should = round(real / m.grain) * m.grain
    if len(f"{m.value.normalize():f}".replace(".", "").strip("0")) < 2 and m.amount < 100 * m.grain:
        return False
    return m.amount - should in set(digit_changes(m)) or any(should == m.amount * Decimal(10) ** power for power in (-4, -1, 1, 4))


def ratio_of(part: Mention, whole: Mention) -> tuple[Decimal, Decimal]:
    a, b = (Decimal(0) if m.base not in ("元",) and not m.about and m.scale == 1 else m.grain / 2 for m in (part, whole))
    b = Decimal(0) if _GIVEN.search(whole.before) and not whole.about else b
    return (part.amount - a) / (whole.amount + b), (part.amount + a) / max(whole.amount - b, Decimal("1e-9"))


def percent_fits(text: Text, m: Mention, part: Mention, whole: Mention) -> bool:
    low, high = ratio_of(part, whole)
    return overlap((low * 100, high * 100), _percent_spread(text, m))


def _percent_spread(text: Text, m: Mention) -> tuple[Decimal, Decimal]:
    """Between which percentages a printed one lies: half its last place; for 三成, 近三成, 超三成 what is meant by the words."""
    if m.unit != "成":
        half = m.grain if m.about else m.grain / 2
        return m.value - half, m.value + half
    value, one = m.value * 10, Decimal(10) if m.value == m.value.to_integral_value() else Decimal(5)
    if re.search(r"近|不足|不到|以[下内]", text.plain[max(0, m.start - 3) : m.start] + text.plain[m.end : m.end + 2]):
        return value - one, value
    if re.search(r"超|逾|过|以上|余|多|至少|不少于", text.plain[max(0, m.start - 3) : m.start] + text.plain[m.end : m.end + 2]):
        return value, value + one
    return value - one / 2, value + one / 2


def overlap(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def percent_finding(text: Text, rule: str, m: Mention, part: Mention, whole: Mention) -> Finding:
    real = rounded(part.amount * 100 / whole.amount, m.decimals)
    return text.finding(rule, ERROR, min(part.start, whole.start), m.end, f"{part.text}÷{whole.text}＝{real}%", f"写作{m.text}")


def last(found: Iterator[Mention]) -> Mention | None:
    return max(found, key=lambda m: m.start, default=None)


def rounded(value: Decimal, decimals: int) -> Decimal:
    return round(value, decimals)
