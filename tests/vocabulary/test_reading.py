"""One case read: exact numbers, lawful days, no more looked at than needed, and what is missing named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.vocabulary import (
    age,
    choose,
    count,
    days,
    days_between,
    exempt,
    in_force,
    months,
    on_the_spot,
    rate,
    setting,
    some,
    today,
    total,
    two_readings,
    unset,
    when,
    working_days,
    yuan,
)
from minzheng.vocabulary import steps as s
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.errors import MissingFact, Refusal, UnsetRate
from minzheng.vocabulary.facts import NEVER, Fact
from minzheng.vocabulary.reading import later, month_start, read, round_exact, value_of, years_between
from minzheng.vocabulary.situation import Act, History
from tests.vocabulary.toy import (
    ACCEPTED,
    DAY,
    LAW,
    NEW,
    OLD,
    RATES,
    accept,
    at,
    decide,
    home,
    homestead,
    inspect,
    keeping,
    person,
    publish,
    support,
    villager,
)

unknown = villager.cared_for
"""A fact that the cases below don't have."""


def seen(term: t.Term, day: date = DAY, *, facts: dict[str, object] | None = None, history: History = ACCEPTED) -> object:
    """What the term is for a poor villager of 84."""
    known = {**person(), **home(), **(facts or {})}
    del known["villager.cared_for"]
    return value_of(term, at(day, known, history=history))


# --- days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(1944, 7, 2), date(2024, 7, 1), 79),
        (date(1944, 7, 1), date(2024, 7, 1), 80),
        (date(1944, 6, 30), date(2024, 7, 1), 80),
        (date(1944, 2, 29), date(2024, 2, 28), 79),
        (date(1944, 2, 29), date(2024, 2, 29), 80),
        (date(1936, 2, 29), date(2026, 2, 27), 89),
        (date(1936, 2, 29), date(2026, 2, 28), 90),  # a common year: the last day of February (民法典202)
        (date(1936, 2, 28), date(2026, 2, 28), 90),
        (date(1936, 3, 1), date(2026, 2, 28), 89),
        (date(2000, 2, 29), date(2100, 2, 28), 100),  # 2100 is a common year
        (date(2024, 7, 1), date(2024, 7, 1), 0),
        (date(2024, 7, 2), date(2024, 7, 1), -1),
    ],
)
def test_full_years(born: date, day: date, years: int) -> None:
    assert years_between(born, day) == years
    assert seen(age(villager.born), day, facts={"villager.born": born}) == years


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_full_years_are_counted_birthday_by_birthday(born: date, after: int) -> None:
    day = born + timedelta(days=after)
    leap = (born.month, born.day) == (2, 29)
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        common = not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        birthday = date(year, 2, 28) if leap and common else date(year, born.month, born.day)
        birthdays += birthday <= day
    assert years_between(born, day) == birthdays


def test_months_begin_on_the_first() -> None:
    assert month_start(date(2024, 12, 31), 0) == date(2024, 12, 1)
    assert month_start(date(2024, 12, 31), 1) == date(2025, 1, 1)
    assert seen(today.next_month, date(2024, 2, 29)) == date(2024, 3, 1)
    assert seen(today.this_month, date(2024, 2, 29)) == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        (days(30), date(2024, 6, 1), date(2024, 7, 1)),
        (days(6), date(2024, 7, 1), date(2024, 7, 7)),  # a Sunday, not rolled
        (days(6, roll="next"), date(2024, 7, 1), date(2024, 7, 8)),
        (working_days(5), date(2024, 7, 1), date(2024, 7, 8)),
        (working_days(1), date(2024, 9, 30), date(2024, 10, 4)),  # over the days of rest
        (months(1), date(2024, 1, 31), date(2024, 2, 29)),  # no 31 February (民法典202)
        (months(6), date(2024, 8, 31), date(2025, 2, 28)),
        (months(12), date(2024, 2, 29), date(2025, 2, 28)),
        (on_the_spot, date(2024, 7, 1), date(2024, 7, 1)),
    ],
)
def test_spans_end_where_the_law_says(span: t.Span, start: date, end: date) -> None:
    assert later(start, span, at()) == end
    assert seen(today + span, start) == end


def test_an_unset_span_has_no_end() -> None:
    with pytest.raises(ValueError, match="unset"):
        seen(today + unset)


def test_a_day_of_rest_rolls_on_and_a_working_day_stays() -> None:
    assert seen(today.rolled, date(2024, 7, 6)) == date(2024, 7, 8)
    assert seen(today.rolled, date(2024, 7, 5)) == date(2024, 7, 5)


def test_what_never_comes_is_later_than_every_day_and_does_not_move() -> None:
    died = villager.died
    for term in (died + days(3), died + months(1), died.rolled, died.next_month, died.later_by(days_between(today, today))):
        assert seen(term) == NEVER
    assert seen(villager.died > today)


def test_days_between_leave_out_the_first() -> None:
    assert seen(days_between(accept.day, today), date(2024, 5, 13)) == 7
    assert seen(accept.day.later_by(days_between(accept.day, inspect.day)), date(2024, 5, 13)) == date(2024, 5, 8)


# --- numbers --------------------------------------------------------------------------------------------------------


def test_a_quotient_stays_exact_until_it_is_rounded() -> None:
    third = homestead.points.per(t.number(7))
    assert seen(third) == Fraction(60, 7)
    assert seen(third * 7) == 60
    assert isinstance(seen(third * 7), int)
    assert seen(third.equals(t.number(Fraction(60, 7))))
    assert seen(third < t.number(Fraction(60, 7) + Fraction(1, 10**12)))


@given(st.integers(-10_000, 10_000), st.integers(1, 400))
def test_rounding_is_of_whole_numbers(top: int, bottom: int) -> None:
    value = Fraction(top, bottom)
    down, up, half = (round_exact(value, rule) for rule in ("down", "up", "half_up"))
    assert down <= value < down + 1
    assert up - 1 < value <= up
    assert abs(half - value) <= Fraction(1, 2)
    if abs(half - value) == Fraction(1, 2):
        assert half > value


def test_nothing_is_divided_by_zero_and_the_zero_is_named() -> None:
    with pytest.raises(Refusal, match="共同生活人数"):
        value_of(support.conditions[1].term.needed, at(facts=home(), members={"villager": []}))  # type: ignore[attr-defined]


def test_an_exempt_amount_counts_again_when_its_law_is_gone() -> None:
    spared = villager.wages + exempt(villager.pension, OLD[3])
    assert seen(spared, date(2024, 6, 30)) == 20_000
    assert seen(spared, date(2024, 7, 1)) == 30_000


def test_rates_are_looked_up_by_option_or_number() -> None:
    assert seen(rate("试验标准", by=homestead.area)) == 86_000
    assert seen(rate("试验津贴", by=villager.age)) == 5_000
    with pytest.raises(UnsetRate) as caught:
        seen(rate("试验津贴", by=villager.age), date(2010, 1, 1))
    assert caught.value.fact == "试验津贴"


def test_settings_are_one_of_their_values() -> None:
    assert seen(setting("轻重上限", "轻", "中", "重").is_("中"))
    with pytest.raises(UnsetRate, match="未定之事"):
        seen(setting("未定之事", "是", "否").is_("是"))


# --- what is looked at ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (~villager.local & unknown, False),
        (villager.local | unknown, True),
        (when(~villager.local, unknown), True),
        (choose(villager.local, villager.wages, choose(unknown, yuan(1), yuan(2))), 20_000),
        (publish.done & (today > publish.day + days(7)), False),
        (in_force(OLD.whole) & unknown, False),
    ],
    ids=["and", "or", "when", "choose", "gate", "law"],
)
def test_no_more_is_looked_at_than_needed(term: t.Term, value: object) -> None:
    assert seen(term) == value


@pytest.mark.parametrize(
    "term",
    [villager.local & unknown, ~villager.local | unknown, when(villager.local, unknown), ~unknown, choose(unknown, yuan(1), yuan(2))],
    ids=["and", "or", "when", "not", "choose"],
)
def test_a_fact_that_is_needed_and_missing_is_named(term: t.Term) -> None:
    with pytest.raises(MissingFact) as caught:
        seen(term)
    assert caught.value.fact == "villager.cared_for"
    assert "在享照护补贴" in str(caught.value)


def test_the_act_that_is_needed_and_missing_is_named() -> None:
    with pytest.raises(MissingFact, match="公示之日"):
        seen(publish.day <= today)
    with pytest.raises(MissingFact, match="公示之日"):
        seen(publish.first_day <= today)
    with pytest.raises(MissingFact, match="所定轻重"):
        seen(s.said(replace(inspect, records=(keeping.weight,)), keeping.weight).is_("轻"))


# --- members --------------------------------------------------------------------------------------------------------

FAMILY = [person(wages=100), person(wages=1_000, local=False), person(wages=10_000, born=date(2010, 1, 1))]


def test_members_are_counted_added_up_and_asked_for() -> None:
    family = at(facts=home(), members={"villager": FAMILY})
    assert value_of(count(villager.local), family) == 2
    assert value_of(total(villager.wages, where=villager.local), family) == 10_100
    assert value_of(some(~villager.local & villager.adult), family) is True
    assert value_of(some(~villager.local & ~villager.adult), family) is False


def test_a_household_of_nobody_has_none_of_anything() -> None:
    nobody = at(facts=home(), members={"villager": []})
    assert value_of(count(villager.local), nobody) == 0
    assert value_of(total(villager.wages, where=villager.local), nobody) == 0
    assert value_of(some(villager.local), nobody) is False


def test_facts_of_the_household_are_the_same_for_every_member() -> None:
    family = at(facts=home(area="农村"), members={"villager": FAMILY})
    assert value_of(count(villager.local | homestead.area.is_("农村")), family) == 3


def test_a_member_without_the_fact_does_not_get_the_applicants() -> None:
    family = at(facts=person(wages=999), members={"villager": [{"villager.local": True}]})
    with pytest.raises(MissingFact, match="工资"):
        value_of(total(villager.wages, where=villager.local), family)


def test_a_case_without_its_members_names_them() -> None:
    with pytest.raises(MissingFact, match="家庭成员"):
        value_of(count(villager.local), at())


def test_an_aggregate_inside_an_aggregate_is_about_the_whole_household() -> None:
    poor = count(villager.wages * count(villager.local) < total(villager.wages, where=villager.local))
    assert value_of(poor, at(members={"villager": FAMILY})) == 2


@pytest.mark.parametrize("where", [in_force(LAW.whole), homestead.fit], ids=["nobody's", "the household's"])
def test_an_aggregate_is_over_the_members_of_one_group(where: t.Truth) -> None:
    with pytest.raises(ValueError, match="exactly one group"):
        read(count(where))


# --- acts -----------------------------------------------------------------------------------------------------------

TWICE = History(
    [
        Act("accept", date(2024, 5, 6)),
        Act("inspect", date(2024, 5, 8), ("甲",), {"keeping.opinion": "不同意"}),
        Act("publish", date(2024, 5, 9)),
        Act("inspect", date(2024, 5, 20), ("乙",), {"keeping.opinion": "同意"}),
        Act("decide", date(2024, 5, 30), ("丙",), {"outcome.granted": True}),
    ]
)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (inspect.done, True),
        (inspect.day, date(2024, 5, 20)),
        (inspect.first_day, date(2024, 5, 8)),
        (inspect.count, 2),
        (publish.count, 1),
        (inspect.said(keeping.opinion).is_("同意"), True),
        (inspect.since(publish), True),
        (publish.since(inspect), False),
        (publish.since(accept), True),
        (decide.granted, True),
        (s.ActedApart((inspect,)), True),
        (s.ActedApart((decide, inspect)), False),
        (s.ActingOfficers() >= 2, True),
    ],
)
def test_gates_look_back_at_acts(term: t.Term, value: object) -> None:
    situation = replace(at(history=TWICE), actors=frozenset({"丙"}), officers=2)
    assert value_of(term, situation) == value


def test_a_step_that_was_never_done_is_since_nothing() -> None:
    assert not seen(publish.since(accept))
    assert seen(accept.since(publish))
    assert seen(publish.count) == 0


def test_a_step_says_only_what_it_records() -> None:
    with pytest.raises(ValueError, match="does not record"):
        inspect.said(keeping.weight)
    with pytest.raises(ValueError, match="does not decide"):
        accept.granted  # noqa: B018


# --- two readings ---------------------------------------------------------------------------------------------------


def test_each_reading_of_the_law_is_read_by_itself() -> None:
    doubtful = two_readings(villager.local, ~villager.local, "何者为是")
    assert value_of(doubtful, at(facts=person()))
    assert not value_of(doubtful, replace(at(facts=person()), reading=1))


def test_in_force_is_of_the_day() -> None:
    assert [seen(in_force(NEW.whole), day) for day in (date(2024, 6, 30), date(2024, 7, 1))] == [False, True]


def test_every_kind_of_term_has_a_reading() -> None:
    import minzheng.vocabulary.reading as readings

    handled = tuple(kind for kinds, _ in readings._MAKERS for kind in (kinds if isinstance(kinds, tuple) else (kinds,)))
    for kind in concrete_terms():
        assert issubclass(kind, handled), kind


def concrete_terms() -> list[type[t.Term]]:
    """Every kind of term a page can write."""
    abstract = {t.Term, t.Truth, t.Number, t.Day, t.Choice, s.Said, Fact}
    found: list[type[t.Term]] = []
    waiting: list[type[t.Term]] = [t.Term]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind not in abstract and kind.__module__.startswith("minzheng.") and kind.__name__ not in ("TextFact", "ReferenceFact"):
            found.append(kind)
    return found


def test_a_rate_in_another_unit_may_be_a_fraction() -> None:
    assert seen(rate("试验倍数", by=homestead.points, measure="倍")) == Fraction(1, 3)
    assert RATES.bands("试验倍数", DAY)[0] == (-50, 99)
