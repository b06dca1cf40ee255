"""最低生活保障的程序：公示、异议、回避、延长、终止、停减发，各在什么时候走得通、走不通；2026年7月起停减发前须听取意见。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.library.locality import shipped
from minzheng.library.rates import LocalRates
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.proceeding import POWER, allowed
from minzheng.vocabulary.situation import Act
from tests.matters.assistance.test_subsistence import NEW_STANDARDS, delegated, family
from tests.matters.worked import D, Played, household, situation, worked

LOW = matter("subsistence")


def until_published(start: Played | None = None, **home: Any) -> Played:
    played = start or Played(LOW, {**household(**home), "applicant.name": "某某", "applicant.village": "某社区"}, family(3, wages=90_000))
    played.do("accept", "2024-03-04").do("investigate", "2024-03-06", "镇甲", "镇乙").do("check", "2024-03-06")
    return played.do("opine", "2024-03-08").do("publish", "2024-03-11")


def refused(played: Played, verb: str, day: str, *actors: str, **said: Any) -> str:
    with pytest.raises(Refusal) as stopped:
        played.do(verb, day, *actors, **said)
    return stopped.value.gate


def test_the_whole_procedure_to_a_stop_in_2024():
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙").do("serve", "2024-03-20")
    assert played.case.outcome == "确认"
    played.do("recheck", "2024-09-19").do("reduce", "2024-09-25").do("stop", "2024-10-08")


@pytest.mark.parametrize(("day", "gate"), [("2024-03-18", "初步意见公示已满七日"), ("2024-03-19", "")])
def test_the_seventh_day_of_publicity_must_have_passed(day, gate):
    played = until_published()
    assert (refused(played, "decide", day, "局甲", "局乙") if gate else played.do("decide", day, "局甲", "局乙").case.outcome) == (gate or "确认")


def test_one_person_is_no_investigation():
    played = Played(LOW, household(), family(1)).do("accept", "2024-03-04")
    assert refused(played, "investigate", "2024-03-05", "镇甲") == "二人以上持证人员办理"


def test_who_investigated_does_not_decide():
    assert refused(until_published(), "decide", "2024-03-19", "镇甲", "局甲") == "与入户调查的经办人员不是同一人"


def test_without_authorisation_there_is_no_cross_check():
    """DR-11：没有全体成年成员的授权，不受理，也就不核对。"""
    played = Played(LOW, household(authorised=False), family(1))
    assert refused(played, "accept", "2024-03-04") == "全体成年成员已授权核对"
    assert refused(played, "check", "2024-03-04") == "已受理"
    assert AUTHORISED.expect["allowed"] is False


AUTHORISED = worked("DR-11", "没有授权不得核对", {"allowed": False})


def test_an_objection_needs_a_new_investigation_a_new_opinion_and_a_visit():
    played = until_published().do("object", "2024-03-15")
    assert refused(played, "decide", "2024-03-25", "局甲", "局乙") == "异议已重新调查或者民主评议"
    played.do("deliberate", "2024-03-26")
    assert refused(played, "decide", "2024-03-27", "局甲", "局乙") == "其后再次提出意见"
    played.do("opine", "2024-03-27").do("publish", "2024-03-28")
    assert refused(played, "decide", "2024-04-08", "局甲", "局乙") == "近亲属备案或者有异议的，区级已入户核查"
    played.do("visit", "2024-04-08").do("decide", "2024-04-09", "局甲", "局乙")


def test_an_objection_after_seven_days_comes_too_late():
    assert refused(until_published(), "object", "2024-03-19") == "公示期内"


def test_a_relative_of_the_staff_is_visited_by_the_bureau_itself():
    played = until_published(staff_relative=True)
    assert refused(played, "decide", "2024-03-19", "局甲", "局乙") == "近亲属备案或者有异议的，区级已入户核查"


def test_a_complaint_at_the_last_moment_still_brings_a_visit():
    played = until_published().do("visit", "2024-03-18").do("complain", "2024-03-18")
    assert refused(played, "decide", "2024-03-19", "局甲", "局乙") == "接到投诉、举报后，区级已入户核查"


def test_extension_only_for_a_listed_reason_that_is_there():
    played = until_published()
    assert refused(played, "extend", "2024-03-20") == "属于可以延长的情形"
    assert refused(played, "extend", "2024-03-20", handling__extension_cause="有异议") == "异议确已提出"
    played.do("extend", "2024-03-20", handling__extension_cause="异地申请")


def test_only_who_refuses_to_cooperate_loses_the_procedure():
    assert refused(until_published(), "terminate", "2024-03-15") == "家庭成员无正当理由拒不配合"
    assert until_published(uncooperative=True).do("terminate", "2024-03-15").case.closed


def test_after_a_refusal_there_is_nothing_to_recheck():
    played = Played(LOW, {**household(), "applicant.name": "某某", "applicant.village": "某社区"}, family(1, wages=64_500))
    until_published(played).do("decide", "2024-03-19", "局甲", "局乙")
    assert played.case.outcome == "不予确认"
    assert refused(played, "recheck", "2024-09-19") == "已确认给予低保"


HEARING = worked("DR-09", "2026年8月1日未听取意见的停减发", {"valid": False}, day="2026-08-01")


@pytest.mark.parametrize("verb", ["reduce", "stop"])
def test_from_july_2026_the_household_is_heard_before_a_cut(verb):
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙").do("recheck", "2026-07-20")
    assert HEARING.expect["valid"] is False
    assert refused(played, verb, HEARING.given["day"]) == "复核后已听取家庭意见"
    played.do("hear", "2026-08-03", handling__heard=True).do(verb, "2026-08-04")


@pytest.mark.parametrize(("day", "needed"), [("2026-06-30", False), ("2026-07-01", True)])
def test_the_hearing_is_owed_from_the_day_the_act_is_in_force(day, needed):
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙").do("recheck", "2026-06-29")
    if needed:
        assert refused(played, "reduce", day) == "复核后已听取家庭意见"
    else:
        played.do("reduce", day)


def test_a_hearing_at_which_nobody_was_heard_is_none():
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙").do("recheck", "2026-07-20")
    assert refused(played, "hear", "2026-08-03", handling__heard=False) == "确已听取家庭意见"
    assert refused(played, "reduce", "2026-08-04") == "复核后已听取家庭意见"


def test_a_hearing_before_the_last_recheck_is_not_enough():
    played = until_published().do("decide", "2024-03-19", "局甲", "局乙")
    played.do("recheck", "2026-07-06").do("hear", "2026-07-10", handling__heard=True).do("recheck", "2026-11-02")
    assert refused(played, "reduce", "2026-11-05") == "复核后已听取家庭意见"


def test_on_1_november_2026_an_application_waits_for_the_standard():
    played = Played(LOW, {**household(), "applicant.name": "某某", "applicant.village": "某社区"}, family(3, wages=90_000))
    played.do("accept", "2026-10-09").do("investigate", "2026-10-12", "镇甲", "镇乙").do("check", "2026-10-12")
    played.do("opine", "2026-10-14").do("publish", "2026-10-15")
    with pytest.raises(UnsetRate) as unset:
        played.do("decide", "2026-11-01", "局甲", "局乙")
    assert unset.value.fact == "低保标准"
    played.rates = NEW_STANDARDS
    played.do("decide", "2026-11-01", "局甲", "局乙")
    assert played.case.outcome == "确认"


CASES = (AUTHORISED, HEARING)


@pytest.mark.parametrize(("rates", "office"), [(shipped().rates, "bureau"), (delegated(), "town")], ids=["区民政局", "镇街"])
def test_who_confirms_is_settled_by_the_locality(rates: LocalRates, office: str):
    """The act of the other office is stopped; the one that the setting names confirms."""
    case = until_published(Played(LOW, {**household(), "applicant.name": "某某", "applicant.village": "某社区"}, family(3, wages=90_000), rates)).case
    now = situation(D("2024-03-19"), rates=rates)
    tries = {who: allowed(case, Act("decide", now.day, ("局甲",), office=who), now) for who in ("bureau", "town")}
    assert {who: refusal.gate if refusal else None for who, refusal in tries.items()} == {"bureau": POWER, "town": POWER, office: None}
