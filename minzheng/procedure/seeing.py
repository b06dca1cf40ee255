"""谁看得见哪些办件：凭职位看得见有自己环节的事项；负责人对全局负责，看得见全部。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from minzheng.catalogue import matters
from minzheng.vocabulary import Matter

from .choices import handles
from .models import Case

OVERSEERS = frozenset({"head"})
"""Offices that answer for the whole bureau and so see every line (地方各级人民代表大会和地方各级人民政府组织法: 首长负责制)."""
PAYERS = frozenset({"finance"})


@dataclass(frozen=True)
class Scope:
    """What somebody may see: cases of these matters (None = of all), of one town ("" = of the whole district)."""

    matters: frozenset[str] | None
    town: str = ""

    def covers(self, case: Case) -> bool:
        return (self.matters is None or case.matter in self.matters) and self.town in ("", case.town)

    def sees(self, matter: str) -> bool:
        return self.matters is None or matter in self.matters


def scope_of(offices: Sequence[tuple[str, str]], town: str) -> Scope:
    """What the holder of these (office, line) pairs may see (PRV-09: no look without a role in the matter)."""
    if any(office in OVERSEERS for office, _ in offices):
        return Scope(None, town)
    return Scope(frozenset(matter.id for matter in matters() if _has_role_in(matter, offices)), town)


def visible(scope: Scope) -> QuerySet[Case]:
    """The cases somebody may see. Every list, count and choice starts here."""
    rows = Case.objects.all()
    if scope.matters is not None:
        rows = rows.filter(matter__in=sorted(scope.matters))
    return rows.filter(town=scope.town) if scope.town else rows


def _has_role_in(matter: Matter, offices: Sequence[tuple[str, str]]) -> bool:
    pays = matter.pays is not None and any(office in PAYERS and line in ("", matter.line) for office, line in offices)
    return pays or any(handles(office, line, matter) for office, line in offices)
