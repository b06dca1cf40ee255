"""`walk`: an outsider tries a procedure — acts on a fresh imagined case, through the same gatekeeper as the real verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from minzheng.offices import ALL
from minzheng.vocabulary import Matter
from minzheng.vocabulary.errors import BadFact, Refusal
from minzheng.vocabulary.facts import BY_ACT
from minzheng.vocabulary.form import read_act_facts, read_answers, read_day
from minzheng.vocabulary.proceeding import RECUSAL, Proceeding, admit
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Act, Situation

OFFICES = {office.id for office in ALL}


def walk_script(matter: Matter, script: Any, situation_on: Callable[[date], Situation]) -> dict[str, Any]:
    """Play `[{"verb", "on", "actor", "facts"}]` (or `{"facts": …, "acts": […]}`) and tell how far the law let it go."""
    acts = script.get("acts") if isinstance(script, Mapping) else script
    if not isinstance(acts, list) or not all(isinstance(one, Mapping) for one in acts):
        raise BadFact("script", "行为清单", "应为由 {verb, on, actor, facts} 组成的列表")
    case = _with_facts(Proceeding(matter), script.get("facts", {}) if isinstance(script, Mapping) else {})
    for place, told in enumerate(acts):
        try:
            act, case = _act(case, told, place)
            case = admit(case, act, situation_on(act.day)).after
        except BadFact:
            raise
        except Refusal as refusal:
            return _result(case, place, refusal, situation_on)
    return _result(case, None, None, situation_on)


def _act(case: Proceeding, told: Mapping[str, Any], place: int) -> tuple[Act, Proceeding]:
    """The act as told, and the case with the facts that came with it."""
    for needed in ("verb", "on"):
        if needed not in told:
            raise BadFact(f"[{place}].{needed}", f"第{place + 1}个行为的{needed}", "没有写")
    day = read_day(told["on"], f"[{place}].on", f"第{place + 1}个行为的日期")
    verb, facts = str(told["verb"]), told.get("facts") or {}
    if not isinstance(facts, Mapping):
        raise BadFact(f"[{place}].facts", f"第{place + 1}个行为的事实", "应为一个 JSON 对象")
    office, names = _actor(told.get("actor", ""))
    acting = facts.get("acting", {})
    if acting.get("conflict"):
        raise Refusal("经办人员与案件有利害关系，应当回避", case.matter.basis.cite(day), "请更换经办人员。", RECUSAL)
    step = case.matter.step(verb)
    said = read_act_facts(step, facts) if step is not None else {}
    case = _with_facts(case, _not_recorded(case.matter, step, facts))
    officers = int(acting.get("officers", facts.get("officers", len(names) or 1)))
    return Act(verb, day, names, said, office, officers), case


def _actor(actor: Any) -> tuple[str, tuple[str, ...]]:
    """`town`, `town:甲、乙`, `甲、乙`, or {"office", "staff"}: the office ("" = whoever may) and the names."""
    if isinstance(actor, Mapping):
        return str(actor.get("office", "")), tuple(str(name) for name in actor.get("staff", ()))
    office, _, names = str(actor).partition(":")
    if office not in OFFICES:
        office, names = "", str(actor)
    return office, tuple(name for name in names.replace(",", "、").replace("，", "、").split("、") if name)


def _not_recorded(matter: Matter, step: Any, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What of the told facts belongs to the case, grouped as `facts MATTER` shows them."""
    known = {fact.key.partition(".")[0] for fact in matter.needed() if fact.source is not BY_ACT}
    grouped: dict[str, Any] = {}
    for name, value in facts.items():
        group, _, inner = str(name).partition(".")
        if group in known and not inner:
            grouped[group] = value
        elif group in known:
            grouped.setdefault(group, {})[inner] = value
    return grouped


def _with_facts(case: Proceeding, answers: Any) -> Proceeding:
    if not answers:
        return case
    facts, members, _ = read_answers(case.matter, answers)
    return replace(case, facts={**case.facts, **facts}, members={**case.members, **members})


def _result(case: Proceeding, stopped: int | None, refusal: Refusal | None, situation_on: Callable[[date], Situation]) -> dict[str, Any]:
    return {
        "accepted": len(case.history.acts), "stopped_at": stopped, "gate": refusal.gate or type(refusal).__name__ if refusal else None,
        "basis": refusal.basis if refusal else None, "why": str(refusal) if refusal else None, "state": case.state,
        "figures": figures_of(case, situation_on),
    }  # fmt: skip


def figures_of(case: Proceeding, situation_on: Callable[[date], Situation]) -> dict[str, int]:
    """What this imagined case adds to the matter's figures: counts of acts, granted outcomes, sums recorded."""
    added: dict[str, int] = {}
    for figure in case.matter.figures:
        measure, step = figure.measure, figure.measure.step
        if step is None:
            continue
        done = [act for act in case.history.acts if act.verb == step.verb]
        if measure.where is not None:
            done = [act for act in done if value_of(measure.where, case.situation(act, situation_on(act.day)))]
        if measure.kind == "outcomes":
            done = [act for act in done if case.matter.grant is not None and case.outcome == case.matter.grant.title]
        if measure.kind == "sum" and measure.fact is not None:
            added[figure.id] = sum(int(act.said.get(measure.fact.key, case.facts.get(measure.fact.key, 0))) for act in done)
        elif measure.kind in ("acts", "outcomes"):
            added[figure.id] = len(done)
    return added
