"""The proof by search: lawful procedures are proved, every gate taken away shows, and the slow way agrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.vocabulary import Benefit, Condition, Outcome, Promise, Step, days, today, two_readings, when, working_days
from minzheng.vocabulary.errors import NotInForce
from minzheng.vocabulary.facts import Fact
from minzheng.vocabulary.law import Instrument
from minzheng.vocabulary.matter import Matter
from minzheng.vocabulary.search import MatterProof, Path, check, print_path, without_each_gate
from minzheng.vocabulary.situation import Situation
from minzheng.vocabulary.terms import Truth
from tests.vocabulary import procedures as toy
from tests.vocabulary.brute import broken
from tests.vocabulary.procedures import LAW, MONDAY, PROCEDURES, STAFF, FiveDays, NoRates, act, affair, duty, with_step

every_procedure = pytest.mark.parametrize("matter", PROCEDURES, ids=lambda matter: matter.id)


def checked(matter: Matter, day: date = MONDAY, calendar: FiveDays | None = None, depth: int | None = None) -> MatterProof:
    return check(matter, day=day, rates=NoRates(), calendar=calendar or FiveDays(), depth=depth)


def violation(matter: Matter, title: str, **more: object) -> Path:
    proof = checked(matter, **more)  # type: ignore[arg-type]
    found = {one.title: one.counterexample for one in proof.violations}
    path = found[title]
    assert path is not None
    assert path.confirmed, path.note
    return path


@every_procedure
def test_a_lawful_procedure_is_proved(matter: Matter) -> None:
    proof = checked(matter)
    assert [one.title for one in proof.properties if not one.holds] == []
    assert proof.holds
    assert proof.violations == ()
    assert proof.unreachable == ()
    assert not any(one.cut for one in proof.properties)
    assert all(one.rests_on for one in proof.properties)


@every_procedure
def test_every_gate_taken_away_breaks_a_promise_as_the_gatekeeper_confirms(matter: Matter) -> None:
    tests = without_each_gate(matter, day=MONDAY, rates=NoRates(), calendar=FiveDays())
    assert len(tests) == sum(len(matter.gates_of(step)) for step in matter.steps)
    assert [(test.step, test.gate) for test in tests if not test.proved] == []
    for test in tests:
        path = test.counterexample
        assert path is not None
        assert path.confirmed, path.note
        assert path.promise == test.promise
        assert path.without == f"{test.step}：{test.gate}"


# --- what a proof rests on -----------------------------------------------------------------------------------------


def rests_on(proof: MatterProof, title: str) -> tuple[str, ...]:
    return next(one.rests_on for one in proof.properties if one.title == title)


def test_a_proof_rests_on_the_gates_it_needs_and_no_others() -> None:
    proof = checked(toy.publicity)
    assert rests_on(proof, "公示不满七日") == ("确认：最近一次意见公示已满七日",)
    assert rests_on(proof, "调查人自己确认") == ("确认：与调查的经办人员不是同一人",)
    assert rests_on(proof, "近亲属未经核查") == ("确认：有近亲属关系的已由上级核查",)


def test_a_final_step_holds_without_any_gate_of_the_page() -> None:
    assert rests_on(checked(toy.final), "撤回后发证") == ("撤回：办结后不再办理其他环节",)


def test_what_one_step_recorded_binds_a_later_one_through_several_gates() -> None:
    assert set(rests_on(checked(toy.hearing), "较大罚款未告知听证")) == {"告知：罚款数额较大的载明听证权利", "处罚决定：罚款不高于告知"}


# --- outcomes ------------------------------------------------------------------------------------------------------

settle = Step("settle", "审批", STAFF, basis=LAW[41], decides=True)
pay = Step("pay", "发放", STAFF, after=settle, basis=LAW[42], gates=(Condition("已准予", settle.granted, LAW[42]),))
allowance = Benefit(
    id="allowance", title="试验津贴", word="试验", line="试验", basis=LAW.whole, steps=(toy.apply, settle, pay),
    conditions=(Condition("情形重大", affair.weighty, LAW[40]), Condition("由公民申请", affair.party.is_("公民"), LAW[40])),
    grant=Outcome("准予", document="决定书"), refusal=Outcome("不予", document="告知书"),
    promises=(
        Promise("未审批即发放", pay, unless=settle.done, basis=LAW[42]),
        Promise("不予而发放", pay, unless=settle.granted, basis=LAW[42]),
        Promise("不重大而发放", pay, unless=~settle.done | affair.weighty, basis=LAW[40]),
    ),
)  # fmt: skip


def test_money_rests_on_the_outcome_and_the_outcome_on_the_conditions() -> None:
    proof = checked(allowance)
    assert proof.holds
    assert rests_on(proof, "不予而发放") == ("发放：已准予",)
    assert set(rests_on(proof, "不重大而发放")) == {"发放：已准予", "审批：依法作出结论"}
    tests = without_each_gate(allowance, day=MONDAY, rates=NoRates(), calendar=FiveDays())
    assert all(test.counterexample is not None and test.counterexample.confirmed for test in tests)


def test_a_condition_that_is_taken_off_breaks_what_rested_on_it() -> None:
    loose = replace(allowance, conditions=allowance.conditions[1:])
    path = violation(loose, "不重大而发放")
    assert ("重大", "否") in path.facts
    assert dict(path.acts[0].said) == {"结论为准予": "是"}


def test_a_condition_may_need_an_act() -> None:
    needy = replace(allowance, conditions=(*allowance.conditions, Condition("三日前已申请", toy.apply.day + days(3) <= today, LAW[40])),
                    promises=(Promise("没有申请而审批", settle, unless=toy.apply.done, basis=LAW[40]),))  # fmt: skip
    assert rests_on(checked(needy), "没有申请而审批") == ("审批：依法作出结论",)


def test_where_the_law_has_two_readings_either_opens_a_gate_and_either_keeps_a_promise() -> None:
    doubtful = two_readings(affair.weighty, affair.related, "重大与近亲属是否兼备")
    step = Step("doubt", "办理", STAFF, basis=LAW[1], gates=(Condition("重大或者近亲属", doubtful, LAW[1]),))
    matter = duty("doubt", (step,), (
        Promise("两种理解都不成立", step, unless=doubtful, basis=LAW[1]), Promise("按第一种理解不成立", step, unless=affair.weighty, basis=LAW[1]),
    ))  # fmt: skip
    assert [one.title for one in checked(matter).violations] == ["按第一种理解不成立"]


# --- how a broken promise is shown ---------------------------------------------------------------------------------


def test_a_window_that_ends_a_day_early_is_found_on_that_day() -> None:
    shorter = Condition("公示已满", toy.post.since(toy.advise) & (today > toy.post.day + days(6)), LAW[3])
    path = violation(with_step(toy.publicity, toy.confirm, gates=(shorter, *toy.confirm.gates[1:])), "公示不满七日")
    posted, confirmed = path.acts[-2:]
    assert (posted.verb, confirmed.verb) == ("post", "confirm")
    assert confirmed.day - posted.day == timedelta(days=7)
    assert [doing.verb for doing in path.acts] == ["look_into", "advise", "post", "confirm"]


def test_working_days_are_counted_over_the_weekend() -> None:
    shorter = Condition("通知之后", when(toy.summon.done, today > toy.summon.day + working_days(6)), LAW[13])
    path = violation(with_step(toy.hearing, toy.listen, gates=(shorter, toy.listen.gates[1])), "通知不足七个工作日")
    summoned, listened = path.acts[-2:]
    assert FiveDays().add_working_days(summoned.day, 7) >= listened.day > FiveDays().add_working_days(summoned.day, 6)


def test_a_window_of_days_written_for_one_of_working_days_breaks_over_a_weekend() -> None:
    """Seven working days are at most nine calendar days in weeks without a holiday, so ten would do there."""
    in_days = Condition("通知之后", when(toy.summon.done, today > toy.summon.day + days(10)), LAW[13])
    ten = with_step(toy.hearing, toy.listen, gates=(in_days, toy.listen.gates[1]))
    violation(ten, "通知不足七个工作日")
    eleven = Condition("通知之后", when(toy.summon.done, today > toy.summon.day + days(11)), LAW[13])
    assert checked(with_step(toy.hearing, toy.listen, gates=(eleven, toy.listen.gates[1]))).violations == ()


def test_the_next_long_holiday_is_looked_at() -> None:
    eleven = Condition("通知之后", when(toy.summon.done, today > toy.summon.day + days(11)), LAW[13])
    matter = with_step(toy.hearing, toy.listen, gates=(eleven, toy.listen.gates[1]))
    holiday = FiveDays(*(date(2024, 5, day) for day in (1, 2, 3)))
    path = violation(matter, "通知不足七个工作日", calendar=holiday)
    assert any(date(2024, 4, 1) < doing.day < date(2024, 5, 20) for doing in path.acts)


def test_a_second_round_is_found() -> None:
    """Without the second opinion, a case that was objected to is confirmed on the old one."""
    gates = tuple(gate for gate in toy.confirm.gates if gate.title != "重新调查后已再提意见")
    path = violation(with_step(toy.publicity, toy.confirm, gates=gates), "按旧的意见确认")
    assert [doing.verb for doing in path.acts] == ["look_into", "advise", "post", "object", "look_into", "confirm"]


def test_one_more_fen_than_announced_is_found() -> None:
    loose = Condition("罚款大体不高于告知", when(toy.tell.done, act.fine <= toy.tell.said(act.fine) + 1), LAW[14])
    gates = tuple(loose if gate.title == "罚款不高于告知" else gate for gate in toy.decide.gates)
    path = violation(with_step(toy.hearing, toy.decide, gates=gates), "决定高于告知")
    told, decided = path.acts[0], path.acts[-1]
    assert dict(told.said)["罚款"] != dict(decided.said)["罚款"]


def test_a_small_product_of_two_recorded_numbers_is_found() -> None:
    """Three percent a day: broken within the fine only when few days are late."""
    impose = Step("impose", "处罚", STAFF, basis=LAW[1], records=(act.fine,))
    charge = Step(
        "charge", "加处", STAFF, after=impose, basis=LAW[1], records=(act.sum, act.late),
        gates=(Condition("不超出罚款", when(impose.done, act.sum <= impose.said(act.fine)), LAW[1]),),
    )  # fmt: skip
    daily = impose.said(act.fine) * 3 * act.late >= act.sum * 100
    matter = duty("surcharge", (impose, charge), (Promise("多于每日百分之三", charge, unless=daily, basis=LAW[1]),))
    assert [doing.verb for doing in violation(matter, "多于每日百分之三").acts] == ["impose", "charge"]
    kept = (*charge.gates, Condition("每日不超过百分之三", when(impose.done, daily), LAW[1]))
    assert checked(with_step(matter, charge, gates=kept)).holds


def test_a_step_too_often_is_found_where_a_promise_counts() -> None:
    again = Step("again", "重办", STAFF, times=3, basis=LAW[1])
    matter = duty("again", (again,), (Promise("办三次", again, unless=again.count < 2, basis=LAW[1]),))
    assert [doing.verb for doing in violation(matter, "办三次").acts] == ["again"] * 3
    assert checked(with_step(matter, again, times=2)).holds


def test_a_limit_on_times_can_be_what_a_proof_rests_on() -> None:
    proof = checked(duty("twice", (twice := Step("twice", "办理", STAFF, times=2, basis=LAW[1]),), (
        Promise("办三次", twice, unless=twice.count < 2, basis=LAW[1]),)))  # fmt: skip
    assert proof.properties[0].rests_on == ("办理：至多办理2次",)


def test_a_step_that_no_case_can_reach_is_named() -> None:
    first = Step("first", "前者", STAFF, basis=LAW[1])
    second = Step("second", "后者", STAFF, basis=LAW[1], gates=(Condition("前者之前", first.done & ~first.done, LAW[1]),))
    proof = checked(duty("never", (first, second), ()))
    assert proof.unreachable == ("后者",)
    assert not proof.holds


def test_a_gate_without_a_promise_is_not_proved() -> None:
    matter = replace(toy.final, promises=toy.final.promises[1:])
    idle = [test for test in without_each_gate(matter, day=MONDAY, rates=NoRates(), calendar=FiveDays()) if not test.proved]
    assert [(test.step, test.gate, test.promise) for test in idle] == [("撤回", "已申请", None)]


def test_a_bound_on_depth_proves_nothing() -> None:
    proof = checked(toy.publicity, depth=1)
    loose = next(one for one in proof.properties if one.title == "按旧的意见确认")
    assert loose.cut
    assert not loose.holds
    assert not proof.holds


def test_a_gate_dies_with_its_law() -> None:
    expiring = Instrument("将废止的规定", "第2号", date(2020, 1, 1), until=MONDAY + timedelta(days=3))
    gate = Condition("已申请", toy.apply.done, expiring[1])
    step = Step("grant", "发给", STAFF, basis=LAW[1], gates=(gate,))
    matter = duty("expiring", (toy.apply, step), (Promise("没有申请的发给", step, unless=toy.apply.done, basis=LAW[1]),))
    assert violation(matter, "没有申请的发给").acts[-1].day == MONDAY + timedelta(days=4)


def test_a_matter_without_law_is_not_checked() -> None:
    with pytest.raises(NotInForce):
        checked(toy.final, day=date(2019, 1, 1))


def test_a_path_prints_as_a_clerk_would_live_it() -> None:
    gates = tuple(gate for gate in toy.confirm.gates if gate.title != "有近亲属关系的已由上级核查")
    printed = print_path(violation(with_step(toy.publicity, toy.confirm, gates=gates), "近亲属未经核查"))
    assert "“试验事项”可以这样违反“近亲属未经核查”（《程序试验法》第五条）" in printed
    assert "与经办人员有近亲属关系：是" in printed
    assert "1. 2024年3月4日，工作人员（甲，持证2人）调查。" in printed
    assert "2024年3月12日，工作人员（乙）确认" in printed


def test_the_proof_is_told_as_json() -> None:
    told = checked(toy.final).as_json()
    assert told["matter"] == "final"
    assert told["violations"] == []
    assert told["states"] > 0
    assert told["edges"] > 0
    assert told["depth_bound"] > 0
    assert [one["property"] for one in told["properties"]] == [promise.title for promise in toy.final.promises]
    test = without_each_gate(toy.final, day=MONDAY, rates=NoRates(), calendar=FiveDays())[0].as_json()
    assert test["gate"] == "已申请"
    assert test["counterexample"]["acts"][0] == {
        "verb": "withdraw", "title": "撤回", "on": "2024-03-04", "office": "当事人", "actor": "当事人经办人", "facts": {},
    }  # fmt: skip


# --- the slow way agrees -------------------------------------------------------------------------------------------

VALUES = {affair.weighty: (False, True), act.passed: (True, False), act.fine: (100, 101)}
ACTS, HORIZON = 3, 4


@st.composite
def small_procedures(draw: st.DrawFn) -> Matter:
    """Three steps with random fields and gates, and one random promise, over one case fact and two recorded ones."""
    steps: list[Step] = []
    for place, verb in enumerate(("one", "two", "three")):
        records = tuple(draw(st.sets(st.sampled_from((act.passed, act.fine)), max_size=2 if place < 2 else 1)))
        gates = tuple(
            Condition(f"{verb}{number}", draw(truths(tuple(steps), told_by(records))), LAW[place + 1])
            for number in range(draw(st.integers(0, 2)))
        )
        steps.append(Step(
            verb, f"环节{verb}", STAFF, basis=LAW[place + 1], records=records, gates=gates,
            after=draw(st.sampled_from((None, *steps))), times=draw(st.sampled_from((1, 2))), final=draw(st.sampled_from((False, False, True))),
            apart=tuple(draw(st.sets(st.sampled_from(steps), max_size=1))) if steps else (), officers=draw(st.sampled_from((0, 0, 2))),
        ))  # fmt: skip
    watched = draw(st.sampled_from(steps))
    promise = Promise("试验诺言", watched, unless=draw(truths(tuple(steps), told_by(watched.records))), basis=LAW[9])
    return duty("random", tuple(steps), (promise,))


def told_by(records: Iterable[Fact]) -> tuple[Truth, ...]:
    """What a gate may ask of the facts that the act at hand records."""
    asked: dict[Fact, Truth] = {act.passed: act.passed, act.fine: act.fine >= 101}
    return tuple(asked[fact] for fact in records)


def truths(steps: tuple[Step, ...], own: tuple[Truth, ...]) -> st.SearchStrategy[Truth]:
    """Terms over these steps, the case fact and what the act at hand records."""
    atoms: list[Truth] = [affair.weighty, *own]
    for step in steps:
        atoms += [step.done, step.count < 2, today > step.day + days(1), today <= step.day + days(2), today > step.day + working_days(2)]
        atoms += [step.since(other) for other in steps if other is not step]
        atoms += [step.said(fact) for fact in step.records if fact is act.passed]
        atoms += [step.said(act.fine) <= other.said(act.fine) for other in steps if {act.fine} <= set(step.records) & set(other.records)]
        atoms += [when(step.done, today > step.day + days(1)), step.day >= step.first_day + days(1)]
    return st.recursive(
        st.sampled_from(atoms),
        lambda inner: st.one_of(
            st.builds(lambda a, b: a & b, inner, inner), st.builds(lambda a, b: a | b, inner, inner), st.builds(lambda a: ~a, inner),
            st.builds(when, inner, inner),
        ),
        max_leaves=4,
    )  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_procedures())
def test_the_slow_way_finds_nothing_that_the_search_missed(matter: Matter) -> None:
    """Where the search proves, trying everything finds nothing; where it shows a path, nothing shorter exists."""
    [promise] = matter.promises
    [found] = checked(matter).properties
    like = Situation(MONDAY, FiveDays(), NoRates())
    if found.counterexample is None:
        assert found.holds
        assert broken(matter, promise, VALUES, like, ACTS, HORIZON) is None
    else:
        assert found.counterexample.confirmed, found.counterexample.note
        shorter = min(len(found.counterexample.acts) - 1, ACTS)
        assert broken(matter, promise, VALUES, like, shorter, HORIZON) is None


@pytest.mark.parametrize("matter", [toy.publicity, toy.final], ids=lambda matter: matter.id)
def test_the_slow_way_agrees_on_the_lawful_procedures(matter: Matter) -> None:
    like = Situation(MONDAY, FiveDays(), NoRates())
    for promise in matter.promises:
        assert broken(matter, promise, {affair.related: (True, False), affair.weighty: (False,)}, like, 2, 9) is None
