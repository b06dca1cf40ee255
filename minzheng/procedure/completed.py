"""补录：在别处办结的事项，照所载逐环节记入台账，来源一律为“补录”。不过闸门，不出文书，不起算期限，不发放；结果进登记簿。

A case of them is what its source tells and nothing more: each act bears the day it was done there and the clerk who entered
it here. A corrected list does not touch what was entered: an act “更正补录” sets aside the case's acts before it, and what
the list says now is entered after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import orjson
from django.db import connection

from minzheng.catalogue import edition
from minzheng.journal import read as journal
from minzheng.journal.transaction import act_transaction
from minzheng.journal.write import Entry, append_many
from minzheng.registers import read as registers_read
from minzheng.registers import write as registers
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.coding import encode, encode_history
from minzheng.vocabulary.matter import Entry as Entered
from minzheng.vocabulary.proceeding import Proceeding, title_of
from minzheng.vocabulary.situation import Act, History
from minzheng.vocabulary.steps import GRANTED

from . import effects, serials, standards
from .actor import Actor
from .benefits import check_one_of
from .death import hold_for_death
from .district import District, district
from .importing import WHO, remember
from .matching import DEATHS, Listed, match_list, may_match
from .models import Case
from .opening import ELSEWHERE
from .progress import WRITING, counted, tell

CORRECT, HOW = "correct_completed", "补录更正"
TITLE = "更正补录"
COLUMNS, NUMBER, SOURCE = "completed.columns", "completed.number", "completed.source"
BATCH = 500
DIED = "funeral.died"
"""The fact that a page about somebody's funeral asks for."""
NUMBERS = ("number", "code", "certificate")
"""Columns of an entry that tell the number of its row."""


@dataclass(frozen=True)
class Completed:
    """A matter done elsewhere. `number` is its number there; `steps` (verb, day) in the order of their days; `said` what its
    acts recorded and `facts` what the case came with, by key; `verdict` grant, refuse or "" (no decision told); `amount` what
    the decision was worth in 分. `columns` is the row as it was read, by which a later file is compared; `place` (sheet, row)."""

    number: str
    steps: tuple[tuple[str, date], ...]
    said: Mapping[str, Any]
    facts: Mapping[str, Any]
    columns: Mapping[str, Any]
    place: tuple[str, int]
    members: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    verdict: str = ""
    amount: int | None = None
    town: str = ""
    subject: str = ""
    title: str = ""


@dataclass(frozen=True)
class Known:
    """A case that was entered from elsewhere before, with the columns it was last told by."""

    case: str
    columns: Mapping[str, Any]


@dataclass(frozen=True)
class Batch:
    """What one file brings of one matter. `corrected` are (case number, what it says now); `provenance` goes into every
    case's first act; `mapping` is the one that was confirmed, kept under the name `layout`."""

    matter: Matter
    added: Sequence[Completed]
    corrected: Sequence[tuple[str, Completed]]
    source: str
    provenance: Mapping[str, Any]
    mapping: Mapping[str, Any]
    layout: str


def known(matter: str, source: str) -> dict[str, Known]:
    """The cases of a matter entered from this system before, by their number there; what a correction said goes before."""
    sql = (
        'SELECT a."case", a.seq, f.name, f.value FROM journal_act a JOIN journal_actfield f ON f.seq = a.seq'
        " WHERE a.matter = %s AND a.origin = %s AND f.name IN (%s, %s, %s) AND f.value IS NOT NULL ORDER BY a.seq"
    )
    told: dict[int, tuple[str, dict[str, Any]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [matter, ELSEWHERE, COLUMNS, NUMBER, SOURCE])
        for case, seq, name, value in cursor:
            told.setdefault(seq, (case, {}))[1][name] = orjson.loads(bytes(value))
    return {said[NUMBER]: Known(case, said.get(COLUMNS, {})) for case, said in told.values() if said.get(SOURCE) == source and NUMBER in said}


def take_in(batch: Batch, *, on: date, by: Actor, at: datetime | None = None) -> list[int]:
    """Enter and correct the cases, all in one transaction; the seqs of the acts, none when there is nothing to do. Raises Refusal."""
    if not (batch.added or batch.corrected):
        return []
    with act_transaction():
        check_one_of(by, WHO, "", "", "补录", on)
        at = at or datetime.now(UTC)
        seqs = remember(batch.layout, batch.mapping, batch.provenance["mapping.digest"], on=on, by=by, at=at)
        here, gone = district(), set[tuple[str, str]]()
        for start in range(0, len(batch.added), BATCH):
            tell(WRITING, start, len(batch.added))
            made = [_Recording(batch, one, here, by, at, gone) for one in batch.added[start : start + BATCH]]
            seqs += _enter(made)
        for number, one in counted(batch.corrected, WRITING):
            seqs += _correct(batch, Case.objects.get(pk=number), one, here, by, on, at)
        told = [*batch.added, *(one for _, one in batch.corrected)]
        return seqs + _hold_dead(batch.matter, told, on, by, at)


def _hold_dead(page: Matter, told: Sequence[Completed], on: date, by: Actor, at: datetime) -> list[int]:
    """A death that somebody else's record tells of is no notice of ours: nothing is entered in the register of people, but what a
    notice would hold is held the same day, in the case by which two people verify it. The last act of each case."""
    dead = {int(one.subject.removeprefix("person:")): one.facts[DIED] for one in told if DIED in one.facts and one.subject.startswith("person:")}
    rows = [Listed(person, f"“{page.title}”补录载明于{died}死亡", died) for person, died in sorted(dead.items()) if registers_read.person(person).died is None]
    if not rows:
        return []
    if not may_match(by, on):  # then the cross-check makes it a task for who may
        held = [hold_for_death(row.person, row.day, source=row.content, on=on, by=by, at=at) for row in rows]
        return [seq for seq in held if seq is not None]
    found = match_list(DEATHS, rows, on=on, by=by, at=at)
    return sorted(Case.objects.filter(pk__in=found.cases.values()).values_list("last_seq", flat=True))


def untouchable(page: Matter) -> frozenset[str]:
    """The columns by which rows are ended or changed: a row that another list has ended or changed is not brought back."""
    acting = [entry for entry in page.enters if entry.ends or entry.changes]
    return frozenset({fact.key for entry in acting for fact in entry.columns.values()} | {f"day.{entry.step.verb}" for entry in acting})


# --- one case ------------------------------------------------------------------------------------------------------


class _Recording:
    """One case about to be entered: its row, its acts, and what they bring to the registers."""

    def __init__(self, batch: Batch, told: Completed, here: District, by: Actor, at: datetime, gone: set[tuple[str, str]], case: Case | None = None) -> None:
        self.page, self.told = batch.matter, told
        first = told.steps[0][1]
        self.case = case or Case(number=serials.case_number(self.page, first.year), matter=self.page.id, line=self.page.line, origin=ELSEWHERE)
        self.made = effects.Plan()
        self.entries: list[Entry] = []
        self.plans: list[effects.Plan] = []
        acts: list[Act] = []
        for verb, day in told.steps:
            step = self.page.step(verb)
            assert step is not None
            act = Act(verb, day, by.staff, self._said(step), by.office, 0)
            self.plans.append(self._plan(step, act, here, gone))
            fields = {**encode(act.said), **self.plans[-1].fields()}
            if step.decides and told.amount is not None and told.verdict == "grant":
                fields["decision.amount"] = told.amount
            acts.append(act)
            self.entries.append(Entry(
                act_id=None, case=self.case.number, matter=self.page.id, verb=verb, origin=ELSEWHERE, on=day, at=at,
                actor=by.number, role=by.office, org=by.organ, fields=fields,
            ))  # fmt: skip
        self.entries[0].fields.update(self._begun(batch))
        self._settle(History(acts), first)

    def _said(self, step: Step) -> dict[str, Any]:
        said = {fact.key: self.told.said[fact.key] for fact in step.records if fact.key in self.told.said}
        if step.decides and self.told.verdict:
            said |= {"outcome": self.told.verdict, GRANTED.key: self.told.verdict == "grant"}
        return said

    def _begun(self, batch: Batch) -> dict[str, Any]:
        """What the case came with, and where it comes from."""
        told = self.told
        return {
            "case.facts": encode(told.facts), "case.members": {group: [encode(one) for one in rows] for group, rows in told.members.items()},
            "case.about": {"town": told.town, "subject": told.subject, "title": told.title, "page": edition(self.page)},
            NUMBER: told.number, SOURCE: batch.source, COLUMNS: encode(told.columns), "completed.rows": [[*told.place, told.place[1]]],
            **{f"completed.{name}": value for name, value in batch.provenance.items()},
        }  # fmt: skip

    def _settle(self, history: History, first: date) -> None:
        told, case = self.told, self.case
        outcome = title_of(self.page, told.verdict) if told.verdict and any(step.decides for step in self._steps()) else ""
        after = Proceeding(self.page, told.facts, told.members, history, outcome, ended=True)
        case.opened_on, case.town, case.subject, case.title = first, told.town, told.subject, told.title
        case.facts = orjson.dumps(encode(told.facts)).decode()
        case.members = orjson.dumps({group: [encode(one) for one in rows] for group, rows in told.members.items()}).decode()
        case.history = orjson.dumps(encode_history(history)).decode()
        case.state, case.outcome, case.closed, case.due, case.due_title = after.state, after.outcome, True, None, ""

    def _steps(self) -> Iterator[Step]:
        return (step for verb, _ in self.told.steps if (step := self.page.step(verb)) is not None)

    def _plan(self, step: Step, act: Act, here: District, gone: set[tuple[str, str]]) -> effects.Plan:
        """What a step brings to the registers; a row that this very case entered is ended in its own row."""
        made = effects.Plan(rows=list(self.made.rows))  # whose numbers are taken
        situation = replace(here.situation(act.day), facts={**self.told.facts, **self.told.said}, members=self.told.members)
        for entry in self.page.enters:
            if entry.step is not step or (step.decides and self.told.verdict != "grant") or entry.register == standards.REGISTER:
                continue
            own = [row for row in self.made.rows if row["register"] == entry.register] if entry.ends else []
            if own:
                made.ends.append({"register": entry.register, "number": own[-1]["number"], "until": act.day.isoformat(), "how": step.title})
            elif entry.changes and not changes_row(entry, self.told, act.day):
                continue
            else:
                effects.register(made, self.case, entry, situation, act, here)
        made.rows = [row for row in made.rows[len(self.made.rows) :] if registers_read.numbered(row["register"], row["number"]) is None]
        made.ends = [one for one in made.ends if (one["register"], one["number"]) not in gone]
        gone |= {(one["register"], one["number"]) for one in made.ends}
        self.made.rows += made.rows
        return made


def changes_row(entry: Entered, told: Completed, day: date) -> bool:
    """Whether a change of that day is news to the row it names: a list of later date tells the row as it was after it."""
    number = told.facts.get(entry.columns["number"].key, told.said.get(entry.columns["number"].key))
    row = registers_read.numbered(entry.register, str(number or ""))
    return row is not None and row.until is None and journal.act(row.entered).on < day


def _enter(recordings: Sequence[_Recording]) -> list[int]:
    """Append the acts of some new cases, keep their rows, and bring to the registers what follows."""
    appended = iter(append_many([entry for one in recordings for entry in one.entries]))
    seqs: list[int] = []
    for one in recordings:
        for plan in one.plans:
            seqs.append(next(appended).seq)
            _carry_out(plan, seqs[-1])
        one.case.last_seq = seqs[-1]
    Case.objects.bulk_create([one.case for one in recordings], batch_size=BATCH)
    return seqs


def _carry_out(made: effects.Plan, seq: int) -> None:
    if made.rows:
        registers.enter(made.rows, seq)
    for ended in made.ends:
        registers.end(**ended, seq=seq)
    for changed in made.changes:
        registers.change(changed["register"], changed["number"], changed["columns"], changed["details"])


# --- corrections ---------------------------------------------------------------------------------------------------


def _correct(batch: Batch, case: Case, told: Completed, here: District, by: Actor, on: date, at: datetime) -> list[int]:
    """Set aside what was entered, and enter what the list says now."""
    before = _standing_acts(case.number)
    made = _Recording(batch, told, here, by, at, set(), case)
    old = [_told(row) for row in _rows_of([case.number])[case.number] if row.until is None]
    effect = _difference(old, _as_entered(batch, told, case, here, by) if old else [row for plan in made.plans for row in plan.rows])
    for plan, entry in zip(made.plans, made.entries, strict=True):
        plan.rows, plan.ends, plan.changes = [], [], []
        for name in ("register.rows", "register.ends", "register.changes"):
            entry.fields.pop(name, None)
    correction = Entry(
        act_id=None, case=case.number, matter=batch.matter.id, verb=CORRECT, origin=ELSEWHERE, on=on, at=at, actor=by.number,
        role=by.office, org=by.organ, fields={"completed.replaces": before, **effect.fields()},
    )  # fmt: skip
    seqs = [one.seq for one in append_many([correction, *made.entries])]
    _carry_out(effect, seqs[0])
    case.last_seq = seqs[-1]
    case.save()
    return seqs


def _standing_acts(number: str) -> list[int]:
    """The acts of a case that no correction has set aside yet, and no correction itself."""
    acts: list[int] = []
    for act in journal.of_case(number):
        acts = [] if act.verb == CORRECT else [*acts, act.seq]
    return acts


def _as_entered(batch: Batch, told: Completed, case: Case, here: District, by: Actor) -> list[dict[str, Any]]:
    """The new rows that this case would have entered had it been told so from the beginning."""
    made = effects.Plan()
    for verb, day in told.steps:
        step = batch.matter.step(verb)
        situation = replace(here.situation(day), facts={**told.facts, **told.said}, members=told.members)
        for entry in batch.matter.enters:
            if entry.step is step and not (entry.ends or entry.changes) and (not step.decides or told.verdict == "grant"):
                effects.register(made, case, entry, situation, Act(verb, day, by.staff, {}, by.office, 0), here)
    return made.rows


def _difference(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> effects.Plan:
    """What makes the rows that were entered those that ought to have been: changed under their number, ended on the day they
    began (so that they never were in force) or entered."""
    made = effects.Plan()
    kept = {(row["register"], row["number"]): row for row in new}
    for row in old:
        now = kept.pop((row["register"], row["number"]), None)
        if now is None:
            made.ends.append({"register": row["register"], "number": row["number"], "until": row["since"], "how": HOW})
            continue
        columns = {name: now.get(name, "") for name in ("name", "kind", "town", "since") if now.get(name, "") != row.get(name, "")}
        details = {name: value for name, value in now["details"].items() if row["details"].get(name) != value}
        if columns or details:
            made.changes.append({"register": row["register"], "number": row["number"], "columns": columns, "details": details})
    made.rows = [dict(row) for row in kept.values()]
    return made


def _rows_of(numbers: Sequence[str]) -> dict[str, list[Any]]:
    """The rows of registers that these cases entered, as they stand now."""
    acts = {seq: case for case in numbers for seq in journal.of_case(case).values_list("seq", flat=True)}
    found: dict[str, list[Any]] = {number: [] for number in numbers}
    for seq, said in journal.fields_of(acts, ["register.rows"]).items():
        listed: Any = said["register.rows"]
        found[acts[seq]] += [row for one in listed if (row := registers_read.numbered(one["register"], one["number"])) is not None]
    return found


def _told(row: Any) -> dict[str, Any]:
    return {"since": row.since.isoformat(), **{name: getattr(row, name) for name in ("register", "number", "name", "kind", "town", "details")}}


def ended(numbers: Sequence[str]) -> set[str]:
    """Those of these cases whose own rows have been ended by something else: they are no longer corrected from a list."""
    found = _rows_of(numbers)
    return {number for number in numbers if any(row.until is not None and row.how_ended != HOW for row in found[number])}
