"""学法考试的案例：名册、参考、合格；缺考不得悄悄略去，通过率须与参考率同列。"""

from __future__ import annotations

from fractions import Fraction

import pytest

from minzheng.catalogue import matter
from minzheng.facts import exam
from minzheng.vocabulary import Figure
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

EXAM = matter("law_exam")
WINDOW = {"opens": D("2024-10-08"), "closes": D("2024-10-31")}

CASES = (
    worked("", "恰到合格线", {"verdict": "grant"}, score=60),
    worked("", "差一分", {"verdict": "refuse"}, score=59, why=["成绩达到合格线"]),
    worked("", "他人代答", {"verdict": "refuse"}, score=90, personally=False, why=["本人作答"]),
    worked("", "平台把合格线定为八十", {"verdict": "refuse"}, score=79, pass_mark=80, why=["成绩达到合格线"]),
)


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", ["2024-10-15", "2026-11-01"])
def test_whether_it_is_passed(case: Worked, day):
    given = {name: value for name, value in case.given.items() if name != "why"}
    decision = tried(EXAM, day, everyday(exam, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], case.given.get("why", []))


def figure(id: str) -> Figure:
    return next(one for one in EXAM.figures if one.id == id)


ROSTER = worked("EDU-C02", "应考四十四、参考四十一、合格四十一：只印通过率、不印参考率", {"allowed": False}, roster=44, sat=41, passed=41)


def test_the_pass_rate_brings_roster_and_participation_along():
    """四十一除以四十一是百分之百，四十一除以四十四是百分之九十三点二：两个比率各有分母，前者不能单独印。"""
    rate = figure("law_exam_pass_rate")
    assert rate.measure.of == ("law_exam_passed", "law_exam_takers")
    assert ("law_exam_participation_rate" in rate.with_figures) is not ROSTER.expect["allowed"]
    assert figure("law_exam_participation_rate").measure.of == ("law_exam_takers", "law_exam_roster")
    assert round(float(Fraction(ROSTER.given["sat"], ROSTER.given["roster"]) * 100), 1) == 93.2


def enrolled() -> Playing:
    return Playing(EXAM, everyday(exam, "2024-10-15", **WINDOW)).do("enrol", "2024-09-30")


@pytest.mark.parametrize(("day", "gate"), [("2024-10-07", "考试已经开始"), ("2024-10-08", ""), ("2024-10-31", ""), ("2024-11-01", "考试尚未截止")])
def test_one_sits_while_the_exam_is_open(day, gate):
    assert (enrolled().stops("sit", day) if gate else enrolled().do("sit", day).case.state) == (gate or "参加考试")


def test_who_sat_is_marked_once_and_is_not_absent():
    played = enrolled()
    assert played.stops("mark", "2024-10-15") == "已参加考试"
    played.do("sit", "2024-10-15")
    assert played.stops("absent", "2024-11-01") == "没有参加考试"
    assert played.do("mark", "2024-10-16", exam__score=92, exam__pass_mark=60).case.outcome == "合格"
    assert played.stops("mark", "2024-10-17") == "未办结"


def test_who_did_not_sit_is_recorded_with_a_reason_after_the_exam():
    assert enrolled().stops("absent", "2024-10-31") == "考试已经截止"
    assert enrolled().do("absent", "2024-11-01", handling__reason="住院").case.closed


CASES += (ROSTER,)
