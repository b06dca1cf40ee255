"""Payrolls as the desk lists them: months, one payroll's lines against the month before, money back and money to be recovered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from . import lines as l
from .accounts import PAID_OUT, TREASURY
from .models import Entitlement, PaymentLine, Payroll, Posting, Recovery, Returned
from .read import Difference, differences


def payrolls(year: int, matters: Collection[str] | None, until: date | None = None) -> QuerySet[Payroll]:
    """The payrolls whose month lies in a year, of these matters (None = all), the newest first; `until` drops later months."""
    rows = Payroll.objects.filter(month__year=year)
    if matters is not None:
        rows = rows.filter(matter__in=matters)
    if until is not None:
        rows = rows.filter(month__lte=until)
    return rows.order_by("-month", "matter", "batch")


def years() -> list[int]:
    """The years in which something was paid, the newest first."""
    return [one.year for one in Payroll.objects.dates("month", "year", order="DESC")]


def against_last_month(payroll: Payroll) -> list[Difference]:
    """Person by person, what a monthly payroll pays otherwise than the month before; empty for one of another kind."""
    if payroll.kind != l.MONTHLY:
        return []
    rows = payroll.payments.select_related("entitlement", "version").order_by("place")
    made = [l.Line(one.entitlement_id, one.entitlement.person_id, one.version_id, bytes(one.version.digest), one.kind, one.first, one.last, one.amount)
            for one in rows.iterator(chunk_size=5_000)]  # fmt: skip
    return differences(payroll.matter, payroll.month, made, {})


def returned(payroll: Payroll) -> list[Returned]:
    """What came back of a payroll, the newest first."""
    return list(Returned.objects.filter(line__payroll=payroll).select_related("line__entitlement").order_by("-on", "-pk"))


@dataclass(frozen=True)
class Pause:
    """How many draw a benefit, how many of them are on hold, and why (reason -> number)."""

    matter: str
    running: int
    why: dict[str, int]


def pauses(day: date, matters: Collection[str] | None) -> list[Pause]:
    """Of each benefit, who draws it on a day and who is on hold; two statements."""
    running = Entitlement.objects.filter(starts__lte=day, once=False).exclude(ends__lte=day)
    if matters is not None:
        running = running.filter(matter__in=matters)
    numbers = dict(running.values_list("matter").annotate(Count("pk")).order_by("matter"))
    why: dict[str, dict[str, int]] = {}
    held = running.filter(held_since__isnull=False).values_list("matter", "held_why").annotate(Count("pk"))
    for matter, reason, number in held:
        why.setdefault(matter, {})[reason] = number
    return [Pause(matter, number, why.get(matter, {})) for matter, number in numbers.items()]


def drawn(matters: Collection[str], state: str, town: str, day: date, people: Collection[int] | None = None) -> QuerySet[Entitlement]:
    """The monthly benefits that run on a day, of these matters, of one town ("" = all) and of these people (None = everybody); `state`
    narrows them to those held, those that stood before the system (opening), or asks for those that have ended instead."""
    rows = Entitlement.objects.filter(matter__in=matters, once=False, starts__lte=day)
    rows = rows.filter(ends__lte=day) if state == "ended" else rows.filter(Q(ends=None) | Q(ends__gt=day))
    if state == "held":
        rows = rows.exclude(held_since=None)
    if state == "opening":
        rows = rows.filter(case="")
    rows = rows.filter(town=town) if town else rows
    rows = rows if people is None else rows.filter(person_id__in=people)
    return rows.select_related("person").order_by("id")


def recoveries(matters: Collection[str] | None) -> list[Recovery]:
    """Money still to be given back, the oldest first."""
    rows = Recovery.objects.filter(amount__gt=F("recovered") + F("waived")).select_related("entitlement").order_by("on", "pk")
    return list(rows if matters is None else rows.filter(entitlement__matter__in=matters))


def paid_by_month(year: int, until: date | None = None) -> dict[tuple[str, int], int]:
    """分 that reached payees, or the institutions that did the work, by (matter, month of payment), less what came back; three statements."""
    rows = PaymentLine.objects.filter(payroll__paid_on__year=year)
    back = Returned.objects.filter(on__year=year)
    paid_out = Posting.objects.filter(account=TREASURY, fund__in=PAID_OUT, on__year=year)
    if until is not None:
        rows, back, paid_out = rows.filter(payroll__paid_on__lte=until), back.filter(on__lte=until), paid_out.filter(on__lte=until)
    paid = rows.annotate(of=TruncMonth("payroll__paid_on")).order_by().values_list("payroll__matter", "of").annotate(Sum("amount"))
    found = {(matter, of.month): total for matter, of, total in paid}
    given_back = back.annotate(of=TruncMonth("on")).order_by().values_list("line__payroll__matter", "of").annotate(Sum("amount"))
    for matter, of, total in given_back:
        found[matter, of.month] = found.get((matter, of.month), 0) - total
    for matter, of, total in paid_out.annotate(of=TruncMonth("on")).order_by().values_list("fund", "of").annotate(Sum("amount")):
        found[matter, of.month] = found.get((matter, of.month), 0) - total
    return found


def expected_by_month(year: int) -> dict[tuple[str, int], int]:
    """分 that the monthly benefits running now would pay, by (matter, month of the year), at today's amounts; one statement.

    What is on hold is counted as paid: a hold ends. What is decided case by case (一次性) cannot be foreseen.
    """
    months = {f"m{month}": date(year, month, 1) for month in range(1, 13)}
    asked = {name: Sum("amount", filter=Q(starts__lte=month) & (Q(ends=None) | Q(ends__gt=month))) for name, month in months.items()}
    rows = Entitlement.objects.filter(once=False).order_by().values("matter").annotate(**asked)
    return {(row["matter"], month.month): row[name] for row in rows for name, month in months.items() if row[name]}


def sums_of(payrolls: Sequence[Payroll]) -> tuple[int, int]:
    """Lines and 分 of these payrolls together."""
    return sum(one.lines for one in payrolls), sum(one.total for one in payrolls)


def cases_of(entitlements: Collection[int]) -> dict[int, str]:
    """The case in which each of these entitlements was granted ("" for one opened as 期初)."""
    return dict(Entitlement.objects.filter(pk__in=entitlements).values_list("pk", "case"))
