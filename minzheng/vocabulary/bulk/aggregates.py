"""Counting, adding up and asking for some member: one loop over the members of a case for all that can share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .. import terms as t
from ..reading import group_of
from ..wording import wording
from . import pieces as p
from .compiling import Compiler, Scope, short, snake
from .leaves import Aggregate, decisive
from .pieces import NumberPiece, TruthPiece, Unknown, Whole

Wanted = tuple[t.Count | t.Total | t.Some, int]


def loops(c: Compiler) -> None:
    """Adds the loops over members to the lines of the case, inner aggregates first, and keeps what they found."""
    wanted = list(dict.fromkeys(_wanted(c)))
    for level in range(max((_level(term) for term, _ in wanted), default=-1) + 1):
        here = [one for one in wanted if _level(one[0]) == level]
        for group in dict.fromkeys(group_of(term) for term, _ in here):
            _loop(c, group, [one for one in here if group_of(one[0]) == group])


def _wanted(c: Compiler) -> Iterator[Wanted]:
    """Each aggregate with each reading of the law that it is needed in."""
    for root in decisive(c.matter):
        for part in root.walk():
            if isinstance(part, Aggregate):
                yield part, 0
                if any(isinstance(below, t.TwoReadings) for below in part.walk()):
                    yield part, 1


def _level(term: t.Term) -> int:
    """How deep aggregates are nested below this one."""
    inside = [part for part in term.walk() if isinstance(part, Aggregate) and part is not term]
    return 1 + max(map(_level, inside)) if inside else 0


def _loop(c: Compiler, group: str, wanted: list[Wanted]) -> None:
    scope, before = Scope(group), list[str]()
    for term, reading in wanted:
        made = _ADDED[type(term)](c, term, scope, reading, before)
        c.aggregates[term, reading] = made
    c.rows.lines += before
    if group not in c.groups:
        c.groups[group] = c.names.fresh(f"{group}_offsets")
    offsets = c.groups[group]
    c.rows.lines.append(f"for member in range({offsets}[row], {offsets}[row + 1]):")
    c.rows.lines += [f"    {line}" for line in scope.lines]


def _name(c: Compiler, term: t.Term, before: list[str], start: str) -> str:
    name = c.names.fresh(c.called.get(term) or snake(term))
    before.append(f"{name} = {start}  # {short(wording(term))}")
    return name


def _unknown(c: Compiler, name: str, unknown: Unknown, scope: Scope, before: list[str]) -> Unknown:
    """Unknown where it is for any member that was looked at."""
    if not unknown:
        return ()
    found = c.names.fresh(f"{name}_unknown")
    before.append(f"{found} = False")
    scope.lines.append(f"{found} = {found} | {p.joined(unknown)}")
    return (found,)


def _most(c: Compiler, group: str) -> Whole:
    """The size of the largest household, for how far a sum can reach."""
    return p.variable(c.most(group), counts=True)


def count(c: Compiler, term: t.Count, scope: Scope, reading: int, before: list[str]) -> NumberPiece:
    where = c.truth(term.where, scope, reading)
    name = _name(c, term, before, "0")
    scope.lines.append(f"{name} += 1 if {where.text} else 0")
    most = _most(c, scope.group)
    return NumberPiece(Whole(name, lambda reaches: (0, reaches.of(most)[1]), counts=True), None,
                       _unknown(c, name, where.unknown, scope, before))  # fmt: skip


def total(c: Compiler, term: t.Total, scope: Scope, reading: int, before: list[str]) -> NumberPiece:
    where, amount = c.truth(term.where, scope, reading), c.number(term.amount, scope, reading)
    if amount.bottom is not None and not amount.bottom.text.isdigit():
        raise c.refuse(term, "fractions of different denominators are added up; round the amount of each member")
    name = _name(c, term, before, "0")
    case = c.line(scope, "counted", where.text)
    each = c.line(scope, "each", amount.top.text)
    scope.lines.append(f"{name} += {each} if {case} else 0")
    most, zero = _most(c, scope.group), p.literal(0)
    reach = p.times(most, p.chosen("", amount.top, zero)).reach
    unknown = p.either_unknown(where.unknown, p.only_where(case, amount.unknown))
    return NumberPiece(Whole(name, reach, amount.top.counts), amount.bottom, _unknown(c, name, unknown, scope, before))


def some(c: Compiler, term: t.Some, scope: Scope, reading: int, before: list[str]) -> TruthPiece:
    """The first member that fulfils it settles it: what is unknown of later ones does not matter."""
    where = c.truth(term.where, scope, reading)
    name = _name(c, term, before, "False")
    unknown = _unknown(c, name, p.only_where(p.negated(name), where.unknown), scope, before)
    scope.lines.append(f"{name} = {name} | {where.text}")
    return TruthPiece(name, unknown)


_ADDED: dict[type[t.Term], Callable[[Compiler, Any, Scope, int, list[str]], NumberPiece | TruthPiece]] = {
    t.Count: count, t.Total: total, t.Some: some,
}
