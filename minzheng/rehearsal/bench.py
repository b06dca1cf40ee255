"""Measures acts through the whole of the one door, on a database of its own, against bare statements that write the same rows."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from minzheng.procedure import anchoring

from .live import Year
from .script import CasePlan, Settings

Statement = tuple[str, tuple[Any, ...]]
WRITING = ("INSERT", "UPDATE", "DELETE")
YEAR, TURN = 2024, 50
noted: list[Statement] = []
"""What the act being done has written so far: by way of Django's cursor, and on the raw connection (the journal)."""


class Noting(sqlite3.Connection):
    """A connection that notes what is written on it directly."""

    def execute(self, sql: str, params: Any = (), /) -> sqlite3.Cursor:
        _note(sql, [params])
        return super().execute(sql, params)

    def executemany(self, sql: str, rows: Any, /) -> sqlite3.Cursor:
        kept = [tuple(row) for row in rows]
        _note(sql, kept)
        return super().executemany(sql, kept)


def bench_acts(count: int = 2000) -> dict[str, float]:
    """About `count` acts of cases drawn from the year in its own proportions, each done and committed alone, as at a counter.

    `per_s` acts a second through powers, recusal, gates, registers, letters and journal; `bare_ratio` their time by that of
    the same statements that write (same rows, indexes and triggers, one BEGIN IMMEDIATE and COMMIT an act, same fsync),
    replayed on a copy of the database taken before; `cpu_ratio` the same without waiting for the disk. Both go in turns of
    TURN acts, so that a busy disk slows both. Only for an empty SQLite database; ValueError otherwise.
    """
    if connection.vendor != "sqlite":
        raise ValueError("acts are measured on SQLite")
    connection.close()
    connection.settings_dict["OPTIONS"]["factory"] = Noting
    try:
        return _measured(count)
    finally:
        connection.close()
        del connection.settings_dict["OPTIONS"]["factory"]


def _measured(count: int) -> dict[str, float]:
    year = Year(Settings(YEAR))
    year.plans, year.standing = _drawn(year.plans, count), []
    year.prepare()
    anchoring.simulate(datetime(YEAR, 12, 31, tzinfo=UTC))  # once for the whole year: the days between are not lived
    acts = sorted((day, number, place) for number, plan in enumerate(year.plans) for place, day in enumerate(plan.days))
    _do(year, acts[:1])
    bare_copy = _opened(_copied(Path(connection.settings_dict["NAME"])))
    full, bare = Spent(), Spent()
    for start in range(1, len(acts), TURN):
        written: list[list[Statement]] = []
        with full:
            _do(year, acts[start : start + TURN], written)
        with bare:
            _replay(bare_copy, written)
    bare_copy.close()
    done = len(acts) - 1
    return {
        "per_s": done / full.wall, "bare_per_s": done / bare.wall, "bare_ratio": full.wall / bare.wall,
        "cpu_ratio": full.cpu / bare.cpu, "acts": float(done),
    }  # fmt: skip


class Spent:
    """Seconds spent inside, added up: `wall` by the clock, `cpu` of the processor (the rest is waiting for the disk)."""

    wall = cpu = 0.0

    def __enter__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self.began[0]
        self.cpu += time.process_time() - self.began[1]


def _drawn(plans: list[CasePlan], count: int) -> list[CasePlan]:
    """Cases by lot until they have `count` acts."""
    mixed = random.Random(1).sample(plans, len(plans))  # a lot of cases, no secret
    chosen: list[CasePlan] = []
    while mixed and sum(len(plan.days) for plan in chosen) < count:
        chosen.append(mixed.pop())
    return chosen


def _do(year: Year, acts: list[tuple[date, int, int]], written: list[list[Statement]] | None = None) -> None:
    """Do these acts, each in a transaction of its own; keep what each wrote."""
    with connection.execute_wrapper(_noting):
        for _, number, place in acts:
            noted.clear()
            year._act(year.plans[number], place)
            if written is not None:
                written.append(list(noted))


def _noting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    _note(sql, params if many else [params or ()])
    return execute(sql, params, many, context)


def _note(sql: str, rows: Any) -> None:
    if sql.startswith(WRITING):
        noted.extend((sql.replace("%s", "?"), tuple(row)) for row in rows)


def _copied(file: Path) -> Path:
    """The database as it is now, beside itself."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copy(file, file.with_suffix(".bare")))


def _opened(file: Path) -> sqlite3.Connection:
    """The copy, opened as the database itself is."""
    raw = sqlite3.connect(file, isolation_level=None)
    for pragma in str(connection.settings_dict["OPTIONS"]["init_command"]).split(";"):
        raw.execute(pragma)
    return raw


def _replay(raw: sqlite3.Connection, written: list[list[Statement]]) -> None:
    for statements in written:
        raw.execute("BEGIN IMMEDIATE")
        for sql, params in statements:
            raw.execute(sql, params).fetchall()
        raw.execute("COMMIT")

