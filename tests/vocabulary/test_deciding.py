"""One case decided: conditions with what they saw and their articles, the amount, the month, and the deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.vocabulary import Condition, Once, when, yuan
from minzheng.vocabulary.deciding import Due, amount, clocks_of, decide, due_of, law_of, question_of, reason_for
from minzheng.vocabulary.errors import MissingFact, NotInForce, UnsetRate
from minzheng.vocabulary.guide import guide
from minzheng.vocabulary.situation import Act, History
from tests.vocabulary.toy import (
    ACCEPTED,
    DAY,
    LAW,
    ToyCalendar,
    ToyRates,
    allowance,
    at,
    draft,
    home,
    homestead,
    inspect,
    licence,
    object_,
    odd,
    person,
    publish,
    review,
    serve,
    support,
)
from tests.vocabulary.toy import decide as decide_step

DECIDED = ACCEPTED.then(Act("decide", date(2024, 6, 28), said={"outcome.granted": True}))


def test_a_case_is_granted_with_its_amount_and_first_month() -> None:
    decision = decide(allowance, at(facts=person(), history=DECIDED))
    assert (decision.verdict, decision.amount, decision.starts) == ("grant", 5_000, date(2024, 7, 1))
    assert decision.failed == ()


def test_the_month_is_left_open_before_the_act_it_follows() -> None:
    assert decide(allowance, at(facts=person())).starts is None


def test_a_refusal_says_every_reason_what_it_saw_and_its_article() -> None:
    decision = decide(allowance, at(facts=person(born=date(1944, 7, 2), local=False)))
    assert (decision.verdict, decision.amount) == ("refuse", 0)
    assert [str(reason) for reason in decision.failed] == [
        "年满八十周岁：不符合。周岁：79周岁（依据《试验法》第二条）",
        "具有本地户籍：不符合。具有本地户籍：否（依据《试验法》第三条）",
    ]


@pytest.mark.parametrize(("local", "age", "holds", "told"), [(True, 1944, False, "不符合"), (True, 1940, True, "符合"), (False, 1944, True, "不涉及")])
def test_a_condition_for_a_case_that_is_not_given_does_not_concern_it(local: bool, age: int, holds: bool, told: str) -> None:
    [local_one] = [one for one in allowance.conditions if one.title == "具有本地户籍"]
    [aged] = [one for one in allowance.conditions if one.title == "年满八十周岁"]
    only = Condition("本地的，年满八十周岁", when(local_one.term, aged.term), LAW[2])
    reason = reason_for(only, at(facts=person(born=date(age, 7, 2), local=local)))
    assert (reason.holds, str(reason).partition("：")[2].partition("。")[0]) == (holds, told)
    assert reason.told()[4:] == ([] if local else ["不涉及"])


def test_conditions_live_as_long_as_their_law() -> None:
    before, after = (decide(allowance, at(day, person(cared_for=True))) for day in (date(2024, 6, 30), DAY))
    assert [reason.condition for reason in before.failed] == ["未享受照护补贴"]
    assert after.verdict == "grant"
    assert len(before.reasons) == len(after.reasons) + 1


def test_two_readings_go_to_a_person_only_where_they_differ() -> None:
    adult = {"villager.born": date(1990, 1, 1)}
    verdicts = {}
    for fit in (True, False):
        for local in (True, False):
            facts = {**adult, "homestead.fit": fit, "villager.local": local}
            verdicts[fit, local] = decide(licence, at(facts=facts)).verdict
    assert verdicts == {(True, True): "grant", (True, False): "grant", (False, True): "review", (False, False): "refuse"}
    reason = decide(licence, at(facts={**adult, "homestead.fit": False, "villager.local": True})).reasons[1]
    assert (reason.holds, reason.question) == (None, "本地户籍能否代替财产要求")
    assert "须由人认定" in str(reason)
    assert [question_of(condition) for condition in licence.conditions] == [None, "本地户籍能否代替财产要求"]


def test_a_failing_condition_refuses_whatever_the_doubt() -> None:
    facts = {"villager.born": date(2010, 1, 1), "homestead.fit": False, "villager.local": True}
    assert decide(licence, at(facts=facts)).verdict == "refuse"


def test_household_support_makes_up_the_difference() -> None:
    members = {"villager": [person(wages=50_000, pension=9_000), person(wages=0, pension=0)]}
    before = decide(support, at(date(2024, 6, 30), home(), members))
    after = decide(support, at(DAY, home(), members))
    assert before.amount == 2 * 86_000 - 50_000
    assert after.amount == 2 * 86_000 - 59_000  # the exemption lapsed with its law
    assert "共同生活人数：2人；人均月收入：295.00元；试验标准：860.00元" in after.reasons[1].saw


@pytest.mark.parametrize(("wages", "verdict"), [(85_999, "grant"), (86_000, "refuse"), (86_001, "refuse")])
def test_below_the_standard_is_strict(wages: int, verdict: str) -> None:
    assert decide(support, at(facts=home(), members={"villager": [person(wages=wages, pension=0)]})).verdict == verdict


def test_a_household_of_nobody_is_refused_and_not_divided_by() -> None:
    decision = decide(support, at(facts=home(), members={"villager": []}))
    assert [reason.condition for reason in decision.failed] == ["有共同生活成员", "有成年成员"]


def test_a_missing_fact_is_an_error_that_names_it_and_no_decision() -> None:
    facts = person()
    del facts["villager.born"]
    with pytest.raises(MissingFact) as caught:
        decide(allowance, at(facts=facts))
    assert caught.value.fact == "villager.born"


def test_an_unset_standard_pays_nobody() -> None:
    with pytest.raises(UnsetRate, match="试验津贴"):
        decide(allowance, at(facts=person(), rates=ToyRates()))


def test_without_law_there_is_no_matter() -> None:
    with pytest.raises(NotInForce, match="试验津贴"):
        decide(allowance, at(date(2019, 12, 31), person()))


@pytest.mark.parametrize("pays", [yuan(1) - yuan(2), homestead.points.per(yuan(1))], ids=["negative", "fraction"])
def test_an_amount_is_whole_and_not_negative(pays: object) -> None:
    with pytest.raises(ArithmeticError, match="toy_support"):
        amount(replace(support, pays=Once(pays)), at(facts=home(points=7)))  # type: ignore[arg-type]


def test_a_matter_that_pays_nothing_has_no_amount() -> None:
    facts = {"villager.born": date(1990, 1, 1), "homestead.fit": True, "villager.local": True}
    assert decide(licence, at(facts=facts)).amount is None
    assert odd.pays is not None


# --- deadlines ------------------------------------------------------------------------------------------------------

PUBLISHED = ACCEPTED.then(Act("publish", date(2024, 5, 31)))


def due(step: object, history: History, day: date = DAY) -> Due:
    found = due_of(licence, step, at(day, history=history))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_working_days_are_counted_from_the_step_before() -> None:
    found = due(inspect, ACCEPTED)
    assert (found.due, found.counted_from, found.limit) == (date(2024, 5, 9), date(2024, 5, 6), "3个工作日")
    assert found.basis == "《试验法》第二条"


def test_the_citizens_last_day_rolls_off_a_day_of_rest() -> None:
    found = due(object_, ACCEPTED.then(Act("publish", date(2024, 6, 1))))
    assert (found.unrolled, found.due) == (date(2024, 6, 8), date(2024, 6, 10))


def test_the_organs_last_day_stays_unless_the_span_says_otherwise() -> None:
    friday = DECIDED.then(Act("decide", date(2024, 6, 3)))
    assert due(serve, friday).due == date(2024, 6, 10)  # 8 June is a Saturday; this span rolls by its own rule
    six = due(review, friday)
    assert (six.unrolled, six.due) == (date(2024, 12, 3), date(2024, 12, 3))
    saturday = due(review, DECIDED.then(Act("decide", date(2024, 6, 8))))
    assert saturday.due == date(2024, 12, 8)  # a Sunday


def test_a_limit_that_no_text_sets_is_not_invented() -> None:
    found = due(draft, ACCEPTED)
    assert (found.due, found.limit) == (None, "时限未定")


def test_a_limit_has_no_end_before_it_begins() -> None:
    assert due(decide_step, ACCEPTED).due is None
    assert due_of(licence, publish, at()) is None  # no limit at all


def test_running_deadlines_are_those_of_steps_begun_and_not_done() -> None:
    told = {found.title: found.due for found in clocks_of(licence, at(history=PUBLISHED))}
    assert told == {
        "提出异议": date(2024, 6, 7),
        "决定": date(2024, 6, 14),
        "拟办": None,
        "办理期限": date(2024, 6, 3) + (DAY - date(2024, 5, 31)),  # paused while an objection may come
    }


def test_an_objection_changes_the_limit_and_ends_the_pause() -> None:
    objected = PUBLISHED.then(Act("object", date(2024, 6, 5)))
    told = {found.title: found.due for found in clocks_of(licence, at(history=objected))}
    assert told["办理期限"] == date(2024, 6, 22)  # 30 working days from 6 May end on 17 June; 5 days were not counted


def test_a_clock_that_stands_still_says_since_when_and_until_which_step() -> None:
    standing = {found.title: (found.stopped, found.resumes) for found in clocks_of(licence, at(history=PUBLISHED))}
    assert standing["办理期限"] == (date(2024, 5, 31), "提出异议")
    assert standing["提出异议"] == (None, "")
    runs_on = {found.title: found.stopped for found in clocks_of(licence, at(history=PUBLISHED.then(Act("object", date(2024, 6, 5)))))}
    assert runs_on["办理期限"] is None


def test_a_clock_stops_with_its_step() -> None:
    assert "办理期限" not in {found.title for found in clocks_of(licence, at(history=PUBLISHED.then(Act("decide", date(2024, 6, 12)))))}


def test_a_deadline_in_a_year_without_a_holiday_notice_is_provisional() -> None:
    class Provisional(ToyCalendar):
        def is_provisional(self, day: date) -> bool:
            return day.year > 2024

    situation = replace(at(history=DECIDED), calendar=Provisional())
    assert due_of(licence, review, situation).provisional is False  # type: ignore[union-attr]
    later = replace(at(history=DECIDED.then(Act("decide", date(2024, 9, 1)))), calendar=Provisional())
    assert due_of(licence, review, later).provisional is True  # type: ignore[union-attr]


def test_the_law_that_a_page_rests_on_by_day() -> None:
    assert law_of(allowance, date(2024, 6, 30))[-1] == "《旧办法》第一条" or "《旧办法》第一条" in law_of(allowance, date(2024, 6, 30))
    assert "《旧办法》第一条" not in law_of(allowance, DAY)
    assert len(set(law_of(licence, DAY))) == len(law_of(licence, DAY))


def test_a_condition_needs_an_article() -> None:
    with pytest.raises(ValueError, match="cites no article"):
        Condition("无依据", homestead.fit, LAW[1].__class__())
    with pytest.raises(TypeError, match="not a truth"):
        Condition("不是真假", homestead.points, LAW[1])  # type: ignore[arg-type]


def test_what_is_waived_is_decided_like_what_is_paid_but_pays_nothing() -> None:
    freed = replace(allowance, pays=None, waives=allowance.pays.amount)  # type: ignore[union-attr]
    decision = decide(freed, at(facts=person()))
    assert (decision.verdict, decision.amount, decision.starts) == ("grant", 5_000, None)
    assert decide(freed, at(facts=person(local=False))).amount == 0
    assert any(line.startswith("免除：") for section in guide(freed, DAY) for line in section.lines)
    with pytest.raises(ValueError, match="pays or waives"):
        replace(allowance, waives=allowance.pays.amount)  # type: ignore[union-attr]
