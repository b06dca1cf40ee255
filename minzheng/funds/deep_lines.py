"""Payment lines and opening registers, leaf by leaf, against the roots in the acts; payrolls against what their acts say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from minzheng.journal.findings import Finding
from minzheng.journal.lines import TAG
from minzheng.journal.tree import root_of
from minzheng.sm3 import sm3

from .acts import Told, blob, roots, rows, told
from .lines import STRUCK, Line, leaf_of

LINE_TABLES = (
    "funds_paymentline l JOIN funds_payroll p ON p.id = l.payroll_id LEFT JOIN funds_entitlement e ON e.id = l.entitlement_id"
    " LEFT JOIN funds_factsversion v ON v.id = l.version_id"
)


def line_columns() -> str:
    """What `line_of` reads."""
    return f"l.place, l.entitlement_id, e.person_id, l.version_id, {blob('v.digest')}, l.kind, l.first, l.last, l.amount"


def line_of(row: Any) -> tuple[int, Line]:
    """A row of `line_columns` as a line, with its place."""
    place, entitlement, person, version, digest, kind, first, last, amount = row
    return place, Line(entitlement, person or 0, version, bytes(digest or b""), kind, first, last, amount)


def payments() -> Iterator[Finding]:
    """Every line against its leaf, and the leaves of each payroll against the root in its act."""
    claimed = roots("pay")
    leaves: list[bytes] = []
    current: int | None = None
    statement = f"SELECT p.seq, {blob('l.salt')}, {blob('l.leaf')}, {line_columns()} FROM {LINE_TABLES} ORDER BY p.seq, l.place"  # noqa: S608
    for seq, salt, leaf, *row in rows(statement):
        if seq != current:
            yield from _root(current, leaves, claimed)
            current, leaves = seq, []
        place, line = line_of(row)
        if place != len(leaves):
            yield Finding("funds_paymentline", seq, f"第{len(leaves) + 1}行缺失，下一行是第{place + 1}行")
        if leaf_of(line, place, bytes(salt)) != bytes(leaf):
            yield Finding("funds_paymentline", seq, f"第{place + 1}行（待遇{line.entitlement}，{line.first:%Y-%m}）与它的叶不符，被改动")
        leaves.append(bytes(leaf))
    yield from _root(current, leaves, claimed)
    for seq, root in claimed.items():
        if root != sm3(b""):
            yield Finding("funds_paymentline", seq, "这一批次的发放明细全部缺失")


def _root(seq: int | None, leaves: list[bytes], claimed: dict[int, bytes]) -> Iterator[Finding]:
    if seq is None:
        return
    if claimed.pop(seq, None) != root_of(leaves):
        yield Finding("funds_paymentline", seq, "发放明细的根与行为所载不符，有行被改动、增加或者删除")


def payrolls() -> Iterator[Finding]:
    """Every payroll row against the acts that made, sent and settled it."""
    expected: dict[int, dict[str, Any]] = {}
    for act in told(("payroll", "approved_by", "file", "bounced"), ("pay", "send", "settle")):
        if act.verb == "pay":
            if "payroll" in act.fields:  # a fine is paid by a step of that name
                expected[act.seq] = _made(act)
        elif act.fields.get("payroll") in expected:
            row = expected[act.fields["payroll"]]
            row |= {"sent": act.seq, "file_digest": act.fields["file"]} if act.verb == "send" else {"result": act.seq, "paid_on": act.on}
    columns = ("seq", "matter", "month", "batch", "kind", "lines", "total", "approved_by", "sent", "file_digest", "result", "paid_on", "prepared_by")
    actors = dict(rows("SELECT seq, actor FROM journal_act WHERE verb = 'pay'"))
    for values in rows(f"SELECT {', '.join(columns)} FROM funds_payroll"):  # noqa: S608
        found = dict(zip(columns, values, strict=True))
        found["file_digest"] = bytes(found["file_digest"]).hex() if found["file_digest"] is not None else None
        wanted = expected.pop(found["seq"], None)
        if wanted is None:
            yield Finding("funds_payroll", found["seq"], "发放批次没有对应的行为")
            continue
        wanted["prepared_by"] = actors.get(found["seq"])
        for column in columns[1:]:
            if found[column] != wanted[column]:
                yield Finding("funds_payroll", found["seq"], f"发放批次的“{column}”为{found[column]}，行为所载为{wanted[column]}")
    for seq in expected:
        yield Finding("funds_payroll", seq, "发放批次的行被删除")


def _made(act: Told) -> dict[str, Any]:
    payroll = act.fields["payroll"]
    return {
        "seq": act.seq, "matter": act.matter, "month": date.fromisoformat(payroll["month"]), "batch": payroll["batch"], "kind": payroll["kind"],
        "lines": payroll["lines"], "total": payroll["total"], "approved_by": act.fields.get("approved_by"), "sent": None, "file_digest": None,
        "result": None, "paid_on": None,
    }  # fmt: skip


def opened() -> Iterator[Finding]:
    """The lines of opening benefits (期初) against the root in their act."""
    claimed = roots("open_benefits")
    leaves: dict[int, list[bytes]] = {seq: [] for seq in claimed}
    statement = (
        f"SELECT l.seq, {blob('l.salt')}, {blob('l.value')} FROM registers_line l JOIN journal_act a ON a.seq = l.seq"  # noqa: S608
        " WHERE a.verb = 'open_benefits' ORDER BY l.seq, l.place"
    )
    for seq, salt, value in rows(statement):
        leaves.setdefault(seq, []).append(sm3(b"\0" + TAG + bytes(salt) + bytes(value)))
    for seq, root in claimed.items():
        if root_of(leaves[seq]) != root:
            yield Finding("registers_line", seq, "期初待遇底册的行与行为所载的根不符，有行被改动、增加或者删除")


def twice() -> Iterator[Finding]:
    """Months paid more than once to the same entitlement, beside what went out again after a bounce and later differences."""
    statement = (
        "SELECT max(p.seq), l.entitlement_id, l.first, count(*) FROM funds_paymentline l JOIN funds_payroll p ON p.id = l.payroll_id"  # noqa: S608
        " WHERE l.kind NOT IN ('重发', '补差') AND NOT EXISTS"
        f" (SELECT 1 FROM funds_returned r WHERE r.line_id = l.id AND r.kind = '{STRUCK}') GROUP BY l.entitlement_id, l.first HAVING count(*) > 1"
    )
    for seq, entitlement, first, times in rows(statement):
        yield Finding("funds_paymentline", seq, f"待遇{entitlement}的{first}一月发放了{times}次")
