"""The journal's rows on PostgreSQL: acts and fields in the business transaction; the sealer puts their leaves into the tree.

A number comes from a sequence, so a transaction that is rolled back leaves a gap; what is gapless is the place in the tree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper

from minzheng.journal.nodes import LOCK_CLASS
from minzheng.journal.record import Prepared
from minzheng.journal.rows import Row, numbered
from minzheng.journal.schema import SEQUENCE

KEY_LOCK_CLASS = LOCK_CLASS + 1
LOCK = "SELECT pg_advisory_xact_lock(%s, hashtext(k)) FROM unnest(%s::text[]) k"

INSERT = """
WITH acts AS (
  INSERT INTO journal_act (seq, act_id, "case", matter, verb, origin, "on", at, actor, role, org, prev, record)
  SELECT * FROM unnest(%s::bigint[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::date[],
                       %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::bytea[])),
fields AS (
  INSERT INTO journal_actfield (seq, name, salt, value)
  SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bytea[], %s::bytea[])),
files AS (
  INSERT INTO journal_attachment (digest, size, media_type)
  SELECT * FROM unnest(%s::bytea[], %s::bigint[], %s::text[]) ON CONFLICT DO NOTHING)
INSERT INTO journal_unsealed (seq, year, hash) SELECT * FROM unnest(%s::bigint[], %s::int[], %s::bytea[])
"""


class PostgresTables:
    """A few statements per append, whatever the number of acts."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def reserve(self, ids: Collection[UUID], cases: Collection[str]) -> None:
        """Wait for others who are appending the same acts or to the same cases, until they commit."""
        keys = sorted({*map(str, ids), *cases})
        if keys:
            self._rows(LOCK, [KEY_LOCK_CLASS, keys])

    def known(self, ids: Iterable[UUID]) -> dict[UUID, tuple[int, bytes]]:
        """Seq and record of those of `ids` that were appended before."""
        found = self._rows("SELECT act_id, seq, record FROM journal_act WHERE act_id = ANY(%s)", [list(ids)])
        return {act_id: (seq, bytes(record)) for act_id, seq, record in found}

    def record(self, fresh: Sequence[Prepared]) -> list[Row]:
        """Number and store `fresh` in order, and leave them for the sealer."""
        numbers = self._rows("SELECT nextval(%s) FROM generate_series(1, %s)", [SEQUENCE, len(fresh)])
        rows = numbered(fresh, [number for (number,) in numbers], self._last_of(fresh))
        fields = [(row.seq, *field[:3]) for row in rows for field in row.prepared.fields]
        files = {f.digest: (f.digest, f.size, f.media_type) for row in rows for f in row.prepared.entry.attachments}
        waiting = [(row.seq, row.prepared.year, row.leaf) for row in rows]
        columns = [*_columns(map(_act, rows), 13), *_columns(fields, 4), *_columns(files.values(), 3)]
        with self._connection.cursor() as cursor:
            cursor.execute(INSERT, [*columns, *_columns(waiting, 3)])
        return rows

    def _last_of(self, fresh: Sequence[Prepared]) -> dict[str, int]:
        cases = [case for case in {prepared.entry.case for prepared in fresh} if case is not None]
        if not cases:
            return {}
        asked = 'SELECT "case", max(seq) FROM journal_act WHERE "case" = ANY(%s) GROUP BY "case"'
        return dict(self._rows(asked, [cases]))

    def _rows(self, statement: str, values: list[object]) -> list[tuple]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()


def _columns(rows: Iterable[Sequence[object]], width: int) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


def _act(row: Row) -> tuple[object, ...]:
    entry = row.prepared.entry
    return (
        row.seq,
        row.prepared.act_id,
        entry.case,
        entry.matter,
        entry.verb,
        entry.origin,
        entry.on,
        entry.at,
        entry.actor,
        entry.role,
        entry.org,
        row.prev,
        row.record,
    )
