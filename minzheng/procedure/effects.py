"""行为的后果：公示、文书、登记簿、待遇与资金，与行为同在一个事务，一并成立或者一并不成立。"""

from __future__ import annotations

from typing import Any

from minzheng.catalogue import matter as matter_of
from minzheng.funds import write as funds
from minzheng.registers import write as registers
from minzheng.vocabulary import Matter, Monthly, Once, Step
from minzheng.vocabulary.coding import encode, encode_value
from minzheng.vocabulary.matter import Entry
from minzheng.vocabulary.proceeding import Admitted, Proceeding
from minzheng.vocabulary.reading import later, month_start
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.wording import written

from . import letters, serials
from .district import District
from .models import Case, Letter, Notice

CERTIFICATES = {"marriage": "J", "divorce": "L"}
"""Registers whose rows are numbered as certificates (字号): letter, district code, year, six digits."""


def follow(case: Case, before: Proceeding, admitted: Admitted, act: Act, situation: Situation, seq: int, here: District) -> None:
    """Everything that an admitted act brings about, beyond its entry in the journal."""
    step, matter = admitted.step, before.matter
    if step.notice is not None:
        _put_up(case, step, situation, seq)
    if step.letter:
        _issue(case, before, admitted, act, situation, seq, here)
    granted = admitted.decision is not None and act.said.get("outcome", admitted.decision.verdict) == "grant"
    if granted and matter.pays is not None:
        _entitle(case, matter, admitted, act, seq)
    if step.ends:
        funds.end_entitlements(case.number, last_month=month_start(act.day, 0), why=str(act.said.get("handling.reason", step.title)), seq=seq)
    for entry in matter.enters:
        if entry.step is step and (not step.decides or granted):
            _enter(case, entry, situation, act, seq, here)
    if step.ledger:
        funds.move(step.ledger, case=case.number, facts=dict(situation.facts), on=act.day, seq=seq)


def person_of(case: Case) -> int | None:
    """The person a case is about, if it is about one (subject person:12)."""
    kind, _, key = case.subject.partition(":")
    return int(key) if kind == "person" and key.isdigit() else None


def _put_up(case: Case, step: Step, situation: Situation, seq: int) -> None:
    notice = step.notice
    assert notice is not None
    Notice.objects.create(
        case=case, seq=seq, title=f"{case_title(case)}{step.title}", where=notice.where, town=case.town, since=situation.day,
        until=later(situation.day, notice.lasts, situation),
        shows={fact.label: written(situation.facts[fact.key], fact) for fact in notice.shows},
    )  # fmt: skip


def case_title(case: Case) -> str:
    return matter_of(case.matter).title


def _issue(case: Case, before: Proceeding, admitted: Admitted, act: Act, situation: Situation, seq: int, here: District) -> None:
    parts = letters.compose(before, admitted, act, situation, here, addressee=case.title, case_number=case.number)
    serial = serials.next_serial(f"letter:{act.day.year}")
    number = f"{here.locality.mark_of_documents}〔{act.day.year}〕{serial}号"
    Letter.objects.create(case=case, seq=seq, number=number, title=parts["title"], on=act.day, parts=parts)


def _entitle(case: Case, matter: Matter, admitted: Admitted, act: Act, seq: int) -> None:
    person, decision = person_of(case), admitted.decision
    assert decision is not None
    if person is None:
        raise LookupError(f"{case.number}: money is paid to a person of the register")
    if isinstance(matter.pays, Monthly):
        funds.entitle(
            matter.id, person=person, case=case.number, starts=decision.starts or month_start(act.day, 1), amount=decision.amount or 0,
            facts=encode({**admitted.after.facts, **act.said}), members=_members(admitted.after), town=case.town, seq=seq,
            excludes=matter.excludes,
        )  # fmt: skip
    elif isinstance(matter.pays, Once):
        funds.award(matter.id, person=person, case=case.number, amount=decision.amount or 0, on=act.day, town=case.town, seq=seq)


def _members(proceeding: Proceeding) -> dict[str, Any]:
    return {group: [encode(one) for one in rows] for group, rows in proceeding.members.items()}


def _enter(case: Case, entry: Entry, situation: Situation, act: Act, seq: int, here: District) -> None:
    columns = {name: encode_value(situation.facts.get(fact.key)) for name, fact in entry.columns.items()}
    if entry.ends:
        registers.end(entry.register, str(columns["number"]), act.day, entry.step.title, seq)
        return
    row = {name: columns.pop(name) for name in ("number", "name", "kind", "town") if name in columns}
    row.setdefault("town", case.town)
    row.setdefault("number", _number(entry.register, act, here))
    registers.enter([{**row, "register": entry.register, "since": act.day, "details": {**columns, "case": case.number}}], seq)


def _number(register: str, act: Act, here: District) -> str:
    serial = serials.next_serial(f"register:{register}:{act.day.year}")
    if register in CERTIFICATES:
        return f"{CERTIFICATES[register]}{here.locality.code}-{act.day.year}-{serial:06d}"
    return f"{register}-{act.day.year}-{serial:06d}"
