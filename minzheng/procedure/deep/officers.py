"""Officers, their appointments and the interests they declared, rebuilt from the acts that entered them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from minzheng.journal.findings import Finding

from .reading import ERASED, bulk, columns, comparable, differing, held, quoted

OFFICER = columns("Officer")
OFFICER_LEFT_OUT: dict[str, Any] = {"town": "", "certificate": "", "certificate_until": None, "leads": False}
APPOINTMENT = ("officer_id", "office", "line", "since", "until", "entered")
INTEREST = ("officer_id", "subject", "why", "declared")


def officers() -> Iterator[Finding]:
    """Every officer: certificate, organ, town, as the newest act about him says."""
    expected: dict[str, dict[str, Any]] = {}
    for line in bulk("appoint"):
        columns = {name: value for name, value in line.row.items() if name not in ("offices", "since")}
        expected[columns["staff"]] = {**expected.get(columns["staff"], OFFICER_LEFT_OUT), **columns, "entered": line.seq}
    for row in held("registers_officer", OFFICER, "staff"):
        wanted = expected.pop(row["staff"], None)
        if wanted is None:
            yield Finding("registers_officer", row["entered"], f"工号{row['staff']}没有对应的录入行为")
        else:
            yield from differing("registers_officer", wanted["entered"], f"工号{row['staff']}", row, wanted)
    for staff, wanted in expected.items():
        yield Finding("registers_officer", wanted["entered"], f"工号{staff}的行被删除或者改动")


def appointments() -> Iterator[Finding]:
    """Every appointment: only what acts gave, from its day on and until the day an act took it back."""
    expected: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    ended: list[tuple[Any, ...]] = []
    for seq, staff, office, business, since, until in sorted(_given_and_taken(), key=itemgetter(0)):
        key = staff, office, business
        if until is None:
            expected.setdefault(key, (*key, since, None, seq))
        elif key in expected:
            *given, _, entered = expected.pop(key)
            ended.append((*given, until, entered))
    found = Counter(tuple(comparable(value) for value in row.values()) for row in held("registers_appointment", APPOINTMENT, "id"))
    wanted = Counter([*expected.values(), *ended])
    for one in found - wanted:
        yield Finding("registers_appointment", one[-1], f"工号{one[0]}的职位“{one[1]}”没有行为任命，被改动或者是后来插入的")
    for one in wanted - found:
        yield Finding("registers_appointment", one[-1], f"工号{one[0]}任“{one[1]}”的行被改动或者删除")


def _given_and_taken() -> Iterator[tuple[int, str, str, str, str, str | None]]:
    """(seq, staff, office, line, since, until) of every appointment, until None where one is given."""
    for line in bulk("appoint"):
        for office, business in line.row["offices"]:
            yield line.seq, line.row["staff"], office, business, line.row["since"], None
    for verb, day in (("give_office", "since"), ("take_office", "until")):
        said: dict[int, dict[str, Any]] = {}
        for name in ("staff", "office", "line", day):
            for one in quoted(name, verb):
                said.setdefault(one.seq, {})[name] = one.value
        for seq, one_said in said.items():
            where = seq, one_said["staff"], one_said["office"], one_said["line"]
            yield (*where, one_said["since"], None) if verb == "give_office" else (*where, "", one_said["until"])


def interests() -> Iterator[Finding]:
    """Every declared interest, against its declaration."""
    expected: dict[int, dict[str, Any]] = {}
    for name, column in (("staff", "officer_id"), ("subject", "subject"), ("why", "why")):
        for one in quoted(name, "declare_interest"):
            expected.setdefault(one.seq, {})[column] = one.value
    for row in held("registers_interest", INTEREST, "id"):
        wanted = expected.pop(row["declared"], None)
        if wanted is None:
            yield Finding("registers_interest", row["declared"], f"工号{row['officer_id']}的回避事项没有对应的申报")
        else:
            yield from differing("registers_interest", row["declared"], f"工号{row['officer_id']}的回避事项", row, wanted)
    for seq, wanted in expected.items():
        if wanted.get("officer_id") is not ERASED:
            yield Finding("registers_interest", seq, f"工号{wanted.get('officer_id')}申报的回避事项被删除")
