"""Worked cases: a plain person and household to vary, cases as rows of a table, and playing a procedure act by act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng import calendar
from minzheng.facts import household as home_facts
from minzheng.facts import person as person_facts
from minzheng.library.locality import shipped
from minzheng.library.rates import LocalRates
from minzheng.library.rows import Row
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import Decision, decide
from minzheng.vocabulary.facts import NEVER, ChoiceFact, DayFact, Facts, NumberFact, TruthFact
from minzheng.vocabulary.proceeding import Proceeding, admit
from minzheng.vocabulary.situation import Act, History, Situation

MID_2024, NOVEMBER_2026 = date(2024, 7, 1), date(2026, 11, 1)


@dataclass(frozen=True)
class Worked:
    """One worked case: `id` as the domain numbers it ("" = a neighbour of our own), what is given, what must come out."""

    id: str
    title: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.id or '邻'} {self.title}"


def worked(id: str, title: str, expect: Mapping[str, Any], **given: Any) -> Worked:
    return Worked(id, title, given, expect)


D = date.fromisoformat


def plain(group: type[Facts], **changes: Any) -> dict[str, Any]:
    """Every fact of a group at its plainest (no, nothing, the first option), with the changes; unknown names are errors."""
    values = {fact.key: _plainest(fact) for fact in group.own}
    for name, value in changes.items():
        key = f"{group.__name__}.{name}"
        if key not in values:
            raise KeyError(key)
        values[key] = value
    return values


def _plainest(fact: Any) -> Any:
    match fact:
        case TruthFact():
            return False
        case NumberFact():
            return 0
        case DayFact():
            return NEVER if fact.never else date(1980, 1, 1)
        case ChoiceFact():
            return fact.values[0]
    return "某某"


def person(**changes: Any) -> dict[str, Any]:
    """A local adult, born 1980, living at home, without income, illness, disability or benefits."""
    return plain(person_facts, **{"local": True, "provincial": True, "lives_together": True, "independent": True, **changes})


def household(area: str = "农村", **changes: Any) -> dict[str, Any]:
    return plain(home_facts, **{"area": area, "assets_fit": True, "authorised": True, **changes})


def situation(day: date, facts: Mapping[str, Any] = {}, members: Iterable[Mapping[str, Any]] | None = None, acts: Iterable[Act] = (),
              rates: LocalRates | None = None) -> Situation:  # fmt: skip
    """What a rule sees: the facts of the case, members of `person` when there are any, past acts, 清城区's standards."""
    people = {} if members is None else {"person": list(members)}
    return Situation(day, calendar.PACKAGED, rates or shipped().rates, facts, people, History(tuple(acts)))  # type: ignore[arg-type]


def decided(matter: Matter, day: date, facts: Mapping[str, Any], members: Iterable[Mapping[str, Any]] | None = None, **more: Any) -> Decision:
    return decide(matter, situation(day, facts, members, **more))


@dataclass
class Played:
    """A case that is played act by act through the gatekeeper."""

    matter: Matter
    facts: Mapping[str, Any]
    members: Iterable[Mapping[str, Any]] | None = None
    rates: LocalRates | None = None
    case: Proceeding = field(init=False)

    def __post_init__(self) -> None:
        people = {} if self.members is None else {"person": list(self.members)}
        self.case = Proceeding(self.matter, self.facts, people)

    def do(self, verb: str, day: str, *actors: str, **said: Any) -> Played:
        """Do an act; `said` names recorded facts with `__` for the dot. Two officers act unless actors are given.

        Raises what the gatekeeper raises.
        """
        step = self.matter.step(verb)
        recorded = {fact.key: _plainest(fact) for fact in step.records} if step else {}
        recorded |= {name.replace("__", "."): value for name, value in said.items()}
        who = actors or ("办甲", "办乙")
        act = Act(verb, D(day), who, recorded, officers=len(who))
        self.case = admit(self.case, act, situation(D(day), rates=self.rates)).after
        return self

    def situation(self, day: str) -> Situation:
        like = situation(D(day), self.case.facts, rates=self.rates)
        like.members, like.history = self.case.members, self.case.history
        return like


def with_standards(**amounts: int) -> LocalRates:
    """The delivered standards and, for the tests only, a confirmed 低保标准 of this district for 2026: 城镇=…, 农村=… in 分."""
    rows = [
        Row("低保标准", date(2026, 1, 1), "confirmed", "district", amount, key=area, document="试验用文件", number="试〔2026〕1号",
            entered_by="甲", approved_by="乙")
        for area, amount in amounts.items()
    ]  # fmt: skip
    return shipped().rates.with_rows(rows)


def months_from(first: str, count: int) -> list[date]:
    """First days of `count` months on end from `first` (YYYY-MM)."""
    year, month = map(int, first.split("-"))
    return [date(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1, 1) for n in range(count)]
