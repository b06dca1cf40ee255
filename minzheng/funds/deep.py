"""Deep verification of the funds: every row held against the acts that made it. Each checker yields what differs, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from django.db import DatabaseError

from minzheng.journal.export import Line as ExportLine
from minzheng.journal.findings import Finding
from minzheng.journal.verify import Checker

from . import deep_books, deep_lines, deep_replay
from .acts import rows
from .deep_lines import LINE_TABLES, line_columns, line_of
from .lines import value_of

__all__ = ["checkers", "guarded", "lines"]


def checkers() -> tuple[Checker, ...]:
    """The deep checks of the funds, for `journal.verify`."""
    return tuple(guarded(table, checker) for table, checker in CHECKERS)


CHECKERS: tuple[tuple[str, Checker], ...] = (
    ("registers_line", deep_lines.opened),
    ("funds_factsversion", deep_replay.versions),
    ("funds_entitlement", deep_replay.entitlements),
    ("funds_payroll", deep_lines.payrolls),
    ("funds_paymentline", deep_lines.payments),
    ("funds_paymentline", deep_lines.twice),
    ("funds_returned", deep_books.returned),
    ("funds_recovery", deep_books.recoveries),
    ("funds_fund", deep_books.funds),
    ("funds_posting", deep_books.postings),
)


def guarded(table: str, checker: Checker) -> Checker:
    """A checker that says so where a table holds something that cannot even be read (letters in a date, text for bytes)."""

    def check() -> Iterator[Finding]:
        try:
            yield from checker()
        except (ValueError, TypeError, KeyError, AttributeError, DatabaseError) as wrong:
            yield Finding(table, None, f"表中有不能读取的值，被改动（{type(wrong).__name__}：{wrong}）")

    return check


def lines() -> Iterator[ExportLine]:
    """Every payment line with its act, its place, its salt and what it says, for the journal's export."""
    for row in rows(f"SELECT p.seq, l.salt, {line_columns()} FROM {LINE_TABLES} ORDER BY p.seq, l.place"):  # noqa: S608
        place, line = line_of(row[2:])
        yield ExportLine(row[0], place, bytes(row[1]), orjson.loads(value_of(line, place)))
