"""投诉举报和信访的案例：十五日告知、五个工作日异议、热线二、十、十五个工作日、六十日、复查复核、法定途径、回避、保密、零的来历。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import complaint
from minzheng.reporting.narrative.compose import narrative
from minzheng.reporting.narrative.grammar import Passage, parse
from minzheng.reporting.narrative.guard import unbacked_claims
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

PAGE = matter("complaint")
ALLOW, FORBID = {"verdict": "grant"}, {"verdict": "refuse"}
DAY = "2024-09-18"
CASES = [
    worked("PET-C04", "复核终结以后，同一事项第三次登记", FORBID, finished=True, why=["不是已经复核终结的同一事项"]),
    worked("PET-C06", "承办人员是提出人的兄弟", FORBID, conflicted=True, why=["承办人员没有利害关系"]),
    worked("PET-C07", "不服低保不予确认，作出信访处理意见", FORBID, statutory="行政复议", why=["有法定途径的导入法定途径"]),
    worked("", "不服低保不予确认，告知行政复议", ALLOW, statutory="行政复议", route="行政复议"),
    worked("", "没有法定途径的导入复议", FORBID, route="行政复议", why=["有法定途径的导入法定途径"]),
]


def carried(id: str, title: str, expect: dict[str, object], **given: object) -> Worked:
    CASES.append(case := worked(id, title, expect, **given))
    return case


@pytest.mark.parametrize("case", tuple(CASES), ids=str)
@pytest.mark.parametrize("day", [DAY, "2026-11-02"])
def test_whether_it_is_handled_by_the_law(case: Worked, day: str) -> None:
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(PAGE, day, everyday(complaint, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


def received(day: str, **given: object) -> Playing:
    return Playing(PAGE, everyday(complaint, day, **{"channel": "来信", "received": D(day), **given})).do("register", day)


INFORMED = carried("PET-C01", "9月18日收到，10月4日书面告知", {"late": True}, received="2024-09-18", due="2024-10-03", on="2024-10-04")
OBJECTED = carried("PET-C02", "9月18日转来，9月26日提出异议", {"late": True}, received="2024-09-18", due="2024-09-25", on="2024-09-26")
ASKED = carried("PET-C08", "9月30日的咨询，10月9日答复", {"late": False}, received="2024-09-30", due="2024-10-09", on="2024-10-09")
REPORTED = carried("PET-C09", "9月30日的举报，10月28日答复", {"late": True}, received="2024-09-30", due="2024-10-25", on="2024-10-28")


HELPED = worked("", "求助十个工作日", {"late": False}, received="2024-09-30", due="2024-10-18", on="2024-10-18")


@pytest.mark.parametrize(
    ("case", "given", "step"),
    [
        (INFORMED, {}, "inform"),
        (OBJECTED, {"channel": "其他机关转送", "ours": False}, "dispute"),
        (ASKED, {"channel": "12345工单", "kind": "咨询"}, "answer"),
        (REPORTED, {"channel": "12345工单", "kind": "举报"}, "answer"),
        (HELPED, {"channel": "来电", "kind": "求助"}, "answer"),
    ],
    ids=str,
)
def test_the_periods_from_receipt(case: Worked, given: dict[str, object], step: str) -> None:
    played = received(case.given["received"], **given)
    due = played.due(case.given["received"], step)
    assert due == D(case.given["due"])
    assert (D(case.given["on"]) > due) is case.expect["late"]


def test_a_hotline_order_has_no_letter_clock_and_a_letter_no_hotline_clock() -> None:
    assert received(DAY, channel="12345工单").due(DAY, "inform") is None
    assert received(DAY).due(DAY, "answer") is None


def accepted(day: str = "2024-03-01", **given: object) -> Playing:
    return received(day, **given).do("classify", day).do("accept", day)


def test_sixty_days_and_thirty_more_once() -> None:
    played = accepted()
    assert played.due("2024-03-01", "answer") == D("2024-04-30")
    assert played.do("extend", "2024-04-20").due("2024-04-20", "answer") == D("2024-05-30")
    assert played.stops("extend", "2024-04-21") == "次数"


EXPOSED = carried("PET-C05", "被举报的负责人看到了举报信", {"allowed": False})
ANSWER_ONLY = carried("PET-C11", "工单反映无证募捐，查实后只作答复", {"allowed": False})


@pytest.mark.parametrize(("day", "gate"), [("2024-11-17", ""), ("2024-11-18", "在六十日届满以前决定并告知")])
def test_it_is_extended_before_the_sixty_days_are_over(day: str, gate: str) -> None:
    """9月18日受理，第六十日是11月17日（星期日，机关自己的期限不顺延），再三十日到12月17日。"""
    played = accepted("2024-09-18")
    assert played.due("2024-09-18", "answer") == D("2024-11-17")
    if gate:
        assert played.stops("extend", day) == gate
    else:
        assert played.do("extend", day).due(day, "answer") == D("2024-12-17")


def test_the_accused_never_learns_who_accused_him() -> None:
    played = accepted()
    assert (played.stops("investigate", "2024-03-05", complaint__exposed=True) != "") is not EXPOSED.expect["allowed"]
    assert PAGE.confidential
    assert complaint.person.sensitive


def test_what_is_unlawful_is_filed_and_not_only_answered() -> None:
    played = received(DAY, channel="12345工单", kind="举报", statutory="立案查处").do("classify", DAY, complaint__route="立案查处")
    assert played.stops("answer", DAY) == "投诉、举报已经调查核实"
    played.do("investigate", "2024-09-20", complaint__unlawful=True)
    assert (played.stops("answer", "2024-09-23") == "查明有违法事实的已经移交立案") is not ANSWER_ONLY.expect["allowed"]
    assert played.stops("lead", "2024-09-23") == "写明立案的办件"
    assert played.do("lead", "2024-09-23", complaint__case="处罚-2024-000001").do("answer", "2024-09-23").case.state == "答复"


@pytest.mark.parametrize(("day", "gate"), [("2024-05-20", ""), ("2024-05-21", "收到答复之日起三十日内")])
def test_a_review_is_asked_within_thirty_days(day: str, gate: str) -> None:
    """四月十九日答复，三十日到五月十九日（星期日），顺延到二十日。"""
    played = accepted().do("investigate", "2024-03-10").do("answer", "2024-04-19")
    assert (played.stops("ask_review", day) if gate else played.do("ask_review", day).case.state) == (gate or "请求复查")


def test_after_the_last_review_the_case_is_closed() -> None:
    played = accepted().do("investigate", "2024-03-10").do("answer", "2024-04-01").do("ask_review", "2024-04-10").do("review", "2024-05-06")
    assert played.do("ask_final", "2024-05-20").do("settle", "2024-06-10").case.closed


TYPED = carried("PET-C10", "报告里手写“未收到相关问题投诉”，没有查询", {"allowed": False})


def test_no_complaints_is_said_only_by_a_query() -> None:
    bare = parse("[投诉] 我局未收到相关问题投诉。")
    assert (list(unbacked_claims(bare)) == []) is TYPED.expect["allowed"]
    _, items = narrative(2024)
    said = [one for item in items if isinstance(item, Passage) for one in item.variants if "投诉" in one.text and "未收到" in one.text]
    assert said
    assert all("enforcement_complaints" in one.needs() for one in said)


def test_the_zero_is_a_query_over_a_log_that_holds_others() -> None:
    figure = next(one for one in PAGE.figures if one.id == "enforcement_complaints")
    assert figure.measure.kind == "queried"
    others = [story for story in PAGE.stories if story.count and story.facts.get(complaint.topic) != "行政执法"]
    assert sum(story.count for story in others) > 50
