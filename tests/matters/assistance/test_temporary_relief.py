"""临时救助的案例（额度是示例）：三种上限取最低，支出型收入须低于人均可支配收入，急难型免核对评议公示而后补登记签字；人次按次相加。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import relief as relief_facts
from minzheng.library.locality import shipped
from minzheng.library.rows import Row
from minzheng.vocabulary.errors import Refusal, UnsetRate
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, household, plain, with_standards, worked

RELIEF, FIRST = matter("temporary_relief"), matter("urgent_relief")
KINDS = {"expenditure": (RELIEF, "支出型", "教育、医疗等必需支出突增"), "urgent": (RELIEF, "急难型", "交通事故"), "urgent_first": (FIRST, "急难型", "火灾")}
BILLS, SUDDEN = KINDS["expenditure"][1:], KINDS["urgent"][1:]


def facts_of(kind: str = "expenditure", area: str = "城镇", **more: Any) -> dict[str, Any]:
    _, type_, cause = KINDS[kind]
    yes = {"assets_fit": True, "resident": True, "authorised": True, "urgent": kind == "urgent_first"}
    usual = {"kind": type_, "cause": cause, "persons": 1, "need": 100_000, **yes}
    return {**household(area), **plain(relief_facts, **{**usual, **more}), "applicant.name": "某某", "applicant.village": "某社区"}


AMOUNTS = (
    worked("TA-01", "火灾，四人，先行救助", {"amount": 688_000}, kind="urgent_first", persons=4, need=1_000_000),
    worked("TA-03", "三人户医疗支出三万元", {"amount": 3_000_000}, kind="expenditure", persons=3, need=3_000_000),
    worked("TA-04", "本年已获四万五千元", {"amount": 500_000}, day="2024-10-01", kind="expenditure", persons=3, need=1_000_000, used=4_500_000),
    worked("", "超过十二个月低保标准的部分不给", {"amount": 3_096_000}, kind="expenditure", persons=3, need=3_096_001),
    worked("", "急难型三个月", {"amount": 258_000}, kind="urgent", persons=1, need=1_000_000),
    worked("", "农村标准较低", {"amount": 193_500}, kind="urgent", area="农村", persons=1, need=1_000_000),
    worked("", "本年余额只剩一分", {"amount": 1}, kind="urgent", persons=1, need=1_000_000, used=4_999_999),
    worked("", "本年已达限额", {"amount": 0}, kind="urgent", persons=1, need=1_000_000, used=5_000_000),
)


@pytest.mark.parametrize("case", AMOUNTS, ids=str)
def test_the_lowest_of_three_caps_is_paid(case):
    given = dict(case.given)
    page = KINDS[given["kind"]][0]
    decision = decided(page, D(given.pop("day", "2024-07-01")), facts_of(**given))
    assert decision.amount == case.expect["amount"]
    assert decision.verdict == ("grant" if decision.amount else "refuse")


SCOPES = (
    worked("TA-06", "支出型，收入恰等于人均可支配收入", {"accept": False}, income=320_000),
    worked("", "低一分", {"accept": True}, income=319_999),
    worked("", "低保对象只核实支出", {"accept": True}, income=320_000, supported=True),
    worked("", "财产不符", {"accept": False}, assets_fit=False),
    worked("", "没有户籍和居住证", {"accept": False}, resident=False),
    worked("", "急难型不问户籍、收入", {"accept": True}, kind="urgent", resident=False, income=999_999, assets_fit=False),
    worked("", "保险已经足额解决", {"accept": False}, covered=True),
    worked("", "同一事由一年内已获助", {"accept": False}, repeated=True),
    worked("", "困难又有加重", {"accept": True}, repeated=True, renewed=True),
)


@pytest.mark.parametrize("case", SCOPES, ids=str)
def test_who_may_have_it(case):
    assert (decided(RELIEF, MID_2024, facts_of(**case.given)).verdict == "grant") is case.expect["accept"]


@pytest.mark.parametrize("page", [RELIEF, FIRST], ids=lambda page: page.id)
def test_in_2026_it_rests_on_the_act_and_waits_for_the_standard(page):
    facts = facts_of("urgent_first" if page is FIRST else "urgent")
    with pytest.raises(UnsetRate, match="低保标准"):
        decided(page, NOVEMBER_2026, facts)
    decision = decided(page, NOVEMBER_2026, facts, rates=with_standards(城镇=90_000))
    assert decision.verdict == "grant"
    assert any("社会救助法" in reason.basis for reason in decision.reasons)


# --- 程序 ----------------------------------------------------------------------------------------------------------

URGENT = worked("TA-07", "急难型先给付后补手续", {"may_skip": ["核对", "民主评议", "公示"], "after": ["登记", "签字盖章"]}, kind="urgent")
STRICT = worked("TA-07b", "支出型不得省略", {"may_skip": [], "after": []}, kind="expenditure")
VERBS = {"核对": "check", "公示": "publish", "登记": "register", "签字盖章": "sign"}
"""民主评议 is no step of either page: there is nothing to skip."""


def test_first_paid_then_registered_and_signed():
    verbs = [step.verb for step in FIRST.steps]
    assert not [what for what in URGENT.expect["may_skip"] if VERBS.get(what) in verbs]
    played = Played(FIRST, facts_of("urgent_first")).do("report", "2024-07-01").do("relieve", "2024-07-01")
    assert played.case.outcome == "先行给予救助"
    assert not played.case.closed
    for what in URGENT.expect["after"]:
        assert not played.case.closed
        played.do(VERBS[what], "2024-07-04")
    assert played.case.closed


def test_nothing_is_signed_off_before_it_is_registered():
    with pytest.raises(Refusal) as stopped:
        Played(FIRST, facts_of("urgent_first")).do("report", "2024-07-01").do("relieve", "2024-07-01").do("sign", "2024-07-04")
    assert stopped.value.gate == "已登记救助对象、事由、金额"


def begun(kind: str, **more: Any) -> Played:
    return Played(RELIEF, facts_of(kind, **more)).do("apply", "2024-07-01").do("accept", "2024-07-01").do("visit", "2024-07-02")


def test_bills_are_checked_and_published_first():
    played = begun("expenditure", need=1_000_000)
    for gate, what in (("支出型的，已核对经济状况", "核对"), ("支出型的，已公示期满", "公示")):
        with pytest.raises(Refusal) as stopped:
            played.do("decide", "2024-07-03")
        assert stopped.value.gate == gate
        played.do(VERBS[what], "2024-07-03")
    with pytest.raises(Refusal) as early:
        played.do("decide", "2024-07-06")
    assert early.value.gate == "支出型的，已公示期满"
    assert played.do("decide", "2024-07-07").case.outcome == "给予临时救助"
    assert STRICT.expect["may_skip"] == []


def test_sudden_hardship_needs_a_visit_only():
    assert begun("urgent").do("decide", "2024-07-02").case.outcome == "给予临时救助"


@pytest.mark.parametrize(("need", "gate"), [(200_000, ""), (200_001, "金额不超过委托镇街审批的额度")])
def test_the_town_decides_small_sums(need, gate):
    played = begun("urgent", need=need)
    if gate:
        with pytest.raises(Refusal) as stopped:
            played.do("decide_small", "2024-07-02")
        assert stopped.value.gate == gate
    else:
        assert played.do("decide_small", "2024-07-02").case.outcome == "给予临时救助"
        with pytest.raises(Refusal):
            played.do("decide", "2024-07-03")


def test_how_long_the_notice_lasts_is_the_localitys():
    rates = shipped().rates.with_rows([Row("临时救助公示天数", D("2024-01-01"), "illustrative", "district", 7)])
    played = Played(RELIEF, facts_of(need=1_000_000), rates=rates).do("apply", "2024-07-01").do("accept", "2024-07-01").do("visit", "2024-07-02")
    played.do("check", "2024-07-02").do("publish", "2024-07-02")
    with pytest.raises(Refusal):
        played.do("decide", "2024-07-09")
    assert played.do("decide", "2024-07-10").case.outcome == "给予临时救助"


TIMES = worked("TA-08", "四人、四人、一人各一次", {"person_times": 9, "households_times": 3}, grants=(4, 4, 1))
"""Counted over acts in tests/procedure/test_one_application.py."""

CASES = (*AMOUNTS, *SCOPES, URGENT, STRICT, TIMES)
