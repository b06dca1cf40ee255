"""Frozen facts: the bytes that are kept behind a payment, and their digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.journal.canonical import encode as canonical
from minzheng.sm3 import sm3

MEMBER_ID = "person.id"
"""A member's row may carry the person's id in the register under this key: then the person's events reach the benefit."""


@dataclass(frozen=True)
class Version:
    """Facts to be frozen behind an entitlement from the month `since` on (canonical JSON and its SM3)."""

    entitlement: int
    since: date
    facts: bytes
    digest: bytes

    @classmethod
    def of(cls, entitlement: int, since: date, facts: Mapping[str, Any], members: Mapping[str, Any]) -> Version:
        frozen = freeze(facts, members)
        return cls(entitlement, since, frozen, sm3(frozen))

    def told(self) -> list[Any]:
        """What the act says of it."""
        return [self.entitlement, self.since.isoformat(), self.digest.hex()]


def freeze(facts: Mapping[str, Any], members: Mapping[str, Any]) -> bytes:
    """The canonical bytes of facts and members (values as in vocabulary.coding)."""
    return canonical({"facts": dict(facts), "members": dict(members)})


def people_in(members: Mapping[str, Any]) -> set[int]:
    """The people of the register that members' rows name."""
    return {one[MEMBER_ID] for rows in members.values() for one in rows if MEMBER_ID in one}
