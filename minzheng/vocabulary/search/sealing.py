"""Facts that only a few truths look at: tried once for each way those truths come out, not once for each of their values.

Where everything that is asked of some facts is asked by truths over facts alone (是否重大, however many amounts and kinds
that takes), and nobody else looks at any of them, then two cases in which those truths come out alike have the same
future. So it is enough to follow one case for each way in which they can come out together. Nothing is lost: every way
that some values bring about is followed, with such values, and what follows is a real case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from minzheng.vocabulary import steps as s
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.facts import ChoiceFact, Fact, NumberFact, TextFact, TruthFact, facts_in
from minzheng.vocabulary.reading import read
from minzheng.vocabulary.search.imagining import Imagined, Need, Scene, Values, Variable
from minzheng.vocabulary.search.values import Worth
from minzheng.vocabulary.steps import Step

PLAIN = (
    TruthFact, NumberFact, ChoiceFact, TextFact, t.TruthConstant, t.NumberConstant, t.Both, t.Either, t.Not, t.When, t.Compare, t.Among,
    t.Written, t.Rank, t.Rate, t.Sum, t.Difference, t.Product, t.Rounded, t.ChooseNumber, t.CalledTruth, t.CalledNumber,
)  # fmt: skip
"""Of what a truth over facts alone is made: no clock, act, household or person, and no standard that changes (see `steady`)."""
MOST_WAYS = 16
"""More ways than this to come out are not worth telling apart: then values are tried as they are asked for."""
MOST_TRIED = 20_000
"""Values tried for the ways of one group before it is left alone."""
Ways = tuple[Values, ...]
Known = dict[tuple[frozenset[t.Truth], frozenset[str]], Ways]
"""The ways of groups, by their truths and which of their facts the act at hand records: the same in every search."""


@cache
def looked_at(term: t.Term) -> tuple[frozenset[t.Truth], frozenset[str]]:
    """The widest truths over facts alone in `term`, and the keys of the facts that are looked at beside them."""
    if isinstance(term, t.Truth) and all(isinstance(part, PLAIN) for part in term.walk()):
        return (frozenset({term}) if any(True for _ in facts_in(term)) else frozenset()), frozenset()
    if isinstance(term, s.Said):
        return frozenset(), frozenset({term.fact.key})
    if isinstance(term, Fact):
        return frozenset(), frozenset({term.key})
    below = [looked_at(part) for part in term.parts()]
    return frozenset().union(*(truths for truths, _ in below)), frozenset().union(*(keys for _, keys in below))


@dataclass(eq=False)
class Group:
    """Truths that share facts, all of which nobody else looks at."""

    truths: tuple[t.Truth, ...]
    keys: frozenset[str]

    def ways(self, scene: Scene, imagined: Imagined, worth: Worth) -> Ways:
        """Values for each way in which the truths can come out together, ordinary ones first; none when there are too many."""
        readers = [read(truth) for truth in self.truths]
        found: dict[tuple[bool, ...], Values] = {}
        tried = count()
        waiting: list[Values] = [{}]
        while waiting and len(found) < 2 ** len(readers):
            if next(tried) > MOST_TRIED or len(found) > MOST_WAYS:
                return ()
            values = waiting.pop()
            imagined.enter(scene, values)
            try:
                found.setdefault(tuple([bool(reader(imagined, None)) for reader in readers]), values)  # type: ignore[arg-type]
            except Need as need:
                waiting += [{**values, need.variable: value} for value in reversed(worth.trying(need.variable))]
        return tuple(found.values()) if len(found) <= MOST_WAYS else ()


@dataclass(eq=False)
class Sealed:
    """The groups of one search, by the key of each fact in them.

    `asked` are the terms of the search with the step at which each is asked, `steady` tells whether a standard stays what it
    is for as long as a case lasts, `own` the keys that each step records, `recorded` those that any step records, `again` the
    verbs of steps that a path may do more than once.
    """

    asked: Iterable[tuple[Step, t.Term]]
    steady: Callable[[t.Rate], bool]
    own: dict[str, frozenset[str]]
    recorded: frozenset[str]
    again: set[str]
    known: Known = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.groups: dict[str, Group] = {}
        verbs: dict[t.Truth, set[str]] = {}
        seen: set[str] = set()
        for step, term in self.asked:
            truths, beside = looked_at(term)
            seen |= beside
            for truth in truths:
                if all(self.steady(part) for part in truth.walk() if isinstance(part, t.Rate)):
                    verbs.setdefault(truth, set()).add(step.verb)
                else:
                    seen |= {fact.key for fact in facts_in(truth)}
        for together in _sharing(verbs):
            keys = frozenset(fact.key for truth in together for fact in facts_in(truth))
            if not keys & seen and self._steady(keys, {verb for truth in together for verb in verbs[truth]}):
                group = Group(together, keys)
                self.groups |= dict.fromkeys(keys, group)

    def _steady(self, keys: frozenset[str], verbs: set[str]) -> bool:
        """Whether the ways are the same at every act that asks: all facts are the case's, or the act's own, or it asks once."""
        if not keys & self.recorded or all(keys <= self.own[verb] for verb in verbs):
            return True
        return len(verbs) == 1 and not verbs & self.again and all(keys & self.recorded <= self.own[verb] for verb in verbs)

    def ways(self, variable: Variable, values: Values, scene: Scene, imagined: Imagined, worth: Worth) -> Ways:
        """What to try for the group of this fact; none when it has no group, or some of it is settled already."""
        group = self.groups.get(variable[-1]) if variable[0] in ("fact", "own") else None
        if group is None or any(("own" if one in scene.own else "fact", one) in values for one in group.keys):
            return ()
        own = group.keys & scene.own
        asked = (frozenset(group.truths), own)
        if asked not in self.known:
            self.known[asked] = group.ways(scene, imagined, worth)
        return self.known[asked]


def _sharing(truths: Iterable[t.Truth]) -> list[tuple[t.Truth, ...]]:
    """Truths put together that share a fact, directly or through others."""
    groups: list[tuple[list[t.Truth], set[str]]] = []
    for truth in truths:
        keys = {fact.key for fact in facts_in(truth)}
        together = [truth]
        for one in [one for one in groups if one[1] & keys]:
            groups.remove(one)
            together += one[0]
            keys |= one[1]
        groups.append((together, keys))
    return [tuple(together) for together, _ in groups]
