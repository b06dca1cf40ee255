"""A household's benefit goes on when who drew it dies: another member draws it from the month after, by the household as it is then."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds.models import Entitlement
from minzheng.journal.verify import verify
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.models import Letter
from minzheng.procedure.succeed import succeed
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, disabled, lines_of, paid, poor_household

pytestmark = pytest.mark.django_db


def test_the_spouse_draws_it_from_the_month_after(here: District) -> None:
    """Two are left and the earner is gone: 2 × 645 元."""
    relief, people = poor_household()
    paid(5)
    report_death(people[0].pk, date(2024, 6, 12), source="死亡证明", on=date(2024, 6, 13), by=CLERK)
    assert lines_of(*paid(6)) == []
    made = succeed(relief.pk, to=people[1].pk, relations={people[2].pk: "子女"}, reason="领取人死亡", on=date(2024, 6, 24), by=BUREAU)
    assert (made.before, made.after) == (103_500, 129_000)
    assert sorted(lines_of(*paid(7))) == [("当月", "2024-07", 129_000), ("补发", "2024-06", 103_500)]
    old, new = Entitlement.objects.get(pk=relief.pk), Entitlement.objects.get(pk=made.entitlement)
    assert (old.ends, new.starts, new.person_id) == (date(2024, 7, 1), date(2024, 7, 1), people[1].pk)
    assert Letter.objects.get(seq=made.seq).parts["addressee"] == "某乙"
    assert list(verify(deep=True, checkers=checkers())) == []


def test_what_rests_on_the_household_s_status_goes_on(here: District) -> None:
    relief, people = poor_household()
    subsidy = disabled(people[1])
    paid(5)
    report_death(people[0].pk, date(2024, 6, 12), source="死亡证明", on=date(2024, 6, 13), by=CLERK)
    succeed(relief.pk, to=people[1].pk, relations={}, reason="领取人死亡", on=date(2024, 6, 24), by=BUREAU)
    paid(6)
    paid(7)
    assert Entitlement.objects.get(pk=subsidy.pk).held_since is None


def test_who_may_not(here: District) -> None:
    relief, people = poor_household()
    known = {"relations": {}, "reason": "领取人死亡", "on": date(2024, 6, 24), "by": BUREAU}
    with pytest.raises(Refusal, match="没有登记死亡"):
        succeed(relief.pk, to=people[1].pk, **known)
    report_death(people[0].pk, date(2024, 6, 12), source="死亡证明", on=date(2024, 6, 13), by=CLERK)
    for other in (people[0].pk, disabled(people[1]).pk + 10_000):
        with pytest.raises(Refusal, match="不是该家庭健在的成员"):
            succeed(relief.pk, to=other, **known)
    with pytest.raises(Refusal, match="没有写明理由"):
        succeed(relief.pk, to=people[1].pk, **{**known, "reason": " "})
