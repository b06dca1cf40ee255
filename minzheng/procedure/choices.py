"""下一步可以办什么：每一环节现在能不能办、由谁办、为什么还不能办。只读；真正的把关仍在办理时进行。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng.vocabulary import ASSIGNS, Matter, Step
from minzheng.vocabulary.deciding import Decision, decide, holds
from minzheng.vocabulary.errors import MissingFact, Refusal
from minzheng.vocabulary.proceeding import OUTCOME, TIMES, Proceeding, allowed, filled, office_of
from minzheng.vocabulary.situation import Act, Situation

from .known import ANSWERS


@dataclass(frozen=True)
class Choice:
    """A step as a page offers it: `refusal` says why it can't be done now; `mine` whether this officer may do it."""

    step: Step
    refusal: Refusal | None
    mine: bool

    @property
    def spent(self) -> bool:
        """Done as often as it may be: neither offered nor explained."""
        return self.refusal is not None and self.refusal.gate == TIMES


def choices(case: Proceeding, like: Situation, staff: str, held: Sequence[tuple[str, str]]) -> list[Choice]:
    """Every step of the matter on the day of `like`, for an officer who holds these (office, line) pairs."""
    found = []
    for step in case.matter.steps:
        mine = may(step, case.matter, held, like)
        found.append(Choice(step, in_the_way(case, step, like, staff if mine else ""), mine))
    return found


def may(step: Step, matter: Matter, held: Sequence[tuple[str, str]], like: Situation) -> bool:
    """Whether somebody with these offices may do the step; what a citizen or the clock does is recorded by whoever handles the matter."""
    if step.office.citizen or step.office.clock:
        return any(handles(office, line, matter) for office, line in held)
    who = office_of(step, like).id
    return any(office == who and line in ("", matter.line) for office, line in held)


def handles(office: str, line: str, matter: Matter) -> bool:
    """Whether this (office, line) has a step of its own in the matter."""
    return line in ("", matter.line) and any(one.id == office for step in matter.steps for one in step.offices)


def in_the_way(case: Proceeding, step: Step, like: Situation, staff: str) -> Refusal | None:
    """The first thing that forbids the step today whatever it records; None when only its own records are still to come."""
    act = Act(step.verb, like.day, (staff,) if staff else (), {}, office_of(step, like).id, step.officers or 1)
    refusal = allowed(case, act, like)
    own = {fact.key for fact in step.records}
    if isinstance(refusal, MissingFact) and refusal.fact in own:
        refusal = _gates(case, step, act, like)
    if refusal is not None and refusal.gate == OUTCOME:
        return None  # two readings: a person decides, on the form
    return refusal


def _gates(case: Proceeding, step: Step, act: Act, like: Situation) -> Refusal | None:
    """Those gates that can be asked before the step has recorded anything."""
    situation = case.situation(filled(case, act, like), like)
    for gate in case.matter.gates_of(step):
        if not gate.basis.in_force(like.day):
            continue
        try:
            if holds(gate, situation) is False:
                return Refusal(f"“{gate.title}”不满足", gate.basis.cite(like.day), "", gate.title)
        except MissingFact as missing:
            if missing.fact not in {fact.key for fact in step.records}:
                return missing
    return None


def beginnings(matter: Matter, like: Situation, held: Sequence[tuple[str, str]]) -> list[Step]:
    """The steps by which this officer may begin a case of the matter by hand, that which most others wait for first."""
    fresh = Proceeding(matter)
    found: list[Step] = []
    for step in matter.steps:
        if step.after is None and not step.office.clock and step.part != ASSIGNS and may(step, matter, held, like):
            refusal = in_the_way(fresh, step, like, "")
            if refusal is None or isinstance(refusal, MissingFact):
                found.append(step)
    return sorted(found, key=lambda step: -sum(other.after is step for other in matter.steps))


def asked(matter: Matter, step: Step) -> tuple[object, ...]:
    """What the officer fills in when he does the step: its records but those that a register answers or the page fills in."""
    return tuple(fact for fact in matter.asked_by(step) if fact.source.register not in ANSWERS)


def doubtful(case: Proceeding, step: Step, like: Situation) -> Decision | None:
    """The decision of a deciding step on which the law has two readings, so that a person must conclude and say why."""
    if not step.decides:
        return None
    try:
        decision = decide(case.matter, case.situation(Act(step.verb, like.day), like))
    except Refusal:
        return None
    return decision if decision.verdict == "review" else None

