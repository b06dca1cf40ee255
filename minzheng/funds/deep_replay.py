"""Entitlements and versions of facts lived through again, act by act, and held against their tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from minzheng.journal.findings import Finding
from minzheng.sm3 import sm3

from .acts import Told, blob, rows, told
from .freezing import freeze, people_in
from .lines import ELSEWHERE, EXTRA
from .months import first_day, following, number_of

COLUMNS = ("matter", "person", "case", "town", "starts", "ends", "once", "amount", "held_since", "held_why", "held_by", "why_ended", "paid_through",
           "entered", "ended")  # fmt: skip
TITLES = {
    "matter": "事项", "person": "享受人", "case": "案号", "town": "镇街", "starts": "起发月", "ends": "止发月", "once": "一次性", "amount": "月标准",
    "held_since": "暂停日", "held_why": "暂停原因", "held_by": "暂停行为", "why_ended": "停发原因", "paid_through": "已发至", "entered": "给付行为",
    "ended": "停发行为",
}  # fmt: skip
FIELDS = ("entitlement", "holds", "released", "ended", "payroll", "paid_through")


@dataclass
class State:
    """An entitlement as the acts so far have made it."""

    matter: str
    person: int
    case: str
    town: str
    starts: date
    ends: date | None
    once: bool
    amount: int
    entered: int
    paid_through: date | None = None
    held_since: date | None = None
    held_why: str = ""
    held_by: int | None = None
    why_ended: str = ""
    ended: int | None = None

    def due(self, month: date) -> bool:
        """Whether a run of this month asks it (the condition of payments.running)."""
        if self.held_since is not None or self.starts > month or (self.paid_through is not None and self.paid_through >= month):
            return False
        return self.ends is None or (self.ends > self.starts and (self.paid_through is None or self.ends > following(self.paid_through)))


def entitlements() -> Iterator[Finding]:
    """Every entitlement, rebuilt from the acts that opened, granted, held, released, ended and paid it."""
    ids = _ids()
    states = _replayed(ids)
    columns = "id, matter, person_id, \"case\", town, starts, ends, once, amount, held_since, held_why, held_by, why_ended, paid_through, entered, ended"
    for id, *values in rows(f"SELECT {columns} FROM funds_entitlement ORDER BY id"):  # noqa: S608
        state = states.pop(id, None)
        if state is None:
            yield Finding("funds_entitlement", values[-2], f"待遇{id}没有对应的行为")
            continue
        for column, value in zip(COLUMNS, values, strict=True):
            wanted = getattr(state, column)
            if (bool(value) if column == "once" else value) != wanted:
                yield Finding("funds_entitlement", state.entered, f"待遇{id}的“{TITLES[column]}”为{value}，行为所载为{wanted}")
    for id, state in states.items():
        yield Finding("funds_entitlement", state.entered, f"待遇{id}的行被删除")


def _ids() -> dict[int, list[int]]:
    """The ids that each act's entitlements have, in their order."""
    found: dict[int, list[int]] = defaultdict(list)
    for id, entered in rows("SELECT id, entered FROM funds_entitlement ORDER BY id"):
        found[entered].append(id)
    return found


def _opened() -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    statement = (
        f"SELECT l.seq, {blob('l.value')} FROM registers_line l JOIN journal_act a ON a.seq = l.seq"  # noqa: S608
        " WHERE a.verb = 'open_benefits' ORDER BY l.seq, l.place"
    )
    for seq, value in rows(statement):
        try:
            found[seq].append(orjson.loads(bytes(value)))
        except orjson.JSONDecodeError:  # named by the check of the lines themselves
            found[seq].append({})
    return found


def _replayed(ids: dict[int, list[int]]) -> dict[int, State]:
    states: dict[int, State] = {}
    opened = _opened()
    of_matter: dict[str, list[int]] = defaultdict(list)
    for act in told(FIELDS, ("open_benefits",)):
        for id, state in zip(ids.get(act.seq, ()), _begun(act, opened), strict=False):
            if state is not None:
                states[id] = state
                of_matter[state.matter].append(id)
        _happened(act, states, of_matter)
    return states


def _begun(act: Told, opened: dict[int, list[dict[str, Any]]]) -> Iterator[State | None]:
    for row in opened.get(act.seq, ()):
        if not row:
            yield None
            continue
        yield State(row["matter"], row["person_id"], row["case"], row["town"], date.fromisoformat(row["starts"]), _day(row.get("ends")),
                    row.get("once", False), row["amount"], act.seq, paid_through=_day(row["paid_through"]))  # fmt: skip
    if "entitlement" in act.fields:
        row = act.fields["entitlement"]
        starts = date.fromisoformat(row["starts"])
        yield State(row["matter"], row["person"], act.case or "", row["town"], starts, following(starts) if row["once"] else None, row["once"],
                    row["amount"], act.seq)  # fmt: skip


def _happened(act: Told, states: dict[int, State], of_matter: dict[str, list[int]]) -> None:
    since = date.fromisoformat(act.fields["payroll"]["month"]) if act.verb == "pay" else act.on
    if act.verb == "pay":
        asked = [states[id] for id in of_matter[act.matter] if states[id].due(since)]
    for id, why in act.fields.get("holds", ()):
        if id in states and states[id].held_since is None:
            states[id].held_since, states[id].held_why, states[id].held_by = since, why[:200], act.seq
    if act.verb == "pay" and act.fields["payroll"]["kind"] not in (EXTRA, ELSEWHERE):
        _paid(asked, since, act.seq)
    for id, month in act.fields.get("paid_through", ()):
        if id in states:
            states[id].paid_through = date.fromisoformat(month)
    for id in act.fields.get("released", ()):
        if id in states:
            states[id].held_since, states[id].held_why, states[id].held_by = None, "", act.seq
    for id, ends, why in act.fields.get("ended", ()):
        if id in states:
            state = states[id]
            state.ends, state.why_ended, state.ended = date.fromisoformat(ends), why[:200], act.seq
            state.held_since, state.held_why, state.held_by = None, "", None


def _paid(asked: list[State], month: date, seq: int) -> None:
    before = first_day(number_of(month) - 1)
    for state in asked:
        if state.held_since is None:
            state.paid_through = first_day(number_of(state.ends) - 1) if state.ends is not None and state.ends <= month else month
        elif state.held_by == seq and state.starts <= before and (state.paid_through is None or state.paid_through < before):
            state.paid_through = before


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# --- versions ------------------------------------------------------------------------------------------------------


def versions() -> Iterator[Finding]:
    """Every version of facts: its digest, and that the act it names froze it; and who else each entitlement rests on."""
    expected, others = _frozen(_ids())
    statement = f"SELECT id, entitlement_id, since, seq, {blob('facts')}, {blob('digest')} FROM funds_factsversion ORDER BY id"  # noqa: S608
    for id, entitlement, since, seq, facts, digest in rows(statement):
        frozen = bytes(facts)
        if sm3(frozen) != bytes(digest):
            yield Finding("funds_factsversion", seq, f"待遇{entitlement}自{since:%Y-%m}起的事实（版本{id}）与摘要不符，被改动")
        key = (seq, entitlement, since, bytes(digest).hex())
        if not expected.get(key):
            yield Finding("funds_factsversion", seq, f"待遇{entitlement}自{since:%Y-%m}起的事实（版本{id}）不是该行为所定")
        else:
            expected[key] -= 1
    for (seq, entitlement, since, _), left in expected.items():
        if left:
            yield Finding("funds_factsversion", seq, f"待遇{entitlement}自{since:%Y-%m}起的事实被删除")
    for entitlement, person in rows("SELECT entitlement_id, person_id FROM funds_beneficiary"):
        if (entitlement, person) not in others:
            yield Finding("funds_beneficiary", None, f"待遇{entitlement}的相关人员{person}没有依据")
        others.discard((entitlement, person))
    for entitlement, person in others:
        yield Finding("funds_beneficiary", None, f"待遇{entitlement}的相关人员{person}被删除")


def _frozen(ids: dict[int, list[int]]) -> tuple[dict[tuple[int, int, date, str], int], set[tuple[int, int]]]:
    expected: dict[tuple[int, int, date, str], int] = defaultdict(int)
    others: set[tuple[int, int]] = set()
    for seq, opened in _opened().items():
        for id, row in ((id, row) for id, row in zip(ids.get(seq, ()), opened, strict=False) if row):
            expected[seq, id, date.fromisoformat(row["starts"]), sm3(freeze(row["facts"], row["members"])).hex()] += 1
            others |= {(id, person) for person in people_in(row["members"]) - {row["person_id"]}}
    for act in told(("entitlement", "versions", "case.members")):
        for id in ids.get(act.seq, ()) if "entitlement" in act.fields else ():
            row = act.fields["entitlement"]
            expected[act.seq, id, date.fromisoformat(row["starts"]), row["facts"]] += 1
            others |= {(id, person) for person in row.get("others", ())}
        for entitlement, since, digest in act.fields.get("versions", ()):
            expected[act.seq, entitlement, date.fromisoformat(since), digest] += 1
    return expected, others
