"""导入：一份外来名册里新增的行和更正的行，各是一个行为，写明文件摘要、工作表和行、来源系统、栏目对应；一起成立，或者都不成立。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng.journal import read as journal
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, HEAD, SECTION
from minzheng.registers import read
from minzheng.registers import write as registers
from minzheng.vocabulary import Office
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of
from .district import district
from .money import Signed, record
from .opening import bulk_act, enrol, open_register
from .operators import holder

WHO = (SECTION, BUREAU, HEAD)
PEOPLE = "people"
CORRECT, CONFIRM = "correct", "confirm_mapping"
CORRECTABLE = frozenset({"name", "town", "village", "account"})
"""Columns of a person that a corrected list may change; a death or a move of the hukou has an act of its own, for what follows from it."""
CHANGEABLE = frozenset({"name", "town", "details.head", "details.address", "details.funds"})
"""Columns of a row of another register that a corrected list may change; what else changes is registered as a change."""
REMEMBERED = 50
"""Confirmed mappings looked through, newest first."""


@dataclass(frozen=True)
class Intake:
    """What one file brings to a register: `added` rows with their columns and `corrected` (id or number, changed columns),
    with the (sheet, row) each comes from; `provenance` as it is kept in the acts (ASCII names); `mapping` that was confirmed."""

    register: str
    added: Sequence[Mapping[str, Any]]
    added_from: Sequence[tuple[str, int]]
    corrected: Sequence[tuple[Any, Mapping[str, Any]]]
    corrected_from: Sequence[tuple[str, int]]
    provenance: Mapping[str, Any]
    mapping: Mapping[str, Any]


def importer(by: str = "", who: Sequence[Office] = WHO) -> Actor:
    """Who imports: the officer named, who holds one of these offices; a rehearsed district picks one itself. Raises Refusal."""
    titles = "、".join(office.title for office in who)
    if not by and not district().rehearsed:
        raise Refusal("真实地区导入须写明经办人", remedy=f"请加上 --by 工号（{titles}）。")
    found = next((office for office in who if read.holder_still(office.id, by) is not None), None)
    if found is None:
        raise Refusal(f"工号{by}不是{titles}" if by else f"还没有任命{titles}", remedy="请由安全管理员任命后再导入。")
    return holder(found.id, by)


def take_in(intake: Intake, *, on: date, by: Actor, origin: str, at: datetime | None = None) -> list[int]:
    """Enter and correct the rows, all in one transaction; the seqs of the acts, none when there is nothing to do. Raises Refusal."""
    if not (intake.added or intake.corrected):
        return []
    with act_transaction():
        check_one_of(by, WHO, "", "", "导入登记簿", on)
        seqs = remember(intake.register, intake.mapping, intake.provenance["mapping.digest"], on=on, by=by, at=at)
        if intake.added:
            told = {**intake.provenance, "rows": spans(intake.added_from)}
            if intake.register == PEOPLE:
                seqs.append(enrol(intake.added, on=on, by=by, origin=origin, at=at, provenance=told)[0].entered)
            else:
                seqs.append(open_register(intake.register, intake.added, on=on, by=by, origin=origin, at=at, provenance=told)[0].entered)
        if intake.corrected:
            told = {**intake.provenance, "rows": spans(intake.corrected_from)}
            seqs.append((_correct_people if intake.register == PEOPLE else _correct_rows)(intake, told, on, by, origin, at))
        return seqs


def _correct_people(intake: Intake, told: Mapping[str, Any], on: date, by: Actor, origin: str, at: datetime | None) -> int:
    for _, columns in intake.corrected:
        if not set(columns) <= CORRECTABLE:
            raise ValueError(f"not to be corrected from a list: {sorted(set(columns) - CORRECTABLE)}")
    rows = [(str(place), {"person": person, "columns": dict(columns)}) for place, (person, columns) in enumerate(intake.corrected)]
    seq, _ = bulk_act(PEOPLE, rows, on=on, by=by, origin=origin, verb=CORRECT, fields=told, act_id=None, at=at)
    for person, columns in intake.corrected:
        registers.change_person(person, seq, **columns)
    return seq


def _correct_rows(intake: Intake, told: Mapping[str, Any], on: date, by: Actor, origin: str, at: datetime | None) -> int:
    changes = []
    for number, columns in intake.corrected:
        if not set(columns) <= CHANGEABLE:
            raise ValueError(f"not to be corrected from a list: {sorted(set(columns) - CHANGEABLE)}")
        plain = {key: value for key, value in columns.items() if not key.startswith("details.")}
        details = {key.removeprefix("details."): value for key, value in columns.items() if key.startswith("details.")}
        changes.append({"register": intake.register, "number": number, "columns": plain, "details": details})
    seq = record(f"register_{intake.register}", CORRECT, Signed(on, by, at=at), {**told, "register.changes": changes}, origin=origin).seq
    for one in changes:
        registers.change(one["register"], one["number"], one["columns"], one["details"])
    return seq


# --- mappings ------------------------------------------------------------------------------------------------------


def confirmed(register: str) -> list[dict[str, Any]]:
    """The mappings that people confirmed for a register, newest first: {"columns", "fixed"}."""
    acts = journal.of_matter(f"register_{register}", CONFIRM).order_by("-seq").values_list("seq", flat=True)[:REMEMBERED]
    said = journal.fields_of(acts, ["mapping"])
    return [dict(said[seq]["mapping"]) for seq in acts if seq in said]


def remember(register: str, mapping: Mapping[str, Any], digest: str, *, on: date, by: Actor, at: datetime | None) -> list[int]:
    """Keep who confirmed this mapping, unless somebody did before. The act, if there is one."""
    if dict(mapping) in confirmed(register):
        return []
    fields = {"mapping": dict(mapping), "mapping.digest": digest}
    return [record(f"register_{register}", CONFIRM, Signed(on, by, at=at), fields).seq]


def spans(places: Iterable[tuple[str, int]]) -> list[list[Any]]:
    """Rows as [sheet, first, last] in their order."""
    found: list[list[Any]] = []
    for sheet, row in places:
        if found and found[-1][0] == sheet and found[-1][2] == row - 1:
            found[-1][2] = row
        else:
            found.append([sheet, row, row])
    return found
