"""Measures the journal on a scratch SQLite database: recording against bare inserts of the same rows, and verification."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from minzheng.journal.appending import append_many
from minzheng.journal.entry import Entry
from minzheng.journal.transaction import act_transaction
from minzheng.journal.verify import verify
from minzheng.vocabulary.errors import Refusal

TABLES = ("act", "actfield", "leaf", "node")


def bench_acts(count: int = 2000) -> dict[str, float]:
    """Acts recorded one transaction each: `per_s`, and `bare_ratio` = their time over bare inserts of the same rows.

    The bare inserts go into the same tables with the same indexes and triggers, one BEGIN IMMEDIATE and COMMIT per act.
    """
    entries = [_entry(number) for number in range(count)]
    with scratch():
        _record(entries[:1])
        recorded = _timed(lambda: [_record([entry]) for entry in entries])
        batches = _rows_by_act()
    with scratch():
        _record(entries[:1])
        bare = _timed(lambda: _insert(batches[-count:]))
    return {"per_s": count / recorded, "bare_per_s": count / bare, "bare_ratio": recorded / bare}


def bench_verify(count: int = 20000) -> dict[str, float]:
    """Acts verified a second, plain and deep, on a journal of `count` acts."""
    with scratch():
        for start in range(0, count, 1000):
            _record([_entry(number) for number in range(start, min(start + 1000, count))])
        plain, deep = _timed(verify), _timed(lambda: verify(deep=True))
    return {"acts_per_s": count / plain, "deep_acts_per_s": count / deep}


@contextmanager
def scratch() -> Iterator[None]:
    """An empty journal in a passing directory in place of the real database. Refusal on PostgreSQL."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        raise Refusal("台账测速只在内置数据库上进行", remedy="请不设DATABASE_URL再执行。")
    kept = connection.settings_dict["NAME"], settings.DATA_DIRECTORY
    connection.close()
    with tempfile.TemporaryDirectory(prefix="minzheng-bench-") as directory:
        connection.settings_dict["NAME"] = str(Path(directory) / "bench.sqlite3")
        settings.DATA_DIRECTORY = Path(directory)
        try:
            call_command("migrate", "journal", verbosity=0)
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"], settings.DATA_DIRECTORY = kept


def _record(entries: list[Entry]) -> None:
    with act_transaction():
        append_many(entries)


def _rows_by_act() -> list[dict[str, list[tuple[Any, ...]]]]:
    """The rows of every table, by the act with which they were written, in order."""
    raw = connection.connection
    acts = {seq: {table: [] for table in TABLES} for (seq,) in raw.execute("SELECT seq FROM journal_act ORDER BY seq")}
    for table in TABLES:
        for row in raw.execute(f"SELECT * FROM journal_{table}"):  # noqa: S608
            acts[_seq(table, row)][table].append(row)
    return list(acts.values())


def _seq(table: str, row: tuple[Any, ...]) -> int:
    """The act that wrote a row: in a log that is alone, act n is leaf n - 1, and a node comes with its last leaf."""
    if table == "node":
        return int((row[2] + 1) << row[1])
    return int(row[2] if table == "leaf" else row[0])


def _insert(batches: list[dict[str, list[tuple[Any, ...]]]]) -> None:
    raw = connection.connection
    for rows in batches:
        raw.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            if rows[table]:
                marks = ",".join("?" * len(rows[table][0]))
                raw.executemany(f"INSERT INTO journal_{table} VALUES ({marks})", rows[table])  # noqa: S608
        raw.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _entry(number: int) -> Entry:
    """An act of the usual size: a decision with eight values and two articles."""
    at = datetime(2024, 1, 2, 1, tzinfo=UTC) + timedelta(seconds=number)
    fields = {
        "person.name": f"演练人{number:06d}",
        "person.id": f"44180219400101{number % 10000:04d}",
        "person.age": 80 + number % 20,
        "person.hukou": "演练区",
        "decision": "grant",
        "amount_fen": 10000,
        "reasons": ["健在", "年满八十周岁", "具有本区户籍"],
        "document": f"演练〔2024〕{number}号",
    }
    basis = ("老年人权益保障法第三十三条", "演练区高龄津贴办法第五条")
    case = f"YL-2024-{number // 5:06d}"
    return Entry(
        None,
        case,
        "old_age_allowance",
        "decide",
        "here",
        date(2024, 1, 2),
        at,
        "10001",
        "审批",
        "演练区民政局",
        basis,
        fields,
    )
