"""Imagined cases: ordinary ones within what facts say, and every boundary that the terms draw."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from minzheng.vocabulary import Matter
from minzheng.vocabulary.boundaries import Case, boundary_cases, boundary_days
from minzheng.vocabulary.cases import allowed, facts_of, ordinary, random_facts, random_history, random_situation
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.facts import NEVER, ChoiceFact, Fact, NumberFact
from tests.vocabulary.toy import BENEFITS, DAY, KINDS, allowance, at, homestead, keeping, licence, odd, support, villager


def cases_of(matter: Matter, fact: Fact, day: date = DAY) -> list[Case]:
    """The boundary cases that vary this fact."""
    return [case for case in boundary_cases(matter, at(day)) if case.title.startswith(fact.label)]


def values_of(matter: Matter, fact: Fact, day: date = DAY) -> set[object]:
    found: set[object] = set()
    for case in cases_of(matter, fact, day):
        members = [one for several in case.situation.members.values() for one in several[:1]]
        found |= {known[fact.key] for known in (case.situation.facts, *members) if fact.key in known}
    return found


def test_facts_are_asked_of_the_case_or_of_each_member() -> None:
    once, each = facts_of(support)
    assert {fact.key for fact in once} >= {"homestead.area", "homestead.fit"}
    assert "villager.wages" in {fact.key for fact in each["villager"]}
    assert not any(fact.key.startswith("villager.") for fact in once)
    assert keeping.opinion not in facts_of(odd)[0]  # only looked back at


@pytest.mark.parametrize(
    ("fact", "low", "high"),
    [
        (villager.wages, 0, 150_000),
        (homestead.points, 0, 300),
        (villager.born, date(1924, 7, 26), date(2024, 6, 30)),
        (homestead.moved, date(2022, 4, 23), DAY),
    ],
)
def test_ordinary_values_lie_in_their_range(fact: Fact, low: object, high: object) -> None:
    drawn = [ordinary(fact, Random(seed), DAY) for seed in range(300)]
    assert low <= min(drawn) <= max(drawn) <= high  # type: ignore[operator]
    assert len(set(drawn)) > 50


def test_ordinary_options_and_days() -> None:
    assert {ordinary(villager.kind, Random(seed), DAY) for seed in range(100)} == set(KINDS)
    assert ordinary(villager.died, Random(1), DAY) == NEVER
    assert ordinary(keeping.posted, Random(1), DAY) == DAY
    assert ordinary(villager.name, Random(1), DAY) == "某某"
    assert ordinary(homestead.fit, Random(1), DAY) is True


def test_allowed_values_go_beyond_the_ordinary_but_not_beyond_the_fact() -> None:
    points = [allowed(homestead.points, Random(seed), DAY) for seed in range(300)]
    assert min(points) < 0
    assert max(points) > 300
    assert all(homestead.points.low <= one <= homestead.points.high for one in points)
    assert {allowed(homestead.fit, Random(seed), DAY) for seed in range(20)} == {True, False}


@pytest.mark.parametrize("matter", BENEFITS, ids=lambda matter: matter.id)
def test_random_situations_can_be_decided(matter: Matter) -> None:
    like = at()
    verdicts = Counter(decide(matter, random_situation(matter, Random(seed), like, 0.3)).verdict for seed in range(300) if matter is not odd)
    assert matter is odd or {"grant", "refuse"} <= set(verdicts)
    assert random_facts(matter, Random(5), DAY) == random_facts(matter, Random(5), DAY)


def test_random_histories_are_in_order_and_may_lack_an_act() -> None:
    histories = [random_history(odd, Random(seed), DAY) for seed in range(50)]
    assert all(list(history.acts) == sorted(history.acts, key=lambda act: act.day) for history in histories)
    assert {len(history.acts) for history in histories} >= {0, 1, 2, 3}
    assert {history.counts.get("inspect", 0) for history in histories} == {0, 1, 2}
    assert {history.counts.get("accept", 0) for history in histories} == {0, 1}
    assert {"accept", "inspect", "decide"} == {act.verb for history in histories for act in history.acts}


# --- boundaries -----------------------------------------------------------------------------------------------------


def test_birthdays_before_on_and_after() -> None:
    """80 and the ends of the bands at 90 and 100, as seen on 1 July 2024."""
    born = values_of(allowance, villager.born)
    for year in (1944, 1934, 1924):
        assert {date(year, 6, 30), date(year, 7, 1), date(year, 7, 2)} <= born
    assert date(1944, 2, 29) in born


def test_the_last_day_of_february_in_a_common_year() -> None:
    born = values_of(allowance, villager.born, date(2026, 2, 28))
    assert {date(1946, 2, 28), date(1946, 3, 1)} <= born
    assert date(1944, 2, 29) in born


def test_the_month_of_death_and_nobody_dead() -> None:
    assert {date(2024, 6, 30), date(2024, 7, 1), NEVER} <= values_of(allowance, villager.died)


def test_income_one_fen_below_at_and_above_the_standard() -> None:
    """Where the household's income reaches its standard depends on everyone else: it is found by asking."""
    tight = 0
    for case in cases_of(support, villager.wages):
        members = case.situation.members["villager"]
        decision = decide(support, case.situation)
        tight += decision.verdict == "grant" and decision.amount == 1
        assert members
    assert tight >= 1


@pytest.mark.parametrize("fact", [homestead.area, homestead.fit, villager.local])
def test_every_option_is_tried(fact: Fact) -> None:
    options = set(fact.values) if isinstance(fact, ChoiceFact) else {True, False}
    assert values_of(support, fact) == options


def test_limits_of_numbers_are_tried_and_not_passed() -> None:
    points = values_of(odd, homestead.points)
    assert {-50, -49} <= points
    assert isinstance(homestead.points, NumberFact)
    assert all(homestead.points.low <= one <= homestead.points.high for one in points)  # type: ignore[operator]
    assert {13, 14, 15} <= points  # 1.5 x points + 10 reaches 31.5 between 14 and 15
    assert {99, 100, 101, 250, 251, 252} <= points  # the bands of the rate


def test_households_of_nobody_and_of_one() -> None:
    sizes = {len(case.situation.members["villager"]) for case in boundary_cases(support, at())}
    assert {0, 1} <= sizes


@pytest.mark.parametrize("matter", [*BENEFITS[:2], licence], ids=lambda matter: matter.id)
def test_each_boundary_case_is_one_fact_away_from_a_base(matter: Matter) -> None:
    cases = boundary_cases(matter, at())
    assert len({id(case) for case in cases}) == len(cases)
    assert any(decide(matter, case.situation).verdict == "grant" for case in cases)
    assert any(decide(matter, case.situation).verdict == "refuse" for case in cases)


def test_days_on_which_a_rule_may_change_its_mind() -> None:
    days = boundary_days(allowance, 2024)
    assert {date(2024, 2, 29), date(2024, 2, 28), date(2024, 6, 30), date(2024, 7, 1), date(2024, 12, 1)} <= set(days)
    assert list(days) == sorted(days)
    assert all(day.year == 2024 for day in days)
    assert date(2026, 2, 28) in boundary_days(allowance, 2026)
