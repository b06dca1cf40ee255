"""The month's account with the funeral home: what it reports is what was waived case by case, paid once and to the 分."""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import settling
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import everyday
from tests.matters.worked import D, Played

PAGE = matter("funeral_settlement")
MARCH = {"month": D("2024-03-01"), "claimed_cases": 3, "claimed": 345_000}


def begun(day: str = "2024-04-03", **given: object) -> Played:
    return Played(PAGE, everyday(settling, day, **{**MARCH, **given})).do("submit", day)


def decided(cases: int, amount: int, **given: object) -> Played:
    case = begun(**given).do("verify", "2024-04-05", "核甲")
    return case.do("decide", "2024-04-08", "审甲", settling__known_cases=cases, settling__known=amount)


@pytest.mark.parametrize(
    ("cases", "amount", "outcome"),
    [(3, 345_000, "同意结算"), (3, 345_001, "不同意结算"), (3, 344_999, "不同意结算"), (2, 345_000, "不同意结算"), (4, 345_000, "不同意结算")],
)
def test_only_what_agrees_with_the_register_is_settled(cases: int, amount: int, outcome: str) -> None:
    assert decided(cases, amount).case.outcome == outcome


def gate(case: Played, verb: str, day: str, *actors: str, **said: object) -> str:
    with pytest.raises(Refusal) as stopped:
        case.do(verb, day, *actors, **said)
    return stopped.value.gate


def test_a_month_is_settled_after_its_end_and_once() -> None:
    with pytest.raises(Refusal) as early:
        begun("2024-03-31")
    assert early.value.gate == "结算的月份已经结束"
    assert begun("2024-04-01").case.history.counts["submit"] == 1
    with pytest.raises(Refusal) as again:
        begun(settled_before=True)
    assert again.value.gate == "当月没有结算过"


def test_neither_more_nor_less_is_paid_nor_by_who_approved_and_what_differs_goes_back() -> None:
    case = decided(3, 345_000)
    for wrong in (344_999, 345_001):
        assert gate(case, "remit", "2024-04-12", "财甲", settling__paid=wrong) == "照批准的金额拨付"
    assert gate(case, "remit", "2024-04-12", "审甲", settling__paid=345_000) == "与审批结算的经办人员不是同一人"
    assert gate(case, "send_back", "2024-04-12", "核甲") == "结论为不同意结算"
    assert case.do("remit", "2024-04-12", "财甲", settling__paid=345_000).case.closed
    differing = decided(3, 340_000)
    assert gate(differing, "remit", "2024-04-12", "财甲", settling__paid=340_000) == "已批准结算"
    assert differing.do("send_back", "2024-04-12", "核甲").case.closed
