"""期初 of the rehearsed district: its organisations and care homes, who already draws benefits, and the charity's funds."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from minzheng import calendar
from minzheng.funds.models import Entitlement, Payroll
from minzheng.procedure.actor import Actor
from minzheng.procedure.funds_opening import open_funds
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import open_register
from minzheng.procedure.serials import written_row
from minzheng.vocabulary.coding import encode_value
from minzheng.vocabulary.deciding import amount, decide
from minzheng.vocabulary.situation import Situation

from .script import PEOPLE, StandingRow, standing_rows
from .staff import SYSTEM

if TYPE_CHECKING:
    from .live import Year

FUNDS = (
    ("6·30助力乡村振兴", "乡村振兴、基础设施", 650_000_000),
    ("乡村绿化", "乡村绿化", 350_000_000),
    ("其他基金及助困项目", "助困和捐赠协议所定用途", 420_000_000),
)  # fmt: skip
"""Fund, restricted purpose, balance of earlier years in 分 (历年结余)."""


def organisations(year: Year, eve: date) -> None:
    """The registered organisations that stood when the year began."""
    open_register("organisation", year.bodies, on=eve, by=SYSTEM, at=year.moment(eve))


def registers(year: Year, eve: date) -> None:
    """The rows of the registers that the pages say stood already when the year began."""
    names = {street.code: street.name for street in year.district.locality.streets}
    for register, rows in standing_rows(year.settings, names).items():
        open_register(register, [_row(register, row, eve) for row in rows], on=eve, by=SYSTEM, at=year.moment(eve))


def _row(register: str, row: StandingRow, eve: date) -> dict[str, Any]:
    kept = {name: row.columns.pop(name) for name in ("name", "kind") if name in row.columns}
    details = {name: encode_value(value) for name, value in row.columns.items() if name not in ("number", "code")}
    return {**kept, "number": written_row(register, eve.year, row.number), "town": row.town, "since": row.since, "details": details}


def payees(year: Year, eve: date) -> None:
    """Who already draws a benefit. Raises RuntimeError when a page's standing payees would not be entitled by its own rule."""
    first = date(year.settings.year, 1, 1)
    known = year.district.as_known(eve).locality.rates
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for plan in year.standing:
        home = plan.household
        seen = Situation(first, calendar.PACKAGED, known, home.facts, home.members)
        if not rows[plan.matter.id] and decide(plan.matter, seen).verdict != "grant":
            raise RuntimeError(f"the standing payees of {plan.matter.id} are not entitled: {decide(plan.matter, seen).failed}")
        members = dict(home.members)
        if people := members.get(PEOPLE):
            members[PEOPLE] = [{**one, "person.id": id} for one, id in zip(people, home.ids, strict=True)]
        rows[plan.matter.id].append(
            {"person": home.ids[0], "amount": amount(plan.matter, seen) or 0, "facts": home.facts, "members": members, "town": home.town}
        )
    for matter, listed in rows.items():
        open_benefits(matter, listed, on=eve, by=SYSTEM, at=year.moment(eve))


def funds(year: Year, eve: date) -> None:
    """What the charity house held from earlier years."""
    house = Actor((year.staff.by_office["charity_house", ""][0],), "charity_house", "区慈善会")
    open_funds([(name, purpose, balance * year.settings.scale) for name, purpose, balance in FUNDS], on=eve, by=house, at=year.moment(eve))


def running(person: int) -> list[int]:
    """The entitlements of a person that have not ended."""
    return list(Entitlement.objects.filter(person_id=person, ends=None).order_by("pk").values_list("pk", flat=True))


def waiting(matter: str) -> bool:
    """Whether a single payment of this matter has been decided and not yet been paid."""
    return Entitlement.objects.filter(matter=matter, once=True, paid_through=None).exists()


def unanswered() -> list[tuple[int, bytes]]:
    """After an interruption: the payrolls that were sent and not answered, with their files."""
    from django.conf import settings

    found = []
    for batch in Payroll.objects.filter(result=None).exclude(sent=None):
        [file] = (settings.DATA_DIRECTORY / "bank").glob(f"*-{batch.seq}.csv")
        found.append((batch.seq, file.read_bytes()))
    return found
