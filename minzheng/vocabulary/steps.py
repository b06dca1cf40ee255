"""Steps of a procedure, and the terms by which gates look back at the acts already done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .facts import BY_ACT, Fact, TruthFact
from .law import Basis
from .spans import Span
from .terms import Choice, Day, Number, Term, Truth, When

if TYPE_CHECKING:
    from .matter import Evidence


@dataclass(frozen=True)
class Office:
    """Who acts: an organ's section, a town, the party, the clock. `citizen` marks the side whose periods roll forward."""

    id: str
    title: str
    citizen: bool = False
    clock: bool = False


@dataclass(frozen=True, eq=False)
class Condition:
    """One named requirement with its article: a condition of the matter or a gate of a step."""

    title: str
    term: Truth
    basis: Basis

    def __post_init__(self) -> None:
        if not isinstance(self.term, Truth):
            raise TypeError(f"the condition “{self.title}” is not a truth")
        if not self.basis:
            raise ValueError(f"the condition “{self.title}” cites no article")


@dataclass(frozen=True, eq=False)
class Notice:
    """A public notice that a step puts up: how long it lasts and which facts it shows (nothing else is ever shown).

    `lasts` is a span, or a number of calendar days that the locality or a fact settles. `only` is the case in which it hangs at all
    (None = always); `disputable` whether people may object to it while it hangs (a hearing that is announced only tells).
    """

    lasts: Span | Number
    shows: tuple[Fact, ...] = ()
    where: str = "村（社区）公示栏"
    only: Truth | None = None
    disputable: bool = True


PARTS = FREEZES, DRAWS, ASSIGNS, WRITES = ("freezes", "draws", "assigns", "writes")
"""What a step may be in something that a face has a page of its own for: a draw's list frozen, the draw, what was drawn listed
for its own case, and the words of a yearly report written."""

MADE_CLAIMS = CLAIMS, REPAYS, WAIVES, SETTLES = ("claims", "repays", "waives", "settles")
"""What a step may do to what was overpaid from the books: claim it, enter what is given back, write off what need not be, be done with it."""


@dataclass(frozen=True, eq=False)
class Step:
    """One kind of act in a matter's procedure.

    `verb` its English name, unique in the matter; `office` who may do it (`instead`: where that holds, which a setting of the
    locality or what was done in the case decides, the other office does; see `proceeding.office_of`; `also`: who may as well, with an
    act of theirs that brings it about, and is shown no case for that); `within`/`after` its time limit and the step it
    runs from (which must have been done), `only` the case in which that limit runs (None = always); `times` how often
    (None = any number); `records` the facts it fixes; `gates` what must hold on the day; `officers` how many certified officers
    must act; `apart` steps whose actors may not do this one (`officers_basis`, `apart_basis`: the articles that say so, where they
    are not the step's own); `closes` steps that may no longer be done once this one is; `notice` a public notice it puts up; `letter` the document
    it issues; `decides` whether it settles the case by the matter's conditions; `adverse` whether its letter must carry
    reasons and remedies; `final` closes the case (`final_if_refused`: only one whose outcome is a refusal); `ends` stops
    the entitlement, `changes` names the recorded day from whose month it lowers the entitlement (减发), `holds` and `releases` pause and resume what the
    person draws whom the case is about; `ledger` names a movement of money (see funds); `reports_death` is the day of death that the act brings
    to the register of people when the case is about somebody in it: everything he draws is held the same day; `claim`
    (one of MADE_CLAIMS) is what it does, in the books, to an overpayment that the case is about; `part` (one of PARTS) tells
    a face that it is done on a page of its own rather than on a form, and decides nothing.
    """

    verb: str
    title: str
    office: Office
    within: Span | None = None
    after: Step | None = None
    basis: Basis = Basis()
    times: int | None = 1
    records: tuple[Fact, ...] = ()
    gates: tuple[Condition, ...] = ()
    officers: int = 0
    officers_basis: Basis = Basis()
    apart: tuple[Step, ...] = ()
    apart_basis: Basis = Basis()
    closes: tuple[Step, ...] = ()
    notice: Notice | None = None
    letter: str = ""
    decides: bool = False
    adverse: bool = False
    final: bool = False
    final_if_refused: bool = False
    ends: bool = False
    changes: Day | None = None
    holds: bool = False
    releases: bool = False
    ledger: str = ""
    reports_death: Day | None = None
    evidence: tuple[Evidence, ...] = ()
    only: Truth | None = None
    instead: tuple[Truth, Office] | None = None
    also: tuple[Office, ...] = ()
    part: str = ""
    claim: str = ""

    def __post_init__(self) -> None:
        if self.claim not in ("", *MADE_CLAIMS):
            raise ValueError(f"“{self.title}” does nothing to an overpayment that is known: {self.claim!r}")
        if self.part not in ("", *PARTS):
            raise ValueError(f"“{self.title}” has no part that is known: {self.part!r}")
        if not self.verb.isidentifier() or not self.verb.islower():
            raise ValueError(f"a verb is one lower-case English word or words joined by _: {self.verb!r}")
        if self.within is not None and not isinstance(self.within, Span):
            raise TypeError(f"the limit of “{self.title}” must be a span such as working_days(5)")
        changed: object = self.changes
        if changed is not None and changed not in self.records:
            raise ValueError(f"“{self.title}” must record from which month it changes the entitlement")

    @property
    def offices(self) -> tuple[Office, ...]:
        """Every office that may be the one to do it, as the locality settles it; not who does it with something else (`also`)."""
        return (self.office,) if self.instead is None else (self.office, self.instead[1])

    # what gates may ask about this step
    @property
    def done(self) -> Truth:
        return StepDone(self)

    @property
    def day(self) -> Day:
        """The day it was last done."""
        return StepDay(self)

    @property
    def first_day(self) -> Day:
        return StepDay(self, first=True)

    @property
    def count(self) -> Number:
        """How often it has been done."""
        return StepCount(self)

    def since(self, other: Step) -> Truth:
        """Done, and done after `other` was last done."""
        return StepSince(self, other)

    def said(self, fact: Any) -> Any:
        """The value that its last act recorded for `fact`."""
        return said(self, fact)

    @property
    def granted(self) -> Truth:
        """Its outcome was “grant”; true before there is an outcome, because order is the business of `after`."""
        if not self.decides:
            raise ValueError(f"the step “{self.title}” does not decide")
        return When(StepDone(self), SaidTruth(self, GRANTED))

    def __str__(self) -> str:
        return self.title


GRANTED = TruthFact(label="结论为准予", source=BY_ACT, ordinary=True)
"""What every act of a deciding step records beside its own facts (see `proceeding.admit`)."""
object.__setattr__(GRANTED, "key", "outcome.granted")


@dataclass(frozen=True, eq=False)
class StepDone(Truth):
    step: Step


@dataclass(frozen=True, eq=False)
class StepSince(Truth):
    step: Step
    other: Step


@dataclass(frozen=True, eq=False)
class StepDay(Day):
    step: Step
    first: bool = False


@dataclass(frozen=True, eq=False)
class StepCount(Number):
    step: Step
    measure: str = "次"


@dataclass(frozen=True, eq=False)
class Said(Term):
    """What the last act of a step recorded for a fact. The fact is only named: nothing asks the case for it."""

    step: Step
    fact: Fact

    def parts(self) -> Iterator[Term]:
        return iter(())


@dataclass(frozen=True, eq=False)
class SaidTruth(Said, Truth):
    pass


@dataclass(frozen=True, eq=False)
class SaidNumber(Said, Number):
    @property
    def measure(self) -> str:
        return str(getattr(self.fact, "measure", ""))


@dataclass(frozen=True, eq=False)
class SaidDay(Said, Day):
    pass


@dataclass(frozen=True, eq=False)
class SaidChoice(Said, Choice):
    @property
    def values(self) -> tuple[str, ...]:
        return tuple(getattr(self.fact, "values", ()))


@dataclass(frozen=True, eq=False)
class ActingOfficers(Number):
    """How many officers with a certificate valid on the day do this act."""

    measure: str = "人"


@dataclass(frozen=True, eq=False)
class ActedApart(Truth):
    """Nobody who does this act did one of these steps in the same case."""

    steps: tuple[Step, ...] = field(default=())


officers = ActingOfficers()
"""How many certified officers do the act at hand: for promises, where the gate is a field of the step."""


def apart_from(*steps: Step) -> Truth:
    """Nobody who does the act at hand did one of these steps: for promises, where the gate is a field of the step."""
    return ActedApart(steps)


def said(step: Step, fact: Any) -> Any:
    """The value `step` last recorded for `fact`, as a term of the fact's own kind."""
    if not isinstance(fact, Fact) or fact not in step.records:
        raise ValueError(f"the step “{step.title}” does not record that fact")
    kinds: tuple[tuple[type[Term], Any], ...] = ((Truth, SaidTruth), (Number, SaidNumber), (Day, SaidDay), (Choice, SaidChoice))
    for kind, node in kinds:
        if isinstance(fact, kind):
            return node(step, fact)
    raise TypeError("a text fact cannot be asked by a rule")


def steps_in(*terms: Term) -> Iterator[Step]:
    """The steps these terms look back at."""
    for term in terms:
        for part in term.walk():
            if isinstance(part, StepDone | StepDay | StepCount | SaidTruth | SaidNumber | SaidDay | SaidChoice):
                yield part.step
            elif isinstance(part, StepSince):
                yield from (part.step, part.other)
            elif isinstance(part, ActedApart):
                yield from part.steps
