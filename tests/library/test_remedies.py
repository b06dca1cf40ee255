"""The remedies text of a letter: the right body and periods for its kind and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.catalogue import matters
from minzheng.library.locality import Organ, shipped
from minzheng.library.remedies import FIRST, INACTION, NON_DISCLOSURE, ON_THE_SPOT, ORDINARY, remedies
from minzheng.vocabulary.errors import Refusal

DAY = date(2024, 7, 1)


@pytest.mark.parametrize("kind", ORDINARY)
def test_an_ordinary_decision_may_go_to_either(kind):
    told = remedies(kind, DAY)
    assert (told.body, told.reconsideration_days, told.litigation_months, told.first) == ("清远市清城区人民政府", 60, 6, False)
    for word in ("六十日内", told.body, "六个月内", told.court):
        assert word in told.text


@pytest.mark.parametrize("kind", [ON_THE_SPOT, INACTION, NON_DISCLOSURE])
def test_reconsideration_first(kind):
    told = remedies(kind, DAY)
    assert told.first
    assert "应当先" in told.text
    assert "六个月" not in told.text
    assert "第二十三条" in told.basis


@pytest.mark.parametrize(("day", "body"), [("2023-12-31", "清远市清城区人民政府或者清远市民政局"), ("2024-01-01", "清远市清城区人民政府")])
def test_the_city_bureau_is_no_longer_a_body_from_2024(day, body):
    assert remedies("行政给付", date.fromisoformat(day)).body == body


def test_before_2024_nothing_had_to_go_to_reconsideration_first():
    assert not any(remedies(kind, date(2023, 12, 31)).first for kind in FIRST)


def test_unchanged_in_november_2026():
    assert remedies("行政给付", date(2026, 11, 1)) == remedies("行政给付", DAY)


def test_a_penalty_cites_the_article_that_demands_the_text():
    assert "行政处罚法》第五十九条第五项" in remedies("行政处罚", DAY).basis


def test_internal_affairs_have_no_remedy():
    with pytest.raises(Refusal, match="没有行政复议"):
        remedies("内部事务", DAY)


def test_a_day_before_the_law_in_the_table_is_refused():
    with pytest.raises(Refusal, match="不在库中"):
        remedies("行政给付", date(2017, 12, 31))


def test_the_court_is_named_once_it_is_confirmed():
    assert remedies("行政给付", DAY).court == "有管辖权的人民法院"
    court = Organ("x", "某某人民法院", "competent_court", date(2024, 7, 1))
    here = replace(shipped(), organs=(*shipped().organs, court))
    assert "依法向某某人民法院提起" in remedies("行政给付", DAY, here).text
    assert remedies("行政给付", date(2024, 6, 30), here).court == "有管辖权的人民法院"


def test_every_matter_with_an_adverse_letter_has_a_remedy():
    for matter in matters():
        if any(step.adverse for step in matter.steps):
            assert remedies(matter.remedy or matter.kind, DAY).text
