"""A benefit granted by a case, paid, changed by a death and ended by the case's own step: the deep checks find nothing amiss."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import deep
from minzheng.funds.models import Beneficiary, Entitlement, FactsVersion
from minzheng.procedure.death import report_death
from minzheng.procedure.district import District
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.registers.models import Person
from minzheng.vocabulary.errors import Refusal
from tests.payees import CLERK, disabled, lines_of, paid, person
from tests.procedure.conftest import by

pytestmark = pytest.mark.django_db


def granted(household: Opening) -> str:
    number = open_case(household, "accept", on=date(2024, 3, 4), by=by("T1")).case
    perform(number, "investigate", on=date(2024, 3, 6), by=by("T1", "T2"))
    perform(number, "check", on=date(2024, 3, 7), by=by("B1"))
    perform(number, "opine", on=date(2024, 3, 10), by=by("T1"))
    perform(number, "publish", on=date(2024, 3, 11), by=by("T1"))
    perform(number, "decide", on=date(2024, 3, 19), by=by("B1"))
    return number


@pytest.fixture
def registered(household: Opening) -> Opening:
    """The household with its members' places in the register."""
    ids = [int(household.subject.partition(":")[2]), person("某乙").pk, person("某丙").pk]
    members = [{**one, "person.id": id} for one, id in zip(household.members["person"], ids, strict=True)]
    return Opening(household.matter, household.facts, {"person": members}, household.town, household.subject, household.title)


def test_from_the_decision_to_the_end(here: District, registered: Opening) -> None:
    subsidy = disabled(Person.objects.get(name="某乙"), **{"person.subsistence": False})
    [held] = paid(3)
    assert held.holds[0].entitlement == subsidy.pk
    number = granted(registered)
    relief = Entitlement.objects.get(case=number)
    assert Beneficiary.objects.filter(entitlement=relief).count() == 2
    assert b'"person.subsistence":true' in bytes(FactsVersion.objects.filter(entitlement=subsidy).latest("pk").facts)
    assert ("当月", "2024-04", 103_500) in lines_of(*paid(4))
    report_death(Person.objects.get(name="某丙").pk, date(2024, 5, 3), source="死亡证明", on=date(2024, 5, 6), by=CLERK)
    perform(number, "recheck", on=date(2024, 5, 8), by=by("T1", "T2"))
    perform(number, "stop", on=date(2024, 5, 20), by=by("B1"), said={"handling.reason": "家庭收入超过标准"})
    assert Entitlement.objects.get(pk=relief.pk).ends == date(2024, 6, 1)
    assert ("当月", "2024-05", 103_500) in lines_of(*paid(5))
    assert paid(6) == []
    assert b'"person.subsistence":false' in bytes(FactsVersion.objects.filter(entitlement=subsidy).latest("pk").facts)
    assert [str(found) for checker in deep.checkers() for found in checker()] == []


def test_a_second_grant_of_the_same_benefit_is_refused_with_its_title(here: District, registered: Opening) -> None:
    granted(registered)
    with pytest.raises(Refusal, match="正在享受“最低生活保障”待遇（案号低保-2024-000001）"):
        granted(registered)
