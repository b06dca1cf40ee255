"""Lets Django's `flush` empty the tables that only grow, between transactional tests; their triggers refuse that in service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from minzheng.funds import triggers as funds
from minzheng.journal import guard
from minzheng.journal import triggers as journal
from minzheng.registers import triggers as registers

ALL = (journal, registers, funds)


@contextmanager
def allowed() -> Iterator[None]:
    """Inside, `flush` takes the triggers away for as long as it deletes, and lets the guard forget."""
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(operations: Any, statements: list[str]) -> None:
        with _unguarded(operations.connection):
            plain(operations, statements)
            guard.forget()

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    try:
        yield
    finally:
        BaseDatabaseOperations.execute_sql_flush = plain  # type: ignore[method-assign]


@contextmanager
def _unguarded(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers: dropped and made again on SQLite; on PostgreSQL asleep, as they are for a replica, which takes a moment only."""
    asleep = connection.vendor == "postgresql"
    if asleep:
        _execute(connection, "SET session_replication_role = replica")
    else:
        for triggers in ALL:
            triggers.remove(connection)
    try:
        yield
    finally:
        if asleep:
            _execute(connection, "SET session_replication_role = DEFAULT")
        else:
            for triggers in ALL:
                triggers.install(connection)


def _execute(connection: BaseDatabaseWrapper, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
