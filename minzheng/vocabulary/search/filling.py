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
from minzheng.vocabulary.search.playing import Move, Play
from minzheng.vocabulary.search.sight import is_timed
from minzheng.vocabulary.steps import Step, steps_in

Acts = tuple[tuple[date, Step], ...]

PLAYS = 120
"""Ways of filling in that are tried for one path."""
PATIENCE = 2_000
"""Questions to gates that one way may take."""
WEEK = timedelta(days=7)
"""Waiting whole weeks leaves working days where they were."""


@dataclass
class Filler:
    """Fills in paths for an explorer that knows all gates of the matter."""

    matter: Matter
    explorer: Explorer
    tried: set[Acts] = field(default_factory=set)

    def fill(self, acts: Acts, effort: int) -> State | None:
        """The state at the end of a path with these acts among its own, past all gates; None when none was found.

        `effort` is how many questions to gates it may take in all.
        """
        until = self.explorer.effort + effort
        waiting = [] if any(step.final for _, step in acts[:-1]) else [acts]
        for _ in range(PLAYS):
            if not waiting or self.explorer.effort > until:
                return None
            path = waiting.pop()
            self.tried.add(path)
            play = Play(self.explorer, [Move(day, step) for day, step in path], PATIENCE).begin()
            if play.lived is not None:
                return play.lived
            further = [one for one in self._filled(path, play) if one not in self.tried]
            waiting += reversed(further)
        return None

    def _filled(self, path: Acts, play: Play) -> Iterator[Acts]:
        """The path with something more before the act that was stopped."""
        before, rest = path[: play.place], path[play.place :]
        day, stopped = rest[0]
        done = {step for _, step in before}
        if any(is_timed(term) for gate in play.stopped for term in gate.terms) and before:
            yield (*before, *((later + WEEK, step) for later, step in rest))
        asked = dict.fromkeys(step for gate in play.stopped for step in steps_in(*gate.terms))
        for step in sorted(asked, key=lambda step: step in done):
            if step is not stopped and not step.final and sum(one is step for _, one in before) < (step.times or 2):
                yield (*before, (day, step), *rest)
