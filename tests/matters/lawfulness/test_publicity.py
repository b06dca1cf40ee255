"""普法的案例：清单写明责任，内容合于现行法，活动有佐证、只计一次，效果靠前后测验，提示按期答复，案例去标识化，培训不略去缺课。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import casebook, event, lawduty, quiz, reminder, training, yearplan
from minzheng.facts import handling as handling_facts
from minzheng.practice.walk import figures_of
from minzheng.rehearsal.script import Settings, example_of
from minzheng.reporting.figures.printing import by_id, counted
from minzheng.reporting.relations import evaluate, unanswered
from minzheng.statutes import DECISION_HEARINGS, DECISION_HEARINGS_2013, LAW_PUBLICITY
from tests.matters.everyday import D, Playing, everyday, failed, situation, tried
from tests.matters.worked import Worked, worked

CLOSED = {"source": "处罚-2024-000001"}
EVENT, DUTY, REMINDER, LIBRARY, TRAINING, PLAN = map(
    matter, ("publicity_event", "publicity_duty", "publicity_reminder", "case_library", "law_training", "publicity_plan")
)

EVIDENCE = worked("EDU-C04", "没有日期、没有佐证的“普法进社区”", {"allowed": False}, evidence=0)
TWICE = worked("EDU-C05", "社工站和股室各记一次同一场活动", {"allowed": False}, known=True)
IGNORED = worked("EDU-C07", "普法提示到年底没有答复", {"verdict": "late"}, received="2026-03-02")
NAMED = worked("EDU-C08", "案例留着学校和村名", {"allowed": False}, places=False)
HEADS = worked("EDU-C09", "拿到场人数当效果", {"verdict": "review"})
TESTED = worked("EDU-C10", "六十人同十题，平均多对二点一", {"verdict": "grant"}, people=60, gained=140, lost=14, squares=500)
REPEALED = worked("EDU-C11", "2026年的传单引用已经失效的处罚条文", {"allowed": False}, cited_until="2026-06-30")
OWNERLESS = worked("EDU-C12", "清单一项没有写责任股室", {"allowed": False}, owned=False)
ONE_LECTURE = worked("EDU-C03", "到12月31日领导班子只听过一次法治讲座", {"verdict": "late"}, lectures=1)
NOT_YET = worked("CHG-C02", "2024年的活动引用2025年才施行的法律", {"allowed": False})
OLD_HEARINGS = worked("CHG-C03", "2024年的文件引用已被替代的听证规定", {"allowed": False})
CASES: tuple[Worked, ...] = (EVIDENCE, TWICE, IGNORED, NAMED, HEADS, TESTED, REPEALED, OWNERLESS, NOT_YET, OLD_HEARINGS, ONE_LECTURE)


def checked(day: str, **facts) -> Playing:
    return Playing(EVENT, everyday(event, day, **facts), everyday(quiz, day)).do("plan", day).do("check", day)


# --- 活动 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "said", "gate"),
    [
        (EVIDENCE, {"event__evidence": 0}, "有佐证材料"),
        (None, {"event__evidence": 1}, ""),
        (TWICE, {"event__known": True}, "不是已经登记的同一场活动"),
        (None, {"event__reach": 0}, "有受众"),
    ],
    ids=str,
)
def test_what_counts_as_an_event(case, said, gate):
    played = checked("2024-12-04")
    assert (played.stops("hold", "2024-12-04", **said) if gate else played.do("hold", "2024-12-04", **said) and "") == gate


@pytest.mark.parametrize(
    ("day", "since", "until", "gate"),
    [
        ("2026-06-30", "2014-05-01", "2026-06-30", ""),
        ("2026-07-01", "2014-05-01", "2026-06-30", "所引法律都现行有效"),
        ("2024-12-04", "2025-11-01", "9999-12-31", "所引法律都现行有效"),
        ("2025-11-01", "2025-11-01", "9999-12-31", ""),
    ],
)
def test_the_law_cited_is_in_force(day, since, until, gate):
    played = Playing(EVENT, everyday(event, day, cited_since=D(since), cited_until=D(until))).do("plan", day)
    assert (played.stops("check", day) if gate else played.do("check", day) and "") == gate


def test_what_was_checked_while_in_force_is_not_told_when_it_no_longer_is():
    played = checked("2026-06-20", cited_until=D("2026-06-30"))
    assert played.stops("hold", "2026-07-01") == "举办之日所引法律仍然有效"
    assert played.do("hold", "2026-06-30").case.state == "举办并取证"


def test_the_page_itself_cites_only_what_was_in_force():
    """2024年的依据不含2025年11月1日施行的法律，听证依据第303号令而不是已被替代的第183号令。"""
    assert LAW_PUBLICITY.title not in EVENT.basis.cite(D("2024-12-04"))
    assert LAW_PUBLICITY.title in EVENT.basis.cite(D("2025-11-01"))
    assert not DECISION_HEARINGS_2013.in_force(D("2024-01-01"))
    assert DECISION_HEARINGS.in_force(D("2024-01-01"))


@pytest.mark.parametrize(("audience", "accessible", "explained", "gate"), [
    ("老年人", False, False, "面向老年人、残疾人的有无障碍形式，或者写明不具备条件的理由"), ("老年人", True, False, ""), ("残疾人", False, True, ""),
    ("社会公众", False, False, ""),
])  # fmt: skip
def test_older_and_disabled_people_are_reached_or_it_is_said_why_not(audience, accessible, explained, gate):
    played = Playing(EVENT, everyday(event, "2024-10-11", audience=audience, accessible=accessible, explained=explained)).do("plan", "2024-10-11")
    assert (played.stops("check", "2024-10-11") if gate else played.do("check", "2024-10-11") and "") == gate


# --- 效果 ----------------------------------------------------------------------------------------------------------

ENOUGH, POSITIVE, SURE = "前后都答题的不少于三十人", "得分有增加", "平均增减的百分之九十五置信区间在零以上"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (TESTED.given, []),
        # 三十人，每人至多差一分：十四人多一分、三人少一分，和11、平方和17：121×29×10=35090，(30×17−121)×42=16338
        ({"people": 30, "gained": 14, "lost": 3, "squares": 17}, []),
        ({"people": 29, "gained": 14, "lost": 3, "squares": 17}, [ENOUGH]),
        # 和5、平方和15：25×29×10=7250 不大于 (450−25)×42=17850
        ({"people": 30, "gained": 10, "lost": 5, "squares": 15}, [SURE]),
        ({"people": 60, "gained": 20, "lost": 20, "squares": 100}, [POSITIVE, SURE]),
        ({"people": 60, "gained": 140, "lost": 14, "squares": 100}, ["平方和与得分增减相符"]),
        ({**TESTED.given, "same": False}, ["前后是同一套题"]),
    ],
)
def test_when_a_gain_is_shown(given, why):
    decision = tried(EVENT, "2024-12-09", {**everyday(event, "2024-12-04"), **everyday(quiz, "2024-12-09", **given)})
    assert (decision.verdict, failed(decision)) == ("refuse" if why else "grant", why)


def test_attendance_alone_claims_nothing():
    """案例EDU-C09：只有到场人数，写不出“提升”；测过而没有测出的，也写不出。"""
    gate = "写“提升”的，已由同题前后测验测出"
    held = checked("2024-12-04").do("hold", "2024-12-04")
    assert held.stops("conclude", "2024-12-09", event__effect="知晓度有提升") == gate
    flat = checked("2024-12-04").do("before", "2024-12-04").do("hold", "2024-12-04")
    flat.do("after", "2024-12-06", quiz__gained=20, quiz__lost=20, outcome="refuse")
    assert flat.stops("conclude", "2024-12-09", event__effect="知晓度有提升") == gate
    shown = checked("2024-12-04").do("before", "2024-12-04").do("hold", "2024-12-04").do("after", "2024-12-06")
    assert shown.do("conclude", "2024-12-09", event__effect="知晓度有提升").case.closed


def test_a_test_before_is_not_made_up_after():
    held = checked("2024-12-04").do("hold", "2024-12-04")
    assert held.stops("before", "2024-12-05") == "尚未举办并取证"
    assert held.stops("after", "2024-12-05") == "事前已经测验"


def test_the_same_word_counts_once():
    """主题、节点、场所按不同的值计数：一件案子一场活动，主题“其他”和平日不计。"""
    played = checked("2024-12-04").do("hold", "2024-12-04", event__topic="其他")
    found = figures_of(played.case, lambda day: situation(day.isoformat(), played.case.facts))
    assert (found["publicity_events"], found["publicity_topics"], found["publicity_days"], found["law_in_places"]) == (1, 0, 0, 1)


def test_the_year_told_on_the_page_has_ten_events_seven_topics_six_days_five_places():
    told = [story.acts[EVENT.step("hold")] for story in EVENT.stories]
    assert len(told) == 10
    assert len({one[event.topic] for one in told}) == 7
    assert len({one[event.occasion] for one in told} - {"平日"}) == 6
    assert len({one[event.place] for one in told}) == 5


# --- 清单、提示、计划 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("changes", "gate"), [
    ({}, ""), ({"owned": False}, "责任股室和责任人员都已写明"), ({"audience": "未写明"}, "写明了对象"), ({"form": "未写明"}, "写明了形式"),
    ({"due": D("9999-12-31")}, "写明了完成时限，在公布之后一年以内"), ({"due": D("2024-01-31")}, "写明了完成时限，在公布之后一年以内"),
    ({"due": D("2024-02-01")}, ""), ({"due": D("2025-02-01")}, ""), ({"due": D("2025-02-02")}, "写明了完成时限，在公布之后一年以内"),
    ({"cited_until": D("2024-01-31")}, "该法律现行有效"), ({"cited_until": D("2024-02-01")}, ""),
])  # fmt: skip
def test_what_a_row_of_the_list_must_name(changes, gate):
    played = Playing(DUTY, everyday(lawduty, "2024-02-01", **changes)).do("draft", "2024-01-20").do("check", "2024-01-22")
    assert (played.stops("publish", "2024-02-01") if gate else played.do("publish", "2024-02-01") and "") == gate


def test_a_row_runs_until_its_own_day_and_needs_evidence():
    played = Playing(DUTY, everyday(lawduty, "2024-02-01", due=D("2024-11-30"))).do("draft", "2024-01-20").do("check", "2024-01-22")
    assert played.due("2024-01-25", "fulfil") is None
    played.do("publish", "2024-02-01")
    assert played.due("2024-02-01", "fulfil") == D("2024-11-30")
    assert played.stops("fulfil", "2024-11-01", lawduty__evidence=0) == "有佐证材料"
    assert played.do("fulfil", "2024-11-01").case.closed


def test_a_reminder_left_unanswered_is_late():
    played = Playing(REMINDER, everyday(reminder, "2026-03-02", due=D("2026-04-01"))).do("receive", IGNORED.given["received"])
    assert played.due("2026-12-31", "reply") == D("2026-04-01") < D("2026-12-31")
    assert played.do("reply", "2026-04-01").due("2026-12-31", "reply") is None


def test_the_plan_is_looked_at_every_three_months_and_a_gap_is_made_up():
    played = Playing(PLAN, everyday(yearplan, "2024-01-15")).do("adopt", "2024-01-15")
    assert played.due("2024-01-15", "review") == D("2024-04-15")
    played.do("review", "2024-04-15", yearplan__held=2)
    assert played.due("2024-04-15", "review") == D("2024-07-15")
    assert played.stops("make_up", "2024-04-16") == "近三个月没有办过活动"
    played.do("review", "2024-07-15", yearplan__held=2).do("review", "2024-10-15", yearplan__held=1)
    assert played.stops("conclude", "2024-12-30") == "检查不少于四次"
    played.do("review", "2024-12-30", yearplan__held=0)
    assert played.due("2024-12-30", "make_up") == D("2025-01-29")
    assert played.stops("conclude", "2024-12-31") == "最近一次检查缺的已作出补办安排"
    assert played.do("make_up", "2024-12-31").do("conclude", "2024-12-31").case.closed


# --- 案例库 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("changes", "gate"), [
    ({}, ""), ({"contested": True}, "复议、诉讼已经终结"),
    ({"protected": True}, "不涉及未成年人、收养、疾病或者家庭隐私"),
])  # fmt: skip
def test_which_cases_are_told(changes, gate):
    played = Playing(LIBRARY, everyday(casebook, "2024-06-03", **CLOSED, **changes))
    assert (played.stops("nominate", "2024-06-03") if gate else played.do("nominate", "2024-06-03") and "") == gate


def test_a_case_that_is_not_closed_is_not_told():
    played = Playing(LIBRARY, everyday(casebook, "2024-06-03", **CLOSED)).do("nominate", "2024-06-03")
    assert played.stops("mask", "2024-06-04", casebook__closed=False) == "来源案件是已经办结的执法案件"


@pytest.mark.parametrize("left", ["names", "numbers", "places"])
def test_nothing_that_names_anybody_is_published(left):
    """案例EDU-C08：学校、村名没有隐去，审核通过也不能发布。"""
    played = Playing(LIBRARY, everyday(casebook, "2024-06-03", **CLOSED), everyday(handling_facts, "2024-06-03")).do("nominate", "2024-06-03")
    played.do("mask", "2024-06-04", **{f"casebook__{left}": False}).do("review", "2024-06-05")
    assert played.stops("publish", "2024-06-06") == "姓名名称、号码、住址学校单位都已隐去"
    played.do("mask", "2024-06-07")
    assert played.stops("publish", "2024-06-07") == "去标识化以后的文本审核通过"
    assert played.do("review", "2024-06-08").do("publish", "2024-06-09").case.state == "批准并发布"


def test_who_masks_does_not_review():
    played = Playing(LIBRARY, everyday(casebook, "2024-06-03", **CLOSED), everyday(handling_facts, "2024-06-03"))
    played.do("nominate", "2024-06-03").do("mask", "2024-06-04", "甲")
    assert played.stops("review", "2024-06-05", "甲") == "与去标识化的经办人员不是同一人"


# --- 培训 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("absent", "gate"), [(2, "缺课的人都写明了原因"), (3, ""), (4, "缺课的人都写明了原因")])
def test_nobody_absent_is_passed_over(absent, gate):
    played = Playing(TRAINING, everyday(training, "2024-05-15")).do("plan", "2024-04-22").do("hold", "2024-05-15").do("teach", "2024-05-15")
    said = {"training__absent": absent}
    assert (played.stops("close", "2024-05-20", **said) if gate else played.do("close", "2024-05-20", **said) and "") == gate


def test_the_course_of_the_year_reads_four_texts_in_may():
    """经过里同一环节办四次，每次学一件不同的文件：计四部；同一件学两次只计一部。"""
    plan = example_of(TRAINING, 0, Settings(2024), ("441802101",))
    texts = [plan.said(place, 2024)["training.law"] for place, step in enumerate(plan.steps()) if step.verb == "teach"]
    assert len(set(texts)) == len(texts) == 4
    assert plan.days[1].month == 5
    played = Playing(TRAINING, everyday(training, "2024-05-15")).do("plan", "2024-04-22").do("hold", "2024-05-15")
    for law in ("甲法", "乙法", "甲法"):
        played.do("teach", "2024-05-15", training__law=law)
    assert figures_of(played.case, lambda day: situation(day.isoformat(), played.case.facts))["training_law_texts"] == 2


@pytest.mark.parametrize(("lectures", "short"), [(ONE_LECTURE.given["lectures"], ONE_LECTURE.expect["verdict"] == "late"), (0, True), (2, False), (6, False)])
def test_two_lectures_a_year_for_the_leading_group_or_a_reason_at_sign_off(lectures, short):
    """六次专题学法会议不抵讲座；没有达到的，报告签发时须说明理由，不说理由不能签发。"""
    figures = by_id(counted("law_lectures", "讲座", lectures, "次"), counted("law_study_meetings", "专题学法会议", 6, "次"))
    missed = [one.relation.id for one in unanswered(evaluate(figures, year=2024))]
    assert (missed == ["R29"]) is short
    assert not [one for one in evaluate(figures, year=2024) if one.blocks]
