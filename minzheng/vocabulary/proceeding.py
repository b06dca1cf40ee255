"""The one gatekeeper of every procedure: whether an act may be done now, and what the case is after it.

Pure: the verbs of `procedure/` call it inside their transaction, the search that proves the promises calls it on
imagined cases, and `walk` calls it for an outsider. A gate exists once and nobody passes around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .deciding import Decision, decide, holds
from .errors import MissingFact, NotInForce, Refusal
from .facts import worked_out
from .matter import Matter
from .reading import value_of
from .situation import Act, History, Situation
from .steps import GRANTED, Condition, Office, Step
from .terms import TwoReadings
from .wording import saw, written

POWER, KNOWN, OPEN, TIMES, RECORDS, ORDER, OUTCOME, RECUSAL = "职权", "环节", "未办结", "次数", "应记事项", "日期先后", "依法作出结论", "回避"


@dataclass(frozen=True)
class Proceeding:
    """A case as its procedure sees it: the facts it came with and the acts done so far. Immutable.

    `ended` is whether its last act closed it, as it was judged then; None where only the page can say (an imagined case, or
    one that has just gone on).
    """

    matter: Matter
    facts: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, Any] = field(default_factory=dict)
    history: History = field(default_factory=History)
    outcome: str = ""
    ended: bool | None = None

    @property
    def closed(self) -> bool:
        if self.ended is not None:
            return self.ended
        last = self.history.acts[-1:] if self.history.acts else ()
        step = self.matter.step(last[0].verb) if last else None
        if step is None:
            return False
        refused = self.matter.refusal is not None and self.outcome == self.matter.refusal.title
        return step.final or (step.final_if_refused and refused)

    @property
    def state(self) -> str:
        """Where the case is, in words: the outcome if it has one, else the last step done."""
        if not self.history.acts:
            return "尚未受理"
        step = self.matter.step(self.history.acts[-1].verb)
        title = step.title if step else self.history.acts[-1].verb
        return f"{title}（{self.outcome}）" if self.outcome else title

    def situation(self, act: Act, like: Situation) -> Situation:
        """What gates see when `act` is at hand: the case's facts under those that the act itself records."""
        return replace(like, day=act.day, facts={**self.facts, **act.said}, members=self.members, history=self.history,
                       actors=frozenset(act.actors), officers=act.officers)  # fmt: skip


@dataclass(frozen=True)
class Admitted:
    """An act that may be done: the step, the decision it carries (for deciding steps), and the case after it.

    The act as it is to be kept is the last of `after.history`: a deciding act has its outcome among what it recorded.
    """

    step: Step
    after: Proceeding
    decision: Decision | None = None


def admit(case: Proceeding, act: Act, like: Situation, *, without: Condition | None = None) -> Admitted:
    """Whether `act` may be done now. `like` brings calendar and rates.

    Raises Refusal naming the gate that stops it, MissingFact for a fact that is needed and unknown, NotInForce.
    `without` leaves one gate out, to show what it holds back.
    """
    step = _known_step(case, act)
    act = filled(case, act, like)
    act = replace(act, said={**act.said, **worked_out(step.records, {**case.facts, **act.said})})
    situation = case.situation(act, like)
    _check_order(case, act, step)
    _check_power(act, step, situation)
    _check_records(act, step)
    for gate in case.matter.gates_of(step):
        if gate.basis.in_force(act.day) and not _same(gate, without):
            _check_gate(gate, situation, why=str(act.said.get("why", "")))
    decision = _settle(case.matter, step, act, situation)
    outcome = case.outcome
    if decision is not None:
        wanted = str(act.said.get("outcome", decision.verdict))
        outcome = title_of(case.matter, wanted)
        act = replace(act, said={**act.said, "outcome": wanted, GRANTED.key: wanted == "grant"})
    after = replace(case, history=case.history.then(act), outcome=outcome, ended=None)
    return Admitted(step, after, decision)


def filled(case: Proceeding, act: Act, like: Situation) -> Act:
    """The act with what its page fills in of its records (Matter.fills) and nobody has said; nothing of what cannot be told yet.
    Raises Refusal for what cannot be: less, or more, than the fact can come to."""
    for one in case.matter.fills:
        if one.step.verb == act.verb and one.fact.key not in act.said:
            try:
                found = value_of(one.comes_to, case.situation(act, like))
            except Refusal:
                continue
            if not one.fact.low <= found <= one.fact.high:
                told = f"“{one.fact.label}”算得{written(found, one.fact)}"
                raise Refusal(told, one.step.basis.cite(act.day), "请核对所填的数额。", RECORDS)
            act = replace(act, said={**act.said, one.fact.key: found})
    return act


def allowed(case: Proceeding, act: Act, like: Situation) -> Refusal | None:
    """None when the act may be done, else the refusal: for buttons and for the reasons why a button is not there."""
    try:
        admit(case, act, like)
    except Refusal as refusal:
        return refusal
    return None


def _same(gate: Condition, other: Condition | None) -> bool:
    return other is not None and gate.title == other.title and gate.basis == other.basis


def _known_step(case: Proceeding, act: Act) -> Step:
    step = case.matter.step(act.verb)
    if step is None:
        verbs = "、".join(f"{s.verb}（{s.title}）" for s in case.matter.steps)
        raise Refusal(f"“{case.matter.title}”没有“{act.verb}”这一环节", case.matter.basis.cite(act.day), f"可用的环节：{verbs}。", KNOWN)
    if not case.matter.in_force(act.day):
        raise NotInForce(case.matter.title, act.day, case.matter.basis.cite())
    if step.basis and not step.basis.in_force(act.day):
        raise NotInForce(step.title, act.day, step.basis.cite())
    return step


def _check_order(case: Proceeding, act: Act, step: Step) -> None:
    cited = (step.basis or case.matter.basis).cite(act.day)
    if case.closed:
        raise Refusal(f"案件已办结，不能再{step.title}", cited, "确有错误的，依法更正或者另行立案。", OPEN)
    if case.history.acts and act.day < case.history.acts[-1].day:
        raise Refusal(f"行为日期{act.day}早于上一行为日期{case.history.acts[-1].day}", cited, "请核对日期；补录另走补录程序。", ORDER)
    if step.times is not None and case.history.counts.get(step.verb, 0) >= step.times:
        raise Refusal(f"“{step.title}”已经办理{step.times}次，不得重复", cited, "", TIMES)


def office_of(step: Step, situation: Situation, acting: str = "") -> Office:
    """Who does the step here and on this day; where another office may as well and it is the one `acting` (its id), that one.
    Raises UnsetRate where that is left to a setting nobody has made."""
    for other in step.also:
        if other.id == acting:
            return other
    if step.instead is not None and value_of(step.instead[0], situation):
        return step.instead[1]
    return step.office


def _check_power(act: Act, step: Step, situation: Situation) -> None:
    office = office_of(step, situation, act.office) if act.office else step.office
    if act.office and act.office != office.id:
        raise Refusal(f"“{step.title}”应由{office.title}办理", step.basis.cite(act.day) if step.basis else "", "请转有权的机构或者人员办理。", POWER)


def _check_records(act: Act, step: Step) -> None:
    for fact in step.records:
        if fact.key not in act.said:
            raise MissingFact(fact.key, fact.label)


def _check_gate(gate: Condition, situation: Situation, *, why: str) -> None:
    """A gate that fails stops; one on which the law has two readings opens only to a person who says why."""
    verdict = holds(gate, situation)
    if verdict is None and not why:
        question = next((part.question for part in gate.term.walk() if isinstance(part, TwoReadings)), "")
        raise Refusal(f"“{gate.title}”法律有两种理解，须由人认定：{question}", gate.basis.cite(situation.day), "请写明理由（why）。", gate.title)
    if verdict is False:
        seen = saw(gate.term, situation)
        detail = f"（{seen}）" if seen else ""
        raise Refusal(f"“{gate.title}”不满足{detail}", gate.basis.cite(situation.day), "", gate.title)


def _settle(matter: Matter, step: Step, act: Act, situation: Situation) -> Decision | None:
    """The decision a deciding step carries: the rule decides; a person decides only where the law has two readings."""
    if not step.decides:
        return None
    decision = decide(matter, situation)
    wanted = act.said.get("outcome", decision.verdict)
    if decision.verdict == "review":
        if wanted not in ("grant", "refuse") or not act.said.get("why"):
            question = "；".join(reason.question for reason in decision.reasons if reason.question)
            raise Refusal(f"法律有两种理解，须由人作出结论并说明理由：{question}", matter.basis.cite(act.day),
                          "请写明结论（outcome）和理由（why）。", OUTCOME)  # fmt: skip
    elif wanted != decision.verdict:
        failed = "；".join(str(reason) for reason in decision.failed) or "全部条件符合"
        raise Refusal(f"结论与依法审查的结果不一致：{failed}", matter.basis.cite(act.day), "", OUTCOME)
    return decision


def title_of(matter: Matter, verdict: str) -> str:
    """What a page calls a verdict: the title of its granting or refusing outcome."""
    chosen = matter.grant if verdict == "grant" else matter.refusal
    return chosen.title if chosen else {"grant": "准予", "refuse": "不予"}[verdict]
