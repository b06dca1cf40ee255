"""`walk`: an outsider tries a procedure — acts on a fresh imagined case, through the same gatekeeper as the real verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from minzheng.offices import ALL
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import Due, clocks_of, holds
from minzheng.vocabulary.errors import BadFact, NotInForce, Refusal
from minzheng.vocabulary.facts import BY_ACT
from minzheng.vocabulary.form import name_of, read_act_facts, read_answers, read_day
from minzheng.vocabulary.proceeding import RECUSAL, Proceeding, admit
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.steps import Condition, Step

OFFICES = {office.id: office.id for office in ALL} | {office.title: office.id for office in ALL}
IN_FORCE = "现行有效"
On = Callable[[date], Situation]


def walk_script(matter: Matter, script: Any, on: On) -> dict[str, Any]:
    """Play `[{"verb", "on", "actor", "facts"}]` (or `{"facts": …, "acts": […]}`) and tell how far the law let it go.

    `stopped_at` is the place (from 0) of the act that was not accepted, null when all were; `gate` what stopped it. An act
    that cannot be judged at all (a fact or a standard is missing) gives "error" and "fact" beside them. `late` lists the
    accepted acts that came after their deadline: the law does not undo an act for being late, but late it is. Raises BadFact
    for a script or facts of the wrong form.
    """
    acts = script.get("acts") if isinstance(script, Mapping) else script
    if not isinstance(acts, list) or not all(isinstance(one, Mapping) for one in acts):
        raise BadFact("script", "行为清单", "应为由 {verb, on, actor, facts} 组成的列表")
    case = _with_facts(Proceeding(matter), script.get("facts", {}) if isinstance(script, Mapping) else {})
    late: list[dict[str, Any]] = []
    for place, told in enumerate(acts):
        act, case = _act(case, told, place)
        try:
            _check_recusal(told, case, act.day)
            overdue = _overdue(case, act, on)
            case = admit(case, act, on(act.day)).after
            late += [
                {"place": place, "verb": act.verb, "on": act.day.isoformat(), "title": due.title, "due": str(due.due), "basis": due.basis}
                for due in overdue
            ]
        except BadFact:
            raise
        except Refusal as refusal:
            return {**_stopped(case, act, place, _surer(refusal, case, act, on), on), "late": late}
    return {**_result(case, on), "late": late}


# --- what was told -------------------------------------------------------------------------------------------------


def _act(case: Proceeding, told: Mapping[str, Any], place: int) -> tuple[Act, Proceeding]:
    """The act as told, and the case with the facts that came with it."""
    for name in told:
        if name not in ("verb", "on", "actor", "facts"):
            raise BadFact(f"[{place}].{name}", f"第{place + 1}个行为的{name}", "不认识；一个行为只写 verb、on、actor、facts")
    if not isinstance(told.get("verb"), str):
        raise BadFact(f"[{place}].verb", f"第{place + 1}个行为的环节", f"没有写；可用：{'、'.join(s.verb for s in case.matter.steps)}")
    day = read_day(told.get("on"), f"[{place}].on", f"第{place + 1}个行为的日期")
    verb, facts = told["verb"], told.get("facts") or {}
    if not isinstance(facts, Mapping):
        raise BadFact(f"[{place}].facts", f"第{place + 1}个行为的事实", "应为一个 JSON 对象")
    office, names = _actor(told.get("actor", ""), place)
    step = case.matter.step(verb)
    said = read_act_facts(step, facts) if step is not None else {}
    known = _of_case(case.matter, step, facts)
    _refuse_unknown(case.matter, step, facts, place)
    return Act(verb, day, names, said, office, _officers(facts, names, place)), _with_facts(case, known)


def _actor(actor: Any, place: int) -> tuple[str, tuple[str, ...]]:
    """`town`, `town:甲、乙`, `甲、乙`, ["甲", "乙"] or {"office", "staff"}: the office ("" = whoever may) and the names."""
    if isinstance(actor, list) and all(isinstance(name, str) for name in actor):
        return "", tuple(actor)
    if isinstance(actor, Mapping) and isinstance(actor.get("staff", []), list):
        office = str(actor.get("office", ""))
        if office and office not in OFFICES:
            raise BadFact(f"[{place}].actor", f"第{place + 1}个行为的机关", f"不认识；可用：{'、'.join(one.id for one in ALL)}")
        return OFFICES.get(office, ""), tuple(str(name) for name in actor.get("staff", ()))
    if not isinstance(actor, str):
        raise BadFact(f"[{place}].actor", f"第{place + 1}个行为的经办人", '应写作 "town"、"town:甲、乙"、"甲、乙" 或者 {"office", "staff"}')
    office, colon, names = actor.partition(":")
    if office not in OFFICES:
        if colon:
            raise BadFact(f"[{place}].actor", f"第{place + 1}个行为的机关“{office}”", f"不认识；可用：{'、'.join(one.id for one in ALL)}")
        office, names = "", actor
    return OFFICES.get(office, ""), tuple(name.strip() for name in names.replace(",", "、").replace("，", "、").split("、") if name.strip())


def _officers(facts: Mapping[str, Any], names: tuple[str, ...], place: int) -> int:
    """How many certified officers act: `acting.officers`, or as many as are named."""
    acting = facts.get("acting", {})
    if not isinstance(acting, Mapping):
        raise BadFact(f"[{place}].facts.acting", "经办情况", "应为一个 JSON 对象")
    told = acting.get("officers", facts.get("acting.officers", len(names) or 1))
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told <= 99:
        raise BadFact("acting.officers", "持证人员人数", "应为整数（0至99）")
    return told


def _check_recusal(told: Mapping[str, Any], case: Proceeding, day: date) -> None:
    facts = told.get("facts") or {}
    conflict = facts.get("acting.conflict", facts.get("acting", {}).get("conflict", False))
    if not isinstance(conflict, bool):
        raise BadFact("acting.conflict", "经办人员与案件有利害关系", "应为 true 或者 false")
    if conflict:
        raise Refusal("经办人员与案件有利害关系，应当回避", case.matter.basis.cite(day), "请更换经办人员。", RECUSAL)


def _of_case(matter: Matter, step: Step | None, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What of the told facts belongs to the case, grouped as `facts MATTER` shows them; the rest the act records."""
    known = {fact.key.partition(".")[0] for fact in matter.needed() if fact.source is not BY_ACT}
    recorded = {f"{fact.key.partition('.')[0]}.{name}" for fact in (step.records if step else ()) for name in (fact.key.partition(".")[2], name_of(fact))}
    grouped: dict[str, Any] = {}
    for name, value in facts.items():
        group, _, inner = name.partition(".")
        if group not in known or name in recorded:
            continue
        if inner:
            grouped.setdefault(group, {})[inner] = value
        elif isinstance(value, Mapping):
            grouped.setdefault(group, {}).update({key: one for key, one in value.items() if f"{group}.{key}" not in recorded})
        else:
            grouped[group] = value
    return {group: value for group, value in grouped.items() if value != {}}


def _refuse_unknown(matter: Matter, step: Step | None, facts: Mapping[str, Any], place: int) -> None:
    """A name that neither the case nor the step knows is a mistake, not something to pass over."""
    groups = {fact.key.partition(".")[0] for fact in (*matter.needed(), *matter.recorded())} | {"acting", "outcome", "why"}
    names = {fact.key.partition(".")[2] for fact in (step.records if step else ())}
    for name in facts:
        if step is not None and name.partition(".")[0] not in groups and name.removesuffix("_fen") not in names:
            raise BadFact(f"[{place}].facts.{name}", name, f"不是“{matter.title}”案件或者“{step.title}”所记的事实")


def _with_facts(case: Proceeding, answers: Any) -> Proceeding:
    if not answers:
        return case
    facts, members, _ = read_answers(case.matter, answers)
    return replace(case, facts={**case.facts, **facts}, members={**case.members, **members})


def _overdue(case: Proceeding, act: Act, on: On) -> list[Due]:
    """The deadlines of this act that had passed on its day; none for an act that cannot be judged (it is stopped anyway)."""
    try:
        dues = clocks_of(case.matter, case.situation(act, on(act.day)))
    except Refusal:
        return []
    return [due for due in dues if due.step == act.verb and due.due is not None and due.due < act.day]


# --- what came of it -----------------------------------------------------------------------------------------------


def _surer(refusal: Refusal, case: Proceeding, act: Act, on: On) -> Refusal:
    """Where a fact is missing, a gate that fails whatever the fact may be: the act is stopped all the same."""
    step = case.matter.step(act.verb)
    if refusal.gate or step is None or isinstance(refusal, NotInForce):
        return refusal
    try:
        situation = case.situation(act, on(act.day))
    except Refusal:
        return refusal
    for gate in case.matter.gates_of(step):
        if gate.basis.in_force(act.day) and _fails(gate, situation):
            return Refusal(f"“{gate.title}”不满足", gate.basis.cite(act.day), "", gate.title)
    return refusal


def _fails(gate: Condition, situation: Situation) -> bool:
    try:
        return holds(gate, situation) is False
    except Refusal:
        return False


def _stopped(case: Proceeding, act: Act, place: int, refusal: Refusal, on: On) -> dict[str, Any]:
    step = case.matter.step(act.verb)
    stopped = {"stopped_at": place, "stopped_verb": act.verb, "gate": refusal.gate or None, "basis": refusal.basis or None, "why": str(refusal)}
    if isinstance(refusal, NotInForce):
        stopped["gate"] = IN_FORCE
    elif not refusal.gate:
        fact = getattr(refusal, "fact", None)
        where = f"它由“{step.title}”当场记录，写在这个行为的 facts 里。" if step and fact in {one.key for one in step.records} else ""
        stopped |= {"error": f"第{place + 1}个行为（{act.verb}）：{refusal}{where}", "fact": fact}
    return {**_result(case, on), **stopped}


def _result(case: Proceeding, on: On) -> dict[str, Any]:
    return {
        "accepted": len(case.history.acts), "stopped_at": None, "stopped_verb": None, "gate": None, "basis": None, "why": None,
        "state": case.state, "figures": figures_of(case, on),
    }  # fmt: skip


def figures_of(case: Proceeding, on: On) -> dict[str, int]:
    """What this imagined case adds to the matter's figures: counts of acts, granted outcomes, sums recorded."""
    added: dict[str, int] = {}
    for figure in case.matter.figures:
        measure, step = figure.measure, figure.measure.step
        if step is None:
            continue
        done = [act for act in case.history.acts if act.verb == step.verb]
        if measure.where is not None:
            done = [act for act in done if value_of(measure.where, case.situation(act, on(act.day)))]
        if measure.kind == "outcomes":
            done = [act for act in done if act.said.get("outcome") == "grant"]
        if measure.kind == "sum" and measure.fact is not None:
            added[figure.id] = sum(int(act.said.get(measure.fact.key, case.facts.get(measure.fact.key, 0))) for act in done)
        elif measure.kind == "kinds" and measure.fact is not None:
            added[figure.id] = len({act.said.get(measure.fact.key, case.facts.get(measure.fact.key)) for act in done})
        elif measure.kind in ("acts", "queried", "outcomes"):
            added[figure.id] = len(done)
    return added
