"""Names of laws, platforms and rules in a report: official ones, and in force in the year reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from minzheng import statutes
from minzheng.vocabulary import Instrument

from .findings import WARNING, Finding
from .mentions import Text

OFFICIAL = (
    (re.compile(r"(广东省)?行政执法一体化平台|广东省(综合)?行政执法(信息)?平台(?!和)"), "广东省一体化行政执法平台（“粤执法”，粤府〔2023〕73号）"),
    (re.compile(r"地名信息库(?<!国家地名信息库)"), "中国·国家地名信息库"),
    (re.compile(r"中华人民共和国慈善事业法"), "中华人民共和国慈善法"),
    (re.compile(r"最低生活保障审核审批办法"), "最低生活保障审核确认办法（民发〔2021〕57号）"),
)  # fmt: skip
REPLACED = (
    (re.compile(r"(粤府令|省政府令)第?183号"), 2024, "广东省重大行政决策听证规定自2024年1月1日起是粤府令第303号"),
)  # fmt: skip
_TITLE = re.compile(r"《([^《》]{3,60})》")


def names(text: Text, year: int | None) -> Iterator[Finding]:
    """Wrong names, replaced rules, and instruments not in force in the year."""
    for pattern, official in OFFICIAL:
        for found in pattern.finditer(text.plain):
            if official.partition("（")[0] not in text.plain[max(0, found.start() - 8) : found.end() + 8]:
                yield text.finding("official-name", WARNING, *found.span(), f"正式名称：{official}", found[0])
    for pattern, since, now in REPLACED:
        for found in pattern.finditer(text.plain):
            if year is not None and year >= since:
                yield text.finding("replaced-rule", WARNING, *found.span(), now, found[0])
    if year is None:
        return
    known = _instruments()
    for found in _TITLE.finditer(text.plain):
        versions = known.get(_plain(found[1]))
        if versions and text.section_at(found.start()).kind != "plan" and not any(_lived_in(v, year) for v in versions):
            latest = max(versions, key=lambda v: v.since)
            lived = f"{latest.since}起" + (f"至{latest.until}" if latest.until else "")
            yield text.finding("law-not-in-force", WARNING, *found.span(), f"{year}年有效的法律文件", f"{found[0]}（{lived}有效）")


def _instruments() -> dict[str, list[Instrument]]:
    """Every instrument of the product by its plain title, all versions together."""
    found: dict[str, list[Instrument]] = {}
    for value in vars(statutes).values():
        if isinstance(value, Instrument):
            found.setdefault(_plain(value.title), []).append(value)
    return found


def _plain(title: str) -> str:
    return re.sub(r"（[^（）]*）|\([^()]*\)|[“”\"\s]", "", title).removeprefix("中华人民共和国")


def _lived_in(instrument: Instrument, year: int) -> bool:
    return instrument.since <= date(year, 12, 31) and (instrument.until is None or instrument.until >= date(year, 1, 1))
