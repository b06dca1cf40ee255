"""The yearly report's own procedure: what is computed of it is taken from the journal, whatever the clerk says."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from minzheng.catalogue import matter
from minzheng.facts import yearly
from minzheng.journal.models import ActField
from minzheng.journal.read import of_case
from minzheng.procedure.actor import Actor
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.reporting import cycle
from minzheng.reporting.annual import _day, relations_of, report_of
from minzheng.reporting.figures.signed import signed_on
from minzheng.reporting.rectified import shortcomings
from minzheng.reporting.relations import unanswered
from minzheng.vocabulary.errors import Refusal

LEGAL = Actor(("L01",), "legal", "清远市清城区民政局")
REVIEWER = Actor(("L02",), "legal", "清远市清城区民政局")


def begun(year: int, on: date = date(2024, 3, 20)) -> str:
    """The case of a year's report with its data frozen."""
    facts = {"yearly.year": year, "yearly.secret": False, "yearly.year_end": date(year, 12, 31)}
    opening = Opening(matter("rule_of_law_report"), facts, {})
    return open_case(opening, "freeze", on=on, by=LEGAL, said={"yearly.snapshot": "手写"}).case


def drafted(year: int) -> str:
    case = begun(year, date(2024, 12, 20))
    perform(case, "draft", on=date(2024, 12, 20), by=LEGAL, said={"yearly.digest": "手写"})
    return case


def test_a_year_the_journal_does_not_know_is_left_to_what_the_act_says(made):
    assert cycle.answer(yearly.sound, {"yearly.year": 2019}, date(2024, 3, 20)) is None


SAID = {"yearly.sound": True, "yearly.typed": 0, "yearly.causes": True, "yearly.contents": True, "yearly.breaches": 0}


def of(case: str, name: str) -> object:
    """What the last act of the case recorded under a name."""
    return orjson.loads(bytes(ActField.objects.get(seq=of_case(case).last().seq, name=name).value))


def test_relations_that_fail_stop_the_review_whatever_the_clerk_says(made, monkeypatch):
    monkeypatch.setattr(cycle, "blocking", lambda findings: findings[:1])
    case = drafted(2024)
    perform(case, "check", on=date(2024, 12, 20), by=LEGAL, said=SAID)
    assert of(case, "yearly.sound") is False
    with pytest.raises(Refusal):
        perform(case, "review", on=date(2024, 12, 23), by=LEGAL)


def test_a_missed_minimum_of_the_law_is_counted_and_answered_with_a_reason_at_sign_off(made):
    """The few acts of the sample fall short of R05 and R24: the report may go on, the head may not pass over it."""
    case = drafted(2024)
    perform(case, "confirm", on=date(2024, 12, 20), by=Actor(("S01",), "section", "清远市清城区民政局"))
    perform(case, "check", on=date(2024, 12, 20), by=LEGAL, said=SAID)
    missed = of(case, "yearly.breaches")
    assert missed == len(unanswered(relations_of(2024))) > 0
    perform(case, "review", on=date(2024, 12, 23), by=REVIEWER)
    perform(case, "discuss", on=date(2024, 12, 24), by=Actor(("Z01",), "leaders", "清远市清城区民政局"))
    head = Actor(("H01",), "head", "清远市清城区民政局")
    for reason in ("无", " "):
        with pytest.raises(Refusal, match="没有达到法定下限的已说明理由"):
            perform(case, "sign", on=date(2024, 12, 25), by=head, said={"yearly.reason": reason, "yearly.answered": True})
    perform(case, "sign", on=date(2024, 12, 25), by=head, said={"yearly.reason": "执法人员调整，下一年补足", "yearly.answered": False})
    assert of(case, "yearly.answered") is True


def test_what_is_computed_of_a_sound_year(made):
    asked = {one.key: cycle.answer(one, {"yearly.year": 2024}, date(2024, 12, 31)) for one in (yearly.sound, yearly.typed, yearly.causes, yearly.digest)}
    assert asked[yearly.sound.key] is True
    assert asked[yearly.typed.key] == 0
    assert asked[yearly.causes.key] is True
    assert len(asked[yearly.digest.key]) == 64


def test_an_unsigned_report_bears_the_day_of_the_newest_act(made):
    assert signed_on(2024) is None
    assert _day(2024) == date(2024, 12, 31)


def test_shortcomings_are_tracked_items_that_carry_over_and_stand_in_the_report(made):
    """One closed, one carried over and closed in the year after, one only analysed: each report says how they stood."""
    def begin(what: str, of: int, on: date) -> str:
        opening = Opening(matter("rectification"), {"shortfall.year": of, "shortfall.what": what}, {})
        return open_case(opening, "analyse", on=on, by=LEGAL, said={"shortfall.cause": "人手少"}).case

    head, section = (Actor((staff,), office, "清远市清城区民政局") for staff, office in (("H01", "head"), ("S01", "section")))
    planned = {"shortfall.measure": "评查案卷", "shortfall.target": "全年三十卷", "shortfall.due": date(2024, 9, 30)}

    def repair(case: str, met: bool, on: date) -> None:
        perform(case, "plan", on=on, by=head, said=planned)
        perform(case, "act", on=on, by=section, said={"shortfall.proof": "台账", "shortfall.met": met})

    done, carried, only = begin("程序不规范", 2023, date(2024, 2, 1)), begin("宣传单一", 2023, date(2024, 2, 1)), begin("装备不足", 2024, date(2024, 12, 1))
    repair(done, True, date(2024, 3, 1))
    perform(done, "close", on=date(2024, 3, 5), by=LEGAL)
    repair(carried, False, date(2024, 10, 1))
    perform(carried, "carry", on=date(2024, 12, 2), by=head, said={"handling.reason": "没有达到"})
    assert {one.case: one.state for one in shortcomings(2024)} == {done: "2024年已销号", carried: "转入2025年", only: "已分析原因，措施待定"}
    table = next(one for one in report_of(2024).document.attachments if one.title == "不足、原因与整改清单").blocks[1]
    assert [row[1].text for row in table.rows] == ["程序不规范", "宣传单一", "装备不足"]
    assert table.rows[1][-1].text == "转入2025年"
    assert shortcomings(2022) == ()
    repair(carried, True, date(2025, 6, 1))
    perform(carried, "close", on=date(2025, 6, 5), by=LEGAL)
    assert {one.case for one in shortcomings(2026)} == {only}
    assert {one.case: one.state for one in shortcomings(2025, date(2025, 12, 31))} == {carried: "2025年已销号", only: "已分析原因，措施待定"}
    assert {one.case: one.state for one in shortcomings(2024, date(2024, 2, 10))} == {done: "已分析原因，措施待定", carried: "已分析原因，措施待定"}
