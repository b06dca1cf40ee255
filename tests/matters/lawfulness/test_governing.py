"""会议学习、督办、述法、整改、年度报告的案例：没有记录的会不算，责任人不能核销自己的事，报告过不了校核就签不了。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.checking.check import check
from minzheng.facts import session, shortfall, statement, tasking, yearly
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import worked

STUDY, TASK, STATEMENT, RECTIFY, REPORT = map(matter, ("study_session", "leader_task", "yearly_statement", "rectification", "rule_of_law_report"))

CASES = (
    worked("LED-C01", "四个亲自只有三个就写齐了", {"verdict": "review"}),
    worked("LED-C02", "责任人核销自己的事项", {"verdict": "refuse"}),
    worked("LED-C03", "第一议题没有到会人员", {"verdict": "refuse"}),
    worked("LED-C04", "部门负责人只引第一责任人规定第二条", {"verdict": "review"}),
    worked("REP-C02", "四月二日公开", {"verdict": "late"}),
    worked("REP-C05", "手改数字", {"verdict": "refuse"}),
    worked("REP-C06", "公开以后更正", {"verdict": "grant"}),
)


def lived(id: str) -> str:
    """What becomes of a case of the domain when it is played here."""
    match id:
        case "LED-C01" | "LED-C04":
            return "review" if any(one.rule == "four-duties" for one in check("对法治工作亲自部署、亲自协调、亲自督办。")) else "grant"
        case "LED-C02":
            return "refuse" if "不是同一人" in task().do("finish", "2024-03-20", "甲").stops("close", "2024-03-22", "甲") else "grant"
        case "LED-C03":
            return tried(STUDY, "2024-06-03", everyday(session, "2024-06-03", kind="第一议题", present=0)).verdict
        case "REP-C02":
            return "late" if signed().due("2025-04-02", "publish") < D("2025-04-02") else "grant"
        case "REP-C05":
            return "refuse" if drafted(typed=1).stops("review", "2025-01-23", "乙") == "没有手写的数字" else "grant"
        case "REP-C06":
            return "grant" if signed().do("publish", "2025-03-20").do("correct", "2025-05-10") else "refuse"
        case _:
            raise KeyError(id)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_cases_of_the_domain(case):
    assert lived(case.id) == case.expect["verdict"]


@pytest.mark.parametrize(("present", "speakers", "counted"), [(12, 3, True), (1, 1, True), (0, 0, False), (12, 0, False), (3, 4, False)])
@pytest.mark.parametrize("day", ["2024-06-03", "2026-11-02"])
def test_a_meeting_without_attendance_or_discussion_does_not_count(day, present, speakers, counted):
    decision = tried(STUDY, day, everyday(session, day, present=present, speakers=speakers))
    assert (decision.verdict == "grant") is counted
    assert bool(failed(decision)) is not counted


def task() -> Playing:
    return Playing(TASK, everyday(tasking, "2024-03-01")).do("assign", "2024-03-01", "局长", tasking__due=D("2024-03-29"))


def test_who_did_the_task_does_not_close_it():
    played = task().do("report", "2024-03-10", "甲").do("finish", "2024-03-20", "甲")
    assert "不是同一人" in played.stops("close", "2024-03-22", "甲")
    assert played.do("close", "2024-03-22", "乙").case.closed


def test_a_task_sent_back_is_done_again_and_its_day_may_be_moved_by_the_head_only():
    played = task().do("finish", "2024-03-20", "甲").do("send_back", "2024-03-21", "乙")
    assert played.stops("close", "2024-03-22", "乙") == "退回以后已重新提交佐证"
    assert task().due("2024-03-05", "finish") == D("2024-03-29")
    assert task().do("postpone", "2024-03-20", "局长", tasking__due=D("2024-04-12")).due("2024-03-21", "finish") == D("2024-04-12")
    assert played.do("finish", "2024-03-25", "甲").do("close", "2024-03-26", "乙").case.closed


def test_each_of_the_four_duties_is_a_figure_of_its_own():
    """三个有记录、一个没有的，数字上看得出来：四个数各数各的行为。"""
    counted = {figure.label for figure in TASK.figures if figure.id.startswith("leader_tasks_") and figure.id != "leader_tasks_closed"}
    assert counted == {"亲自部署的重要工作", "亲自过问的重大问题", "亲自协调的重点环节", "亲自督办的重要任务"}
    titles = {article.instrument.title for article in TASK.basis.articles}
    assert titles == {"法治政府建设与责任落实督察工作规定", "党政主要负责人履行推进法治建设第一责任人职责规定"}  # LED-C04：部门负责人先引前者


@pytest.mark.parametrize(
    ("person", "duties", "verdict"),
    [("党政主要负责人", True, "grant"), ("党政主要负责人", False, "refuse"), ("班子其他成员", False, "grant")],
)
def test_what_a_statement_must_tell(person, duties, verdict):
    assert tried(STATEMENT, "2025-01-10", everyday(statement, "2025-01-10", person=person, duties=duties)).verdict == verdict


def shortcoming() -> Playing:
    played = Playing(RECTIFY, everyday(shortfall, "2024-02-20")).do("analyse", "2024-02-20")
    return played.do("plan", "2024-02-26", shortfall__due=D("2024-06-28"))


def test_a_shortcoming_is_closed_only_when_its_target_is_met():
    assert shortcoming().due("2024-03-01", "act") == D("2024-06-28")
    missed = shortcoming().do("act", "2024-06-20", "甲", shortfall__met=False)
    assert missed.stops("close", "2024-06-25", "乙") == "目标已经达到"
    carried = missed.do("carry", "2024-12-20").do("plan", "2025-01-10", shortfall__due=D("2025-06-30"))
    assert carried.stops("close", "2025-02-01", "乙") == "目标已经达到"
    assert carried.do("act", "2025-06-10", "甲", shortfall__met=True).do("close", "2025-06-12", "乙").case.closed


def test_a_target_met_is_not_carried_over():
    assert shortcoming().do("act", "2024-06-20", "甲").stops("carry", "2024-12-20") == "目标还没有达到"


def drafted(**checked: object) -> Playing:
    played = Playing(REPORT, everyday(yearly, "2025-01-10", year=2024, year_end=D("2024-12-31")))
    played.do("freeze", "2025-01-10", "甲").do("draft", "2025-01-14", "甲").do("confirm", "2025-01-20", "丙")
    return played.do("check", "2025-01-21", "甲", **{f"yearly__{name}": value for name, value in checked.items()})


def signed() -> Playing:
    return drafted().do("review", "2025-01-23", "乙").do("discuss", "2025-02-05", "丁").do("sign", "2025-02-07", "局长")


@pytest.mark.parametrize(
    ("checked", "gate"),
    [
        ({"sound": False}, "数字之间的关系都成立"), ({"typed": 1}, "没有手写的数字"),
        ({"causes": False}, "不足之外写明了原因"), ({"contents": False}, "必备内容齐全"),
    ],
)
def test_a_report_that_fails_its_check_goes_no_further(checked, gate):
    assert drafted(**checked).stops("review", "2025-01-23", "乙") == gate


def test_a_changed_text_is_checked_reviewed_and_discussed_again():
    played = drafted().do("review", "2025-01-23", "乙").do("draft", "2025-01-24", "甲")
    assert played.stops("review", "2025-01-25", "乙") == "校核以后数据和文稿没有再变"
    discussed = drafted().do("review", "2025-01-23", "乙").do("discuss", "2025-02-05")
    assert discussed.do("check", "2025-02-06", "甲").stops("sign", "2025-02-07") == "审议以后没有再改"


def test_a_section_is_rewritten_on_its_newest_version_until_the_report_is_signed():
    begun = Playing(REPORT, everyday(yearly, "2025-01-10", year=2024, year_end=D("2024-12-31"))).do("freeze", "2025-01-10", "甲")
    begun.do("write", "2025-01-11", "甲").do("write", "2025-01-12", "乙")
    assert begun.stops("write", "2025-01-13", "甲", yearly__newest=False) == "改的是最新的一版"
    assert begun.stops("write", "2025-01-13", "甲", yearly__readable=False) == "引用的数字都有，写法读得懂"
    assert signed().stops("write", "2025-02-10", "甲")


def test_words_changed_after_the_draft_are_drafted_and_checked_again():
    assert drafted().do("write", "2025-01-22", "甲").stops("review", "2025-01-23", "乙") == "校核以后数据和文稿没有再变"
    again = drafted().do("write", "2025-01-22", "甲").do("draft", "2025-01-22", "甲").do("confirm", "2025-01-22", "丙")
    assert again.do("check", "2025-01-22", "甲").do("review", "2025-01-23", "乙")


@pytest.mark.parametrize(("breaches", "answered", "stopped"), [(0, False, False), (1, True, False), (1, False, True), (2, False, True)])
def test_a_missed_minimum_is_answered_at_sign_off(breaches, answered, stopped):
    ready = drafted(breaches=breaches).do("review", "2025-01-23", "乙").do("discuss", "2025-02-05", "丁")
    said = {"yearly__answered": answered}
    if stopped:
        assert ready.stops("sign", "2025-02-07", "局长", **said) == "没有达到法定下限的已说明理由"
    else:
        assert ready.do("sign", "2025-02-07", "局长", **said)


def test_who_drafted_does_not_review():
    assert "不是同一人" in drafted().stops("review", "2025-01-23", "甲")


@pytest.mark.parametrize(("year_end", "submit", "publish"), [("2024-12-31", "2025-03-01", "2025-04-01"), ("2023-12-31", "2024-03-01", "2024-04-01")])
def test_the_calendar_of_the_report(year_end, submit, publish):
    played = Playing(REPORT, everyday(yearly, "2025-01-10", year_end=D(year_end))).do("freeze", f"{submit[:4]}-01-10", "甲")
    assert played.due(f"{submit[:4]}-01-11", "submit") == D(submit)
    assert played.due(f"{submit[:4]}-01-11", "publish") == D(publish)


def test_published_late_is_accepted_but_late_and_a_secret_report_never():
    published = signed().do("submit", "2025-02-10").do("publish", "2025-04-02")
    assert published.case.state
    assert published.do("correct", "2025-05-10").do("correct", "2025-06-10").case.history.acts[-1].verb == "correct"
    secret = Playing(REPORT, everyday(yearly, "2025-01-10", year_end=D("2024-12-31"), secret=True))
    secret.do("freeze", "2025-01-10", "甲").do("draft", "2025-01-14", "甲").do("confirm", "2025-01-20", "丙").do("check", "2025-01-21", "甲")
    secret.do("review", "2025-01-23", "乙").do("discuss", "2025-02-05").do("sign", "2025-02-07")
    assert secret.stops("publish", "2025-02-10") == "不涉及国家秘密"
    assert secret.due("2025-02-10", "publish") is None
