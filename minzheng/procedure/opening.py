"""期初与登记：系统启用以前已有的人、户、组织等，一册一个行为，逐行留底并承诺；以后新增的人员、任命也从这里进入。

期初的行为计入数字，处处标明，从不说成经过本系统的程序。
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from minzheng.journal.canonical import encode as canonical
from minzheng.journal.commitment import SALT_SIZE
from minzheng.journal.lines import TAG, lines_root
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import Entry, append
from minzheng.registers import read
from minzheng.registers import write as registers

from .actor import Actor
from .benefits import check_one_of
from .progress import WRITING, counted
from .rows import act_known

if TYPE_CHECKING:
    from minzheng.registers.models import Household, Person, Record
    from minzheng.vocabulary import Office

OPENING, HERE, ELSEWHERE = "opening", "here", "elsewhere"


def bulk_act(register: str, rows: Sequence[tuple[str, Mapping[str, Any]]], *, on: date, by: Actor, origin: str, verb: str,
             fields: Mapping[str, Any], act_id: UUID | None, at: datetime | None, matter: str = "") -> tuple[int, bool]:  # fmt: skip
    """One act over many rows: each row kept as a salted line, the act carries their root and count. (seq, whether it is new).

    `matter` names the matter the rows belong to; without it, the register itself. Sent again under the same `act_id` with the
    same rows it is the act of before; Refusal when the rows are others.
    """
    salts = _salts_of(act_id) if act_id is not None else {}
    lines = [(key, salts.get(place) or os.urandom(SALT_SIZE), canonical(dict(row))) for place, (key, row) in enumerate(counted(rows, WRITING))]
    entry = Entry(
        act_id=act_id, case=None, matter=matter or f"register_{register}", verb=verb, origin=origin, on=on, at=at or datetime.now(UTC),
        actor=by.number, role=by.office, org=by.organ, basis=(), fields={"register": register, "count": len(lines), **fields},
        lines_root=lines_root(TAG + salt + value for _, salt, value in lines),
    )  # fmt: skip
    written = append(entry)
    if written.fresh:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO registers_line (seq, place, key, salt, value) VALUES (%s, %s, %s, %s, %s)",
                [(written.seq, place, key, salt, value) for place, (key, salt, value) in enumerate(lines)],
            )
    return written.seq, written.fresh


def _salts_of(act_id: UUID) -> dict[int, bytes]:
    """The salts of the rows that this act entered before, by place: with them the same rows have the same root."""
    known = act_known(act_id)
    if known is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, salt FROM registers_line WHERE seq = %s", [known[0]])
        return {place: bytes(salt) for place, salt in cursor.fetchall()}


def _text(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}


def enrol(people: Sequence[Mapping[str, Any]], *, on: date, by: Actor, origin: str = OPENING, act_id: UUID | None = None,
          at: datetime | None = None, provenance: Mapping[str, Any] | None = None) -> list[Person]:  # fmt: skip
    """Enter people in the register, one act for all of them; the rows in the same order. `provenance`: where they come from."""
    with act_transaction():
        rows = [(f"{place}", _text(one)) for place, one in enumerate(people)]
        seq, fresh = bulk_act("people", rows, on=on, by=by, origin=origin, verb="enrol", fields=provenance or {},
                              act_id=act_id, at=at)  # fmt: skip
        return registers.enrol(people, seq) if fresh else read.people_entered(seq)


def settle(households: Sequence[tuple[Mapping[str, Any], Sequence[tuple[int, str]]]], *, since: date, on: date, by: Actor,
           origin: str = OPENING, act_id: UUID | None = None, at: datetime | None = None) -> list[Household]:  # fmt: skip
    """Enter households with their members (person id, relation), one act for all of them."""
    with act_transaction():
        rows = [
            (f"{p}", {**_text(columns), "members": [list(m) for m in members], "since": since.isoformat()})
            for p, (columns, members) in enumerate(households)
        ]
        seq, fresh = bulk_act("households", rows, on=on, by=by, origin=origin, verb="settle", fields={}, act_id=act_id, at=at)
        return registers.settle(households, since, seq) if fresh else read.households_entered(seq)


def open_register(register: str, rows: Sequence[Mapping[str, Any]], *, on: date, by: Actor, origin: str = OPENING,
                  act_id: UUID | None = None, at: datetime | None = None, provenance: Mapping[str, Any] | None = None) -> list[Record]:  # fmt: skip
    """Enter what a register held before the system (columns of Record: number, name, kind, town, since, details)."""
    with act_transaction():
        kept = [{**row, "register": register} for row in rows]
        seq, fresh = bulk_act(register, [(str(row["number"]), _text(row)) for row in kept], on=on, by=by, origin=origin, verb="open",
                              fields=provenance or {}, act_id=act_id, at=at)  # fmt: skip
        return registers.enter(kept, seq) if fresh else read.rows_entered(seq)


def appoint(officers: Iterable[tuple[Mapping[str, Any], Sequence[tuple[str, str]]]], *, since: date, by: Actor,
            at: datetime | None = None) -> int:  # fmt: skip
    """Enter officers with the (office, line) they hold, one act for all; its seq."""
    return appoint_each([(officer, offices, since) for officer, offices in officers], on=since, by=by, at=at)


def appoint_each(officers: Iterable[tuple[Mapping[str, Any], Sequence[tuple[str, str]], date]], *, on: date, by: Actor, who: Sequence[Office] = (),
                 provenance: Mapping[str, Any] | None = None, at: datetime | None = None) -> int:  # fmt: skip
    """As `appoint`, each since a day of his own; `who` may do it (nobody is asked for without). Its seq. Raises Refusal."""
    with act_transaction():
        if who:
            check_one_of(by, who, "", "", "任命经办人员", on)
        listed = [(dict(officer), [tuple(pair) for pair in offices], since) for officer, offices, since in officers]
        rows = [
            (str(o["staff"]), {**_text(o), "offices": [list(pair) for pair in offices], "since": since.isoformat()})
            for o, offices, since in listed
        ]
        seq, _ = bulk_act("officers", rows, on=on, by=by, origin=HERE, verb="appoint", fields=provenance or {}, act_id=None, at=at)
        for officer, offices, since in listed:
            registers.appoint(officer, offices, since, seq)
        return seq


def declare_interest(staff: str, subject: str, why: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter an officer's interest in a subject (person:12, organisation:…): from now on he must withdraw. The act's seq."""
    with act_transaction():
        entry = Entry(act_id=None, case=None, matter="register_interests", verb="declare_interest", origin=HERE, on=on,
                      at=at or datetime.now(UTC), actor=by.number, role=by.office, org=by.organ,
                      fields={"staff": staff, "subject": subject, "why": why})  # fmt: skip
        seq = append(entry).seq
        registers.declare_interest(staff, subject, why, seq)
        return seq
