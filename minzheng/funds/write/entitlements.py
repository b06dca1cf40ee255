"""Entitlements: granted, opened (期初), held, released, ended. Only a decision with reasons ends one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q

from minzheng.sm3 import sm3

from ..freezing import freeze, people_in
from ..models import Beneficiary, Entitlement
from ..months import first_day, following, number_of
from ..read import refuse_clash
from .bulk import insert, reserve
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


OPENED = ("matter", "person_id", "case", "town", "starts", "ends", "amount", "paid_through", "once")
FILLED = {"held_since": None, "held_why": "", "held_by": None, "why_ended": "", "ended": None}


def open_entitlements(rows: Sequence[Mapping[str, Any]], seq: int) -> list[int]:
    """期初: many entitlements under one act; each row = the columns of OPENED plus `facts` and `members`. Their ids, in order."""
    ids = reserve("funds_entitlement", len(rows))
    versions, beneficiaries, entitlements = [], [], []
    rest = tuple(FILLED.values())
    for id, row in zip(ids, rows, strict=True):
        entitlements.append((id, *(row.get(name) for name in OPENED[:-1]), row.get("once", False), seq, *rest))
        frozen = freeze(row["facts"], row["members"])
        versions.append((id, row["starts"], seq, frozen, sm3(frozen)))
        beneficiaries += [(id, one) for one in people_in(row["members"]) - {row["person_id"]}]
    insert("funds_entitlement", ("id", *OPENED, "entered", *FILLED), entitlements)
    insert("funds_factsversion", ("entitlement_id", "since", "seq", "facts", "digest"), versions)
    insert("funds_beneficiary", ("entitlement_id", "person_id"), beneficiaries)
    return list(ids)


def end(entitlement: int, *, last_month: date, why: str, seq: int) -> int:
    """End one entitlement after the month `last_month`; a hold is answered by it. 0 when it had ended before."""
    return Entitlement.objects.filter(pk=entitlement, ends=None).update(
        ends=following(last_month), why_ended=why[:200], ended=seq, held_since=None, held_why="", held_by=None
    )


def settled_through(months: Mapping[int, date]) -> None:
    """That nothing more is due to these entitlements up to a month: it was paid elsewhere."""
    by_month: dict[date, list[int]] = {}
    for entitlement, month in months.items():
        by_month.setdefault(month, []).append(entitlement)
    for month, some in by_month.items():
        for start in range(0, len(some), BATCH):
            Entitlement.objects.filter(pk__in=some[start : start + BATCH]).update(paid_through=month)


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
