"""Facts as an answer to the form: the inverse of `form.read_answers`, for examples and for showing a case to `try`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .coding import encode_value
from .facts import Fact
from .form import asked, name_of
from .matter import Matter
from .situation import History
from .steps import GRANTED


def answers_of(matter: Matter, facts: Mapping[str, Any], members: Mapping[str, Sequence[Mapping[str, Any]]], history: History) -> dict[str, Any]:
    """The JSON that `form.read_answers` reads as these facts, members and past steps; what the form does not ask is left out."""
    known = {fact.key: fact for fact in asked(matter)}
    answer: dict[str, Any] = {}
    for key, value in facts.items():
        if key in known and key.partition(".")[0] not in members:
            answer.setdefault(key.partition(".")[0], {})[name_of(known[key])] = encode_value(value)
    for group, rows in members.items():
        answer[group] = [_named(known, row) for row in rows]
    steps = {act.verb: {"day": act.day.isoformat(), **_said(matter, act.verb, act.said)} for act in history.acts}
    return {**answer, "steps": steps} if steps else answer


def _named(known: Mapping[str, Fact], row: Mapping[str, Any]) -> dict[str, Any]:
    return {name_of(known[key]): encode_value(value) for key, value in row.items() if key in known}


def _said(matter: Matter, verb: str, said: Mapping[str, Any]) -> dict[str, Any]:
    step = matter.step(verb)
    known = {fact.key: fact for fact in step.records} if step is not None else {}
    outcome = {"outcome": "grant" if said[GRANTED.key] else "refuse"} if GRANTED.key in said else {}
    return {**outcome, **_named(known, said)}
