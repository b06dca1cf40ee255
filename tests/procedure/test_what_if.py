"""What a new standard would do, told before anybody decides: money by month and town, who enters and leaves; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.cli.looking_ahead import as_json
from minzheng.funds.models import Entitlement
from minzheng.journal.models import Act
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.district import District
from minzheng.procedure.hold import hold
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.what_if import what_if
from minzheng.vocabulary.errors import Refusal, UnsetRate
from tests.payees import BUREAU, TOWN, disabled, elder, person, poor_household
from tests.procedure.conftest import by

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 1)


def effect(answer, matter: str):
    [found] = [one for one in answer.effects if one.matter.id == matter]
    return found


def test_a_household_of_three_costs_three_times_the_rise_each_month(here: District) -> None:
    """As UP-01: (700 - 645) × 3 = 165 元 a month; the town's own share is the whole."""
    poor_household()
    before = Act.objects.count()
    found = effect(what_if("低保标准", 70_000, JULY, key="农村"), "subsistence")
    assert found.months == {date(2024, month, 1): 16_500 for month in range(7, 13)}
    whole = found.towns[TOWN]
    assert (whole.people, whole.raised, whole.lowered, whole.now, whole.new, whole.cost) == (1, 1, 0, 6 * 103_500, 6 * 120_000, 99_000)
    assert (found.enter, found.leave, found.leads) == ([], [], [])
    assert Act.objects.count() == before


def test_who_would_enter_and_who_would_leave(here: District) -> None:
    relief, people = poor_household()
    change_facts(relief.pk, since=JULY, reason="收入增加", on=date(2024, 6, 20), by=BUREAU, members={people[0].pk: {"person.wages": 195_000}})
    entering = effect(what_if("低保标准", 65_100, JULY, key="农村", until=JULY), "subsistence")
    assert (entering.enter, entering.leave, entering.whole.cost) == ([relief.pk], [], 300)
    assert effect(what_if("低保标准", 65_000, JULY, key="农村", until=JULY), "subsistence").enter == []
    other, _ = poor_household(wages=150_000)
    leaving = effect(what_if("低保标准", 50_000, JULY, key="农村", until=JULY), "subsistence")
    assert (leaving.enter, leaving.leave, leaving.whole.cost) == ([], [other.pk], -43_500)


def test_what_was_refused_for_income_is_a_lead_and_nothing_more(household: Opening) -> None:
    """645.00 元 a head is not below 645 元, and is below 645.01 元."""
    people = [dict(one) for one in household.members["person"]]
    people[0]["person.wages"] = 193_500
    case = open_case(replace(household, members={"person": people}), "accept", on=date(2024, 3, 4), by=by("T1")).case
    for verb, day, who in (("investigate", 6, ("T1", "T2")), ("check", 7, ("B1",)), ("opine", 8, ("T1",)), ("publish", 11, ("T1",)), ("decide", 20, ("B1",))):
        perform(case, verb, on=date(2024, 3, day), by=by(*who))
    assert effect(what_if("低保标准", 64_501, JULY, key="农村"), "subsistence").leads == [case]
    assert effect(what_if("低保标准", 64_500, JULY, key="农村"), "subsistence").leads == []
    assert Entitlement.objects.count() == 0


def test_every_benefit_that_reads_the_standard_is_asked_and_no_other(here: District) -> None:
    disabled(person())
    answer = what_if("困难残疾人生活补贴", 21_700, JULY, until=date(2024, 8, 1))
    assert effect(answer, "living_subsidy").whole.cost == 2 * 1_500
    assert {one.matter.id for one in answer.effects} == {"living_subsidy"}
    assert {"subsistence", "extreme_hardship"} <= {one.matter.id for one in what_if("低保标准", 70_000, JULY, key="农村").effects}


def test_a_band_by_age_and_who_grows_into_it(here: District) -> None:
    """Ninety in September: four months in the higher band."""
    elder(born=date(1934, 9, 20))
    elder(born=date(1950, 1, 1))
    answer = what_if("高龄津贴", 12_000, JULY, key="90-99")
    assert list(effect(answer, "old_age_allowance").months.values()) == [0, 0, 2_000, 2_000, 2_000, 2_000]


def test_who_is_on_hold_is_not_counted_but_told(here: District) -> None:
    _relief, people = poor_household()
    hold(people[0].pk, why="数据比对命中，待核实", on=date(2024, 6, 3), by=BUREAU)
    found = effect(what_if("低保标准", 70_000, JULY, key="农村"), "subsistence")
    assert (found.held, found.whole.cost) == (1, 0)


def test_what_cannot_be_asked_is_refused_by_name(here: District) -> None:
    poor_household()
    with pytest.raises(Refusal, match="没有按月待遇使用“没有的”这一标准"):
        what_if("没有的", 1, JULY)
    with pytest.raises(Refusal, match="没有写明哪一档"):
        what_if("低保标准", 1, JULY)
    with pytest.raises(Refusal, match="没有“山区”这一档"):
        what_if("低保标准", 1, JULY, key="山区")
    with pytest.raises(UnsetRate, match="低保标准"):
        what_if("低保标准", 70_000, date(2026, 11, 1), key="城镇")


def test_the_document_has_counts_and_no_people(here: District) -> None:
    poor_household()
    told = as_json(what_if("低保标准", 70_000, JULY, key="农村", until=JULY), {TOWN: "石角镇"})
    [relief] = [one for one in told["matters"] if one["matter"] == "subsistence"]
    assert relief["towns"] == [
        {"town": TOWN, "name": "石角镇", "people": 1, "raised": 1, "lowered": 0, "now_fen": 103_500, "new_fen": 120_000, "cost_fen": 16_500}
    ]
    assert (told["cost_fen"], relief["enter"], relief["leave"], relief["leads"]) == (16_500, 0, 0, 0)
