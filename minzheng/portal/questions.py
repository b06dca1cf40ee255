"""Questions of the pre-check in plain Chinese, made from the facts that a matter's rules look at; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.pages.asking import Field, filled_with_nothing, posted
from minzheng.vocabulary import Matter
from minzheng.vocabulary.facts import GROUPS, NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, facts_in
from minzheng.vocabulary.terms import Term

MOST = 10
"""So many members of a household may be told."""
OWN = ("申报", "登记", "另案")
"""What people know best themselves; the rest an officer finds out, and they may leave it open."""
ASKED_AS = {
    "person.born": "出生日期是哪一天？", "person.local": "户口在本区吗？", "person.provincial": "户口在本省吗？",
    "person.relation": "是您的什么人？", "person.lives_together": "一直住在一起吗？", "person.independent": "能自己照顾自己、独立生活吗？",
    "person.schooling": "在读书吗？", "person.away": "有没有长期不在家的情形？", "person.able": "有劳动能力吗？", "person.works": "有工作吗？",
    "person.wages": "每月工资多少？", "person.business": "每月做生意、种养的净收入多少？", "person.rents": "每月租金、利息多少？",
    "person.transfers": "每月养老金、赡养费等多少？", "person.seriously_ill": "得了大病吗？", "person.disability": "有残疾证吗？哪一类？",
    "person.grade": "残疾证是几级？", "person.subsistence": "正在领低保吗？", "person.near_poverty": "是低保边缘家庭吗？",
    "household.area": "户口是城镇还是农村？", "household.assets_fit": "存款、房子、车没有超过当地规定吗？",
    "household.authorised": "家里成年人都同意查收入和财产吗？",
    "household.staff_relative": "与经办人员、村（居）干部是近亲属吗？",
}  # fmt: skip
"""How people are asked what they are asked most; any other fact is asked by its label."""
ALIVE = "person.died"
RELATION, ONESELF = "person.relation", "本人"
"""Who asks stands first, so that of the first of a household it is answered already; it can be changed."""


class Question(Field):
    """A question that may stay open. `hint` says who finds it out if the citizen does not know."""

    unsure = True

    @property
    def label(self) -> str:
        return ASKED_AS.get(self.fact.key) or asked(self.fact)

    @property
    def hint(self) -> str:
        found = "" if self.fact.source.way in OWN else "不知道可以不填，由工作人员核实"
        return "；".join(part for part in (self.fact.note, found) if part)


def asked(fact: Fact) -> str:
    """A label as a question."""
    match fact:
        case DayFact():
            return f"{fact.label}是哪一天？"
        case NumberFact():
            return f"{fact.label}是多少？"
        case ChoiceFact():
            return f"{fact.label}是哪一种？"
    return f"{fact.label}吗？"


@dataclass
class Person:
    """One member (or the case itself): what is asked and what has been answered."""

    place: int
    questions: list[Question]
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def own(self) -> list[Question]:
        return [one for one in self.questions if one.fact.source.way in OWN]

    @property
    def found(self) -> list[Question]:
        return [one for one in self.questions if one.fact.source.way not in OWN]


@dataclass
class Part:
    """The questions about one thing; `many`: asked of each member. `counted` = how many there are has been said."""

    group: str
    title: str
    many: bool
    members: list[Person]
    counted: bool = True


@dataclass
class Sheet:
    """All questions of a matter with what has been answered."""

    matter: Matter
    parts: list[Part]

    @property
    def facts(self) -> dict[str, Any]:
        return {key: value for part in self.parts if not part.many for one in part.members for key, value in one.values.items()}

    @property
    def members(self) -> dict[str, list[dict[str, Any]]]:
        return {part.group: [one.values for one in part.members] for part in self.parts if part.many and part.counted}

    @property
    def questions(self) -> Iterator[Question]:
        return (question for part in self.parts for one in part.members for question in one.questions)

    @property
    def errors(self) -> list[Question]:
        return [one for one in self.questions if one.error]

    @property
    def answered(self) -> list[Question]:
        return [one for one in self.questions if (one.raw.strip() or one.never) and not one.error]


def looked_at(matter: Matter, day: date) -> tuple[Fact, ...]:
    """The facts that decide, in order: those of the conditions in force and of the money; of each page where several are tried."""
    pages = matter.tiers.pages if matter.tiers is not None else ()
    terms: list[Term] = [] if matter.tiers is None else [matter.tiers.applicant]
    for page in (matter, *pages):
        terms += [one.term for one in page.conditions if one.basis.in_force(day)]
        terms += [page.money] if page.money is not None else []
    return tuple(one for one in facts_in(*terms) if not isinstance(one, TextFact) and one.key)


def sheet(matter: Matter, day: date, sent: Mapping[str, str] | None, *, own_only: bool = False, fill: str = "") -> Sheet:
    """The questions, empty or as answered; what was left open stays unknown. `own_only`: only what is for the citizen to say.

    `fill` is a member (`person.0.`) whose open questions are answered with 否, 无 or 0.
    """
    facts = [one for one in looked_at(matter, day) if not own_only or one.source.way == "申报"]
    many, parts = _many(matter), []
    for group in dict.fromkeys(_group(one) for one in facts):
        own = sorted((one for one in facts if _group(one) == group and one.key != ALIVE), key=lambda fact: fact.source.way not in OWN)
        told = _count(sent, group) if group in many else 1
        members = [_person(group, place, own, sent, fill) for place in range(told or 1)]
        if group == _group_of_alive(facts):
            for one in members:
                one.values[ALIVE] = NEVER
        parts.append(Part(group, GROUPS[group].title, group in many, members, bool(told)))
    return Sheet(matter, sorted(parts, key=lambda part: part.many))


def _many(matter: Matter) -> frozenset[str]:
    """The groups asked of each member: the matter's own, and those of the pages it tries."""
    pages = matter.tiers.pages if matter.tiers is not None else ()
    return frozenset().union(*(page.groups_of_many() for page in (matter, *pages)))


def _person(group: str, place: int, facts: list[Fact], sent: Mapping[str, str] | None, fill: str) -> Person:
    prefix = f"{group}.{place}."
    presumed = {} if place else {f"{group}.{place}.{RELATION}": ONESELF}
    answers = posted(facts, {**presumed, **(sent or {})}, prefix, strict=False)
    questions = [Question(one.fact, one.name, one.raw, one.never, one.error) for one in answers.fields]
    if fill == prefix:
        for one in questions:
            filled_with_nothing(one)
        again = {one.name: one.raw for one in questions} | {f"{one.name}.never": "1" for one in questions if one.never}
        return _person(group, place, facts, again, "")
    return Person(place, questions, answers.values)


def _count(sent: Mapping[str, str] | None, group: str) -> int:
    """How many members were said; 0 when nobody has said it."""
    text = str((sent or {}).get(f"{group}.count", ""))
    return max(1, min(int(text), MOST)) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _group(fact: Fact) -> str:
    return fact.key.partition(".")[0]


def _group_of_alive(facts: list[Fact]) -> str:
    return next((_group(one) for one in facts if one.key == ALIVE), "")
