"""The one gatekeeper: what may be done now, which gate stops it, and what the case is afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from minzheng.vocabulary import Filled, Licence, Matter, Office, days_between, today, two_readings
from minzheng.vocabulary.errors import MissingFact, NotInForce, Refusal
from minzheng.vocabulary.law import Instrument
from minzheng.vocabulary.proceeding import OPEN, ORDER, OUTCOME, POWER, TIMES, Proceeding, admit, allowed, office_of
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.steps import Condition, Step
from minzheng.vocabulary.terms import DayConstant
from tests.vocabulary.toy import LAW, TOWN, at, homestead, keeping, licence

AGREED: dict[str, Any] = {"keeping.opinion": "同意"}
PATH = (
    Act("accept", date(2024, 7, 1), ("甲",), office="town"),
    Act("inspect", date(2024, 7, 3), ("甲", "乙"), AGREED, officers=2),
    Act("publish", date(2024, 7, 4), ("甲",)),
    Act("decide", date(2024, 7, 12), ("丙",), office="bureau"),
    Act("serve", date(2024, 7, 15), ("甲",)),
)
FACTS = {"villager.born": date(1990, 1, 1), "villager.local": False, "homestead.fit": True, "villager.name": "某某"}


def case(facts: dict[str, Any] | None = None) -> Proceeding:
    return Proceeding(licence, {**FACTS, **(facts or {})})


def played(*acts: Act, facts: dict[str, Any] | None = None) -> Proceeding:
    """The case after these acts, all of which the gatekeeper admits."""
    now = case(facts)
    for act in acts:
        now = admit(now, act, at()).after
    return now


def stopped(before: Proceeding, act: Act) -> Refusal:
    refusal = allowed(before, act, at())
    assert refusal is not None
    return refusal


def test_a_lawful_path_is_admitted_to_its_end() -> None:
    states = [played(*PATH[:number]).state for number in range(6)]
    assert states == ["尚未受理", "受理", "核查", "公示", "决定（准予）", "送达（准予）"]
    assert played(*PATH).closed
    assert not played(*PATH[:4]).closed


def test_a_deciding_act_keeps_its_outcome() -> None:
    admitted = admit(played(*PATH[:3]), PATH[3], at())
    assert admitted.decision is not None
    assert admitted.decision.verdict == "grant"
    assert admitted.after.history.acts[-1].said == {"outcome": "grant", "outcome.granted": True}
    assert admit(case(), PATH[0], at()).decision is None


def test_nothing_changes_the_case_that_was() -> None:
    before = played(*PATH[:2])
    after = admit(before, PATH[2], at()).after
    assert len(before.history.acts) == 2
    assert len(after.history.acts) == 3


@pytest.mark.parametrize(
    ("done", "act", "gate"),
    [
        (0, PATH[1], "已受理"),
        (1, replace(PATH[1], officers=1), "二人以上持证人员办理"),
        (3, replace(PATH[3], day=date(2024, 7, 11)), "公示已满七日"),
        (3, replace(PATH[3], actors=("乙",)), "与核查的经办人员不是同一人"),
        (5, Act("review", date(2024, 8, 1)), OPEN),
        (2, replace(PATH[2], day=date(2024, 7, 2)), ORDER),
        (1, PATH[0], TIMES),
        (0, replace(PATH[0], office="bureau"), POWER),
        (3, Act("object", date(2024, 7, 12), said={"keeping.posted": date(2024, 7, 12)}), "公示期内提出"),
    ],
)  # fmt: skip
def test_each_gate_stops_and_is_named(done: int, act: Act, gate: str) -> None:
    refusal = stopped(played(*PATH[:done]), act)
    assert refusal.gate == gate
    assert refusal.reason


def test_a_gate_says_what_it_saw_and_its_article() -> None:
    refusal = stopped(played(*PATH[:3]), replace(PATH[3], day=date(2024, 7, 11)))
    assert str(refusal) == "“公示已满七日”不满足（办理当日：2024年7月11日；公示之日：2024年7月4日）（依据《试验法》第三条）。"


def test_an_objection_calls_for_a_new_inspection() -> None:
    objected = played(*PATH[:3], Act("object", date(2024, 7, 5), said={"keeping.posted": date(2024, 7, 5)}))
    assert stopped(objected, PATH[3]).gate == "异议已重新核查"
    again = admit(objected, Act("inspect", date(2024, 7, 8), ("乙", "丁"), AGREED, officers=2), at()).after
    assert allowed(again, PATH[3], at()) is None


def test_a_gate_dies_with_its_law() -> None:
    """「核查意见为同意」 rests on a document that lapsed on 30 June 2024."""
    disagreed = replace(PATH[1], said={"keeping.opinion": "不同意"})
    june = [replace(act, day=act.day.replace(month=6)) for act in (PATH[0], disagreed, PATH[2], PATH[3])]
    assert stopped(played(*june[:3]), june[3]).gate == "核查意见为同意"
    assert allowed(played(PATH[0], disagreed, PATH[2]), PATH[3], at()) is None


def test_leaving_a_gate_out_shows_what_it_holds_back() -> None:
    gate = next(gate for gate in licence.gates_of(licence.steps[4]) if gate.title == "公示已满七日")
    early = replace(PATH[3], day=date(2024, 7, 5))
    assert admit(played(*PATH[:3]), early, at(), without=gate).after.outcome == "准予"
    same = Condition(gate.title, gate.term, gate.basis)
    assert admit(played(*PATH[:3]), early, at(), without=same)


def test_what_the_act_must_record_is_asked() -> None:
    with pytest.raises(MissingFact) as caught:
        admit(played(PATH[0]), replace(PATH[1], said={}), at())
    assert caught.value.fact == "keeping.opinion"


def test_the_rule_decides_and_not_the_officer() -> None:
    refused = stopped(played(*PATH[:3]), replace(PATH[3], said={"outcome": "refuse"}))
    assert refused.gate == OUTCOME
    minor = played(*PATH[:3], facts={"villager.born": date(2010, 1, 1)})
    granted = stopped(minor, replace(PATH[3], said={"outcome": "grant"}))
    assert "年满十八周岁：不符合" in str(granted)
    assert admit(minor, PATH[3], at()).after.outcome == "不予"


def test_where_the_law_has_two_readings_a_person_decides_with_reasons() -> None:
    doubtful = played(*PATH[:3], facts={"homestead.fit": False, "villager.local": True})
    for said in ({}, {"outcome": "grant"}, {"outcome": "maybe", "why": "理由"}):
        assert "本地户籍能否代替财产要求" in str(stopped(doubtful, replace(PATH[3], said=said)))
    for outcome, title in (("grant", "准予"), ("refuse", "不予")):
        said = {"outcome": outcome, "why": "参照同类案件"}
        assert admit(doubtful, replace(PATH[3], said=said), at()).after.outcome == title


def test_a_missing_fact_stops_the_decision_and_is_named() -> None:
    unknown = Proceeding(licence, {key: value for key, value in FACTS.items() if key != "villager.born"}, history=played(*PATH[:3]).history)
    with pytest.raises(MissingFact, match="出生日期"):
        admit(unknown, PATH[3], at())


def test_a_step_that_the_matter_does_not_have_is_named_with_those_it_has() -> None:
    refusal = stopped(case(), Act("fly", date(2024, 7, 1)))
    assert "fly" in str(refusal)
    assert "accept（受理）" in refusal.remedy


def test_without_law_nothing_is_done() -> None:
    with pytest.raises(NotInForce, match="试验许可"):
        admit(case(), replace(PATH[0], day=date(2019, 1, 1)), at())
    june = [replace(act, day=act.day.replace(month=6)) for act in PATH[:4]]
    with pytest.raises(NotInForce, match="复核"):
        admit(played(*june), Act("review", date(2024, 6, 30)), at())
    assert admit(played(*june), Act("review", date(2024, 7, 1)), at())


def test_a_step_may_recur_only_as_often_as_it_says() -> None:
    decided = played(*PATH[:4])
    for number in range(3):
        decided = admit(decided, Act("review", date(2024, 8, 1 + number)), at()).after
    assert decided.history.counts["review"] == 3


def test_a_verb_is_an_english_word() -> None:
    with pytest.raises(ValueError, match="verb"):
        Step("Accept!", "受理", TOWN)
    with pytest.raises(TypeError, match="must be a span"):
        Step("accept", "受理", TOWN, within=5)  # type: ignore[arg-type]


def test_a_gate_with_two_readings_opens_only_to_a_person_who_says_why() -> None:
    law = Instrument("某条例", "某令", date(2020, 1, 1))
    doubtful = two_readings(today > DayConstant(date(2024, 6, 1)), today > DayConstant(date(2024, 6, 3)), "末日是否顺延")
    step = Step("issue", "发证", Office("section", "股室"), gates=(Condition("期满", doubtful, law[1]),))
    case = Proceeding(Matter(id="doubtful", title="有疑", word="试验", line="试", basis=law[1], steps=(step,)))
    like = Situation(date(2024, 6, 2), None, None)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="两种理解"):
        admit(case, Act("issue", date(2024, 6, 2)), like)
    assert admit(case, Act("issue", date(2024, 6, 2), said={"why": "采用从宽理解"}), like).after.history.acts
    with pytest.raises(Refusal, match="不满足"):
        admit(case, Act("issue", date(2024, 6, 1), said={"why": "采用从宽理解"}), like)
    assert admit(case, Act("issue", date(2024, 6, 4)), like).after.history.acts


RULES = Instrument("某条例", "某令", date(2020, 1, 1))
MONDAY = date(2024, 7, 1)


def test_a_step_that_another_has_closed_is_not_done_any_more() -> None:
    ask = Step("ask", "告知补正", TOWN, times=None)
    take = Step("take", "受理", TOWN, basis=RULES[2], closes=(ask,))
    asked = admit(Proceeding(Licence(id="closing", title="甲", word="试验", line="乙", basis=RULES[1], steps=(ask, take))), Act("ask", MONDAY), at()).after
    assert allowed(asked, Act("ask", MONDAY), at()) is None
    refusal = stopped(admit(asked, Act("take", MONDAY), at()).after, Act("ask", MONDAY))
    assert (refusal.gate, refusal.basis) == ("尚未受理", RULES[2].cite())


def test_officers_and_separation_cite_the_article_that_asks_for_them() -> None:
    look = Step("look", "检查", TOWN, basis=RULES[1], officers=2, officers_basis=RULES[2])
    settle = Step("settle", "处理", TOWN, basis=RULES[1], apart=(look,), apart_basis=RULES[3])
    page = Licence(id="citing", title="甲", word="试验", line="乙", basis=RULES[1], steps=(look, settle))
    assert [gate.basis for step in page.steps for gate in page.gates_of(step)] == [RULES[2], RULES[3]]


def test_who_may_do_a_step_as_well_with_something_of_his_own() -> None:
    head = Office("head", "负责人")
    step = Step("note", "登记", TOWN, also=(head,))
    assert [office_of(step, at(), acting).id for acting in ("town", "head", "finance")] == ["town", "head", "town"]
    assert step.offices == (TOWN,), "which shows nobody a case"


def filling(term: Any) -> Matter:
    """The licence whose drafting records a sum, which the page fills in."""
    drafting = Step("draft", "拟办", TOWN, basis=LAW[1], times=None, records=(keeping.posted, keeping.sum))
    return replace(licence, steps=(*licence.steps[:1], drafting), clocks=(), uncounted=(), stories=(), promises=(), figures=(), standing=(), enters=(),
                   fills=(Filled(drafting, keeping.sum, term),))  # fmt: skip


def drafted(term: Any, **said: Any) -> dict[str, Any]:
    """What a drafting of 2 July comes to record."""
    known = {f"keeping.{name}": value for name, value in said.items()}
    before = Proceeding(filling(term), FACTS | {"homestead.points": 30})
    return dict(admit(before, Act("draft", date(2024, 7, 2), ("甲",), known), at()).after.history.acts[-1].said)


def test_what_the_page_fills_in_is_not_asked_and_what_somebody_says_stands() -> None:
    waited = days_between(keeping.posted, DayConstant(date(2024, 7, 2))) + homestead.points
    page = filling(waited)
    assert page.asked_by(page.steps[1]) == (keeping.posted,)
    assert keeping.sum not in page.needed()
    assert homestead.points in page.needed()
    assert drafted(waited, posted=date(2024, 6, 30)) == {"keeping.posted": date(2024, 6, 30), "keeping.sum": 32}
    assert drafted(waited, posted=date(2024, 6, 30), sum=5)["keeping.sum"] == 5


def test_what_cannot_be_told_is_asked_and_what_cannot_be_is_refused() -> None:
    with pytest.raises(MissingFact, match="寄出日期"):
        drafted(days_between(keeping.posted, DayConstant(date(2024, 7, 2))))
    with pytest.raises(Refusal, match="“所定数额”算得-"):
        drafted(days_between(keeping.posted, DayConstant(date(2024, 7, 2))), posted=date(2024, 7, 3))
    with pytest.raises(ValueError, match="does not record"):
        Filled(licence.steps[0], keeping.sum, homestead.points)
