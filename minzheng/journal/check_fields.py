"""The deep check: every kept field opens its commitment, every erased one was erased lawfully, every attachment is intact."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from django.db import connection

from minzheng.journal import attachments
from minzheng.journal.commitment import commit
from minzheng.journal.erase import LISTED, VERB
from minzheng.journal.findings import Finding
from minzheng.journal.models import Attachment
from minzheng.journal.record import ATTACHMENT
from minzheng.journal.volumes import MATTER
from minzheng.sm3 import sm3

CHUNK = 1000
Field = tuple[int, str, bytes | None, bytes | None, int | None]


def fields() -> Iterator[Finding]:
    """Findings on every field of every act, and fields that belong to no act."""
    erased = _listed()
    digests: dict[str, int] = {}
    for records in _chunks():
        kept = _kept(min(records), max(records))
        for field in kept:
            yield from _field(field, records.get(field[0]), erased, digests)
        found = {(seq, name) for seq, name, *_ in kept}
        for seq, said in records.items():
            for name in said:
                if (seq, name) not in found:
                    yield Finding("journal_actfield", seq, f"“{name}”一项的行被删除")
    yield from _orphans()
    for digest, seq in digests.items():
        yield from _attachment(digest, seq)


def _field(field: Field, said: Mapping[str, str] | None, erased: set[tuple[int, int, str]], digests: dict[str, int]) -> Iterator[Finding]:
    seq, name, salt, value, erased_by = field
    if said is None or name not in said:
        yield Finding("journal_actfield", seq, f"“{name}”一项不在该记录的承诺之内，是后来插入的")
    elif erased_by is not None:
        if (erased_by, seq, name) not in erased:
            yield Finding("journal_actfield", seq, f"“{name}”一项被抹去，第{erased_by}号记录没有批准删除它")
    elif salt is None or value is None or commit(salt, name, value) != b64decode(said[name]):
        yield Finding("journal_actfield", seq, f"“{name}”一项与记录中的承诺不符，值被改动")
    elif name.startswith(ATTACHMENT):
        digests.setdefault(orjson.loads(value)["sm3"], seq)


def _attachment(digest: str, seq: int) -> Iterator[Finding]:
    path = attachments.place(bytes.fromhex(digest))
    if not Attachment.objects.filter(digest=bytes.fromhex(digest)).exists():
        yield Finding("journal_attachment", seq, f"附件{digest[:12]}…的登记行被删除")
    if not path.exists():
        yield Finding("journal_attachment", seq, f"附件{digest[:12]}…的文件不在")
    elif sm3(path.read_bytes()).hex() != digest:
        yield Finding("journal_attachment", seq, f"附件{digest[:12]}…的文件内容被改动")


def _chunks() -> Iterator[dict[int, dict[str, str]]]:
    """Runs of acts as seq to committed fields."""
    last = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT seq, record FROM journal_act WHERE seq > %s ORDER BY seq LIMIT %s", [last, CHUNK])
            rows: list[tuple[int, Any]] = cursor.fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield {seq: _committed(bytes(record)) for seq, record in rows}


def _committed(record: bytes) -> dict[str, str]:
    try:
        return dict(orjson.loads(record)["fields"])
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return {}


def _kept(first: int, last: int) -> list[Field]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, name, salt, value, erased_by FROM journal_actfield WHERE seq BETWEEN %s AND %s ORDER BY seq, name",
            [first, last],
        )
        return [
            (seq, name, salt and bytes(salt), value and bytes(value), erased_by) for seq, name, salt, value, erased_by in cursor.fetchall()
        ]


def _orphans() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT seq FROM journal_actfield f WHERE NOT EXISTS (SELECT 1 FROM journal_act a WHERE a.seq = f.seq)")
        for (seq,) in cursor.fetchall():
            yield Finding("journal_actfield", seq, "值所属的记录不存在")


def _listed() -> set[tuple[int, int, str]]:
    """Every (erasing act, act, field) that an erase act lists."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.seq, f.value FROM journal_actfield f JOIN journal_act a ON a.seq = f.seq"
            " WHERE a.matter = %s AND a.verb = %s AND f.name = %s AND f.value IS NOT NULL",
            [MATTER, VERB, LISTED],
        )
        return {(by, seq, name) for by, value in cursor.fetchall() for seq, name in orjson.loads(bytes(value))}
