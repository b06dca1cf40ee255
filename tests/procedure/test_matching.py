"""A list of another register: each match is a case to be verified, a death is held the same day, nothing is lowered or stopped by it."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.funds.models import Entitlement
from minzheng.journal.verify import verify
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.matching import Listed, match_list
from minzheng.procedure.models import Case
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.registers.models import Person
from minzheng.vocabulary.errors import Refusal
from tests.payees import EVE, SYSTEM, TOWN, elder, lines_of, paid, person, poor_household
from tests.procedure.conftest import by, officer

pytestmark = pytest.mark.django_db
SECTION = Actor(("S1",), "section", "清城区民政局")
MAY = date(2024, 5, 6)


@pytest.fixture(autouse=True)
def clerk(here: District) -> None:
    appoint([officer("S1", "section")], since=EVE, by=SYSTEM)


def listed(source: str, *people: int, content: str = "登记一条"):
    return match_list(source, [Listed(one, content, date(2024, 4, 20)) for one in people], on=MAY, by=SECTION)


def test_a_match_alone_changes_nothing_that_is_paid() -> None:
    relief, people = poor_household()
    found = listed("机动车", people[1].pk)
    assert set(found.cases) == {people[1].pk}
    assert Entitlement.objects.get(pk=relief.pk).held_since is None
    assert lines_of(*paid(5))[-1] == ("当月", "2024-05", 103_500)
    with pytest.raises(Refusal, match="已经告知家庭"):
        perform(found.cases[people[1].pk], "pause", on=date(2024, 5, 7), by=SECTION, said={"handling.reason": "待核"})


def test_the_household_is_asked_then_held_and_what_is_untrue_is_let_go() -> None:
    relief, people = poor_household()
    case = listed("企业登记", people[0].pk).cases[people[0].pk]
    perform(case, "ask", on=date(2024, 5, 7), by=by("T1"))
    perform(case, "pause", on=date(2024, 5, 8), by=SECTION, said={"handling.reason": "企业登记信息待核"})
    assert Entitlement.objects.get(pk=relief.pk).held_why == "企业登记信息待核"
    assert paid(5) == []
    perform(case, "answer", on=date(2024, 5, 13), by=Actor((), "applicant"), said={"handling.objection": "是同名的人"})
    with pytest.raises(Refusal, match="复核"):
        perform(case, "dismiss", on=date(2024, 5, 14), by=by("B1"))
    perform(case, "verify", on=date(2024, 5, 15), by=by("T1", "T2"), said={"match.correct": False, "match.matters": False})
    with pytest.raises(Refusal, match="复核为属实并影响待遇"):
        perform(case, "confirm", on=date(2024, 5, 16), by=by("B1"))
    perform(case, "dismiss", on=date(2024, 5, 16), by=by("B1"))
    assert Entitlement.objects.get(pk=relief.pk).held_since is None
    assert lines_of(*paid(6)) == [(k, f"2024-{m:02d}", 103_500) for k, m in (("补发", 1), ("补发", 2), ("补发", 3), ("补发", 4), ("补发", 5), ("当月", 6))]
    assert list(verify(deep=True, checkers=checkers())) == []


def test_a_hold_of_another_cause_is_not_let_go() -> None:
    relief, people = poor_household()
    first, second = listed("企业登记", people[0].pk).cases[people[0].pk], listed("机动车", people[0].pk).cases[people[0].pk]
    for case in (first, second):
        perform(case, "ask", on=date(2024, 5, 7), by=by("T1"))
    perform(first, "pause", on=date(2024, 5, 8), by=SECTION, said={"handling.reason": "企业登记信息待核"})
    perform(second, "verify", on=date(2024, 5, 9), by=by("T1", "T2"), said={"match.correct": False, "match.matters": False})
    perform(second, "dismiss", on=date(2024, 5, 10), by=by("B1"))
    assert Entitlement.objects.get(pk=relief.pk).held_why == "企业登记信息待核"


def test_a_death_is_held_the_same_day_and_entered_once_it_is_verified() -> None:
    one = elder()
    case = listed("死亡", one.person_id).cases[one.person_id]
    assert Entitlement.objects.get(pk=one.pk).held_since == MAY
    assert Person.objects.get(pk=one.person_id).died is None
    perform(case, "verify", on=date(2024, 5, 8), by=by("T1", "T2"), said={"match.correct": True, "match.matters": True})
    with pytest.raises(Refusal, match="不是死亡信息"):
        perform(case, "confirm", on=date(2024, 5, 9), by=by("B1"))
    perform(case, "record", on=date(2024, 5, 9), by=by("B1"), said={"match.died": date(2024, 4, 18)})
    assert Person.objects.get(pk=one.person_id).died == date(2024, 4, 18)
    assert Entitlement.objects.get(pk=one.pk).ends is None


def test_without_authorisation_nothing_is_compared(here: District) -> None:
    """DR-11."""
    one = elder()
    assert listed("机动车", one.person_id).not_authorised == [one.person_id]
    assert listed("死亡", one.person_id).not_authorised == []
    facts = {"match.source": "机动车", "match.content": "一条", "match.day": MAY, "household.authorised": False}
    with pytest.raises(Refusal, match="核对授权书"):
        open_case(Opening(matter("register_match"), facts, {}, TOWN), "enter", on=MAY, by=SECTION)


def test_who_draws_nothing_and_what_is_known_make_no_case() -> None:
    _, people = poor_household()
    nobody = person("某丁")
    assert listed("机动车", nobody.pk).draw_nothing == [nobody.pk]
    listed("机动车", people[0].pk)
    assert listed("机动车", people[0].pk).known == [people[0].pk]
    assert len(listed("机动车", people[0].pk, content="另一条").cases) == 1
    assert Case.objects.count() == 2
    with pytest.raises(Refusal, match="没有“邻居”这一登记簿"):
        listed("邻居", people[0].pk)
