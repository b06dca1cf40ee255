"""The sealer: puts the acts PostgreSQL has committed into the tree, in commit order, and signs and remembers roots in time.

On SQLite acts are in the tree when they are committed, so only the signing and remembering is left to do.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import accumulate, groupby
from operator import itemgetter

from django.db import Error, connection

from minzheng.journal import checkpoints, guard, nodes, places, transaction, volumes
from minzheng.journal.models import Unsealed
from minzheng.journal.postgres_tables import PostgresTables
from minzheng.journal.tree import Growth
from minzheng.vocabulary.errors import Refusal

BATCH = 5000
CHORE_EVERY = 60.0
"""Seconds between two turns of the sealer's chore."""

LEAVES = "INSERT INTO journal_leaf (log, place, seq, hash) SELECT %s, * FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[])"
NODES = "INSERT INTO journal_node (log, level, place, hash) SELECT %s, * FROM unnest(%s::int[], %s::bigint[], %s::bytea[])"
HEAD = (
    "INSERT INTO journal_head (log, size, frontier) VALUES (%s, %s, %s)"
    " ON CONFLICT (log) DO UPDATE SET size = excluded.size, frontier = excluded.frontier"
)

log = logging.getLogger(__name__)
Waiting = tuple[int, int, bytes]


def seal_pending(batch: int = BATCH, guarded: bool = True) -> int:
    """Put every committed act into its tree; how many there were. Called at start-up it seals what a crash left. 0 on SQLite."""
    if connection.vendor == "sqlite":
        return 0
    total = 0
    while sealed := _pass(batch, guarded):
        total += sealed
    if total:
        guard.remember()
    return total


class Sealer(threading.Thread):
    """Seals, signs and remembers every `interval` seconds until `stop()`; `clock` gives the aware present moment.

    `chore` is also done, once a minute, with that moment.
    """

    def __init__(self, clock: Callable[[], datetime], interval: float = 0.5, chore: Callable[[datetime], object] | None = None) -> None:
        super().__init__(name="journal-sealer", daemon=True)
        self._clock, self._interval, self._chore, self._stopped = clock, interval, chore, threading.Event()
        self._next_chore = 0.0

    def run(self) -> None:
        while not self._stopped.wait(self._interval):
            self._turn()
        connection.close()

    def stop(self) -> None:
        """End the thread after a last turn."""
        self._stopped.set()
        self.join()

    def _turn(self) -> None:
        """One turn; a database that is away for a while or a key that is missing is told and tried again."""
        try:
            seal_pending()
            if checkpoints.make_due(self._clock()):
                guard.remember()
            if self._chore is not None and time.monotonic() >= self._next_chore:
                self._next_chore = time.monotonic() + CHORE_EVERY
                self._chore(self._clock())
        except (Error, Refusal) as error:
            log.error("台账封存未完成，稍后再试：%s", error)
            connection.close()


def _pass(batch: int, guarded: bool) -> int:
    """One transaction of the sealer. Within it acts go by number: a later act of a case always has the larger one."""
    with transaction.act_transaction(guarded=guarded):
        nodes.hold_still()
        waiting = list(Unsealed.objects.order_by("seq").values_list("seq", "year", "hash")[:batch])
        newest = max(volumes.logs(), default=None)
        logs = list(accumulate((year for _, year, _ in waiting), max, initial=newest or 0))[1:]
        for year, run in groupby(zip(logs, waiting, strict=True), itemgetter(0)):
            members = [item for _, item in run]
            if newest is None or year > newest:
                members.insert(0, _open(year, newest, members[0]))
                newest = year
            _grow(year, members)
        Unsealed.objects.filter(seq__in=[seq for seq, _, _ in waiting]).delete()
        return len(waiting)


def _open(year: int, newest: int | None, first: Waiting) -> Waiting:
    """The opening act of a new log, recorded at the moment of the first act in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at FROM journal_act WHERE seq = %s", [first[0]])
        at = cursor.fetchone()[0]
    place = volumes.place() if newest else places.origin()
    previous = checkpoints.closed(newest, at) if newest else None
    row = PostgresTables(connection).record([volumes.opening(year, at, place, previous)])[0]
    Unsealed.objects.filter(seq=row.seq).delete()
    return row.seq, year, row.leaf


def _grow(year: int, members: Sequence[Waiting]) -> None:
    growth: Growth = nodes.head(year)
    first, made = growth.size, []
    for _, _, leaf in members:
        made += growth.append(bytes(leaf))
    seqs, leaves = [seq for seq, _, _ in members], [bytes(leaf) for _, _, leaf in members]
    with connection.cursor() as cursor:
        cursor.execute(LEAVES, [year, list(range(first, growth.size)), seqs, leaves])
        if made:
            cursor.execute(NODES, [year, *map(list, zip(*made, strict=True))])
        cursor.execute(HEAD, [year, growth.size, growth.packed()])
