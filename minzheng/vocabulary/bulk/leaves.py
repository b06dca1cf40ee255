"""Leaves: what a rule looks at and a column must hold, with the column's key; found from a matter's conditions and amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from .. import steps as s
from .. import terms as t
from ..facts import Fact, groups_per_member
from ..matter import Matter
from ..reading import group_of
from ..wording import wording
from .codes import kind_of

Aggregate = t.Count | t.Total | t.Some
PAST = (s.StepDone, s.StepDay, s.StepCount, s.StepSince, s.SaidTruth, s.SaidNumber, s.SaidDay, s.SaidChoice)


@dataclass(frozen=True)
class Leaf:
    """One column: `key` its name, `kind` and `options` of its values, `group` the members it belongs to ("" = the case)."""

    key: str
    label: str
    kind: str
    options: tuple[str, ...]
    group: str
    term: t.Term = field(compare=False, repr=False)

    @property
    def of_history(self) -> bool:
        return not isinstance(self.term, Fact)


def key_of(term: t.Term) -> str:
    """The column's key: `person.born`; for past acts `steps.accept.day`, `steps.publish.since.opine`, `steps.accept.said.handling.officers`."""
    match term:
        case Fact():
            return term.key
        case s.StepDone():
            return f"steps.{term.step.verb}.done"
        case s.StepDay():
            return f"steps.{term.step.verb}.{'first_day' if term.first else 'day'}"
        case s.StepCount():
            return f"steps.{term.step.verb}.count"
        case s.StepSince():
            return f"steps.{term.step.verb}.since.{term.other.verb}"
        case s.SaidTruth() | s.SaidNumber() | s.SaidDay() | s.SaidChoice():
            return f"steps.{term.step.verb}.said.{term.fact.key}"
    raise TypeError(f"{type(term).__name__} is not held in a column")


def is_leaf(term: t.Term) -> bool:
    return isinstance(term, (Fact, *PAST))


def leaf_of(term: t.Term, group: str = "") -> Leaf:
    """The leaf `term` stands for when it is read inside an aggregate over `group` ("" = outside any)."""
    per_member = group if group and group in groups_per_member(term) else ""
    options = term.options if isinstance(term, t.Choice) else ()
    return Leaf(key_of(term), wording(term), kind_of(term), options, per_member, term)


def decisive(matter: Matter) -> tuple[t.Term, ...]:
    """The terms that the payroll asks again: every condition, and the amount."""
    amounts = () if matter.pays is None else (matter.pays.amount,)
    return (*(condition.term for condition in matter.conditions), *amounts)


@cache
def leaves_of(matter: Matter) -> tuple[Leaf, ...]:
    """Every leaf of the matter's conditions and amount, once each, in order of first use."""
    return tuple(dict.fromkeys(leaf for term in decisive(matter) for leaf in _leaves(term, "")))


def _leaves(term: t.Term, group: str) -> Iterator[Leaf]:
    if is_leaf(term):
        yield leaf_of(term, group)
        return
    inside = group_of(term) if isinstance(term, Aggregate) else group
    for part in term.parts():
        yield from _leaves(part, inside)
