"""Versions of the frozen facts: entered beside an entitlement, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.journal.canonical import encode as canonical
from minzheng.sm3 import sm3

from ..models import FactsVersion

BATCH = 2000


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


def add_version(entitlement: int, since: date, facts: Mapping[str, Any], members: Mapping[str, Any], seq: int) -> int:
    """Freeze new facts behind an entitlement from a month on; the version's id."""
    new = Version.of(entitlement, since, facts, members)
    return FactsVersion.objects.create(entitlement_id=entitlement, since=since, seq=seq, facts=new.facts, digest=new.digest).pk


def keep_versions(versions: Iterable[Version], seq: int) -> None:
    """Freeze many."""
    FactsVersion.objects.bulk_create(
        [FactsVersion(entitlement_id=v.entitlement, since=v.since, seq=seq, facts=v.facts, digest=v.digest) for v in versions], batch_size=BATCH
    )
