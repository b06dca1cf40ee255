"""信息公开的案例：一次补正、第三方十五日、二十（四十）个工作日、区分处理、复议前置、主动公开、个人信息、一月三十一日。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import asking, release, returns
from minzheng.library.remedies import NON_DISCLOSURE, remedies
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

REQUEST, PUBLISH, REPORT, DATA = (matter(id) for id in ("information_request", "information_publication", "openness_report", "enforcement_data"))
ALLOW, FORBID = {"verdict": "grant"}, {"verdict": "refuse"}
DAY = "2025-01-15"
DETAILS, MASKED = "没有身份证号、账号、电话、住址、健康等信息", "姓名已经掩码，或者依法在村（社区）范围内公布"
LISTS = (
    worked("PRV-C02", "村公示栏公布低保申请人姓名、人数，七天", ALLOW, personal=True, named_by_law=True, where="村（社区）公示栏", assessed=True,
           until=D("2025-01-22")),
    worked("", "同一份名单放到网站", FORBID, personal=True, named_by_law=True, assessed=True, until=D("2025-01-22"), why=[MASKED]),
    worked("PRV-C03", "公布孤儿名单、村名和金额", FORBID, minors=True, why=["认不出未成年人、收养当事人"]),
    worked("PRV-C06", "网上新公布高龄津贴名单，没有影响评估", FORBID, personal=True, masked=True, until=D("2025-02-15"), why=["已作个人信息保护影响评估"]),
    worked("PRV-C07", "到期以后仍然挂在网上", FORBID, personal=True, masked=True, assessed=True, until=D("2025-01-14"),
           why=["含有个人信息的写明撤下之日，且尚未到期"]),
    worked("", "名单里有银行账号", FORBID, personal=True, masked=True, assessed=True, forbidden=True, until=D("2025-02-15"), why=[DETAILS]),
    worked("", "规范性文件", ALLOW),
)  # fmt: skip
CASES: list[Worked] = list(LISTS)


def carried(id: str, title: str, expect: dict[str, Any], **given: Any) -> Worked:
    CASES.append(case := worked(id, title, expect, **given))
    return case


@pytest.mark.parametrize("case", LISTS, ids=str)
def test_what_may_be_published(case: Worked) -> None:
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(PUBLISH, DAY, everyday(release, DAY, **{"until": D("9999-12-31"), **given}))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


IN_TIME = carried("OPN-C01", "12月20日签发，次年1月20日公开", {"late": False}, on="2025-01-20")


def test_twenty_working_days_to_publish() -> None:
    played = Playing(PUBLISH, everyday(release, "2024-12-20")).do("form", "2024-12-20")
    due = played.due("2024-12-20", "publish")
    assert due == D("2025-01-20")
    assert (D(IN_TIME.given["on"]) > due) is IN_TIME.expect["late"]
    assert played.stops("publish", "2024-12-23") == "已公开审查"


def asked(day: str = DAY, **given: Any) -> Playing:
    return Playing(REQUEST, everyday(asking, day, **given)).do("receive", day)


AGAIN = carried("OPN-C03", "已经告知补正一次，又要求补正", {"allowed": False})


def test_one_notice_within_seven_working_days() -> None:
    played = asked(clear=False)
    assert played.due(DAY, "supplement") == D("2025-01-24")
    assert played.stops("answer", DAY, asking__outcome="信息不存在") == "内容不明确的已经补正"
    played.do("supplement", "2025-01-20")
    assert (played.stops("supplement", "2025-01-21") == "次数") is not AGAIN.expect["allowed"]
    assert asked().stops("supplement", DAY) == "申请内容不明确"


def test_twenty_working_days_to_answer_and_as_many_more_once() -> None:
    played = asked("2024-03-01")
    assert played.due("2024-03-01", "answer") == D("2024-03-29")
    assert played.do("extend", "2024-03-20").due("2024-03-20", "answer") == D("2024-04-28"), "清明放假，4月7日、28日上班"
    assert played.stops("extend", "2024-03-21") == "次数"


def test_the_time_of_the_third_party_is_not_counted() -> None:
    played = asked("2024-03-01", third_party=True).do("consult", "2024-03-04")
    assert played.due("2024-03-04", "heard") == D("2024-03-25")
    assert played.stops("heard", "2024-03-25", asking__third="逾期没有答复") == "没有答复的，已满十五个工作日"
    assert played.stops("answer", "2024-03-10", asking__outcome="予以公开") == "涉及第三方的已经征求意见"
    played.do("heard", "2024-03-14", asking__third="不同意公开")
    assert played.due("2024-03-14", "answer") == D("2024-04-08"), "征求意见的十日不计"
    assert played.stops("answer", "2024-03-20", asking__outcome="予以公开") == "第三方不同意的不公开，除非对公共利益有重大影响"


PARTS = carried("PRV-C10", "申请收养档案：涉及的部分不给，其余说明理由给出", {"allowed": True})
WRONG_TEXT = carried("OPN-C06", "不予公开的答复写“可以直接起诉”", {"allowed": False})


def test_what_can_be_separated_is_given_in_part() -> None:
    played = asked(separable=True, closed=True)
    assert played.stops("answer", DAY, asking__outcome="不予公开") == "可以区分处理的，给出可以公开的部分，不全部公开"
    assert (played.do("answer", DAY, asking__outcome="部分公开").case.state == "答复") is PARTS.expect["allowed"]


def test_a_refusal_has_a_ground_and_sends_to_review_first() -> None:
    assert asked().stops("answer", DAY, asking__outcome="不予公开") == "不予公开有法定理由"
    refused = asked(internal=True)
    told = refused.stops("answer", DAY, asking__outcome="不予公开", asking__review_first=False)
    assert (told != "不予公开的写明应当先申请行政复议") is WRONG_TEXT.expect["allowed"]
    assert remedies(NON_DISCLOSURE, D(DAY)).first
    assert REQUEST.remedy == NON_DISCLOSURE


@pytest.mark.parametrize(("holder", "outcome", "allowed"), [
    ("不存在", "信息不存在", True), ("本机关掌握", "信息不存在", False), ("已经主动公开", "予以公开", False),
    ("不属于本机关负责", "不属于本机关，告知负责机关", True),
])  # fmt: skip
def test_the_answer_fits_what_is_held(holder: str, outcome: str, allowed: bool) -> None:
    played = asked(holder=holder)
    if allowed:
        played.do("answer", DAY, asking__outcome=outcome)
    else:
        assert played.stops("answer", DAY, asking__outcome=outcome) == "答复与信息的状况相符"


LATE = carried("OPN-C05", "3月1日公布上年报告", {"late": True}, on="2025-03-01")
EMPTY = carried("TS-C12", "没有行政强制，表格留空", FORBID, filled="留空")


def test_both_reports_by_the_last_day_of_january() -> None:
    facts = everyday(returns, "2025-01-06", due=D("2025-01-31"))
    due = Playing(REPORT, facts).do("draft", "2025-01-06").due("2025-01-06", "publish")
    assert (due == D("2025-01-31") and D(LATE.given["on"]) > due) is LATE.expect["late"]
    assert Playing(DATA, facts).do("fill", "2025-01-06").due("2025-01-06", "release") == D("2025-01-31")


@pytest.mark.parametrize(("power", "filled", "verdict"), [
    (True, EMPTY.given["filled"], EMPTY.expect["verdict"]), (True, "填写数字（没有的填0）", "grant"), (False, "留空并注明没有该项职权", "grant"),
    (False, "填写数字（没有的填0）", "refuse"), (False, "留空", "refuse"),
])  # fmt: skip
def test_nothing_done_is_nought_and_no_power_is_a_note(power: bool, filled: str, verdict: str) -> None:
    assert tried(DATA, "2025-01-06", everyday(returns, "2025-01-06", power=power, filled=filled)).verdict == verdict


@pytest.mark.parametrize(("day", "gate"), [("2025-02-18", ""), ("2025-02-19", "在答复期限届满以前决定并告知（征求第三方意见的时间不计）")])
def test_the_period_is_extended_before_it_has_run_out(day: str, gate: str) -> None:
    """1月15日收到：第二十个工作日是2月18日（1月26日、2月8日调休上班，1月28日至2月4日春节），再二十个到3月18日。"""
    played = asked()
    assert played.due(DAY, "answer") == D("2025-02-18")
    if gate:
        assert played.stops("extend", day) == gate
    else:
        assert played.do("extend", day).due(day, "answer") == D("2025-03-18")


def test_what_was_completed_is_extended_from_its_completion() -> None:
    played = asked(clear=False).do("supplement", "2025-01-20").do("complete", "2025-02-10")
    assert played.due("2025-02-10", "answer") == D("2025-03-10")
    assert played.do("extend", "2025-03-10").due("2025-03-10", "answer") == D("2025-04-08"), "清明4月4日放假"
