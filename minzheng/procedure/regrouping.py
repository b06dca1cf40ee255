"""户的登记与变动：新立的户连同成员，已有的户增加成员、更正关系、登记离户；一份名册一个行为，逐行留底。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from minzheng.journal.transaction import act_transaction
from minzheng.registers import write as registers

from .actor import Actor
from .benefits import check_one_of
from .importing import WHO
from .opening import bulk_act

REGISTER, SETTLE, REGROUP = "households", "settle", "regroup"
WHAT = "登记户"
Member = tuple[int, str, date, date | None]
"""Person (id), relation to the head, from and to."""


def settle(households: Sequence[tuple[Mapping[str, Any], Sequence[Member]]], *, on: date, by: Actor, origin: str, provenance: Mapping[str, Any],
           at: datetime | None = None) -> int:  # fmt: skip
    """Enter new households (columns with `number`) with their members; the act. Raises Refusal."""
    with act_transaction():
        check_one_of(by, WHO, "", "", WHAT, on)
        rows = [(f"{place}", {**columns, "members": [_told(*one) for one in members]}) for place, (columns, members) in enumerate(households)]
        seq, _ = bulk_act(REGISTER, rows, on=on, by=by, origin=origin, verb=SETTLE, fields=provenance, act_id=None, at=at)
        registers.settle_members(households, seq)
        return seq


def regroup(members: Sequence[tuple[int, int, str, date, date | None]], *, on: date, by: Actor, origin: str, provenance: Mapping[str, Any],
            at: datetime | None = None) -> int:  # fmt: skip
    """Members of households that stand (household id, then as `Member`): one who came on that day is corrected, another added. The act."""
    with act_transaction():
        check_one_of(by, WHO, "", "", WHAT, on)
        rows = [(f"{place}", {"household": household, "member": _told(*member)}) for place, (household, *member) in enumerate(members)]
        seq, _ = bulk_act(REGISTER, rows, on=on, by=by, origin=origin, verb=REGROUP, fields=provenance, act_id=None, at=at)
        for household, *member in members:
            registers.regroup(household, *member)
        return seq


def _told(person: int, relation: str, since: date, until: date | None) -> list[Any]:
    return [person, relation, since.isoformat(), until.isoformat() if until is not None else None]
