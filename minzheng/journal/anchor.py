"""Outside anchors: somebody outside the bureau holds a root of ours (a witness's signature, or a receipt for the printed one).

Inside its own database a rewritten history can be made to look whole; what shows it is only a root that others keep. So an
anchor has an age: after a day we warn, after three days nothing is issued that people rely on, unless the head answers for it.
Each anchor is an act, so that when it was brought, and by whom, is as fixed as everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection

from minzheng.journal import checkpoints, models, nodes, prove, volumes
from minzheng.journal.note import Verifier
from minzheng.journal.volumes import MATTER
from minzheng.vocabulary.errors import Refusal

ANCHORED, OVERRIDDEN, REGISTERED = "anchor", "override_anchor", "register_witness"
WARNS, STOPS = timedelta(hours=24), timedelta(hours=72)
OVERRIDE_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Age:
    """How old the newest outside anchor is at a moment: `since` the moment it was recorded (the journal's beginning when there
    is none yet), `anchored` whether there is one, `overridden` whether the head's act lets things be issued all the same."""

    since: datetime
    at: datetime
    anchored: bool
    overridden: bool = False

    @property
    def old(self) -> timedelta:
        return self.at - self.since

    @property
    def warns(self) -> bool:
        return self.old > WARNS

    @property
    def stops(self) -> bool:
        return self.old > STOPS and not self.overridden

    def __str__(self) -> str:
        hours = max(0, int(self.old.total_seconds() // 3600))
        return f"最近一次外部锚定在{hours}小时以前" if self.anchored else f"台账启用{hours}小时，还没有任何外部锚定"


def age(at: datetime) -> Age | None:
    """The age of the newest outside anchor at the aware moment `at`; None for an empty journal."""
    anchored = _newest(ANCHORED)
    since = anchored or _first()
    if since is None:
        return None
    overridden = at - since > STOPS and (released := _newest(OVERRIDDEN)) is not None and at - released <= OVERRIDE_LASTS
    return Age(since, at, anchored is not None, overridden)


def newest_log() -> int:
    """The log that is written now. Refusal for an empty journal."""
    logs = volumes.logs()
    if not logs:
        raise Refusal("台账还是空的", remedy="办下第一件事以后再锚定。")
    return logs[-1]


def brought(witness: str) -> tuple[int, int]:
    """The newest log, and the size of it that this witness cosigned last (0 when it never saw it)."""
    log = newest_log()
    last = models.Cosignature.objects.filter(log=log, witness=witness).order_by("-size").values_list("size", flat=True).first()
    return log, last or 0


def request(log: int, old: int, at: datetime) -> str:
    """What to take to a witness that last signed `old` leaves of `log`; the checkpoint is signed now if need be. In a transaction."""
    checkpoints.make(log, at)
    return prove.witness_request(log, old)


def keep(log: int, line: str, witness: Verifier, at: datetime) -> int:
    """Keep the answered signature line under the newest checkpoint of `log`; its size. BadNote when the line is false."""
    newest = checkpoints.newest(log)
    size = newest.size if newest is not None else nodes.head(log).size
    if not models.Cosignature.objects.filter(log=log, size=size, witness=witness.name).exists():
        checkpoints.keep_cosignature(log, size, line, witness, at)
    return size


def _newest(verb: str) -> datetime | None:
    return _moment('SELECT at FROM journal_act WHERE matter = %s AND verb = %s ORDER BY "on" DESC, seq DESC LIMIT 1', [MATTER, verb])


def _first() -> datetime | None:
    return _moment("SELECT at FROM journal_act ORDER BY seq LIMIT 1", [])


def _moment(sql: str, values: list[str]) -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    if row is None:
        return None
    moment = row[0] if isinstance(row[0], datetime) else datetime.fromisoformat(str(row[0]))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
