"""资金的唯一写入口，只供程序在行为的同一事务内调用。每个函数都要求行为的序号 `seq`。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from minzheng.journal.canonical import encode as canonical
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from .models import Entitlement, FactsVersion, Fund, Posting

BATCH = 2000


def entitle(matter: str, *, person: int, case: str, starts: date, amount: int, facts: Mapping[str, Any], members: Mapping[str, Any],
            town: str, seq: int, excludes: Sequence[str] = ()) -> int:  # fmt: skip
    """A new entitlement from the month `starts`, with its first version of facts; its id.

    Raises Refusal when the person already draws this benefit, or one that excludes it, in any month from `starts` on.
    """
    clash = (
        Entitlement.objects.filter(person_id=person, matter__in=(matter, *excludes)).filter(Q(ends=None) | Q(ends__gt=starts)).first()
    )
    if clash is not None:
        raise Refusal(f"该人正在享受{clash.matter}待遇（案号{clash.case}），同一时段不得重复或者同时享受", remedy="请先依法停发原待遇。", gate="待遇互斥")
    row = Entitlement.objects.create(matter=matter, person_id=person, case=case, town=town, starts=starts, amount=amount, entered=seq)
    add_version(row.pk, starts, facts, members, seq)
    return row.pk


def add_version(entitlement: int, since: date, facts: Mapping[str, Any], members: Mapping[str, Any], seq: int) -> int:
    """Freeze new facts behind an entitlement from a month on; the version's id."""
    frozen = canonical({"facts": dict(facts), "members": dict(members)})
    return FactsVersion.objects.create(entitlement_id=entitlement, since=since, seq=seq, facts=frozen, digest=sm3(frozen)).pk


def open_entitlements(rows: Sequence[Mapping[str, Any]], seq: int) -> list[Entitlement]:
    """期初: many entitlements under one act; each row = columns of Entitlement plus `facts` and `members`."""
    made = Entitlement.objects.bulk_create(
        [Entitlement(**{k: v for k, v in row.items() if k not in ("facts", "members")}, entered=seq) for row in rows], batch_size=BATCH
    )
    versions = []
    for entitlement, row in zip(made, rows, strict=True):
        frozen = canonical({"facts": dict(row["facts"]), "members": dict(row["members"])})
        versions.append(FactsVersion(entitlement=entitlement, since=row["starts"], seq=seq, facts=frozen, digest=sm3(frozen)))
    FactsVersion.objects.bulk_create(versions, batch_size=BATCH)
    return made


def end_entitlements(case: str, *, last_month: date, why: str, seq: int) -> int:
    """End what a case entitles to: `last_month` (its first day) is the last one paid. How many ended."""
    first_unpaid = date(last_month.year + last_month.month // 12, last_month.month % 12 + 1, 1)
    return Entitlement.objects.filter(case=case, ends=None).update(ends=first_unpaid, why_ended=why, ended=seq)


def hold(person: int, *, since: date, why: str, seq: int) -> int:
    """Hold every running entitlement of a person the same day; those already held keep their first reason. How many were held."""
    return Entitlement.objects.filter(person_id=person, ends=None, held_since=None).update(held_since=since, held_why=why, held_by=seq)


def release(entitlement: int, seq: int) -> int:
    """Let a held entitlement be paid again (the act that releases it is `seq`); 0 when it was not held."""
    return Entitlement.objects.filter(pk=entitlement).exclude(held_since=None).update(held_since=None, held_why="", held_by=seq)


def post(seq: int, on: date, *sides: tuple[str, str, int]) -> None:
    """The sides (account, fund, amount 分; debit positive) of one act's double entry. Raises ValueError unless they sum to zero."""
    if sum(amount for _, _, amount in sides):
        raise ValueError("the two sides of an entry must balance")
    Posting.objects.bulk_create([Posting(seq=seq, account=account, fund=fund, amount=amount, on=on) for account, fund, amount in sides])


def found_fund(name: str, purpose: str, opening: int, *, on: date, seq: int) -> Fund:
    """A restricted fund with what stood in it before the system."""
    row = Fund.objects.create(name=name, purpose=purpose, opening=opening, seq=seq)
    if opening:
        post(seq, on, ("慈善银行存款", name, opening), ("慈善基金", name, -opening))
    return row
