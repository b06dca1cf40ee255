"""A death holds everything the same day, reaches the households the person lived in, and is entered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import funeral
from minzheng.funds.models import Entitlement, FactsVersion
from minzheng.journal.models import Act
from minzheng.procedure.actor import Actor
from minzheng.procedure.death import report_death
from minzheng.procedure.district import District
from minzheng.procedure.move_person import move_person
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.stop import stop
from minzheng.registers.models import Person
from minzheng.reporting.figures.lineage import total
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import everyday
from tests.payees import BUREAU, CLERK, disabled, elder, lines_of, paid, person, poor_household
from tests.procedure.conftest import SYSTEM

pytestmark = pytest.mark.django_db


def test_one_act_enters_the_death_and_holds_every_benefit(here: District) -> None:
    one = person()
    disabled(one, **{"person.disability": "肢体"})
    seq = report_death(one.pk, date(2024, 3, 2), source="火化信息比对", on=date(2024, 3, 4), by=CLERK)
    assert Person.objects.get(pk=one.pk).died == date(2024, 3, 2)
    assert [(row.held_by, row.held_since) for row in Entitlement.objects.filter(person_id=one.pk)] == [(seq, date(2024, 3, 4))]
    assert paid(3) == []


def test_the_month_of_death_is_paid_and_the_next_is_not(here: District) -> None:
    one = elder()
    paid(1)
    paid(2)
    report_death(one.person_id, date(2024, 3, 2), source="死亡证明", on=date(2024, 3, 20), by=CLERK)
    stop(one.pk, last_month=date(2024, 3, 1), reason="死亡", on=date(2024, 3, 25), by=BUREAU, died=True)
    assert lines_of(*paid(4)) == [("补发", "2024-03", 5000)]
    assert paid(5) == []


def test_a_change_reaches_the_versions_that_begin_later(here: District) -> None:
    relief, people = poor_household()
    subsidy = disabled(people[0])
    stop(relief.pk, last_month=date(2024, 8, 1), reason="收入超过标准", on=date(2024, 8, 10), by=BUREAU)
    move_person(people[0].pk, moved=date(2024, 6, 12), local=False, on=date(2024, 8, 20), by=CLERK)
    rows = FactsVersion.objects.filter(entitlement=subsidy).order_by("since", "pk")
    told = [(f"{row.since:%m}", b'"person.local":false' in bytes(row.facts), b'"person.subsistence":false' in bytes(row.facts)) for row in rows]
    assert told == [("01", False, False), ("07", True, False), ("09", False, True), ("09", True, True)]


def test_a_death_is_entered_once_and_on_a_possible_day(here: District) -> None:
    one = elder()
    with pytest.raises(Refusal, match="之后"):
        report_death(one.person_id, date(2024, 3, 5), source="死亡证明", on=date(2024, 3, 4), by=CLERK)
    with pytest.raises(Refusal, match="早于出生"):
        report_death(one.person_id, date(1930, 3, 5), source="死亡证明", on=date(2024, 3, 4), by=CLERK)
    report_death(one.person_id, date(2024, 3, 2), source="死亡证明", on=date(2024, 3, 4), by=CLERK)
    with pytest.raises(Refusal, match="已登记死亡"):
        report_death(one.person_id, date(2024, 3, 3), source="死亡证明", on=date(2024, 3, 4), by=CLERK)
    with pytest.raises(Refusal, match="没有编号为999999"):
        report_death(999999, date(2024, 3, 3), source="死亡证明", on=date(2024, 3, 4), by=CLERK)


def test_who_moves_away_is_paid_for_the_month_of_the_move_and_then_held(here: District) -> None:
    one = elder()
    move_person(one.person_id, moved=date(2024, 2, 20), local=False, on=date(2024, 2, 25), by=CLERK)
    assert lines_of(*paid(2)) == [("补发", "2024-01", 5000), ("当月", "2024-02", 5000)]
    [march] = paid(3)
    assert "具有本区户籍：不符合" in march.holds[0].why


def test_a_funeral_tells_of_the_death_of_somebody_registered_and_of_nobody_else(here: District) -> None:
    appoint([({"staff": "FU1", "name": "殡", "organ": "区殡仪馆", "town": ""}, [("funeral_home", "")])], since=date(2023, 12, 31), by=SYSTEM)
    home, one = Actor(("FU1",), "funeral_home", "区殡仪馆"), elder()
    known = everyday(funeral, "2024-03-04", died=date(2024, 3, 2))
    open_case(Opening(matter("funeral_service"), known, {}), "accept", on=date(2024, 3, 4), by=home)
    assert Person.objects.get(pk=one.person_id).died is None
    about = Opening(matter("funeral_service"), known, {}, subject=f"person:{one.person_id}")
    for _ in range(2):  # a second case about the same death tells nothing new
        case = open_case(about, "accept", on=date(2024, 3, 4), by=home).case
        assert Person.objects.get(pk=one.person_id).died == date(2024, 3, 2)
    assert Entitlement.objects.get(pk=one.pk).held_since == date(2024, 3, 4)
    assert Act.objects.filter(verb="report_death").count() == 1
    done = perform(case, "settle", on=date(2024, 3, 5), by=home)
    assert done.decision is not None
    assert (done.decision.verdict, done.decision.amount) == ("grant", 150_000)
    assert total("funeral_fees_waived", 2024) == (150_000, 1)
    with pytest.raises(Refusal, match="已登记死亡"):
        open_case(replace(about, facts={**known, "funeral.died": date(2024, 3, 3)}), "accept", on=date(2024, 3, 4), by=home)
