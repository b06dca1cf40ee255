"""核算收入时按规定扣减的：必要就业成本只从劳动所得里扣，残疾、重病的支出从全家收入里扣，扣到零为止；2021年7月1日以前没有这一条。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from tests.matters.worked import MID_2024, D, decided, household, person

LOW, EDGE, ALONE = matter("subsistence"), matter("near_poverty"), matter("single_subsistence")


def of(*members: dict[str, Any], day: Any = MID_2024, page: Any = LOW) -> tuple[str, int | None]:
    decision = decided(page, day, household(edge_assets_fit=True), [person(**{"relation": "本人", **one}) for one in members])
    return decision.verdict, decision.amount


@pytest.mark.parametrize(
    ("title", "wages", "transfers", "work", "care", "outcome"),
    [
        ("工资七百，就业成本一百", 70_000, 0, 10_000, 0, ("grant", 4_500)),
        ("扣减以后恰等于标准", 70_000, 0, 5_500, 0, ("refuse", 0)),
        ("扣减以后低一分", 70_000, 0, 5_501, 0, ("grant", 1)),
        ("就业成本高于工资，只扣到工资为止，养老金照计", 5_000, 60_000, 10_000, 0, ("grant", 4_500)),
        ("没有劳动所得，就业成本不扣", 0, 64_500, 10_000, 0, ("refuse", 0)),
        ("刚性支出高于收入，扣到零，发全额", 70_000, 0, 0, 80_000, ("grant", 64_500)),
        ("两项都扣", 80_000, 0, 10_000, 10_000, ("grant", 4_500)),
    ],
)
def test_what_is_deducted_from_one_s_income(title, wages, transfers, work, care, outcome):
    one = {"wages": wages, "transfers": transfers, "work_costs": work, "care_costs": care}
    assert of(one) == outcome
    alone = decided(ALONE, MID_2024, household() | person(near_poverty=True, disability="智力", grade=3, **one))
    assert (alone.verdict, alone.amount) == outcome


def test_one_member_s_illness_counts_against_the_income_of_all():
    ill = {"relation": "配偶", "care_costs": 2_000}
    assert of({"wages": 129_000}, {"relation": "配偶"}) == ("refuse", 0)
    assert of({"wages": 130_000}, ill) == ("grant", 1_000)


def test_who_is_not_counted_brings_no_deduction():
    assert of({"wages": 70_000}, {"relation": "父母", "lives_together": False, "care_costs": 50_000}) == ("refuse", 0)


def test_the_line_of_the_next_class_takes_the_same_income():
    assert of({"wages": 96_750}, page=EDGE)[0] == "refuse"
    assert of({"wages": 96_750, "work_costs": 1}, page=EDGE)[0] == "grant"


@pytest.mark.parametrize(("day", "verdict"), [("2021-06-30", "refuse"), ("2021-07-01", "grant")])
def test_before_the_measure_nothing_was_deducted(day, verdict):
    assert of({"wages": 60_000, "work_costs": 10_000}, day=D(day))[0] == verdict
