"""Matters: the kinds of business a bureau does, declared as small pages that read like the official 实施清单."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from .facts import Fact, NumberFact, ReferenceFact, facts_in, groups_per_member
from .law import Basis
from .steps import GRANTED, ActedApart, ActingOfficers, Condition, Step
from .terms import Count, Day, Number, NumberConstant, Some, Term, Total, Truth

WORD = re.compile("[\u4e00-\u9fff]{2,8}")
"""A word that numbers may begin with (字号)."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """A document the applicant brings; `held` = the register or organ that has it (免提交), `only` = the case that needs it."""

    title: str
    basis: Basis
    held: str = ""
    only: Truth | None = None


@dataclass(frozen=True, eq=False)
class Clock:
    """A time limit beside the steps: `due` as a term, until `until` is done. `pauses` are (from, to) steps not counted.

    `only` is the case in which it runs at all (None = always).
    """

    title: str
    due: Day
    until: Step
    basis: Basis
    pauses: tuple[tuple[Step, Step], ...] = ()
    only: Truth | None = None


@dataclass(frozen=True, eq=False)
class Window:
    """A span in which something may be done or must be waited for, from the day `opens` through `closes`; shown, it decides nothing.

    The gates that hold to it are written on their steps; a window has no duty and so no clock.
    """

    title: str
    opens: Day
    closes: Day
    basis: Basis
    note: str = ""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A result of a case and the document that tells it."""

    title: str
    document: str


@dataclass(frozen=True, eq=False)
class Monthly:
    """Money each month: `amount` in 分, asked again every month, from the first day of the month `starts` falls in.

    `parts` names what the amount is made up of (基本生活、照料护理), in 分. `share` is what one person has of it, in 分, for
    benefits that only top it up (Source.shares); None = the amount. `recognition`: a standing on which other benefits
    rest and that pays nothing itself (低保边缘家庭); see `recognised`.
    """

    amount: Number
    starts: Day
    until: Day | None = None
    parts: tuple[tuple[str, Number], ...] = ()
    recognition: bool = False
    share: Number | None = None


def recognised(starts: Day, until: Day | None = None) -> Monthly:
    """A standing without money, asked again each month like a benefit: it starts, is held, ends and is excluded as one."""
    return Monthly(NumberConstant(0, "分"), starts, until, recognition=True)


@dataclass(frozen=True, eq=False)
class Once:
    """Money paid once: `amount` in 分."""

    amount: Number


UNCHANGED = "不变"
"""How a text says that a column of a row stays as it is (`Entry.changes`)."""


@dataclass(frozen=True, eq=False)
class Entry:
    """What outlives the case: a row of `register`, its columns filled from facts of the case, entered by `step`.

    `ends` ends the row it names instead; `changes` changes those columns of it that are told (what is told as 不变 stays).
    `word` is what people call the register and what the numbers of its rows begin with (地名-2024-000123): two to eight Chinese
    characters, no other register's and no matter's, told once, by the entry of the page that the register belongs to.
    """

    register: str
    columns: Mapping[str, Fact]
    step: Step
    ends: bool = False
    changes: bool = False
    word: str = ""

    def __post_init__(self) -> None:
        if self.word and not WORD.fullmatch(self.word):
            raise ValueError(f"{self.register}: the word of a register is two to eight Chinese characters, not {self.word!r}")


@dataclass(frozen=True, eq=False)
class Tiers:
    """Pages that one application is tried by, in order: the first whose own rule does not refuse is where the case goes.

    `applicant` says which member's facts a page about one person takes; `begins` is the verb that begins a case of each page.
    """

    pages: tuple[Matter, ...]
    applicant: Truth
    begins: str = "accept"


@dataclass(frozen=True, eq=False)
class Filled:
    """What a number that `step` records comes to: where nobody says it, it is so filled in, and no form asks for it.

    `comes_to` may look at what the act itself records (as far as it is said, or filled in by those before this one).
    """

    step: Step
    fact: NumberFact
    comes_to: Number

    def __post_init__(self) -> None:
        if self.fact not in self.step.records:
            raise ValueError(f"“{self.step.title}” does not record “{self.fact.label}”")


@dataclass(frozen=True, eq=False)
class Promise:
    """What must never happen, from the law's impossible paths, written apart from the gates: `step` while `unless` fails."""

    title: str
    step: Step
    unless: Truth
    basis: Basis


# --- figures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Measure:
    """How a figure counts. `kind`, see below:
    acts | queried | outcomes | kinds | sum | measured | waived | paid | stock | stood | towns | all_towns | ratio | together | day | threshold.
    """

    kind: str
    step: Step | None = None
    fact: Fact | None = None
    where: Truth | None = None
    number: Number | None = None
    register: str = ""
    match: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()


def acts(step: Step, where: Truth | None = None) -> Measure:
    """Each act of `step` in the period (where the recorded facts fulfil `where`)."""
    return Measure("acts", step=step, where=where)


def queried(log: Step, where: Truth | None = None) -> Measure:
    """What a query over a log found, told with the day it was asked: none is a finding (未收到), not an omission.

    With `where` the log must hold something to be searched: over an empty log nothing is said at all.
    """
    return Measure("queried", step=log, where=where)


def granted_by(step: Step, where: Truth | None = None) -> Measure:
    """Each act of a deciding step whose outcome granted."""
    return Measure("outcomes", step=step, where=where)


def kinds(step: Step, fact: Fact, where: Truth | None = None) -> Measure:
    """How many different values of `fact` the acts of `step` tell (recorded, or come with their case); each counts once.

    The trace shows, for each value, the first act that told it.
    """
    return Measure("kinds", step=step, fact=fact, where=where)


def summed(step: Step, fact: Fact, where: Truth | None = None) -> Measure:
    """The sum of what the acts of `step` recorded for `fact`; of a deciding step only those whose outcome granted."""
    if step.decides:
        where = GRANTED if where is None else GRANTED & where
    return Measure("sum", step=step, fact=fact, where=where)


def waived(step: Step) -> Measure:
    """What the granting acts of a deciding step waived (`Matter.waives`), by the day of the decision."""
    return Measure("waived", step=step)


def paid(*matters: str) -> Measure:
    """Money of payment lines in the period by payment day, minus returned and recovered: of these matters, or the page's own."""
    return Measure("paid", of=matters)


def stock(register: str, **match: str) -> Measure:
    """Rows of a register in force at the end of the year: opening (期初) plus entered minus ended."""
    return Measure("stock", register=register, match=tuple(match.items()))


def stood(register: str, **match: str) -> Measure:
    """Rows of a register that were in force on the last day of the year before."""
    return Measure("stood", register=register, match=tuple(match.items()))


def towns(register: str, **match: str) -> Measure:
    """Towns and streets in which at least one row of a register is in force at the end of the year; each counts once."""
    return Measure("towns", register=register, match=tuple(match.items()))


def all_towns() -> Measure:
    """The towns and streets of the district at the end of the year: the whole of a coverage, read from the locality."""
    return Measure("all_towns")


def ratio(part: str, whole: str) -> Measure:
    """One figure in percent of another; both are traced."""
    return Measure("ratio", of=(part, whole))


def measured(step: Step, number: Number) -> Measure:
    """The sum of what a number comes to for each case that a deciding step granted (the members of its household)."""
    return Measure("measured", step=step, number=number)


def together(*figures: str) -> Measure:
    """Several figures of one unit added up (临时救助：镇街的、区级的、先行的)."""
    return Measure("together", of=figures)


def happened(step: Step, where: Truth | None = None) -> Measure:
    """The day of the step's last act in the period (where what is known fulfils `where`)."""
    return Measure("day", step=step, where=where)


def threshold(rule: Truth) -> Measure:
    """The number that a rule compares with, read from the rule itself (年满八十周岁: 80)."""
    return Measure("threshold", where=rule)


@dataclass(frozen=True, eq=False)
class Figure:
    """A number the year's report may print: counting rule, unit, printed decimals; `about` prints 约 before it."""

    id: str
    label: str
    unit: str
    measure: Measure
    rule: str = ""
    decimals: int = 0
    about: bool = False
    with_figures: tuple[str, ...] = ()


# --- rehearsal -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PerDistrict:
    """A number of a story that grows with the district: `ordinary` in one of the usual size, ten times that in one ten times as large."""

    ordinary: int


@dataclass(frozen=True, eq=False)
class Following:
    """That a rehearsed case comes of another: it names it in `fact`, and begins `wait` working days after (before) the act
    `verb` of the next case of `matter` that does it. A story's `acts` name back with the id of the matter that follows."""

    fact: ReferenceFact
    matter: str
    verb: str
    wait: int


@dataclass(frozen=True, eq=False)
class Story:
    """A kind of case that the rehearsed year lives `count` times: `path` = (step, calendar days after the step before it).

    `facts` say what is special about it, `acts` what a step records (several mappings: each time it is done, the next of them,
    in turn), `members` one mapping per member of the household.
    A value is the value itself; a tuple of two numbers is a range (days: offsets from the first act), a list is a choice. A day that an
    act tells of may be a later step of the path: the day on which the story does it.
    `within` limits the first act to (month, day)–(month, day); otherwise it falls anywhere the whole path fits the year.
    `places` are the towns it happens in, by their place in the locality's list, in turn; without them any town. What happens
    in given towns happens just so often in a small or a differently drawn year, too (一镇街一站).
    `count` 0: told as an example only (`walk --example`), never lived; `year` is then the one it is told in, where what it tells
    of began after the rehearsed year. A text may say {number}, {year} and {again} (empty for as many as `count`).
    """

    title: str
    count: int
    path: tuple[tuple[Step, int], ...]
    facts: Mapping[Fact, Any] = field(default_factory=dict)
    acts: Mapping[Step, Mapping[Fact, Any] | Sequence[Mapping[Fact, Any]]] = field(default_factory=dict)
    members: tuple[Mapping[Fact, Any], ...] = ()
    within: tuple[tuple[int, int], tuple[int, int]] | None = None
    places: tuple[int, ...] = ()
    year: int | None = None
    follows: Following | None = None

    def __post_init__(self) -> None:
        if self.year is not None and self.count:
            raise ValueError(f"the story “{self.title}” is lived in the rehearsed year: only an example has a year of its own")


@dataclass(frozen=True, eq=False)
class Standing:
    """What stands already when the rehearsed year begins: opened as 期初, never walked.

    Payees (or households) that draw the benefit; with `entry`, rows of that register instead, in every town in turn (or in
    those of `places`, see Story), whose texts may name the town and the running number as {town} and {number}.
    """

    title: str
    count: int
    facts: Mapping[Fact, Any] = field(default_factory=dict)
    members: tuple[Mapping[Fact, Any], ...] = ()
    entry: Entry | None = None
    places: tuple[int, ...] = ()


# --- matters -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False, kw_only=True)
class Matter:
    """One thing the bureau may or must do by law (事项). Subclasses name its kind; see `docs/adding-a-matter.md`.

    `word` is what its case numbers begin with (字号：低保-2024-000123): two to eight Chinese characters, no other matter's.

    `pays` is money that a granting decision entitles to; `waives` an amount in 分 that it frees somebody from (免除): decided
    and kept like an amount paid, but nothing is paid out. `remedy` names the remedies that its adverse letters print where
    they are not those of its kind (当场行政处罚: 复议前置).
    `fills` are the numbers that its acts record and a rule tells.
    `headed` puts its open cases on the list of what the head of the bureau answers for himself.
    `counts` is the case in which drawing this benefit is the status that other matters ask for by `granted` (全额在享, not
    补差); None = always. `confidential` forbids any public notice, and the public site tells nothing of any of its cases.
    """

    id: str
    title: str
    word: str
    line: str
    basis: Basis
    steps: tuple[Step, ...]
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    clocks: tuple[Clock, ...] = ()
    windows: tuple[Window, ...] = ()
    facts: tuple[Fact, ...] = ()
    grant: Outcome | None = None
    refusal: Outcome | None = None
    pays: Monthly | Once | None = None
    tiers: Tiers | None = None
    waives: Number | None = None
    fills: tuple[Filled, ...] = ()
    excludes: tuple[str, ...] = ()
    counts: Truth | None = None
    enters: tuple[Entry, ...] = ()
    promises: tuple[Promise, ...] = ()
    figures: tuple[Figure, ...] = ()
    uncounted: tuple[Step, ...] = ()
    stories: tuple[Story, ...] = ()
    standing: tuple[Standing, ...] = ()
    public: bool = True
    confidential: bool = False
    headed: bool = False
    remedy: str = ""
    kind = "事项"

    def __post_init__(self) -> None:
        verbs = [step.verb for step in self.steps]
        if len(set(verbs)) != len(verbs):
            raise ValueError(f"{self.id}: two steps share a verb")
        if not WORD.fullmatch(self.word):
            raise ValueError(f"{self.id}: the word of its case numbers is two to eight Chinese characters, not {self.word!r}")
        if not self.basis:
            raise ValueError(f"{self.id}: a matter rests on at least one article")
        if any(step.notice for step in self.steps) and self.confidential:
            raise ValueError(f"{self.id}: the law forbids any publicity in this matter")
        if self.pays is not None and self.waives is not None:
            raise ValueError(f"{self.id}: a decision pays or waives, not both")

    @property
    def money(self) -> Number | None:
        """What a granting decision is worth in 分, paid or waived; None for a matter without money."""
        return self.pays.amount if self.pays is not None else self.waives

    def step(self, verb: str) -> Step | None:
        return next((step for step in self.steps if step.verb == verb), None)

    def in_force(self, day: date) -> bool:
        return self.basis.in_force(day)

    # A page never changes, so what follows from it is worked out once (its terms are known by identity: the same gate must
    # always be the same term).

    def notice_title(self, step: Step) -> str:
        """What the public notice of a step is headed, and known by afterwards."""
        return f"{self.title}{step.title}"

    @cache  # noqa: B019 - matters live as long as the program
    def gates_of(self, step: Step) -> tuple[Condition, ...]:
        """Everything that must hold before `step`, those that its own fields imply first."""
        basis = step.basis or self.basis
        implied = []
        if step.after is not None:
            implied.append(Condition(f"已{step.after.title}", step.after.done, basis))
        if step.officers:
            certified = ActingOfficers() >= step.officers
            implied.append(Condition(f"{_people(step.officers)}以上持证人员办理", certified, step.officers_basis or basis))
        if step.apart:
            titles = "、".join(other.title for other in step.apart)
            implied.append(Condition(f"与{titles}的经办人员不是同一人", ActedApart(step.apart), step.apart_basis or basis))
        for other in self.steps:
            if step in other.closes:
                implied.append(Condition(f"尚未{other.title}", ~other.done, other.basis or self.basis))
        return (*implied, *step.gates)

    @cache  # noqa: B019
    def terms(self) -> tuple[Term, ...]:
        """Every term of the page that decides something: conditions, gates, clocks, money, evidence."""
        found: list[Term] = [condition.term for condition in self.conditions]
        for step in self.steps:
            found += [gate.term for gate in self.gates_of(step)]
        found += [clock.due for clock in self.clocks]
        limited = (*(clock.only for clock in self.clocks), *(step.only for step in self.steps), *(e.only for e in self.evidence),
                   *(step.notice.only for step in self.steps if step.notice))  # fmt: skip
        found += [only for only in limited if only is not None]
        if self.money is not None:
            found.append(self.money)
        if isinstance(self.pays, Monthly):
            found += [day for day in (self.pays.starts, self.pays.until) if day is not None]
        return tuple(found)

    @cache  # noqa: B019
    def groups_of_many(self) -> frozenset[str]:
        """The groups of facts that are asked once per member, because the page counts or sums over them."""
        if self.tiers is not None:
            return frozenset().union(*(page.groups_of_many() for page in self.tiers.pages))
        inside = [part for term in self.terms() for part in term.walk() if isinstance(part, Count | Total | Some)]
        return groups_per_member(*inside)

    @cache  # noqa: B019
    def recorded(self) -> tuple[Fact, ...]:
        """The facts that acts of this matter record."""
        outcomes = (GRANTED for step in self.steps if step.decides)
        return tuple(dict.fromkeys((*(fact for step in self.steps for fact in step.records), *outcomes)))

    def asked_by(self, step: Step) -> tuple[Fact, ...]:
        """What one who does the step is to say: its records but those that the page fills in."""
        told = {one.fact for one in self.fills if one.step is step}
        return tuple(fact for fact in step.records if fact not in told)

    @cache  # noqa: B019
    def needed(self) -> tuple[Fact, ...]:
        """The facts the case itself must have, in order of first use (those its acts record come with the acts)."""
        recorded = set(self.recorded())
        looked_at = facts_in(*self.terms(), *(one.comes_to for one in self.fills))
        shown = tuple(f for s in self.steps if s.notice for f in s.notice.shows)
        entered = tuple(f for entry in self.enters for f in entry.columns.values())
        tried = () if self.tiers is None else (f for page in self.tiers.pages for f in (*page.needed(), *facts_in(self.tiers.applicant)))
        return tuple(dict.fromkeys(f for f in (*self.facts, *looked_at, *shown, *entered, *tried) if f not in recorded))


def _people(number: int) -> str:
    return {1: "一人", 2: "二人", 3: "三人"}.get(number, f"{number}人")


class Benefit(Matter):
    """行政给付."""

    kind = "行政给付"


class Registration(Matter):
    """行政确认."""

    kind = "行政确认"


class Licence(Matter):
    """行政许可."""

    kind = "行政许可"


class Inspection(Matter):
    """行政检查."""

    kind = "行政检查"


class Penalty(Matter):
    """行政处罚."""

    kind = "行政处罚"


class Coercion(Matter):
    """行政强制."""

    kind = "行政强制"


class Service(Matter):
    """公共服务."""

    kind = "公共服务"


class Duty(Matter):
    """内部事务."""

    kind = "内部事务"


