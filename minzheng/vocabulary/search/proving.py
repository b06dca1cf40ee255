"""Proves the promises of a matter: adds gates one by one until no path breaks the promise, or a path passes them all.

What a proof covers, and what it does not:
- It covers every order of acts, any number of them (each state with the same future is entered once, so the search ends
  by itself; `depth` only cuts it short), every day for each act from the start day on, all values at and beside the
  boundaries that the visible terms draw, every local setting, and as many persons as steps that must be kept apart.
- Days: first in ordinary weeks for ever, then again in a real stretch around the next long holiday with its 调休 days.
  Other holidays are taken for ordinary days. A span of months is taken from the days of the path that was entered first.
- The law is that of the days themselves; a case waits for a change of the law only up to forty days from the start day.
  Check again with a start day shortly before the change.
- The facts of the case do not change while it lasts. Birthdays are past or within forty days. A household has at most
  two members. Numbers are compared through values with room around them, and where a comparison calculates with several
  of them through small and large ones: what only three or more carefully chosen numbers together would break may escape.
- A deciding step may grant or refuse as it likes, except for conditions that bear on the promise.
- An act's office is always the right one and every recorded fact is given: these two gates need no proof here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from minzheng.vocabulary.errors import NotInForce
from minzheng.vocabulary.matter import Matter, Promise
from minzheng.vocabulary.search.exploring import Explorer, Found, State
from minzheng.vocabulary.search.filling import Filler
from minzheng.vocabulary.search.gates import Gate, Gates
from minzheng.vocabulary.search.paths import Path, Trail, live, trail_of
from minzheng.vocabulary.search.playing import Move, Play
from minzheng.vocabulary.search.sealing import Known
from minzheng.vocabulary.search.sight import is_timed, look
from minzheng.vocabulary.search.weeks import Weeks, around_next_holiday
from minzheng.vocabulary.situation import Calendar, Rates
from minzheng.vocabulary.steps import Step
from minzheng.vocabulary.terms import TruthConstant

STATES = (400, 4_000, 40_000, 300_000)
"""States after which a search gives up, to try another way or, after the last, to say so."""
TURNS = 4
"""Gates added before a path is filled in although none is expected."""
PATIENCE = 20_000
"""Questions to gates for one path with free values; after that only the values of the path itself."""
LEAD = 16
"""Calendar days before the holiday with which the real stretch begins, so that windows end in it."""


@dataclass(frozen=True)
class Proof:
    """What became of one promise: the gates it rests on, or the path that breaks it. `cut`: a bound stopped the search."""

    promise: Promise
    gates: tuple[Gate, ...]
    path: Path | None
    states: int
    edges: int
    depth: int
    cut: bool

    @property
    def holds(self) -> bool:
        return self.path is None and not self.cut


@dataclass(frozen=True)
class Relation:
    """How a gate relates to a promise: how much of what it sees is asked by the promise, and known from the gates so far.

    `own`: of the promise's step; `named`: of a step that the promise names; `missing`: it stopped because something was not
    there; `new`: how much it would add to be seen.
    """

    asked: int
    known: int
    own: bool
    named: bool
    missing: bool
    new: int
    timed: bool


Choose = Callable[[Relation], tuple[float, ...]]
NEAREST: tuple[Choose, ...] = (
    lambda r: (-r.asked - r.named, -r.known - r.named, r.missing, r.new),
    lambda r: (-r.asked, not r.own, -r.known, r.missing, r.new),
    lambda r: (r.timed, -r.asked - r.named, r.missing, r.new),
)
"""Ways to choose the gate to add next, nearest first: gates about the promise's matters; of its own step; without clocks."""


class Prover:
    """Proves promises of one matter on a start day with given rates and calendar."""

    def __init__(self, matter: Matter, day: date, rates: Rates, calendar: Calendar, depth: int | None = None) -> None:
        if not matter.in_force(day):
            raise NotInForce(matter.title, day, matter.basis.cite())
        self.matter, self.day, self.rates, self.depth = matter, day, rates, depth
        self.gates = Gates(matter)
        self.known: Known = {}
        self.lasting: dict[Any, bool] = {}
        self.ordinary = Weeks(calendar)
        self.holiday = around_next_holiday(calendar, day, LEAD)

    def prove(self, promise: Promise, *, without: Gate | None = None, begin: Sequence[Gate] = (), doubted: bool = False) -> Proof:
        """Counterexample by counterexample, `begin` being the gates to start with and `without` one that is left out.

        Which gate to add first decides how much must be seen; so the ways of choosing take turns with growing patience.
        `doubted` says that a path is expected, and that filling in what the first ones leave out is worth the time.
        """
        lines = [[gate for gate in begin if gate is not without] for _ in NEAREST]
        for most in STATES:
            given_up: set[frozenset[Gate]] = set()
            for active, choose in zip(lines, NEAREST, strict=True):
                proof = self._prove(promise, without, active, choose, most, given_up, doubted=doubted)
                if not proof.cut:
                    return proof
                given_up.add(frozenset(active))
        return proof

    def _prove(
        self,
        promise: Promise,
        without: Gate | None,
        active: list[Gate],
        choose: Choose,
        most: int,
        given_up: set[frozenset[Gate]],
        *,
        doubted: bool,
    ) -> Proof:
        """One way of adding gates, to the end or until a search gives up; `active` grows and is taken up again with more patience."""
        fillers: dict[Weeks, Filler] = {}
        for turn in count(len(active)):
            if frozenset(active) in given_up:
                return Proof(promise, tuple(active), None, 0, 0, 0, cut=True)
            found, weeks, stopped = self._search(promise, active, most)
            if found.broken is None:
                kept = [gate for gate in active if gate in stopped or gate.kind == "closes"]
                return self._with_fewest(promise, kept, found)
            trail = trail_of(found.broken)
            further, lived = self._stopping(promise, active, trail, weeks, without, choose)
            if further and (doubted or turn > TURNS):
                if weeks not in fillers:
                    fillers[weeks] = self._filler(promise, without, weeks, trail)
                lived = fillers[weeks].fill(tuple((day, step) for day, step, _, _ in trail.acts), 60_000 if doubted else 6_000)
            if not further or lived:
                path = live(self.matter, promise, trail_of(lived) if lived else trail, weeks, self.rates, without)
                return Proof(promise, tuple(active), path, found.states, found.edges, found.depth, found.cut)
            active += further
        raise AssertionError("unreachable")

    def _filler(self, promise: Promise, without: Gate | None, weeks: Weeks, trail: Trail) -> Filler:
        every = [gate for gate in self.gates.on(self.matter.steps, promise) if gate is not without]
        return Filler(self.matter, self._explorer(promise, every, weeks, trail.acts[0][0]))

    def _with_fewest(self, promise: Promise, kept: list[Gate], found: Found) -> Proof:
        """The proof without the gates that it does not need, as far as looking for them costs no more than the proof did."""
        for gate in tuple(kept) if not found.cut else ():
            fewer = [one for one in kept if one is not gate]
            again, _, _ = self._search(promise, fewer, found.states + 500)
            if again.broken is None and not again.cut:
                kept, found = fewer, again
        return Proof(promise, tuple(kept), None, found.states, found.edges, found.depth, found.cut)

    def _search(self, promise: Promise, active: Sequence[Gate], most: int) -> tuple[Found, Weeks, set[Gate]]:
        """In ordinary weeks; then, where days of rest matter, in the real stretch around a holiday as well."""
        explorer = self._explorer(promise, active, self.ordinary, self.day)
        found = explorer.search(self.depth, most)
        stopped = set(found.stopped)
        if found.broken is not None or found.cut or self.holiday is None or not explorer.sight.working or self.holiday.first is None:
            return found, self.ordinary, stopped
        again = self._explorer(promise, active, self.holiday, self.holiday.first)
        again.seen = explorer.seen
        more = again.search(self.depth, most)
        total = Found(more.broken, found.states + more.states, found.edges + more.edges, max(found.depth, more.depth), more.cut, ())
        return total, self.holiday, stopped | set(more.stopped)

    def _explorer(self, promise: Promise, active: Sequence[Gate], weeks: Weeks, start: date) -> Explorer:
        return Explorer(self.matter, promise, active, weeks, start, self.rates, known=self.known, lasting=self.lasting)

    # --- why a path is not possible --------------------------------------------------------------------------------

    def _stopping(
        self, promise: Promise, active: list[Gate], trail: Trail, weeks: Weeks, without: Gate | None, choose: Choose
    ) -> tuple[list[Gate], State | None]:
        """Gates not yet active that together stop this path, as few as needed; or none, and the path lived past all of them."""
        candidates = [
            gate for gate in self.gates.on((step for _, step, _, _ in trail.acts), promise) if gate is not without and gate not in active
        ]
        alone = {
            gate: missing for gate in candidates for lived, missing in [self._lives(promise, [*active, gate], trail, weeks)] if not lived
        }
        if alone:
            return [min(alone, key=lambda gate: choose(self._relation(promise, active, gate, missing=alone[gate])))], None
        passed, _ = self._lives(promise, [*active, *candidates], trail, weeks)
        return ([], passed) if passed else (self._together(promise, active, candidates, trail, weeks), None)

    def _together(self, promise: Promise, active: list[Gate], candidates: list[Gate], trail: Trail, weeks: Weeks) -> list[Gate]:
        """The fewest gates that only together stop the path."""
        needed: list[Gate] = []
        for gate in candidates:
            needed.append(gate)
            if self._lives(promise, [*active, *needed], trail, weeks)[0] is None:
                break
        for gate in needed[-2::-1]:
            fewer = [one for one in needed if one is not gate]
            if self._lives(promise, [*active, *fewer], trail, weeks)[0] is None:
                needed = fewer
        return needed

    def _relation(self, promise: Promise, active: Sequence[Gate], gate: Gate, *, missing: bool) -> Relation:
        """What a gate on the path has to do with the promise and with what is looked at already."""
        wanted = look((promise.unless,), self.ordinary).symbols()
        known = wanted | look(tuple(term for one in active for term in one.terms), self.ordinary).symbols()
        seen = look(gate.terms, self.ordinary).symbols()
        own = gate.step is promise.step
        return Relation(
            asked=len(seen & wanted), known=len(seen & known), own=own, named=not own and gate.step.verb in wanted, missing=missing,
            new=len(seen - known), timed=any(is_timed(term) for term in gate.terms),
        )  # fmt: skip

    def _lives(self, promise: Promise, active: Sequence[Gate], trail: Trail, weeks: Weeks) -> tuple[State | None, bool]:
        """Plays the acts of the trail past the active gates with any values; the last state, and whether a fact was missing."""
        explorer = self._explorer(promise, active, weeks, trail.acts[0][0])
        if any(step.verb in explorer.closing for _, step, _, _ in trail.acts[:-1]):
            return None, False
        open_ = [Move(day, step, actor) for day, step, actor, _ in trail.acts]
        play = Play(explorer, open_, PATIENCE).begin()
        if play.gave_up:
            as_found = [Move(day, step, actor, own) for day, step, actor, own in trail.acts]
            play = Play(explorer, as_found, PATIENCE).begin(dict(trail.facts))
        return play.lived, explorer.missing


def unreachable(prover: Prover) -> tuple[Step, ...]:
    """Steps that no path past all gates ever reaches: a promise about them would be empty."""
    found = []
    for step in prover.matter.steps:
        impossible = Promise(f"可以{step.title}", step, TruthConstant(False), step.basis or prover.matter.basis)
        if prover.prove(impossible, doubted=True).path is None:
            found.append(step)
    return tuple(found)
