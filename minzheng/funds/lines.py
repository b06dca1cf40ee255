"""Payment lines as the journal commits to them: one salted leaf per line, their root in the act of the payroll."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from minzheng.journal.commitment import SALT_SIZE
from minzheng.journal.lines import TAG
from minzheng.journal.tree import root_of
from minzheng.sm3 import sm3

CURRENT, ARREARS, DIFFERENCE, SINGLE, AGAIN = "当月", "补发", "补差", "一次性", "重发"
"""Kinds of lines."""

ELSEWHERE, STRUCK = "补录", "冲销"
"""The kind of a payroll, and of its lines, that was paid elsewhere; what takes such a line back when its list is corrected."""

MONTHLY, EXTRA = "月发", "补差"
"""Kinds of payrolls, beside 一次性."""


class Line(NamedTuple):
    """One payment before it is written: `facts` is the digest of the frozen facts it rests on, `amount` in 分."""

    entitlement: int
    person: int
    version: int
    facts: bytes
    kind: str
    first: date
    last: date
    amount: int


_FORM = (
    b'{"amount":%d,"entitlement":%d,"facts":"%s","first":"%s","kind":"%s","last":"%s","person":%d,"place":%d,"version":%d}'
)  # as journal.canonical writes it: keys in order, no space


def value_of(line: Line, place: int) -> bytes:
    """What a line says, as canonical JSON."""
    first, last = line.first.isoformat().encode(), line.last.isoformat().encode()
    return _FORM % (line.amount, line.entitlement, line.facts.hex().encode(), first, line.kind.encode(), last, line.person, place, line.version)


def leaf_of(line: Line, place: int, salt: bytes) -> bytes:
    """The leaf hash of a line under its 16 salt bytes (as journal.lines and journal.tree define it)."""
    return sm3(b"\0" + TAG + salt + value_of(line, place))


class Sealed(NamedTuple):
    """Lines with a fresh salt and leaf each, and their root."""

    lines: Sequence[Line]
    salts: Sequence[bytes]
    leaves: Sequence[bytes]
    root: bytes

    def rows(self, payroll: int) -> list[tuple[Any, ...]]:
        """Rows of funds_paymentline: payroll, place, entitlement, version, kind, first, last, amount, salt, leaf."""
        return [
            (payroll, place, line.entitlement, line.version, line.kind, line.first, line.last, line.amount, salt, leaf)
            for place, (line, salt, leaf) in enumerate(zip(self.lines, self.salts, self.leaves, strict=True))
        ]


def seal(lines: Sequence[Line]) -> Sealed:
    """A fresh salt and a leaf for each line, in order."""
    random = os.urandom(SALT_SIZE * len(lines))
    salts = [random[start : start + SALT_SIZE] for start in range(0, len(random), SALT_SIZE)]
    texts: dict[date, bytes] = {}
    head, leaves = b"\0" + TAG, []
    for place, (line, salt) in enumerate(zip(lines, salts, strict=True)):
        first = texts.get(line.first) or texts.setdefault(line.first, line.first.isoformat().encode())
        last = texts.get(line.last) or texts.setdefault(line.last, line.last.isoformat().encode())
        value = _FORM % (line.amount, line.entitlement, line.facts.hex().encode(), first, line.kind.encode(), last, line.person, place, line.version)
        leaves.append(sm3(head + salt + value))
    return Sealed(lines, salts, leaves, root_of(leaves))
