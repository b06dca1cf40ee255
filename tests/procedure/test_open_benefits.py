"""Who drew a benefit before the system: one act, every row kept, paid by us from the first month on."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds.models import Beneficiary, Entitlement
from minzheng.journal.models import Act
from minzheng.procedure.district import District
from minzheng.procedure.open_benefits import open_benefits
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER
from tests.payees import EVE, SYSTEM, elder, lines_of, opened, paid, person, poor_household

pytestmark = pytest.mark.django_db


def row(one) -> dict:
    return {"person": one.pk, "amount": 5000, "facts": {"person.born": one.born, "person.died": NEVER, "person.local": True}}


def test_many_payees_are_one_act_marked_as_opening(here: District) -> None:
    ids = open_benefits("old_age_allowance", [row(person()) for _ in range(5)], on=EVE, by=SYSTEM)
    acts = Act.objects.filter(matter="old_age_allowance")
    assert [(act.verb, act.origin) for act in acts] == [("open_benefits", "opening")]
    entitlements = Entitlement.objects.filter(pk__in=ids)
    assert {one.entered for one in entitlements} == {acts[0].seq}
    assert {(one.starts, one.paid_through) for one in entitlements} == {(date(2024, 1, 1), None)}


def test_months_before_the_system_are_not_paid_again(here: District) -> None:
    opened("old_age_allowance", {**row(person()), "starts": date(2019, 3, 1)})
    assert lines_of(*paid(1)) == [("当月", "2024-01", 5000)]


def test_what_was_still_owed_before_the_system_can_be_taken_over(here: District) -> None:
    opened("old_age_allowance", {**row(person()), "starts": date(2019, 3, 1), "paid_through": date(2023, 11, 1)})
    assert lines_of(*paid(1)) == [("补发", "2023-12", 5000), ("当月", "2024-01", 5000)]


def test_nobody_is_listed_twice_or_draws_it_already(here: District) -> None:
    one, other = person(), elder()
    with pytest.raises(Refusal, match="第2行的人重复"):
        open_benefits("old_age_allowance", [row(one), row(one)], on=EVE, by=SYSTEM)
    with pytest.raises(Refusal, match="第2行的人正在享受“高龄津贴”"):
        open_benefits("old_age_allowance", [row(one), row(other.person)], on=EVE, by=SYSTEM)
    assert Entitlement.objects.count() == 1


def test_members_of_the_household_are_known_to_the_benefit(here: District) -> None:
    relief, people = poor_household()
    named = Beneficiary.objects.filter(entitlement=relief).values_list("person_id", flat=True)
    assert set(named) == {one.pk for one in people[1:]}


def test_only_benefits_that_are_paid_by_the_month(here: District) -> None:
    with pytest.raises(Refusal, match="不是按月发放"):
        open_benefits("divorce", [], on=EVE, by=SYSTEM)
