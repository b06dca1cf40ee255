"""Measures acts through the whole of the one door, on a database of its own, against bare statements that write the same rows."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

from .live import Year
from .script import CasePlan, Settings

Statement = tuple[str, tuple[Any, ...]]
WRITING = ("INSERT", "UPDATE", "DELETE")
YEAR = 2024


def bench_acts(count: int = 2000) -> dict[str, float]:
    """About `count` acts of cases drawn from the year in its own proportions, each done and committed alone, as at a counter.

    `per_s` acts a second through powers, recusal, gates, registers, letters and journal; `bare_ratio` their time by that of
    the same statements that write (same rows, indexes and triggers, one BEGIN IMMEDIATE and COMMIT an act, same fsync),
    replayed on a copy of the database taken before. Only for an empty SQLite database; ValueError otherwise.
    """
    if connection.vendor != "sqlite":
        raise ValueError("acts are measured on SQLite")
    year = Year(Settings(YEAR))
    year.plans, year.standing = _drawn(year.plans, count), []
    year.prepare()
    acts = sorted(((day, number, place) for number, plan in enumerate(year.plans) for place, day in enumerate(plan.days)))
    _do(year, acts[:1])
    copy = _copied(Path(connection.settings_dict["NAME"]))
    written: list[list[Statement]] = []
    took = _timed(lambda: _do(year, acts[1:], written))
    bare = _timed(lambda: _replay(copy, written))
    return {"per_s": (len(acts) - 1) / took, "bare_per_s": (len(acts) - 1) / bare, "bare_ratio": took / bare, "acts": len(acts) - 1}


def _drawn(plans: list[CasePlan], count: int) -> list[CasePlan]:
    """Cases by lot until they have `count` acts."""
    mixed = random.Random(1).sample(plans, len(plans))  # a lot of cases, no secret
    chosen: list[CasePlan] = []
    while mixed and sum(len(plan.days) for plan in chosen) < count:
        chosen.append(mixed.pop())
    return chosen


def _do(year: Year, acts: list[tuple[date, int, int]], written: list[list[Statement]] | None = None) -> None:
    """Do these acts, each in a transaction of its own; note down what each wrote."""
    noted: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.lstrip().startswith(WRITING):
            noted.extend((sql, tuple(one)) for one in (params if many else (params or (),)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for _, number, place in acts:
            year._act(year.plans[number], place)
            if written is not None:
                written.append(list(noted))
            noted.clear()


def _copied(file: Path) -> Path:
    """The database as it is now, beside itself."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copy(file, file.with_suffix(".bare")))


def _replay(file: Path, written: list[list[Statement]]) -> None:
    raw = sqlite3.connect(file, isolation_level=None)
    for pragma in str(connection.settings_dict["OPTIONS"]["init_command"]).split(";"):
        raw.execute(pragma)
    for statements in written:
        raw.execute("BEGIN IMMEDIATE")
        for sql, params in statements:
            raw.execute(sql.replace("%s", "?"), params).fetchall()
        raw.execute("COMMIT")
    raw.close()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
