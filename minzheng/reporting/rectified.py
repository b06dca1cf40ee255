"""The shortcomings of a year's report as tracked items (事项“不足与整改”): cause, measure, target, day, and what has become of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.catalogue import matter
from minzheng.facts import shortfall
from minzheng.reporting.figures.lineage import acts_told

MATTER = "rectification"


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One shortcoming: of which year's report, what and why, what is done about it by when, and how it stands on the day asked."""

    case: str
    year: int
    what: str
    cause: str
    measure: str
    target: str
    due: date | None
    state: str
    closed: bool = False


def shortcomings(year: int, as_of: date | None = None) -> tuple[Shortcoming, ...]:
    """What the report of a year has to account for: its own shortcomings, those of the year before, and older ones not closed before it."""
    until = as_of or date.max
    planned = _last("plan", until, (shortfall.measure, shortfall.target, shortfall.due))
    carried, closed = _last("carry", until), _last("close", until)
    found = []
    for _, case, _, _, told in _acts("analyse", until, (shortfall.year, shortfall.what, shortfall.cause)):
        of = told.get(shortfall.year.key)
        if not isinstance(of, int) or of > year or (of < year - 1 and case in closed and closed[case][0].year < year):
            continue
        plan = planned.get(case, (None, {}))[1]
        found.append(Shortcoming(
            case, of, str(told.get(shortfall.what.key, "")), str(told.get(shortfall.cause.key, "")), str(plan.get(shortfall.measure.key, "")),
            str(plan.get(shortfall.target.key, "")), plan.get(shortfall.due.key), _state(case, planned, carried, closed), case in closed,
        ))  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.year, one.case)))


def _state(case: str, planned: dict[str, Any], carried: dict[str, Any], closed: dict[str, Any]) -> str:
    if case in closed:
        return f"{closed[case][0].year}年已销号"
    if case in carried:
        return f"转入{carried[case][0].year + 1}年"
    return "整改中" if case in planned else "已分析原因，措施待定"


def _acts(verb: str, until: date, facts: tuple[Any, ...] = ()) -> Iterator[Any]:
    return acts_told(matter(MATTER), verb, date.min, until, facts, outcome=False)


def _last(verb: str, until: date, facts: tuple[Any, ...] = ()) -> dict[str, tuple[date, dict[str, Any]]]:
    """Day and facts of the last such act of each case."""
    return {case: (on, told) for _, case, _, on, told in _acts(verb, until, facts)}
