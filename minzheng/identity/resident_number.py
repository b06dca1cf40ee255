"""公民身份号码 (GB 11643-1999): 6 digits of area, 8 of birth date, 3 of sequence (odd for men) and a check character.

The area is that of the first registration and may have been abolished since, so it only ever warns.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from minzheng.identity.findings import Finding, normalised, refuse_if_blocking

WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
CHECK_CHARACTERS = "10X98765432"
PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
"""First two digits in use; 81 to 83 are the residence permits of 港澳台 residents."""
OLDEST = 130


@dataclass(frozen=True)
class ResidentNumber:
    """A number that passed the check. `sex` is 男 or 女."""

    text: str
    area: str
    birth: date
    sex: str


def check_character(first_17: str) -> str:
    """The 18th character for 17 digits (ISO 7064 MOD 11-2)."""
    return CHECK_CHARACTERS[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def resident_number_findings(text: str, on: date | None = None, known_areas: Container[str] | None = None) -> list[Finding]:
    """Everything wrong with `text`. `on` is the day of the act (a birth after it is wrong); `known_areas` today's codes."""
    number = normalised(text)
    if re.fullmatch(r"[0-9]{15}", number):
        return [Finding("是15位的第一代居民身份证号码，2013年起已停用")]
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return [Finding("应为18位：前17位是数字，末位是数字或X")]
    found = [*_birth_findings(number, on), *_area_findings(number, known_areas)]
    if check_character(number[:17]) != number[17]:
        found.insert(0, Finding("校验码不符，至少有一位录错"))
    return found


def read_resident_number(text: str, on: date | None = None) -> ResidentNumber:
    """The parts of a valid number. Raises Refusal, which never repeats the number, on any blocking finding."""
    refuse_if_blocking("居民身份证号码", resident_number_findings(text, on))
    number = normalised(text)
    birth = _birth(number)
    assert birth is not None, "checked above"
    return ResidentNumber(number, number[:6], birth, "男" if int(number[16]) % 2 else "女")


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _birth_findings(number: str, on: date | None) -> list[Finding]:
    birth = _birth(number)
    if birth is None:
        return [Finding("第7至14位不是真实的日期")]
    if on is not None and birth > on:
        return [Finding("出生日期晚于办理之日")]
    if on is not None and on.year - birth.year > OLDEST:
        return [Finding(f"按出生日期已超过{OLDEST}岁，请核对", blocking=False)]
    return []


def _area_findings(number: str, known_areas: Container[str] | None) -> list[Finding]:
    if number[:2] not in PROVINCES:
        return [Finding("前两位不是现行的省级区划代码，请核对证件", blocking=False)]
    if known_areas is not None and number[:6] not in known_areas:
        return [Finding("前六位不在现行区划代码中，可能是已撤销的区划", blocking=False)]
    return []
