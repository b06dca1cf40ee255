"""Who belongs to a rehearsed case: the payee at least; obligors and other rows only where the story tells of them."""

from __future__ import annotations

import pytest

from minzheng.library.locality import shipped
from minzheng.rehearsal.script import CasePlan, Settings, cases, towns_of


@pytest.fixture(scope="module")
def plans() -> list[CasePlan]:
    return [plan for plan in cases(Settings(2024, part=200), towns_of(shipped().streets)) if plan.matter.id in ("extreme_hardship", "assistance")]


def obligors(plans: list[CasePlan], title: str) -> list[int]:
    return [len(plan.household.members["obligor"]) for plan in plans if plan.story.title == title]


def test_nobody_is_obliged_unless_the_story_says_so(plans: list[CasePlan]) -> None:
    assert set(obligors(plans, "农村老人，确认")) == {0}
    assert set(obligors(plans, "有履行能力的子女，不予确认")) == {1}


def test_an_obligor_is_not_entered_among_the_people(plans: list[CasePlan]) -> None:
    assert {len(plan.household.people) for plan in plans if plan.matter.id == "extreme_hardship"} == {1}


def test_one_application_enters_the_people_of_the_household(plans: list[CasePlan]) -> None:
    assert {(plan.story.title, len(plan.household.people)) for plan in plans if plan.matter.id == "assistance"} == {
        ("转入低保", 2), ("转入低保边缘家庭", 3), ("四类均不符合", 2),
    }  # fmt: skip
