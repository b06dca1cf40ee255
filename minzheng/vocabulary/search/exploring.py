"""Breadth-first search over imagined cases, fewest acts first, for a way to break one promise past some of the gates.

Only what the promise and those gates can see is remembered, so there are finitely many cases and the search ends by
itself: either with a path or with all of them seen. Three things keep it small, and none of them loses a path:
values are chosen only when looked at (`imagining`); acts that nobody sees are left out; and an act that waiting can
neither allow nor forbid is done before waiting, not after.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.matter import Matter, Promise
from minzheng.vocabulary.search.gates import Check, Gate, breaks
from minzheng.vocabulary.search.imagining import NOBODY, Imagined, Need, Past, PastAct, Said, Scene, Values, Variable
from minzheng.vocabulary.search.keys import FAR, Keys, Law
from minzheng.vocabulary.search.sealing import Known, Sealed
from minzheng.vocabulary.search.sight import is_timed, look
from minzheng.vocabulary.search.values import Worth
from minzheng.vocabulary.search.weeks import ONE_DAY, Weeks
from minzheng.vocabulary.situation import Rates
from minzheng.vocabulary.steps import GRANTED, ActedApart, Step
from minzheng.vocabulary.terms import Choice, Rate

Reasons = set[Variable] | None
WHO: Variable = ("who",)
"""Stands for the choice of who did a step, among the reasons why a later one is stopped."""
EFFORT = 100
"""Questions to gates that a state may take on the average before a search gives up."""
Checks = list[tuple[Check, Gate | None]]
PERSONS = "甲乙丙丁戊己庚辛壬癸"


class State:
    """A case on a day. `act` is the act that led here (None after waiting), `values` what has been chosen and is remembered."""

    __slots__ = ("act", "day", "depth", "past", "previous", "values")

    def __init__(self, day: date, past: Past, values: Values, previous: State | None = None, act: Deed | None = None) -> None:
        self.day, self.past, self.values, self.previous, self.act = day, past, values, previous, act


@dataclass(frozen=True)
class Deed:
    """An act of a path: who did which step, and every value chosen up to and by it."""

    step: Step
    actor: str
    chosen: Values


@dataclass
class Found:
    """What a search found: the state that breaks the promise, or None when there is none within `depth` acts.

    `cut` says that a bound ended the search before all states were seen; `stopped` the gates that stopped something.
    """

    broken: State | None
    states: int
    edges: int
    depth: int
    cut: bool
    stopped: tuple[Gate, ...]


@dataclass
class Attempt:
    """An act tried in every way; `reasons` says, after no way was found, which earlier choices had a part in that.

    `actor` None leaves open who does it, `own` gives values that it records.
    """

    explorer: Explorer
    state: State
    step: Step
    breaking: bool = False
    actor: str | None = None
    own: Values | None = None
    reasons: Reasons = None

    def __iter__(self) -> Iterator[State]:
        explorer, state, step = self.explorer, self.state, self.step
        if not explorer.may_be_done(state, step):
            self.reasons = set()
            return
        checks = explorer.checks(step, state.day, breaking=self.breaking)
        values = {**state.values, **self.own} if self.own else state.values
        reasons: set[Variable] = {WHO} if explorer.apart else set()
        passed = False
        for person in explorer.actors(state, step) if self.actor is None else (self.actor,):
            passing = explorer.passing(explorer.scene(state, step, person), checks, 0, values)
            part = yield from self._done(passing, person)
            passed |= part is None
            reasons |= part or set()
        self.reasons = None if passed else reasons

    def _done(self, passing: Generator[Values, None, Reasons], person: str) -> Generator[State, None, Reasons]:
        while True:
            try:
                chosen = next(passing)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            yield self.explorer.after(self.state, self.step, person, chosen)


@dataclass
class Explorer:
    """Searches one matter for one promise with the `active` gates only.

    `seen` may bring the keys of an earlier search with the same promise and gates, which are then not entered again,
    and `known` what others found out about facts that only a few truths look at, `lasting` about standards that stay.
    """

    matter: Matter
    promise: Promise
    active: Sequence[Gate]
    weeks: Weeks
    start: date
    rates: Rates
    seen: set[Any] = field(default_factory=set)
    known: Known = field(default_factory=dict)
    lasting: dict[Any, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sight = look((self.promise.unless, *(term for gate in self.active for term in gate.terms)), self.weeks)
        self.imagined = Imagined(self.weeks, self.rates, frozenset(fact.key for fact in self.matter.recorded()))
        self.worth = Worth(self.sight, self.imagined)
        self.broken: Check = breaks(self.promise)
        self.stopped: dict[Gate, None] = {}
        self.missing = False
        self.effort = 0
        self._made: dict[tuple[str, bool], Checks] = {}
        self._note_times()
        self._note_persons()
        self._note_law()
        self._note_steps()
        self._note_views()
        self._note_sealed()
        self.keys = Keys(self.sight, self.weeks, self.imagined, self.law, frozenset(self.apart))

    # --- what there is to see --------------------------------------------------------------------------------------

    def _note_times(self) -> None:
        self.most = {gate.step.verb: gate.step.times for gate in self.active if gate.kind == "times"}
        self.closing = {gate.step.verb: gate for gate in self.active if gate.kind == "closes"}
        self.times_gates = {gate.step.verb: gate for gate in self.active if gate.kind == "times"}
        for verb, times in self.most.items():
            self.sight.counts[verb] = max(self.sight.counts.get(verb, 0), times or 0)

    def _note_persons(self) -> None:
        """Steps whose actors matter: those that must be apart, and those they must be apart from."""
        apart = set(self.sight.apart)
        for gate in self.active:
            if any(isinstance(part, ActedApart) for term in gate.terms for part in term.walk()):
                apart.add(gate.step.verb)
        if any(isinstance(part, ActedApart) for part in self.promise.unless.walk()):
            apart.add(self.promise.step.verb)
        self.persons = PERSONS[: len(apart) + 1]
        self.apart = apart

    def _note_law(self) -> None:
        bases = [self.matter.basis, *self.sight.bases]
        bases += [gate.condition.basis for gate in self.active if gate.condition is not None]
        bases += [step.basis for step in self.matter.steps if step.verb in self.sight.verbs and step.basis]
        self.law = Law(tuple(bases), self.start)

    def _note_steps(self) -> None:
        self.gates_on: dict[str, list[Gate]] = {}
        for gate in self.active:
            self.gates_on.setdefault(gate.step.verb, []).append(gate)
        self.lawful = {step.verb for step in self.matter.steps if self._lawful(step, self.start)}
        visible = self.sight.verbs if self.law.changing else self.sight.verbs & self.lawful
        self.movers = [step for step in self.matter.steps if step.verb in visible and step.verb not in self.closing]
        self.timed = {step.verb for step in (*self.movers, self.promise.step) if self._is_timed(step)}
        self.promise_timed = self.promise.step.verb in self.timed or is_timed(self.promise.unless)
        self.waits = self.law.changing or self.sight.timed

    def _is_timed(self, step: Step) -> bool:
        """Whether it matters on which day the step is done."""
        dated = self.law.changing or step.verb in self.sight.days | self.sight.first_days
        return dated or any(is_timed(term) for gate in self.gates_on.get(step.verb, ()) for term in gate.terms)

    def _note_views(self) -> None:
        self._said = self.sight.said
        self._views = {verb: Said(self.imagined, verb) for verb in self.sight.verbs}
        outcome = {GRANTED.key}
        self.own_keys = {
            step.verb: frozenset(fact.key for fact in step.records) | (outcome if step.decides else set()) for step in self.matter.steps
        }

    def _note_sealed(self) -> None:
        asked = ((self.promise.step, self.promise.unless), *((gate.step, term) for gate in self.active for term in gate.terms))
        again = {step.verb for step in self.movers if self.most.get(step.verb) != 1}
        self.sealed = Sealed(asked, self._steady, self.own_keys, self.imagined.recorded, again, self.known)

    def _steady(self, rate: Rate) -> bool:
        """Whether the standard is the same on every day of a case that begins now, however long it lasts."""
        if rate.by is not None and not isinstance(rate.by, Choice):
            return False
        asked = (rate.name, rate.by.options if rate.by is not None else (None,), self.start)
        if asked not in self.lasting:
            amount, days = self.imagined.rates.amount, [self.start + timedelta(days=ahead) for ahead in range(FAR)]
            self.lasting[asked] = all(len({amount(rate.name, key, day) for day in days}) == 1 for key in asked[1])
        return self.lasting[asked]

    # --- one act ---------------------------------------------------------------------------------------------------

    def attempt(self, state: State, step: Step, *, breaking: bool = False) -> Iterator[State]:
        """Every way to do `step` now past the active gates (and, if `breaking`, while the promise fails), one after the other."""
        return iter(Attempt(self, state, step, breaking=breaking))

    def scene(self, state: State, step: Step, person: str) -> Scene:
        actors = frozenset((person,)) if person else NOBODY
        return Scene(state.day, state.past, step.verb, self.own_keys[step.verb], actors, (step.verb, GRANTED.key) in self._said)

    def checks(self, step: Step, day: date, *, breaking: bool) -> Checks:
        """What must hold for the step that day; made once where the law stays as it is."""
        asked = (step.verb, breaking)
        if not self.law.changing and asked in self._made:
            return self._made[asked]
        checks: list[tuple[Check, Gate | None]] = [(self.broken, None)] if breaking else []
        checks += [(gate.check, gate) for gate in self.gates_on.get(step.verb, ()) if gate.in_force(day)]
        self._made[asked] = checks
        return checks

    def may_be_done(self, state: State, step: Step) -> bool:
        most = self.most.get(step.verb)
        if most is not None and state.past.counts.get(step.verb, 0) >= most:
            self.stopped[self.times_gates[step.verb]] = None
            return False
        return self._lawful(step, state.day) if self.law.changing else step.verb in self.lawful

    def _lawful(self, step: Step, day: date) -> bool:
        return self.matter.in_force(day) and (not step.basis or step.basis.in_force(day))

    def passing(self, scene: Scene, checks: Checks, place: int, values: Values) -> Generator[Values, None, Reasons]:
        """The choices of values with which the act passes all checks from `place` on.

        Returns None when there were any, else the variables that had a part in its being stopped: a variable that had
        none need not be tried with other values.
        """
        imagined = self.imagined
        while place < len(checks):
            check, gate = checks[place]
            self.effort += 1
            imagined.enter(scene, values)
            looked = imagined.looked = set()
            try:
                passes = check(imagined)
            except Need as need:
                return (yield from self._each(scene, checks, place, values, need.variable))
            except Refusal:
                passes, self.missing = False, True
            if not passes:
                if gate is not None:
                    self.stopped[gate] = None
                return looked
            place += 1
        yield values
        return None

    def _each(self, scene: Scene, checks: Checks, place: int, values: Values, variable: Variable) -> Generator[Values, None, Reasons]:
        looked = self.imagined.looked
        tried = self.sealed.ways(variable, values, scene, self.imagined, self.worth)
        if not tried:
            tried = tuple([{variable: value} for value in self.worth.trying(variable)])
        # what the question looked at before it asked, and what decided which values are worth trying
        reasons: set[Variable] = set(looked)
        passed = False
        for chosen in tried:
            part = yield from self.passing(scene, checks, place, {**values, **chosen})
            if part is None:
                passed = True
            elif not part & chosen.keys():
                return part
            else:
                reasons |= part
        return None if passed else reasons - {one for chosen in tried for one in chosen}

    def actors(self, state: State, step: Step) -> Iterable[str]:
        """One who is not known yet, and everybody who is; nobody in particular where nobody looks."""
        if step.verb not in self.apart:
            return ("",)
        known = {person for act in state.past.lasts for person in act.actors}
        fresh = next((person for person in self.persons if person not in known), None)
        return ([fresh] if fresh else []) + sorted(known)

    def after(self, state: State, step: Step, person: str, values: Values) -> State:
        verb, past = step.verb, state.past
        if verb in self._views:
            actors = frozenset((person,)) if person else frozenset()
            if actors and verb in past.last:
                actors |= past.acts[past.last[verb]].actors
            act = PastAct(verb, state.day, actors, self._views[verb])
            past = past.then(act, first=verb in self.sight.first_days, counted=verb in self.sight.counts)
        return State(state.day, past, self._remembered(verb, values), state, Deed(step, person, values))

    def _remembered(self, verb: str, values: Values) -> Values:
        """The values that somebody may still look at: what the act recorded becomes what its step said."""
        kept: Values = {}
        for variable, value in values.items():
            kind = variable[0]
            if kind == "own":
                if (verb, variable[1]) in self._said:
                    kept["said", verb, variable[1]] = value
            elif kind == "said":
                if variable[1] != verb:
                    kept[variable] = value
            elif kind != "officers":
                kept[variable] = value
        return kept

    # --- the search ------------------------------------------------------------------------------------------------

    def initial(self, values: Values | None = None) -> State:
        return State(self.start, Past(), values or {})

    def search(self, depth: int | None, limit: int) -> Found:
        """All ways from an empty case; stops at the first that breaks the promise.

        Gives up after `depth` acts, `limit` states, or as much effort as that many states usually take.
        """
        first = self.initial()
        self.seen.add(self.keys.of(first.day, first.past, first.values))
        layer, states, edges, acts, cut = [first], 1, 0, 0, False
        self.most_effort = EFFORT * limit
        while layer:
            waited = self._waiting(layer)
            edges += len(waited) - len(layer)
            states += len(waited) - len(layer)
            broken = self._first_broken(waited)
            if broken is not None:
                return Found(broken, states, edges + 1, acts + 1, False, tuple(self.stopped))
            if self._tired or states > limit or (depth is not None and acts + 1 >= depth):
                cut = self._tired or bool(self.movers)
                break
            layer, tried = self._next(waited, limit - states)
            edges += tried
            states += len(layer)
            acts += 1
        return Found(None, states, edges, acts, cut or self._tired, tuple(self.stopped))

    @property
    def _tired(self) -> bool:
        return self.effort > self.most_effort

    def _next(self, waited: list[tuple[State, bool]], room: int) -> tuple[list[State], int]:
        """The states one act further that are new, and how many acts led anywhere; a little more than `room` is enough."""
        layer: list[State] = []
        tried = 0
        for state, fresh in waited:
            for after in self._acting(state, fresh=fresh):
                tried += 1
                key = self.keys.of(after.day, after.past, after.values)
                if key not in self.seen:
                    self.seen.add(key)
                    layer.append(after)
            if len(layer) > room or self._tired:
                break
        return layer, tried

    def _waiting(self, layer: list[State]) -> list[tuple[State, bool]]:
        """The states of a layer and all that waiting makes of them, by day; True marks those that were not waited for."""
        reached = [(state, True) for state in layer]
        if not self.waits:
            return reached
        for state in layer:
            later = state
            while True:
                later = State(later.day + ONE_DAY, later.past, later.values, later)
                key = self.keys.of(later.day, later.past, later.values)
                if key in self.seen:
                    break
                self.seen.add(key)
                reached.append((later, False))
        reached.sort(key=lambda pair: pair[0].day)
        return reached

    def _first_broken(self, waited: list[tuple[State, bool]]) -> State | None:
        for state, fresh in waited:
            if self._tired:
                return None
            if fresh or self.promise_timed:
                for broken in self.attempt(state, self.promise.step, breaking=True):
                    return broken
        return None

    def _acting(self, state: State, *, fresh: bool) -> Iterator[State]:
        for step in self.movers:
            if fresh or step.verb in self.timed:
                yield from self.attempt(state, step)
