"""Fills in what a path leaves out: the acts that its gates look back at, and the days that have to pass.

A path that the search finds shows only the acts that the promise and a few gates can see. Most often it becomes a whole
life of a case when the missing prerequisites are put before the act that wants them. This only saves the search work:
where it fails, the search goes on with one more gate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from minzheng.vocabulary.matter import Matter
from minzheng.vocabulary.search.exploring import Explorer, State
from minzheng.vocabulary.search.gates import Gate
from minzheng.vocabulary.search.sight import is_timed
from minzheng.vocabulary.steps import Step, steps_in

Acts = tuple[tuple[date, Step], ...]

PLAYS = 120
"""Ways of filling in that are tried for one path."""
ATTEMPTS = 80
"""Acts tried, with one choice of values after another, in one way of filling in."""
WEEK = timedelta(days=7)
"""Waiting whole weeks leaves working days where they were."""


@dataclass
class Halt:
    """How far a path came: the place of the act that was stopped, and by which gates."""

    place: int = -1
    gates: dict[Gate, None] = field(default_factory=dict)


@dataclass
class Filler:
    """Fills in paths for an explorer that knows all gates of the matter."""

    matter: Matter
    explorer: Explorer
    tried: set[Acts] = field(default_factory=set)

    def fill(self, acts: Acts) -> State | None:
        """The state at the end of a path with these acts among its own, past all gates; None when none was found."""
        waiting = [] if any(step.final for _, step in acts[:-1]) else [acts]
        for _ in range(PLAYS):
            if not waiting:
                return None
            path = waiting.pop()
            self.tried.add(path)
            state, halt = self._play(path)
            if state is not None:
                return state
            further = [one for one in self._filled(path, halt) if one not in self.tried]
            waiting += reversed(further)
        return None

    def _filled(self, path: Acts, halt: Halt) -> Iterator[Acts]:
        """The path with something more before the act that was stopped."""
        before, rest = path[: halt.place], path[halt.place :]
        day, stopped = rest[0]
        done = {step for _, step in before}
        if any(is_timed(term) for gate in halt.gates for term in gate.terms) and before:
            yield (*before, *((later + WEEK, step) for later, step in rest))
        asked = dict.fromkeys(step for gate in halt.gates for step in steps_in(*gate.terms))
        for step in sorted(asked, key=lambda step: step in done):
            if step is not stopped and not step.final and sum(one is step for _, one in before) < (step.times or 2):
                yield (*before, (day, step), *rest)

    def _play(self, path: Acts) -> tuple[State | None, Halt]:
        halt, left = Halt(), ATTEMPTS

        def onward(state: State, place: int) -> State | None:
            nonlocal left
            day, step = path[place]
            last = place == len(path) - 1
            self.explorer.stopped.clear()
            passed = False
            for after in self.explorer.attempt(State(day, state.past, state.values, state), step, breaking=last):
                left -= 1
                passed = True
                lived = after if last else onward(after, place + 1)
                if lived is not None or left < 0:
                    return lived
            if not passed:
                _note(halt, place, self.explorer.stopped)
            return None

        return onward(self.explorer.initial(), 0), halt


def _note(halt: Halt, place: int, gates: dict[Gate, None]) -> None:
    if place > halt.place:
        halt.place, halt.gates = place, dict(gates)
    elif place == halt.place:
        halt.gates |= gates
