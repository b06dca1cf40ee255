"""The gates a path must pass, as the gatekeeper of `proceeding` has them: declared, implied by a step's fields, built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import facts_in
from minzheng.vocabulary.matter import Matter, Promise
from minzheng.vocabulary.proceeding import OUTCOME
from minzheng.vocabulary.reading import read
from minzheng.vocabulary.search.imagining import Imagined
from minzheng.vocabulary.steps import GRANTED, Condition, Step, steps_in
from minzheng.vocabulary.terms import Term, Truth, TwoReadings

Check = Callable[[Imagined], bool]
"""Whether the act at hand passes; raises Need for a value not yet chosen, Refusal for a fact that is not there."""


@dataclass(frozen=True, eq=False)
class Gate:
    """One gate of one step.

    `condition` is the page's own (or implied) one. Without it the gate is built in: `kind` "closes" (after this final
    step nothing more), "times" (not more often) or "settles" (a deciding step needs its conditions to be readable).
    """

    step: Step
    title: str
    condition: Condition | None = None
    kind: str = "declared"

    @property
    def name(self) -> str:
        return f"{self.step.title}：{self.title}"

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What the gate looks at."""
        return () if self.condition is None else (self.condition.term,)

    @cached_property
    def check(self) -> Check:
        """The gate as it is asked on a day on which its articles are in force."""
        return (lambda imagined: True) if self.condition is None else passes_or_doubtful(self.condition.term)

    def in_force(self, day: date) -> bool:
        return self.condition is None or self.condition.basis.in_force(day)


@dataclass(frozen=True, eq=False)
class Settles(Gate):
    """A deciding step may grant only while the conditions hold, and needs what they look back at.

    `conditions` are those that bear on the promise at hand; the others may hold or fail, so that the outcome is free.
    """

    conditions: tuple[Condition, ...] = ()
    kind: str = "settles"

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return tuple(condition.term for condition in self.conditions)

    @cached_property
    def check(self) -> Check:
        looking_back = tuple(condition for condition in self.conditions if looks_back(condition))

        def check(imagined: Imagined) -> bool:
            if imagined.asks_outcome and imagined.value(("own", GRANTED.key)):
                return all(_may_hold(condition, imagined) for condition in self.conditions)
            for condition in looking_back:
                _may_hold(condition, imagined)
            return True

        return check


def looks_back(condition: Condition) -> bool:
    return any(True for _ in steps_in(condition.term))


def _may_hold(condition: Condition, imagined: Imagined) -> bool:
    return not condition.basis.in_force(imagined.day) or passes_or_doubtful(condition.term)(imagined)


def passes_or_doubtful(term: Truth) -> Check:
    """As the gatekeeper reads a gate: what holds passes, and for a person who says why, what holds under one of two readings."""
    closure = read(term)
    doubtful = any(isinstance(part, TwoReadings) for part in term.walk())

    def check(imagined: Imagined) -> bool:
        if closure(imagined, None):  # type: ignore[arg-type]
            return True
        if not doubtful:
            return False
        imagined.reading = 1
        try:
            return bool(closure(imagined, None))  # type: ignore[arg-type]
        finally:
            imagined.reading = 0

    return check


def breaks(promise: Promise) -> Check:
    """Whether doing the promise's step now breaks it. What cannot be known does not hold (unknown refuses)."""
    holds = passes_or_doubtful(promise.unless)

    def check(imagined: Imagined) -> bool:
        try:
            return not holds(imagined)
        except Refusal:
            return True

    return check


@dataclass(frozen=True, eq=False)
class Gates:
    """All gates of a matter by verb, in the order in which the gatekeeper asks them."""

    matter: Matter
    _settling: dict[tuple[Step, Promise], Settles] = field(default_factory=dict, repr=False)

    @cached_property
    def by_verb(self) -> dict[str, tuple[Gate, ...]]:
        return {step.verb: tuple(self._of(step)) for step in self.matter.steps}

    def declared(self) -> tuple[Gate, ...]:
        """The page's own gates and those its steps imply: each must hold back at least one broken promise."""
        return tuple(gate for gates in self.by_verb.values() for gate in gates if gate.condition is not None)

    def on(self, steps: Iterable[Step], promise: Promise) -> tuple[Gate, ...]:
        """The gates of these steps, once each."""
        return tuple(gate for step in dict.fromkeys(steps) for gate in (*self.by_verb[step.verb], *self.settling(step, promise)))

    def _of(self, step: Step) -> Iterable[Gate]:
        for condition in self.matter.gates_of(step):
            yield Gate(step, condition.title, condition)
        if step.times is not None:
            yield Gate(step, f"至多办理{step.times}次", kind="times")
        if step.final:
            yield Gate(step, "办结后不再办理其他环节", kind="closes")

    def settling(self, step: Step, promise: Promise) -> tuple[Gate, ...]:
        """How a deciding step is bound to the conditions that look back at acts, or at what the promise looks at."""
        if not step.decides:
            return ()
        asked = set(facts_in(promise.unless))
        bearing = tuple(one for one in self.matter.conditions if looks_back(one) or asked & set(facts_in(one.term)))
        known = self._settling.setdefault((step, promise), Settles(step, OUTCOME, conditions=bearing))
        return (known,) if bearing else ()
