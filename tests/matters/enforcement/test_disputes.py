"""行政复议答复、行政应诉的案例：申请期限、十个（五个）工作日、十五日、事后证据、负责人出席、相同行为、意见书六十日、复议前置的文字。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import dispute
from minzheng.library.remedies import INACTION, remedies
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

REVIEW, SUIT = matter("reconsideration"), matter("litigation")
ALLOW, FORBID, WARN = ({"verdict": verdict} for verdict in ("grant", "refuse", "review"))
DAY = "2024-08-05"
KNOWN = {"known": D("2024-03-15")}
REVIEWS = (
    worked("REM-C06", "3月15日知道，没有告知权利，次年3月10日申请", ALLOW, **KNOWN, told=False, filed=D("2025-03-10")),
    worked("", "没有告知权利，恰满一年", ALLOW, **KNOWN, told=False, filed=D("2025-03-15")),
    worked("", "没有告知权利，一年零一日", FORBID, **KNOWN, told=False, filed=D("2025-03-16")),
    worked("", "告知了权利，第六十日（5月14日）", ALLOW, **KNOWN, filed=D("2024-05-14")),
    worked("", "告知了权利，第六十一日", FORBID, **KNOWN, filed=D("2024-05-15")),
    worked("", "作出满五年之日申请，一个月前才知道", ALLOW, made=D("2020-02-10"), known=D("2025-01-10"), filed=D("2025-02-10")),
    worked("", "作出超过五年，一个月前才知道", FORBID, made=D("2020-02-09"), known=D("2025-01-10"), filed=D("2025-02-10")),
    worked("", "因不动产，二十年以内", ALLOW, made=D("2020-02-09"), land=True, known=D("2025-01-10"), filed=D("2025-02-10")),
    worked("", "因不动产，超过二十年", FORBID, made=D("2005-02-09"), land=True, known=D("2025-01-10"), filed=D("2025-02-10")),
)
SUITS = (
    worked("ORG-28", "许可逾期六十日未作决定，不经复议直接起诉", WARN, kind="行政许可逾期未作决定"),
    worked("", "许可逾期未作决定，先经复议", ALLOW, kind="行政许可逾期未作决定", reviewed=True, review_served=D("2024-07-25")),
    worked("", "当场处罚，不经复议直接起诉", FORBID, kind="当场行政处罚"),
    worked("", "一般行为，六个月内直接起诉", ALLOW, known=D("2024-02-05"), filed=D("2024-08-05")),
    worked("", "一般行为，超过六个月", FORBID, known=D("2024-02-05"), filed=D("2024-08-06")),
    worked("", "作出超过五年，一个月前才知道", FORBID, made=D("2019-08-04"), known=D("2024-07-05"), filed=D("2024-08-05")),
    worked("", "作出满五年之日起诉", ALLOW, made=D("2019-08-05"), known=D("2024-07-05"), filed=D("2024-08-05")),
    worked("", "收到复议决定第十五日", ALLOW, reviewed=True, review_served=D("2024-07-22"), filed=D("2024-08-06")),
    worked("", "收到复议决定第十六日", FORBID, reviewed=True, review_served=D("2024-07-22"), filed=D("2024-08-07")),
)
CASES: list[Worked] = [*REVIEWS, *SUITS]


def carried(id: str, title: str, expect: dict[str, Any], **given: Any) -> Worked:
    CASES.append(case := worked(id, title, expect, **given))
    return case


@pytest.mark.parametrize("case", REVIEWS, ids=str)
def test_within_which_period_a_review_is_asked(case: Worked) -> None:
    assert tried(REVIEW, "2025-04-01", everyday(dispute, DAY, **case.given)).verdict == case.expect["verdict"]


@pytest.mark.parametrize("case", SUITS, ids=str)
def test_when_a_suit_may_be_brought(case: Worked) -> None:
    decision = tried(SUIT, "2024-09-02", everyday(dispute, DAY, **case.given))
    assert decision.verdict == case.expect["verdict"], failed(decision)


def received(page: Any = REVIEW, day: str = DAY, **given: Any) -> Playing:
    return Playing(page, everyday(dispute, day, **given)).do("receive", day)


@pytest.mark.parametrize(("simple", "due"), [(False, "2024-08-19"), (True, "2024-08-12")])
def test_ten_working_days_to_answer_and_five_in_the_simple_procedure(simple: bool, due: str) -> None:
    assert received(simple=simple).due(DAY, "answer") == D(due)


LATER = carried("REM-C09", "起诉以后补做的证人证言，作为证据提交", {"allowed": False})


@pytest.mark.parametrize("page", [REVIEW, SUIT], ids=lambda page: page.id)
def test_nothing_collected_afterwards_is_evidence(page: Any) -> None:
    assert (received(page).stops("answer", DAY, dispute__late_evidence=True) != "") is not LATER.expect["allowed"]


DEFENCE = carried("REM-C10", "9月24日收到起诉状副本，10月9日答辩", {"late": False}, on="2025-10-09")


def test_fifteen_days_to_defend() -> None:
    played = received(SUIT, "2025-09-24")
    assert played.due("2025-09-24", "answer") == D("2025-10-09")
    assert (D(DEFENCE.given["on"]) > D("2025-10-09")) is DEFENCE.expect["late"]
    assert received(SUIT, "2025-09-19").due("2025-09-19", "answer") == D("2025-10-09"), "10月4日在假期内，顺延"


@pytest.mark.parametrize("page", [REVIEW, SUIT], ids=lambda page: page.id)
@pytest.mark.parametrize(("who", "allowed"), [("负责人参加", True), ("说明理由并委托工作人员", True), ("只委托律师", False), ("无人参加", False)])
def test_the_head_comes_or_says_why_not(page: Any, who: str, allowed: bool) -> None:
    played = received(page)
    if allowed:
        played.do("attend", DAY, dispute__attendance=who)
    else:
        assert "负责人" in played.stops("attend", DAY, dispute__attendance=who)


def test_what_was_annulled_is_not_done_again_and_the_opinion_is_answered_in_sixty_days() -> None:
    played = received().do("answer", "2024-08-19").do("settle", "2024-09-20", dispute__result="撤销").do("advise", "2024-09-20")
    assert played.due("2024-09-20", "report") == D("2024-11-19")
    assert played.stops("perform", "2024-10-08", dispute__same=True) == "没有以同一事实和理由作出相同的行为"
    assert played.stops("close", "2024-10-08") == "需要履行的已经履行"
    played.do("perform", "2024-10-08")
    assert played.stops("close", "2024-10-09") == "收到意见书的已经报告"
    assert played.do("report", "2024-11-19").do("close", "2024-11-20").case.closed


def test_an_appeal_within_fifteen_days_and_nothing_closed_before_the_second_judgement() -> None:
    played = received(SUIT).do("answer", "2024-08-16").do("judge", "2024-10-08", dispute__judgement="撤销")
    assert played.stops("appeal", "2024-10-24") == "收到判决之日起十五日内"
    played.do("appeal", "2024-10-23")
    played.do("perform", "2024-10-24")
    assert played.stops("close", "2024-10-25") == "上诉的已有二审裁判"


REVIEW_FIRST = carried("REM-C03", "对保护申请没有答复，写“先申请行政复议”", {"allowed": True})


def test_silence_goes_to_review_first_and_the_text_says_so() -> None:
    told = remedies(INACTION, D(DAY))
    assert told.first is REVIEW_FIRST.expect["allowed"]
    assert "应当先" in told.text
    assert "市民政局" not in told.text
    with pytest.raises(Refusal, match="没有行政复议"):
        remedies("内部事务", D(DAY))
