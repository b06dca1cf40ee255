"""办件之间的联系：一个办件写明另一个办件的编号；写的时候就核对有没有、是不是该有的事项、经办人员看不看得到。

联系不另存表：写在谁的事实或者行为里，就从谁那里读；反过来问“谁引用了本案”，只在可能引用它的事项里找。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.registers import read as registers
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact, ReferenceFact
from minzheng.vocabulary.proceeding import Proceeding

from . import rows
from .actor import Actor
from .models import Case
from .seeing import Scope, scope_of, visible


@dataclass(frozen=True)
class Link:
    """Another case that this one names, or that names this one: `label` is what the naming fact is called."""

    label: str
    case: Case
    title: str


def check(facts: Iterable[Fact], said: Mapping[str, Any], *, case: Case, by: Actor, on: date) -> None:
    """That every case named in `said` is there on the day, of a matter it may be of, and to be seen by who acts.

    A case that names this one may be named back by whoever handles this one. Raises Refusal.
    """
    for fact in facts:
        if isinstance(fact, ReferenceFact) and (number := str(said.get(fact.key, "")).strip()):
            _check(fact, number, case, by, on)


def _check(fact: ReferenceFact, number: str, case: Case, by: Actor, on: date) -> None:
    allowed = "、".join(matter_of(one).title for one in fact.matters)
    other = rows.load_case(number, for_change=False)
    if other is None or number == case.number or other.opened_on > on or not _sees(by, other, case, on):
        raise Refusal(f"“{fact.label}”：没有可以引用的办件{number}", remedy=f"请核对办件编号；可以引用的事项：{allowed}。", gate=fact.label)
    if other.matter not in fact.matters:
        raise Refusal(f"“{fact.label}”：{number}是“{matter_of(other.matter).title}”的办件", remedy=f"可以引用的事项：{allowed}。", gate=fact.label)


def _sees(by: Actor, other: Case, case: Case, on: date) -> bool:
    if not by.staff or f'"{case.number}"' in other.facts or f'"{case.number}"' in other.history:
        return True
    return any(scope_of(registers.offices_of(staff, on), by.town).covers(other) for staff in by.staff)


# --- reading -------------------------------------------------------------------------------------------------------


def links(number: str, proceeding: Proceeding, scope: Scope, until: date) -> tuple[list[Link], list[Link]]:
    """The cases that this one names, and those that name it, as far as they may be seen; at most two queries."""
    named = _named(proceeding)
    there = {one.number: one for one in visible(scope).filter(pk__in=list(named), opened_on__lte=until)} if named else {}
    out = [Link(label, there[other], matter_of(there[other].matter).title) for other, label in named.items() if other in there]
    naming = _naming(proceeding.matter.id)
    if not naming:
        return out, []
    quoted = f'"{number}"'
    found = visible(scope).filter(Q(facts__contains=quoted) | Q(history__contains=quoted), matter__in=sorted(naming), opened_on__lte=until)
    back = [Link(naming[one.matter], one, matter_of(one.matter).title) for one in found.exclude(pk=number).order_by("opened_on", "number")]
    return out, back


def _named(proceeding: Proceeding) -> dict[str, str]:
    """Numbers of the cases that a case names, with the label under which it does."""
    references = references_of(proceeding.matter)
    told = [proceeding.facts, *(act.said for act in proceeding.history.acts)]
    return {str(values[fact.key]): fact.label for values in told for fact in references if values.get(fact.key)}


@cache
def references_of(matter: Matter) -> tuple[ReferenceFact, ...]:
    """The facts of a matter that name other cases."""
    return tuple(fact for fact in (*matter.needed(), *matter.recorded()) if isinstance(fact, ReferenceFact))


@cache
def _naming(matter: str) -> dict[str, str]:
    """The matters whose cases may name a case of this one, with the label under which they do."""
    return {one.id: fact.label for one in matters() for fact in references_of(one) if matter in fact.matters}
