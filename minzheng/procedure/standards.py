"""施行中的标准：地区数据的行，加上本库中提标审核通过而登记的行；登记的每行有文件、文号、录入和审核两人。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from minzheng.library.locality import Locality
from minzheng.library.rates import LocalRates
from minzheng.library.rows import DISTRICT, Row
from minzheng.registers import read
from minzheng.vocabulary.errors import Refusal

from .models import Case

if TYPE_CHECKING:
    from .district import District

REGISTER, WHOLE = "standard", "不分档"
_made: dict[tuple[int, int], tuple[District, District]] = {}
"""(identity of the district as founded, last row of the register) -> that district and the one with the rows."""


def brought_up_to_date(own: District) -> District:
    """The district with every standard its register holds. One small query, since another process may have approved one."""
    last = read.last_entered(REGISTER)
    if last is None:
        return own
    if (id(own), last) not in _made:
        rates = own.locality.rates.with_rows(entered())
        _made.clear()
        _made[id(own), last] = own, replace(own, locality=replace(own.locality, rates=rates))
    return _made[id(own), last][1]


def forget() -> None:
    """Ask again at the next use: for tests that empty the database."""
    _made.clear()


def entered() -> list[Row]:
    """The rows of the register, in the order they were approved."""
    records = list(read.rows_of(REGISTER))
    histories = dict(Case.objects.filter(pk__in={one.details["case"] for one in records}).values_list("number", "history"))
    who = {number: {act[0]: "、".join(act[2]) for act in orjson.loads(history)} for number, history in histories.items()}
    return [_row(one.name, one.details, who.get(one.details["case"], {}), one.since) for one in records]


def _row(name: str, details: dict[str, Any], who: dict[str, str], approved: date) -> Row:
    effective = date.fromisoformat(details["effective"])
    return Row(
        name, effective, "confirmed", DISTRICT, details["amount"], key=key_of(details["key"]), document=details["document"],
        number=details["document_number"], entered_by=who.get("enter", ""), approved_by=who.get("approve", ""),
        announced=approved if approved > effective else None,
    )  # fmt: skip


def key_of(told: str) -> str | None:
    """The key of a row as the case tells it."""
    return None if told in ("", WHOLE) else told


def check(name: str, key: str, locality: Locality) -> None:
    """That a standard of this name (and 档次) is one some rule reads. Raises Refusal naming the known ones."""
    rates: LocalRates = locality.rates
    key = key_of(key) or ""
    known = sorted({(row.name, row.key or "") for row in rates.rates if row.low is None and row.high is None})
    if (name, key) not in known:
        told = "、".join(f"{one}（{of}）" if of else one for one, of in known)
        raise Refusal(f"没有名为“{name}{f'（{key}）' if key else ''}”的标准", remedy=f"已知：{told}。")
