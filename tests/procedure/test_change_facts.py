"""Changed circumstances: new frozen facts from a month on, the amount follows; a cut needs reasons and, from July 2026, a hearing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.library.rows import Row
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.district import District
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, lines_of, paid, poor_household

pytestmark = pytest.mark.django_db
JUNE = date(2024, 6, 1)


def test_more_income_lowers_the_amount_from_the_month_it_is_said(here: District) -> None:
    relief, people = poor_household()
    paid(5)
    made = change_facts(relief.pk, since=JUNE, reason="复核：务工收入增加", on=date(2024, 5, 20), by=BUREAU, members={people[0].pk: {"person.wages": 120_000}})
    assert (made.before, made.after) == (103_500, 73_500)
    assert lines_of(*paid(6)) == [("当月", "2024-06", 73_500)]


def test_income_above_the_standard_holds_and_the_stop_needs_a_decision(here: District) -> None:
    relief, people = poor_household()
    paid(5)
    made = change_facts(relief.pk, since=JUNE, reason="复核：务工收入增加", on=date(2024, 5, 20), by=BUREAU, members={people[0].pk: {"person.wages": 300_000}})
    assert made.after == 0
    [june] = paid(6)
    assert "人均月收入低于当地标准：不符合" in june.holds[0].why


def test_a_cut_under_the_act_comes_after_a_hearing_and_a_rise_without_one(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    """DR-09."""
    rows = [Row("低保标准", date(2026, 1, 1), "illustrative", "district", fen, key=area) for area, fen in (("农村", 64_500), ("城镇", 86_000))]
    locality = replace(here.locality, rates=here.locality.rates.with_rows(rows))
    monkeypatch.setattr("minzheng.procedure.change_facts.district", lambda: District(locality, rehearsed=True))
    relief, people = poor_household()
    more, month = {people[0].pk: {"person.wages": 120_000}}, date(2026, 9, 1)
    with pytest.raises(Refusal, match="没有听取意见"):
        change_facts(relief.pk, since=month, reason="收入增加", on=date(2026, 8, 3), by=BUREAU, members=more)
    with pytest.raises(Refusal, match="没有听取意见"):
        change_facts(relief.pk, since=month, reason="收入增加", on=date(2026, 8, 3), by=BUREAU, members=more, heard_on=date(2026, 8, 4))
    assert change_facts(relief.pk, since=month, reason="收入增加", on=date(2026, 8, 3), by=BUREAU, members=more, heard_on=date(2026, 8, 1)).after == 73_500
    raised = change_facts(relief.pk, since=month, reason="迁入城镇", on=date(2026, 8, 5), by=BUREAU, facts={"household.area": "城镇"})
    assert raised.after == 3 * 86_000 - 120_000


def test_what_changes_nothing_or_is_not_explained_is_refused(here: District) -> None:
    relief, people = poor_household()
    with pytest.raises(Refusal, match="没有写明"):
        change_facts(relief.pk, since=JUNE, reason="", on=date(2024, 5, 20), by=BUREAU, facts={"household.area": "城镇"})
    with pytest.raises(Refusal, match="与现有的相同"):
        change_facts(relief.pk, since=JUNE, reason="复核", on=date(2024, 5, 20), by=BUREAU, facts={"household.area": "农村"})
    with pytest.raises(Refusal, match="应由"):
        change_facts(relief.pk, since=JUNE, reason="复核", on=date(2024, 5, 20), by=CLERK, members={people[0].pk: {"person.wages": 1}})
    raised = change_facts(relief.pk, since=JUNE, reason="迁入城镇", on=date(2024, 5, 20), by=BUREAU, facts={"household.area": "城镇"})
    assert raised.after == 3 * 86_000 - 90_000
