"""The journal's rows on SQLite: act, leaf and nodes in the one business transaction, which is the only writer there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper

from minzheng.journal import checkpoints, places, volumes
from minzheng.journal.record import Prepared
from minzheng.journal.rows import Row, numbered
from minzheng.journal.tree import Growth, unpacked

ACT = (
    'INSERT INTO journal_act (seq, act_id, "case", matter, verb, origin, "on", at, actor, role, org, prev, record)'
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
FIELD = "INSERT INTO journal_actfield (seq, name, salt, value) VALUES (?,?,?,?)"
ATTACHMENT = (
    "INSERT INTO journal_attachment (digest, size, media_type) SELECT ?1, ?2, ?3"
    " WHERE NOT EXISTS (SELECT 1 FROM journal_attachment WHERE digest = ?1)"
)
LEAF = "INSERT INTO journal_leaf (log, place, seq, hash) VALUES (?,?,?,?)"
NODE = "INSERT INTO journal_node (log, level, place, hash) VALUES (?,?,?,?)"
NEW_HEAD = "INSERT INTO journal_head (log, size, frontier) VALUES (?, ?, ?)"
HEAD = "UPDATE journal_head SET size = ?, frontier = ? WHERE log = ?"


class SqliteTables:
    """Raw statements on the connection Django holds: the ORM and its cursor cost more than the writing itself."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        connection.ensure_connection()
        self._raw = connection.connection

    def reserve(self, ids: Collection[UUID], cases: Collection[str]) -> None:
        """Nothing to do: whoever is inside `act_transaction` is alone."""

    def known(self, ids: Iterable[UUID]) -> dict[UUID, tuple[int, bytes]]:
        """Seq and record of those of `ids` that were appended before."""
        found = {}
        for act_id in ids:
            row = self._raw.execute("SELECT seq, record FROM journal_act WHERE act_id = ?", (act_id.hex,)).fetchone()
            if row is not None:
                found[act_id] = row
        return found

    def record(self, fresh: Sequence[Prepared]) -> list[Row]:
        """Number, store and seal `fresh` in order, opening the log of a new year where one begins."""
        rows: list[Row] = []
        newest = self._newest()
        logs = list(accumulate((item.year for item in fresh), max, initial=newest or 0))[1:]
        for log, run in groupby(zip(logs, fresh, strict=True), itemgetter(0)):
            members = [item for _, item in run]
            if newest is None or log > newest:
                self._open(log, newest, members[0])
                newest = log
            rows += self._grow(log, members, self._head(log))
        return rows

    def _open(self, log: int, newest: int | None, first: Prepared) -> None:
        place = volumes.place() if newest else places.origin()
        previous = checkpoints.closed(newest, first.entry.at) if newest else None
        self._raw.execute(NEW_HEAD, (log, 0, b""))
        self._grow(log, [volumes.opening(log, first.entry.at, place, previous)], Growth())

    def _grow(self, log: int, members: Sequence[Prepared], growth: Growth) -> list[Row]:
        first = self._last_seq() + 1
        rows = numbered(members, range(first, first + len(members)), self._last_of(members))
        leaves, nodes = [], []
        for row in rows:
            leaves.append((log, growth.size, row.seq, row.leaf))
            nodes += [(log, level, place, node) for level, place, node in growth.append(row.leaf)]
        execute, many = self._raw.execute, self._raw.executemany
        many(ACT, map(_act, rows))
        many(FIELD, [(row.seq, name, salt, value) for row in rows for name, salt, value, _ in row.prepared.fields])
        files = [(f.digest, f.size, f.media_type) for row in rows for f in row.prepared.entry.attachments]
        if files:
            many(ATTACHMENT, files)
        many(LEAF, leaves)
        many(NODE, nodes)
        execute(HEAD, (growth.size, growth.packed(), log))
        return rows

    def _newest(self) -> int | None:
        log: int | None = self._raw.execute("SELECT max(log) FROM journal_head").fetchone()[0]
        return log

    def _head(self, log: int) -> Growth:
        size, frontier = self._raw.execute("SELECT size, frontier FROM journal_head WHERE log = ?", (log,)).fetchone()
        return Growth(size, unpacked(frontier))

    def _last_seq(self) -> int:
        return self._raw.execute("SELECT max(seq) FROM journal_act").fetchone()[0] or 0

    def _last_of(self, members: Sequence[Prepared]) -> dict[str, int]:
        last = {}
        for case in {prepared.entry.case for prepared in members} - {None}:
            seq = self._raw.execute('SELECT max(seq) FROM journal_act WHERE "case" = ?', (case,)).fetchone()[0]
            if seq is not None:
                last[case] = seq
        return last


def _act(row: Row) -> tuple[object, ...]:
    entry, at = row.prepared.entry, row.prepared.at
    return (
        row.seq,
        row.prepared.act_id.hex,
        entry.case,
        entry.matter,
        entry.verb,
        entry.origin,
        entry.on.isoformat(),
        f"{at[:10]} {at[11:26]}",
        entry.actor,
        entry.role,
        entry.org,
        row.prev,
        row.record,
    )
