"""The yearly report's own procedure: what is computed of it is taken from the journal, whatever the clerk says."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import yearly
from minzheng.journal.models import ActField
from minzheng.journal.read import of_case
from minzheng.procedure.actor import Actor
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.reporting import cycle
from minzheng.reporting.annual import _day
from minzheng.reporting.figures.signed import signed_on
from minzheng.vocabulary.errors import Refusal

LEGAL = Actor(("L01",), "legal", "清远市清城区民政局")


def drafted(year: int) -> str:
    facts = {"yearly.year": year, "yearly.secret": False, "yearly.year_end": date(year, 12, 31)}
    opening = Opening(matter("rule_of_law_report"), facts, {})
    done = open_case(opening, "freeze", on=date(2024, 12, 20), by=LEGAL, said={"yearly.snapshot": "手写"})
    perform(done.case, "draft", on=date(2024, 12, 20), by=LEGAL, said={"yearly.digest": "手写"})
    return done.case


def test_a_year_the_journal_does_not_know_is_left_to_what_the_act_says(made):
    assert cycle.answer(yearly.sound, {"yearly.year": 2019}, date(2024, 3, 20)) is None


def test_relations_that_fail_stop_the_review_whatever_the_clerk_says(made):
    case = drafted(2024)
    said = {"yearly.sound": True, "yearly.typed": 0, "yearly.causes": True, "yearly.contents": True}
    perform(case, "check", on=date(2024, 12, 20), by=LEGAL, said=said)
    last = of_case(case).last().seq
    assert bytes(ActField.objects.get(seq=last, name="yearly.sound").value) == b"false"
    with pytest.raises(Refusal):
        perform(case, "review", on=date(2024, 12, 23), by=LEGAL)


def test_what_is_computed_of_a_sound_year(made, monkeypatch):
    monkeypatch.setattr("minzheng.reporting.annual.blocking", lambda findings: ())
    monkeypatch.setattr(cycle, "blocking", lambda findings: ())
    cycle._computed.cache_clear()
    asked = {one.key: cycle.answer(one, {"yearly.year": 2024}, date(2024, 12, 31)) for one in (yearly.sound, yearly.typed, yearly.causes, yearly.digest)}
    cycle._computed.cache_clear()
    assert asked[yearly.sound.key] is True
    assert asked[yearly.typed.key] == 0
    assert asked[yearly.causes.key] is True
    assert len(asked[yearly.digest.key]) == 64


def test_an_unsigned_report_bears_the_day_of_the_newest_act(made):
    assert signed_on(2024) is None
    assert _day(2024) == date(2024, 12, 31)
