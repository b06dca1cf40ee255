"""A hold stops nothing for good, is reversible by a person only, and says why."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds.models import Entitlement
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.hold import hold
from minzheng.procedure.release import release
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, elder, lines_of, paid

pytestmark = pytest.mark.django_db


def test_the_first_reason_stays(here: District) -> None:
    one = elder()
    seq = hold(one.person_id, why="数据比对疑似死亡", on=date(2024, 1, 5), by=CLERK)
    with pytest.raises(Refusal, match="没有正在发放"):
        hold(one.person_id, why="另一原因", on=date(2024, 1, 6), by=CLERK)
    row = Entitlement.objects.get(pk=one.pk)
    assert (row.held_since, row.held_why, row.held_by) == (date(2024, 1, 5), "数据比对疑似死亡", seq)


def test_a_hold_needs_a_reason_and_the_town_of_the_person(here: District) -> None:
    one = elder()
    with pytest.raises(Refusal, match="没有写明原因"):
        hold(one.person_id, why=" ", on=date(2024, 1, 5), by=CLERK)
    with pytest.raises(Refusal, match="其他镇"):
        hold(one.person_id, why="核查", on=date(2024, 1, 5), by=Actor(("T9",), "town", "另一镇", "441802107"))


def test_only_the_bureau_releases_and_says_what_was_found(here: District) -> None:
    one = elder()
    hold(one.person_id, why="核查", on=date(2024, 1, 5), by=CLERK)
    with pytest.raises(Refusal, match="应由"):
        release(one.pk, why="健在", on=date(2024, 1, 8), by=CLERK)
    with pytest.raises(Refusal, match="没有写明"):
        release(one.pk, why="", on=date(2024, 1, 8), by=BUREAU)
    with pytest.raises(Refusal, match="早于暂停日期"):
        release(one.pk, why="健在", on=date(2024, 1, 4), by=BUREAU)
    release(one.pk, why="入户见到本人", on=date(2024, 1, 8), by=BUREAU)
    with pytest.raises(Refusal, match="没有暂停"):
        release(one.pk, why="再来一次", on=date(2024, 1, 9), by=BUREAU)
    assert lines_of(*paid(1)) == [("当月", "2024-01", 5000)]
