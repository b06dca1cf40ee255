"""流浪乞讨救助的案例：谁不得拒绝、谁须说明理由，成年人来去自由，给凭证不给现金，在站十日；协查另算。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import street as street_facts
from minzheng.vocabulary.deciding import clocks_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Act
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, plain, situation, worked

AID, INQUIRY = matter("street_relief"), matter("street_identity_check")


def facts_of(**more: Any) -> dict[str, Any]:
    """A man of 40, far from home without food and shelter, who asks for help."""
    return plain(street_facts, **{"age": 40, "away": True, "helpless": True, "roaming": True, "willing": True, **more})


ADMISSIONS = (
    worked("HL-02", "本地有家的人来要钱", {"accept": False, "written_reason": True}, away=False, helpless=False, roaming=False),
    worked("", "离家在外、食宿无着", {"accept": True, "written_reason": False}),
    worked("", "有亲友可以投靠", {"accept": False, "written_reason": True}, kin=True),
    worked("", "成年人不愿意", {"accept": False, "written_reason": True}, willing=False),
    worked("", "未成年人不说愿意也救助", {"accept": True, "written_reason": False}, age=17, willing=False),
    worked("", "十八岁就是成年人", {"accept": False, "written_reason": True}, age=18, willing=False),
    worked("", "拒不接受安全检查", {"accept": False, "written_reason": True}, refuses=True),
    worked("", "身份不明的残疾人，处境说不清", {"accept": True, "written_reason": False}, roaming=False, away=False, unknown=True, disabled=True),
    worked("", "身份不明的青壮年，处境不符", {"accept": False, "written_reason": True}, away=False, unknown=True),
)


def begun(**facts: Any) -> Played:
    return Played(AID, facts_of(**facts)).do("ask", "2024-07-01").do("screen", "2024-07-01", street__same_sex=True)


@pytest.mark.parametrize("case", ADMISSIONS, ids=str)
def test_who_is_admitted_and_who_is_told_why_not(case):
    decision = decided(AID, MID_2024, facts_of(**case.given))
    assert (decision.verdict == "grant") is case.expect["accept"]
    played = begun(**case.given).do("decide", "2024-07-01")
    if case.expect["written_reason"]:
        assert decision.failed
        assert AID.step("decide").adverse, "the letter carries reasons and remedies"
        assert played.do("decline", "2024-07-01").case.closed
    else:
        with pytest.raises(Refusal):
            played.do("decline", "2024-07-01")


def test_on_who_draws_subsistence_the_texts_differ_and_a_person_decides():
    decision = decided(AID, MID_2024, facts_of(covered=True))
    assert decision.verdict == "review"
    assert any("2014年规程" in reason.question for reason in decision.reasons)


def test_in_2026_the_act_names_it():
    assert any("社会救助法》第三十一条" in reason.basis for reason in decided(AID, NOVEMBER_2026, facts_of()).reasons)


def test_the_critically_ill_go_to_hospital_first():
    with pytest.raises(Refusal) as stopped:
        begun(ill=True).do("decide", "2024-07-01")
    assert stopped.value.gate == "疑似精神障碍、传染病、危重、外伤的，先送医救治"
    assert begun(ill=True).do("treat", "2024-07-01").do("decide", "2024-07-01").case.outcome == "给予救助"


def test_women_are_searched_by_women():
    with pytest.raises(Refusal) as stopped:
        Played(AID, facts_of(sex="女")).do("ask", "2024-07-01").do("screen", "2024-07-01", street__same_sex=False)
    assert stopped.value.gate == "女性由女性工作人员检查、管理"


LEAVING = (
    worked("HL-04", "成年人要走", {"may_leave": True}, age=40),
    worked("", "十八岁的人要走", {"may_leave": True}, age=18),
    worked("", "十七岁的人要走", {"may_leave": False}, age=17),
    worked("", "没有完全民事行为能力的人要走", {"may_leave": False}, incapable=True),
)


@pytest.mark.parametrize("case", LEAVING, ids=str)
def test_adults_come_and_go(case):
    played = begun(**case.given).do("decide", "2024-07-01")
    if case.expect["may_leave"]:
        assert played.do("leave", "2024-07-01").case.closed
    else:
        with pytest.raises(Refusal) as stopped:
            played.do("leave", "2024-07-01")
        assert stopped.value.gate == "有完全民事行为能力的成年人"


CASH = worked("HL-05", "要现金买车票", {"allowed": False}, form="现金")


@pytest.mark.parametrize(("ticket", "allowed"), [(CASH.given["form"], CASH.expect["allowed"]), ("乘车凭证", True)])
def test_a_voucher_and_no_cash(ticket, allowed):
    played = begun().do("decide", "2024-07-01")
    if allowed:
        played.do("voucher", "2024-07-01", street__ticket=ticket)
    else:
        with pytest.raises(Refusal) as stopped:
            played.do("voucher", "2024-07-01", street__ticket=ticket)
        assert stopped.value.gate == "给凭证，不给现金"


@pytest.mark.parametrize(("facts", "may"), [({"age": 12}, True), ({"age": 60}, True), ({"age": 59}, False), ({"disabled": True}, True)], ids=str)
def test_who_is_escorted_home(facts, may):
    played = begun(**facts).do("decide", "2024-07-01").do("contact", "2024-07-02")
    if may:
        assert played.do("escort", "2024-07-03").do("handover", "2024-07-04").case.closed
    else:
        with pytest.raises(Refusal) as stopped:
            played.do("escort", "2024-07-03")
        assert stopped.value.gate == "属于应当护送的人"


STAY = worked("HL-07", "七月一日入站", {"due": "2024-07-11"}, start="2024-07-01")


@pytest.mark.parametrize(("more", "due"), [((), STAY.expect["due"]), ((Act("prolong", D("2024-07-08")),), "2024-10-01")])
def test_ten_days_unless_a_longer_stay_is_reported(more, due):
    acts = [Act("decide", D(STAY.given["start"]), said={"outcome.granted": True}), *more]
    assert {one.title: one.due for one in clocks_of(AID, situation(D("2024-07-08"), facts_of(), acts=acts))}["在站救助期限"] == D(due)


@pytest.mark.parametrize(("unknown", "titles"), [(True, {"发布寻亲公告": "2024-07-02", "报请公安机关采集、比对": "2024-07-10"}), (False, {})])
def test_only_the_unknown_are_searched_for(unknown, titles):
    now = situation(D("2024-07-01"), facts_of(unknown=unknown), acts=[Act("decide", D("2024-07-01"), said={"outcome.granted": True})])
    assert {one.title: one.due for one in clocks_of(AID, now) if "寻亲" in one.title or "公安" in one.title} == {k: D(v) for k, v in titles.items()}


def test_a_reply_needs_a_search():
    played = Played(INQUIRY, {"inquiry.outside": True, "inquiry.station": "某站", "inquiry.about": "某某"}).do("receive", "2024-07-01")
    with pytest.raises(Refusal):
        played.do("reply", "2024-07-02")
    assert played.do("search", "2024-07-02").do("reply", "2024-07-03").case.closed


CASES = (*ADMISSIONS, *LEAVING, CASH, STAY)
