"""What the doors of the several kinds of lists share: people looked up by their numbers, good rows, where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from minzheng.procedure import importing
from minzheng.registers import finding

from .intake import ADDED, CHANGED, REFUSED, refuse

if TYPE_CHECKING:
    from minzheng.registers.models import Person

    from .intake import Outcome, Plan, Taking
    from .layouts import Layout

UNKNOWN = "：登记簿中没有这个人；请先导入人员"


def good(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The rows that nothing has been found wrong with so far."""
    return [one for one in outcomes if one.status != REFUSED]


def people(of: Layout, outcomes: Sequence[Outcome], key: str = "resident_number", name: str = "name") -> dict[str, Person]:
    """Who the rows are about, by ID number. A row about nobody, or about somebody of another name, is refused."""
    known = {one.resident_number: one for one in finding.people_numbered(list({row.columns[key] for row in good(outcomes)}))}
    for one in good(outcomes):
        person = known.get(one.columns[key])
        if person is None:
            refuse(one, of.column(key), UNKNOWN)
        elif one.columns.get(name, person.name) != person.name:
            refuse(one, of.column(name), "：与登记的同一身份证号的姓名不同，请核对是否错行")
    return {str(number): person for number, person in known.items()}


def repeated(of: Layout, outcomes: Sequence[Outcome], key: Any, what: str) -> None:
    """Refuse every row but the first of those that `key` (of a row's columns) finds to be about the same thing."""
    seen: dict[Any, Outcome] = {}
    for one in good(outcomes):
        first = seen.setdefault(key(one.columns), one)
        if first is not one:
            refuse(one, of.column(of.key), f"：与{first.row.sheet}第{first.row.number}行{what}")


def taken(plan: Plan) -> tuple[list[Outcome], list[Outcome]]:
    """The rows to be added and those that change something."""
    return [one for one in plan.outcomes if one.status == ADDED], [one for one in plan.outcomes if one.status == CHANGED]


def provenance(taking: Taking, rows: Sequence[Outcome]) -> dict[str, Any]:
    """What an act over these rows says of where they come from."""
    return {**taking.provenance, "rows": importing.spans((one.row.sheet, one.row.number) for one in rows)}


def remember(plan: Plan, taking: Taking) -> list[int]:
    """Keep who confirmed the mapping; inside the caller's transaction."""
    return importing.remember(plan.layout.register, plan.mapping.told(), plan.mapping.digest, on=taking.on, by=taking.by, at=None)
