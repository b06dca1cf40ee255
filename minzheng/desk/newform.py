"""The form of a new case, made from the matter's facts: only what no register holds is asked; people are looked up, not typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from minzheng.funds.freezing import MEMBER_ID
from minzheng.pages.asking import Field, blank, filled_with_nothing, posted
from minzheng.procedure import known
from minzheng.registers import finding
from minzheng.vocabulary import Matter
from minzheng.vocabulary.facts import GROUPS, Fact, TextFact, TruthFact
from minzheng.vocabulary.wording import written

if TYPE_CHECKING:
    from minzheng.registers.models import Person

MOST_MEMBERS = 20
PEOPLE = "person"
NEW = {"number": 24, "name": 60, "village": 60, "home": 10}
"""What is typed of somebody new, and at most how long."""
WAYS = ("申报", "认定", "核对", "登记", "另案", "办理")


@dataclass
class Member:
    """One person of the form (a member of the household, or the one person a matter is about), or one row of another group."""

    place: int
    id: int | None = None
    name: str = ""
    who: Person | None = None
    held: dict[str, Any] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    matches: list[Any] = field(default_factory=list)
    sought: str = ""
    new: dict[str, str] = field(default_factory=dict)
    """What was typed of somebody whom the register does not hold: number, name, village, home."""
    note: str = ""
    asks_person: bool = False
    arrived: bool = False
    """Whether what was just pressed is told here, so that the reader is brought to it."""

    @property
    def declared(self) -> list[Field]:
        """What the applicant says himself."""
        return [one for one in self.fields if one.fact.source.way == "申报"]

    @property
    def found(self) -> list[Field]:
        """What an officer finds out or another register answers."""
        return [one for one in self.fields if one.fact.source.way != "申报"]

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def held_lines(self) -> list[tuple[str, str]]:
        """What the registers answer, as read-only lines."""
        found = {fact.key: fact for fact in GROUPS[PEOPLE].own}
        return [(found[key].label, written(value, found[key])) for key, value in self.held.items() if key in found]


@dataclass
class Part:
    """A group of questions under one heading; `many` may be repeated."""

    group: str
    title: str
    many: bool
    members: list[Member]
    asks_person: bool = False


@dataclass
class NewForm:
    """The whole form of a new case."""

    matter: Matter
    town: str
    parts: list[Part]
    strict: bool = False

    @property
    def unchosen(self) -> list[Member]:
        """People that have not been chosen from the register yet."""
        return [member for member in self.people if member.id is None]

    @property
    def errors(self) -> list[Field]:
        return [one for part in self.parts for member in part.members for one in member.fields if one.error]

    @property
    def needs_town(self) -> bool:
        """Whether the case belongs to a town: one of the town's own offices has a step in it."""
        return any(step.office.id in ("town", "village") for step in self.matter.steps)

    @property
    def people(self) -> list[Member]:
        return [member for part in self.parts if part.asks_person for member in part.members]

    @property
    def applicant(self) -> Member | None:
        return next(iter(self.people), None)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the case itself, by key."""
        found: dict[str, Any] = {}
        for part in self.parts:
            if not part.many:
                for member in part.members:
                    found |= {**member.values, **member.held}
        first = self.applicant
        return {**found, **self._about_applicant()} if first is not None else found

    def _about_applicant(self) -> dict[str, Any]:
        """Facts of the case that the register answers about the first person (the applicant's name and village)."""
        person = finding.person(self.applicant.id) if self.applicant and self.applicant.id else None
        if person is None:
            return {}
        held = {"person.name": person.name, "person.village": person.village}
        return {f.key: held[f.source.register] for f in self.matter.needed() if _group(f) != PEOPLE and f.source.register in held}

    @property
    def members(self) -> dict[str, list[dict[str, Any]]]:
        """One row for each member; a person's carries his id in the register, so that his death or move reaches what is granted."""
        return {part.group: [{**one.values, **one.held, **({MEMBER_ID: one.id} if one.id else {})} for one in part.members] for part in self.parts if part.many}

    @property
    def subject(self) -> str:
        return f"person:{self.applicant.id}" if self.applicant and self.applicant.id else ""

    @property
    def title(self) -> str:
        """Whom the case is about, as lists show it: the person of the register, or the names the form was given."""
        if self.applicant and self.applicant.name:
            return self.applicant.name
        facts = {**self.facts, **{key: value for rows in self.members.values() for row in rows[:1] for key, value in row.items()}}
        names = [facts[fact.key] for fact in self.matter.needed() if isinstance(fact, TextFact) and fact.key in facts]
        couple = [facts[key] for key in ("couple.man", "couple.woman") if key in facts]
        return "、".join(couple) if couple else (str(names[0])[:120] if names else "")


def make(matter: Matter, sent: Mapping[str, str] | None, day: date, town: str, *, strict: bool = False) -> NewForm:
    """The form, empty (`sent` None) or as it was sent; registers answer anew each time, so nothing held can be typed over."""
    many = matter.groups_of_many()
    parts = []
    for group in dict.fromkeys(_group(fact) for fact in matter.needed()):
        facts = tuple(fact for fact in matter.needed() if _group(fact) == group)
        asks = group == PEOPLE and any(fact.source.way in ("登记", "另案") for fact in facts)
        if not asks and not _typed(facts):
            continue
        count = max(1, min(int(_digits(sent, f"{group}.count") or 1), MOST_MEMBERS)) if group in many and sent is not None else 1
        members = [_member(matter, group, place, facts, sent, day, asks, strict) for place in range(count)]
        parts.append(Part(group, GROUPS[group].title, group in many, members, asks))
    if matter.pays is not None and not any(part.asks_person for part in parts):
        parts.insert(0, Part(PEOPLE, GROUPS[PEOPLE].title, False, [_member(matter, PEOPLE, 0, (), sent, day, True, strict)], True))
    parts.sort(key=lambda part: not part.asks_person or part.many)
    return NewForm(matter, town, parts, strict)


def _member(matter: Matter, group: str, place: int, facts: tuple[Fact, ...], sent: Mapping[str, str] | None, day: date, asks: bool,
            strict: bool) -> Member:  # fmt: skip
    prefix = f"{group}.{place}."
    one = Member(place, asks_person=asks)
    id = _digits(sent, f"{prefix}id")
    person = finding.person(int(id)) if asks and id else None
    if person is not None:
        answers = known.about_person(matter, person, day)
        one.id, one.name, one.who = person.pk, person.name, person
        one.held = {key: value for key, value in answers.items() if key.partition(".")[0] == group}
    typed = sorted((fact for fact in facts if is_typed(fact)), key=lambda fact: WAYS.index(fact.source.way))
    if sent is None:
        one.fields = blank(typed, prefix)
    else:
        answers_given = posted(typed, sent, prefix, strict=strict)
        one.fields, one.values, one.sought = answers_given.fields, answers_given.values, sent.get(f"{prefix}sought", "")[:40]
        one.new = {name: typed for name, most in NEW.items() if (typed := sent.get(f"{prefix}new_{name}", "")[:most])}
    return one


def fill(member: Member) -> None:
    """否, 无 and 0 into what is still empty."""
    for one in member.fields:
        filled_with_nothing(one)


def _typed(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if is_typed(fact))


def is_typed(fact: Fact) -> bool:
    """Whether a clerk has to say it: not held in the register of people, not come out of a draw, not decided in another matter, and no
    yes or no that a register always answers."""
    if fact.source.way == "登记":
        answered = isinstance(fact, TruthFact) and fact.source.register in known.ANSWERS
        return not answered and not fact.source.register.startswith(("person.", "draw."))
    return fact.source.way in ("申报", "核对", "认定")


def _group(fact: Fact) -> str:
    return fact.key.partition(".")[0]


def _digits(sent: Mapping[str, str] | None, name: str) -> str:
    text = sent.get(name, "") if sent is not None else ""
    return text if text.isascii() and text.isdigit() and len(text) < 12 else ""
