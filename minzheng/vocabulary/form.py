"""Forms: the facts a matter asks as a JSON Schema with Chinese titles and units, and the strict reading of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from .errors import BadFact, MissingFact
from .facts import GROUPS, NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, TruthFact, facts_in, worked_out
from .matter import Matter
from .situation import Act, History
from .steps import GRANTED, Step, steps_in
from .terms import Term

OUTCOMES = ("grant", "refuse")
"""What a deciding act may say of its result."""
OPTIONAL = (("outcome", "结论"), ("why", "理由"), ("cites", "依据的本局规范性文件"))
"""What any act may say beside the facts of its step."""


def name_of(fact: Fact) -> str:
    """The fact's name in JSON: money says its unit, `wages_fen`."""
    name = fact.key.partition(".")[2]
    return f"{name}_fen" if isinstance(fact, NumberFact) and fact.measure == "分" else name


def property_of(fact: Fact) -> dict[str, Any]:
    """The JSON Schema of one fact."""
    shape: dict[str, Any] = {"title": fact.label, "description": f"来源：{fact.source}" + (f"；{fact.note}" if fact.note else "")}
    match fact:
        case TruthFact():
            shape["type"] = "boolean"
        case NumberFact():
            shape |= {"type": "integer", "minimum": fact.low, "maximum": fact.high, "unit": fact.measure}
        case DayFact():
            shape |= {"type": ["string", "null"] if fact.never else "string", "format": "date"}
            if fact.never:
                shape["description"] += f"；空值表示{fact.never}"
        case ChoiceFact():
            shape |= {"type": "string", "enum": list(fact.values)}
        case _:
            shape["type"] = "string"
            if isinstance(fact, TextFact) and fact.empty:
                shape["description"] += f"；空的表示{fact.empty}"
    return shape


def schema(matter: Matter) -> dict[str, Any]:
    """The JSON Schema of the facts `try` takes for this matter: groups of facts, members as lists, and past steps."""
    many = matter.groups_of_many()
    groups: dict[str, list[Fact]] = {}
    for fact in asked(matter):
        groups.setdefault(fact.key.partition(".")[0], []).append(fact)
    properties: dict[str, Any] = {}
    for group, facts in groups.items():
        one = _object(GROUPS[group].title, tuple(dict.fromkeys(facts)))
        properties[group] = {"title": GROUPS[group].title, "type": "array", "items": one} if group in many else one
    past = _past_steps(matter)
    if past:
        properties["steps"] = {
            "title": "已经办理的环节", "type": "object", "properties": {step.verb: _past(step) for step in past}, "additionalProperties": False,
        }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": matter.title,
        "type": "object",
        "properties": properties,
        "required": [group for group in properties if group != "steps"],
        "additionalProperties": False,
    }


def asked(matter: Matter) -> tuple[Fact, ...]:
    """The facts the form asks: those of the case, and what acts record where a condition looks at it, because `try` asks
    before there is any act."""
    return tuple(dict.fromkeys((*matter.needed(), *facts_in(*(condition.term for condition in matter.conditions)))))


def _object(title: str, facts: Iterable[Fact]) -> dict[str, Any]:
    named = {name_of(fact): property_of(fact) for fact in facts}
    return {"title": title, "type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def _past_steps(matter: Matter) -> tuple[Step, ...]:
    looked_at: list[Term] = [condition.term for condition in matter.conditions]
    if matter.money is not None:
        looked_at += [matter.money]
        looked_at += [day for day in (getattr(matter.pays, "starts", None), getattr(matter.pays, "until", None)) if day is not None]
    return tuple(dict.fromkeys(steps_in(*looked_at)))


def _past(step: Step) -> dict[str, Any]:
    recorded = {name_of(fact): property_of(fact) for fact in step.records}
    outcome = {"outcome": {"title": "结论", "type": "string", "enum": list(OUTCOMES)}} if step.decides else {}
    return {
        "title": step.title,
        "type": "object",
        "properties": {"day": {"title": f"{step.title}之日", "type": "string", "format": "date"}, **outcome, **recorded},
        "required": ["day"],
        "additionalProperties": False,
    }


# --- reading an answer ---------------------------------------------------------------------------------------------


def read_value(fact: Fact, value: Any) -> Any:
    """One JSON value as the rule takes it. Raises BadFact naming the fact and what is wrong."""
    match fact:
        case TruthFact():
            if not isinstance(value, bool):
                raise BadFact(fact.key, fact.label, "应为 true 或者 false")
            return value
        case NumberFact():
            if isinstance(value, bool) or not isinstance(value, int):
                raise BadFact(fact.key, fact.label, f"应为整数（单位：{fact.measure or '无'}）")
            if not fact.low <= value <= fact.high:
                raise BadFact(fact.key, fact.label, f"应在{fact.low}至{fact.high}之间")
            return value
        case DayFact():
            if value is None and fact.never:
                return NEVER
            return read_day(value, fact.key, fact.label)
        case ChoiceFact():
            if value not in fact.values:
                raise BadFact(fact.key, fact.label, f"应为{'、'.join(fact.values)}之一")
            return value
        case TextFact():
            if not isinstance(value, str):
                raise BadFact(fact.key, fact.label, "应为文字")
            return value
    raise TypeError(f"unknown kind of fact: {fact}")


def read_day(value: Any, key: str, label: str) -> date:
    """An ISO day that exists. Raises BadFact."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadFact(key, label, "应为实际存在的日期，写作2024-07-01")


def read_answers(matter: Matter, answers: Any) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]], History]:
    """The facts, members and past steps of a JSON answer to `schema(matter)`.

    Facts left out stay unknown (the rule will name the one it misses); a name the matter doesn't know is an error.
    """
    if not isinstance(answers, Mapping):
        raise BadFact("facts", "事实", "应为一个 JSON 对象")
    known: dict[str, dict[str, Fact]] = {}
    for fact in asked(matter):
        known.setdefault(fact.key.partition(".")[0], {})[name_of(fact)] = fact
        if fact.worked_out is not None:
            known[fact.key.partition(".")[0]].setdefault(name_of(fact.worked_out[0]), fact.worked_out[0])
    many = matter.groups_of_many()
    facts: dict[str, Any] = {}
    members: dict[str, list[dict[str, Any]]] = {}
    for group, answer in answers.items():
        if group == "steps":
            continue
        if group not in known:
            raise BadFact(str(group), str(group), f"不是“{matter.title}”所需的事实；{_where(str(group), known)}")
        if group in many:
            if not isinstance(answer, list):
                raise BadFact(group, GROUPS[group].title, "应为成员列表")
            members[group] = [_read_group(group, known[group], one) for one in answer]
        else:
            facts |= _read_group(group, known[group], answer)
    return {**facts, **worked_out(asked(matter), facts)}, members, _read_history(matter, answers.get("steps", {}))


def _read_group(group: str, known: Mapping[str, Fact], answer: Any) -> dict[str, Any]:
    if not isinstance(answer, Mapping):
        raise BadFact(group, GROUPS[group].title, "应为一个 JSON 对象")
    read: dict[str, Any] = {}
    for name, value in answer.items():
        fact = known.get(name)
        if fact is None:
            raise BadFact(f"{group}.{name}", str(name), f"不是本事项所需的事实；{_meant(str(name), known)}")
        read[fact.key] = read_value(fact, value)
    return read


def _where(name: str, known: Mapping[str, Mapping[str, Fact]]) -> str:
    """Where a name that stands beside the groups belongs, or what the groups are."""
    inside = [group for group, facts in known.items() if name in facts or f"{name}_fen" in facts]
    return f"应写在{'或者'.join(inside)}里面" if inside else f"事实分组：{'、'.join(known)}"


def _meant(name: str, known: Mapping[str, Fact]) -> str:
    """Which fact of the group a name was meant for: the one with this label, the same in 分, one written alike; else all there are."""
    meant = next((key for key, fact in known.items() if name == fact.label or f"{name}_fen" == key), None)
    near = get_close_matches(name, known, n=3)
    return f"应写作{meant}" if meant else f"相近的有：{'、'.join(near)}" if near else f"可填：{'、'.join(known)}"


def _read_history(matter: Matter, answer: Any) -> History:
    if not isinstance(answer, Mapping):
        raise BadFact("steps", "已经办理的环节", "应为一个 JSON 对象")
    acts = []
    for verb, past in answer.items():
        step = matter.step(str(verb))
        if step is None:
            raise BadFact(f"steps.{verb}", str(verb), "不是本事项的环节")
        if not isinstance(past, Mapping) or "day" not in past:
            raise MissingFact(f"steps.{verb}.day", f"{step.title}之日")
        said = _read_past(step, past)
        acts.append(Act(step.verb, read_day(past["day"], f"steps.{verb}.day", f"{step.title}之日"), said=said))
    return History(sorted(acts, key=lambda act: act.day))


def _read_past(step: Step, past: Mapping[str, Any]) -> dict[str, Any]:
    recorded = {name_of(fact): fact for fact in step.records}
    said: dict[str, Any] = {}
    for name, value in past.items():
        if name in recorded:
            said[recorded[name].key] = read_value(recorded[name], value)
        elif name == "outcome" and step.decides:
            if value not in OUTCOMES:
                raise BadFact(f"steps.{step.verb}.outcome", f"{step.title}的结论", f"应为{'、'.join(OUTCOMES)}之一")
            said |= {"outcome": value, GRANTED.key: value == "grant"}
        elif name != "day":
            raise BadFact(f"steps.{step.verb}.{name}", str(name), f"不是“{step.title}”所记的事实")
    return said


def read_act_facts(step: Step, answers: Any) -> dict[str, Any]:
    """What an act records, from JSON: either grouped (`{"handling": {"officers": 2}}`) or flat (`{"handling.officers": 2}`)."""
    if not isinstance(answers, Mapping):
        raise BadFact("facts", "事实", "应为一个 JSON 对象")
    flat: dict[str, Any] = {}
    for name, value in answers.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            flat[str(name)] = value
    said: dict[str, Any] = {}
    for fact in step.records:
        group = fact.key.partition(".")[0]
        for name in (f"{group}.{name_of(fact)}", fact.key, name_of(fact)):
            if name in flat:
                said[fact.key] = read_value(fact, flat[name])
                break
    for name, label in OPTIONAL:
        if name in flat and not isinstance(flat[name], str):
            raise BadFact(name, label, "应为文字")
    return said | {name: flat[name] for name, _ in OPTIONAL if name in flat}
