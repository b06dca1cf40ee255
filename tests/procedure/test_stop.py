"""A benefit ends by a decision with reasons; social relief from July 2026 only after a hearing."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds.models import Entitlement
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import papers, serials
from minzheng.procedure.district import District
from minzheng.procedure.hold import hold
from minzheng.procedure.models import Letter
from minzheng.procedure.recover import recover
from minzheng.procedure.stop import stop
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, arrived, elder, lines_of, paid, poor_household

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 1)


def test_after_a_stop_the_last_month_is_still_paid_and_no_later_one(here: District) -> None:
    one = elder()
    stop(one.pk, last_month=date(2024, 2, 1), reason="本人书面放弃", on=date(2024, 2, 6), by=BUREAU)
    assert lines_of(*paid(3)) == [("补发", "2024-01", 5000), ("补发", "2024-02", 5000)]
    assert paid(4) == []


def test_stop_and_recovery_are_told_in_letters_with_reasons_articles_and_remedies(here: District) -> None:
    one = elder()
    for run in [run for month in range(1, 5) for run in paid(month)]:
        arrived(run)
    stopped = stop(one.pk, last_month=date(2024, 2, 1), reason="二月迁出本区", on=date(2024, 4, 26), by=BUREAU)
    made = recover(one.pk, last_month=date(2024, 2, 1), fault="误发或者死亡后发放", reason="迁出后仍发", on=date(2024, 4, 29), by=BUREAU)
    told = {letter.seq: letter for letter in Letter.objects.all()}
    assert set(told) == {stopped, made.seq}
    for seq, words in ((stopped, ("自2024年3月起不再发放", "二月迁出本区")), (made.seq, ("多发", "迁出后仍发"))):
        parts, body = told[seq].parts, "".join(told[seq].parts["body"])
        assert all(word in body for word in (*words, "办理依据：《"))
        assert "行政复议" in parts["remedies"]
        assert parts["addressee"] == one.person.name
    assert [finding for checker in (papers.letters, serials.serials) for finding in checker()] == []


def test_a_stop_answers_the_hold_and_months_before_it_are_still_owed(here: District) -> None:
    one = elder()
    hold(one.person_id, why="疑似死亡", on=date(2024, 1, 5), by=CLERK)
    stop(one.pk, last_month=date(2024, 1, 1), reason="一月二日死亡", on=date(2024, 1, 20), by=BUREAU, died=True)
    assert lines_of(*paid(2)) == [("补发", "2024-01", 5000)]
    assert Entitlement.objects.get(pk=one.pk).held_since is None


def test_a_cut_after_july_2026_is_void_without_a_hearing(here: District) -> None:
    """DR-09."""
    relief, _ = poor_household()
    with pytest.raises(Refusal, match=r"没有听取意见.*社会救助法》第四十八条"):
        stop(relief.pk, last_month=date(2026, 7, 1), reason="收入超过标准", on=date(2026, 8, 1), by=BUREAU)
    stop(relief.pk, last_month=date(2026, 7, 1), reason="收入超过标准", on=date(2026, 8, 1), by=BUREAU, heard_on=date(2026, 7, 28))
    assert Entitlement.objects.get(pk=relief.pk).ends == date(2026, 8, 1)


def test_a_stop_gives_reasons_is_not_made_in_advance_nor_twice(here: District) -> None:
    one = elder()
    with pytest.raises(Refusal, match="没有写明理由"):
        stop(one.pk, last_month=JULY, reason="", on=date(2024, 7, 6), by=BUREAU)
    with pytest.raises(Refusal, match="之后"):
        stop(one.pk, last_month=date(2024, 8, 1), reason="迁出", on=date(2024, 7, 6), by=BUREAU)
    with pytest.raises(Refusal, match="应由"):
        stop(one.pk, last_month=JULY, reason="迁出", on=date(2024, 7, 6), by=CLERK)
    stop(one.pk, last_month=JULY, reason="迁出", on=date(2024, 7, 6), by=BUREAU)
    with pytest.raises(Refusal, match="不得重复停发"):
        stop(one.pk, last_month=JULY, reason="迁出", on=date(2024, 7, 7), by=BUREAU)


def test_the_letter_tells_what_may_still_be_applied_for(here: District) -> None:
    """The tiers that one application tries after the one that ends; nothing of it to the family of the dead."""
    relief, people = poor_household()
    seq = stop(relief.pk, last_month=date(2024, 2, 1), reason="收入超过标准", on=date(2024, 2, 20), by=BUREAU)
    [told] = [line for line in Letter.objects.get(seq=seq).parts["body"] if "另行申请" in line]
    assert "最低生活保障边缘家庭认定" in told
    assert "特困" not in told
    other, people = poor_household()
    report_death(people[0].pk, date(2024, 2, 2), source="死亡证明", on=date(2024, 2, 5), by=CLERK)
    seq = stop(other.pk, last_month=date(2024, 2, 1), reason="死亡", on=date(2024, 2, 20), by=BUREAU, died=True)
    assert not any("另行申请" in line for line in Letter.objects.get(seq=seq).parts["body"])
    seq = stop(elder().pk, last_month=date(2024, 2, 1), reason="迁出", on=date(2024, 2, 20), by=BUREAU)
    assert not any("另行申请" in line for line in Letter.objects.get(seq=seq).parts["body"])
