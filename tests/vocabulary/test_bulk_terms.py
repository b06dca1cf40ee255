"""Every kind of term by itself: bulk and single agree on boundary and random cases, also where facts are not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from minzheng.vocabulary import (
    Benefit,
    Condition,
    Once,
    choose,
    count,
    days,
    days_between,
    exempt,
    higher_of,
    in_force,
    lower_of,
    months,
    on_the_spot,
    rate,
    setting,
    some,
    today,
    total,
    two_readings,
    when,
    working_days,
    yuan,
)
from minzheng.vocabulary import terms as t
from minzheng.vocabulary.boundaries import boundary_cases
from minzheng.vocabulary.bulk import UNKNOWN, Columns
from minzheng.vocabulary.cases import random_situation
from minzheng.vocabulary.situation import Situation
from tests.vocabulary.agreement import differences
from tests.vocabulary.interpreted import forgetful, interpreted
from tests.vocabulary.toy import LAW, NEW, OLD, RATES, accept, at, decide, homestead, inspect, keeping, villager

home, one = homestead, villager
moved, points, wages, pension = home.moved, home.points, one.wages, one.pension
threshold = yuan(300)
by_points = rate("试验倍数", by=points, measure="倍")
by_area = rate("试验标准", by=home.area)
earned = total(wages, where=one.adult)

CONDITIONS: dict[str, t.Truth] = {
    "both": home.fit & one.local,
    "either": home.fit | one.local,
    "either of three": one.cared_for | (home.fit & (one.local | one.adult)),
    "not": ~(home.fit & one.local),
    "when": when(home.fit, one.local | one.cared_for),
    "constant truth": when(t.TruthConstant(True), home.fit) & t.TruthConstant(True),
    "day constant": moved >= t.DayConstant(date(2024, 1, 31)),
    "named twice": (one.adult & home.fit) | (one.adult & one.local),
    "few options": one.kind.among("甲", "丙"),
    "many options": one.kind.among("甲", "乙", "丙", "戊", "己"),
    "rank": home.rank.rank >= 1,
    "rank by setting": home.rank.rank <= setting("轻重上限", "轻", "中", "重").rank,
    "greater": wages > threshold,
    "equal": wages.equals(pension),
    "sum": wages + pension >= threshold,
    "difference": wages - pension < threshold,
    "product": points * points <= 2_500,
    "fraction of a number": points * Fraction(2, 3) > 40,
    "sum of fractions": points * Fraction(2, 3) + points * Fraction(1, 7) >= points - Fraction(1, 2) * t.number(3),
    "difference of fractions": points * Fraction(5, 3) - points.per(t.number(4)) <= 77,
    "quotient": wages.per(points) < 500,
    "quotient by a difference": wages.per(points - 10) >= t.number(-100),
    "quotient of quotients": wages.per(points).per(pension.per(points - 7)) <= 3,
    "quotient the other way": threshold > wages.per(points),
    "rounded down": (points * Fraction(1, 7)).rounded("down").equals(5),
    "rounded up": (points * Fraction(-1, 7)).rounded("up").equals(-5),
    "rounded half up": (points.per(t.number(2))).rounded().equals(6),
    "rounded half of a negative": (points * Fraction(-1, 2)).rounded().equals(-6),
    "rounded whole": points.rounded("up") > 3,
    "chosen number": choose(home.fit, wages, pension) > threshold,
    "chosen fraction": choose(home.fit, points * Fraction(1, 3), points) > 20,
    "higher": higher_of(wages, pension) > threshold,
    "lower": lower_of(wages, pension) > threshold,
    "exempt": wages + exempt(pension, OLD[1]) > threshold,
    "age": one.age >= 80,
    "age equals": one.age.equals(18),
    "months later": moved + months(6) <= today,
    "days later": moved + days(30) < today,
    "days later, rolled by the span": moved + days(30, roll="next") < today,
    "working days later": moved + working_days(7) <= today,
    "on the spot": moved + on_the_spot <= today,
    "rolled": moved.rolled >= today,
    "rolled twice": (moved.rolled + days(1)).rolled >= today,
    "this month": moved.this_month >= today,
    "next month": moved.next_month >= today,
    "next month of never": one.died.next_month > today,
    "later than never": one.died + months(1) > today,
    "running days": days_between(moved, today) >= 100,
    "running days of never": days_between(today, one.died) >= 30,
    "chosen day": choose(home.fit, moved, one.died) + days(3) >= today,
    "chosen day, no more": choose(one.local, moved.next_month, today) <= today,
    "law": when(in_force(NEW.whole), one.local) & when(in_force(OLD.whole), home.fit),
    "rate by option": wages < by_area,
    "rate by number": wages < rate("试验津贴", by=one.age),
    "rate by number, a fraction": points < 100 * by_points,
    "a rate not needed": one.local & when(~home.fit, wages < rate("没有的标准")),
    "a rate chosen": wages < choose(home.fit, rate("试验定额"), rate("没有的标准")),
    "two readings": two_readings(home.fit, one.local, "何者"),
    "two readings inside": home.fit & two_readings(one.local, one.local & one.adult, "何者"),
    "two readings of a count": count(two_readings(one.adult, one.local, "何者")) >= 2,
    "two readings with nothing known of one": two_readings(home.fit, home.fit & one.local, "何者"),
    "count": count(one.local) >= 2,
    "total": earned <= yuan(800),
    "total of fractions": total(wages * Fraction(1, 3), where=one.local) <= yuan(300),
    "some": some(one.local & (one.age >= 80)),
    "nobody": ~some(one.kind.is_("甲")),
    "members and household": count(one.local & home.fit) * 2 > count(one.adult | ~home.fit),
    "per head": when(count(one.local) >= 1, total(wages, where=one.local).per(count(one.local)) < by_area),
    "count in a total": total(wages, where=one.grade >= count(one.local)) > threshold,
    "rates of members": total(rate("试验津贴", by=one.age), where=one.age >= 80) > yuan(60),
    "days of members": some((one.born + months(216)).rolled >= today),
    "done": accept.done,
    "day of a step": accept.done & (accept.day + days(30) <= today),
    "first day of a step": when(inspect.done, inspect.first_day.this_month + days(200) <= today),
    "times": inspect.count <= 1,
    "since": inspect.since(accept),
    "said": when(inspect.done, inspect.said(keeping.opinion).is_("同意")),
    "granted": decide.done & decide.granted,
    "called": (home.fit & (one.local | one.adult)).called("试验之名"),
    "called day": (moved + days(3)).called("届满日") <= today,
}  # fmt: skip

AMOUNTS: dict[str, t.Number] = {
    "plain": rate("试验定额"),
    "bands": choose(one.age >= 80, rate("试验津贴", by=one.age), yuan(1)),
    "product of fractions": (by_points * by_area).rounded("down"),
    "share, half up": (wages * Fraction(1, 6)).rounded(),
    "share, up": (wages * Fraction(1, 6)).rounded("up"),
    "per head": choose(count(one.local) >= 1, earned.per(count(one.local)).rounded(), yuan(0)),
    "by a negative divisor": higher_of(wages.per(points - 20).rounded(), yuan(0)),
    "difference": higher_of(by_area * count(one.local) - earned, yuan(0)),
    "days": higher_of(days_between(moved.next_month, today), yuan(0)) * 100,
    "gap between bands": choose(home.fit, (by_points * 100).rounded(), yuan(2)),
}  # fmt: skip

GAPPED = replace(
    RATES,
    fixed={**RATES.fixed, "试验定额": 30_000},
    banded={**RATES.banded, "试验倍数": {(-50, 99): Fraction(1, 3), (100, 250): 1, (260, None): Fraction(5, 4)}},
)
DAYS = (date(2024, 7, 1), date(2025, 1, 1), date(2026, 2, 28))


def toy(condition: t.Truth, pays: t.Number | None = None) -> Benefit:
    return Benefit(id="toy_term", title="试验", word="试验", line="试验", basis=LAW.whole, steps=(accept, inspect, decide),
                   conditions=(Condition("试验条件", condition, LAW[1]),), pays=None if pays is None else Once(pays))  # fmt: skip


def compare(matter: Benefit) -> set[int]:
    """Fails on the first case that differs; the verdicts met, with and without unknown facts."""
    programs, met = interpreted(matter), set[int]()
    for day in DAYS:
        like, rng = at(day, rates=GAPPED), Random(day.year)
        known = [case.situation for case in boundary_cases(matter, like, rng)]
        known += [random_situation(matter, rng, like, 0.4) for _ in range(40)]
        for cases in (known, [forgetful(case, rng, 0.15) for case in known[::3]]):
            met |= _compared(matter, programs, cases, like)
    return met


def _compared(matter: Benefit, programs: object, cases: list[Situation], like: Situation) -> set[int]:
    columns = Columns.from_rows(matter, [case.facts for case in cases], [case.members for case in cases], [case.history for case in cases])
    result, _ = programs.run(columns, like)  # type: ignore[attr-defined]
    found, verdicts = differences(matter, cases, result)
    assert not [(cases[row].facts, cases[row].members, *rest) for row, *rest in found][:1]
    return set(verdicts)


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS.keys())
def test_a_condition(condition: t.Truth) -> None:
    met = compare(toy(condition))
    assert len(met - {UNKNOWN}) >= 2, "the cases don't tell the two apart"


@pytest.mark.parametrize("amount", AMOUNTS.values(), ids=AMOUNTS.keys())
def test_an_amount(amount: t.Number) -> None:
    compare(toy(t.TruthConstant(True), amount))


def test_the_plain_kernel_serves_only_where_everything_is_known() -> None:
    """A rate that is not set sends the run to the careful kernel, and so does one fact of one case."""
    matter = toy(CONDITIONS["a rate chosen"])
    programs = interpreted(matter)
    like = at(rates=replace(GAPPED, fixed={"试验定额": 1, "没有的标准": 1}))
    complete = [{"homestead.fit": True, "villager.wages": 5}]
    assert programs.run(Columns.from_rows(matter, complete), like)[1]
    assert not programs.run(Columns.from_rows(matter, complete), replace(like, rates=GAPPED))[1]
    assert not programs.run(Columns.from_rows(matter, [*complete, {"homestead.fit": True}]), like)[1]
