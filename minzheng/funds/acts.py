"""What the journal says, read in order for the deep checks: acts with their fields, and the roots in their records."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db import connection

CHUNK = 5000


@dataclass(frozen=True)
class Told:
    """An act and those of its fields that were asked for (erased ones are left out)."""

    seq: int
    matter: str
    verb: str
    on: date
    case: str | None
    fields: dict[str, Any]
    origin: str = "here"


def rows(sql: str, parameters: Iterable[Any] = ()) -> Iterator[Any]:
    """The rows of a reading, a few thousand at a time."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        while found := cursor.fetchmany(CHUNK):
            yield from found


def blob(column: str) -> str:
    """SQL for a column of bytes, whatever somebody may have written into it."""
    return f"CAST({column} AS BLOB)" if connection.vendor == "sqlite" else column


def told(names: Sequence[str], verbs: Sequence[str] = ()) -> Iterator[Told]:
    """Acts, in order, that have one of these fields (or are of one of these verbs)."""
    marks = ",".join(["%s"] * len(names))
    chosen = f" OR a.verb IN ({','.join(['%s'] * len(verbs))})" if verbs else ""
    found = rows(
        f'SELECT a.seq, a.matter, a.verb, a."on", a."case", a.origin, f.name, f.value FROM journal_act a'  # noqa: S608
        f" LEFT JOIN journal_actfield f ON f.seq = a.seq AND f.name IN ({marks}) WHERE f.name IS NOT NULL{chosen} ORDER BY a.seq",
        [*names, *verbs],
    )
    act: Told | None = None
    for seq, matter, verb, on, case, origin, name, value in found:
        if act is None or act.seq != seq:
            if act is not None:
                yield act
            act = Told(seq, matter, verb, on, case, {}, origin)
        if name is not None and value is not None:
            act.fields[name] = orjson.loads(bytes(value))
    if act is not None:
        yield act


def roots(verb: str) -> dict[int, bytes]:
    """The lines root in the record of each act of a verb."""
    found = {}
    for seq, record in rows("SELECT seq, record FROM journal_act WHERE verb = %s ORDER BY seq", [verb]):
        root = orjson.loads(bytes(record)).get("lines")
        if root is not None:
            found[seq] = b64decode(root)
    return found
