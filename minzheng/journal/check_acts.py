"""Recomputes the leaf of every act from its stored record, and holds the columns, the numbers and the case chains to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.db import connection

from minzheng.journal.findings import Finding
from minzheng.sm3 import sm3

COLUMNS = ("id", "case", "matter", "verb", "origin", "on", "at", "actor", "role", "org", "prev")
CHUNK = 2000

_READ = """SELECT l.place, l.seq, l.hash, a.record, {}, a.actor, a.role, a.org, a.prev
 FROM journal_leaf l LEFT JOIN journal_act a ON a.seq = l.seq WHERE l.log = {} ORDER BY l.place"""
_SQLITE = _READ.format(
    """substr(a.act_id,1,8)||'-'||substr(a.act_id,9,4)||'-'||substr(a.act_id,13,4)||'-'||substr(a.act_id,17,4)||'-'||substr(a.act_id,21),
 a."case", a.matter, a.verb, a.origin, a."on"||'', substr(a.at,1,10)||'T'||substr(a.at,12)||'Z'""",
    "?",
)
_POSTGRES = _READ.format(
    """a.act_id::text, a."case", a.matter, a.verb, a.origin, a."on"::text,
 to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
    "%s",
)


class Acts:
    """One pass over the acts of a log in the order of its leaves. `leaves` is filled with the stored leaf hashes as it goes.

    State that outlives a log (the last number, the last act of each case) is handed on from log to log. `told` hears how many have gone by.
    """

    def __init__(self, told: Callable[[int], None] | None = None) -> None:
        self._told, self._passed = told, 0
        self.leaves: list[bytes] = []
        self.seqs: list[int] = []
        self._last_of: dict[str, int] = {}
        self._gapless = connection.vendor == "sqlite"
        self._last_seq = 0

    def check(self, log: int) -> Iterator[Finding]:
        """Findings of one log."""
        self.leaves, self.seqs = [], []
        for place, seq, leaf, record, *columns in _rows(log):
            if self._told and self._passed % CHUNK == 0:
                self._told(self._passed)
            self._passed += 1
            if place != len(self.leaves):
                yield Finding("journal_leaf", seq, f"{log}年卷位置不连续：应为第{len(self.leaves)}片叶，实为第{place}片")
            self.leaves.append(leaf)
            self.seqs.append(seq)
            if record is None:
                yield Finding("journal_act", seq, "树中有这一条的叶，记录已被删除")
            elif sm3(b"\0" + record) != leaf:
                yield Finding("journal_act", seq, "记录与树中的叶不符，记录或者叶被改动")
            else:
                yield from self._columns(seq, record, columns)
            if self._gapless and seq != self._last_seq + 1:
                yield Finding("journal_act", seq, f"序号不连续：前一号是第{self._last_seq}号")
            self._last_seq = seq

    def _columns(self, seq: int, record: bytes, columns: list[Any]) -> Iterator[Finding]:
        try:
            said = orjson.loads(record)
            case, before = said["case"], self._last_of.get(said["case"])
        except (orjson.JSONDecodeError, KeyError, TypeError):
            yield Finding("journal_act", seq, "记录不是台账的格式，记录和叶一起被改动")
            return
        if [said.get(name) for name in COLUMNS] != columns or said.get("seq") != seq:
            names = [name for name, value in zip(COLUMNS, columns, strict=True) if said.get(name) != value]
            yield Finding("journal_act", seq, f"查询列（{'、'.join(names) or 'seq'}）与记录所载不同，被改动")
        if case is not None:
            if said.get("prev") != before:
                yield Finding("journal_act", seq, f"案件{case}的前一行为应为第{before}号，记录所载为第{said['prev']}号")
            self._last_of[case] = seq


def unplaced() -> Iterator[Finding]:
    """Acts that are in no tree and wait for no sealer, and acts still waiting on a database that needs no sealer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM journal_act), (SELECT count(*) FROM journal_leaf) + (SELECT count(*) FROM journal_unsealed)"
        )
        acts, placed = cursor.fetchone()
        if acts != placed:
            cursor.execute(
                "SELECT seq FROM journal_act a WHERE NOT EXISTS (SELECT 1 FROM journal_leaf l WHERE l.seq = a.seq)"
                " AND NOT EXISTS (SELECT 1 FROM journal_unsealed u WHERE u.seq = a.seq) ORDER BY seq"
            )
            for (seq,) in cursor.fetchall():
                yield Finding("journal_act", seq, "这条记录不在树中，是绕过台账插入的，或者它的叶被删除")
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM journal_unsealed ORDER BY seq")
            for (seq,) in cursor.fetchall():
                yield Finding("journal_unsealed", seq, "本库不应有待封存的记录")
        else:
            yield from _waiting()


def _waiting() -> Iterator[Finding]:
    """Committed acts that the sealer has not reached, against the hash they were committed with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT u.seq, u.hash, a.record FROM journal_unsealed u LEFT JOIN journal_act a ON a.seq = u.seq ORDER BY u.seq")
        for seq, kept, record in cursor.fetchall():
            if record is None:
                yield Finding("journal_act", seq, "待封存的记录已被删除")
            elif sm3(b"\0" + bytes(record)) != bytes(kept):
                yield Finding("journal_act", seq, "待封存的记录与提交时的摘要不符，被改动")


def _rows(log: int) -> Iterator[tuple[Any, ...]]:
    """Leaves with their acts, the columns as the text a record has. Past Django's cursor, which would make dates of them."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        yield from connection.connection.execute(_SQLITE, (log,))
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(_POSTGRES, [log])
        while rows := cursor.fetchmany(CHUNK):
            for place, seq, leaf, record, *columns in rows:
                yield place, seq, bytes(leaf), None if record is None else bytes(record), *columns
