"""未保个案、民政部门监护、花名册和三年行动的案例：强制报告、先报警、反馈后结案、二人巡访、分色走访间隔、到龄移出。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import action, minor, roster
from minzheng.library.locality import shipped
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import clocks_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Act
from tests.matters.everyday import everyday
from tests.matters.worked import D, Played, Worked, decided, worked

CASEWORK, GUARDIANSHIP, ROSTER, ACTION = (matter(id) for id in ("minor_protection", "minor_guardianship", "children_roster", "children_action"))
LEFT_BEHIND = {"kind": "农村留守儿童"}
TEACHER = "密切接触未成年人的单位及其工作人员"
DETAINED, DEAD, NEGLECT = "监护人因客观原因不能履行职责致监护缺失", "监护人死亡且无其他人可以担任监护人", "监护人拒绝或者怠于履行职责致无人照料"
THEN = "2024-09-03"

CASES = (
    worked("MIN-01", "班主任发现后三天才报告", {"allowed": False},
           page=CASEWORK, on=THEN, reporter=TEACHER, found_on=D("2024-08-31"), reported_on=D("2024-09-03")),
    worked("", "班主任当日报告", {"allowed": True}, page=CASEWORK, on=THEN, reporter=TEACHER),
    worked("", "邻居三天后报告，没有强制报告义务", {"allowed": True}, page=CASEWORK, on=THEN, found_on=D("2024-08-31"), reported_on=D("2024-09-03")),
    worked("MIN-02", "结案没有反馈报告人", {"allowed": False}, page=CASEWORK, on=THEN, steps=("close",)),
    worked("", "反馈后结案", {"allowed": True}, page=CASEWORK, on=THEN, steps=("feedback", "close")),
    worked("MIN-03", "单亲父亲被拘留，没有其他监护人，临时监护", {"allowed": True}, page=GUARDIANSHIP, on=THEN, ground=DETAINED),
    worked("MIN-04", "父母外出务工、祖母照料正常，临时监护", {"allowed": False}, page=GUARDIANSHIP, on=THEN, ground="没有法定情形"),
    worked("", "监护人死亡不是临时监护的情形", {"allowed": False}, page=GUARDIANSHIP, on=THEN, ground=DEAD),
    worked("", "监护人死亡是长期监护的情形", {"allowed": True}, page=GUARDIANSHIP, on=THEN, guardianship="长期监护", ground=DEAD),
    worked("", "无人照料不是长期监护的情形", {"allowed": False}, page=GUARDIANSHIP, on=THEN, guardianship="长期监护", ground=NEGLECT),
    worked("MIN-07", "留守儿童当日满十六周岁", {"allowed": False}, page=ROSTER, on=THEN, born=D("2008-09-03"), **LEFT_BEHIND),
    worked("MIN-08", "前一日未满十六周岁", {"allowed": True}, page=ROSTER, on="2024-09-02", born=D("2008-09-03"), **LEFT_BEHIND),
    worked("", "困境儿童十六周岁仍在册", {"allowed": True}, page=ROSTER, on=THEN, born=D("2008-09-03"), kind="重残儿童"),
    worked("", "一方外出而另一方有监护能力的不是留守儿童", {"allowed": False},
           page=ROSTER, on="2024-09-02", born=D("2012-09-03"), away="一方外出", **LEFT_BEHIND),
    worked("", "城镇户籍的不是农村留守儿童", {"allowed": False}, page=ROSTER, on="2024-09-02", born=D("2012-09-03"), rural=False, **LEFT_BEHIND),
    worked("MIN-09", "接报当日满十八周岁", {"allowed": False}, page=CASEWORK, on=THEN, born=D("2006-09-03")),
    worked("", "接报次日才满十八周岁", {"allowed": True}, page=CASEWORK, on="2024-09-02", born=D("2006-09-03")),
    worked("MIN-10", "公开宣传稿写明受助儿童姓名、学校", {"allowed": False}, page=CASEWORK, on=THEN, identified=True),
)  # fmt: skip
GROUPS = {CASEWORK.id: minor, GUARDIANSHIP.id: minor, ROSTER.id: roster, ACTION.id: action}


def facts_of(page: Matter, on: str, **changes: Any) -> dict[str, Any]:
    return everyday(GROUPS[page.id], on, **changes)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_worked_cases(case: Worked) -> None:
    given = dict(case.given)
    page, on, steps = given.pop("page"), given.pop("on"), given.pop("steps", ())
    decision = decided(page, D(on), facts_of(page, on, **given), acts=[Act(verb, D(on)) for verb in steps])
    assert {"allowed": decision.verdict == "grant"} == case.expect


def played(page: Matter, on: str, **changes: Any) -> Played:
    return Played(page, facts_of(page, on, **changes))


def due(case: Played, day: str, verb: str) -> date | None:
    return next((clock.due for clock in clocks_of(case.matter, case.situation(day)) if clock.step == verb), None)


def gate(case: Played, verb: str, day: str, *actors: str, **said: Any) -> str:
    with pytest.raises(Refusal) as stopped:
        case.do(verb, day, *actors, **said)
    return stopped.value.gate


INTAKE = {"minor__channel": "热线", "minor__reporter": "其他组织和个人"}


def intake(day: str = "2024-09-02", **said: Any) -> Played:
    known: Mapping[str, Any] = {**INTAKE, "minor__found_on": D(day), "minor__reported_on": D(day), **said}
    return played(CASEWORK, day).do("intake", day, **known)


def test_danger_or_crime_goes_to_the_police_first() -> None:
    case = intake(minor__crime=True)
    assert gate(case, "assess", "2024-09-02") == "有紧急危险或者涉嫌犯罪的，已先报告公安机关"
    case.do("police", "2024-09-02").do("assess", "2024-09-02", minor__colour="红")


@pytest.mark.parametrize(("danger", "last"), [(True, "2024-09-03"), (False, "2024-09-09")])
def test_the_assessment_is_due_the_next_day_or_within_five_working_days(danger: bool, last: str) -> None:
    assert due(intake(minor__danger=danger), "2024-09-02", "assess") == D(last)


def test_no_closing_before_the_reporter_is_told_and_needs_are_met_and_reassessed() -> None:
    case = intake().do("assess", "2024-09-03", minor__colour="黄").do("refer", "2024-09-04")
    assert gate(case, "close", "2024-09-10", minor__settled=True) == "已向报告人告知处理结果"
    case.do("feedback", "2024-09-10")
    assert gate(case, "close", "2024-09-10", minor__settled=False) == "保护需要已经满足或者已经转出"
    case.do("follow", "2024-09-10")
    assert gate(case, "close", "2024-09-11", minor__settled=True) == "列入跟进的，已重新评估"
    case.do("reassess", "2024-09-11", minor__colour="绿").do("visit", "2024-09-12")
    assert gate(case, "close", "2024-09-12", minor__settled=True) == "最后一次巡访以后已重新评估"
    case.do("reassess", "2024-09-12", minor__colour="绿").do("close", "2024-09-12", minor__settled=True)
    assert case.case.closed


def test_one_visitor_is_not_enough() -> None:
    case = intake().do("assess", "2024-09-03", minor__colour="黄")
    assert gate(case, "visit", "2024-09-04", "办甲") == "二人以上持证人员办理"
    case.do("visit", "2024-09-04", "办甲", "办乙")


def test_a_second_referral_is_not_a_second_case_referred() -> None:
    case = intake().do("assess", "2024-09-03").do("refer", "2024-09-04")
    assert gate(case, "refer", "2024-09-05") == "次数"
    case.do("refer_more", "2024-09-05")
    [figure] = [one for one in CASEWORK.figures if one.id == "minor_cases_referred"]
    assert figure.measure.step is CASEWORK.step("refer")


def test_a_child_goes_home_only_after_an_evaluation_that_says_so() -> None:
    case = played(GUARDIANSHIP, "2024-09-03").do("hand_over", "2024-09-03")
    case.do("decide", "2024-09-03", minor__ground="遭受监护人严重伤害或者面临人身安全威胁")
    assert due(case, "2024-09-04", "give_back") == D("2025-09-03")
    assert gate(case, "give_back", "2024-10-08") == "已评估监护人"
    case.do("examine", "2024-10-08", minor__restored=False)
    assert gate(case, "give_back", "2024-10-08") == "经评估重新具备履行监护职责的条件"
    case.do("examine", "2024-11-08", minor__restored=True).do("give_back", "2024-11-08")


def graded(colour: str, **changes: Any) -> Played:
    return played(ROSTER, "2024-09-02", **changes).do("survey", "2024-09-02").do("grade", "2024-09-03", roster__colour=colour)


@pytest.mark.parametrize(("colour", "last"), [("红", "2024-09-10"), ("黄", "2024-10-03"), ("蓝", "2024-12-02"), ("绿", "2025-03-02")])
def test_visits_are_due_by_colour(colour: str, last: str) -> None:
    case = graded(colour)
    assert due(case, "2024-09-03", "visit") == D(last)
    days = (D(last) - D("2024-09-03")).days
    assert shipped().rates.amount("儿童走访间隔", colour, D("2024-09-03")) == days


def test_the_clock_restarts_with_each_visit_and_follows_the_new_colour() -> None:
    case = graded("绿").do("visit", "2024-10-08")
    assert due(case, "2024-10-08", "visit") == D("2025-04-06")
    case.do("regrade", "2024-10-09", roster__colour="红")
    assert due(case, "2024-10-09", "visit") == D("2024-10-15")
    case.do("visit", "2024-10-15")
    assert due(case, "2024-10-15", "visit") == D("2024-10-22")


def test_nobody_is_re_rated_unseen_nor_visited_unlisted() -> None:
    assert gate(graded("黄"), "regrade", "2024-09-10", roster__colour="绿") == "已走访"
    refused = graded("黄", kind="不属于以上类别")
    assert refused.case.outcome == "不予列入"
    assert gate(refused, "visit", "2024-09-10") == "已列入花名册"
    assert due(refused, "2024-09-10", "visit") is None


@pytest.mark.parametrize(("kind", "born", "day", "leaves"), [
    ("重残儿童", "2006-10-08", "2024-10-07", False), ("重残儿童", "2006-10-08", "2024-10-08", True),
    ("农村留守儿童", "2008-10-08", "2024-10-07", False), ("农村留守儿童", "2008-10-08", "2024-10-08", True),
])  # fmt: skip
def test_age_takes_a_child_off_the_roster_on_the_birthday(kind: str, born: str, day: str, leaves: bool) -> None:
    case = graded("绿", kind=kind, born=D(born))
    if not leaves:
        assert gate(case, "expire", day) == "年满十八周岁，或者留守儿童年满十六周岁"
        return
    case.do("expire", day)
    assert case.case.closed


def test_tasks_of_the_action_lie_within_it_and_have_a_deadline() -> None:
    plan = {"starts": D("2024-05-11"), "ends": D("2026-12-31")}
    assert gate(played(ACTION, "2024-06-03", due=D("2027-01-01"), **plan), "assign", "2024-06-03") == "完成期限在行动期内"
    assert gate(played(ACTION, "2024-05-10", due=D("2024-09-30"), **plan), "assign", "2024-05-10") == "实施方案已经印发"
    case = played(ACTION, "2024-06-03", due=D("2026-12-31"), **plan).do("assign", "2024-06-03")
    assert due(case, "2024-06-03", "complete") == D("2026-12-31")
    assert gate(case, "complete", "2024-06-04") == "已记录进展"


@pytest.mark.parametrize("start", ["2024-04-08", "2026-11-02", "2027-03-01"])
def test_casework_and_roster_do_not_depend_on_the_three_years_of_the_action(start: str) -> None:
    case = intake(start).do("assess", start, minor__colour="红").do("refer", start).do("follow", start).do("visit", start)
    assert due(case, start, "visit") == date.fromordinal(D(start).toordinal() + 7)
    assert gate(case, "close", start, minor__settled=True) == "已向报告人告知处理结果"
    listed = played(ROSTER, start, kind="重残儿童", born=date(2018, 1, 1)).do("survey", start).do("grade", start, roster__colour="黄")
    assert due(listed, start, "visit") == date.fromordinal(D(start).toordinal() + 30)


def test_the_action_is_over_when_its_documents_are() -> None:
    plan = {"starts": D("2024-05-11"), "ends": D("2026-12-31"), "due": D("2026-12-31")}
    assert gate(played(ACTION, "2027-01-04", **plan), "assign", "2027-01-04") == "行动尚未结束"
