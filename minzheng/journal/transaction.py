"""The transaction a verb runs in: writers queue in the kernel before SQLite's BEGIN IMMEDIATE; PostgreSQL needs no queue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def act_transaction() -> Iterator[None]:
    """Everything inside is committed together or not at all; a nested use joins the outer one."""
    raise NotImplementedError
    yield
