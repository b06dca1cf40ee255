"""Birthdays on 29 February, periods that stand still for two reasons at once, and facts that a rule of form works out."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import adoption, organisation
from minzheng.statutes import CIVIL_CODE
from minzheng.vocabulary import Condition, age, reached
from minzheng.vocabulary.deciding import holds, later_by_pauses
from minzheng.vocabulary.errors import BadFact
from minzheng.vocabulary.facts import worked_out
from minzheng.vocabulary.form import read_answers
from minzheng.vocabulary.situation import Act, History
from tests.matters.everyday import situation

THIRTY = Condition("年满三十周岁", reached(age(adoption.adopter_born), adoption.adopter_born, 30), CIVIL_CODE[1098])


@pytest.mark.parametrize(("born", "day", "holding"), [
    ("1996-02-29", "2026-02-27", False), ("1996-02-29", "2026-02-28", None), ("1996-02-29", "2026-03-01", True),
    ("1996-02-28", "2026-02-28", True), ("1996-03-01", "2026-02-28", False), ("1996-03-01", "2026-03-01", True),
    ("1994-03-01", "2024-02-29", False), ("1994-02-28", "2024-02-28", True), ("1994-02-28", "2024-02-27", False),
])  # fmt: skip
def test_only_the_28th_of_who_was_born_on_the_29th_is_in_doubt(born: str, day: str, holding: bool | None) -> None:
    seen = situation(day, {"adoption.adopter_born": date.fromisoformat(born)})
    assert holds(THIRTY, seen) is holding


def test_days_that_stand_still_for_two_reasons_count_once() -> None:
    page = matter("adoption")
    steps = {verb: page.step(verb) for verb in ("consent", "evaluate", "announce", "expire")}
    pauses = ((steps["consent"], steps["evaluate"]), (steps["announce"], steps["expire"]))
    days = {"announce": (2024, 3, 1), "consent": (2024, 3, 5), "evaluate": (2024, 4, 10), "expire": (2024, 5, 1)}
    seen = situation("2024-05-06")
    seen.history = History(tuple(Act(verb, date(*day)) for verb, day in days.items()))
    assert later_by_pauses(pauses, date(2024, 3, 31), seen) == date(2024, 5, 31)  # 61 days, not 61 + 36


def test_a_wrong_code_is_wrong_whatever_is_told() -> None:
    told = {"organisation.code_check": "相符"}
    assert worked_out(organisation.own, told) == {}
    for code, check in (("51441802MJM0000185", "相符"), ("51441802MJM0000186", "不符")):
        assert worked_out(organisation.own, {**told, "organisation.credit_code": code}) == {"organisation.code_check": check}
    assert worked_out(organisation.own, {"organisation.credit_code": "51441802MJM0000185"}) == {"organisation.code_check": "相符"}
    unfit = {"organisation.credit_code": "51441802MJM0000185", "organisation.code_check": "不符"}
    assert worked_out(organisation.own, unfit) == {"organisation.code_check": "不符"}, "what a rule of form cannot see is the officer's finding"


def test_try_works_it_out_too() -> None:
    facts, _, _ = read_answers(matter("establishment"), {"organisation": {"credit_code": "51441802MJM0000186", "code_check": "相符"}})
    assert facts["organisation.code_check"] == "不符"


def test_an_unknown_name_is_told_the_near_ones() -> None:
    with pytest.raises(BadFact, match="应写作funds_fen"):
        read_answers(matter("establishment"), {"organisation": {"funds": 1}})
    with pytest.raises(BadFact, match=r"相近的有：.*funds_fen"):
        read_answers(matter("establishment"), {"organisation": {"fund_fen": 1}})
    with pytest.raises(BadFact, match="事实分组：organisation"):
        read_answers(matter("establishment"), {"organization": {}})
