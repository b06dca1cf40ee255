"""最低生活保障的案例：谁算一家人、收入怎样算、差额多少、期限到哪天；2024年与2026年11月1日各算一遍。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.matters.assistance.subsistence import counted, income, size
from minzheng.vocabulary.deciding import amount, clocks_of, decide
from minzheng.vocabulary.errors import MissingFact, UnsetRate
from minzheng.vocabulary.reading import month_start, value_of
from minzheng.vocabulary.situation import Act
from tests.matters.worked import (
    MID_2024,
    NOVEMBER_2026,
    D,
    Worked,
    decided,
    household,
    months_from,
    person,
    situation,
    with_standards,
    worked,
)  # fmt: skip

LOW = matter("subsistence")
NEW_STANDARDS = with_standards(城镇=90_000, 农村=67_500)


def family(people: int, **earned: Any) -> list[dict[str, Any]]:
    """An applicant, a spouse, then minor children; all income is the applicant's."""
    first = person(relation="本人", **earned)
    rest = [person(relation="配偶")] + [person(relation="子女", born=date(2015, 1, 1), schooling="本专科及以下") for _ in range(people)]
    return [first, *rest[: people - 1]]


GRANTS = (
    worked("DB-01", "三口之家人均三百元，补足差额", {"decision": "grant", "amount": 103_500}, people=3, wages=90_000),
    worked("DB-02", "人均收入恰等于标准", {"decision": "refuse", "amount": 0}, people=3, wages=193_500),
    worked("DB-03", "人均低一元，照差额发，没有起付额", {"decision": "grant", "amount": 300}, people=3, wages=193_200),
    worked("DB-04", "收入低而财产不符", {"decision": "refuse", "amount": 0}, people=2, area="城镇", assets_fit=False),
    worked("", "合计低一分也是低于", {"decision": "grant", "amount": 1}, people=3, wages=193_499),
    worked("", "合计高一分", {"decision": "refuse", "amount": 0}, people=3, wages=193_501),
    worked("", "同样的收入在城镇低于标准", {"decision": "grant", "amount": 64_500}, people=3, wages=193_500, area="城镇"),
    worked("", "没有收入的一口之家发全额", {"decision": "grant", "amount": 64_500}, people=1),
    worked("", "没有一人具有本地户籍", {"decision": "refuse", "amount": 0}, people=1, local=False),
)


def facts_of(case: Worked) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    given = dict(case.given)
    home = {name: given.pop(name) for name in ("area", "assets_fit") if name in given}
    return household(**home), family(given.pop("people"), **given)


@pytest.mark.parametrize("case", GRANTS, ids=str)
def test_decision_and_amount_in_2024(case):
    decision = decided(LOW, MID_2024, *facts_of(case))
    assert (decision.verdict, decision.amount) == (case.expect["decision"], case.expect["amount"])


@pytest.mark.parametrize("case", GRANTS, ids=str)
def test_without_a_standard_for_the_year_nothing_is_decided(case):
    with pytest.raises(UnsetRate) as refused:
        decided(LOW, NOVEMBER_2026, *facts_of(case))
    assert refused.value.fact == "低保标准"
    assert "未取得" in str(refused.value)


@pytest.mark.parametrize("case", GRANTS, ids=str)
def test_under_the_act_of_2026_once_a_standard_is_entered(case):
    """The same cases with incomes moved by the rise of the standard: same outcome, and the Act is cited."""
    rise = {"农村": 3_000, "城镇": 4_000}
    facts, members = facts_of(case)
    members[0]["person.wages"] += rise[facts["household.area"]] * len(members) if members[0]["person.wages"] else 0
    decision = decided(LOW, NOVEMBER_2026, facts, members, rates=NEW_STANDARDS)
    assert decision.verdict == case.expect["decision"]
    if members[0]["person.wages"]:
        assert decision.amount == case.expect["amount"]
    assert any("社会救助法》第十八条" in reason.basis for reason in decision.reasons)


def test_a_refusal_says_why_with_values_and_article():
    decision = decided(LOW, MID_2024, *facts_of(GRANTS[1]))
    (failed,) = decision.failed
    assert "人均月收入：645.00元" in failed.saw
    assert "低保标准：645.00元" in failed.saw
    assert failed.basis == "《社会救助暂行办法》第九条"


# --- 家庭成员 ------------------------------------------------------------------------------------------------------

MEMBERS = (
    worked("DB-16", "本科在读的儿子计入，读硕士的不计", {"counted": 3}, members=[
        person(relation="本人"), person(relation="配偶"),
        person(relation="子女", born=D("2002-03-01"), schooling="本专科及以下"),
        person(relation="子女", born=D("2000-03-01"), schooling="研究生", lives_together=False),
    ]),
    worked("", "成年能独立生活的子女不计", {"counted": 1}, members=[person(), person(relation="子女", born=D("2006-07-01"), lives_together=False)]),
    worked("", "差一天满十八周岁的子女计入", {"counted": 2}, members=[person(), person(relation="子女", born=D("2006-07-02"), lives_together=False)]),
    worked("", "成年而不能独立生活的子女计入", {"counted": 2}, members=[person(), person(relation="子女", independent=False)]),
    worked("", "长期共同居住的父母计入", {"counted": 2}, members=[person(), person(relation="父母")]),
    worked("", "不共同居住的父母不计", {"counted": 1}, members=[person(), person(relation="父母", lives_together=False)]),
    worked("", "服刑的配偶不计", {"counted": 1}, members=[person(), person(relation="配偶", away="服刑")]),
    worked("", "出家三年以上的子女不计", {"counted": 1}, members=[person(), person(relation="子女", born=D("2008-01-01"), away="出家三年以上")]),
    worked("", "特困供养的父母不计", {"counted": 1}, members=[person(), person(relation="父母", extreme_hardship=True)]),
    worked("", "在享孤儿保障的儿童不计", {"counted": 1}, members=[person(), person(relation="其他法定扶养关系", orphan=True)]),
    worked("", "当月去世的当月仍计", {"counted": 2}, members=[person(), person(relation="配偶", died=D("2024-07-01"))]),
    worked("", "上月去世的不计", {"counted": 1}, members=[person(), person(relation="配偶", died=D("2024-06-30"))]),
)  # fmt: skip


@pytest.mark.parametrize("case", MEMBERS, ids=str)
def test_who_belongs_to_the_household(case):
    assert value_of(size, situation(MID_2024, household(), case.given["members"])) == case.expect["counted"]


def test_a_household_of_nobody_is_refused_not_an_error():
    decision = decided(LOW, MID_2024, household(), [])
    assert decision.verdict == "refuse"
    assert "有共同生活的家庭成员" in [reason.condition for reason in decision.failed]


def test_a_missing_fact_of_one_member_is_named():
    members = family(2)
    del members[1]["person.wages"]
    with pytest.raises(MissingFact) as missing:
        decided(LOW, MID_2024, household(), members)
    assert missing.value.fact == "person.wages"


# --- 收入 ----------------------------------------------------------------------------------------------------------

INCOMES = (
    worked("DB-15", "救助款物、奖学金、基础养老金、两项补贴都不计", {"countable": 60_000}, day=MID_2024,
           wages=60_000, relief=200_000, scholarship=50_000, basic_pension=19_800, disability_aid=20_200),
    worked("DB-19", "2026年2月，基础养老金的豁免已过期", {"countable": 79_800}, day=D("2026-02-01"), wages=60_000, basic_pension=19_800),
    worked("TA-09", "临时救助金不是收入", {"countable": 0}, day=MID_2024, relief=500_000),
    worked("", "豁免的最后一天", {"countable": 60_000}, day=D("2025-12-31"), wages=60_000, basic_pension=19_800),
    worked("", "豁免失效的第一天", {"countable": 79_800}, day=D("2026-01-01"), wages=60_000, basic_pension=19_800),
    worked("", "2026年11月其余不计入项照旧不计", {"countable": 60_000}, day=NOVEMBER_2026,
           wages=60_000, relief=200_000, scholarship=50_000, awards=10_000, disability_aid=21_700, old_age_aid=5_000),
    worked("", "四类收入相加", {"countable": 10_000}, day=MID_2024, wages=1_000, business=2_000, rents=3_000, transfers=4_000),
    worked("", "无正当理由不就业的按最低工资计算", {"countable": 162_000}, day=MID_2024, idle=True),
    worked("", "2025年3月起最低工资提高", {"countable": 175_000}, day=D("2025-03-01"), idle=True),
    worked("", "有零工收入而低于最低工资的仍按最低工资", {"countable": 163_000}, day=MID_2024, idle=True, wages=50_000, rents=1_000),
    worked("", "收入高于最低工资的照实", {"countable": 170_000}, day=MID_2024, idle=True, wages=170_000),
    worked("", "在校学生不按不就业计算", {"countable": 0}, day=MID_2024, idle=True, schooling="本专科及以下"),
)  # fmt: skip


@pytest.mark.parametrize("case", INCOMES, ids=str)
def test_countable_income(case):
    given = dict(case.given)
    assert value_of(income, situation(given.pop("day"), household(), [person(**given)])) == case.expect["countable"]


def test_the_pension_counts_from_2026_and_the_amount_falls_by_it():
    members = family(2, basic_pension=19_800)
    before = decided(LOW, MID_2024, household(), members)
    after = decided(LOW, NOVEMBER_2026, household(), members, rates=NEW_STANDARDS)
    assert (before.amount, after.amount) == (2 * 64_500, 2 * 67_500 - 19_800)


def test_who_will_not_work_counts_in_the_average_but_gets_nothing():
    members = [person(), person(relation="配偶", idle=True)]
    decision = decided(LOW, MID_2024, household("城镇"), members)
    assert decision.verdict == "grant"
    assert decision.amount == (2 * 86_000 - 162_000) // 2


def test_the_share_of_those_admitted_is_rounded_once_at_the_end():
    members = [person(wages=1), person(relation="配偶"), person(relation="父母", refusals=3)]
    # (3×645.00−0.01)÷3×2 = 1289.9933… 元
    assert decided(LOW, MID_2024, household(), members).amount == 128_999


@pytest.mark.parametrize(("refusals", "people"), [(2, 2), (3, 1)])
def test_three_refused_jobs_cost_the_own_share(refusals, people):
    members = [person(), person(relation="配偶", refusals=refusals)]
    assert decided(LOW, MID_2024, household(), members).amount == people * 64_500


def test_nobody_to_admit_is_a_refusal():
    decision = decided(LOW, MID_2024, household(), [person(idle=True, refusals=3)])
    assert decision.verdict == "refuse"
    assert "有可以纳入的成员" in [reason.condition for reason in decision.failed]


# --- 提标 ----------------------------------------------------------------------------------------------------------


def test_uprating_pays_the_difference_of_each_month():
    """UP-01：标准由551元提到645元，三口之家收入不变，补发五个月。"""
    old, new = with_standards(农村=55_100), with_standards(农村=64_500)
    members, months = family(3, wages=90_000), months_from("2026-01", 5)
    rise = [
        amount(LOW, situation(day, household(), members, rates=new)) - amount(LOW, situation(day, household(), members, rates=old))
        for day in months
    ]
    assert (rise[0], sum(rise)) == (UPRATING.expect["per_month"], UPRATING.expect["backpay"])


UPRATING = worked("UP-01", "提标补发", {"per_month": 28_200, "backpay": 141_000})

# --- 期限 ----------------------------------------------------------------------------------------------------------

LISTED = (
    worked("", "申请人一名", {"verdict": "grant"}, relations=["本人", "配偶", "父母", "父母"]),
    worked("", "没有申请人", {"verdict": "refuse"}, relations=["配偶", "父母"]),
    worked("", "申请人列了两次，不得按两人计算", {"verdict": "refuse"}, relations=["本人", "本人"]),
    worked("", "配偶列了两次", {"verdict": "refuse"}, relations=["本人", "配偶", "配偶"]),
)


@pytest.mark.parametrize("case", LISTED, ids=str)
def test_who_applies_is_listed_once(case):
    found = decided(LOW, MID_2024, household(), [person(relation=one) for one in case.given["relations"]])
    assert found.verdict == case.expect["verdict"]
    assert {reason.condition for reason in found.failed} <= {"申请人一名，各成员只列一次"}


CLOCKS = (
    worked("DB-11", "三十个工作日，跨清明", {"deadline": "2024-04-16"}, acts=[]),
    worked("DB-12", "公示有异议，延长到四十五个工作日", {"deadline": "2024-05-09"}, acts=[Act("extend", D("2024-03-25"))]),
    worked("DB-13", "审核确认权下放镇街，二十个工作日", {"deadline": "2024-04-01"}, acts=[], by_town=True),
)


@pytest.mark.parametrize("case", CLOCKS, ids=str)
def test_days_to_decide(case):
    rates = delegated() if case.given.get("by_town") else None
    now = situation(D("2024-03-20"), household(), family(1), [Act("accept", D("2024-03-04")), *case.given["acts"]], rates=rates)
    due = {one.title: one.due for one in clocks_of(LOW, now)}
    assert due["办理期限"] == D(case.expect["deadline"])


def delegated():
    return shipped().rates.with_rows(settings=[Row("低保确认权", date(2024, 1, 1), "illustrative", "district", "镇街")])


RECHECKS = (
    worked("DB-17", "有劳动能力的半年复核", {"due": "2024-07-10"}, able=True),
    worked("", "有经营收入的半年复核", {"due": "2024-07-10"}, business=1),
    worked("", "其余一年", {"due": "2025-01-10"}, wages=0),
)


@pytest.mark.parametrize("case", RECHECKS, ids=str)
def test_next_recheck_runs_from_the_last_one(case):
    done = [Act("accept", D("2023-10-09")), Act("decide", D("2023-11-10")), Act("recheck", D("2024-01-10"))]
    now = situation(D("2024-02-01"), household(), [person(**case.given)], done)
    assert {one.title: one.due for one in clocks_of(LOW, now)}["定期复核"] == D(case.expect["due"])


START = worked("DB-10", "月末最后一天确认，次月起发", {"first_month": "2024-04"}, decided="2024-03-31")


def test_paid_from_the_month_after_the_decision():
    now = situation(D("2024-04-10"), household(), family(1), [Act("decide", D(START.given["decided"]))])
    assert decide(LOW, now).starts == D(START.expect["first_month"] + "-01")


DEATH = worked("DB-09", "六月十二日一名成员去世，收入不变", {
    "review_by": "2024-09-12", "new_amount": 39_000, "last_full_month": "2024-06", "overpaid": 129_000,
}, died=D("2024-06-12"), paid=103_500, paid_through="2024-08")  # fmt: skip


def test_a_death_leaves_the_month_whole_and_cuts_from_the_next():
    members = family(3, wages=90_000)
    members[2]["person.died"] = DEATH.given["died"]
    due = {day: amount(LOW, situation(day, household(), members)) for day in months_from("2024-06", 3)}
    assert due[D("2024-07-01")] == DEATH.expect["new_amount"]
    whole = [day for day, fen in due.items() if fen == DEATH.given["paid"]]
    assert whole == [D(DEATH.expect["last_full_month"] + "-01")]
    assert sum(DEATH.given["paid"] - fen for fen in due.values()) == DEATH.expect["overpaid"]


def test_a_death_must_be_followed_by_a_check_within_three_months():
    acts = [
        Act("accept", D("2024-01-08")),
        Act("decide", D("2024-02-08")),
        Act("recheck", D("2024-05-08")),
        Act("lose", D("2024-06-20"), said={"handling.died": DEATH.given["died"]}),
    ]
    clock = "成员死亡后核查期限"
    running = {one.title: one.due for one in clocks_of(LOW, situation(D("2024-07-01"), household(), family(2), acts))}
    assert running[clock] == D(DEATH.expect["review_by"])
    acts.append(Act("recheck", D("2024-07-15")))
    assert clock not in {one.title for one in clocks_of(LOW, situation(D("2024-07-20"), household(), family(2), acts))}


def test_the_whole_is_counted_by_the_month_even_on_its_last_day():
    leaving = person(relation="配偶", died=D("2024-06-30"))
    assert month_start(D("2024-06-30"), 0) == D("2024-06-01")
    assert value_of(size, situation(D("2024-06-01"), household(), [person(), leaving])) == 2
    assert not value_of(counted, situation(D("2024-07-01"), {**household(), **leaving}))


CASES = (*GRANTS, *MEMBERS, *INCOMES, *CLOCKS, *RECHECKS, START, DEATH, UPRATING)
