"""The charity house's funds: what stood in them, what came in, what went out, and never below nothing."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import accounts, read, write
from minzheng.funds.models import Posting
from minzheng.journal.transaction import act_transaction
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.funds_opening import open_funds
from minzheng.procedure.opening import appoint
from minzheng.vocabulary.errors import Refusal
from tests.payees import EVE, FINANCE, SYSTEM

pytestmark = pytest.mark.django_db
HOUSE = Actor(("C1",), "charity_house", "区慈善会")
GREEN = "乡村绿化"


@pytest.fixture
def funds(here: District) -> None:
    appoint([({"staff": "C1", "name": "C1", "organ": "区慈善会"}, [("charity_house", "")])], since=EVE, by=SYSTEM)
    open_funds([(GREEN, "绿化", 5_000), ("空账户", "其他", 0)], on=EVE, by=HOUSE)


def move(kind: str, **facts: object) -> None:
    with act_transaction():
        write.move(kind, facts={f"giving.{name}": value for name, value in facts.items()}, on=date(2024, 6, 30), seq=99)


def test_spending_stays_within_what_a_restricted_fund_holds(funds: None) -> None:
    """CHA-12: 50 are left, 80 are asked."""
    with pytest.raises(Refusal, match=r"结余50\.00元，不足以支出80\.00元.*第五十六条"):
        move("donation_out", paid=8_000, fund=GREEN)
    move("donation_in", given=10_000, fund=GREEN)
    with pytest.raises(Refusal, match=r"余额1\.00元与资金账的150\.00元不符"):
        move("donation_out", paid=8_000, fund=GREEN, balance=100)
    move("donation_out", paid=8_000, fund=GREEN, balance=15_000)
    assert read.balances() == {GREEN: 7_000, "空账户": 0}
    assert read.balances(date(2024, 1, 1))[GREEN] == 5_000
    assert accounts.balance(GREEN) == 7_000
    assert sum(side.amount for side in Posting.objects.all()) == 0


def test_what_was_sold_for_charity_belongs_to_the_fund_it_was_sold_for(funds: None) -> None:
    with act_transaction():
        write.move("sale_in", facts={"shop.value": 2_500, "shop.fund": GREEN}, on=date(2024, 6, 30), seq=98)
    assert read.balances() == {GREEN: 7_500, "空账户": 0}
    assert {(side.account, side.fund, side.amount) for side in Posting.objects.filter(seq=98)} == {
        (accounts.BANK, GREEN, 2_500), (accounts.FUND, GREEN, -2_500)
    }  # fmt: skip
    with pytest.raises(Refusal, match="没有名为“乡村振兴”的基金"), act_transaction():
        write.move("sale_in", facts={"shop.value": 2_500, "shop.fund": "乡村振兴"}, on=date(2024, 6, 30), seq=97)


def test_a_sale_of_before_the_fund_was_asked_moved_nothing() -> None:
    assert accounts.MOVEMENTS["sale_in"].sides({"shop.value": 2_500}) == ()


def test_an_unknown_fund_takes_nothing(funds: None) -> None:
    with pytest.raises(Refusal, match="没有名为“乡村振兴”的基金"):
        move("donation_in", given=10_000, fund="乡村振兴")


def test_funds_are_opened_once_by_the_charity_house(funds: None) -> None:
    with pytest.raises(Refusal, match="已有名为"):
        open_funds([(GREEN, "绿化", 1)], on=EVE, by=HOUSE)
    with pytest.raises(Refusal, match="不能小于零"):
        open_funds([("新基金", "其他", -1)], on=EVE, by=HOUSE)
    with pytest.raises(Refusal, match="应由区慈善会办理"):
        open_funds([("新基金", "其他", 1)], on=EVE, by=FINANCE)
    with pytest.raises(Refusal, match="没有要登记的基金"):
        open_funds([], on=EVE, by=HOUSE)


def test_a_fine_goes_to_the_treasury_s_account(here: District) -> None:
    with act_transaction():
        write.move("fine", facts={"penalty.paid": 20_000}, on=date(2024, 6, 30), seq=99)
    assert {side.account: side.amount for side in Posting.objects.all()} == {accounts.DEPOSIT: 20_000, accounts.FINES: -20_000}


def test_an_entry_that_does_not_balance_is_a_mistake_of_the_program(here: District) -> None:
    with pytest.raises(ValueError, match="balance"):
        write.post(1, EVE, ("甲", "", 1), ("乙", "", -2))
