"""婚姻家庭辅导的案例：自愿、免费、不是前置条件；共同会谈计二人次；有暴力风险不作共同会谈；疑似被拐卖先报告；调解结果不可复议。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import counsel, couple
from tests.matters.everyday import Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

COUNSEL = matter("family_counselling")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
VIOLENCE, TRAFFICKED = "有家庭暴力风险", "疑似被拐卖或者受胁迫"

CASES = (
    worked("FAM-01", "以参加辅导作为离婚申请的前置条件", REFUSE, on="2025-06-03", precondition=True, why=["不作为婚姻登记的前置条件"]),
    worked("FAM-02", "收取辅导费二百元", REFUSE, on="2025-06-03", fee=20_000, why=["不收费用"]),
    worked("", "收一分也是收费", REFUSE, on="2024-06-03", fee=1, why=["不收费用"]),
    worked("FAM-03", "一次夫妻共同辅导", GRANT, on="2024-09-10", attended=2),
    worked("FAM-04", "有家庭暴力风险仍安排联合会谈", REFUSE, on="2025-06-03", risk=VIOLENCE, together=True, why=["有家庭暴力风险的不作共同会谈"]),
    worked("", "有家庭暴力风险，单独会谈", GRANT, on="2025-06-03", risk=VIOLENCE, together=False),
    worked("FAM-05", "发现疑似被拐卖没有报告", REFUSE, on="2025-06-03", risk=TRAFFICKED, why=["疑似被拐卖或者受胁迫的已经报告"]),
    worked("", "发现疑似被拐卖已经报告", GRANT, on="2025-06-03", risk=TRAFFICKED, reported=True),
    worked("", "有人不同意", REFUSE, on="2026-11-01", consented=False, why=["每一名参加人书面同意"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_the_counselling_is_lawful(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(COUNSEL, day, everyday(counsel, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


NO_REVIEW = (worked("FAM-06", "对调解结果申请行政复议", {"allowed": False}),)


@pytest.mark.parametrize("case", NO_REVIEW, ids=str)
def test_no_paper_of_a_mediation_tells_of_reconsideration(case: Worked):
    assert any(step.adverse or step.letter for step in COUNSEL.steps) is case.expect["allowed"]


CASES += NO_REVIEW


def screened(risk: str) -> Playing:
    played = Playing(COUNSEL, everyday(counsel, "2024-09-10"))
    return played.do("offer", "2024-09-10").do("consent", "2024-09-10").do("screen", "2024-09-10", counsel__risk=risk)


def test_a_couple_counts_twice_and_one_who_comes_again_counts_again():
    played = screened("没有发现")
    played.do("meet", "2024-09-10", counsel__attended=2).do("meet", "2024-09-20", counsel__attended=1)
    assert sum(act.said.get("counsel.attended", 0) for act in played.case.history.acts) == 3


def test_danger_stops_a_joint_session_and_is_reported_first():
    assert screened(VIOLENCE).stops("meet", "2024-09-10", counsel__together=True) == "有家庭暴力风险的不作共同会谈"
    hidden = screened(TRAFFICKED)
    assert [hidden.stops(verb, "2024-09-10") for verb in ("meet", "conclude")] == ["疑似被拐卖或者受胁迫的已经报告"] * 2
    assert hidden.do("report", "2024-09-10").do("conclude", "2024-09-10").case.closed
    assert screened("没有发现").stops("report", "2024-09-10") == "筛查发现疑似被拐卖或者受胁迫"


def test_who_wants_no_counselling_loses_nothing():
    assert Playing(COUNSEL, everyday(counsel, "2024-09-10")).do("offer", "2024-09-10").do("decline", "2024-09-10").case.closed
    for page in (matter("marriage"), matter("divorce")):
        assert not any(fact.key.startswith("counsel.") for fact in page.needed()), "no registration asks whether somebody was counselled"
    assert tried(matter("marriage"), "2024-09-10", everyday(couple, "2024-09-10")).verdict == "grant"
