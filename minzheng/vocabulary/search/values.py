"""The values worth trying for a fact: around each boundary that the visible terms themselves draw, and no more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor
from random import Random
from typing import Any

from minzheng.vocabulary import steps as s
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.cases import ordinary
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import GROUPS, NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, TruthFact, facts_in
from minzheng.vocabulary.reading import read, round_exact
from minzheng.vocabulary.search.imagining import Imagined, Member, Need, Variable
from minzheng.vocabulary.search.sight import Comparison, Sight, is_timed

CENTURIES = range(date(1900, 1, 1).toordinal(), date(2080, 1, 1).toordinal())
ORDINARY = Random(0)  # noqa: S311 - imagined cases, not secrets
AMPLE = 100
"""A step away from a boundary that leaves room for other values on both sides."""
MIRROR = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "=": "="}


class Worth:
    """Answers which values to try for a variable, seen from the imagined case as it stands."""

    def __init__(self, sight: Sight, imagined: Imagined) -> None:
        self.sight, self.imagined = sight, imagined
        self._about: dict[str, list[Comparison]] = {}
        self._fixed: dict[str, tuple[Any, ...]] = {}
        self._kinds: dict[str, tuple[list[int], list[t.Compare], tuple[int, ...]]] = {}
        self._turned: dict[Any, set[int]] = {}
        self._passing = {one for one in sight.comparisons if _looks_elsewhere(one)}
        self._named: dict[Comparison, set[str]] = {}
        self._facts = dict(sight.facts)

    def trying(self, variable: Variable) -> tuple[Any, ...]:
        """The values to try, those of an ordinary case first."""
        match variable[0]:
            case "officers":
                return self._numbers(variable, "officers", 0, 99)
            case "setting":
                return self.imagined.settings[variable[1]]
            case "members":
                return (1, 2, 0)
        key = variable[-1]
        fact = self._fact(key)
        match fact:
            case TruthFact():
                usual = bool(ordinary(fact, ORDINARY, self.imagined.day))
                return (usual, not usual)
            case ChoiceFact():
                return self._choices(fact)
            case NumberFact():
                return self._numbers(variable, key, fact.low, fact.high)
            case DayFact():
                return self._days(variable, fact)
            case TextFact():  # a rule sees only whether it is written
                return ("", "某") if not ordinary(fact, ORDINARY, self.imagined.day) else ("某", "")
        raise TypeError(f"a rule cannot look at {fact}")

    def _fact(self, key: str) -> Fact:
        fact = self._facts.get(key)
        if fact is None:
            group = GROUPS[key.partition(".")[0]]
            fact = self._facts[key] = next(own for own in group.own if own.key == key)
        return fact

    def _comparisons_about(self, key: str) -> list[Comparison]:
        about = self._about.get(key)
        if about is None:
            about = self._about[key] = [one for one in self.sight.comparisons if any(names(part, key) for part in one.walk())]
        return about

    # --- choices ---------------------------------------------------------------------------------------------------

    def _choices(self, fact: ChoiceFact) -> tuple[str, ...]:
        """One option of each kind that the terms tell apart; two of each where their order is compared."""
        if fact.key not in self._fixed:
            self._fixed[fact.key] = self._tell_apart(fact)
        return self._fixed[fact.key]

    def _tell_apart(self, fact: ChoiceFact) -> tuple[str, ...]:
        parts = [part for comparison in self._comparisons_about(fact.key) for part in comparison.walk()]
        if any(isinstance(part, t.Rate) and part.by is not None and names(part.by, fact.key) for part in parts):
            return fact.values
        groups = [among.chosen for among in self.sight.amongs if names(among.choice, fact.key)]
        ranked = any(isinstance(part, t.Rank) and names(part.choice, fact.key) for part in parts)
        cuts = {int(part.value) for part in parts if isinstance(part, t.NumberConstant)} if ranked else set()
        kept: dict[tuple[Any, ...], list[str]] = {}
        run = 0
        before: tuple[Any, ...] | None = None
        for place, option in enumerate(fact.values):
            kind = (*(option in group for group in groups), *((place >= cut, place > cut) for cut in sorted(cuts)))
            run += kind != before
            before = kind
            kept.setdefault((run, *kind) if ranked else kind, []).append(option)
        chosen = [option for options in kept.values() for option in (dict.fromkeys((options[0], options[-1])) if ranked else options[:1])]
        usual = ordinary(fact, ORDINARY, self.imagined.day)
        return tuple(sorted(chosen, key=lambda option: (option != usual, fact.values.index(option))))

    # --- numbers ---------------------------------------------------------------------------------------------------

    def _numbers(self, variable: Variable, key: str, low: int, high: int) -> tuple[int, ...]:
        """One number of each kind that the comparisons tell apart, and on each side of the numbers it is compared with."""
        if key not in self._kinds:
            self._kinds[key] = self._kinds_of_number(key, low, high)
        starts, related, spread = self._kinds[key]
        if not related:
            return self._fixed.setdefault(key, tuple(_one_of_each(starts, high)))
        turns = {turn for one in related for turn in self._turns_now(one, variable, key, low, high) if low < turn <= high}
        return tuple(dict.fromkeys((*_roomy(starts, sorted(turns - set(starts)), high), *spread)))

    def _spread(self, key: str, starts: list[int], related: list[t.Compare], high: int) -> tuple[int, ...]:
        """Small and large numbers of each kind, where a comparison calculates with the number."""
        sides = [side for one in related for side, _, _ in _sides(one)]
        if not any(names(part, key) and not names(side, key) for side in sides for part in side.walk()):
            return ()
        return tuple(start + more for start in starts for more in (0, 1, AMPLE * AMPLE) if start + more <= high)

    def _kinds_of_number(self, key: str, low: int, high: int) -> tuple[list[int], list[t.Compare], tuple[int, ...]]:
        """Where each kind begins as far as fixed numbers decide, the comparisons in which others decide, and a spread for those."""
        starts: set[int] = {low}
        related: list[t.Compare] = []
        for comparison in self._comparisons_about(key):
            if isinstance(comparison, t.CompareDays):
                continue
            plain = [(possible(other, self.imagined), operator) for side, other, operator in _sides(comparison) if names(side, key)]
            for found, operator in plain:
                starts |= {turn for value in found or () for turn in _turns(operator, value) if low < turn <= high}
            if not plain or any(found is None for found, _ in plain):
                related.append(comparison)
        return sorted(starts), related, self._spread(key, sorted(starts), related, high)

    def _turns_now(self, comparison: t.Compare, variable: Variable, key: str, low: int, high: int) -> set[int]:
        """Where the comparison turns, the other values being as they are; what the act at hand will overwrite does not count."""
        plain = [(other, operator) for side, other, operator in _sides(comparison) if names(side, key)]
        lasting = [(self._value(other, variable, lasting=variable[0] == "own"), operator) for other, operator in plain]
        turns = {turn for value, operator in lasting if value is not None for turn in _turns(operator, value)}
        return turns or self._bisected(comparison, variable, range(low, high + 1), int)

    def _value(self, term: t.Term, variable: Variable, *, lasting: bool = False) -> Any:
        """What the term is now, beside this variable: of a member of the household, in that member's own row."""
        imagined = self.imagined
        row = Member(imagined, variable[1], variable[2]) if variable[0] == "member" else None
        kept = imagined.values
        if lasting:
            imagined.values = {one: value for one, value in kept.items() if one[:2] != ("said", imagined.verb)}
        try:
            return read(term)(imagined, row)  # type: ignore[arg-type]
        except (Need, Refusal):
            return None
        finally:
            imagined.values = kept

    def _bisected(self, comparison: Comparison, variable: Variable, tried: range, made: Callable[[int], Any]) -> set[int]:
        """Where the answer turns, if it turns once between the ends and everything else is chosen."""
        if comparison in self._passing:
            return self._turn(comparison, variable, tried, made)
        keys, imagined = self._keys_in(comparison), self.imagined
        about = {one: value for one, value in imagined.values.items() if one[-1] in keys}
        imagined.looked.update(about)
        asked = (comparison, variable, imagined.verb, frozenset(imagined.history.last), frozenset(about.items()))
        if asked not in self._turned:
            self._turned[asked] = self._turn(comparison, variable, tried, made)
        return self._turned[asked]

    def _keys_in(self, comparison: Comparison) -> set[str]:
        if comparison not in self._named:
            said = {part.fact.key for part in comparison.walk() if isinstance(part, s.Said)}
            self._named[comparison] = said | {fact.key for fact in facts_in(comparison)}
        return self._named[comparison]

    def _turn(self, comparison: Comparison, variable: Variable, tried: range, made: Callable[[int], Any]) -> set[int]:
        kept = self.imagined.values

        def answer(value: int) -> Any:
            self.imagined.values = {**kept, variable: made(value)}
            return self._value(comparison, variable)

        try:
            at_first, at_last = answer(tried[0]), answer(tried[-1])
            if at_first is None or at_last is None or at_first == at_last:
                return set()
            return {tried[bisect_left(tried, True, key=lambda value: answer(value) != at_first)]}
        finally:
            self.imagined.values = kept

    # --- days ------------------------------------------------------------------------------------------------------

    def _days(self, variable: Variable, fact: DayFact) -> tuple[date, ...]:
        """The day of the act, the last day before and the first day after each comparison turns."""
        chosen = [self.imagined.day]
        for comparison in self._comparisons_about(fact.key):
            for turn in self._turning_days(comparison, variable, fact.key):
                chosen += [date.fromordinal(turn), date.fromordinal(turn - 1)]
        if fact.never is not None:
            chosen.append(NEVER)
        return tuple(dict.fromkeys(chosen))

    def _turning_days(self, comparison: Comparison, variable: Variable, key: str) -> set[int]:
        plain = [(other, operator) for side, other, operator in _sides(comparison) if names(side, key)]
        if not plain or isinstance(comparison, t.Compare):
            return self._bisected(comparison, variable, CENTURIES, date.fromordinal)
        days = [(self._value(other, variable), operator) for other, operator in plain]
        turns = {turn for day, operator in days if day not in (None, NEVER) for turn in _turns(operator, day.toordinal())}
        return turns or self._bisected(comparison, variable, CENTURIES, date.fromordinal)


def _looks_elsewhere(comparison: Comparison) -> bool:
    """Whether more than the values of facts and what steps said of them decides: clock, rates, household, acts, persons."""
    others = t.Count | t.Total | t.Some | s.StepDone | s.StepSince | s.StepCount | s.ActingOfficers | s.ActedApart
    return is_timed(comparison) or any(isinstance(part, others) for part in comparison.walk())


def _sides(comparison: Comparison) -> Iterator[tuple[t.Term, t.Term, str]]:
    """Each side with the other, as if it stood on the left."""
    yield comparison.left, comparison.right, comparison.operator
    yield comparison.right, comparison.left, MIRROR[comparison.operator]


def names(part: t.Term, key: str) -> bool:
    """Whether this part is the fact (or what a step recorded for it)."""
    if isinstance(part, t.CalledTruth | t.CalledNumber | t.CalledDay):
        return names(part.term, key)
    if isinstance(part, s.Said):
        return part.fact.key == key
    if isinstance(part, s.ActingOfficers):
        return key == "officers"
    return isinstance(part, Fact) and part.key == key


def possible(term: t.Term, imagined: Imagined) -> frozenset[Any] | None:
    """The few values a number can have whatever the facts are; None when it depends on them."""
    match term:
        case t.NumberConstant():
            return frozenset({term.value})
        case t.CalledNumber():
            return possible(term.term, imagined)
        case t.Rounded():
            inner = possible(term.term, imagined)
            return None if inner is None else frozenset(round_exact(value, term.rule) for value in inner)
        case t.ChooseNumber():
            return _together((possible(term.then, imagined), possible(term.otherwise, imagined)))
        case t.Exempt():
            return _together((possible(term.amount, imagined), frozenset({0})))
        case t.Rate():
            keys = (None,) if term.by is None else term.by.options if isinstance(term.by, t.Choice) else ()
            return frozenset(imagined.rates.amount(term.name, key, imagined.day) for key in keys) or None
        case t.Sum() | t.Difference() | t.Product():
            return _crossed(term, possible(term.left, imagined), possible(term.right, imagined))
        case _:
            return None


def _together(sets: Iterable[frozenset[Any] | None]) -> frozenset[Any] | None:
    found: frozenset[Any] = frozenset()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


def _crossed(term: t.Sum | t.Difference | t.Product, left: frozenset[Any] | None, right: frozenset[Any] | None) -> frozenset[Any] | None:
    if left is None or right is None or len(left) * len(right) > 16:
        return None
    sign = -1 if isinstance(term, t.Difference) else 1
    return frozenset(a * b if isinstance(term, t.Product) else a + sign * b for a, b in product(left, right))


def _turns(operator: str, value: int | Fraction) -> Iterator[int]:
    """From which whole numbers on `x operator value` answers otherwise than just below."""
    if operator in (">=", "<", "="):
        yield ceil(value)
    if operator in (">", "<=", "="):
        yield floor(value) + 1


def _one_of_each(starts: list[int], high: int) -> Iterator[int]:
    """One number of each kind, next to where the kind begins or ends."""
    for place, start in enumerate(starts):
        end = starts[place + 1] - 1 if place + 1 < len(starts) else high
        yield end if place == 0 and len(starts) > 1 else start


def _roomy(starts: list[int], turns: list[int], high: int) -> Iterator[int]:
    """One number of each kind on each side of each turn; always the same few numbers, so that there are finitely many."""
    for place, start in enumerate(starts):
        end = starts[place + 1] - 1 if place + 1 < len(starts) else high
        usual = (start + AMPLE, start + 2 * AMPLE, start + 3 * AMPLE, end, start)
        edges = [start, *(turn for turn in turns if start < turn <= end), end + 1]
        for first, beyond in pairwise(edges):
            yield next((number for number in usual if first <= number < beyond), first)
