"""Changed circumstances: new frozen facts from a month on, a rise follows; a cut is another decision."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.district import District
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, lines_of, paid, poor_household

pytestmark = pytest.mark.django_db
JUNE = date(2024, 6, 1)


def test_less_income_raises_the_amount_from_the_month_it_is_said(here: District) -> None:
    relief, people = poor_household()
    paid(5)
    made = change_facts(relief.pk, since=JUNE, reason="复核：务工收入减少", on=date(2024, 5, 20), by=BUREAU, members={people[0].pk: {"person.wages": 60_000}})
    assert (made.before, made.after) == (103_500, 133_500)
    assert lines_of(*paid(6)) == [("当月", "2024-06", 133_500)]


def test_what_would_be_paid_less_is_a_cut_and_is_refused_here(here: District) -> None:
    relief, people = poor_household()
    with pytest.raises(Refusal, match="请作出减发决定"):
        change_facts(relief.pk, since=JUNE, reason="收入增加", on=date(2024, 5, 20), by=BUREAU, members={people[0].pk: {"person.wages": 120_000}})
    assert lines_of(*paid(6))[-1] == ("当月", "2024-06", 103_500)


def test_income_above_the_standard_holds_and_the_stop_needs_a_decision(here: District) -> None:
    relief, people = poor_household()
    paid(5)
    made = change_facts(relief.pk, since=JUNE, reason="复核：务工收入增加", on=date(2024, 5, 20), by=BUREAU, members={people[0].pk: {"person.wages": 300_000}})
    assert made.after == 0
    [june] = paid(6)
    assert "人均月收入低于当地标准：不符合" in june.holds[0].why


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
