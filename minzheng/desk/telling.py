"""A case told: its facts by group, its acts as a timeline, its clocks; sensitive values masked until somebody opened them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from minzheng.identity.masking import mask_account
from minzheng.journal import read as journal
from minzheng.journal.record import ATTACHMENT
from minzheng.pages.masking import masked_value
from minzheng.procedure import clocks
from minzheng.procedure.completed import CORRECT, NUMBER, SOURCE, TITLE
from minzheng.vocabulary import Matter
from minzheng.vocabulary.coding import decode
from minzheng.vocabulary.deciding import Due
from minzheng.vocabulary.facts import GROUPS, Fact
from minzheng.vocabulary.proceeding import Proceeding
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.spans import on_the_spot
from minzheng.vocabulary.wording import written

MONEY = {
    "entitle": "建立待遇", "payroll": "编制发放", "pay": "发放", "hold": "暂停发放", "release": "恢复发放", "stop": "停发", "recover": "决定追回",
    "reduce": "减发", "waive": "核销", "succeed": "变更领取人", "recheck": "定期复核", "end": "停发",
    "change_facts": "变更待遇事实", "follow": "随标准重算", "repay": "登记退还",
    "return": "退回", "award": "一次性发放", "bank": "银行回盘", "send": "送盘",
    "look": "查阅个人信息", "anchor": "外部锚定", "override_anchor": "决定未锚定照常签发", "register_witness": "登记见证方",
    CORRECT: TITLE,
}  # fmt: skip
"""Titles of verbs of the funds and of the journal itself, which no matter's page declares."""


LONGEST = 400
"""A page shows so much of a text; the act itself has all of it."""


@dataclass(frozen=True)
class Told:
    """A fact as a page shows it."""

    label: str
    value: str
    source: str
    hidden: bool


@dataclass(frozen=True)
class Group:
    """Facts under one heading; `number` tells one member of the household from another (0 for the case itself)."""

    title: str
    facts: tuple[Told, ...]
    number: int = 0


@dataclass(frozen=True)
class Happened:
    """One act on the timeline."""

    seq: int
    day: date
    at: datetime
    verb: str
    title: str
    actor: str
    organ: str
    origin: str
    basis: tuple[str, ...]
    facts: tuple[Told, ...]
    outcome: str
    aside: bool = False
    """Set aside by a later correction of what was entered from elsewhere."""
    files: tuple[int, ...] = ()
    """Places of the files that belong to it."""


@dataclass(frozen=True)
class Entered:
    """Where a case that was done elsewhere comes from; `number` is its number there."""

    source: str
    number: str
    actor: str
    at: datetime


@dataclass(frozen=True)
class Clock:
    """One deadline with its colour."""

    due: Due
    colour: str


def told(fact: Fact, value: Any, opened: bool) -> Told:
    """One fact; a sensitive one as far as it has been opened."""
    text = written(value, fact)
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}……（共{len(text)}字）"
    hidden = fact.sensitive and not opened
    return Told(fact.label, masked_value(fact, text) if hidden else text, str(fact.source), hidden)


def groups(case: Proceeding, opened: bool) -> list[Group]:
    """The facts the case came with, then those of each member."""
    known = {fact.key: fact for fact in _declared()}
    order = {fact.key: place for place, fact in enumerate(case.matter.needed())}
    found: dict[str, list[Told]] = {}
    for key in sorted(case.facts, key=lambda key: order.get(key, len(order))):
        if key in known:
            found.setdefault(key.partition(".")[0], []).append(told(known[key], case.facts[key], opened))
    listed = [Group(GROUPS[group].title, tuple(facts)) for group, facts in found.items()]
    for group, rows in case.members.items():
        for number, row in enumerate(rows, 1):
            keys = sorted(row, key=lambda key: order.get(key, len(order)))
            listed.append(Group(GROUPS[group].title, tuple(told(known[key], row[key], opened) for key in keys if key in known), number))
    return listed


def _declared() -> Iterable[Fact]:
    return (fact for group in GROUPS.values() for fact in group.own)


def timeline(matter: Matter, case: str, until: date, opened: bool) -> tuple[list[Happened], Mapping[int, dict[str, Any]]]:
    """The acts of a case up to a day, and their fields by seq: two queries."""
    acts = [act for act in journal.of_case(case) if act.on <= until]
    fields = journal.fields_of([act.seq for act in acts])
    corrected = max((act.seq for act in acts if act.verb == CORRECT), default=0)
    return [replace(_happened(matter, act, fields.get(act.seq, {}), opened), aside=act.seq < corrected) for act in acts], fields


def entered(acts: Sequence[Happened], fields: Mapping[int, Mapping[str, Any]], opened: bool) -> Entered | None:
    """Where the case was done, as the list it was last entered from says; None for one of ours."""
    for act in reversed(acts):
        said = fields.get(act.seq, {})
        if NUMBER in said:
            number = str(said[NUMBER])
            return Entered(str(said.get(SOURCE, "")), number if opened else mask_account(number), act.actor, act.at)
    return None


def _happened(matter: Matter, act: Any, fields: Mapping[str, Any], opened: bool) -> Happened:
    step = matter.step(act.verb)
    records = step.records if step else ()
    said = decode({fact.key: fields[fact.key] for fact in records if fact.key in fields})
    outcome = {"grant": matter.grant, "refuse": matter.refusal}.get(str(fields.get("outcome", "")))
    actor = "" if act.actor == act.role else act.actor  # who has no staff number is told by his organ alone
    return Happened(
        act.seq, act.on, act.at, act.verb, step.title if step else MONEY.get(act.verb, act.verb), actor, act.org, act.origin,
        tuple(journal.record(act).get("basis", ())), tuple(told(fact, said[fact.key], opened) for fact in records if fact.key in said),
        outcome.title if outcome else "", files=tuple(sorted(int(name.removeprefix(ATTACHMENT)) for name in fields if name.startswith(ATTACHMENT))),
    )  # fmt: skip


def deadlines(case: Proceeding, like: Situation) -> list[Clock]:
    """Every deadline that runs, the nearest first; those whose limit no text sets last. 当场 is no clock."""
    told = [due for due in clocks.deadlines(case, like) if due.due is not None or due.limit != str(on_the_spot)]
    found = [Clock(due, clocks.colour(due.due, like.day)) for due in told]
    return sorted(found, key=lambda clock: (clock.due.due or date.max, clock.due.title))


def states(case: Proceeding, possible: Sequence[str]) -> tuple[dict[str, str], dict[str, int]]:
    """For the drawing: what has become of each step, and how often it was done."""
    last = case.history.acts[-1].verb if case.history.acts else ""
    found = {}
    for step in case.matter.steps:
        done = step.verb in case.history.last
        found[step.verb] = "here" if step.verb == last else "done" if done else "next" if step.verb in possible else "later"
    return found, dict(case.history.counts)
