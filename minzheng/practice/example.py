"""An example of a procedure: the first lawful story of a matter's own page, as a script that `walk` takes."""

from __future__ import annotations

from typing import Any

from minzheng.calendar import PACKAGED
from minzheng.library.locality import shipped
from minzheng.rehearsal.script import Settings, example_of, towns_of
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.answers import answers_of
from minzheng.vocabulary.coding import encode_value
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.form import name_of
from minzheng.vocabulary.proceeding import office_of
from minzheng.vocabulary.situation import NO_HISTORY, Situation

YEAR = 2024


def script_of(matter: Matter, story: int = 0) -> dict[str, Any]:
    """`{"facts": …, "acts": […]}` for the `story`-th story of the page. Raises Refusal where the page tells fewer."""
    if story >= len(matter.stories):
        raise Refusal(f"“{matter.title}”没有可以作示例的经过", remedy=f"环节见 minzheng matters --json 中的“{matter.id}”。")
    settings = Settings(matter.stories[story].year or YEAR)
    plan = example_of(matter, story, settings, towns_of(shipped().streets))
    acts = []
    for place, (step, day) in enumerate(zip(plan.steps(), plan.days, strict=True)):
        facts = _grouped(step, plan.said(place, settings.seed))
        actor = _actor(step, Situation(day, PACKAGED, shipped().rates))
        acts.append({"verb": step.verb, "on": day.isoformat(), "actor": actor, **({"facts": facts} if facts else {})})
    return {"facts": answers_of(matter, plan.household.facts, plan.household.members, NO_HISTORY), "acts": acts}


def _actor(step: Step, like: Situation) -> str:
    """The office, and as many invented officers as the step asks for, others at each step."""
    if step.office.citizen or step.office.clock:
        return step.office.id
    return f"{office_of(step, like).id}:" + "、".join(f"{step.title}{number}" for number in range(1, max(1, step.officers) + 1))


def _grouped(step: Step, said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    grouped: dict[str, dict[str, Any]] = {}
    for fact in step.records:
        grouped.setdefault(fact.key.partition(".")[0], {})[name_of(fact)] = encode_value(said[fact.key])
    return grouped
