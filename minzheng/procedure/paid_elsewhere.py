"""补录发放：在别处已经发放的各笔，按到账之日成批补录，标明不是本系统发放的；计入数字，本系统不再发放同一月份。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from minzheng import catalogue
from minzheng.funds import lines as l
from minzheng.funds import months, read
from minzheng.funds import write as funds
from minzheng.journal.transaction import act_transaction
from minzheng.offices import BUREAU, FINANCE, HEAD, SECTION
from minzheng.vocabulary import Once
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .benefits import check_one_of
from .money import Signed, record
from .opening import ELSEWHERE, bulk_act
from .progress import WRITING, tell

WHO = (FINANCE, SECTION, BUREAU, HEAD)
FIRST_BATCH = 101
"""Payrolls paid elsewhere are numbered from here: batch 1 of a month is always our own run."""


@dataclass(frozen=True)
class Paid:
    """One payment made elsewhere: to whom (id), of which benefit, for which month (first day), on which day, 分; `returned`
    with `why` when the bank sent it back; `corrects`: what stands in the books for it and is taken back."""

    person: int
    town: str
    matter: str
    month: date
    on: date
    amount: int
    returned: bool = False
    why: str = ""
    corrects: read.Known | None = None


class Books:
    """What the books hold beside a list: asked once for all its rows."""

    def __init__(self, keys: Sequence[tuple[str, date]]) -> None:
        matters = sorted({matter for matter, _ in keys})
        every = [month for _, month in keys]
        self._paid = read.known_payments(matters, min(every), max(every)) if keys else {}
        self._drawn = read.monthly_of(matters) if keys else {}

    def beside(self, person: int, matter: str, month: date, on: date) -> read.Known | None:
        """The payment made elsewhere that a row tells of again. Raises Refusal when we have paid this month ourselves."""
        known = self._paid.get((person, matter, month), [])
        single = isinstance(catalogue.matter(matter).pays, Once)
        ours = [one for one in known if one.kind != l.ELSEWHERE]
        if ours and not single:
            raise Refusal(f"{month:%Y-%m}的款项本系统已经发放（第{ours[0].payroll}号批次），同一个月不能两边发放；请核对哪一笔属实")
        return next((one for one in known if one.kind == l.ELSEWHERE and (not single or one.paid_on == on)), None)

    def entitlement(self, person: int, matter: str, month: date) -> Any | None:
        """The monthly entitlement of ours that covers a month, if there is one."""
        for row in self._drawn.get((person, matter), ()):
            if row.starts <= month and (row.ends is None or row.ends > month):
                return row
        return None

    def gap(self, person: int, matter: str, told: Sequence[date]) -> dict[date, str]:
        """Of the months a list tells, those that would leave an unpaid month of ours behind them, with the reason."""
        found: dict[date, str] = {}
        reached: dict[int, int] = {}
        for month in sorted(told):
            row = self.entitlement(person, matter, month)
            if row is None:
                continue
            settled = reached.setdefault(row.pk, months.number_of(row.paid_through) if row.paid_through else months.number_of(row.starts) - 1)
            if months.number_of(month) > settled + 1:
                found[month] = f"本系统只登记到{months.written(settled)}已发，中间的月份没有记录；请把前面的月份一并列入"
            else:
                reached[row.pk] = max(settled, months.number_of(month))
        return found


def record_paid(rows: Sequence[Paid], *, on: date, by: Actor, provenance: Mapping[str, Any], at: datetime | None = None) -> list[int]:
    """Record payments made elsewhere (`on`: the day they are recorded), all in one transaction; the seqs of the acts.

    A row that `corrects` an earlier one takes that back first. Raises Refusal: nobody may do it, a month is paid already.
    """
    if not rows:
        return []
    with act_transaction():
        check_one_of(by, WHO, "", "", "补录发放", on)
        funds.alone()
        told = {**provenance, "recorded_on": on.isoformat()}
        seqs = _strike([one.corrects for one in rows if one.corrects is not None], by, told, at)
        books = Books([(one.matter, one.month) for one in rows])
        for one in rows:  # what stood when the list was compared may have changed since
            if books.beside(one.person, one.matter, one.month, one.on) is not None:
                raise Refusal(f"编号为{one.person}的人{one.month:%Y-%m}的款项刚刚由另一次导入补录", remedy="什么也没有写入，请再预演一次。")
        whose, opened = _entitlements(rows, books, on, by, told, at)
        seqs += opened
        versions = read.versions_of(sorted(set(whose)))
        advanced = _advanced(rows, books)
        batches: dict[tuple[str, date], list[int]] = defaultdict(list)
        for place, one in enumerate(rows):
            batches[one.matter, one.on].append(place)
        done = 0
        for (matter, paid_on), places in sorted(batches.items()):
            tell(WRITING, done, len(rows))
            done += len(places)
            seqs += _batch(matter, paid_on, [(rows[place], whose[place]) for place in places], versions, advanced, by, told, at)
        return seqs


def _strike(known: Sequence[read.Known], by: Actor, told: Mapping[str, Any], at: datetime | None) -> list[int]:
    of: dict[int, list[read.Known]] = defaultdict(list)
    for one in known:
        of[one.payroll].append(one)
    seqs = []
    for payroll, some in sorted(of.items()):
        batch = read.payroll_of(payroll, for_change=True)
        why = "补录的名册更正"
        fields = {**told, "of_payroll": payroll, "struck": [[one.place, one.left, why] for one in some]}
        seq = record(batch.matter, "strike", Signed(batch.paid_on, by, at=at), fields, origin=ELSEWHERE).seq  # type: ignore[arg-type]
        funds.strike(batch, [(one.line, one.left, why) for one in some], seq=seq)
        seqs.append(seq)
    return seqs


def _entitlements(rows: Sequence[Paid], books: Books, on: date, by: Actor, told: Mapping[str, Any], at: datetime | None) -> tuple[list[int], list[int]]:
    """The entitlement behind each row: ours that covers the month, else one that says it was settled elsewhere."""
    whose = [0] * len(rows)
    made: dict[str, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(rows):
        ours = books.entitlement(one.person, one.matter, one.month)
        if ours is not None:
            whose[place] = ours.pk
        else:
            single = isinstance(catalogue.matter(one.matter).pays, Once)
            made[one.matter][(one.person, place) if single else one.person].append(place)
    seqs = []
    for matter, of in sorted(made.items()):
        listed, places = [], list(of.values())
        for some in places:
            last = max((rows[place] for place in some), key=lambda one: one.month)
            listed.append({
                "matter": matter, "person_id": last.person, "case": "", "town": last.town, "starts": min(rows[place].month for place in some),
                "ends": months.following(last.month), "amount": last.amount, "paid_through": last.month, "once": True, "facts": {}, "members": {},
            })  # fmt: skip
        kept = [(str(row["person_id"]), {name: _plain(value) for name, value in row.items()}) for row in listed]
        seq, _ = bulk_act(matter, kept, on=on, by=by, origin=ELSEWHERE, verb="open_benefits", fields=told, act_id=None, at=at, matter=matter)
        for id, some in zip(funds.open_entitlements(listed, seq), places, strict=True):
            for place in some:
                whose[place] = id
        seqs.append(seq)
    return whose, seqs


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _advanced(rows: Sequence[Paid], books: Books) -> dict[int, date]:
    """Up to which month each entitlement of ours is settled by what was paid elsewhere. Raises Refusal for a gap."""
    of: dict[tuple[int, str], list[date]] = defaultdict(list)
    for one in rows:
        of[one.person, one.matter].append(one.month)
    found: dict[int, date] = {}
    for (person, matter), told in of.items():
        for month, why in books.gap(person, matter, told).items():
            raise Refusal(f"编号为{person}的人{months.written(months.number_of(month))}：{why}")
        for month in told:
            row = books.entitlement(person, matter, month)
            if row is not None and (row.paid_through is None or row.paid_through < month):
                found[row.pk] = max(month, found.get(row.pk, month))
    return found


def _batch(matter: str, paid_on: date, some: Sequence[tuple[Paid, int]], versions: Mapping[int, Sequence[tuple[date, int, bytes]]],
           advanced: dict[int, date], by: Actor, told: Mapping[str, Any], at: datetime | None) -> list[int]:  # fmt: skip
    """One payroll of what reached the payees on one day, and what came back of it."""
    month = paid_on.replace(day=1)
    made = []
    for one, entitlement in some:
        counting = [version for version in versions[entitlement] if version[0] <= one.month] or versions[entitlement][:1]
        _, version, digest = counting[-1]
        made.append(l.Line(entitlement, one.person, version, digest, l.ELSEWHERE, one.month, one.month, one.amount))
    sealed, total = l.seal(made), sum(line.amount for line in made)
    number = max(read.last_batch(matter, month) + 1, FIRST_BATCH)
    settled = {line.entitlement: advanced.pop(line.entitlement) for line in made if line.entitlement in advanced}
    fields = {
        **told, "payroll": {"month": month.isoformat(), "batch": number, "kind": l.ELSEWHERE, "lines": len(made), "total": total}, "approved_by": "",
        **({"paid_through": [[entitlement, through.isoformat()] for entitlement, through in settled.items()]} if settled else {}),
    }  # fmt: skip
    signed = Signed(paid_on, by, at=at)
    seq = record(matter, "pay", signed, fields, lines_root=sealed.root, origin=ELSEWHERE).seq
    payroll = funds.keep_lines(funds.Batch(matter, month, number, l.ELSEWHERE, by.number, ""), sealed, total, on=paid_on, seq=seq)
    funds.settled_through(settled)
    failed = [(place, one.amount, one.why or "未说明原因") for place, (one, _) in enumerate(some) if one.returned]
    back = sum(amount for _, amount, _ in failed)
    answer = {**told, "payroll": seq, "paid": len(some) - len(failed), "amount": total - back, "bounced": [list(one) for one in failed]}
    answered = record(matter, "settle", signed, answer, origin=ELSEWHERE).seq
    lines = read.sums(payroll.pk)
    funds.keep_settled(payroll, [(lines[place][0], amount, why) for place, amount, why in failed], on=paid_on, seq=answered)
    return [seq, answered]
