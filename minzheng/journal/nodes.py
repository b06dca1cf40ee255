"""Reading a year's tree from the tables: hashes of complete nodes, sizes and roots."""

from __future__ import annotations

from django.db import connection

from minzheng.journal.tree import Growth, Read, root_at, unpacked


class Broken(LookupError):
    """The tables lack a node or leaf they must hold: `log`, `level`, `place`."""

    def __init__(self, log: int, level: int, place: int) -> None:
        self.log, self.level, self.place = log, level, place
        super().__init__(f"log {log}: node ({level}, {place}) is missing")


LOCK_CLASS = 0x6D7A
"""Our own range among PostgreSQL's advisory locks ("mz")."""
TREE_LOCK = 1


def hold_still() -> None:
    """Until the end of the transaction nobody else grows or signs a tree; on SQLite that is so already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_CLASS, TREE_LOCK])


def reader(log: int) -> Read:
    """A function that reads complete nodes of the tree of `log`; Broken when one is missing."""

    def read(level: int, place: int) -> bytes:
        table, where = ("leaf", "") if level == 0 else ("node", f" AND level = {int(level)}")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT hash FROM journal_{table} WHERE log = %s AND place = %s{where}", [log, place])  # noqa: S608
            row = cursor.fetchone()
        if row is None:
            raise Broken(log, level, place)
        return bytes(row[0])

    return read


def head(log: int) -> Growth:
    """The right edge of the tree of `log`; empty when there is no such log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size, frontier FROM journal_head WHERE log = %s", [log])
        row = cursor.fetchone()
    return Growth(row[0], unpacked(bytes(row[1]))) if row else Growth()


def root(log: int, size: int) -> bytes:
    """The root of `log` at `size`, from its nodes."""
    return root_at(size, reader(log))
