"""The kept rows of bulk acts: byte for byte under the root in their act, in their places, under the keys they were given."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from minzheng.journal.canonical import decode
from minzheng.journal.findings import Finding
from minzheng.journal.lines import TAG, lines_root

from .reading import blob, rows

KEYS = {"open": "number", "appoint": "staff", "open_benefits": "person_id"}
"""Which column of a row its key repeats, by the verb of the act; elsewhere it is the place."""


def lines() -> Iterator[Finding]:
    """The salted rows of every bulk act, against the root in the act; rows that no act has entered."""
    acts = {seq: (verb, root) for seq, verb, root in _acts()}
    statement = f"SELECT seq, place, key, {blob('salt')}, {blob('value')} FROM registers_line ORDER BY seq, place"  # noqa: S608
    for seq, group in groupby(rows(statement), key=itemgetter(0)):
        kept = list(group)
        verb, root = acts.pop(seq, ("", b""))
        if lines_root(TAG + bytes(salt) + bytes(value) for *_, salt, value in kept) != root:
            yield Finding("registers_line", seq, "登记底册的行与行为承诺的根不一致（有行被改动、增加或者删除）")
        else:
            yield from _places(seq, verb, kept)
    for seq, (_, root) in acts.items():
        if root != lines_root([]):
            yield Finding("registers_line", seq, "登记底册的行全部缺失")


def _acts() -> Iterator[tuple[int, str, bytes]]:
    """Acts whose rows are kept as register lines, with the lines root of their record."""
    for seq, verb, record in rows("SELECT seq, verb, record FROM journal_act WHERE matter LIKE 'register%%' OR verb = 'open_benefits'"):
        root = orjson.loads(bytes(record)).get("lines")
        if root is not None:
            yield seq, verb, b64decode(root)


def _places(seq: int, verb: str, kept: list[Any]) -> Iterator[Finding]:
    for number, (_, place, key, _, value) in enumerate(kept):
        expected = str(decode(bytes(value))[KEYS[verb]]) if verb in KEYS else str(number)
        if place != number or key != expected:
            yield Finding("registers_line", seq, f"登记底册第{number + 1}行的行号或者登记号被改动")
