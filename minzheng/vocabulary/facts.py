"""Facts: what a rule may look at, declared once in the data dictionary with label, unit or choices, and source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, ClassVar

from .terms import Choice, Day, Number, Term, Truth, Written


@dataclass(frozen=True)
class Source:
    """Where a fact comes from.

    `way` is one of 申报 (the citizen says it), 核对 (another register is asked), 认定 (an officer finds it), 登记 (held in
    our own registers: `register` names the column, e.g. "person.born"), 另案 (decided in another matter: `matter`),
    办理 (recorded by the act itself). Only 申报 is asked of the citizen. `shares` names the benefits of which an amount is what
    one person has a month (Monthly.share): it follows them, where they are drawn here.
    """

    way: str
    by: str = ""
    register: str = ""
    matter: str = ""
    shares: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.way not in ("申报", "核对", "认定", "登记", "另案", "办理"):
            raise ValueError(f"unknown way of knowing: {self.way}")

    def __str__(self) -> str:
        return f"{self.way}（{self.by}）" if self.by else self.way


DECLARED = Source("申报")
BY_ACT = Source("办理")


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact(Term):
    """What the four kinds of fact share. `key` (group.name) is set by the group that declares it.

    `ordinary` is what a case of everyday life looks like (a value, a tuple of values, or a range), for rehearsal and
    random cases only: it is never a default for a real decision. `worked_out` is the text from which a rule of form tells it
    (a code's check characters), and that rule: the value for everything known (with what an officer found), None where it
    cannot be told. Where it can, nobody's word counts against it.
    """

    label: str
    source: Source = DECLARED
    ordinary: Any = None
    note: str = ""
    sensitive: bool = False
    worked_out: tuple[TextFact, Callable[[Mapping[str, Any]], Any]] | None = None
    key: str = field(default="", init=False)

    def parts(self) -> Iterator[Term]:
        return iter(())


@dataclass(frozen=True, eq=False, kw_only=True)
class TruthFact(Fact, Truth):
    """是 or 否."""


@dataclass(frozen=True, eq=False, kw_only=True)
class NumberFact(Fact, Number):
    """A whole number; `measure` is 分 for money. `low` and `high` bound what can be true at all."""

    measure: str = ""
    low: int = 0
    high: int = 9_007_199_254_740_991


@dataclass(frozen=True, eq=False, kw_only=True)
class DayFact(Fact, Day):
    """A day; `never` says what an empty value means (未死亡), and is None when the day must be known."""

    never: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class ChoiceFact(Fact, Choice):
    """One of `values`."""

    values: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class TextFact(Fact):
    """Free text (a name, an address): carried by the case, printed in letters. A rule sees no more of it than `written`.

    `empty` says what leaving it empty means (没有), and is "" for a text that must be given.
    """

    empty: str = ""

    @property
    def written(self) -> Truth:
        """It is not left empty."""
        return Written(self)


@dataclass(frozen=True, eq=False, kw_only=True)
class ReferenceFact(TextFact):
    """The number of another case, of one of `matters` (their ids); empty where there is none. The procedure resolves it."""

    matters: tuple[str, ...] = ()


NEVER = date.max
"""The value of a day that has not come (DayFact.never), later than every day."""


class Facts:
    """A group of facts, `class person(Facts, title="本人")`. The class attribute `own` lists its facts in order.

    Used inside count/total/some the group is read once per member of the household; outside, once for the case.
    A group declared `once=True` (the household itself) is never asked per member.
    """

    own: ClassVar[tuple[Fact, ...]] = ()
    title: ClassVar[str] = ""
    once: ClassVar[bool] = False

    def __init_subclass__(cls, *, title: str = "", once: bool = False) -> None:
        cls.title, cls.once = title or cls.__name__, once
        if GROUPS.get(cls.__name__, cls).__module__ != cls.__module__:
            raise ValueError(f"two groups of facts are called {cls.__name__}: {GROUPS[cls.__name__].__module__} and {cls.__module__}")
        found = []
        for name, value in vars(cls).items():
            if isinstance(value, Fact) and not value.key:
                object.__setattr__(value, "key", f"{cls.__name__}.{name}")
                GROUPS[cls.__name__] = cls
                found.append(value)
        cls.own = tuple(found)


GROUPS: dict[str, type[Facts]] = {}
"""Every declared group by its name, for forms that must title a group."""


def yes_no(label: str, source: Source = DECLARED, *, ordinary: Any = False, note: str = "", sensitive: bool = False) -> TruthFact:
    return TruthFact(label=label, source=source, ordinary=ordinary, note=note, sensitive=sensitive)


def quantity(label: str, measure: str, source: Source = DECLARED, *, ordinary: Any = 0, low: int = 0,
             high: int = 9_007_199_254_740_991, note: str = "", sensitive: bool = False) -> NumberFact:  # fmt: skip
    return NumberFact(label=label, measure=measure, source=source, ordinary=ordinary, low=low, high=high, note=note,
                      sensitive=sensitive)  # fmt: skip


def amount(label: str, source: Source = DECLARED, *, ordinary: Any = 0, note: str = "") -> NumberFact:
    """Money in 分; JSON calls it `<name>_fen`."""
    return quantity(label, "分", source, ordinary=ordinary, note=note)


def day_of(label: str, source: Source = DECLARED, *, never: str | None = None, ordinary: Any = None, note: str = "",
           sensitive: bool = False) -> DayFact:  # fmt: skip
    return DayFact(label=label, source=source, never=never, ordinary=ordinary, note=note, sensitive=sensitive)


def choice(label: str, *values: str, source: Source = DECLARED, ordinary: Any = None, note: str = "", sensitive: bool = False,
           worked_out: tuple[TextFact, Callable[[Mapping[str, Any]], Any]] | None = None) -> ChoiceFact:  # fmt: skip
    if len(set(values)) != len(values) or not values:
        raise ValueError(f"a choice needs distinct options: {label}")
    return ChoiceFact(label=label, values=values, source=source, note=note, sensitive=sensitive, worked_out=worked_out,
                      ordinary=values[0] if ordinary is None else ordinary)  # fmt: skip


def text(label: str, source: Source = DECLARED, *, ordinary: Any = "", note: str = "", sensitive: bool = False,
         empty: str = "") -> TextFact:  # fmt: skip
    return TextFact(label=label, source=source, ordinary=ordinary, note=note, sensitive=sensitive, empty=empty)


def case_of(label: str, *matters: str, source: Source = DECLARED, note: str = "") -> ReferenceFact:
    """Another case, by its number (办件编号): it must be a case of one of these matters that the officer may see."""
    if not matters:
        raise ValueError(f"a reference names the matters it may point to: {label}")
    return ReferenceFact(label=label, matters=matters, source=source, ordinary="", note=note or "填办件编号", empty="没有")


def worked_out(facts: Iterable[Fact], known: Mapping[str, Any]) -> dict[str, Any]:
    """What rules of form tell of these facts from the texts that are known, by key."""
    told = {fact.key: fact.worked_out[1](known) for fact in facts if fact.worked_out is not None and known.get(fact.worked_out[0].key)}
    return {key: value for key, value in told.items() if value is not None}


def granted(matter: str, label: str) -> TruthFact:
    """Decided in another matter: whether an entitlement of `matter` is in payment for this person on the day."""
    return TruthFact(label=label, source=Source("另案", matter=matter), ordinary=False)


@cache
def facts_in(*terms: Term) -> tuple[Fact, ...]:
    """The facts that these terms look at, once each, in order of first use."""
    return tuple(dict.fromkeys(part for term in terms for part in term.walk() if isinstance(part, Fact)))


def groups_per_member(*terms: Term) -> frozenset[str]:
    """The groups that these terms, inside an aggregate, read once per member."""
    groups = (fact.key.partition(".")[0] for fact in facts_in(*terms) if fact.source.way != "办理")
    return frozenset(group for group in groups if not GROUPS[group].once)
