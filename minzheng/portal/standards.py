"""How much: the standards of the district that the money of a matter is reckoned by, on a day, each with whose figure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.library.rates import LocalRates
from minzheng.library.rows import PROVINCE, Row
from minzheng.vocabulary import Matter, Monthly
from minzheng.vocabulary.terms import Number, Rate
from minzheng.vocabulary.wording import wording

MADE_UP = "只供演练，不是真实的标准"


@dataclass(frozen=True)
class Standard:
    """One amount in 分 (None: not known for this day), for whom, and where it comes from."""

    name: str
    whom: str
    fen: int | None
    source: str


def standards(matter: Matter, rates: LocalRates, day: date) -> list[Standard]:
    """The standards that the money of a matter is reckoned by; none for a matter without money or one that pays nothing itself."""
    if matter.money is None or (isinstance(matter.pays, Monthly) and matter.pays.recognition):
        return []
    read = {(one.name, one.by): one for one in matter.money.walk() if isinstance(one, Rate) and one.measure == "分"}
    return list(dict.fromkeys(line for one in read.values() for line in _lines(one, rates, day)))


def _lines(read: Rate, rates: LocalRates, day: date) -> Iterator[Standard]:
    rows = rates.table(read.name, day)
    if not rows:
        yield Standard(read.name, "", None, "")
    for row in rows:
        yield Standard(read.name, _whom(row, read.by), row.value if isinstance(row.value, int) else None, _source(row))


def _whom(row: Row, by: object) -> str:
    if row.key is not None:
        return row.key
    if row.low is None and row.high is None:
        return ""
    what = wording(by) if isinstance(by, Number) else ""
    if row.low is None:
        return f"{what}{row.high}以下"
    return f"{what}{row.low}以上" if row.high is None else f"{what}{row.low}至{row.high}"


def _source(row: Row) -> str:
    if row.confidence == "illustrative":
        return MADE_UP
    whose = "全省最低标准" if row.scope == PROVINCE else ""
    return "，".join(part for part in (whose, row.document) if part) or "以本区公布的为准"
