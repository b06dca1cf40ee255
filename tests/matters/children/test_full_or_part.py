"""Only the full rate ends the living subsidy: told to the other benefit when it changes from a top-up to the full rate."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import read
from minzheng.journal.seal import seal_pending
from minzheng.journal.verify import verify
from minzheng.procedure.change_facts import change_facts
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.known import about_person
from minzheng.procedure.reduce import reduce
from tests.matters.children.test_allowances import PRISON, UNCARED, child
from tests.matters.disability.test_two_subsidies import LIVING
from tests.matters.worked import D
from tests.matters.worked import person as facts_of
from tests.payees import BUREAU, TOWN, opened, person

JULY, AUGUST = date(2024, 7, 1), date(2024, 8, 1)
pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("here")
def test_only_the_full_rate_stands_against_the_living_subsidy_whichever_way_it_changes(here: District) -> None:
    one = person("某童", D("2015-03-01"))
    disabled = {"near_poverty": True, "disability": "肢体", "grade": 1}
    facts = {fact.key: facts_of(born=one.born, **disabled).get(fact.key) for fact in LIVING.needed()}
    living = opened("living_subsidy", {"person": one.pk, "amount": 20_200, "town": TOWN, "facts": facts})
    known = child(living_share=20_200, **PRISON)
    part = opened("uncared_child", {"person": one.pk, "amount": 128_200, "town": TOWN, "facts": {f.key: known[f.key] for f in UNCARED.needed()}})
    assert about_person(LIVING, one, JULY)["person.uncared"] is False

    change_facts(part.pk, since=JULY, reason="不再领取困难残疾人生活补贴", on=date(2024, 6, 20), by=BUREAU, facts={"child.living_share": 0})

    assert about_person(LIVING, one, JULY)["person.uncared"] is True
    then, now = (read.as_rules_take(read.facts_in_force(living.pk, month))[0] for month in (date(2024, 6, 1), JULY))
    assert (then["person.uncared"], now["person.uncared"]) == (False, True)

    cut = reduce(part.pk, since=AUGUST, reason="家庭纳入低保，改为补足差额", on=date(2024, 7, 22), by=BUREAU, facts={"child.subsistence_share": 34_500})
    assert (cut.before, cut.after) == (148_400, 113_900)
    again = read.as_rules_take(read.facts_in_force(living.pk, AUGUST))[0]
    assert again["person.uncared"] is False
    assert about_person(LIVING, one, AUGUST)["person.uncared"] is False
    seal_pending()
    assert verify(deep=True, checkers=checkers()) == []
