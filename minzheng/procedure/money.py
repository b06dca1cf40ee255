"""What the money verbs share: who may do them, and the entry in the journal of an act outside any one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from minzheng.journal.write import Appended, Entry, append
from minzheng.registers import read
from minzheng.vocabulary import Office
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.law import Basis
from minzheng.vocabulary.proceeding import POWER

from .actor import Actor

SECOND = "双人复核"


@dataclass(frozen=True)
class Signed:
    """Who did a money act and who approved it (None: nobody has to), on which legal day, and as which act of the client."""

    on: date
    by: Actor
    approver: Actor | None = None
    act_id: UUID | None = None
    at: datetime | None = None


def check_office(actor: Actor, office: Office, line: str, what: str, day: date) -> None:
    """That this actor holds this office for a line of business ("" asks for any) on the day. Raises Refusal."""
    if actor.office != office.id:
        raise Refusal(f"“{what}”应由{office.title}办理", remedy="请转有权的机构或者人员办理。", gate=POWER)
    if not actor.staff:
        raise Refusal(f"“{what}”没有写明经办人员", gate=POWER)
    for staff in actor.staff:
        lines = {held_line for held, held_line in read.offices_of(staff, day) if held == office.id}
        if not lines & {"", line} and not (lines and not line):
            raise Refusal(f"工号{staff}在{day}不具有“{line}”业务线{office.title}的职权", remedy="请由安全管理员依法授权后再办。", gate=POWER)


def check_second(by: Actor, approver: Actor | None, what: str) -> Actor:
    """That a second person approves. Raises Refusal."""
    if approver is None or not approver.staff:
        raise Refusal(f"“{what}”须由编制人以外的负责人审批", remedy="请由负责人审批后再办。", gate=SECOND)
    if set(approver.staff) & set(by.staff):
        raise Refusal(f"“{what}”的编制人和审批人不得是同一人", remedy="请由另一名有权的人员审批。", gate=SECOND)
    return approver


def record(matter: str, verb: str, signed: Signed, fields: Mapping[str, Any], *, basis: Basis = Basis(), case: str | None = None,
           lines_root: bytes | None = None, origin: str = "here") -> Appended:  # fmt: skip
    """Append the act; `fields` tell everything it changes. Who approved it is one of them."""
    told = dict(fields)
    if signed.approver is not None:
        told["approved_by"] = signed.approver.number
    return append(Entry(
        act_id=signed.act_id, case=case or None, matter=matter, verb=verb, origin=origin, on=signed.on,
        at=signed.at or datetime.now(UTC), actor=signed.by.number, role=signed.by.office, org=signed.by.organ,
        basis=tuple(str(article) for article in basis if article.in_force(signed.on)), fields=told, lines_root=lines_root,
    ))  # fmt: skip
