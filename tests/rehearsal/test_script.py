"""The script: what is lived is a function of year, seed and scale."""

from __future__ import annotations

from minzheng.catalogue import matter
from minzheng.rehearsal import script, staff


def test_what_is_planned_for_the_whole_district_grows_with_it():
    page = matter("inspection_plan")
    for scale in (1, 10):
        plan = script.example_of(page, 0, script.Settings(2024, scale=scale), ("441802001",))
        assert plan.household.facts["plan.quota"] == 28 * scale


def test_no_two_offices_share_an_officer():
    of_all = [number for numbers in staff.numbers(("441802106", "441802105")).values() for number in numbers]
    assert len(of_all) == len(set(of_all))
    assert staff.letters(("leaders", "legal", "counsel", "counsellor")) == {"leaders": "LE", "legal": "LG", "counsel": "CO", "counsellor": "CU"}


def test_what_is_announced_is_the_day_on_which_the_story_does_it():
    page = matter("penalty")
    place = next(number for number, story in enumerate(page.stories) if any(step.verb == "announce" for step, _ in story.path))
    for seed in range(2024, 2030):
        plan = script.example_of(page, place, script.Settings(2024, seed=seed), ("441802001",))
        verbs = [step.verb for step in plan.steps()]
        assert plan.said(verbs.index("announce"), seed)["penalty.hearing_on"] == plan.days[verbs.index("hear")]
