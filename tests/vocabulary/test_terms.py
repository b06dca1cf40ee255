"""Terms are no Python truths, keep their units, and refuse what is inexact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from minzheng.vocabulary import age, choose, count, higher_of, rate, tally, today, total, when, yuan
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.reading import value_of
from tests.vocabulary.toy import KINDS, at, homestead, person, villager


def test_a_term_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="no truth value"):
        bool(villager.local)
    with pytest.raises(TypeError, match="no truth value"):
        assert villager.local and villager.adult  # noqa: PT018
    with pytest.raises(TypeError, match="no truth value"):
        assert 80 <= villager.age <= 90


def test_terms_are_ordinary_hashable_values() -> None:
    assert villager.local == villager.local  # identity, not a rule
    assert villager.local != villager.adult
    assert len({villager.age, villager.age, villager.wages}) == 2


def test_an_option_that_was_not_declared_fails_at_import() -> None:
    with pytest.raises(ValueError, match="庚"):
        villager.kind.is_("庚")


@pytest.mark.parametrize("inexact", [0.5, True, "80"])
def test_a_number_must_be_exact(inexact: object) -> None:
    with pytest.raises(TypeError, match="exact"):
        villager.wages >= inexact  # type: ignore[operator]  # noqa: B015


def test_money_in_yuan_is_held_in_fen() -> None:
    assert value_of(yuan(1_129), at()) == 112_900
    assert yuan(1).unit == "分"


@pytest.mark.parametrize(
    ("term", "unit"),
    [
        (villager.wages, "分"),
        (villager.wages + 100, "分"),
        (villager.wages - villager.pension, "分"),
        (villager.wages * Fraction(3, 2), "分"),
        (3 * villager.wages, "分"),
        (total(villager.wages, where=villager.local).per(count(villager.local)), "分"),
        (villager.wages.rounded(), "分"),
        (rate("标准") * count(villager.local), "分"),
        (rate("倍数", measure="倍"), "倍"),
        (age(villager.born), "周岁"),
        (villager.age, "周岁"),
        (count(villager.local), "人"),
        (higher_of(villager.wages, villager.pension), "分"),
        (choose(villager.local, villager.grade, 0), "级"),
        (tally("项", villager.local, villager.adult), "项"),
        (t.DaysBetween(villager.born, today), "日"),
        (villager.kind.rank, ""),
    ],
)
def test_units_follow_the_terms(term: t.Number, unit: str) -> None:
    assert term.unit == unit


def test_within_includes_both_ends() -> None:
    inside = villager.grade.within(1, 2)
    assert [value_of(inside, at(facts=person(grade=grade))) for grade in range(4)] == [False, True, True, False]


@pytest.mark.parametrize(("local", "grade", "number"), [(True, 1, 2), (True, 0, 1), (False, 1, 1), (False, 0, 0)])
def test_a_tally_counts_what_holds(local: bool, grade: int, number: int) -> None:
    assert value_of(tally("项", villager.local, villager.grade >= 1), at(facts=person(local=local, grade=grade))) == number


def test_choose_takes_two_numbers_or_two_days() -> None:
    assert isinstance(choose(villager.local, villager.born, today), t.Day)
    assert isinstance(choose(villager.local, 1, villager.wages), t.Number)
    with pytest.raises(TypeError, match="two numbers or two days"):
        choose(villager.local, 1, 2)


def test_rounding_has_three_rules() -> None:
    with pytest.raises(ValueError, match="rounding rule"):
        villager.wages.rounded("bankers")


def test_choices_keep_their_order() -> None:
    assert villager.kind.options == KINDS
    assert [value_of(homestead.rank.rank, at(facts={"homestead.rank": rank})) for rank in ("轻", "中", "重")] == [0, 1, 2]


def test_walking_meets_every_part_below_a_term() -> None:
    term = when(villager.local, villager.age >= 80).called("试验")
    kinds = [type(part).__name__ for part in term.walk()]
    assert kinds == ["CalledTruth", "When", "TruthFact", "Compare", "CalledNumber", "Age", "DayFact", "NumberConstant"]


def test_a_constant_day_is_a_day() -> None:
    assert value_of(t.DayConstant(date(2024, 1, 2)), at()) == date(2024, 1, 2)
