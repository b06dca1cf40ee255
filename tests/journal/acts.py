"""Acts for the journal's tests: fictional people, one act of an ordinary decision, and recording with sealing."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from minzheng.journal.entry import Appended, Entry
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import append_many

NOON = datetime(2024, 3, 1, 4, 0, 0, 123456, tzinfo=UTC)


def entry(number: int = 0, **changes) -> Entry:
    """The `number`-th act of a fictional district; `changes` replace single members."""
    values = {
        "act_id": uuid.UUID(int=number + 1),
        "case": f"YL-2024-{number // 3:06d}",
        "matter": "old_age_allowance",
        "verb": "decide",
        "origin": "here",
        "on": date(2024, 3, 1),
        "at": NOON + timedelta(seconds=number),
        "actor": "10001",
        "role": "审批",
        "org": "演练区民政局",
        "basis": ("老年人权益保障法第三十三条",),
        "fields": {"person.name": f"演练人{number}", "person.id": f"44180219400101{number % 10000:04d}", "amount_fen": 10000 + number},
    }
    return Entry(**(values | changes))


def recorded(*entries: Entry) -> list[Appended]:
    """Append in one transaction and, on PostgreSQL, seal."""
    with act_transaction():
        appended = append_many(entries)
    seal_pending()
    return appended


def some(count: int, first: int = 0) -> list[Appended]:
    """Record `count` ordinary acts."""
    return recorded(*(entry(number) for number in range(first, first + count)))


class Undo(Exception):
    """Raised to roll a transaction back."""


def undone(*entries: Entry, savepoint: bool = False) -> None:
    """Append and roll back."""
    with suppress(Undo), act_transaction(savepoint=savepoint):
        append_many(entries)
        raise Undo
