"""Lets Django's `flush` empty the tables that only grow, between transactional tests; their triggers refuse that in service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
        for triggers in ALL:
            triggers.remove(operations.connection)
        try:
            plain(operations, statements)
            guard.forget()
        finally:
            for triggers in ALL:
                triggers.install(operations.connection)

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    try:
        yield
    finally:
        BaseDatabaseOperations.execute_sql_flush = plain  # type: ignore[method-assign]
