"""Bulk means what one decision means: on random people, at boundaries, with facts unknown, under other law; and is loud."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
import pytest

from minzheng.vocabulary import Benefit, Condition, Matter, Once, count, days, today, total, unset, yuan
from minzheng.vocabulary.boundaries import boundary_cases, boundary_days
from minzheng.vocabulary.bulk import GRANT, NEVER_DAY, REFUSE, REVIEW, UNKNOWN, BulkRule, Columns, compile_matter, day_codes, leaves_of
from minzheng.vocabulary.bulk.bench import bench_rules
from minzheng.vocabulary.bulk.population import random_columns
from minzheng.vocabulary.cases import random_situation
from minzheng.vocabulary.errors import BadFact, MissingFact, NotInForce, UnsetRate
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.steps import ActedApart, ActingOfficers
from minzheng.vocabulary.terms import Truth
from tests.vocabulary.agreement import differences
from tests.vocabulary.toy import (
    ACCEPTED,
    BENEFITS,
    CALENDAR,
    DAY,
    LAW,
    RATES,
    ToyRates,
    accept,
    allowance,
    at,
    homestead,
    inspect,
    keeping,
    odd,
    person,
    support,
    villager,
)

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 20_000
rules: dict[str, BulkRule] = {}


def rule_of(matter: Matter) -> BulkRule:
    """Compiled once for all tests."""
    return rules.setdefault(matter.id, compile_matter(matter))


@pytest.fixture(scope="module")
def populations() -> dict[tuple[str, float], Columns]:
    """A random population for each toy benefit, complete and with some facts not known."""
    return {(m.id, gaps): random_columns(m, PEOPLE // 2, day=DAY, seed=7, uncommon=0.3, unknown=gaps) for m in BENEFITS for gaps in (0.0, 0.01)}


def situations(columns: Columns, day: date = DAY, rates: ToyRates = RATES) -> Iterator[Situation]:
    return (columns.situation(row, day=day, rates=rates, calendar=CALENDAR, history=ACCEPTED) for row in range(columns.count))


def toy(condition: Truth | None = None, pays: object = None) -> Benefit:
    """A matter of one condition and one amount."""
    held = Condition("试验条件", condition if condition is not None else homestead.fit, LAW[1])
    return Benefit(id="toy_one", title="试验", word="试验", line="试验", basis=LAW.whole, steps=(accept,), conditions=(held,),
                   pays=Once(pays) if pays is not None else None)  # type: ignore[arg-type]  # fmt: skip


# --- agreement ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gaps", [0.0, 0.01])
@pytest.mark.parametrize("matter", BENEFITS, ids=lambda matter: matter.id)
def test_bulk_and_single_agree_on_random_people(matter: Matter, gaps: float, populations: dict[tuple[str, float], Columns]) -> None:
    columns = populations[matter.id, gaps]
    result = rule_of(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR, history=ACCEPTED, unknown="mark")
    found, verdicts = differences(matter, situations(columns), result)
    assert not found[:5]
    assert verdicts[GRANT] > 50
    assert verdicts[REFUSE] > 50
    assert (verdicts[UNKNOWN] > 10) == (gaps > 0)
    assert (verdicts[REVIEW] > 10) == (matter is odd)
    assert result.unknown_rows == verdicts[UNKNOWN]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("matter", BENEFITS, ids=lambda matter: matter.id)
def test_bulk_and_single_agree_on_a_hundred_thousand_people(matter: Matter) -> None:
    columns = random_columns(matter, 100_000, day=DAY, seed=11, uncommon=0.3, unknown=0.002)
    assert columns.people() >= 99_000
    result = rule_of(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR, history=ACCEPTED, unknown="mark")
    assert not differences(matter, situations(columns), result)[0][:5]


@pytest.mark.parametrize("matter", BENEFITS, ids=lambda matter: matter.id)
def test_bulk_and_single_agree_at_the_boundaries(matter: Matter) -> None:
    """On days when law or months change; the cases bring acts of their own."""
    met: set[int] = set()
    for day in (DAY, *boundary_days(matter, 2024)[::7], date(2023, 2, 28), date(2024, 2, 29)):
        cases = boundary_cases(matter, at(day), Random(day.toordinal()))
        told = [case.situation for case in cases]
        columns = Columns.from_rows(matter, [s.facts for s in told], [s.members for s in told], [s.history for s in told])
        result = rule_of(matter).run(columns, day=day, rates=RATES, calendar=CALENDAR, unknown="mark")
        found, verdicts = differences(matter, told, result)
        assert not [(cases[row].title, *rest) for row, *rest in found][:5]
        met |= set(verdicts)
    assert {GRANT, REFUSE} <= met


def test_bulk_and_single_agree_where_a_rate_is_unset() -> None:
    """Only the cases that need the missing standard are undecided, and only when they do."""
    rates = replace(RATES, fixed={("试验标准", "城镇"): 86_000})
    cases = [random_situation(support, Random(seed), replace(at(), rates=rates), 0.2) for seed in range(1_000)]
    columns = Columns.from_rows(support, [s.facts for s in cases], [s.members for s in cases])
    result = rule_of(support).run(columns, day=DAY, rates=rates, calendar=CALENDAR, unknown="mark")
    found, verdicts = differences(support, cases, result)
    assert not found[:5]
    assert verdicts[UNKNOWN] > 100
    assert verdicts[GRANT] > 10


def test_two_readings_that_differ_go_to_a_person() -> None:
    """A child of 17 with a wage: counted by one reading only."""
    matter = toy(odd.conditions[-1].term, yuan(1))
    members = [{"villager": [person(born=date(2007, 1, 1), wages=wage)]} for wage in (500_000, 500_001)]
    columns = Columns.from_rows(matter, [{}, {}], members)
    result = compile_matter(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)
    assert list(result.verdict) == [GRANT, REVIEW]
    assert list(result.review) == [False, True]
    assert list(result.amount) == [100, 0]


# --- what a result says ---------------------------------------------------------------------------------------------


def test_every_failing_condition_is_named() -> None:
    facts = [person(), person(born=date(1950, 1, 1), local=False), person(died=date(2024, 6, 30))]
    result = rule_of(allowance).run(Columns.from_rows(allowance, facts), day=DAY, rates=RATES, calendar=CALENDAR)
    assert [result.failing(row) for row in range(3)] == [(), ("年满八十周岁", "具有本地户籍"), ("健在",)]
    assert list(result.granted) == [True, False, False]
    assert list(result.refused) == [False, True, True]
    assert list(result.amount) == [5_000, 0, 0]


def test_one_kernel_serves_every_month_and_locality() -> None:
    rule = rule_of(allowance)
    columns = Columns.from_rows(allowance, [person(), person(born=date(1934, 8, 1))])
    richer = replace(RATES, banded={"试验津贴": {(80, 84): 1, (85, None): 2}})
    amounts = {
        (day, rates is richer): list(rule.run(columns, day=day, rates=rates, calendar=CALENDAR).amount)
        for day in (date(2024, 7, 1), date(2024, 8, 1), date(2030, 2, 1)) for rates in (RATES, richer)
    }  # fmt: skip
    assert amounts[date(2024, 7, 1), False] == [5_000, 5_000]
    assert amounts[date(2024, 8, 1), False] == [5_000, 10_000]
    assert amounts[date(2030, 2, 1), True] == [2, 2]
    assert len(rule.plain.kernel.signatures) == 1  # type: ignore[attr-defined]


def test_a_condition_dies_with_its_law_in_bulk_too() -> None:
    """「未享受照护补贴」 rests on a document that lapsed on 30 June 2024."""
    columns = Columns.from_rows(allowance, [person(cared_for=True)])
    verdicts = [int(rule_of(allowance).run(columns, day=day, rates=RATES, calendar=CALENDAR).verdict[0]) for day in (date(2024, 6, 1), DAY)]
    assert verdicts == [REFUSE, GRANT]


def test_a_matter_without_law_is_not_computed() -> None:
    with pytest.raises(NotInForce):
        rule_of(allowance).run(Columns.from_rows(allowance, [person()]), day=date(2019, 12, 31), rates=RATES, calendar=CALENDAR)


def test_two_cores_and_a_cache_change_nothing(tmp_path: Path, populations: dict[tuple[str, float], Columns]) -> None:
    columns = populations[support.id, 0.0]
    once = rule_of(support).run(columns, day=DAY, rates=RATES, calendar=CALENDAR, unknown="mark")
    cached = compile_matter(support, tmp_path).run(columns, day=DAY, rates=RATES, calendar=CALENDAR, unknown="mark", cores=2)
    assert (once.verdict == cached.verdict).all()
    assert (once.amount == cached.amount).all()
    assert list(tmp_path.glob("toy_support_*.py"))
    assert list(tmp_path.glob("__pycache__/*.nbc"))


LATER = """
import sys
from pathlib import Path
from minzheng.vocabulary.bulk import Columns, compile_matter
from tests.vocabulary.toy import CALENDAR, DAY, RATES, allowance, person

rule = compile_matter(allowance, Path(sys.argv[1]))
result = rule.run(Columns.from_rows(allowance, [person()]), day=DAY, rates=RATES, calendar=CALENDAR)
print(result.amount[0], sum(rule.plain.kernel.stats.cache_hits.values()))
"""


def test_machine_code_kept_on_disk_serves_the_next_process(tmp_path: Path) -> None:
    told = [
        subprocess.run([sys.executable, "-c", LATER, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert told == [["5000", "0"], ["5000", "1"]]


def test_the_source_has_one_line_per_named_term() -> None:
    lines = [line.strip() for line in rule_of(support).source.splitlines()]
    for name in ("共同生活成员", "成年", "上月底前健在"):
        assert sum(line.startswith(f"{name} = ") for line in lines) == 1
    assert sum(line.startswith("共同生活人数 += ") for line in lines) == 1


# --- unknown facts --------------------------------------------------------------------------------------------------


def test_a_fact_not_known_is_named_and_nothing_is_decided() -> None:
    facts = [person(), {**person(), "villager.local": None}, person(local=False)]
    columns = Columns.from_rows(allowance, facts)
    with pytest.raises(MissingFact) as caught:
        rule_of(allowance).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)
    assert caught.value.fact == "villager.local"
    marked = rule_of(allowance).run(columns, day=DAY, rates=RATES, calendar=CALENDAR, unknown="mark")
    assert list(marked.unknown) == [False, True, False]
    assert marked.failing(1) == ()
    assert marked.amount[1] == 0


def test_an_unset_rate_refuses_the_payroll_by_name() -> None:
    columns = Columns.from_rows(allowance, [person(born=date(1950, 1, 1)), person()])
    with pytest.raises(UnsetRate) as caught:
        rule_of(allowance).run(columns, day=DAY, rates=ToyRates(), calendar=CALENDAR)
    assert caught.value.fact == "试验津贴"


def test_an_unset_rate_that_nobody_needs_refuses_nobody() -> None:
    columns = Columns.from_rows(allowance, [person(born=date(1950, 1, 1))])
    assert rule_of(allowance).run(columns, day=DAY, rates=ToyRates(), calendar=CALENDAR).refused.all()


def test_acts_are_columns_or_the_same_for_every_case() -> None:
    matter = toy(inspect.done & inspect.said(keeping.opinion).is_("同意") & (inspect.day + days(3) <= today), yuan(1))
    rule = compile_matter(matter)
    alike = Columns.from_rows(matter, [{}, {}])
    assert rule.run(alike, day=DAY, rates=RATES, calendar=CALENDAR, history=ACCEPTED).granted.all()
    with pytest.raises(MissingFact, match="已核查"):
        rule.run(alike, day=DAY, rates=RATES, calendar=CALENDAR)
    apart = Columns.from_rows(matter, [{}, {}], histories=[ACCEPTED, type(ACCEPTED)()])
    assert list(rule.run(apart, day=DAY, rates=RATES, calendar=CALENDAR).granted) == [True, False]


def test_the_act_that_is_missing_is_named() -> None:
    matter = toy(accept.day + days(3) <= today)
    columns = Columns.from_rows(matter, [{}, {}], histories=[ACCEPTED, type(ACCEPTED)()])
    with pytest.raises(MissingFact, match="受理之日"):
        compile_matter(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)


# --- loud -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matter", "why"),
    [
        (toy(pays=homestead.points * Fraction(1, 2)), "round"),
        (toy(pays=total(villager.wages, where=villager.local).per(count(villager.local))), "round"),
        (toy(homestead.moved.later_by(homestead.points) <= today), "delay is itself computed"),
        (toy(homestead.moved + unset <= today), "unset span"),
        (toy(total(villager.wages.per(villager.grade), where=villager.local) <= yuan(1)), "different denominators"),
        (toy(ActedApart((accept,))), "no bulk reading"),
        (toy(ActingOfficers() >= 2), "no bulk reading"),
    ],
    ids=["half", "quotient", "delay", "open span", "sum of fractions", "recusal", "officers"],
)
def test_what_cannot_be_computed_over_columns_fails_when_compiled(matter: Matter, why: str) -> None:
    with pytest.raises(TypeError, match=why) as caught:
        compile_matter(matter)
    assert matter.id in str(caught.value)
    assert "“" in str(caught.value)


def test_a_negative_amount_is_no_payment() -> None:
    matter = toy(pays=homestead.points * 1)
    columns = Columns.from_rows(matter, [{"homestead.fit": True, "homestead.points": points} for points in (5, -5)])
    with pytest.raises(ArithmeticError, match="case 1 is -5"):
        compile_matter(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)


def test_what_64_bits_cannot_hold_is_refused_before_it_is_computed() -> None:
    matter = toy(villager.wages * villager.pension <= yuan(1))
    columns = Columns.from_rows(matter, [{"villager.wages": 10**10, "villager.pension": 10**9}])
    with pytest.raises(OverflowError, match="64 bits"):
        compile_matter(matter).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)


def test_a_fraction_is_no_standard_in_fen() -> None:
    rates = replace(RATES, banded={"试验津贴": {(80, None): Fraction(1, 2)}})
    with pytest.raises(TypeError, match="试验津贴"):
        rule_of(allowance).run(Columns.from_rows(allowance, [person()]), day=DAY, rates=rates, calendar=CALENDAR)


def test_unknown_is_refused_or_marked_and_nothing_else() -> None:
    with pytest.raises(ValueError, match="refuse or mark"):
        rule_of(allowance).run(Columns.from_rows(allowance, [person()]), day=DAY, rates=RATES, calendar=CALENDAR, unknown="ignore")


# --- columns --------------------------------------------------------------------------------------------------------


def arrays(**changed: np.ndarray) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """Columns of two people for the allowance."""
    usual = {
        "died": np.array([NEVER_DAY, 20240701], np.int32), "born": np.array([19400305, 19340102], np.int32),
        "local": np.array([True, True]), "cared_for": np.array([0, 0], np.uint8),
    }  # fmt: skip
    return {f"villager.{name}": array for name, array in {**usual, **changed}.items()}


def test_columns_are_built_from_arrays() -> None:
    columns = Columns(allowance, 2, arrays())
    result = rule_of(allowance).run(columns, day=DAY, rates=RATES, calendar=CALENDAR)
    assert list(result.amount) == [5_000, 10_000]
    assert columns.situation(0, day=DAY, rates=RATES, calendar=CALENDAR).facts["villager.died"] == date.max


@pytest.mark.parametrize(
    "wrong",
    [
        {"born": np.array([19400230, 19340102], np.int32)},
        {"born": np.array([19401301, 19340102], np.int32)},
        {"local": np.array([3, 0], np.uint8)},
        {"born": np.array([19400305, 19340102], np.int64)},
    ],
    ids=["30 February", "13th month", "no truth", "too wide"],
)
def test_a_code_that_stands_for_nothing_is_refused_by_name(wrong: dict[str, np.ndarray]) -> None:  # type: ignore[type-arg]
    with pytest.raises(BadFact) as caught:
        Columns(allowance, 2, arrays(**wrong))
    assert caught.value.fact == f"villager.{next(iter(wrong))}"


def test_a_column_that_is_missing_is_named() -> None:
    given = arrays()
    del given["villager.born"]
    with pytest.raises(MissingFact, match="出生日期"):
        Columns(allowance, 2, given)


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="must have 3 values"):
        Columns(allowance, 3, arrays())


@pytest.mark.parametrize("wrong", [[0, 1], [1, 1, 2], [0, 2, 1]], ids=["short", "not from 0", "falling"])
def test_offsets_that_do_not_rise_are_refused(wrong: list[int]) -> None:
    columns = Columns.from_rows(support, [{}, {}], [{"villager": [person()]}, {"villager": []}])
    with pytest.raises(ValueError, match="offsets"):
        Columns(support, 2, columns.rows, columns.members, {"villager": np.array(wrong)})


@pytest.mark.parametrize(("name", "value"), [("local", 1), ("local", "是"), ("born", "1940-03-05"), ("cared_for", 0.5)])
def test_a_value_of_the_wrong_kind_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(BadFact) as caught:
        Columns.from_rows(allowance, [person(**{name: value})])
    assert caught.value.fact == f"villager.{name}"


def test_a_case_without_its_list_of_members_is_refused() -> None:
    with pytest.raises(MissingFact, match="家庭成员"):
        Columns.from_rows(support, [{}, {}], [{"villager": []}, {}])


def test_columns_give_back_the_case_they_were_made_from() -> None:
    case = random_situation(support, Random(3), at())
    again = Columns.from_rows(support, [case.facts], [case.members]).situation(0, day=DAY, rates=RATES, calendar=CALENDAR)
    looked_at = {leaf.key for leaf in leaves_of(support)}
    assert again.facts == {key: value for key, value in case.facts.items() if key in looked_at}
    assert again.members == {"villager": [{k: v for k, v in one.items() if k in looked_at} for one in case.members["villager"]]}


def test_day_codes_of_numpy_days() -> None:
    days_of = np.array(["1900-01-01", "2000-02-29", "1969-12-31", "2024-12-01", "NaT"], dtype="datetime64[D]")
    assert list(day_codes(days_of)) == [19000101, 20000229, 19691231, 20241201, 0]


def test_the_bench_prints_people_and_the_ratio_to_reading_and_writing_once() -> None:
    told = bench_rules(support, 5_000, day=DAY, rates=RATES, calendar=CALENDAR, rule=rule_of(support))
    assert set(told) == {"persons_per_s", "floor_ratio"}
    assert all(value > 0 for value in told.values())
