"""发放：按月成批计发各项待遇，逐人重问条件（动态管理），不再符合的先暂停、列出原因；编制与审批不得为同一人。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from minzheng import calendar, catalogue
from minzheng.funds import lines as l
from minzheng.funds import months, payments, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import FINANCE, HEAD
from minzheng.vocabulary import Matter, Once
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Rates

from . import following
from .actor import Actor
from .district import District, district
from .money import Signed, check_office, check_second, record

WHAT = "编制发放批次"


@dataclass(frozen=True, eq=False)
class PayrollResult:
    """One benefit's payroll of a month. `seq` is its act (None in a dry run); `lines` and `total` (分) what is paid, `arrears`
    the part of `total` for earlier months; `holds` who was put on hold by this run and why; `unpaid` all that is not paid."""

    matter: Matter
    month: date
    seq: int | None
    owed: payments.Owed

    @property
    def lines(self) -> int:
        return len(self.owed.lines)

    @property
    def total(self) -> int:
        return self.owed.total

    @property
    def arrears(self) -> int:
        return sum(line.amount for line in self.owed.lines if line.kind == l.ARREARS)

    @property
    def holds(self) -> list[payments.Unpaid]:
        return self.owed.holds

    @property
    def unpaid(self) -> list[payments.Unpaid]:
        return self.owed.unpaid

    @cached_property
    def differences(self) -> list[read.Difference]:
        """Person by person, what differs from the month before, and why (two statements, when asked for)."""
        why = {one.entitlement: one.why for one in self.owed.unpaid}
        return read.differences(self.matter.id, self.month, self.owed.lines, why)


def run_payroll(month: date, *, on: date, by: Actor, approver: Actor | None = None, matters: Sequence[str] | None = None,
                dry_run: bool = False, at: datetime | None = None) -> list[PayrollResult]:  # fmt: skip
    """Pay a month (its first day): every benefit somebody draws, or those named; one act and one payroll for each.

    Each month is owed once: what was not paid since an entitlement started, or while it was held, is paid now by the
    rules of its own month. Who no longer fulfils a condition is held with the reason, not paid, and never stopped here.
    A dry run writes nothing and needs no approver. Raises Refusal when the month has been run, when nobody may do it,
    when a standard is not set (outside 演练: not confirmed).
    """
    if month.day != 1:
        raise ValueError("a month is given by its first day")
    signed = Signed(on, by, approver, at=at)
    here = district(on)
    chosen = [payable(id) for id in (matters if matters is not None else read.matters_to_pay(month))]
    if not dry_run:
        check(signed, chosen)
    asked = matters is not None
    with nullcontext() if dry_run else act_transaction():
        if not dry_run:
            funds.alone()
        return [made for matter in _not_yet_run(chosen, month, asked) if (made := _run(matter, month, signed, here, dry_run, asked))]


def to_try(month: date) -> list[Matter]:
    """The benefits a month of which may still be paid, in their order. Raises Refusal when all have been run."""
    return _not_yet_run([payable(id) for id in read.matters_to_pay(month)], month, asked=False)


def tried(matter: Matter, month: date, *, on: date, by: Actor) -> PayrollResult | None:
    """One benefit of a month computed as a dry run of all does; None where it owes nobody anything. Raises Refusal."""
    return _run(matter, month, Signed(on, by, None), district(on), dry_run=True, asked=False)


def rates_of(here: District) -> Rates:
    """The standards money may be paid on: outside 演练 only confirmed rows of this district."""
    return here.locality.rates if here.rehearsed else here.locality.rates.for_payment


def payable(id: str) -> Matter:
    """The page of a matter that pays money. Raises Refusal."""
    matter = catalogue.matter(id)
    if matter.pays is None:
        raise Refusal(f"“{matter.title}”不发放资金", remedy="请核对事项。")
    return matter


def check(signed: Signed, matters: Sequence[Matter]) -> None:
    """That finance prepares and the head, another person, approves. Raises Refusal."""
    approver = check_second(signed.by, signed.approver, WHAT)
    for line in dict.fromkeys(matter.line for matter in matters):
        check_office(signed.by, FINANCE, line, WHAT, signed.on)
        check_office(approver, HEAD, line, "审批发放批次", signed.on)


def _not_yet_run(matters: Sequence[Matter], month: date, asked: bool) -> list[Matter]:
    """The matters whose month has not been run. Raises Refusal naming the run there was, if it was asked for again."""
    run = {matter.id: found for matter in matters if not isinstance(matter.pays, Once) and (found := read.payroll(matter.id, month))}
    if run and (asked or len(run) == len(matters)):
        matter = next(one for one in matters if one.id in run)
        raise Refusal(
            f"“{matter.title}”{months.written(months.number_of(month))}已经发放（第{run[matter.id].seq}号行为，{run[matter.id].lines}笔），不得重复发放",
            remedy="本月新增或者恢复的待遇，下月发放时自动补发。", gate="一月一发",
        )  # fmt: skip
    return [matter for matter in matters if matter.id not in run]


def _run(matter: Matter, month: date, signed: Signed, here: District, dry_run: bool, asked: bool) -> PayrollResult | None:
    followed = following.follow(matter, month, here)
    if not dry_run:
        following.keep(matter, followed, signed)
    owed = payments.owed(matter, month, rates_of(here), calendar.PACKAGED, followed.versions if dry_run else ())
    if not owed.asked:
        if asked:
            raise Refusal(f"“{matter.title}”{months.written(months.number_of(month))}没有应发的待遇", remedy="请核对月份和事项。")
        return None
    if dry_run:
        return PayrollResult(matter, month, None, owed)
    return PayrollResult(matter, month, _keep(matter, month, owed, signed), owed)


def _keep(matter: Matter, month: date, owed: payments.Owed, signed: Signed) -> int:
    single = isinstance(matter.pays, Once)
    number = read.last_batch(matter.id, month) + 1 if single else 1
    seq = keep(matter, month, number, l.SINGLE if single else l.MONTHLY, owed, signed)
    funds.hold_many([(one.entitlement, one.why) for one in owed.holds], since=month, seq=seq)
    funds.paid_through(matter.id, month, seq)
    return seq


def keep(matter: Matter, month: date, number: int, kind: str, owed: payments.Owed, signed: Signed, why: str = "") -> int:
    """The act of a payroll and its lines; its seq. Inside the caller's act_transaction, after all checks."""
    assert signed.approver is not None
    sealed = l.seal(owed.lines)
    batch = funds.Batch(matter.id, month, number, kind, signed.by.number, signed.approver.number)
    told = _told(batch, owed) | ({"why": why} if why else {})
    seq = record(matter.id, "pay", signed, told, basis=matter.basis, lines_root=sealed.root).seq
    funds.keep_lines(batch, sealed, owed.total, on=signed.on, seq=seq)
    return seq


def _told(batch: funds.Batch, owed: payments.Owed) -> dict[str, Any]:
    kinds = Counter(line.kind for line in owed.lines)
    return {
        "payroll": {"month": batch.month.isoformat(), "batch": batch.number, "kind": batch.kind, "lines": len(owed.lines), "total": owed.total},
        "payroll.kinds": [[kind, count] for kind, count in sorted(kinds.items())],
        "holds": [[one.entitlement, one.why] for one in owed.holds],
        "unpaid": [[one.entitlement, one.month.isoformat(), one.why] for one in owed.unpaid if not one.held],
    }
