"""Writes the whole journal as JSON lines that anyone can verify and recount with `standalone/verify_journal.py`.

The lines, in this order (the schema is described in docs/journal.md):
  {"type": "journal", "format": FORMAT, "alg": "sm3", "logs": [{"log", "origin", "size", "key"}]}
  {"type": "checkpoint", "log", "size", "note"}                          every kept checkpoint
  {"type": "act", "log", "place", "seq", "record", "fields", "erased"}   `record` is the hashed text, byte for byte
  {"type": "line", "seq", "index", "salt", "value"}                      payment or opening lines under an act's `lines`
A field is {"salt", "value"}; one withheld appears in the record as a commitment only.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO

import orjson
from django.db import connection

from minzheng.journal import models, nodes, volumes
from minzheng.journal.entry import Json
from minzheng.journal.snapshot import snapshot

FORMAT = "minzheng-journal/1"
CHUNK = 1000
Disclose = Callable[[dict[str, Any], str], bool]
"""Whether the field of that name is shown, given the act's record: how a caller masks personal data."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line kept by an upper package: the `index`-th under the lines root of act `seq`."""

    seq: int
    index: int
    salt: bytes
    value: Json


def everything(said: dict[str, Any], name: str) -> bool:
    """Disclose every field: for the bureau's own files, not for handing out."""
    return True


def write(out: BinaryIO, disclose: Disclose = everything, lines: Iterable[Line] = ()) -> int:
    """Export every act in a tree to `out` in the order of logs and places, then `lines` (by act, then index); the number of acts."""
    count = 0
    with snapshot():
        out.write(_line(_journal()))
        for kept in models.Checkpoint.objects.order_by("log", "size"):
            out.write(_line({"type": "checkpoint", "log": kept.log, "size": kept.size, "note": kept.note}))
        for log in volumes.logs():
            for act in _acts(log, disclose):
                out.write(_line(act))
                count += 1
        for line in lines:
            out.write(_line(_of(line)))
    return count


def _journal() -> dict[str, Any]:
    logs = [
        {
            "log": log,
            "origin": volumes.opened(log)["origin"],
            "size": nodes.head(log).size,
            "key": str(volumes.verifier(log)),
        }
        for log in volumes.logs()
    ]
    return {"type": "journal", "format": FORMAT, "alg": "sm3", "logs": logs}


def _of(line: Line) -> dict[str, Any]:
    return {
        "type": "line",
        "seq": line.seq,
        "index": line.index,
        "salt": b64encode(line.salt).decode(),
        "value": line.value,
    }


def _acts(log: int, disclose: Disclose) -> Iterator[dict[str, Any]]:
    start = 0
    while rows := _rows(log, start):
        fields = _fields([seq for _, seq, _ in rows])
        for place, seq, record in rows:
            text = bytes(record)
            said = orjson.loads(text)
            shown, erased = {}, {}
            for _, name, salt, value, erased_by in fields.get(seq, ()):
                if erased_by is not None:
                    erased[name] = erased_by
                elif disclose(said, name):
                    shown[name] = {"salt": b64encode(salt).decode(), "value": orjson.Fragment(bytes(value))}
            yield {
                "type": "act",
                "log": log,
                "place": place,
                "seq": seq,
                "record": text.decode(),
                "fields": shown,
                "erased": erased,
            }
        start = rows[-1][0] + 1


def _rows(log: int, start: int) -> list[tuple[int, int, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.place, l.seq, a.record FROM journal_leaf l JOIN journal_act a ON a.seq = l.seq"
            " WHERE l.log = %s AND l.place >= %s ORDER BY l.place LIMIT %s",
            [log, start, CHUNK],
        )
        return list(cursor.fetchall())


def _fields(seqs: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, name, salt, value, erased_by FROM journal_actfield WHERE seq BETWEEN %s AND %s ORDER BY seq, name",
            [min(seqs), max(seqs)],
        )
        return {seq: list(rows) for seq, rows in groupby(cursor.fetchall(), itemgetter(0))}


def _line(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
