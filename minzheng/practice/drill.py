"""A drill: a clerk leads an invented case of a matter, act by act, past the same gatekeeper as the real verbs.

Nothing is kept between two acts but the acts themselves: each try replays them, so a drill cannot drift from the law.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.library.locality import shipped
from minzheng.rehearsal.sampling import draw
from minzheng.rehearsal.script import Settings, example_of, towns_of
from minzheng.vocabulary import Matter, Step, Story
from minzheng.vocabulary.answers import answers_of
from minzheng.vocabulary.coding import encode_value
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact
from minzheng.vocabulary.form import name_of
from minzheng.vocabulary.situation import NO_HISTORY

from .walk import On, walk_script


@dataclass(frozen=True)
class Answer:
    """What the law says to one try: accepted (perhaps `late`), or stopped by `gate` with its article and the reason."""

    verb: str
    on: str
    accepted: bool
    state: str
    gate: str = ""
    basis: str = ""
    why: str = ""
    late: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As `minzheng practice --json` lists it."""
        return {"verb": self.verb, "on": self.on, "accepted": self.accepted, "state": self.state, "gate": self.gate or None,
                "basis": self.basis or None, "why": self.why or None, "late": list(self.late)}  # fmt: skip


@dataclass
class Drill:
    """One invented case: the facts it came with, the acts done so far, the tries that were stopped."""

    matter: Matter
    on: On
    number: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    acts: list[dict[str, Any]] = field(default_factory=list)
    stopped: list[Answer] = field(default_factory=list)
    state: str = "尚未受理"

    @property
    def story(self) -> Story:
        return self.matter.stories[self.number]

    @property
    def finished(self) -> bool:
        """Whether the last act closed the case."""
        last = self.matter.step(self.acts[-1]["verb"]) if self.acts else None
        if last is None:
            return False
        refused = self.matter.refusal is not None and self.state.endswith(f"（{self.matter.refusal.title}）")
        return last.final or (last.final_if_refused and refused)

    def attempt(self, act: Mapping[str, Any]) -> Answer:
        """Try one more act, `{"verb", "on", "actor", "facts"}`; it joins the acts when the law accepts it. Raises BadFact."""
        found = walk_script(self.matter, {"facts": self.facts, "acts": [*self.acts, dict(act)]}, self.on)
        verb, day = str(act.get("verb", "")), str(act.get("on", ""))
        if found["stopped_at"] is not None:
            answer = Answer(verb, day, False, self.state, found["gate"] or "无法判断", found["basis"] or "", found["why"])
            self.stopped.append(answer)
            return answer
        self.acts.append(dict(act))
        self.state = found["state"]
        late = tuple(f"{one['title']}至{one['due']}（{one['basis']}）" for one in found["late"] if one["place"] == len(self.acts) - 1)
        return Answer(verb, day, True, self.state, late=late)

    def drawn(self, step: Step, day: date) -> dict[Fact, Any]:
        """What the act would record in this story, as facts to begin from."""
        special = self.story.acts.get(step, {})
        done = sum(act["verb"] == step.verb for act in self.acts)
        said: Mapping[Any, Any] = special if isinstance(special, Mapping) else special[done % len(special)]
        rng = random.Random(f"{self.matter.id}:{step.verb}:{done}")  # noqa: S311 - invented facts, not secrets
        return {fact: draw(fact, rng, day, said.get(fact)) for fact in self.matter.asked_by(step)}

    def usual(self, step: Step, day: date) -> dict[str, Any]:
        """The same as an act tells it: `{group: {name: value}}`."""
        return told(self.drawn(step, day))

    def summary(self) -> dict[str, Any]:
        """What a drill comes to: for the record, the appraisal, and the next training."""
        return {"matter": self.matter.id, "accepted": len(self.acts), "stopped": len(self.stopped),
                "gates": list(dict.fromkeys(one.gate for one in self.stopped)), "state": self.state, "finished": self.finished}  # fmt: skip


def told(known: Mapping[Fact, Any]) -> dict[str, Any]:
    """Values of facts as an act tells them."""
    found: dict[str, Any] = {}
    for fact, value in known.items():
        found.setdefault(fact.key.partition(".")[0], {})[name_of(fact)] = encode_value(value)
    return found


def begin(matter: Matter, on: On, number: int = 0) -> tuple[Drill, date]:
    """A fresh drill on the `number`-th story of the page, and the day it would begin. Raises Refusal where there is none."""
    if not 0 <= number < len(matter.stories):
        raise Refusal(f"“{matter.title}”没有第{number + 1}种可以演练的案件", remedy=f"共有{len(matter.stories)}种。")
    plan = example_of(matter, number, Settings(matter.stories[number].year or 2024), towns_of(shipped().streets))
    facts = answers_of(matter, plan.household.facts, plan.household.members, NO_HISTORY)
    return Drill(matter, on, number, facts), plan.days[0]


def replayed(matter: Matter, on: On, number: int, acts: Sequence[Mapping[str, Any]]) -> Drill:
    """The drill after these acts. Raises BadFact, and Refusal when one of them is not lawful (the acts were tampered with)."""
    drill, _ = begin(matter, on, number)
    for act in acts:
        answer = drill.attempt(act)
        if not answer.accepted:
            raise Refusal("演练的经过前后不符", remedy="请重新开始。")
    return drill
