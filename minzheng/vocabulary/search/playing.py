"""Plays given acts on given days past the active gates, choosing the values that nobody has chosen yet.

When an act is stopped for a reason that no choice of an earlier act has a part in, the other choices of that act are not
tried: they would be stopped all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from minzheng.vocabulary.search.exploring import WHO, Attempt, Explorer, State
from minzheng.vocabulary.search.gates import Gate
from minzheng.vocabulary.search.imagining import Values, Variable
from minzheng.vocabulary.steps import Step


class Move(NamedTuple):
    """An act to be played: `actor` "" leaves open who does it; `own` gives recorded values, None leaves them open."""

    day: date
    step: Step
    actor: str = ""
    own: Values | None = None


@dataclass
class Play:
    """What came of playing: the last state when all acts were done, else how far it came and which gates stopped it there.

    `patience` is how many questions to gates it may take.
    """

    explorer: Explorer
    moves: Sequence[Move]
    patience: int
    lived: State | None = None
    place: int = -1
    stopped: dict[Gate, None] = field(default_factory=dict)
    _until: int = 0

    def begin(self, facts: Values | None = None) -> Play:
        """Plays from an empty case, `facts` being what is chosen already."""
        self._until = self.explorer.effort + self.patience
        self._onward(self.explorer.initial(facts), 0)
        return self

    @property
    def gave_up(self) -> bool:
        return self.lived is None and self.explorer.effort > self._until

    def _onward(self, state: State, place: int) -> set[Variable]:
        """Goes on from the act at `place`; when that fails, the earlier choices that had a part in it."""
        day, step, actor, own = self.moves[place]
        last = place == len(self.moves) - 1
        self.explorer.stopped.clear()
        attempt = Attempt(self.explorer, State(day, state.past, state.values, state), step, breaking=last, actor=actor or None, own=own)
        for after in attempt:
            if last:
                self.lived = after
                return set()
            reasons = self._onward(after, place + 1)
            if self.lived is not None or self.explorer.effort > self._until or not reasons & self._chosen_by(step, state, after):
                return reasons
        if attempt.reasons is None:
            return {*state.values, WHO}
        self._note(place)
        return attempt.reasons

    def _chosen_by(self, step: Step, before: State, after: State) -> set[Variable]:
        chosen = {variable for variable in after.values if variable not in before.values or variable[:2] == ("said", step.verb)}
        said = {("said", step.verb, fact.key) for fact in step.records}
        return chosen | said | ({WHO} if step.verb in self.explorer.apart else set())

    def _note(self, place: int) -> None:
        if place > self.place:
            self.place, self.stopped = place, dict(self.explorer.stopped)
        elif place == self.place:
            self.stopped |= self.explorer.stopped
