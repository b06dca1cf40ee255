"""Returned money, recoveries, funds and the double entry, against what the acts say; every act's sides sum to zero."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from minzheng import catalogue
from minzheng.journal.findings import Finding

from .accounts import BANK, BOUNCED, EXPENSE, FUND, MOVEMENTS, PAYABLE, TREASURY
from .acts import Told, rows, told
from .lines import STRUCK

Side = tuple[str, str, int, date]


def returned() -> Iterator[Finding]:
    """Every returned payment against the bank's answer or the repayment that entered it."""
    places = {(seq, place): line for line, place, seq in rows("SELECT l.id, l.place, p.seq FROM funds_paymentline l JOIN funds_payroll p"
              " ON p.id = l.payroll_id WHERE l.id IN (SELECT line_id FROM funds_returned)")}  # fmt: skip
    expected: Counter[tuple[Any, ...]] = Counter()
    for act in told(("payroll", "bounced", "repaid", "recovery", "why", "struck", "of_payroll"), ("settle", "repay", "strike")):
        for place, amount, why in act.fields.get("bounced", ()):
            expected[act.seq, places.get((act.fields["payroll"], place)), amount, "退票", why[:200], act.on, None] += 1
        for place, amount, why in act.fields.get("struck", ()):
            expected[act.seq, places.get((act.fields["of_payroll"], place)), amount, STRUCK, why[:200], act.on, None] += 1
        for line, amount in act.fields.get("repaid", ()):
            expected[act.seq, line, amount, "退还", act.fields["why"][:200], act.on, act.fields.get("recovery")] += 1
    statement = (
        'SELECT t.seq, t.line_id, t.amount, t.kind, t.why, t."on", coalesce(r.seq, t.recovery_id) FROM funds_returned t'
        " LEFT JOIN funds_recovery r ON r.id = t.recovery_id"
    )
    found = Counter(tuple(row) for row in rows(statement))
    for row in found - expected:
        yield Finding("funds_returned", row[0], f"退回{row[2]}分（发放明细{row[1]}）与行为所载不符，被改动或者是后来插入的")
    for row in expected - found:
        yield Finding("funds_returned", row[0], f"行为所载退回{row[2]}分的行被改动或者删除")


def recoveries() -> Iterator[Finding]:
    """Every recovery against its decision, and what has come back against the repayments."""
    expected: dict[int, dict[str, Any]] = {}
    for act in told(("recovery", "repaid", "waived"), ("recover", "repay", "waive")):
        if act.verb == "recover":
            if "recovery" not in act.fields:  # the step of a case: what it did to the books is an act of its own
                continue
            expected[act.seq] = {**act.fields["recovery"], "on": act.on, "recovered": 0, "waived": 0}
            expected[act.seq]["last_entitled"] = date.fromisoformat(expected[act.seq]["last_entitled"])
        elif act.fields.get("recovery") in expected:
            expected[act.fields["recovery"]]["recovered"] += sum(amount for _, amount in act.fields.get("repaid", ()))
            expected[act.fields["recovery"]]["waived"] += act.fields.get("waived", 0)
    columns = ("entitlement", "on", "last_entitled", "still_due", "amount", "ground", "fault", "instalments", "recovered", "waived")
    statement = 'SELECT seq, entitlement_id, "on", last_entitled, still_due, amount, ground, fault, instalments, recovered, waived FROM funds_recovery'
    for seq, *values in rows(statement):
        wanted = expected.pop(seq, None)
        if wanted is None:
            yield Finding("funds_recovery", seq, "追回没有对应的决定")
            continue
        for column, value in zip(columns, values, strict=True):
            if value != wanted[column]:
                yield Finding("funds_recovery", seq, f"追回的“{column}”为{value}，行为所载为{wanted[column]}")
    for seq in expected:
        yield Finding("funds_recovery", seq, "追回的行被删除")


def funds() -> Iterator[Finding]:
    """Every restricted fund against the act that entered it."""
    expected = {name: (purpose, opening, act.seq) for act in told(("funds",), ("open_funds",)) for name, purpose, opening in act.fields["funds"]}
    for name, *values in rows("SELECT name, purpose, opening, seq FROM funds_fund"):
        if expected.pop(name, None) != tuple(values):
            yield Finding("funds_fund", values[2], f"基金“{name}”的用途或者期初结余与行为所载不符")
    for name, (_, _, seq) in expected.items():
        yield Finding("funds_fund", seq, f"基金“{name}”的行被删除")


def postings() -> Iterator[Finding]:
    """Every side of the double entry: what each act moves, and that the sides of each act balance."""
    found: dict[int, Counter[Side]] = defaultdict(Counter)
    for seq, account, fund, amount, on in rows('SELECT seq, account, fund, amount, "on" FROM funds_posting'):
        found[seq][account, fund, amount, on] += 1
    expected = _expected()
    for seq in sorted(found.keys() | expected.keys()):
        sides = found.get(seq, Counter())
        if sum(amount * times for (_, _, amount, _), times in sides.items()):
            yield Finding("funds_posting", seq, "借贷不平")
        for account, fund, amount, _ in sides - expected.get(seq, Counter()):
            yield Finding("funds_posting", seq, f"记账“{account}{fund}”{amount}分与行为所载不符，被改动或者是后来插入的")
        for account, fund, amount, _ in expected.get(seq, Counter()) - sides:
            yield Finding("funds_posting", seq, f"应有的记账“{account}{fund}”{amount}分被改动或者删除")


def _expected() -> dict[int, Counter[Side]]:
    ledgers = {(matter.id, step.verb): step.ledger for matter in catalogue.matters() for step in matter.steps if step.ledger}
    facts = {name for ledger in ledgers.values() for name in MOVEMENTS[ledger].facts}
    verbs = tuple({verb for _, verb in ledgers})
    payrolls: dict[int, int] = {}
    found: dict[int, Counter[Side]] = defaultdict(Counter)
    for act in told(("payroll", "bounced", "repaid", "struck", "funds", *facts), ("pay", "settle", "repay", "strike", "open_funds", *verbs)):
        if act.origin == "elsewhere" and (act.matter, act.verb) in ledgers:  # what others received or spent was never in these books
            continue
        for account, fund, amount in _sides(act, payrolls, ledgers.get((act.matter, act.verb), "")):
            if amount:
                found[act.seq][account, fund, amount, act.on] += 1
    return found


def _sides(act: Told, payrolls: dict[int, int], ledger: str) -> Iterator[tuple[str, str, int]]:
    said = act.fields
    if act.verb == "pay" and not ledger:  # a fine is paid by a step of that name
        payrolls[act.seq] = total = said["payroll"]["total"]
        yield from ((EXPENSE, act.matter, total), (PAYABLE, act.matter, -total))
    elif act.verb == "settle" and "payroll" in said:  # households are settled in their register by a verb of that name
        total, back = payrolls[said["payroll"]], sum(amount for _, amount, _ in said["bounced"])
        yield from ((PAYABLE, act.matter, total), (TREASURY, act.matter, back - total), (BOUNCED, act.matter, -back))
    elif act.verb == "strike" and "struck" in said:
        total = sum(amount for _, amount, _ in said["struck"])
        yield from ((TREASURY, act.matter, total), (EXPENSE, act.matter, -total))
    elif act.verb == "repay" and "repaid" in said:
        total = sum(amount for _, amount in said["repaid"])
        yield from ((TREASURY, act.matter, total), (EXPENSE, act.matter, -total))
    elif act.verb == "open_funds":
        for name, _, opening in said["funds"]:
            yield from ((BANK, name, opening), (FUND, name, -opening))
    elif ledger:
        yield from MOVEMENTS[ledger].sides(said)
