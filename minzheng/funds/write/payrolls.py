"""Payrolls and their lines, what the bank answered, what is to be recovered and was given back. Lines are never changed."""

# The statements are put together from fixed pieces only; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F

from ..accounts import BOUNCED, EXPENSE, PAYABLE, TREASURY
from ..lines import STRUCK, Sealed
from ..models import Payroll, Recovery, Returned
from ..months import first_day, number_of
from ..payments import running
from .bulk import insert
from .ledger import post

COLUMNS = ("payroll_id", "place", "entitlement_id", "version_id", "kind", "first", "last", "amount", "salt", "leaf")
BOUNCE, GIVEN_BACK = "退票", "退还"


@dataclass(frozen=True)
class Batch:
    """What a payroll is: of which benefit and month, the how-manyth of the month and of which kind, made and approved by whom."""

    matter: str
    month: date
    number: int
    kind: str
    prepared_by: str
    approved_by: str


def keep_lines(batch: Batch, sealed: Sealed, total: int, *, on: date, seq: int) -> Payroll:
    """The payroll with its lines; their total is owed to the payees from now on."""
    payroll = Payroll.objects.create(
        matter=batch.matter, month=batch.month, batch=batch.number, kind=batch.kind, seq=seq, lines=len(sealed.lines), total=total,
        prepared_by=batch.prepared_by, approved_by=batch.approved_by,
    )  # fmt: skip
    insert("funds_paymentline", COLUMNS, sealed.rows(payroll.pk))
    post(seq, on, (EXPENSE, batch.matter, total), (PAYABLE, batch.matter, -total))
    return payroll


def paid_through(matter: str, month: date, seq: int) -> None:
    """Every entitlement that was asked for the month is settled up to it; one held by act `seq`, up to the month before."""
    before = first_day(number_of(month) - 1)
    earlier = "date(ends, '-1 month')" if connection.vendor == "sqlite" else "(ends - interval '1 month')::date"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE funds_entitlement AS e SET paid_through = CASE WHEN ends <= %s THEN {earlier} ELSE %s END WHERE {running()}",
            [month, month, matter, month, month],
        )
        cursor.execute(
            "UPDATE funds_entitlement SET paid_through = %s WHERE matter = %s AND held_by = %s AND starts <= %s"
            " AND (paid_through IS NULL OR paid_through < %s)",
            [before, matter, seq, before, before],
        )


def keep_sent(payroll: int, digest: bytes, seq: int) -> None:
    """That the file with this digest went to the bank."""
    Payroll.objects.filter(pk=payroll).update(sent=seq, file_digest=digest)


def keep_settled(payroll: Payroll, bounced: Iterable[tuple[int, int, str]], *, on: date, seq: int) -> None:
    """The bank's answer: what was paid leaves the special account; each bounced line (id, amount, why) is owed still."""
    rows = [Returned(line_id=line, seq=seq, on=on, amount=amount, kind=BOUNCE, why=why[:200]) for line, amount, why in bounced]
    Returned.objects.bulk_create(rows, batch_size=2000)
    back = sum(row.amount for row in rows)
    Payroll.objects.filter(pk=payroll.pk).update(result=seq, paid_on=on)
    post(
        seq, on, (PAYABLE, payroll.matter, payroll.total), (TREASURY, payroll.matter, back - payroll.total), (BOUNCED, payroll.matter, -back)
    )


def strike(payroll: Payroll, lines: Iterable[tuple[int, int, str]], *, seq: int) -> None:
    """Take back lines (id, what is left of it 分, why) of a payroll paid elsewhere whose list was wrong, as of the day it was paid."""
    assert payroll.paid_on is not None
    rows = [Returned(line_id=line, seq=seq, on=payroll.paid_on, amount=amount, kind=STRUCK, why=why[:200]) for line, amount, why in lines]
    Returned.objects.bulk_create(rows, batch_size=2000)
    total = sum(row.amount for row in rows)
    post(seq, payroll.paid_on, (TREASURY, payroll.matter, total), (EXPENSE, payroll.matter, -total))


def recover(told: Mapping[str, Any], *, on: date, seq: int) -> Recovery:
    """A decision to recover an overpayment, as its act tells it (`entitlement`, `last_entitled`, `amount`, …)."""
    columns = {name: value for name, value in told.items() if name != "entitlement"}
    columns["last_entitled"] = date.fromisoformat(columns["last_entitled"])
    return Recovery.objects.create(entitlement_id=told["entitlement"], seq=seq, on=on, **columns)


def give_back(recovery: Recovery | None, parts: Sequence[tuple[int, int]], *, matter: str, on: date, why: str, seq: int) -> None:
    """Money a payee gave back, by line (id, amount 分); under a recovery if there is one."""
    Returned.objects.bulk_create(
        [Returned(line_id=line, seq=seq, on=on, amount=amount, kind=GIVEN_BACK, why=why[:200], recovery=recovery) for line, amount in parts]
    )
    total = sum(amount for _, amount in parts)
    if recovery is not None:
        Recovery.objects.filter(pk=recovery.pk).update(recovered=F("recovered") + total)
    post(seq, on, (TREASURY, matter, total), (EXPENSE, matter, -total))


def waive(recovery: Recovery, amount: int) -> None:
    """What need not be given back any more: no money moves."""
    Recovery.objects.filter(pk=recovery.pk).update(waived=F("waived") + amount)
