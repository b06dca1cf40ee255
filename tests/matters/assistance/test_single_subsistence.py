"""单人保的案例：谁可以单独申请，供养费用能否豁免，发多少。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.matters.assistance.subsistence import admissible_alone
from minzheng.vocabulary.deciding import clocks_of
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.situation import Act
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, household, person, situation, with_standards, worked

ALONE = matter("single_subsistence")
BEFORE_GUANGDONG = date(2019, 8, 31)
"""The day before 粤府令第262号: what the ministry's text alone says."""

SUPPORTED = {"disability": "肢体", "grade": 2, "supporter": "父母", "supporter_age": 60, "transfers": 70_000, "support": 70_000}

ADMISSIBLE = (
    worked("DB-05", "低边家庭中的三级智力残疾人", {"eligible": True}, near_poverty=True, disability="智力", grade=3),
    worked("", "低边家庭中的四级精神残疾人，本省可以", {"eligible": True}, near_poverty=True, disability="精神", grade=4),
    worked("", "低边家庭中的二级肢体残疾人", {"eligible": True}, near_poverty=True, disability="肢体", grade=2),
    worked("", "低边家庭中的三级肢体残疾人", {"eligible": False}, near_poverty=True, disability="肢体", grade=3),
    worked("", "低边家庭中的重病患者", {"eligible": True}, near_poverty=True, seriously_ill=True),
    worked("", "重病而不在低边家庭", {"eligible": False}, seriously_ill=True),
    worked("", "成年无业重度残疾人", {"eligible": True}, disability="肢体", grade=2),
    worked("", "重度残疾而就业", {"eligible": False}, disability="肢体", grade=2, works=True),
    worked("", "重度残疾而未成年", {"eligible": False}, disability="肢体", grade=2, born=D("2006-07-02")),
    worked("", "满十八周岁当日即成年", {"eligible": True}, disability="肢体", grade=2, born=D("2006-07-01")),
    worked("", "靠家庭供养的四级智力残疾人，本省可以", {"eligible": True}, kept_by_family=True, disability="智力", grade=4),
    worked("", "在宗教场所居住三年以上的教职人员", {"eligible": True}, away="出家三年以上"),
    worked("", "父母无力抚养的儿童，本省可以", {"eligible": True}, unsupported=True, born=D("2015-01-01")),
    worked("", "普通成年人", {"eligible": False}),
)


@pytest.mark.parametrize("case", ADMISSIBLE, ids=str)
def test_who_may_apply_alone(case):
    decision = decided(ALONE, MID_2024, {**household(), **person(**case.given)})
    failed = [reason.condition for reason in decision.failed]
    assert (decision.verdict, failed) == (("grant", []) if case.expect["eligible"] else ("refuse", ["属于可以单独提出申请的情形"]))


NATIONAL = worked("DB-06", "四级精神残疾，只有国家规定时不可以", {"eligible": False}, near_poverty=True, disability="精神", grade=4)


@pytest.mark.parametrize(("day", "eligible"), [(BEFORE_GUANGDONG, NATIONAL.expect["eligible"]), (date(2019, 9, 1), True)])
def test_the_fourth_grade_rests_on_the_provincial_rule(day, eligible):
    assert value_of(admissible_alone, situation(day, person(**NATIONAL.given))) is eligible


@pytest.mark.parametrize(("day", "eligible"), [("2022-10-19", False), ("2022-10-20", True)])
def test_adults_without_work_rest_on_the_notice_of_2022(day, eligible):
    assert value_of(admissible_alone, situation(D(day), person(disability="肢体", grade=2))) is eligible


WAIVED = (
    worked("DB-07", "六十周岁的母亲供养", {"eligible": True, "support_waivable": True}, **SUPPORTED),
    worked("", "五十九周岁的母亲供养", {"eligible": False, "support_waivable": False}, **{**SUPPORTED, "supporter_age": 59}),
    worked("", "四十周岁的哥哥供养", {"eligible": True, "support_waivable": True}, **{**SUPPORTED, "supporter": "兄弟姐妹", "supporter_age": 40}),
    worked("", "六十周岁的其他亲属供养", {"eligible": True, "support_waivable": True}, **{**SUPPORTED, "supporter": "其他亲属"}),
    worked("", "三级残疾的不适用豁免", {"eligible": False, "support_waivable": False}, **{**SUPPORTED, "grade": 3, "near_poverty": True, "disability": "智力"}),
)


@pytest.mark.parametrize("case", WAIVED, ids=str)
def test_support_may_be_waived_only_from_siblings_and_elders(case):
    decision = decided(ALONE, MID_2024, {**household(), **person(**{**case.given, "support_waived": 70_000})})
    failed = [reason.condition for reason in decision.failed]
    assert decision.verdict == ("grant" if case.expect["eligible"] else "refuse")
    assert ("供养费用的豁免符合规定" not in failed) is case.expect["support_waivable"]


def test_support_that_is_not_waived_counts_as_income():
    decision = decided(ALONE, MID_2024, {**household(), **person(**SUPPORTED)})
    assert [reason.condition for reason in decision.failed] == ["本人月收入低于当地标准"]


def test_no_more_can_be_waived_than_is_given():
    decision = decided(ALONE, MID_2024, {**household(), **person(**{**SUPPORTED, "support_waived": 70_001})})
    assert [reason.condition for reason in decision.failed] == ["供养费用的豁免符合规定"]


@pytest.mark.parametrize(("way", "fen"), [("补足差额", 44_500), ("全额发放", 64_500)])
def test_what_is_paid_is_left_to_the_locality(way, fen):
    facts = {**household(), **person(near_poverty=True, seriously_ill=True, wages=20_000)}
    rates = shipped().rates.with_rows(settings=[Row("单人保发放办法", date(2024, 1, 1), "illustrative", "district", way)])
    assert decided(ALONE, MID_2024, facts, rates=rates).amount == fen


EXCLUDED = [{"extreme_hardship": True}, {"orphan": True}, {"subsistence": True}]


@pytest.mark.parametrize("other", EXCLUDED, ids=str)
def test_not_beside_other_basic_relief(other):
    decision = decided(ALONE, MID_2024, {**household(), **person(near_poverty=True, seriously_ill=True, **other)})
    assert [reason.condition for reason in decision.failed] == ["没有在享特困、孤儿保障或者家庭低保"]


@pytest.mark.parametrize(("wages", "verdict"), [(64_499, "grant"), (64_500, "refuse")])
def test_own_income_must_be_below_the_standard(wages, verdict):
    assert decided(ALONE, MID_2024, {**household(), **person(near_poverty=True, seriously_ill=True, wages=wages)}).verdict == verdict


def test_in_2026_the_standard_is_missing_and_the_act_names_the_group():
    facts = {**household(), **person(near_poverty=True, seriously_ill=True, basic_pension=19_800)}
    with pytest.raises(UnsetRate):
        decided(ALONE, NOVEMBER_2026, facts)
    decision = decided(ALONE, NOVEMBER_2026, facts, rates=with_standards(农村=67_500))
    assert decision.amount == 67_500 - 19_800
    assert any("社会救助法》第二十一条" in reason.basis for reason in decision.reasons)


@pytest.mark.parametrize(("able", "due"), [(True, "2024-07-10"), (False, "2025-01-10")])
def test_recheck(able, due):
    now = situation(D("2024-02-01"), {**household(), **person(able=able)}, acts=[Act("decide", D("2023-11-10")), Act("recheck", D("2024-01-10"))])
    assert {one.title: one.due for one in clocks_of(ALONE, now)}["定期复核"] == D(due)


def test_the_procedure_is_that_of_households():
    facts: dict[str, Any] = {**household(), **person(near_poverty=True, seriously_ill=True), "applicant.name": "某某", "applicant.village": "某社区"}
    played = Played(ALONE, facts).do("accept", "2024-03-04").do("investigate", "2024-03-05", "镇甲", "镇乙").do("check", "2024-03-05")
    played.do("opine", "2024-03-06").do("publish", "2024-03-07")
    with pytest.raises(Refusal) as early:
        played.do("decide", "2024-03-14", "局甲", "局乙")
    assert early.value.gate == "初步意见公示已满七日"
    assert played.do("decide", "2024-03-15", "局甲", "局乙").case.outcome == "确认"


def test_who_has_local_hukou_must_be_accepted():
    with pytest.raises(Refusal) as stopped:
        Played(ALONE, {**household(), **person()}).do("decline", "2024-03-04")
    assert stopped.value.gate == "确属不应受理"
    assert Played(ALONE, {**household(), **person(local=False)}).do("decline", "2024-03-04").case.closed


CASES = (*ADMISSIBLE, NATIONAL, *WAIVED)
