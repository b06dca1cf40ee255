"""资金的查询：待遇、批次、发放明细、月度差异、多发金额、基金余额。只读。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db import connection
from django.db.models import F, Max, Q, QuerySet, Sum

from minzheng import catalogue
from minzheng.vocabulary.coding import decode
from minzheng.vocabulary.errors import Refusal

from .accounts import BANK
from .accounts import balance as balance
from .bankfile import Payment
from .lines import ARREARS, CURRENT, MONTHLY, STRUCK, Line
from .models import Beneficiary, Entitlement, FactsVersion, Fund, PaymentLine, Payroll, Posting, Recovery, Returned
from .months import first_day, number_of

EXCLUSIVE = "待遇互斥"


def payroll(matter: str, month: date, batch: int = 1) -> Payroll | None:
    """A payroll of a benefit and a month."""
    return Payroll.objects.filter(matter=matter, month=month, batch=batch).first()


def payroll_of(seq: int, *, for_change: bool = False) -> Payroll:
    """The payroll that act `seq` made; `for_change` inside a verb's transaction. Raises Refusal."""
    found = _rows(Payroll, for_change).filter(seq=seq).first()
    if found is None:
        raise Refusal(f"没有第{seq}号发放批次", remedy="请核对批次号。")
    return found


def _rows(table: Any, for_change: bool) -> QuerySet[Any]:
    return table.objects.select_for_update() if for_change else table.objects.all()


def matters_to_pay(month: date) -> list[str]:
    """The benefits somebody is owed for a month or one before, and those that have been paid for it already."""
    rows = Entitlement.objects.filter(starts__lte=month).filter(Q(paid_through=None) | Q(paid_through__lt=month))
    run = Payroll.objects.filter(month=month, kind=MONTHLY)
    return sorted({*rows.values_list("matter", flat=True).distinct(), *run.values_list("matter", flat=True)})


def owed_to_more_than(most: int, month: date) -> bool:
    """Whether more than `most` entitlements may be owed something for a month or one before; no more of them are counted."""
    rows = Entitlement.objects.filter(starts__lte=month).filter(Q(paid_through=None) | Q(paid_through__lt=month))
    return rows.order_by()[: most + 1].count() > most


def last_batch(matter: str, month: date) -> int:
    """The number of the last payroll of a benefit for a month; 0 when there is none."""
    return Payroll.objects.filter(matter=matter, month=month).aggregate(last=Max("batch"))["last"] or 0


def entitlement(id: int, *, for_change: bool = False) -> Entitlement:
    """An entitlement; `for_change` inside a verb's transaction. Raises Refusal."""
    found = _rows(Entitlement, for_change).filter(pk=id).first()
    if found is None:
        raise Refusal(f"没有编号为{id}的待遇", remedy="请核对待遇编号。")
    return found


def opened_by(seq: int) -> list[int]:
    """The ids of the entitlements that one act entered, in their order."""
    return list(Entitlement.objects.filter(entered=seq).order_by("id").values_list("id", flat=True))


def entitlements_of(person: int, day: date | None = None) -> QuerySet[Entitlement]:
    """What a person draws: all that was ever granted, or what runs in the month of a day."""
    rows = Entitlement.objects.filter(person_id=person)
    if day is not None:
        month = first_day(number_of(day))
        rows = rows.filter(Q(ends=None) | Q(ends__gt=month), starts__lte=month)
    return rows.order_by("id")


def who_draws(matter: str) -> set[int]:
    """The people who draw a benefit that has no end yet."""
    return set(Entitlement.objects.filter(matter=matter, ends=None).values_list("person_id", flat=True))


def payees(entitlements: Sequence[int]) -> list[Entitlement]:
    """These entitlements with the people who draw them, one query."""
    return list(Entitlement.objects.filter(pk__in=entitlements).select_related("person").order_by("id"))


def awarded(person: int, matters: Sequence[str], year: int) -> int:
    """分 awarded to a person in a year in single payments of these matters, paid yet or not."""
    rows = Entitlement.objects.filter(person_id=person, matter__in=matters, once=True, starts__year=year)
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def about(people: Iterable[int]) -> Q:
    """The entitlements that these people draw or are named in as members; by key and not by a join, which would read every entitlement."""
    who = list(people)
    named = list(Beneficiary.objects.filter(person_id__in=who).values_list("entitlement_id", flat=True))
    return Q(person_id__in=who) | Q(pk__in=named)


def lines_about(person: int, day: date) -> list[Entitlement]:
    """The monthly benefits that run in the month of a day and that the person draws or is named in as a member."""
    month = first_day(number_of(day))
    rows = Entitlement.objects.filter(about([person]), once=False, starts__lte=month)
    return list(rows.filter(Q(ends=None) | Q(ends__gt=month)).order_by("id"))


def ever_drawn(people: Iterable[int], matters: Sequence[str]) -> list[Entitlement]:
    """The monthly benefits of these matters that these people draw, drew or will draw, or are named in as members."""
    if not matters:
        return []
    return list(Entitlement.objects.filter(about(people), matter__in=matters, once=False).order_by("id"))


def held(matter: str = "") -> QuerySet[Entitlement]:
    """Entitlements on hold, longest first: each waits for somebody to release or to stop it."""
    rows = Entitlement.objects.exclude(held_since=None).order_by("held_since", "id")
    return rows.filter(matter=matter) if matter else rows


def lines_of(entitlement: int) -> QuerySet[PaymentLine]:
    """Every payment of an entitlement, found payroll by payroll of its benefit."""
    matter = Entitlement.objects.filter(pk=entitlement).values_list("matter", flat=True)
    batches = list(Payroll.objects.filter(matter__in=matter).values_list("pk", flat=True))
    return PaymentLine.objects.filter(payroll_id__in=batches, entitlement_id=entitlement)


def payments_of(year: int, town: str = "") -> Iterator[tuple[Any, ...]]:
    """Every payment of the payrolls of a year, a few at a time: matter, month, batch, person id, name, ID number, account, town,
    kind, first and last month, 分, the day it was paid (None: not yet), and what act made the payroll."""
    rows = PaymentLine.objects.filter(payroll__month__gte=date(year, 1, 1), payroll__month__lt=date(year + 1, 1, 1))
    return _whose(rows.filter(entitlement__town=town) if town else rows)


def payments_of_payroll(payroll: int) -> Iterator[tuple[Any, ...]]:
    """As `payments_of`, the payments of one payroll."""
    return _whose(PaymentLine.objects.filter(payroll=payroll))


def _whose(rows: QuerySet[PaymentLine]) -> Iterator[tuple[Any, ...]]:
    whose = [f"entitlement__person__{one}" for one in ("id", "name", "resident_number", "account")]
    wanted = ("payroll__matter", "payroll__month", "payroll__batch", *whose, "entitlement__town", "kind", "first", "last", "amount",
              "payroll__paid_on", "payroll__seq")  # fmt: skip
    return rows.order_by("payroll_id", "place").values_list(*wanted).iterator(chunk_size=2000)


def facts_behind(line: PaymentLine) -> dict[str, Any]:
    """The frozen facts and members that a payment rests on."""
    return dict(orjson.loads(bytes(FactsVersion.objects.get(pk=line.version_id).facts)))


def payable_to(person: int) -> QuerySet[Entitlement]:
    """What is still to be paid to a person and not on hold: what a hold of this person stops."""
    rows = Entitlement.objects.filter(person_id=person, held_since=None)
    return rows.filter(Q(ends=None) | Q(paid_through=None) | Q(ends__gt=F("paid_through"))).order_by("id")


def running_of_case(case: str) -> list[Entitlement]:
    """The monthly entitlements of a case that have no end yet."""
    return list(Entitlement.objects.filter(case=case, ends=None, once=False).order_by("id"))


def running_of_matter(matter: str, day: date) -> Iterator[Entitlement]:
    """The monthly entitlements of a benefit that run in the month of a day."""
    month = first_day(number_of(day))
    rows = Entitlement.objects.filter(Q(ends=None) | Q(ends__gt=month), matter=matter, once=False, starts__lte=month)
    return rows.order_by("id").iterator()


def refuse_clash(matter: str, person: int, starts: date, excludes: Sequence[str] = ()) -> None:
    """Raises Refusal when the person draws this benefit, or one that excludes it, in any month from `starts` on."""
    clash = (
        Entitlement.objects.filter(person_id=person, matter__in=(matter, *excludes), once=False)
        .filter(Q(ends=None) | Q(ends__gt=starts))
        .exclude(ends__lte=F("starts"))
        .first()
    )
    if clash is not None:
        where = f"（案号{clash.case}）" if clash.case else "（期初登记）"
        raise Refusal(f"该人正在享受“{title_of(clash.matter)}”待遇{where}，同一时段不得重复或者同时享受", remedy="请先依法停发原待遇。", gate=EXCLUSIVE)


def title_of(matter: str) -> str:
    """The title of a matter as users know it."""
    return catalogue.matter(matter).title


def drawing(matters: Sequence[str], since: date) -> dict[int, str]:
    """Who draws one of these benefits in a month from `since` on: person -> benefit."""
    rows = Entitlement.objects.filter(Q(ends=None) | Q(ends__gt=since), matter__in=matters, once=False).exclude(ends__lte=F("starts"))
    return dict(rows.values_list("person_id", "matter"))


def facts_in_force(entitlement: int, month: date) -> bytes:
    """The frozen facts that count for a month (the first ones for a month before them all)."""
    return bytes(version_in_force(entitlement, month).facts)


def version_in_force(entitlement: int, month: date) -> FactsVersion:
    """The version of the facts that counts for a month (the first one for a month before them all)."""
    rows = FactsVersion.objects.filter(entitlement_id=entitlement)
    counting = rows.filter(since__lte=month).order_by("-since", "-pk").first() or rows.order_by("since", "-pk").first()
    if counting is None:
        raise LookupError(f"entitlement {entitlement} has no facts")
    return counting


def thawed(frozen: bytes) -> dict[str, Any]:
    """Frozen facts as `{"facts": ..., "members": ...}`, values as in vocabulary.coding."""
    return dict(orjson.loads(frozen))


def as_rules_take(frozen: bytes) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Frozen facts as rules take them: those of the case, and those of each group of members."""
    told = thawed(frozen)
    return decode(told["facts"]), {group: [decode(one) for one in rows] for group, rows in told["members"].items()}


# --- the bank ------------------------------------------------------------------------------------------------------


def payments(payroll: int) -> list[Payment]:
    """The lines of a payroll as the bank needs them, in their order."""
    statement = (
        "SELECT l.place, p.name, p.account, l.amount FROM funds_paymentline l JOIN funds_entitlement e ON e.id = l.entitlement_id"
        " JOIN registers_person p ON p.id = e.person_id WHERE l.payroll_id = %s ORDER BY l.place"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [payroll])
        return [Payment(*row) for row in cursor.fetchall()]


def sums(payroll: int) -> dict[int, tuple[int, int]]:
    """place -> (line id, amount) of a payroll."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, id, amount FROM funds_paymentline WHERE payroll_id = %s ORDER BY place", [payroll])
        return {place: (line, amount) for place, line, amount in cursor.fetchall()}


# --- what was paid elsewhere, and beside it what is known ---------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """A payment that stands in the books: line, payroll (act), place in it, kind, 分, what is left of it, the day it was paid."""

    line: int
    payroll: int
    place: int
    kind: str
    amount: int
    left: int
    paid_on: date | None


def known_payments(matters: Sequence[str], first: date, last: date) -> dict[tuple[int, str, date], list[Known]]:
    """Every payment of these benefits for these months that has not been struck out: (person, benefit, month) -> payments."""
    statement = (  # placeholders and fixed words only
        "SELECT e.person_id, p.matter, l.first, l.id, p.seq, l.place, l.kind, l.amount, l.amount - COALESCE(SUM(r.amount), 0), p.paid_on"  # noqa: S608
        " FROM funds_payroll p JOIN funds_paymentline l ON l.payroll_id = p.id JOIN funds_entitlement e ON e.id = l.entitlement_id"
        f" LEFT JOIN funds_returned r ON r.line_id = l.id WHERE p.matter IN ({','.join(['%s'] * len(matters))}) AND l.first BETWEEN %s AND %s"
        " GROUP BY e.person_id, p.matter, l.first, l.id, p.seq, l.place, l.kind, l.amount, p.paid_on"
        f" HAVING COUNT(CASE WHEN r.kind = '{STRUCK}' THEN 1 END) = 0 ORDER BY l.id"
    )
    found: dict[tuple[int, str, date], list[Known]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [*matters, first, last])
        for person, matter, month, line, seq, place, kind, amount, left, paid_on in cursor.fetchall():
            found.setdefault((person, matter, month), []).append(Known(line, seq, place, kind, amount, int(left), paid_on))
    return found


def monthly_of(matters: Sequence[str]) -> dict[tuple[int, str], list[Entitlement]]:
    """The monthly entitlements to these benefits, by person and benefit."""
    found: dict[tuple[int, str], list[Entitlement]] = {}
    for row in Entitlement.objects.filter(matter__in=matters, once=False).order_by("id").iterator(chunk_size=5000):
        found.setdefault((row.person_id, row.matter), []).append(row)
    return found


def versions_of(entitlements: Sequence[int]) -> dict[int, list[tuple[date, int, bytes]]]:
    """(since, id, digest) of the versions of facts of these entitlements, in order."""
    found: dict[int, list[tuple[date, int, bytes]]] = {}
    for start in range(0, len(entitlements), 5000):
        rows = FactsVersion.objects.filter(entitlement_id__in=entitlements[start : start + 5000]).order_by("since", "pk")
        for entitlement, since, id, digest in rows.values_list("entitlement_id", "since", "pk", "digest"):
            found.setdefault(entitlement, []).append((since, id, bytes(digest)))
    return found


# --- month against month -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """How a person's payment for the month differs from the last: `kind` 新增 停发 暂停 变更, `before` and `after` in 分."""

    entitlement: int
    person: int
    kind: str
    before: int
    after: int
    why: str


def differences(matter: str, month: date, lines: Sequence[Line], unpaid: dict[int, str]) -> list[Difference]:
    """Person by person, what differs from the payroll of the month before, and why. Only the current month's amounts are
    compared; `unpaid` = entitlement -> why it is not paid now. Two statements whatever the number of payees."""
    now = {line.entitlement: (line.amount, line.version, line.person) for line in lines if line.kind == CURRENT}
    before = _paid_before(matter, first_day(number_of(month) - 1))
    found = [
        Difference(one, person, "变更", before[one][0], amount, "事实变更" if version != before[one][1] else "标准或者年龄档变化")
        for one, (amount, version, person) in now.items()
        if one in before and before[one][0] != amount
    ]
    since = _since(lines)
    found += [Difference(one, person, "新增", 0, amount, _why_new(since.get(one))) for one, (amount, _, person) in now.items() if one not in before]
    gone = [one for one in before if one not in now]
    return sorted([*found, *_gone(gone, before, unpaid)], key=lambda one: one.entitlement)


def _paid_before(matter: str, month: date) -> dict[int, tuple[int, int]]:
    statement = (
        "SELECT l.entitlement_id, l.amount, l.version_id FROM funds_paymentline l JOIN funds_payroll p ON p.id = l.payroll_id"
        " WHERE p.matter = %s AND p.month = %s AND p.batch = 1 AND l.kind = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter, month, CURRENT])
        return {one: (amount, version) for one, amount, version in cursor.fetchall()}


def _since(lines: Sequence[Line]) -> dict[int, date]:
    """The first month of arrears that each entitlement is paid for now."""
    found: dict[int, date] = {}
    for line in lines:
        if line.kind == ARREARS:
            found[line.entitlement] = min(line.first, found.get(line.entitlement, line.first))
    return found


def _why_new(since: date | None) -> str:
    return f"恢复或者追溯发放，补发自{since.year}年{since.month}月起" if since else "自本月起发放"


def _gone(gone: list[int], before: dict[int, tuple[int, int]], unpaid: dict[int, str]) -> Iterator[Difference]:
    rows = {one.pk: one for one in Entitlement.objects.filter(pk__in=gone[:30_000])}
    for id in gone:
        row = rows.get(id)
        if row is None:
            continue
        ended = row.ends is not None
        why = unpaid.get(id) or (row.why_ended if ended else row.held_why) or "本月没有应发金额"
        yield Difference(id, row.person_id, "停发" if ended else "暂停", before[id][0], 0, why)


# --- overpayments and funds ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Overpaid:
    """What was paid for months after the last entitled one, less what came back; `parts` = (line id, still out) by month."""

    amount: int
    parts: tuple[tuple[int, int], ...]


def overpaid(entitlement: int, last_entitled: date, still_due: int = 0) -> Overpaid:
    """Σ payments for months after `last_entitled` − what stayed due each month − what has come back (from bank or payee)."""
    lines = lines_of(entitlement).filter(first__gt=last_entitled, payroll__paid_on__isnull=False).order_by("first", "id")
    due: dict[date, int] = {}
    parts = []
    for line in lines.annotate(back=Sum("returns__amount")):
        left = line.amount - (line.back or 0)
        kept = min(left, due.setdefault(line.first, still_due))
        due[line.first] -= kept
        if left > kept:
            parts.append((line.pk, left - kept))
    return Overpaid(sum(left for _, left in parts), tuple(parts))


def first_months(lines: Sequence[int]) -> dict[int, date]:
    """The first day of the period that each payment line (by id) is for."""
    return dict(PaymentLine.objects.filter(pk__in=list(lines)).values_list("pk", "first"))


def recovery(seq: int, *, for_change: bool = False) -> Recovery:
    """The recovery decided by act `seq`; `for_change` inside a verb's transaction. Raises Refusal."""
    found = _rows(Recovery, for_change).filter(seq=seq).first()
    if found is None:
        raise Refusal(f"没有第{seq}号追回决定", remedy="请核对追回决定的编号。")
    return found


def paid_total(matters: Sequence[str], first: date, last: date) -> int:
    """分 paid in a period by the day of payment, less what came back in it: what the year's figures say was paid."""
    paid = PaymentLine.objects.filter(payroll__matter__in=matters, payroll__paid_on__range=(first, last)).aggregate(sum=Sum("amount"))["sum"] or 0
    back = Returned.objects.filter(line__payroll__matter__in=matters, on__range=(first, last)).aggregate(sum=Sum("amount"))["sum"] or 0
    return paid - back


def balances(day: date | None = None) -> dict[str, int]:
    """What stands in each restricted fund of the charity house (at the end of a day), in 分."""
    rows = Posting.objects.filter(account=BANK)
    if day is not None:
        rows = rows.filter(on__lte=day)
    standing = {row["fund"]: row["total"] for row in rows.values("fund").annotate(total=Sum("amount"))}
    return {fund.name: standing.get(fund.name, 0) for fund in Fund.objects.order_by("name")}
