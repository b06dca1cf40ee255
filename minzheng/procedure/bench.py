"""Measures a month's payroll on a scratch SQLite database: lines a second from reading the facts to the committed act."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection

from minzheng.journal.bench import scratch
from minzheng.vocabulary.facts import NEVER

from .actor import Actor
from .district import found
from .open_benefits import open_benefits
from .opening import appoint, enrol
from .payroll import run_payroll

EVE = date(2023, 12, 31)
SYSTEM = Actor(("SYS",), "clock")
FINANCE, HEAD = Actor(("F1",), "finance"), Actor(("H1",), "head")


def bench_payroll(count: int = 20_000, months: int = 4) -> dict[str, float]:
    """`lines_per_s` over the months after the first (which compiles the rule and reads all facts), `statements_per_10k` =
    SQL statements of one payroll for every 10,000 lines (many rows of one insert are one statement)."""
    with scratch():
        call_command("migrate", verbosity=0)
        _payees(count)
        _paid(1)
        start = time.perf_counter()
        lines = sum(_paid(month) for month in range(2, months + 1))
        seconds = time.perf_counter() - start
        with _counting() as statements:
            counted = _paid(months + 1)
        return {"lines_per_s": lines / seconds, "statements_per_10k": len(statements) * 10_000 / counted, "lines": float(counted)}


def _payees(count: int) -> None:
    found("shipped", rehearsed=True)
    appoint([({"staff": staff, "name": staff, "organ": "演练区民政局"}, [(office, "")]) for staff, office in (("F1", "finance"), ("H1", "head"))],
            since=EVE, by=SYSTEM)  # fmt: skip
    rng = random.Random(1)
    born = [date(1925, 1, 1) + timedelta(days=rng.randrange(6900)) for _ in range(count)]
    people = enrol([{"name": f"演练人{n:06d}", "sex": "女", "born": day, "town": "", "account": f"62{n:017d}"} for n, day in enumerate(born)],
                   on=EVE, by=SYSTEM)  # fmt: skip
    facts = [{"person.born": one.born, "person.died": NEVER, "person.local": True} for one in people]
    rows: list[dict[str, Any]] = [{"person": one.pk, "amount": 5000, "facts": known} for one, known in zip(people, facts, strict=True)]
    open_benefits("old_age_allowance", rows, on=EVE, by=SYSTEM)


def _paid(month: int) -> int:
    [made] = run_payroll(date(2024, month, 1), on=date(2024, month, 10), by=FINANCE, approver=HEAD)
    return made.lines


@contextmanager
def _counting() -> Iterator[list[str]]:
    """The statements that reach SQLite; rows of one insert count once."""
    statements: list[str] = []

    def seen(statement: str) -> None:
        kind = statement.partition("VALUES")[0]
        if not statements or kind != statements[-1] or not kind.startswith("INSERT"):
            statements.append(kind)

    connection.connection.set_trace_callback(seen)
    try:
        yield statements
    finally:
        connection.connection.set_trace_callback(None)
