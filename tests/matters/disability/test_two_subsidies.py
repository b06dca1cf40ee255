"""残疾人两项补贴的案例：两项各自的条件、互相衔接、各年标准、起止月份；2026年11月1日再算一遍。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.library.locality import shipped
from minzheng.statutes import SUBSIDIES_GD
from minzheng.vocabulary.deciding import due_of
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.situation import Act
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, months_from, person, situation, worked

LIVING, CARE = matter("living_subsidy"), matter("care_subsidy")
BOTH = (LIVING, CARE)
LOW, EDGE = {"subsistence": True}, {"near_poverty": True}


def limb(grade: int, **more: Any) -> dict[str, Any]:
    return {"disability": "肢体", "grade": grade, **more}


CASES_2024 = (
    worked("DS-01", "低保，听力四级", {"living": 20_200, "nursing": 0}, **LOW, disability="听力", grade=4),
    worked("DS-02", "低保，肢体二级，两项都发", {"living": 20_200, "nursing": 27_000}, **LOW, **limb(2)),
    worked("DS-03", "家境宽裕，视力一级", {"living": 0, "nursing": 27_000}, disability="视力", grade=1),
    worked("DS-04", "家境宽裕，智力三级", {"living": 0, "nursing": 27_000}, disability="智力", grade=3),
    worked("DS-05", "家境宽裕，肢体三级", {"living": 0, "nursing": 0}, **limb(3)),
    worked("DS-06", "低边，肢体三级", {"living": 20_200, "nursing": 0}, **EDGE, **limb(3)),
    worked("DS-07", "一证两类，多重一级", {"living": 0, "nursing": 27_000}, disability="多重", grade=1),
    worked("DS-08", "领取工伤生活护理费", {"living": 0, "nursing": 0}, **LOW, **limb(1), injury_care=True),
    worked("DS-11b", "五级残疾军人", {"living": 0, "nursing": 0}, soldier_grade=5),
    worked("DS-12", "孤儿，肢体一级", {"living": 0, "nursing": 27_000}, **LOW, **limb(1), orphan=True),
    worked("DS-15", "退出低保低边，肢体二级", {"living": 0, "nursing": 27_000}, **limb(2)),
    worked("TK-14", "特困人员，肢体一级", {"living": 0, "nursing": 0}, **LOW, **limb(1), extreme_hardship=True),
    worked("CH-10", "全额领取事实无人抚养补贴的一级残疾儿童", {"living": 0, "nursing": 27_000}, **LOW, **limb(1), uncared=True, born=D("2015-01-01")),
    worked("", "在监狱服刑（本区停发）", {"living": 0, "nursing": 0}, **LOW, **limb(1), away="服刑"),
    worked("", "强制隔离戒毒不是服刑", {"living": 20_200, "nursing": 27_000}, **LOW, **limb(1), away="强制隔离戒毒"),
    worked("", "四级残疾军人", {"living": 0, "nursing": 27_000}, soldier_grade=4),
    worked("", "低保，五级残疾军人", {"living": 20_200, "nursing": 0}, **LOW, soldier_grade=5),
    worked("", "低保而没有残疾证", {"living": 0, "nursing": 0}, **LOW),
    worked("", "精神四级", {"living": 0, "nursing": 27_000}, disability="精神", grade=4),
    worked("", "听力三级", {"living": 0, "nursing": 0}, disability="听力", grade=3),
    worked("", "外地户籍", {"living": 0, "nursing": 0}, **LOW, **limb(1), local=False),
)


def amounts(day, given: dict[str, Any]) -> dict[str, int | None]:
    decisions = {"living": decided(LIVING, day, person(**given)), "nursing": decided(CARE, day, person(**given))}
    return {name: decision.amount for name, decision in decisions.items()}


@pytest.mark.parametrize("case", CASES_2024, ids=str)
def test_amounts_in_2024(case):
    assert amounts(MID_2024, dict(case.given)) == case.expect


@pytest.mark.parametrize("case", CASES_2024, ids=str)
def test_the_same_people_on_1_november_2026(case):
    new = {20_200: 21_700, 27_000: 29_000, 0: 0}
    assert amounts(NOVEMBER_2026, dict(case.given)) == {name: new[fen] for name, fen in case.expect.items()}


IN_2026 = worked("DS-13", "2026年3月的标准", {"living": 21_700, "nursing": 29_000}, **LOW, **limb(2))
YEARS = [
    ("2020-12-31", 17_500, 23_500),
    ("2021-01-01", 18_100, 24_300),
    ("2022-06-01", 18_800, 25_200),
    ("2023-12-31", 19_500, 26_100),
    ("2024-01-01", 20_200, 27_000),
    ("2025-12-31", 20_900, 28_000),
    ("2026-03-01", IN_2026.expect["living"], IN_2026.expect["nursing"]),
]


@pytest.mark.parametrize(("day", "living", "nursing"), YEARS)
def test_the_standard_of_each_year(day, living, nursing):
    assert amounts(D(day), dict(IN_2026.given)) == {"living": living, "nursing": nursing}


@pytest.mark.parametrize("which", BOTH, ids=lambda one: one.id)
def test_no_standard_no_payment(which):
    with pytest.raises(UnsetRate) as unset:
        decided(which, D("2027-01-01"), person(**LOW, **limb(1)))
    assert unset.value.fact == which.title


UPRATING = worked("UP-06", "2026年一季度生活补贴补发", {"backpay": 2_400})


def test_uprating_from_january_2026():
    old, new = (shipped().rates.amount("困难残疾人生活补贴", None, D(day)) for day in ("2025-12-01", "2026-01-01"))
    assert sum(new - old for _ in months_from("2026-01", 3)) == UPRATING.expect["backpay"]


HIGHER = worked("DS-14", "老年护理补贴200元与护理补贴270元，择高", {"pay": 27_000, "kept": "b"}, other_care=20_000)
CHOICES = [(20_000, "grant"), (27_000, "grant"), (27_001, "refuse")]


@pytest.mark.parametrize(("other", "verdict"), CHOICES)
def test_the_higher_of_the_same_kind(other, verdict):
    decision = decided(CARE, MID_2024, person(**limb(1), other_care=other))
    assert decision.verdict == verdict
    if other == HIGHER.given["other_care"]:
        assert decision.amount == HIGHER.expect["pay"]
    if verdict == "refuse":
        assert [reason.condition for reason in decision.failed] == ["没有领取更高的同类护理补贴"]


def test_only_the_same_kind_is_compared():
    assert amounts(MID_2024, {**LOW, **limb(1), "other_care": 99_999}) == {"living": 20_200, "nursing": 0}
    assert amounts(MID_2024, {**LOW, **limb(1), "other_living": 99_999}) == {"living": 0, "nursing": 27_000}


APPLIED = worked("DS-09", "五月二十八日申请、七月三日审定，自五月起发", {"first_month": "2024-05"}, applied="2024-05-28", decided="2024-07-03")


@pytest.mark.parametrize("which", BOTH, ids=lambda one: one.id)
def test_paid_from_the_month_of_application(which):
    acts = [Act("apply", D(APPLIED.given["applied"])), Act("accept", D("2024-05-30")), Act("confirm", D("2024-06-20"))]
    decision = decided(which, D(APPLIED.given["decided"]), person(**LOW, **limb(1)), acts=acts)
    assert decision.starts == D(APPLIED.expect["first_month"] + "-01")


DEATH = worked("DS-10", "六月十五日去世，护理补贴发到八月", {"overpaid": 54_000}, died=D("2024-06-15"), paid=27_000)


def test_paid_for_the_month_of_death_and_no_longer():
    months = [decided(CARE, day, person(**limb(1), died=DEATH.given["died"])) for day in months_from("2024-06", 3)]
    assert [decision.verdict for decision in months] == ["grant", "refuse", "refuse"]
    assert sum(DEATH.given["paid"] - (decision.amount or 0) for decision in months) == DEATH.expect["overpaid"]


def test_without_the_provincial_widening_only_the_national_base(monkeypatch):
    """As if the provincial document had been repealed before 2024: what rests on it falls, and nothing else."""
    monkeypatch.setitem(vars(SUBSIDIES_GD), "until", D("2023-12-31"))
    assert amounts(MID_2024, {**EDGE, **limb(1)}) == {"living": 0, "nursing": 27_000}
    assert amounts(MID_2024, {**LOW, "disability": "智力", "grade": 3}) == {"living": 20_200, "nursing": 0}
    assert amounts(MID_2024, {**LOW, "soldier_grade": 1}) == {"living": 0, "nursing": 0}


@pytest.mark.parametrize("which", BOTH, ids=lambda one: one.id)
def test_limits_that_no_text_sets_are_told_as_unset(which):
    now = situation(D("2024-07-10"), person(), acts=[Act("apply", D("2024-07-01"))])
    assert due_of(which, which.step("accept"), now).limit == "时限未定"


@pytest.mark.parametrize("which", BOTH, ids=lambda one: one.id)
def test_procedure(which):
    played = Played(which, person(**LOW, **limb(1))).do("apply", "2024-07-01").do("accept", "2024-07-02")
    with pytest.raises(Refusal) as early:
        played.do("decide", "2024-07-03")
    assert early.value.gate == "已核对残疾人证"
    played.do("confirm", "2024-07-03").do("decide", "2024-07-04").do("serve", "2024-07-05")
    assert played.case.outcome == "准予发放"
    with pytest.raises(Refusal) as hasty:
        played.do("stop", "2024-08-01")
    assert hasty.value.gate == "已定期复核"
    played.do("recheck", "2024-08-02").do("stop", "2024-08-05")


def test_one_figure_sums_both_subsidies():
    figures = {figure.id: figure.measure for figure in LIVING.figures}
    assert figures["disability_subsidy_paid"].of == ("living_subsidy", "care_subsidy")
    assert "disability_subsidy_paid" not in {figure.id for figure in CARE.figures}


CASES = (*CASES_2024, IN_2026, UPRATING, HIGHER, APPLIED, DEATH)
