"""Overpayments: what was paid after the last entitled month, less what came back; on the ground that fits fault and day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.funds import accounts, read
from minzheng.funds.models import Posting, Recovery
from minzheng.journal.verify import verify
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.models import Letter
from minzheng.procedure.recover import divided, recover, repay, set_off, waive
from minzheng.procedure.reduce import reduce
from minzheng.procedure.stop import stop
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, CLERK, FINANCE, HEAD, arrived, disabled, elder, paid, person, poor_household

pytestmark = pytest.mark.django_db
MARCH = date(2024, 3, 1)


def paid_to(month: int) -> None:
    for number in range(1, month + 1):
        for run in paid(number):
            arrived(run)


def test_an_elder_who_died_in_march_and_was_paid_to_june(here: District) -> None:
    """EA-07: 150 元."""
    one = elder()
    paid_to(6)
    with pytest.raises(Refusal, match="尚未停发"):
        recover(one.pk, last_month=MARCH, fault="误发或者死亡后发放", reason="死亡后继续发放", on=date(2024, 7, 1), by=BUREAU)
    stop(one.pk, last_month=MARCH, reason="三月二日死亡", on=date(2024, 7, 1), by=BUREAU, died=True)
    made = recover(one.pk, last_month=MARCH, fault="误发或者死亡后发放", reason="死亡后继续发放", on=date(2024, 7, 2), by=BUREAU, instalments=4)
    assert (made.amount, made.instalments) == (15000, (3750, 3750, 3750, 3750))
    assert "第九百八十五条" in made.ground.basis.cite()
    repay(made.seq, 7000, why="家属退还", on=date(2024, 7, 10), by=FINANCE)
    with pytest.raises(Refusal, match=r"尚欠的80\.00元"):
        repay(made.seq, 8001, why="家属退还", on=date(2024, 7, 20), by=FINANCE)
    repay(made.seq, 8000, why="家属退还", on=date(2024, 7, 20), by=FINANCE)
    assert Recovery.objects.get(seq=made.seq).recovered == 15000
    assert read.overpaid(one.pk, MARCH).amount == 0
    assert read.paid_total(["old_age_allowance"], date(2024, 1, 1), date(2024, 12, 31)) == 15000
    assert sum(p.amount for p in Posting.objects.filter(account=accounts.EXPENSE)) == 15000


def test_a_disabled_person_who_died_in_june_and_was_paid_to_august(here: District) -> None:
    """DS-10, with the living subsidy's 202 元: two months."""
    one = disabled(person())
    paid_to(8)
    assert read.overpaid(one.pk, date(2024, 6, 1)).amount == 2 * 20_200


def test_a_household_that_lost_a_member_keeps_what_stayed_due(here: District) -> None:
    """DB-09: paid 1035 元 for July and August, 390 元 was due: 1290 元."""
    relief, people = poor_household()
    paid_to(8)
    report_death(people[2].pk, date(2024, 6, 12), source="死亡证明", on=date(2024, 9, 2), by=CLERK)
    reduce(relief.pk, since=date(2024, 7, 1), reason="成员死亡", on=date(2024, 9, 2), by=BUREAU)
    made = recover(relief.pk, last_month=date(2024, 6, 1), fault="误发或者死亡后发放", reason="成员死亡后未减发", still_due=39_000,
                   on=date(2024, 9, 2), by=BUREAU)  # fmt: skip
    assert made.amount == 129_000
    repay(made.seq, 129_000, why="自愿退还", on=date(2024, 9, 9), by=FINANCE)
    assert read.overpaid(relief.pk, date(2024, 6, 1), 39_000).amount == 0


def test_what_the_bank_sent_back_is_not_recovered(here: District) -> None:
    one = elder()
    [january] = paid(1)
    arrived(january)
    [february] = paid(2)
    arrived(february, {0: "账户已销户"})
    stop(one.pk, last_month=date(2024, 1, 1), reason="死亡", on=date(2024, 3, 1), by=BUREAU, died=True)
    assert read.overpaid(one.pk, date(2024, 1, 1)).amount == 0
    with pytest.raises(Refusal, match="没有多发"):
        recover(one.pk, last_month=date(2024, 1, 1), fault="误发或者死亡后发放", reason="死亡", on=date(2024, 3, 2), by=BUREAU)


def test_an_innocent_payee_whose_gain_is_gone_owes_nothing(here: District) -> None:
    """DR-05."""
    one = elder()
    paid_to(2)
    stop(one.pk, last_month=date(2024, 1, 1), reason="误发", on=date(2024, 2, 20), by=BUREAU)
    with pytest.raises(Refusal, match=r"不承担返还义务.*第九百八十六条"):
        recover(one.pk, last_month=date(2024, 1, 1), fault="误发或者死亡后发放", reason="误发", gain_left=False, on=date(2024, 3, 2), by=BUREAU)


def test_one_overpayment_is_not_recovered_twice(here: District) -> None:
    one = elder()
    paid_to(3)
    stop(one.pk, last_month=date(2024, 1, 1), reason="迁出", on=date(2024, 3, 20), by=BUREAU)
    recover(one.pk, last_month=date(2024, 1, 1), fault="误发或者死亡后发放", reason="迁出", on=date(2024, 3, 21), by=BUREAU)
    with pytest.raises(Refusal, match="尚未追回完毕"):
        recover(one.pk, last_month=date(2024, 1, 1), fault="误发或者死亡后发放", reason="迁出", on=date(2024, 3, 22), by=BUREAU)


@given(amount=st.integers(0, 10**9), parts=st.integers(1, 60))
def test_instalments_lose_nothing(amount: int, parts: int) -> None:
    divided_amount = divided(amount, parts)
    assert sum(divided_amount) == amount
    assert max(divided_amount) - min(divided_amount) <= 1


def still_paid_after_death() -> int:
    """An old woman's allowance paid for four months after her death: 200 元 too much; the entitlement's id."""
    one = elder()
    paid_to(5)
    stop(one.pk, last_month=date(2024, 1, 1), reason="死亡", on=date(2024, 5, 20), by=BUREAU, died=True)
    return int(one.pk)


def owed(entitlement: int | None = None, **more):
    """The decision to recover it."""
    told = {"fault": "误发或者死亡后发放", "reason": "死亡后仍发放", "on": date(2024, 5, 21), "by": BUREAU, **more}
    return recover(entitlement or still_paid_after_death(), last_month=date(2024, 1, 1), **told)


def test_it_is_written_off_only_on_a_ground_of_the_law_and_by_two(here: District) -> None:
    made = owed()
    assert made.amount == 20_000
    off = {"ground": "遗产不足清偿", "reason": "遗产清单核查，无可供清偿的财产", "on": date(2024, 6, 3), "by": BUREAU, "approver": HEAD}
    for changed, why in (
        ({"ground": "家庭困难"}, "不是可以核销的情形"), ({"approver": None}, "须由编制人以外的负责人审批"), ({"reason": " "}, "没有写明核查"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=why):
            waive(made.seq, 15_000, **{**off, **changed})
    repay(made.seq, 4_000, why="家属退还", on=date(2024, 6, 1), by=FINANCE)
    with pytest.raises(Refusal, match="与尚欠的160"):
        waive(made.seq, 16_001, **off)
    waive(made.seq, 16_000, **off)
    found = Recovery.objects.get(seq=made.seq)
    assert (found.recovered, found.waived, found.left) == (4_000, 16_000, 0)
    with pytest.raises(Refusal, match="与尚欠的0"):
        repay(made.seq, 1, why="再退", on=date(2024, 6, 4), by=FINANCE)
    assert list(verify(deep=True, checkers=checkers())) == []


def test_who_defrauded_is_not_let_off_because_the_money_is_spent(here: District) -> None:
    made = owed(fault="虚报、隐瞒、伪造")
    with pytest.raises(Refusal, match="不适用"):
        waive(made.seq, 100, ground="不知没有根据且利益已经不存在", reason="已花用", on=date(2024, 6, 3), by=BUREAU, approver=HEAD)


def test_it_is_taken_out_of_another_benefit_only_by_written_consent(here: District) -> None:
    made = owed(instalments=2)
    son = disabled(person("某子"))
    for run in paid(6):
        arrived(run)
    taking = {"against": son.pk, "on": date(2024, 6, 20), "by": FINANCE}
    for consent_on in (None, date(2024, 6, 21)):
        with pytest.raises(Refusal, match="书面同意"):
            set_off(made.seq, 5_000, consent_on=consent_on, **taking)
    with pytest.raises(Refusal, match="超过该待遇最近一次发放"):
        set_off(made.seq, 20_201, consent_on=date(2024, 6, 18), **taking)
    set_off(made.seq, 5_000, consent_on=date(2024, 6, 18), **taking)
    assert Recovery.objects.get(seq=made.seq).left == 15_000
    assert list(verify(deep=True, checkers=checkers())) == []


def test_a_third_party_who_took_the_money_is_named(here: District) -> None:
    one = still_paid_after_death()
    with pytest.raises(Refusal, match="没有写明由谁返还"):
        owed(one, fault="他人取得")
    made = owed(one, fault="他人取得", debtor="某邻居")
    assert Letter.objects.get(seq=made.seq).parts["addressee"] == "某邻居"
