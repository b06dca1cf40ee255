"""经济困难的高龄失能等老年人补贴的案例：困难、八十周岁、失能、两项并领或者择高、与残疾人护理补贴和特困的衔接。金额是示例。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import elder
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.situation import Act
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, months_from, person, plain, worked

SUBSIDY = matter("frail_elder_subsidy")
AT_82, AT_70, POOR = D("1942-01-01"), D("1954-01-01"), {"subsistence": True}


def facts(**given):
    """What is said of the elder goes to the elder, the rest to the person."""
    own = {name: given.pop(name) for name in tuple(given) if name in {fact.key.partition(".")[2] for fact in elder.own}}
    return person(**given) | plain(elder, **own)


def local_rule(name: str, value: str):
    return shipped().rates.with_rows(settings=[Row(name, D("2024-01-01"), "illustrative", "district", value)])


def parts(given) -> dict[str, int]:
    """Service and care money, told apart by what the one amount is made of (100元, 200元)."""
    amount = decided(SUBSIDY, MID_2024, facts(**given)).amount or 0
    return {"service": amount % 20_000, "nursing": amount // 20_000 * 20_000}


AMOUNTS = (
    worked("PE-01", "低保，八十二周岁，能够自理", {"service": 10_000, "nursing": 0}, born=AT_82, **POOR),
    worked("PE-03", "八十二周岁，能够自理，不困难", {"service": 0, "nursing": 0}, born=AT_82),
    worked("", "低边，八十二周岁", {"service": 10_000, "nursing": 0}, born=AT_82, near_poverty=True),
    worked("", "特困，八十二周岁：服务补贴照发，护理补贴不发", {"service": 10_000, "nursing": 0}, born=AT_82, extreme_hardship=True, ability="完全失能"),
    worked("", "特困，七十周岁，失能", {"service": 0, "nursing": 0}, born=AT_70, extreme_hardship=True, ability="完全失能"),
    worked("", "低保，七十周岁，中度失能", {"service": 0, "nursing": 20_000}, born=AT_70, **POOR, ability="中度失能"),
    worked("", "低保，七十周岁，轻度失能", {"service": 0, "nursing": 0}, born=AT_70, **POOR, ability="轻度失能"),
    worked("", "低保，七十周岁，肢体二级", {"service": 0, "nursing": 20_000}, born=AT_70, **POOR, disability="肢体", grade=2),
    worked("", "低保，七十周岁，肢体三级", {"service": 0, "nursing": 0}, born=AT_70, **POOR, disability="肢体", grade=3),
    worked("", "低保，八十二周岁，失能，两项都发", {"service": 10_000, "nursing": 20_000}, born=AT_82, **POOR, ability="重度失能"),
    worked("", "八十周岁当天", {"service": 10_000, "nursing": 0}, born=D("1944-07-01"), **POOR),
    worked("", "八十周岁前一日", {"service": 0, "nursing": 0}, born=D("1944-07-02"), **POOR),
    worked("", "失能，五十九周岁", {"service": 0, "nursing": 0}, born=D("1964-07-02"), **POOR, ability="完全失能"),
    worked("", "外地户籍", {"service": 0, "nursing": 0}, born=AT_82, **POOR, local=False),
)


@pytest.mark.parametrize("case", AMOUNTS, ids=str)
def test_amounts(case):
    assert parts(dict(case.given)) == case.expect


@pytest.mark.parametrize("case", AMOUNTS[:6], ids=str)
def test_the_same_people_on_1_november_2026(case):
    assert (decided(SUBSIDY, NOVEMBER_2026, facts(**case.given)).amount or 0) == sum(case.expect.values())


HIGHER = worked("PE-04", "失能，又领重度残疾人护理补贴270元：择高", {"pay": 27_000, "kept": "b"},
                born=AT_70, grade=1, disability="肢体", **POOR, disability_care=True)  # fmt: skip


def test_the_higher_care_money_is_kept():
    care = matter("care_subsidy")
    given = dict(HIGHER.given)
    assert decided(SUBSIDY, MID_2024, facts(**given)).verdict == "refuse"
    del given["disability_care"]
    assert decided(care, MID_2024, person(**given)).amount == HIGHER.expect["pay"]
    old = facts(**{**given, "born": AT_82}, disability_care=True)
    assert decided(SUBSIDY, MID_2024, old).amount == 10_000, "养老服务补贴不属于护理补贴"


def test_one_of_two_where_the_district_says_so():
    both = facts(born=AT_82, **POOR, ability="重度失能")
    assert decided(SUBSIDY, MID_2024, both, rates=local_rule("养老服务补贴与护理补贴", "择高享受")).amount == 20_000


@pytest.mark.parametrize(("least", "ability", "verdict"), [
    ("轻度失能", "轻度失能", "grant"), ("轻度失能", "能力完好", "refuse"), ("重度失能", "中度失能", "refuse"), ("重度失能", "重度失能", "grant"),
])  # fmt: skip
def test_where_frailty_begins_is_the_districts_rule(least, ability, verdict):
    one = facts(born=AT_70, **POOR, ability=ability)
    assert decided(SUBSIDY, MID_2024, one, rates=local_rule("失能的最低等级", least)).verdict == verdict


def test_whether_the_edge_counts_is_the_districts_rule():
    edge = facts(born=AT_82, near_poverty=True)
    assert decided(SUBSIDY, MID_2024, edge, rates=local_rule("经济困难老年人的范围", "不含低保边缘")).verdict == "refuse"


LEAVES = worked("PE-06", "5月10日退出低保和低边", {"first_unpaid": "2024-06"}, end="2024-05-10")


def test_stops_the_month_after_hardship_ends():
    """The status is frozen by month: what ends in May is false from June on (funds.cascade), and the rule is asked again."""
    ended = D(LEAVES.given["end"])
    paid = {day: decided(SUBSIDY, day, facts(born=AT_82, subsistence=day <= ended)).amount for day in months_from("2024-05", 2)}
    assert [day.strftime("%Y-%m") for day, amount in paid.items() if not amount] == [LEAVES.expect["first_unpaid"]]


def test_starts_the_month_after_the_decision():
    acts = [Act("apply", D("2024-07-01")), Act("accept", D("2024-07-02")), Act("verify", D("2024-07-03")), Act("decide", D("2024-07-31"))]
    assert decided(SUBSIDY, D("2024-07-31"), facts(born=AT_82, **POOR), acts=acts).starts == D("2024-08-01")


def test_the_amounts_are_illustrative_and_never_paid_on_outside_rehearsal():
    with pytest.raises(UnsetRate):
        decided(SUBSIDY, MID_2024, facts(born=AT_82, **POOR), rates=shipped().rates.for_payment)


def test_frailty_claimed_needs_an_assessment_after_acceptance():
    played = Played(SUBSIDY, facts(born=AT_70, **POOR, ability="重度失能", claims_disability=True))
    played.do("apply", "2024-07-01").do("accept", "2024-07-02", "镇甲").do("verify", "2024-07-03", "镇甲")
    with pytest.raises(Refusal) as unrated:
        played.do("decide", "2024-07-04", "区甲")
    assert unrated.value.gate == "以失能申请而没有重度残疾的，已作能力评估"
    for day in ("2024-07-01", "2024-07-06"):
        with pytest.raises(Refusal) as when:
            played.do("assess", "2024-07-05", elder__assessed=D(day))
        assert when.value.gate == "评估在受理以后，不在将来"
    played.do("assess", "2024-07-05", elder__assessed=D("2024-07-05"))
    with pytest.raises(Refusal) as same:
        played.do("decide", "2024-07-08", "镇甲")
    assert "不是同一人" in same.value.gate
    assert played.do("decide", "2024-07-08", "区甲").case.outcome == "准予发放"


CASES = (*AMOUNTS, HIGHER, LEAVES)
