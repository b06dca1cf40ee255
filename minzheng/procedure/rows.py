"""Rows written by hand-made statements: the verbs' hot path, where the ORM would cost more than the law.

Only tables of this package; columns are named in full by the caller, never taken from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from .models import Case

CASE = tuple(field.attname for field in Case._meta.concrete_fields)
SELECT_CASE = f"SELECT {', '.join(CASE)} FROM procedure_case WHERE number = %s"  # noqa: S608 - columns of the model


def load_case(number: str, *, for_change: bool) -> Case | None:
    """A case by its number, locked for change on PostgreSQL (SQLite has one writer anyway)."""
    lock = " FOR UPDATE" if for_change and connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_CASE + lock, [number])
        row = cursor.fetchone()
    if row is None:
        return None
    converted = [field.to_python(value) if value is not None else None for field, value in zip(Case._meta.concrete_fields, row, strict=True)]
    return Case.from_db("default", CASE, converted)


def insert(table: str, columns: Mapping[str, Any]) -> None:
    """One new row of a table of this package."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO procedure_{table} ({names}) VALUES ({marks})", [plain(value) for value in columns.values()])  # noqa: S608


def update_case(number: str, columns: Mapping[str, Any]) -> None:
    """Change columns of one case."""
    sets = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE procedure_case SET {sets} WHERE number = %s", [*(plain(v) for v in columns.values()), number])  # noqa: S608


def plain(value: Any) -> Any:
    """A value as both databases take it: days as ISO text, JSON as text."""
    if isinstance(value, dict | list):
        return orjson.dumps(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else value


def act_known(act_id: Any) -> tuple[int, str] | None:
    """(seq, case) of an act that was entered under this client's id before, or None."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT seq, "case" FROM journal_act WHERE act_id = %s', [act_id.hex if connection.vendor == "sqlite" else act_id])
        row = cursor.fetchone()
    return (row[0], row[1] or "") if row else None


def acts_of(case: str) -> set[int]:
    """The acts of a case."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT seq FROM journal_act WHERE "case" = %s', [case])
        return {seq for (seq,) in cursor.fetchall()}


def begun() -> dict[UUID, str]:
    """The case of every act of a case, by the client's id of the act."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT act_id, "case" FROM journal_act WHERE "case" IS NOT NULL')
        return {id if isinstance(id, UUID) else UUID(id): case for id, case in cursor.fetchall()}
