"""学法考试在系统内作答：法规股安排，本人限时作答，随答随存，交卷或者到时由系统评分，成绩按工号进入年度考核。"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import orjson
import pytest
from django.utils import timezone

from minzheng.catalogue import matter
from minzheng.journal import attachments
from minzheng.journal.read import fields, of_case
from minzheng.pages.numbers import newest
from minzheng.practice import exams
from minzheng.practice.questions import paper
from minzheng.procedure import examining
from minzheng.procedure.examining import Plan
from minzheng.procedure.known import held
from minzheng.procedure.models import Sitting
from minzheng.procedure.perform import perform
from minzheng.reporting.figures.lineage import all_figures
from minzheng.vocabulary.errors import Refusal

from .conftest import TODAY
from .district import OFFICERS, by

PLAN = Plan("年度学法考试", date(2024, 3, 18), date(2024, 3, 29), 5, 30, 60, ("penalty", "information_request"))
NOON = datetime(2024, 3, 20, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def drawn(seed):
    """The paper as the page makes it."""
    return [one.as_json() for one in paper([matter(id) for id in PLAN.scope], PLAN.questions, seed, TODAY)]


def arranged(*staff, plan=PLAN):
    return examining.arrange(staff, plan, on=date(2024, 3, 15), by=by("L01"), key=uuid4())


def begun(case, staff="S01", at=NOON):
    return examining.begin(case, staff, drawn, on=TODAY, at=at)


def right(row, count):
    """Answers of which the first `count` are right."""
    return {place: one["answer"] if place < count else (one["answer"] + 1) % 4 for place, one in enumerate(row.paper)}


def stopped(act):
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.reason


@pytest.mark.parametrize(("correct", "score", "outcome"), [(3, 60, "合格"), (2, 40, "不合格")])
def test_what_is_handed_in_is_marked_by_the_system_and_kept_with_its_sheet(here, correct, score, outcome):
    [case] = arranged("S01")
    row = begun(case)
    examining.hand_in(case, "S01", right(row, correct), on=TODAY, at=NOON + 5 * MINUTE)
    act = of_case(case).last()
    said = fields(act.seq)
    assert (act.verb, act.actor, said["exam.score"], said["exam.pass_mark"]) == ("mark", "S01", score, 60)
    [one] = examining.of_staff("S01")
    assert (one.score, one.state) == (score, outcome)
    told = orjson.loads(attachments.read(bytes.fromhex(said["exam.source"])))
    assert told["right"] == correct
    assert examining.sheet(case) == told["questions"]
    assert not Sitting.objects.exists()
    assert "没有正在作答的试卷" in stopped(lambda: examining.hand_in(case, "S01", {}, on=TODAY, at=NOON))


def test_every_paper_can_be_drawn_again_from_the_journal_and_nobody_has_anothers(here):
    cases = arranged("S01", "B01")
    rows = [begun(case, staff) for case, staff in zip(cases, ("S01", "B01"), strict=True)]
    assert rows[0].paper != rows[1].paper
    for case, row in zip(cases, rows, strict=True):
        assert drawn(examining.seed_of(case)) == row.paper
        asked = fields(of_case(case).last().seq)["attachment.1"]
        kept = orjson.loads(attachments.read(bytes.fromhex(asked["sm3"])))
        assert kept == [{"text": one["text"], "options": list(one["options"])} for one in row.paper], "without the answers"


def test_answers_are_kept_as_given_and_a_late_one_does_not_count(here):
    [case] = arranged("S01")
    row = begun(case)
    answers = right(row, 5)
    examining.save(case, "S01", {0: answers[0], 1: answers[1]}, at=NOON + MINUTE)
    kept = examining.save(case, "S01", {2: answers[2], 99: 0, 3: 7}, at=NOON + 30 * MINUTE)
    assert set(kept.answers) == {"0", "1", "2"}, "what was given before stays; what is no question is passed over"
    assert begun(case, at=NOON + 20 * MINUTE).ends == row.ends, "opening the page again gives no time"
    late = NOON + 30 * MINUTE + timedelta(seconds=1)
    assert "时间已到" in stopped(lambda: examining.save(case, "S01", answers, at=late))
    examining.hand_in(case, "S01", answers, on=TODAY + timedelta(days=1), at=late)
    assert fields(of_case(case).last().seq)["exam.score"] == 60
    assert of_case(case).last().on == TODAY, "time was up on the day it was sat"


def test_when_time_is_up_the_system_marks_what_was_kept(here):
    first, second = arranged("S01", "B01")
    row = begun(first)
    examining.save(first, "S01", right(row, 4), at=NOON + MINUTE)
    begun(second, "B01", at=NOON + 29 * MINUTE)
    assert examining.settle(NOON + 30 * MINUTE) == 0
    assert examining.settle(NOON + 31 * MINUTE) == 1
    assert {one.state for one in examining.of_staff("S01")} == {"合格"}
    assert {one.state for one in examining.of_staff("B01")} == {"作答中"}


def test_a_lost_sitting_begins_again_with_the_same_paper_and_the_same_end(here):
    [case] = arranged("S01")
    before = begun(case)
    Sitting.objects.all().delete()
    again = begun(case, at=NOON + 10 * MINUTE)
    assert (again.paper, again.ends) == (before.paper, before.ends)


def test_nobody_else_sits_marks_or_changes_the_exam(here):
    [case] = arranged("S01")
    assert "没有你的这场考试" in stopped(lambda: begun(case, "B01"))
    legal = by("L01")
    assert "应由应考人员本人" in stopped(lambda: perform(case, "sit", on=TODAY, by=legal))
    begun(case)
    said = {"exam.personally": True, "exam.score": 100, "exam.pass_mark": 60, "exam.source": "0"}
    assert "应由应考人员本人" in stopped(lambda: perform(case, "mark", on=TODAY, by=legal, said=said))
    easier = {"exam.questions": 1, "exam.minutes": 600, "exam.pass_mark": 1, "exam.scope": ""}
    stopped(lambda: perform(case, "arrange", on=TODAY, by=legal, said=easier))
    assert "没有正在作答的试卷" in stopped(lambda: examining.save(case, "B01", {0: 0}, at=NOON))


@pytest.mark.parametrize(("on", "word"), [(date(2024, 3, 15), "考试已经开始"), (date(2024, 4, 1), "考试尚未截止")])
def test_outside_its_days_it_cannot_be_sat(here, on, word):
    [case] = arranged("S01")
    assert word in stopped(lambda: examining.begin(case, "S01", drawn, on=on, at=NOON))
    assert not Sitting.objects.exists()


def test_all_of_a_roster_or_nobody(here):
    assert "没有工号" in stopped(lambda: arranged("S01", "X99"))
    assert "列了两次" in stopped(lambda: arranged("S01", "S01"))
    assert "截止日早于开始日" in stopped(lambda: arranged("S01", plan=Plan("考试", date(2024, 3, 2), date(2024, 3, 1), 5, 30, 60)))
    assert examining.of_staff("S01") == []
    key = uuid4()
    for _ in range(2):
        made = examining.arrange(("S01",), PLAN, on=date(2024, 3, 15), by=by("L01"), key=key)
    assert [one.case for one in examining.of_staff("S01")] == made, "sent twice, done once"


def test_the_result_goes_into_the_appraisal_by_staff_number_and_into_the_figures(here):
    """Two of one name: each has his own result."""
    first, second = arranged("S01", "B01")
    for case, staff, correct in ((first, "S01", 5), (second, "B01", 0)):
        row = begun(case, staff)
        examining.hand_in(case, staff, right(row, correct), on=TODAY, at=NOON + MINUTE)
    page = matter("law_appraisal")
    found = {staff: held(page, {"appraisal.person": "刘雅婷", "appraisal.staff": staff, "appraisal.year": 2024}, date(2025, 1, 8))["appraisal.exam"]
             for staff in ("S01", "B01")}  # fmt: skip
    assert found == {"S01": "合格", "B01": "不合格"}
    figures = {one.id: one.value for one in all_figures(2024)}
    assert [figures[f"law_exam_{name}"] for name in ("roster", "takers", "passed")] == [2, 2, 1]


# --- the pages -------------------------------------------------------------------------------------------------------

FORM = {"subject": "春季学法考试", "opens": "2024-03-18", "closes": "2024-03-29", "questions": "5", "minutes": "30", "pass_mark": "60",
        "line": ["行政执法"], "staff": ["S01", "L01"]}  # fmt: skip


def test_the_legal_section_sets_an_exam_and_a_clerk_sits_it(here, signed_in, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    legal, clerk = signed_in("L01"), signed_in("S01")
    for wrong, told in (("subject", "考试名称"), ("opens", "开始日"), ("pass_mark", "合格线"), ("minutes", "答题时限")):
        assert told in legal.post("/desk/practice/exams/new/", {**FORM, wrong: ""}).content.decode()
    assert "题库只有" in legal.post("/desk/practice/exams/new/", {**FORM, "questions": "200", "line": ["收养登记"]}).content.decode()
    assert "没有事项" in legal.post("/desk/practice/exams/new/", {**FORM, "line": ["没有的"]}).content.decode()
    made = legal.post("/desk/practice/exams/new/", FORM)
    assert made.status_code == 302
    [one] = examining.of_staff("S01")
    where = f"/desk/practice/exams/{one.case}/"
    assert "春季学法考试" in clerk.get("/desk/practice/exams/").content.decode()
    assert "开始作答" in clerk.get(where).content.decode()
    assert clerk.post(where, {"do": "begin"}).status_code == 302
    row = Sitting.objects.get()
    answers = {f"q{place}": str(option) for place, option in right(row, 5).items()}
    kept = clerk.post(where, {"do": "save", "q0": answers["q0"], "q9999": "x"}, headers={"HX-Request": "true"}).content.decode()
    assert "还剩30分钟" in kept
    assert "已存下1题" in kept
    with django_assert_max_num_queries(20):
        page = clerk.get(where).content.decode()
    assert re.search(rf'name="q0" value="{answers["q0"]}" checked', page)
    assert '"answer"' not in page
    assert clerk.post(where, {"do": "hand_in", **answers}).status_code == 302
    page = clerk.get(where).content.decode()
    assert "100分，合格" in page
    assert "《" in page, "each answer with its article"
    with django_assert_max_num_queries(20):
        told = legal.get(made["Location"]).content.decode()
    assert "应考2人，参考1人，合格1人" in told
    assert "刘雅婷" not in told, "names are masked"


def test_a_form_left_alone_is_closed_by_the_server(here, signed_in, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    [case] = arranged("S01")
    clerk, where = signed_in("S01"), f"/desk/practice/exams/{case}/"
    clerk.post(where, {"do": "begin"})
    monkeypatch.setattr(timezone, "now", lambda: NOON + 31 * MINUTE)
    assert clerk.get(where, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "0分，不合格" in clerk.get(where).content.decode()


def test_a_view_of_a_past_day_marks_nothing(here, signed_in, monkeypatch, settings):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    [case] = arranged("S01")
    clerk, where = signed_in("S01"), f"/desk/practice/exams/{case}/"
    clerk.post(where, {"do": "begin"})
    monkeypatch.setattr(timezone, "now", lambda: NOON + 31 * MINUTE)
    settings.VIEW_AS_OF = TODAY.isoformat()
    known = newest()
    for address in ("/desk/practice/exams/", where):
        assert clerk.get(address).status_code == 200
    assert newest() == known, "reading has written an act"
    assert Sitting.objects.filter(pk=case).exists()


def test_who_sees_what(here, signed_in):
    [case] = arranged("S01")
    for staff in ("B01", "T01", "L01"):
        assert signed_in(staff).get(f"/desk/practice/exams/{case}/").status_code == 404, "another's paper is not there"
    for staff, sees in (("L01", 200), ("H01", 200), ("auditor", 200), ("S01", 404), ("T01", 404)):
        assert signed_in(staff).get(f"/desk/practice/exams/{case}/results/").status_code == sees, staff
    for staff, *_ in OFFICERS[:12]:
        assert signed_in(staff).get("/desk/practice/exams/").status_code == 200
        assert signed_in(staff).get("/desk/practice/exams/new/").status_code == (200 if staff == "L01" else 404), staff
    assert signed_in("auditor").get("/desk/practice/exams/").status_code == 200


def test_the_page_makes_the_paper_that_the_number_gives(here):
    [one] = examining.standings(examining.Case.objects.filter(pk=arranged("S01")[0]))
    made = exams._drawn(one, TODAY)(7)
    assert [question["text"] for question in made] == [question["text"] for question in drawn(7)]
