"""Entitlements: granted, opened (期初), held, released, ended. Only a decision with reasons ends one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q

from ..freezing import Version, people_in
from ..models import Beneficiary, Entitlement, FactsVersion
from ..months import first_day, following, number_of
from ..read import refuse_clash
from .versions import BATCH, add_version


def entitle(matter: str, *, person: int, case: str, starts: date, amount: int, facts: Mapping[str, Any], members: Mapping[str, Any],
            town: str, seq: int, excludes: Sequence[str] = ()) -> int:  # fmt: skip
    """A new entitlement from the month `starts`, with its first version of facts; its id.

    Raises Refusal when the person already draws this benefit, or one that excludes it, in any month from `starts` on.
    """
    refuse_clash(matter, person, starts, excludes)
    row = Entitlement.objects.create(matter=matter, person_id=person, case=case, town=town, starts=starts, amount=amount, entered=seq)
    add_version(row.pk, starts, facts, members, seq)
    Beneficiary.objects.bulk_create([Beneficiary(entitlement=row, person_id=one) for one in people_in(members) - {person}])
    return row.pk


def award(matter: str, *, person: int, case: str, amount: int, on: date, town: str, seq: int,
          facts: Mapping[str, Any] | None = None, members: Mapping[str, Any] | None = None) -> int:  # fmt: skip
    """A single payment of `amount` 分, decided on a day and paid with the next payroll of the matter; its id."""
    starts = first_day(number_of(on))
    row = Entitlement.objects.create(
        matter=matter, person_id=person, case=case, town=town, starts=starts, ends=following(on), once=True, amount=amount, entered=seq
    )
    add_version(row.pk, starts, facts or {}, members or {}, seq)
    return row.pk


def open_entitlements(rows: Sequence[Mapping[str, Any]], seq: int) -> list[Entitlement]:
    """期初: many entitlements under one act; each row = columns of Entitlement plus `facts` and `members`."""
    apart = ("facts", "members")
    made = Entitlement.objects.bulk_create(
        [Entitlement(**{name: value for name, value in row.items() if name not in apart}, entered=seq) for row in rows], batch_size=BATCH
    )
    versions, beneficiaries = [], []
    for entitlement, row in zip(made, rows, strict=True):
        new = Version.of(entitlement.pk, row["starts"], row["facts"], row["members"])
        versions.append(FactsVersion(entitlement=entitlement, since=new.since, seq=seq, facts=new.facts, digest=new.digest))
        others = people_in(row["members"]) - {entitlement.person_id}
        beneficiaries += [Beneficiary(entitlement=entitlement, person_id=one) for one in others]
    FactsVersion.objects.bulk_create(versions, batch_size=BATCH)
    Beneficiary.objects.bulk_create(beneficiaries, batch_size=BATCH)
    return made


def end_entitlements(case: str, *, last_month: date, why: str, seq: int) -> int:
    """End what a case entitles to: `last_month` (its first day) is the last one paid. How many ended."""
    return _end(Entitlement.objects.filter(case=case, once=False), last_month, why, seq)


def end(entitlement: int, *, last_month: date, why: str, seq: int) -> int:
    """End one entitlement after the month `last_month`; a hold is answered by it. 0 when it had ended before."""
    return _end(Entitlement.objects.filter(pk=entitlement), last_month, why, seq)


def _end(rows: Any, last_month: date, why: str, seq: int) -> int:
    return rows.filter(ends=None).update(
        ends=following(last_month), why_ended=why[:200], ended=seq, held_since=None, held_why="", held_by=None
    )


def hold(person: int, *, since: date, why: str, seq: int) -> int:
    """Hold every entitlement of a person that is still to be paid; those already held keep their first reason. How many were held."""
    return (
        Entitlement.objects.filter(person_id=person, held_since=None)
        .filter(Q(ends=None) | Q(paid_through=None) | Q(ends__gt=F("paid_through")))
        .update(held_since=since, held_why=why[:200], held_by=seq)
    )


def hold_many(holds: Iterable[tuple[int, str]], *, since: date, seq: int) -> None:
    """Hold entitlements each for its own reason (what the month's run found); those already held keep their first reason."""
    by_reason: dict[str, list[int]] = {}
    for entitlement, why in holds:
        by_reason.setdefault(why[:200], []).append(entitlement)
    for why, held in by_reason.items():
        for start in range(0, len(held), BATCH):
            rows = Entitlement.objects.filter(pk__in=held[start : start + BATCH], held_since=None)
            rows.update(held_since=since, held_why=why, held_by=seq)


def release(entitlement: int, seq: int) -> int:
    """Let a held entitlement be paid again (the act that releases it is `seq`); 0 when it was not held."""
    return Entitlement.objects.filter(pk=entitlement).exclude(held_since=None).update(held_since=None, held_why="", held_by=seq)
