"""What the deep checks read of the journal: rows of bulk acts, quoted fields with their acts; and values made comparable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.apps import apps

from minzheng.funds.acts import blob, rows
from minzheng.journal.canonical import admitted
from minzheng.journal.canonical import decode as canonical_decode
from minzheng.journal.findings import Finding

__all__ = ["ERASED", "Bulk", "Quoted", "blob", "bulk", "comparable", "differing", "held", "quoted", "rows"]

ERASED = object()
"""The value of a field that was lawfully erased: nothing can be held against it."""


@dataclass(frozen=True)
class Bulk:
    """One row that a bulk act entered: its act, its place in it, what it says."""

    seq: int
    place: int
    row: dict[str, Any]


@dataclass(frozen=True)
class Quoted:
    """What an act says in one field (`ERASED` when it was erased), with the case and the day of the act."""

    seq: int
    case: str | None
    on: str
    value: Any


def bulk(verb: str) -> Iterator[Bulk]:
    """The rows of every bulk act of a verb, by act and place."""
    statement = (
        f"SELECT l.seq, l.place, {blob('l.value')} FROM registers_line l JOIN journal_act a ON a.seq = l.seq"  # noqa: S608
        " WHERE a.verb = %s AND a.matter LIKE 'register%%' ORDER BY l.seq, l.place"
    )
    for seq, place, value in rows(statement, [verb]):
        yield Bulk(seq, place, canonical_decode(bytes(value)))


def quoted(name: str, verb: str = "") -> Iterator[Quoted]:
    """Every act (of a verb) that has this field, in order."""
    narrowed = " AND a.verb = %s" if verb else ""
    statement = (
        f'SELECT a.seq, a."case", a."on", f.value FROM journal_actfield f JOIN journal_act a ON a.seq = f.seq'  # noqa: S608
        f" WHERE f.name = %s{narrowed} ORDER BY a.seq"
    )
    for seq, case, on, value in rows(statement, [name, verb] if verb else [name]):
        yield Quoted(seq, case, str(on), ERASED if value is None else orjson.loads(bytes(value)))


def held(table: str, columns: Sequence[str], order: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as columns by name, in an order."""
    named = ", ".join(f'"{one}"' for one in columns)
    for values in rows(f"SELECT {named} FROM {table} ORDER BY {order}"):  # noqa: S608 - fixed names
        yield dict(zip(columns, values, strict=True))


def comparable(value: Any) -> Any:
    """A value of a table as the journal writes it: days as ISO text, truth as on both databases, text in NFC."""
    if isinstance(value, date):
        return value.isoformat()
    return admitted(int(value) if isinstance(value, bool) else value)


def differing(table: str, seq: int | None, what: str, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[Finding]:
    """One finding per column of `wanted` that the table holds otherwise; the values are not repeated, they may be personal."""
    for column, value in wanted.items():
        if value is not ERASED and comparable(found[column]) != comparable(value):
            yield Finding(table, seq, f"{what}的“{column}”与行为所载不同，被改动")


def columns(model: str) -> tuple[str, ...]:
    """The columns of a table of the registers, by its model's name."""
    return tuple(field.attname for field in apps.get_model("registers", model)._meta.concrete_fields)
