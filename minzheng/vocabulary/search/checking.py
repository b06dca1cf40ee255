"""The check of a whole matter: every promise, and whether every gate holds one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.vocabulary.matter import Matter
from minzheng.vocabulary.search.gates import Gate
from minzheng.vocabulary.search.paths import Path
from minzheng.vocabulary.search.proving import Proof, Prover, unreachable
from minzheng.vocabulary.situation import Calendar, Rates


@dataclass(frozen=True)
class PropertyProof:
    """One promise: `holds` with the gates it `rests_on` (step：gate), or the path that breaks it.

    `cut` says that a bound ended the search: then the promise holds as far as was looked, and is not counted as proved.
    """

    title: str
    basis: str
    holds: bool
    rests_on: tuple[str, ...]
    counterexample: Path | None
    states: int
    edges: int
    cut: bool = False
    proof: Proof | None = field(default=None, repr=False, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "property": self.title,
            "basis": self.basis,
            "holds": self.holds,
            "rests_on": list(self.rests_on),
            "counterexample": self.counterexample.as_json() if self.counterexample else None,
            "states": self.states,
            "edges": self.edges,
            "cut": self.cut,
        }


@dataclass(frozen=True)
class MatterProof:
    """All promises of a matter. `states` and `edges` are those of the final searches, `depth_bound` their longest path in acts.

    `unreachable` are steps that no case can ever come to; a promise about them would say nothing.
    """

    matter: str
    title: str
    day: date
    states: int
    edges: int
    depth_bound: int
    properties: tuple[PropertyProof, ...]
    unreachable: tuple[str, ...] = ()

    @property
    def violations(self) -> tuple[PropertyProof, ...]:
        return tuple(one for one in self.properties if one.counterexample is not None)

    @property
    def holds(self) -> bool:
        return all(one.holds for one in self.properties) and not self.unreachable

    def as_json(self) -> dict[str, Any]:
        return {
            "matter": self.matter,
            "title": self.title,
            "from": self.day.isoformat(),
            "states": self.states,
            "edges": self.edges,
            "depth_bound": self.depth_bound,
            "properties": [one.as_json() for one in self.properties],
            "violations": [one.title for one in self.violations],
            "unreachable": list(self.unreachable),
        }


@dataclass(frozen=True)
class GateTest:
    """One gate taken away: the promise that then breaks, and how. Without one, a promise is missing or the gate is idle."""

    gate: str
    step: str
    promise: str | None
    counterexample: Path | None

    @property
    def proved(self) -> bool:
        return self.counterexample is not None

    def as_json(self) -> dict[str, Any]:
        return {
            "gate": self.gate,
            "step": self.step,
            "promise": self.promise,
            "counterexample": self.counterexample.as_json() if self.counterexample else None,
        }


def check(matter: Matter, *, day: date, rates: Rates, calendar: Calendar, depth: int | None = None) -> MatterProof:
    """Proves every promise of the matter for cases that begin on `day` or later, or shows how it breaks.

    `depth` bounds the number of acts (None: until nothing new appears). Raises NotInForce when the matter has no law that day.
    """
    prover = Prover(matter, day, rates, calendar, depth)
    properties = tuple(_told(prover.prove(promise), day) for promise in matter.promises)
    return MatterProof(
        matter.id, matter.title, day,
        states=sum(one.states for one in properties),
        edges=sum(one.edges for one in properties),
        depth_bound=max((one.proof.depth for one in properties if one.proof), default=0),
        properties=properties,
        unreachable=tuple(step.title for step in unreachable(prover)),
    )  # fmt: skip


def without_each_gate(
    matter: Matter, *, day: date, rates: Rates, calendar: Calendar, depth: int | None = None, proved: MatterProof | None = None, one_in: int = 1
) -> list[GateTest]:
    """Takes away each gate of each step in turn (or `one_in` so many of them) and looks for a promise that then breaks.

    `proved` is the result of `check` on the same day, to start from; only promises that rest on a gate can break without it.
    """
    prover = Prover(matter, day, rates, calendar, depth)
    proved = proved or check(matter, day=day, rates=rates, calendar=calendar, depth=depth)
    proofs = sorted((one.proof for one in proved.properties if one.proof and one.holds), key=lambda proof: proof.states)
    return [_tested(prover, gate, proofs) for gate in [one for one in prover.gates.declared() if _lives_on(one, day)][one_in - 1 :: one_in]]


def _lives_on(gate: Gate, day: date) -> bool:
    return gate.condition is not None and gate.condition.basis.in_force(day)


def _tested(prover: Prover, gate: Gate, proofs: list[Proof]) -> GateTest:
    for proof in proofs:
        resting = [one for one in proof.gates if _alike(one, gate)]
        if not resting:
            continue
        begin = [_own(prover, one) for one in proof.gates if not _alike(one, gate)]
        attempt = prover.prove(proof.promise, without=gate, begin=begin, doubted=True)
        if attempt.path is not None:
            return GateTest(gate.title, gate.step.title, proof.promise.title, attempt.path)
    return GateTest(gate.title, gate.step.title, None, None)


def _alike(one: Gate, other: Gate) -> bool:
    return one.step is other.step and one.title == other.title and one.kind == other.kind


def _own(prover: Prover, gate: Gate) -> Gate:
    """The prover's own gate for one found by another prover of the same matter."""
    return next(own for own in prover.gates.by_verb[gate.step.verb] if _alike(own, gate))


def _told(proof: Proof, day: date) -> PropertyProof:
    return PropertyProof(
        proof.promise.title, proof.promise.basis.cite(day), proof.holds, tuple(gate.name for gate in proof.gates), proof.path,
        proof.states, proof.edges, proof.cut, proof,
    )  # fmt: skip
