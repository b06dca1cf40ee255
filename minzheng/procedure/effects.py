"""行为的后果：公示、文书、登记簿、待遇与资金。先拟定并写进行为本身（故可由台账重建），再与行为同在一个事务成立。"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.catalogue import matter as matter_of
from minzheng.funds import write as funds
from minzheng.registers import read as registers_read
from minzheng.registers import write as registers
from minzheng.vocabulary import Step, days
from minzheng.vocabulary.coding import encode_value
from minzheng.vocabulary.matter import UNCHANGED, Entry
from minzheng.vocabulary.proceeding import Admitted, Proceeding
from minzheng.vocabulary.reading import later, month_start, value_of
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.spans import Span
from minzheng.vocabulary.terms import Number
from minzheng.vocabulary.wording import written

from . import granting, letters, rows, serials, standards
from .cuts import told_in_letter
from .district import District
from .models import Case
from .opening import ELSEWHERE


@dataclass
class Plan:
    """What an admitted act will bring about, settled before it is entered in the journal."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    ends: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    notice: dict[str, Any] | None = None
    letter: dict[str, Any] | None = None
    money: list[granting.Money] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """What the act itself says of its effects, so that every table can be rebuilt from the journal."""
        told: dict[str, Any] = {}
        if self.rows:
            told["register.rows"] = self.rows
        if self.ends:
            told["register.ends"] = self.ends
        if self.changes:
            told["register.changes"] = self.changes
        if self.notice:
            told["notice"] = self.notice
        for money in self.money:
            told |= money.fields()
        if self.letter:
            told["letter"] = letters.quoted(self.letter)
        return told


def certifies(step: Step) -> bool:
    """Whether the step issues a certificate (证、证书), which people show to others and rely on."""
    return step.letter.endswith(("证书", "证")) and not step.letter.endswith("凭证")


def plan(case: Case, before: Proceeding, admitted: Admitted, act: Act, situation: Situation, here: District,
         found: granting.Changes = granting.NOTHING) -> Plan:  # fmt: skip
    """Settle the effects: allocate numbers, compose the letter and the notice. Writes only serial numbers."""
    step, matter = admitted.step, before.matter
    granted = admitted.decision is not None and act.said.get("outcome", admitted.decision.verdict) == "grant"
    made = Plan()
    if granted and matter.pays is not None and admitted.decision is not None:
        after = admitted.after
        made.money.append(granting.granting(case, matter, admitted.decision, {**after.facts, **act.said}, dict(after.members), act.day, here))
    if step.ends:
        made.money.append(granting.ending(case, month_start(act.day, 0), _why(step, act), here))
    if step.changes is not None:
        made.money.append(granting.changing(case, matter, act.said[step.changes.key], act.day, found, here))
    person = granting.person_of(case)
    if step.holds and person is not None:
        made.money.append(granting.holding(person, _why(step, act)))
    if step.releases and person is not None:
        made.money.append(granting.releasing(case.number))
    if step.notice is not None and (step.notice.only is None or value_of(step.notice.only, situation)):
        made.notice = _notice(case, step, situation)
    if step.letter:
        more = [told_in_letter(money.cut) for money in made.money if money.cut]
        if step.ends and person is not None and registers_read.person(person).died is None:
            more += letters.what_remains(matter, act.day)
        parts = letters.compose(before, admitted, act, situation, here, addressee=case.title, case_number=case.number, more=more)
        made.letter = letters.numbered(parts, act.day, here)
    for entry in matter.enters:
        if entry.step is step and (not step.decides or granted):
            register(made, case, entry, situation, act, here)
    return made


def carry_out(made: Plan, case: Case, before: Proceeding, admitted: Admitted, act: Act, situation: Situation, seq: int) -> None:
    """Everything the plan says, now that the act has its place in the journal."""
    step = admitted.step
    if made.notice:
        rows.insert("notice", {"case_id": case.number, "seq": seq, "town": case.town, "taken_down": None, **made.notice})
    if made.letter:
        letters.keep(made.letter, case=case.number, on=act.day, seq=seq)
    granting.carry_out(made.money, act.day, seq)
    if made.rows:
        registers.enter(made.rows, seq)
    for ended in made.ends:
        registers.end(**ended, seq=seq)
    for changed in made.changes:
        registers.change(changed["register"], changed["number"], changed["columns"], changed["details"])
    if step.ledger:
        waived = {} if admitted.decision is None else {"decision.amount": admitted.decision.amount, "outcome": act.said.get("outcome")}
        funds.move(step.ledger, facts={**situation.facts, **waived}, on=act.day, seq=seq)


def _why(step: Step, act: Act) -> str:
    return str(act.said.get("handling.reason", step.title))


def _notice(case: Case, step: Step, situation: Situation) -> dict[str, Any]:
    notice = step.notice
    assert notice is not None
    return {
        "title": matter_of(case.matter).notice_title(step), "where": notice.where,
        "since": situation.day.isoformat(), "until": _last_day(notice.lasts, situation).isoformat(),
        "shows": [[fact.label, written(situation.facts[fact.key], fact)] for fact in notice.shows],
    }  # fmt: skip


def _last_day(lasts: Span | Number, situation: Situation) -> date:
    return later(situation.day, lasts if isinstance(lasts, Span) else days(value_of(lasts, situation)), situation)


def register(made: Plan, case: Case, entry: Entry, situation: Situation, act: Act, here: District) -> None:
    """One row per entry; one per member where its columns are asked per member (many names in one approval)."""
    groups = {fact.key.partition(".")[0] for fact in entry.columns.values()}
    many = next((group for group in groups if group in situation.members), None)
    for member in situation.members[many] if many else ({},):
        known = {**situation.facts, **member}
        _one_row(made, case, entry, {name: encode_value(known.get(fact.key)) for name, fact in entry.columns.items()}, act, here)


def _one_row(made: Plan, case: Case, entry: Entry, columns: dict[str, Any], act: Act, here: District) -> None:
    row = {name: columns.pop(name) for name in ("number", "name", "kind", "town") if name in columns}
    row.setdefault("name", "、".join(str(columns[name]) for name in ("man", "woman") if columns.get(name)))
    if entry.ends:
        enters_too = any(other.register == entry.register and not other.ends for other in matter_of(case.matter).enters)
        found = registers.row_of_case(entry.register, case.number) if enters_too else None
        found = found or registers.row_to_end(entry.register, str(row.get("number", "")), row["name"], act.day)
        if found is not None:  # what was registered elsewhere is not ours to end
            made.ends.append({"register": entry.register, "number": found, "until": act.day.isoformat(), "how": entry.step.title})
        return
    if entry.register == standards.REGISTER:
        standards.check(str(row.get("name", "")), str(columns.get("key") or ""), here.locality)
    if entry.changes:
        told = {name: value for name, value in row.items() if value not in ("", UNCHANGED) and name != "number"}
        details = {name: value for name, value in columns.items() if value != UNCHANGED}
        made.changes.append({"register": entry.register, "number": str(row["number"]), "columns": told, "details": details})
        return
    row.setdefault("town", case.town)
    row.setdefault("number", columns.pop("code", None) or _number_of(made, case, entry, columns, act, here))
    made.rows.append({**row, "register": entry.register, "since": act.day.isoformat(), "details": {**columns, "case": case.number}})


def _number_of(made: Plan, case: Case, entry: Entry, columns: dict[str, Any], act: Act, here: District) -> str:
    """The number of a new row: ours; of what was done elsewhere the one on its certificate, and never one of our series."""
    if case.origin != ELSEWHERE:
        return serials.row_number(entry.register, act.day.year, here.locality.code)
    already = sum(row["register"] == entry.register for row in made.rows)
    return str(columns.get("certificate") or "") or f"{case.number}{f'-{already + 1}' if already else ''}"
