"""How acts get into the journal; `write` is the door to it, and the journal's own acts (erasing, restoring) pass here too."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from minzheng.journal import transaction
from minzheng.journal.entry import Appended, Entry
from minzheng.journal.models import ActField
from minzheng.journal.postgres_tables import PostgresTables
from minzheng.journal.record import Prepared, prepare, same
from minzheng.journal.sqlite_tables import SqliteTables
from minzheng.journal.tree import leaf_hash
from minzheng.vocabulary.errors import Refusal

Tables = SqliteTables | PostgresTables


def append_many(entries: Sequence[Entry]) -> list[Appended]:
    """Record several acts in order, at much less cost than one by one; results in the order of `entries`."""
    prepared = [prepare(entry) for entry in entries]
    transaction.required()
    tables = tables_of()
    given = {entry.act_id for entry in entries if entry.act_id is not None}
    with connection.wrap_database_errors:
        tables.reserve(given, {entry.case for entry in entries if entry.case is not None})
        known = tables.known(given) if given else {}
        fresh = _fresh(prepared, known)
        rows = tables.record(list(fresh.values())) if fresh else []
    appended = {row.prepared.act_id: row.appended() for row in rows}
    return [appended.get(item.act_id) or _repeated(item.entry, *known[item.act_id]) for item in prepared]


def tables_of() -> Tables:
    """The tables of the database in use."""
    return SqliteTables(connection) if connection.vendor == "sqlite" else PostgresTables(connection)


def _fresh(prepared: Sequence[Prepared], known: dict[UUID, tuple[int, bytes]]) -> dict[UUID, Prepared]:
    """Those not recorded before, each once; one id with two contents in the same batch is refused."""
    fresh: dict[UUID, Prepared] = {}
    for item in prepared:
        if item.act_id in known:
            continue
        first = fresh.setdefault(item.act_id, item)
        if first is not item and not same(item.entry, first.record(0, None), {}):
            raise _conflict(item.act_id, None)
    return fresh


def _repeated(entry: Entry, seq: int, record: bytes) -> Appended:
    kept = {name: (salt, value) for name, salt, value in ActField.objects.filter(seq=seq).values_list("name", "salt", "value")}
    assert entry.act_id is not None
    if not same(entry, record, kept):
        raise _conflict(entry.act_id, seq)
    return Appended(seq, entry.act_id, leaf_hash(record), fresh=False)


def _conflict(act_id: UUID, seq: int | None) -> Refusal:
    taken = f"已记为第{seq}号，" if seq else ""
    return Refusal(f"行为标识{act_id}{taken}与本次提交的内容不同，没有记入", remedy="请刷新页面后重新办理，不要重复使用旧的提交。")
