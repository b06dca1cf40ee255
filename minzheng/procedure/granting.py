"""待遇的成立与终止：准予的决定产生待遇，停发的环节终止待遇；对他项待遇事实的影响先写进行为，再同时成立。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.funds import cascade, months, read
from minzheng.funds import write as funds
from minzheng.funds.freezing import Version, freeze, people_in
from minzheng.journal import read as journal
from minzheng.sm3 import sm3
from minzheng.vocabulary import Matter, Once
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.deciding import Decision
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.reading import month_start

from . import cuts, rows
from .benefits import reach_of_end
from .district import District
from .hold import OF_CASE
from .models import Case

__all__ = ["Changes", "Money", "carry_out", "changing", "ending", "granting", "holding", "person_of", "releasing"]


@dataclass(frozen=True)
class Changes:
    """What a re-verification found to be different: facts of the case, and of members (person id of the register -> facts)."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


NOTHING = Changes()


@dataclass
class Money:
    """What an act does to benefits: the one it grants, those it ends, and the new versions of the facts behind others."""

    grant: dict[str, Any] | None = None
    ends: list[tuple[int, date]] = field(default_factory=list)
    why: str = ""
    versions: list[Version] = field(default_factory=list)
    holds: list[tuple[int, str]] = field(default_factory=list)
    released: list[int] = field(default_factory=list)
    cut: cuts.Cut | None = None

    def fields(self) -> dict[str, Any]:
        """What the act says of it."""
        told: dict[str, Any] = {}
        if self.grant:
            frozen = freeze(self.grant["facts"], self.grant["members"])
            told["entitlement"] = {
                "matter": self.grant["matter"], "person": self.grant["person"], "starts": self.grant["starts"].isoformat(),
                "amount": self.grant["amount"], "once": self.grant["once"], "town": self.grant["town"], "facts": sm3(frozen).hex(),
                "others": [] if self.grant["once"] else sorted(people_in(self.grant["members"]) - {self.grant["person"]}),
            }  # fmt: skip
        if self.ends:
            told["ended"] = [[id, months.following(last).isoformat(), self.why] for id, last in self.ends]
        if self.versions:
            told["versions"] = [version.told() for version in self.versions]
        if self.holds:
            told["holds"] = [[id, why] for id, why in self.holds]
        if self.released:
            told["released"] = self.released
        return told | (self.cut.fields() if self.cut else {})


def person_of(case: Case) -> int | None:
    """The person a case is about, if it is about one (subject person:12)."""
    kind, _, key = case.subject.partition(":")
    return int(key) if kind == "person" and key.isdigit() else None


def granting(case: Case, matter: Matter, decision: Decision, facts: dict[str, Any], members: dict[str, Any], day: date,
             here: District) -> Money:  # fmt: skip
    """What a granting decision of `day` entitles to. Raises Refusal where the person draws the benefit, or one that excludes it."""
    person = person_of(case)
    if person is None:
        raise LookupError(f"{case.number}: money is paid to a person of the register")
    once = isinstance(matter.pays, Once)
    starts = months.first_day(months.number_of(day)) if once else decision.starts or months.following(day)
    coded = {group: [encode(one) for one in rows] for group, rows in members.items()}
    grant = {
        "matter": matter.id, "person": person, "case": case.number, "starts": starts, "amount": decision.amount or 0, "facts": encode(facts),
        "members": coded, "town": case.town, "once": once, "excludes": matter.excludes, "day": day,
    }  # fmt: skip
    if once:
        return Money(grant)
    read.refuse_clash(matter.id, person, starts, matter.excludes)
    counts = True if cascade.counts(matter, facts, members, day) else None
    share = cuts.share(matter, freeze(grant["facts"], coded), starts, here)
    changed = cascade.status_changed(matter.id, {person} | people_in(coded), counts, starts, share)
    reached = cuts.reach(changed, starts, f"开始享受“{matter.title}”", here)
    return Money(grant, versions=reached.versions, holds=reached.holds)


def ending(case: Case, last_month: date, why: str, here: District) -> Money:
    """What a stopping step of the case ends: `last_month` (its first day) is the last month paid."""
    rows = read.running_of_case(case.number)
    money = Money(ends=[(row.pk, last_month) for row in rows], why=why)
    for row in rows:
        reached = reach_of_end(row, last_month, here)
        money.versions += reached.versions
        money.holds += reached.holds
    return money


def changing(case: Case, matter: Matter, since: date, day: date, found: Changes, here: District) -> Money:
    """What a step that lowers the entitlement of the case does. Raises Refusal where the case pays nothing, or nothing is lowered."""
    rows = read.running_of_case(case.number)
    if len(rows) != 1:
        raise Refusal(f"案件{case.number}没有正在发放的待遇，无从减发", remedy="请核对案件。")
    return Money(cut=cuts.settle(rows[0], matter, month_start(since, 0), day, here, found.facts, found.members))


def holding(person: int, why: str) -> Money:
    """What a step that pauses everything a person draws does."""
    return Money(holds=[(row.pk, why[:200]) for row in read.payable_to(person)])


def releasing(case: str) -> Money:
    """What a step that resumes it does: only what acts of the same case put on hold, and acts that wait for it."""
    seqs, held = rows.acts_of(case), list(read.held())
    waiting = journal.fields_of({row.held_by for row in held if row.held_by is not None}, [OF_CASE])
    return Money(released=[row.pk for row in held if row.held_by in seqs or waiting.get(row.held_by or 0, {}).get(OF_CASE) == case])


def carry_out(money: Sequence[Money], on: date, seq: int) -> None:
    """Everything planned, now that the act has its place in the journal."""
    for one in money:
        if one.grant:
            _grant(one.grant, seq)
        for id, last in one.ends:
            funds.end(id, last_month=last, why=one.why, seq=seq)
        funds.keep_versions(one.versions, seq)
        funds.hold_many(one.holds, since=on, seq=seq)
        for id in one.released:
            funds.release(id, seq)
        if one.cut:
            cuts.keep(one.cut, seq)


def _grant(grant: dict[str, Any], seq: int) -> None:
    same = {name: grant[name] for name in ("person", "case", "amount", "town", "facts", "members")}
    if grant["once"]:
        funds.award(grant["matter"], on=grant["day"], seq=seq, **same)
    else:
        funds.entitle(grant["matter"], starts=grant["starts"], seq=seq, excludes=grant["excludes"], **same)
