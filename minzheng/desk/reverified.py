"""复核查明的变化：减发时逐项填写查明的新事实；空着的表示没有变化。登记簿和他项待遇能回答的，由办理时去问，不在这里填。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.funds import cascade, months, read
from minzheng.funds.freezing import MEMBER_ID
from minzheng.pages.asking import Answers, Field, blank, posted
from minzheng.procedure.granting import Changes
from minzheng.vocabulary import Matter
from minzheng.vocabulary.facts import Fact

from . import telling
from .newform import is_typed

InForce = tuple[Mapping[str, Any], Mapping[str, Sequence[Mapping[str, Any]]]]
"""Facts of a benefit and of its members as rules take them."""

PREFIX, RELATION = "found.", "person.relation"


@dataclass
class About:
    """Whose facts may have changed: the case's own, or those of one member of the household (`person`: id of the register)."""

    title: str
    answers: Answers
    person: int | None = None

    @property
    def open(self) -> bool:
        """Whether something stands in it, so that it must not be folded away."""
        return any(one.raw or one.never or one.error for one in self.answers.fields)


def asked(case: str, matter: Matter, day: date, sent: Mapping[str, str] | None, opened: bool) -> list[About]:
    """One part for the case and one for every member that the register knows; nothing where the case pays nothing (any more)."""
    running = read.running_of_case(case)
    return asked_of(running[0], matter, in_force(running[0], day), sent, opened) if len(running) == 1 else []


def in_force(row: Any, day: date) -> InForce:
    """The facts of one benefit, and of its members, from the month after a day on."""
    return read.as_rules_take(read.facts_in_force(row.pk, months.following(day)))


def asked_of(row: Any, matter: Matter, now: InForce, sent: Mapping[str, str] | None, opened: bool, prefix: str = "") -> list[About]:
    """The same of one benefit; `prefix` begins the names of the fields, where a page has several such forms."""
    facts, members = now
    typed = [fact for fact in cascade.facts_of(matter) if is_typed(fact)]
    parts = [_part("本案" if row.case else "家庭" if any(members.values()) else "本人", "0", typed, facts, sent, opened, prefix=prefix)]
    for rows in members.values():
        for place, one in enumerate(rows, 1):
            person = one.get(MEMBER_ID) or (row.person_id if one.get(RELATION) == cascade.SELF else None)
            if person is not None:
                title = "·".join(part for part in (f"成员{place}", one.get(RELATION)) if part)
                parts.append(_part(title, str(place), typed, one, sent, opened, person, prefix))
    return [part for part in parts if part.answers.fields]


def _part(title: str, place: str, typed: list[Fact], now: Mapping[str, Any], sent: Mapping[str, str] | None, opened: bool,
          person: int | None = None, prefix: str = "") -> About:  # fmt: skip
    facts, prefix = [fact for fact in typed if fact.key in now], f"{prefix}{PREFIX}{place}."
    answers = Answers(blank(facts, prefix)) if sent is None else posted(facts, sent, prefix, strict=False)
    for one in answers.fields:
        one.now = telling.told(one.fact, now[one.fact.key], opened).value
    return About(title, answers, person)


def found(parts: Iterable[About]) -> Changes:
    """What was filled in, as the verb takes it: of the case, and of members by person."""
    return Changes(
        {key: value for part in parts if part.person is None for key, value in part.answers.values.items()},
        {part.person: part.answers.values for part in parts if part.person is not None and part.answers.values},
    )


def errors(parts: Iterable[About]) -> list[Field]:
    """The fields that are wrong."""
    return [one for part in parts for one in part.answers.errors]
