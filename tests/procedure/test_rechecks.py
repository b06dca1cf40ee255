"""When each running benefit is to be re-verified: a year, half a year where income may change; counted on from the last recheck."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds.models import Entitlement
from minzheng.journal.verify import verify
from minzheng.procedure.actor import Actor
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.rechecks import due, recheck
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, TOWN, elder, poor_household
from tests.procedure.conftest import by

pytestmark = pytest.mark.django_db
TWO = Actor(("T1", "T2"), "town", "石角镇人民政府", TOWN)


def days(until: str, **more: str) -> list[tuple[str, int]]:
    return [(str(one.due), one.entitlement) for one in due(date.fromisoformat(until), **more)]


def test_a_benefit_that_stood_before_is_due_a_year_after_it_was_taken_over(here: District) -> None:
    relief, _ = poor_household()
    elder()
    assert days("2024-12-31") == []
    assert days("2025-01-01") == [("2025-01-01", relief.pk)]
    recheck(relief.pk, found="没有变化", on=date(2024, 11, 18), by=TWO)
    assert days("2025-11-17") == []
    assert days("2025-11-18") == [("2025-11-18", relief.pk)]
    assert days("2025-11-18", town="441802107") == []
    assert list(verify(deep=True, checkers=checkers())) == []


def test_half_a_year_where_somebody_can_work(here: District) -> None:
    """DB-17's rule for who stood before."""
    relief, people = poor_household()
    change_facts(relief.pk, since=date(2024, 1, 1), reason="恢复劳动能力", on=date(2024, 1, 10), by=BUREAU, members={people[0].pk: {"person.able": True}})
    assert days("2024-06-30") == []
    assert days("2024-07-01") == [("2024-07-01", relief.pk)]


def test_a_member_s_death_is_looked_into_within_three_months(here: District) -> None:
    """DB-09: died on 12 June, to be reviewed by 12 September."""
    relief, people = poor_household()
    report_death(people[2].pk, date(2024, 6, 12), source="村报告", on=date(2024, 6, 13), by=CLERK)
    assert days("2024-09-11") == []
    assert days("2024-09-12") == [("2024-09-12", relief.pk)]


def test_in_a_case_it_counts_from_the_case_s_own_acts(household: Opening) -> None:
    case = open_case(household, "accept", on=date(2024, 3, 4), by=by("T1")).case
    for verb, day, who in (("investigate", 6, ("T1", "T2")), ("check", 7, ("B1",)), ("opine", 8, ("T1",)), ("publish", 11, ("T1",)), ("decide", 20, ("B1",))):
        perform(case, verb, on=date(2024, 3, day), by=by(*who))
    row = Entitlement.objects.get(case=case)
    assert days("2025-03-19") == []
    assert days("2025-03-20") == [("2025-03-20", row.pk)]
    with pytest.raises(Refusal, match="请在案件中办理"):
        recheck(row.pk, found="没有变化", on=date(2024, 11, 18), by=TWO)
    perform(case, "recheck", on=date(2024, 9, 9), by=by("T1", "T2"))
    assert days("2025-03-20") == []


def test_one_officer_alone_or_nothing_found_is_no_recheck(here: District) -> None:
    relief, _ = poor_household()
    with pytest.raises(Refusal, match="二人以上"):
        recheck(relief.pk, found="没有变化", on=date(2024, 11, 18), by=CLERK)
    with pytest.raises(Refusal, match="没有写明查明"):
        recheck(relief.pk, found=" ", on=date(2024, 11, 18), by=TWO)
