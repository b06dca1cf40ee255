"""Many rows at once, past the ORM: executemany on SQLite, COPY on PostgreSQL; a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection


def reserve(table: str, count: int) -> range | list[int]:
    """Ids for `count` new rows of a table, in order. On SQLite the caller is alone (act_transaction)."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = %s", [table])
            last = cursor.fetchone()[0] or 0
            return range(last + 1, last + 1 + count)
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [id for (id,) in cursor.fetchall()]


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values are numbers, text, bytes, dates, truths or None."""
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        marks = ",".join("?" * len(columns))
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names of ours
        with connection.wrap_database_errors:
            connection.connection.executemany(statement, ([_written(v) if type(v) is date else v for v in row] for row in rows))
        return
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


@lru_cache(maxsize=4096)
def _written(day: date) -> str:
    return day.isoformat()


def alone() -> None:
    """Nobody else changes entitlements until this transaction ends, so that what is asked is what is paid. On SQLite the
    caller is alone anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE funds_entitlement, funds_factsversion IN SHARE ROW EXCLUSIVE MODE")
