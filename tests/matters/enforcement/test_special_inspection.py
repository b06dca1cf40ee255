"""专项检查、收费自查自纠的案例：清单、部署或者线索、事先批准或者补批、频次上限、不得预告或者提前三日、二人、回避、不收费、二十个工作日公示。"""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import body, fees, inspection, visit
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

PAGE, FEES = matter("special_inspection"), matter("fee_self_check")
ALLOW, FORBID = {"verdict": "grant"}, {"verdict": "refuse"}
DAY = "2024-06-11"
LISTED, TRIGGERED, CAPPED = "检查事项已列入公布的清单", "有专项部署、投诉举报或者交办移送", "专项部署的检查不超过公布的年度频次上限"
CASES = (
    worked("", "经批准的专项部署，检查行业协会", ALLOW),
    worked("", "没有部署、没有线索，突击检查全部行业协会", FORBID, trigger="没有", why=[TRIGGERED]),
    worked("", "“社工站财务检查”不在公布的清单里", FORBID, listed=False, why=[LISTED]),
    worked("", "公布的上限为二次，已经检查一次", ALLOW, capped=True, cap=2, before=1),
    worked("", "公布的上限为二次，已经检查二次", FORBID, capped=True, cap=2, before=2, why=[CAPPED]),
    worked("", "因投诉举报的检查不受频次上限", ALLOW, trigger="投诉举报", capped=True, cap=2, before=2),
    worked("", "检查人员的配偶是对象的会计", FORBID, conflicted=True, why=["检查人员与检查对象没有利害关系"]),
    worked("", "向对象收审计费", FORBID, fee=1, why=["不收取费用"]),
)  # fmt: skip


def facts(**given: Any) -> dict[str, Any]:
    own = {name: value for name, value in given.items() if hasattr(visit, name)}
    checked = {name: value for name, value in given.items() if name not in own}
    return everyday(visit, DAY, **own) | everyday(inspection, DAY, **checked) | everyday(body, DAY)


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", [DAY, "2026-11-02"])
def test_whether_the_inspection_is_lawful(case: Worked, day: str) -> None:
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(PAGE, day, facts(**given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


def proposed(**given: Any) -> Playing:
    return Playing(PAGE, facts(**given)).do("propose", DAY)


def test_no_visit_without_approval_unless_urgent_and_then_approved_afterwards() -> None:
    assert proposed().stops("inspect", DAY) == "已经批准，或者情况紧急"
    urgent = proposed(urgent=True).do("inspect", DAY)
    assert urgent.stops("conclude", DAY) == "检查已经批准或者补办批准"
    assert urgent.do("ratify", DAY).do("conclude", DAY).case.state == "作出检查结论"
    assert proposed().do("approve", DAY).do("inspect", DAY).stops("ratify", DAY) == "事先没有批准"


def test_a_surprise_is_not_announced_and_a_case_inspection_never() -> None:
    surprise = proposed().do("approve", DAY)
    assert surprise.stops("inspect", DAY, officers=1) == "二人以上持证人员办理"
    assert surprise.do("inspect", DAY).case.state == "现场检查"
    assert Playing(PAGE, facts(trigger="投诉举报")).stops("propose", DAY) == "因投诉举报启动的写明投诉举报的办件"
    assert proposed(trigger="投诉举报", lead="投诉-2024-000001").do("approve", DAY).stops("notify", DAY) == "因投诉举报启动的个案检查不得事先告知"


@pytest.mark.parametrize(("day", "at_once", "gate"), [
    ("2024-06-13", False, "对养老机构的专项检查提前三个工作日通知，或者确有必要直接前往"), ("2024-06-14", False, ""), ("2024-06-12", True, ""),
])  # fmt: skip
def test_a_planned_visit_to_a_care_home(day: str, at_once: bool, gate: str) -> None:
    played = proposed(object="养老机构").do("approve", DAY).do("notify", DAY)
    if gate:
        assert played.stops("inspect", day, inspection__at_once=at_once) == gate
    else:
        assert played.do("inspect", day, inspection__at_once=at_once).case.state == "现场检查"


def test_results_are_published_within_twenty_working_days_and_followed_up() -> None:
    played = proposed().do("approve", DAY).do("inspect", DAY).do("conclude", "2024-06-12", inspection__result="责令改正")
    assert played.due("2024-06-12", "publish") == D("2024-07-10")
    played.do("publish", "2024-06-20")
    assert played.stops("close", "2024-06-21") == "责令改正的已整改"
    assert played.stops("hand_over", "2024-06-21") == "结论为涉嫌违法"
    assert played.do("rectify", "2024-07-01").do("close", "2024-07-02").case.closed


def test_the_self_check_is_noticed_reported_and_summed_up_after_its_day() -> None:
    played = Playing(FEES, everyday(fees, "2024-04-10")).do("propose", "2024-04-10")
    assert played.stops("issue", "2024-04-12", fees__due=D("2024-04-12")) == "报送期限晚于印发之日"
    played.do("issue", "2024-04-12", fees__due=D("2024-05-10"))
    assert played.due("2024-04-12", "submit") == D("2024-05-10")
    assert played.do("submit", "2024-04-20").stops("summarise", "2024-05-10") == "报送期限已过"
    assert played.stops("remind", "2024-05-10") == "报送期限已过"
    assert played.do("remind", "2024-05-11").do("submit", "2024-05-13").do("summarise", "2024-05-14").do("close", "2024-05-15").case.closed


def test_the_number_the_report_did_not_print_comes_from_visits_with_a_record() -> None:
    lived = [story for story in PAGE.stories if story.facts.get(visit.object) == "行业协会商会"]
    assert sum(story.count for story in lived) == 23
    assert all({"approve", "inspect", "conclude", "publish"} <= {step.verb for step, _ in story.path} for story in lived)


def test_a_visit_is_on_record_or_says_why_not() -> None:
    played = proposed().do("approve", DAY)
    assert played.stops("inspect", DAY, recording__reference="", recording__failure="") == "现场检查有音像记录"
    assert played.do("inspect", DAY, recording__reference="", recording__failure="电量耗尽，12时10分中断").case.state == "现场检查"


def test_a_suspicion_is_handed_over_with_the_case_filed_or_the_reason_why_not() -> None:
    played = proposed().do("approve", DAY).do("inspect", DAY).do("conclude", "2024-06-12", inspection__result="涉嫌违法，移交立案")
    assert played.stops("hand_over", "2024-06-13") == "写明立案的办件，或者不予立案的理由"
    assert played.do("hand_over", "2024-06-13", inspection__declined="情节轻微并已改正，负责人决定不予立案").case.state == "移交立案"
