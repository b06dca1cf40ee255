"""普通程序行政处罚的案例，一步一步走给守门程序看：告知、申辩、听证、审核、讨论、决定、送达、缴款、加处、强制执行。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import party, wrong
from minzheng.vocabulary.errors import UnsetRate
from minzheng.vocabulary.facts import NEVER
from tests.matters.everyday import D, Playing, everyday
from tests.matters.worked import Worked, worked

PENALTY = matter("penalty")
ALLOW, FORBID, LATE, WARN = ({"verdict": verdict} for verdict in ("grant", "refuse", "late", "review"))
FILED = "2024-09-02"
CITIZEN = {"party__kind": "公民", "party__social": False}
HEARD = "应当听证的已听证、放弃或者逾期"
REVIEWED, TERM, TOLD = "法制审核通过", "陈述申辩期满或者书面放弃", "已事先告知，其后没有新的调查"
CASES: list[Worked] = []


def carried(id: str, title: str, expect: dict[str, Any]) -> Worked:
    """A worked case that the test below it plays; kept for the look whether ours and theirs drift apart."""
    case = worked(id, title, expect)
    CASES.append(case)
    return case


def begun(day: str = FILED, **given: Any) -> Playing:
    """A case of a private nonprofit (unless said otherwise) with its facts found on the day before."""
    facts = everyday(wrong, day) | everyday(party, day, name="某某服务中心")
    return Playing(PENALTY, facts | {name.replace("__", "."): value for name, value in given.items()})


def investigated(day: str = FILED, **given: Any) -> Playing:
    played = begun(day, **given).do("file", day)
    return played.do("investigate", day, "查甲", "查乙").do("conclude", day, "查甲")


def told(day: str, kind: str = "罚款", fine: int = 0, *, offered: bool = False, start: str = FILED, **given: Any) -> Playing:
    """Told on `day` what is intended; the hearing is offered where `offered`."""
    return investigated(start, **given).do("notify", day, "查甲", "查乙", **intended(kind, fine), penalty__hearing_offered=offered)


def intended(kind: str, fine: int = 0, **more: Any) -> dict[str, Any]:
    return {"penalty__kind": kind, "penalty__fine": fine, "penalty__confiscated": 0, "penalty__warned": False, **more}


def reviewed(played: Playing, day: str, *, passed: bool = True, discussed: bool = True) -> Playing:
    played.do("review", day, "审丙", handling__passed=passed)
    return played.do("discuss", day, "局长", "副局长") if discussed else played


# --- 立案 ----------------------------------------------------------------------------------------------------------

carried("PEN-C26", "2022年3月1日已停止的分支机构，2024年6月1日才发现", FORBID)
carried("PEN-C27", "发现时分支机构仍在活动", ALLOW)
carried("PEN-C29", "十三周岁", FORBID)
carried("PEN-C43", "没有立案审批而取证", FORBID)


@pytest.mark.parametrize(
    ("given", "gate"),
    [
        ({"wrong__ended": D("2022-03-01"), "wrong__found": D("2024-06-01")}, "未超过追责时效"),
        ({"wrong__ended": D("2022-03-01"), "wrong__found": D("2024-03-01")}, ""),
        ({"wrong__ended": D("2022-03-01"), "wrong__found": D("2024-03-02")}, "未超过追责时效"),
        ({"wrong__ended": D("2022-03-01"), "wrong__found": D("2024-06-01"), "wrong__harmful": True}, ""),
        ({"wrong__ended": NEVER, "wrong__found": D("2024-06-01")}, ""),
        ({**CITIZEN, "party__age": 13}, "年满十四周岁"),
        ({**CITIZEN, "party__age": 14}, ""),
        ({"wrong__unlawful": False}, "有初步违法事实"),
        ({"wrong__ours": False}, "属于本机关管辖"),
    ],
)
def test_filing(given, gate):
    played = begun(**given)
    assert (played.stops("file", FILED) if gate else played.do("file", FILED).case.state) == (gate or "立案")


def test_no_investigation_without_filing_and_none_by_one_officer():
    assert begun().stops("investigate", FILED) == "已立案"
    assert begun().do("file", FILED).stops("investigate", FILED, officers=1) == "二人以上持证人员办理"


carried("PEN-C30", "侵占捐款涉嫌犯罪，以罚款结案", FORBID)
carried("PEN-C31", "6月5日报告，6月9日才决定移送", LATE)


def test_a_suspected_crime_is_transferred_and_not_punished_here():
    played = told("2024-09-10", fine=50_000, wrong__criminal=True)
    assert played.stops("decide", "2024-09-24", **intended("罚款", 50_000)) == "涉嫌犯罪的应当移送，不得以罚代刑"
    reported = begun("2025-06-03", wrong__criminal=True).do("file", "2025-06-03").do("report", "2025-06-05")
    assert reported.due("2025-06-05", "transfer") == D("2025-06-08") < D("2025-06-09")
    assert reported.do("transfer", "2025-06-09").case.closed
    assert begun().do("file", FILED).do("report", FILED).stops("transfer", FILED) == "涉嫌犯罪"


carried("PEN-C33", "没有法律授权而查封社团账目", FORBID)


def test_there_is_no_seizure_to_click():
    assert begun().do("file", FILED).stops("seize", FILED) == "环节"
    assert PENALTY.step("seize") is None


# --- 告知和申辩 ----------------------------------------------------------------------------------------------------

carried("PEN-C10", "不经告知，直接按调查报告决定", FORBID)
carried("PEN-C47", "决定增加一项没有告知的事实", FORBID)
carried("PEN-C09", "告知警告，当事人申辩后改为罚款", FORBID)
carried("PEN-C38", "只以区民政局的通知为依据", FORBID)
carried("PEN-C41", "有裁量基准而决定书只字不提", FORBID)
carried("PEN-C44", "决定书没有写起诉期限", FORBID)
carried("PEN-C40", "初次违法、轻微并及时改正，不予处罚", ALLOW)

WAITED = "2024-09-24"
"""Told on 10 September: five working days end on 18 September, with a Saturday worked and 中秋 off between."""


def test_no_notice_no_decision():
    assert investigated().stops("decide", WAITED, **intended("罚款", 50_000)) == TOLD


@pytest.mark.parametrize(("day", "gate"), [("2024-09-18", TERM), ("2024-09-19", "")])
def test_five_working_days_to_answer(day, gate):
    played = told("2024-09-10", fine=50_000)
    if gate:
        assert played.stops("decide", day, **intended("罚款", 50_000)) == gate
        assert played.do("waive", day).do("decide", day, **intended("罚款", 50_000)).case.state == "决定"
    else:
        assert played.do("decide", day, **intended("罚款", 50_000)).case.state == "决定"


DECIDING = (
    ("增加一项事实", {**intended("罚款", 50_000), "penalty__facts_count": 2}, "认定的事实不超出告知"),
    ("重于告知的数额", intended("罚款", 50_001), "罚款数额不重于告知"),
    ("重于告知的种类", intended("限期停止活动"), "应当听证的已听证、放弃或者逾期"),
    ("以规范性文件为依据", {**intended("罚款", 50_000), "penalty__basis_rank": "规范性文件"}, "以法律、法规、规章为依据"),
    ("不写裁量", {**intended("罚款", 50_000), "penalty__discretion_stated": False}, "写明裁量基准的适用"),
    ("不写救济", {**intended("罚款", 50_000), "penalty__remedies_stated": False}, "写明救济途径和期限"),
    ("照告知", intended("罚款", 50_000), ""),
    ("轻于告知", intended("警告"), ""),
    ("不予处罚", intended("不予处罚"), ""),
)


@pytest.mark.parametrize(("said", "gate"), [row[1:] for row in DECIDING], ids=[row[0] for row in DECIDING])
def test_the_decision_keeps_within_the_notice(said, gate):
    played = told("2024-09-10", fine=50_000)
    assert (played.stops("decide", WAITED, **said) if gate else played.do("decide", WAITED, **said).case.state) == (gate or "决定")


def test_a_warning_does_not_become_a_fine_because_of_the_defence():
    played = told("2024-09-10", "警告").do("defend", "2024-09-12").do("reply", "2024-09-13")
    assert played.stops("decide", WAITED, **intended("罚款", 50_000)) == "处罚种类不重于告知"


def test_a_defence_is_answered_before_the_decision():
    played = told("2024-09-10", fine=50_000).do("defend", "2024-09-18")
    assert played.stops("decide", WAITED, **intended("罚款", 50_000)) == "申辩意见已经复核"
    assert told("2024-09-10", fine=50_000).stops("defend", "2024-09-19") == "陈述申辩期限内"


def test_a_notice_rests_on_law():
    played = investigated()
    assert played.stops("notify", "2024-09-10", **intended("罚款", 50_000), penalty__basis_rank="规范性文件") == "以法律、法规、规章为依据"


SEVERAL = intended("没收违法所得", 50_000, penalty__confiscated=80_000, penalty__warned=True)


@pytest.mark.parametrize(
    ("changed", "gate"),
    [
        ({}, ""),
        ({"penalty__confiscated": 80_001}, "没收数额不重于告知"),
        ({"penalty__fine": 50_001}, "罚款数额不重于告知"),
        ({"penalty__kind": "不予处罚"}, "最重为警告、通报批评的不载明金额，不予处罚的不并处警告"),
        ({"penalty__kind": "警告", "penalty__fine": 0, "penalty__confiscated": 0}, ""),
        ({"penalty__kind": "警告", "penalty__fine": 0}, "最重为警告、通报批评的不载明金额，不予处罚的不并处警告"),
    ],
)
def test_one_decision_of_several_kinds_keeps_within_the_notice(changed, gate):
    """警告、没收违法所得八百元，并处罚款五百元。"""
    played = investigated().do("notify", "2024-09-10", "查甲", "查乙", **SEVERAL, penalty__hearing_offered=False)
    said = {**SEVERAL, **changed}
    assert (played.stops("decide", WAITED, **said) if gate else played.do("decide", WAITED, **said).case.state) == (gate or "决定")


def test_a_warning_not_told_is_not_added_to_a_fine():
    said = intended("罚款", 50_000, penalty__warned=True)
    assert told("2024-09-10", fine=50_000).stops("decide", WAITED, **said) == "并处的警告已经告知"
    assert told("2024-09-10", "警告").do("decide", WAITED, **intended("警告", penalty__warned=True)).case.state == "决定"


@pytest.mark.parametrize(("fine", "confiscated", "due"), [(9_999_999, 9_999_999, False), (9_999_999, 10_000_000, True), (10_000_000, 0, True)])
def test_each_of_several_kinds_may_call_for_a_hearing_and_a_review(fine, confiscated, due):
    said = intended("没收违法所得", fine, penalty__confiscated=confiscated)
    played = investigated(wrong__cap_then=20_000_000, wrong__cap_now=20_000_000)
    if due:
        assert played.stops("notify", "2024-09-10", **said, penalty__hearing_offered=False) == "应当听证的已载明听证权利"
        played.do("notify", "2024-09-10", **said, penalty__hearing_offered=True).do("waive", "2024-09-11")
        assert played.stops("decide", WAITED, **said) == REVIEWED
    else:
        assert played.do("notify", "2024-09-10", **said, penalty__hearing_offered=False).do("decide", WAITED, **said).case.state == "决定"


# --- 听证 ----------------------------------------------------------------------------------------------------------

carried("PEN-C01", "9月26日送达听证告知，10月9日决定", FORBID)
carried("PEN-C02", "期满前寄出的申请期满后才到，当作放弃", FORBID)
carried("PEN-C03", "放弃以后、决定以前又要求听证", ALLOW)
carried("PEN-C04", "对民非罚九万元，没有告知听证", ALLOW)
carried("PEN-C05", "对责任人罚二万元，没有告知听证", FORBID)
carried("PEN-C08", "3月10日要求，19日通知，28日听证", FORBID)
carried("PEN-C34", "听证后又有更不利的流水，不再听证而决定", FORBID)
carried("PEN-C35", "听证后不经审核而决定", FORBID)

LARGE = intended("罚款", 12_000_000)


def told_large(day: str = "2024-09-26", start: str = FILED, **given: Any) -> Playing:
    return told(day, fine=12_000_000, offered=True, start=start, **{"wrong__cap_then": 20_000_000, "wrong__cap_now": 20_000_000, **given})


def test_nothing_is_decided_inside_the_hearing_term():
    played = reviewed(told_large(), "2024-09-27")
    assert played.stops("decide", "2024-10-09", **LARGE) == TERM
    assert played.stops("decide", "2024-10-10", **LARGE) == HEARD, "没有查明在途的申请"
    assert played.stops("in_transit", "2024-10-09") == "要求听证的期限已满"
    assert played.do("in_transit", "2024-10-10").do("decide", "2024-10-10", **LARGE).case.state == "决定"


def test_without_the_check_five_more_working_days_of_grace():
    played = reviewed(told_large(), "2024-09-27")
    assert played.stops("decide", "2024-10-15", **LARGE) == HEARD
    assert played.do("decide", "2024-10-16", **LARGE).case.state == "决定"


def test_a_request_posted_in_time_counts_when_it_arrives_late():
    played = reviewed(told_large(), "2024-09-27")
    assert played.stops("request", "2024-10-12", handling__posted=D("2024-10-10")) == "在期限内提出（邮寄以寄出日期为准）"
    played.do("request", "2024-10-12", handling__posted=D("2024-10-09"))
    assert played.stops("decide", "2024-10-16", **LARGE) == HEARD


def test_a_waiver_may_be_taken_back():
    played = told_large().do("waive", "2024-09-27").do("request", "2024-09-30", handling__posted=D("2024-09-30"))
    reviewed(played, "2024-10-08")
    assert played.stops("decide", "2024-10-16", **LARGE) == HEARD
    played.do("summon", "2024-10-09").do("announce", "2024-10-09", penalty__hearing_on=D("2024-10-21")).do("hear", "2024-10-21", "听丁", penalty__panel=3)
    assert played.case.state == "举行听证"


@pytest.mark.parametrize(
    ("given", "fine", "due"),
    [
        ({}, 9_000_000, False),
        ({}, 9_999_999, False),
        ({}, 10_000_000, True),
        (CITIZEN, 2_000_000, True),
        (CITIZEN, 500_000, True),
        (CITIZEN, 499_999, False),
    ],
)
def test_from_which_fine_a_hearing_is_offered(given, fine, due):
    played = investigated(**{"wrong__cap_then": 20_000_000, "wrong__cap_now": 20_000_000, **given})
    if due:
        assert played.stops("notify", "2024-09-10", **intended("罚款", fine), penalty__hearing_offered=False) == "应当听证的已载明听证权利"
    else:
        played.do("notify", "2024-09-10", **intended("罚款", fine), penalty__hearing_offered=False)
        assert played.do("decide", WAITED, **intended("罚款", fine)).case.state == "决定"


@pytest.mark.parametrize("kind", ["限期停止活动", "撤销登记", "吊销登记证书"])
def test_a_hearing_is_offered_whenever_the_right_to_act_is_taken(kind):
    assert investigated().stops("notify", "2024-09-10", **intended(kind), penalty__hearing_offered=False) == "应当听证的已载明听证权利"


def requested() -> Playing:
    """Told on 5 March 2025, requested on the 10th, notice of the hearing served on the 19th."""
    played = told_large("2025-03-05", start="2025-03-03").do("request", "2025-03-10", handling__posted=D("2025-03-10"))
    assert played.due("2025-03-10", "summon") == D("2025-03-19")
    return played.do("summon", "2025-03-19").do("announce", "2025-03-19", penalty__hearing_on=D("2025-03-31"))


def test_the_timetable_of_a_hearing():
    played = requested()
    assert played.due("2025-03-19", "hear") == D("2025-04-09")
    assert played.stops("hear", "2025-03-28", "听丁", penalty__panel=3) == "通知送达七个工作日之后"
    assert played.stops("hear", "2025-03-31", "听丁", penalty__panel=2) == "听证组三人以上单数"
    assert played.stops("hear", "2025-03-31", "查甲", penalty__panel=3) == "与调查取证的经办人员不是同一人"
    assert played.do("hear", "2025-03-31", "听丁", penalty__panel=3).case.state == "举行听证"


def heard() -> Playing:
    return requested().do("hear", "2025-03-31", "听丁", penalty__panel=3)


def test_after_the_hearing_the_review_and_then_the_decision():
    small = told("2025-03-05", fine=50_000, start="2025-03-03").do("request", "2025-03-10", handling__posted=D("2025-03-10"))
    small.do("summon", "2025-03-19").do("announce", "2025-03-19", penalty__hearing_on=D("2025-03-31"))
    small.do("review", "2025-03-20", "审丙").do("hear", "2025-03-31", "听丁", penalty__panel=3)
    assert small.stops("decide", "2025-04-02", **intended("罚款", 50_000)) == REVIEWED, "数额不大，听证以前的审核也不算"
    assert small.do("review", "2025-04-02", "审丙").do("decide", "2025-04-02", **intended("罚款", 50_000)).case.state == "决定"


def test_new_evidence_after_the_hearing_needs_a_second_one():
    played = heard().do("investigate", "2025-04-02", "查甲", "查乙").do("conclude", "2025-04-02", "查甲")
    assert played.stops("decide", "2025-04-03", **LARGE) == TOLD
    played.do("notify", "2025-04-03", "查甲", "查乙", **LARGE, penalty__hearing_offered=True)
    assert played.stops("review", "2025-04-18", "审丙") == "听证后又有新的证据的，已再次听证或者放弃"
    assert played.stops("decide", "2025-04-21", **LARGE) == REVIEWED
    assert played.stops("rehear", "2025-04-18", "听丁", penalty__panel=3).startswith("就听证后的新证据另行通知")
    played.do("summon", "2025-04-07").do("announce", "2025-04-07", penalty__hearing_on=D("2025-04-17")).do("rehear", "2025-04-17", "听丁", penalty__panel=3)
    assert reviewed(played, "2025-04-18").do("decide", "2025-04-21", **LARGE).case.state == "决定"


# --- 审核、讨论、期限 ----------------------------------------------------------------------------------------------

carried("TS-C05", "拟撤销登记，已听证，未审核即签发", FORBID)
carried("TS-C08", "审核提出问题，负责人直接批准", FORBID)
carried("TS-C09", "问题改正后第二次审核通过", ALLOW)
carried("PEN-C13", "社会组织案件，7月15日立案，经批准延长到11月12日", ALLOW)

REVOKE = intended("撤销登记")


def revoking() -> Playing:
    played = told("2025-03-05", "撤销登记", offered=True, start="2025-03-03").do("request", "2025-03-10", handling__posted=D("2025-03-10"))
    played.do("summon", "2025-03-19").do("announce", "2025-03-19", penalty__hearing_on=D("2025-03-31"))
    return played.do("hear", "2025-03-31", "听丁", penalty__panel=3)


def test_a_grave_decision_waits_for_a_passed_review_and_the_discussion():
    played = revoking()
    assert played.stops("decide", "2025-04-02", **REVOKE) == REVIEWED
    reviewed(played, "2025-04-02", passed=False)
    assert played.stops("decide", "2025-04-03", **REVOKE) == REVIEWED, "没有人可以越过“存在问题”的意见"
    reviewed(played, "2025-04-07", discussed=False)
    assert played.do("decide", "2025-04-08", **REVOKE).case.state == "决定"
    assert reviewed(revoking(), "2025-04-02", discussed=False).stops("decide", "2025-04-03", **REVOKE) == "应当集体讨论的已讨论"


def test_who_investigated_neither_reviews_nor_decides():
    played = told("2024-09-10", fine=50_000)
    assert played.stops("review", "2024-09-10", "查乙") == "与调查取证的经办人员不是同一人"
    assert played.stops("decide", WAITED, "查甲", **intended("罚款", 50_000)) == "与调查取证的经办人员不是同一人"


def test_ninety_days_and_thirty_more_for_social_organisations_only():
    played = begun("2024-07-15").do("file", "2024-07-15")
    assert played.due("2024-07-15", "decide") == D("2024-10-13")
    assert played.do("extend", "2024-10-08").due("2024-10-08", "decide") == D("2024-11-12")
    assert begun("2024-07-15", **CITIZEN, party__age=40).do("file", "2024-07-15").stops("extend", "2024-10-08") == "仅限社会组织案件"


def test_the_days_of_the_hearing_do_not_count():
    played = heard()
    assert played.due("2025-03-31", "decide") == D("2025-06-22"), "九十日，加上3月10日至31日的二十一日"


# --- 从旧兼从轻 ----------------------------------------------------------------------------------------------------

carried("PEN-C28", "2025年骗取二万元，2026年9月按旧规定三倍罚六万元", FORBID)


@pytest.mark.parametrize(("fine", "gate"), [(6_000_000, "罚款不超过处罚时规定的上限"), (4_000_000, ""), (4_000_001, "罚款不超过处罚时规定的上限")])
def test_the_lighter_of_two_laws_binds(fine, gate):
    given = {**CITIZEN, "party__age": 40, "wrong__cap_then": 6_000_000, "wrong__cap_now": 4_000_000}
    played = told("2026-08-03", fine=6_000_000, offered=True, start="2026-08-03", **given).do("waive", "2026-08-04")
    reviewed(played, "2026-08-20")
    said = intended("罚款", fine)
    assert (played.stops("decide", "2026-09-01", **said) if gate else played.do("decide", "2026-09-01", **said).case.state) == (gate or "决定")


# --- 送达、公示 ----------------------------------------------------------------------------------------------------

carried("PEN-C14", "社会组织案件8月5日公告，9月5日视为送达", FORBID)
carried("PEN-C16", "12月27日决定，当事人不在场，1月8日送达", ALLOW)
carried("TS-C04", "已公示的处罚被复议撤销，1月24日知悉，2月5日撤回", WARN)


def decided(day: str, fine: int = 50_000, **given: Any) -> Playing:
    """A fine decided on `day`, six weeks after filing."""
    start = D(day).replace(month=D(day).month - 2).isoformat()
    return told(start, fine=fine, start=start, **given).do("waive", start).do("decide", day, **intended("罚款", fine))


def test_service_within_seven_working_days():
    assert decided("2024-12-27").due("2024-12-27", "serve") == D("2025-01-08")


@pytest.mark.parametrize(("given", "last"), [({}, "2024-10-21"), ({**CITIZEN, "party__age": 40}, "2024-09-19")])
def test_service_by_announcement_takes_sixty_days_for_social_organisations_and_thirty_for_others(given, last):
    """8月5日公告：六十日到10月4日，再加十五日缴款，10月19日是周六；三十日到9月4日，再加十五日。"""
    played = decided("2024-07-31", **given).do("serve", "2024-08-05", handling__service="公告送达")
    assert played.due("2024-08-05", "pay") == D(last)


def test_publication_is_a_judgement_and_is_withdrawn_when_the_decision_falls():
    played = decided("2024-12-27").do("serve", "2024-12-30")
    assert played.due("2024-12-30", "publish") == D("2025-01-08")
    assert played.stops("publish", "2025-01-03", penalty__publishable=False) == "具有一定社会影响，没有不得公开的情形"
    played.do("publish", "2025-01-03")
    assert played.stops("withdraw", "2025-01-20") == "处罚决定已被变更、撤销、确认违法或者无效"
    played.do("annul", "2025-01-24")
    assert played.due("2025-01-24", "withdraw") == D("2025-01-27"), "社会组织案件按三日，取较早的"
    assert played.do("withdraw", "2025-02-05").case.state == "撤回公示并说明理由", "依行政处罚法仍未逾期"
    other = decided("2024-12-27", **CITIZEN, party__age=40).do("serve", "2024-12-30").do("publish", "2025-01-03").do("annul", "2025-01-24")
    assert other.due("2025-01-24", "withdraw") == D("2025-02-05")


# --- 缴款、加处、强制执行 ------------------------------------------------------------------------------------------

carried("PEN-C19", "执法人员收取现金五千元", FORBID)
carried("PEN-C20", "9月20日收到，10月8日缴款", ALLOW)
carried("PEN-C21", "罚三万，10月25日到期，12月20日缴，加处五万零四百", FORBID)
carried("PEN-C22", "罚三万，10月25日到期，11月4日缴，加处九千", ALLOW)
carried("PEN-C23", "诉讼期间的日数也计加处", FORBID)
carried("PEN-C24", "1月10日送达，没有复议起诉，3月15日申请强制执行", FORBID)
carried("PEN-C25", "7月15日催告，7月28日申请强制执行", ALLOW)


def served(decided_on: str, on: str, fine: int) -> Playing:
    return decided(decided_on, fine).do("serve", on)


def test_fifteen_days_to_pay_rolled_over_the_holiday():
    played = served("2024-09-19", "2024-09-20", 50_000)
    assert played.due("2024-09-20", "pay") == D("2024-10-08")
    assert played.stops("pay", "2024-10-08", penalty__paid=50_000, penalty__cash=500_000) == "执法人员不自行收缴"
    assert played.do("pay", "2024-10-08", penalty__paid=50_000, penalty__cash=0).due("2024-10-08", "pay") is None


LATE_DAYS, RATE, CAP = "逾期日数自缴款期满起算，复议、诉讼期间不计", "每日不超过罚款数额的百分之三", "加处罚款不超出罚款数额"


@pytest.mark.parametrize(
    ("day", "late", "stayed", "surcharge", "gate"),
    [
        ("2024-12-20", 56, 0, 5_040_000, CAP),
        ("2024-12-20", 56, 0, 3_000_000, ""),
        ("2024-12-20", 56, 0, 3_000_001, CAP),
        ("2024-12-20", 57, 0, 3_000_000, LATE_DAYS),
        ("2024-11-04", 10, 0, 900_000, ""),
        ("2024-11-04", 10, 0, 900_001, RATE),
        ("2024-11-04", 11, 0, 900_000, LATE_DAYS),
        ("2024-10-25", 0, 0, 1, RATE),
        ("2024-10-25", 1, 0, 1, LATE_DAYS),
        ("2025-04-01", 4, 154, 360_000, ""),
        ("2025-04-01", 5, 154, 360_000, LATE_DAYS),
        ("2025-04-01", 158, 154, 3_000_000, LATE_DAYS),
    ],
)
def test_the_surcharge(day, late, stayed, surcharge, gate):
    """罚三万元，10月10日送达，10月25日到期。诉讼自10月28日至3月31日，计一百五十四日，不计加处。"""
    played = served("2024-09-30", "2024-10-10", 3_000_000)
    assert played.due("2024-10-10", "pay") == D("2024-10-25")
    said = {"penalty__surcharge": surcharge, "penalty__late": late, "penalty__contested": stayed > 0, "penalty__stayed": stayed}
    assert (played.stops("charge", day, **said) if gate else played.do("charge", day, **said).case.state) == (gate or "加处罚款")


def test_court_enforcement_waits_for_the_suit_period_and_the_reminder():
    played = told("2024-11-01", fine=50_000, start="2024-11-01").do("waive", "2024-11-01")
    played.do("decide", "2025-01-09", **intended("罚款", 50_000)).do("serve", "2025-01-10")
    assert played.stops("enforce", "2025-03-15") == "已催告"
    early = played.case
    played.do("remind", "2025-03-01")
    assert played.stops("enforce", "2025-03-15") == "起诉期限已满"
    assert played.stops("enforce", "2025-07-10") == "起诉期限已满"
    assert played.due("2025-07-11", "enforce") == D("2025-10-10")
    played.case = early
    played.do("remind", "2025-07-15")
    assert played.stops("enforce", "2025-07-25") == "催告满十日"
    after = played.case
    assert played.do("enforce", "2025-07-28").case.state == "申请人民法院强制执行"
    played.case = after
    assert played.stops("enforce", "2025-10-11") == "复议诉讼期满之日起三个月内"


# --- 2026年11月1日：除轻重上限外，程序没有变化 ---------------------------------------------------------------------


def test_the_whole_procedure_on_the_law_of_november_2026():
    start = "2026-09-01"
    played = told(start, fine=50_000, start=start).do("waive", "2026-09-02")
    played.do("decide", "2026-11-01", **intended("罚款", 50_000)).do("serve", "2026-11-02").do("pay", "2026-11-03", penalty__cash=0)
    assert played.do("close", "2026-11-03").case.closed


def test_a_deferral_moves_the_day_to_pay_the_surcharge_and_the_way_to_court():
    """罚三万元，10月10日送达，10月25日到期；批准分期至次年8月29日，其后加处，申请法院的三个月自该日起算。"""
    played = served("2024-09-30", "2024-10-10", 3_000_000)
    assert played.stops("defer", "2024-10-15") == "已申请延期、分期缴纳"
    played.do("plead", "2024-10-14")
    assert played.stops("defer", "2024-10-15", penalty__deferred_to=D("2024-10-15")) == "最后一期在批准之后"
    played.do("defer", "2024-10-15", penalty__instalments=3, penalty__deferred_to=D("2025-08-29"))
    assert played.due("2024-10-15", "pay") == D("2025-08-29")
    assert played.stops("charge", "2024-12-20", penalty__surcharge=90_000, penalty__late=1) == LATE_DAYS
    assert played.stops("remind", "2025-08-29") == "缴款期限已满"
    played.do("remind", "2025-09-01")
    assert played.due("2025-09-01", "enforce") == D("2025-11-29")
    assert played.do("enforce", "2025-11-28").do("ruling", "2025-12-05").case.state == "收到人民法院裁定"


# --- the record of the whole process (三项制度：全过程记录) ---------------------------------------------------------

NOTHING = {"recording__reference": "", "recording__failure": ""}
BROKEN = {"recording__reference": "", "recording__failure": "设备故障，已当场以文字和照片补记"}


def test_a_hearing_without_a_recording_says_why_or_is_not_held():
    played = requested()
    assert played.stops("hear", "2025-03-31", "听丁", penalty__panel=3, **NOTHING) == "听证全程音像记录"
    assert played.stops("hear", "2025-03-31", "听丁", penalty__panel=3, **{**NOTHING, "recording__failure": "  "}) == "听证全程音像记录"
    assert played.do("hear", "2025-03-31", "听丁", penalty__panel=3, **BROKEN).case.state == "举行听证"


def test_things_are_registered_and_kept_on_record():
    played = begun().do("file", FILED)
    assert played.stops("preserve", FILED, **BROKEN) == "已批准先行登记保存", "经负责人批准（第五十六条）"
    played.do("allow", FILED, "局长")
    assert played.stops("preserve", FILED, **NOTHING) == "登记保存有音像记录"
    assert played.do("preserve", FILED, **BROKEN).case.state == "先行登记保存"


@pytest.mark.parametrize(("service", "recorded"), [("直接送达", False), ("邮寄送达", False), ("留置送达", True), ("电子送达", True), ("公告送达", True)])
def test_service_by_leaving_by_post_of_the_net_or_by_notice_is_recorded(service, recorded):
    played = decided("2024-09-30", 50_000)
    if recorded:
        assert played.stops("serve", "2024-10-10", handling__service=service, **NOTHING) == "留置、电子、公告送达有音像记录（截屏）"
        assert played.do("serve", "2024-10-10", handling__service=service, recording__reference="ZF-1").case.state == "送达"
    else:
        assert played.do("serve", "2024-10-10", handling__service=service, **NOTHING).case.state == "送达"


@pytest.mark.parametrize(("years", "closes"), [(29, False), (30, True), (100, True)])
def test_the_file_is_archived_for_the_years_the_locality_sets(years, closes):
    played = served("2024-09-30", "2024-10-10", 50_000).do("pay", "2024-10-12")
    if closes:
        assert played.do("close", "2024-10-14", recording__years=years).case.closed
    else:
        assert played.stops("close", "2024-10-14", recording__years=years) == "案卷和音像记录的保管期限不少于规定年数"


# --- beside the carried cases: articles 56, 63 and the extension of M68 31, played on both sides ----------------


def test_what_is_registered_and_kept_is_disposed_of_within_seven_working_days():
    """9月25日登记保存：26、27日，29日调休上班，30日，10月8、9、10日。"""
    played = begun("2024-09-20").do("file", "2024-09-20").do("allow", "2024-09-25", "局长").do("preserve", "2024-09-25")
    assert played.due("2024-09-25", "release") == D("2024-10-10")


def test_stopping_a_business_calls_for_a_hearing_and_for_the_discussion():
    """养老机构拒不消除风险，责令停业整顿（老年人权益保障法第七十九条；行政处罚法第六十三条第一款第四项）。"""
    stop = intended("责令停业整顿")
    assert investigated(party__social=False).stops("notify", "2024-09-10", **stop, penalty__hearing_offered=False) == "应当听证的已载明听证权利"
    played = told("2024-09-10", "责令停业整顿", offered=True, party__social=False).do("waive", "2024-09-11")
    assert played.stops("decide", WAITED, **stop) == REVIEWED
    assert reviewed(played, "2024-09-12", discussed=False).stops("decide", WAITED, **stop) == "应当集体讨论的已讨论"
    assert reviewed(played, "2024-09-13").do("decide", WAITED, **stop).case.state == "决定"


def test_a_second_extension_is_decided_together_and_says_until_when():
    played = begun("2024-07-15").do("file", "2024-07-15")
    assert played.stops("prolong", "2024-10-08", penalty__prolonged_to=D("2024-12-31")) == "已延长办案期限"
    played.do("extend", "2024-10-08")
    assert played.stops("prolong", "2024-11-08", penalty__prolonged_to=D("2024-11-08")) == "确定了以后的期限"
    assert played.do("prolong", "2024-11-08", penalty__prolonged_to=D("2024-12-31")).due("2024-11-08", "decide") == D("2024-12-31")


# --- one wrong fined once, the higher of several provisions, and who is not yet eighteen (articles 29 and 30) ---------


@pytest.mark.parametrize(
    ("given", "said", "gate"),
    [
        ({"wrong__fined": True}, intended("罚款", 1), "同一违法行为没有罚过款"),
        ({"wrong__fined": True}, intended("警告"), ""),
        ({"wrong__fined": False}, intended("罚款", 50_000), ""),
        ({"wrong__other_cap": 100_000_001}, intended("罚款", 50_000), "违反几个规定的，按罚款数额高的规定"),
        ({"wrong__other_cap": 100_000_001}, intended("警告"), ""),
        ({"wrong__other_cap": 100_000_000}, intended("罚款", 50_000), ""),
    ],
)
def test_one_wrong_is_fined_once_and_by_the_higher_of_its_provisions(given, said, gate):
    played = told("2024-09-10", fine=50_000, **given)
    assert (played.stops("decide", WAITED, **said) if gate else played.do("decide", WAITED, **said).case.state) == (gate or "决定")


YOUNG = "不满十八周岁的从轻或者减轻，罚款低于上限"


@pytest.mark.parametrize(
    ("age", "then", "now", "fine", "gate"),
    [
        (17, 50_000, 50_000, 50_000, YOUNG),
        (17, 50_000, 50_000, 49_999, ""),
        (14, 40_000, 50_000, 40_000, YOUNG),
        (14, 50_000, 40_000, 40_000, YOUNG),
        (14, 0, 0, 0, ""),
        (18, 50_000, 50_000, 50_000, ""),
    ],
)
def test_who_is_not_yet_eighteen_is_fined_below_the_cap(age, then, now, fine, gate):
    played = told("2024-09-10", fine=fine, **CITIZEN, party__age=age, wrong__cap_then=then, wrong__cap_now=now)
    said = intended("罚款", fine)
    assert (played.stops("decide", WAITED, **said) if gate else played.do("decide", WAITED, **said).case.state) == (gate or "决定")


def test_an_organisation_has_no_age_that_makes_it_milder():
    played = told("2024-09-10", fine=50_000, party__age=0, wrong__cap_then=50_000, wrong__cap_now=50_000)
    assert played.do("decide", WAITED, **intended("罚款", 50_000)).case.state == "决定"


# --- the surcharge stops on the day the fine was paid, whenever that is recorded (article 72) --------------------------

STOPPED = "缴清之后不再计算"


@pytest.mark.parametrize(
    ("paid_on", "settled", "late", "surcharge", "gate"),
    [
        ("2024-11-04", True, 10, 900_000, ""),
        ("2024-11-04", True, 11, 900_000, STOPPED),
        ("2024-11-04", True, 56, 3_000_000, STOPPED),
        ("2024-11-04", False, 56, 3_000_000, ""),
        ("2024-11-20", True, 26, 2_340_000, ""),
        ("2024-11-20", True, 27, 2_340_000, STOPPED),
        ("2024-10-25", True, 1, 1, STOPPED),
        ("2024-10-26", True, 1, 90_000, ""),
        ("2024-10-26", True, 1, 90_001, RATE),
    ],
)
def test_the_surcharge_stops_on_the_day_of_payment_though_it_is_recorded_later(paid_on, settled, late, surcharge, gate):
    """罚三万元，10月25日到期，11月20日登记缴款，12月20日算加处。"""
    played = served("2024-09-30", "2024-10-10", 3_000_000)
    played.do("pay", "2024-11-20", penalty__paid=3_000_000, penalty__paid_on=D(paid_on), penalty__settled=settled)
    said = {"penalty__surcharge": surcharge, "penalty__late": late, "penalty__contested": False, "penalty__stayed": 0}
    day = "2024-12-20"
    assert (played.stops("charge", day, **said) if gate else played.do("charge", day, **said).case.state) == (gate or "加处罚款")


def test_review_and_suit_are_left_out_before_the_day_of_payment_too():
    """逾期六十天（10月26日至12月24日缴清），其中诉讼四十天。"""
    played = served("2024-09-30", "2024-10-10", 3_000_000).do("pay", "2025-01-10", penalty__paid=3_000_000, penalty__paid_on=D("2024-12-24"))
    said = {"penalty__surcharge": 1_800_000, "penalty__contested": True, "penalty__stayed": 40}
    assert played.stops("charge", "2025-01-15", **said, penalty__late=21) == STOPPED
    assert played.do("charge", "2025-01-15", **said, penalty__late=20).case.state == "加处罚款"


def test_a_payment_is_not_dated_after_its_record():
    played = served("2024-09-30", "2024-10-10", 3_000_000)
    assert played.stops("pay", "2024-11-20", penalty__paid=3_000_000, penalty__paid_on=D("2024-11-21")) == "缴款之日不在登记之后"
    assert played.do("pay", "2024-11-20", penalty__paid=3_000_000, penalty__paid_on=D("2024-11-20")).case.state == "缴纳罚款"


# --- a public hearing is announced three working days ahead (书面的听证通知之外，粤府令第294号第二十条第四项) --------------

AHEAD = "公开听证的已提前三个工作日公告"
OPENLY = "听证公开举行；涉及国家秘密、商业秘密、个人隐私的不公告"


def summoned() -> Playing:
    """The hearing of PEN-C08, to be held on Monday, 31 March 2025: the 27th, the 28th and the 31st are its three working days."""
    played = told_large("2025-03-05", start="2025-03-03").do("request", "2025-03-10", handling__posted=D("2025-03-10"))
    return played.do("summon", "2025-03-19")


@pytest.mark.parametrize(("announced", "gate"), [("2025-03-19", ""), ("2025-03-26", ""), ("2025-03-27", AHEAD), ("", AHEAD)])
def test_a_public_hearing_is_announced_by_the_twenty_sixth(announced, gate):
    played = summoned()
    if announced:
        if announced > "2025-03-26":
            assert played.stops("announce", announced, penalty__hearing_on=D("2025-03-31")) == "提前三个工作日公告"
        else:
            played.do("announce", announced, penalty__hearing_on=D("2025-03-31"))
    where = (played.stops if gate else played.do)("hear", "2025-03-31", "听丁")
    assert (where if gate else where.case.state) == (gate or "举行听证")


@pytest.mark.parametrize("secret", ["国家秘密", "商业秘密", "个人隐私"])
def test_a_hearing_that_is_not_public_needs_no_announcement(secret):
    assert summoned().do("hear", "2025-03-31", "听丁", penalty__manner=f"涉及{secret}，不公开").case.state == "举行听证"


def test_nothing_is_announced_before_the_notice_and_a_new_notice_needs_a_new_announcement():
    played = told_large("2025-03-05", start="2025-03-03").do("request", "2025-03-10", handling__posted=D("2025-03-10"))
    assert played.stops("announce", "2025-03-12") == "已送达听证通知书"
    played.do("summon", "2025-03-19").do("announce", "2025-03-20", penalty__hearing_on=D("2025-03-31")).do("summon", "2025-03-24")
    assert played.stops("hear", "2025-04-03", "听丁") == AHEAD
    assert played.do("announce", "2025-03-28", penalty__hearing_on=D("2025-04-03")).do("hear", "2025-04-03", "听丁").case.state == "举行听证"


def announced(day: str = "2025-03-19", hearing: str = "2025-03-31", **said: object) -> Playing:
    return summoned().do("announce", day, penalty__hearing_on=D(hearing), **said)


@pytest.mark.parametrize(
    ("said", "gate"),
    [
        ({}, ""), ({"penalty__hearing_on": D("2025-03-28")}, "公告的日期在通知送达七个工作日之后"), ({"penalty__hearing_place": " "}, "写明听证的地点"),
        *(({"penalty__manner": f"涉及{secret}，不公开"}, OPENLY) for secret in ("国家秘密", "商业秘密", "个人隐私")),
    ],
)  # fmt: skip
def test_what_an_announcement_says(said, gate):
    told = {"penalty__hearing_on": D("2025-03-31"), **said}
    if gate:
        assert summoned().stops("announce", "2025-03-19", **told) == gate
    else:
        assert summoned().do("announce", "2025-03-19", **told).case.state == "公告公开听证"


def test_three_working_days_are_counted_to_the_day_announced():
    """The 31st is a Monday; before 3 April come Tuesday, Wednesday and the day itself, with no holiday between (清明节放假自4月4日起)."""
    assert summoned().stops("announce", "2025-03-27", penalty__hearing_on=D("2025-03-31")) == "提前三个工作日公告"
    assert summoned().do("announce", "2025-03-31", penalty__hearing_on=D("2025-04-03")).case.state == "公告公开听证"
    assert summoned().stops("announce", "2025-04-01", penalty__hearing_on=D("2025-04-03")) == "提前三个工作日公告"


def test_a_public_hearing_is_held_on_the_day_announced_or_announced_anew():
    held = "公开听证在公告的日期举行"
    assert announced(hearing="2025-04-03").stops("hear", "2025-04-02", "听丁") == held
    late = announced(hearing="2025-03-31")
    assert late.stops("hear", "2025-04-03", "听丁") == held
    late.do("announce", "2025-03-31", penalty__hearing_on=D("2025-04-03"))
    assert late.do("hear", "2025-04-03", "听丁").case.state == "举行听证"
    assert announced().do("hear", "2025-04-01", "听丁", penalty__manner="涉及个人隐私，不公开").case.state == "举行听证"


def test_a_second_hearing_is_announced_again():
    played = heard().do("investigate", "2025-04-02", "查甲", "查乙").do("conclude", "2025-04-02", "查甲").do("summon", "2025-04-07")
    assert played.stops("rehear", "2025-04-17", "听丁") == AHEAD
    played.do("announce", "2025-04-14", penalty__hearing_on=D("2025-04-17"))
    assert played.stops("rehear", "2025-04-16", "听丁").startswith("就听证后的新证据另行通知")
    assert played.do("rehear", "2025-04-17", "听丁").case.state == "再次听证"


# --- what testing and auditing take is not counted in the cases of social organisations (民政部令第68号第三十一条) ----------


@pytest.mark.parametrize(
    ("given", "appraised", "due"),
    [
        ({}, "2024-08-31", "2024-11-12"),
        ({}, "2024-08-02", "2024-10-14"),
        ({}, "2024-08-01", "2024-10-13"),
        ({"party__social": False}, "2024-08-31", "2024-10-13"),
        (CITIZEN, "2024-08-31", "2024-10-13"),
    ],
)
def test_appraisals_do_not_count_into_the_ninety_days_of_a_social_organisation(given, appraised, due):
    """7月15日立案，九十日到10月13日；8月1日委托审计。"""
    played = begun("2024-07-15", **given).do("file", "2024-07-15")
    assert played.stops("appraised", "2024-08-01") == "已委托检测、检验、鉴定、审计"
    played.do("appraise", "2024-08-01").do("appraised", appraised)
    assert played.due("2024-09-02", "decide") == D(due)


def test_an_appraisal_that_is_not_back_yet_still_stops_the_clock():
    played = begun("2024-07-15").do("file", "2024-07-15").do("appraise", "2024-08-01")
    assert [played.due(day, "decide") for day in ("2024-08-11", "2024-08-21")] == [D("2024-10-23"), D("2024-11-02")]


def test_days_of_a_hearing_and_of_an_appraisal_at_once_are_left_out_once():
    """3月3日立案，九十日到6月1日；3月10日至31日听证二十一天，3月20日至4月10日审计二十一天，其中十一天同时，共不计三十一天。"""
    played = requested().do("appraise", "2025-03-20").do("hear", "2025-03-31", "听丁").do("appraised", "2025-04-10")
    assert played.due("2025-04-11", "decide") == D("2025-07-02")


# --- from which amount a hearing is due: the province's, or a ministry rule's lower one (粤府令第294号第七条) --------------

OFFER = "应当听证的已载明听证权利"


@pytest.mark.parametrize(
    ("given", "lower", "fine", "due"),
    [
        ({}, 2_000_000, 1_999_999, False),
        ({}, 2_000_000, 2_000_000, True),
        ({}, 20_000_000, 9_999_999, False),
        ({}, 20_000_000, 10_000_000, True),
        (CITIZEN, 300_000, 299_999, False),
        (CITIZEN, 300_000, 300_000, True),
        (CITIZEN, 600_000, 500_000, True),
    ],
)
def test_a_lower_amount_in_a_ministry_rule_prevails_and_a_higher_one_does_not(given, lower, fine, due):
    played = investigated(wrong__hearing_from=lower, **given)
    said = intended("罚款", fine)
    if due:
        assert played.stops("notify", "2024-09-10", **said, penalty__hearing_offered=False) == OFFER
    else:
        assert played.do("notify", "2024-09-10", **said, penalty__hearing_offered=False).case.state == "事先告知"


def test_before_the_province_set_an_amount_the_system_names_what_is_not_set():
    """2022年6月1日以前没有录入听证数额：不猜，说出标准的名称。"""
    early = {"wrong__ended": D("2022-03-01"), "wrong__found": D("2022-04-01")}
    played = investigated("2022-05-31", **early)
    with pytest.raises(UnsetRate, match="听证数额标准"):
        played.do("notify", "2022-05-31", "查甲", "查乙", **intended("罚款", 50_000), penalty__hearing_offered=True)
    assert played.do("notify", "2022-06-01", **intended("罚款", 50_000), penalty__hearing_offered=False).case.state == "事先告知"
