"""Versions of the frozen facts: entered beside an entitlement, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..freezing import Version
from ..models import FactsVersion

BATCH = 2000


def add_version(entitlement: int, since: date, facts: Mapping[str, Any], members: Mapping[str, Any], seq: int) -> int:
    """Freeze new facts behind an entitlement from a month on; the version's id."""
    new = Version.of(entitlement, since, facts, members)
    return FactsVersion.objects.create(entitlement_id=entitlement, since=since, seq=seq, facts=new.facts, digest=new.digest).pk


def keep_versions(versions: Iterable[Version], seq: int) -> None:
    """Freeze many."""
    FactsVersion.objects.bulk_create(
        [FactsVersion(entitlement_id=v.entitlement, since=v.since, seq=seq, facts=v.facts, digest=v.digest) for v in versions], batch_size=BATCH
    )
