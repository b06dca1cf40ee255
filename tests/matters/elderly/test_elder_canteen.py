"""长者饭堂的案例：四方分担到分不差、年龄档次、慈善资金余额、结算数与申报相符；覆盖率与迁址不重复计。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import canteen, handling, meals, serving
from minzheng.reporting.figures.printing import rate
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, plain, situation, worked

CANTEEN, MEALS = matter("elder_canteen"), matter("canteen_meals")
POOR, OLD, YOUNGER = "特困、低保、低收入、优抚对象", "八十周岁以上", "六十至七十九周岁"


def meal(**given):
    return plain(serving, **{"tier": YOUNGER, "age": 70, "meals": 100, "daily": 1, "identified": True, "eaten": True, **given})


def month(fund_balance: int = 10_000_000, running: bool = True):
    return plain(canteen, running=running) | plain(meals, fund_balance=fund_balance)


def verdict(*rows, day=MID_2024, **facts) -> str:
    asked = situation(day, month(**facts))
    asked.members = {"serving": list(rows)}
    return decide(MEALS, asked).verdict


TWELVE = {"price": 1_200}
TIERS = (
    worked("CT-01", "低保，六十五周岁，十二元一餐", {"gov": 1_100, "personal": 100, "balanced": True}, tier=POOR, age=65),
    worked("CT-03", "七十二周岁", {"gov": 700, "personal": 500, "balanced": True}, tier=YOUNGER, age=72),
    worked("", "八十五周岁", {"gov": 900, "personal": 300, "balanced": True}, tier=OLD, age=85),
)


@pytest.mark.parametrize("case", TIERS, ids=str)
@pytest.mark.parametrize("day", [MID_2024, NOVEMBER_2026], ids=str)
def test_each_tier_up_to_its_standard(case, day):
    government, personal = case.expect["gov"], case.expect["personal"]
    assert (verdict(meal(**case.given, **TWELVE, government=government, personal=personal), day=day) == "grant") == case.expect["balanced"]
    assert verdict(meal(**case.given, **TWELVE, government=government + 1, personal=personal - 1), day=day) == "refuse"


FOUR = {"price": 1_500, "government": 500, "charity": 300, "discount": 200, "personal": 500}
SPLIT = worked("CT-05", "五元、三元、二元、五元合十五元", {"ok": True}, **FOUR)
SHORT = worked("CT-06", "慈善资金只有二元，应出三元", {"ok": False}, **FOUR, fund_balance=200)


@pytest.mark.parametrize("side", ["government", "charity", "discount", "personal"])
def test_the_four_sides_make_the_price_to_the_cent(side):
    assert (verdict(meal(**SPLIT.given)) == "grant") == SPLIT.expect["ok"]
    for cent in (1, -1):
        assert verdict(meal(**{**FOUR, side: FOUR[side] + cent})) == "refuse"


def test_one_wrong_row_among_right_ones_is_found():
    assert verdict(meal(**FOUR), meal(**FOUR), meal(**{**FOUR, "personal": 501})) == "refuse"


@pytest.mark.parametrize(("balance", "allowed"), [(SHORT.given["fund_balance"], SHORT.expect["ok"]), (299, False), (300, True)])
def test_the_charity_fund_must_hold_its_share(balance, allowed):
    assert (verdict(meal(**FOUR, meals=1), fund_balance=balance) == "grant") == allowed


@pytest.mark.parametrize(("changes", "allowed"), [
    ({"age": 60}, True), ({"age": 59}, False), ({"age": 79}, True), ({"age": 80}, False), ({"tier": OLD, "age": 80}, True),
    ({"tier": OLD, "age": 79}, False), ({"tier": POOR, "age": 60}, True), ({"tier": POOR, "age": 59}, False),
    ({"daily": 2}, True), ({"daily": 3}, False), ({"eaten": False}, False), ({"identified": False}, False), ({"gone": True}, False),
])  # fmt: skip
def test_whose_meals_count(changes, allowed):
    assert (verdict(meal(**{**FOUR, **changes})) == "grant") == allowed


def test_a_month_without_meals_is_not_settled():
    assert verdict() == verdict(meal(**FOUR, meals=0)) == "refuse"


def test_a_canteen_that_is_not_running_is_not_paid():
    assert verdict(meal(**FOUR), running=False) == "refuse"


def settle(**changes):
    rows = [meal(**FOUR, meals=100), meal(**{**FOUR, "tier": OLD, "age": 85, "meals": 50})]
    played = Played(MEALS, month())
    played.case = Proceeding(MEALS, played.case.facts, {"serving": rows})
    played.do("submit", "2024-07-02").do("check", "2024-07-03", "镇甲").do("decide", "2024-07-05", "区甲").do("serve", "2024-07-08")
    said = {"count": 150, "government": 75_000, "charity": 45_000, "discount": 30_000, "personal": 75_000, "city": 25_000, "district": 25_000, "town": 25_000}
    return played.do("remit", "2024-07-10", "财甲", **{f"meals__{name}": value for name, value in {**said, **changes}.items()})


def test_what_is_paid_is_the_sum_of_the_meals_and_of_the_three_levels():
    assert settle().case.outcome == "同意结算"
    for wrong in ({"government": 75_001, "town": 25_001}, {"count": 151}, {"charity": 45_001}, {"discount": 29_999}, {"personal": 75_001}):
        with pytest.raises(Refusal) as refused:
            settle(**wrong)
        assert refused.value.gate == "餐数和四方金额与申报逐项相符"
    with pytest.raises(Refusal) as levels:
        settle(city=25_001)
    assert levels.value.gate == "市、区、镇（街道）三级负担之和等于政府补贴"


def test_the_charity_s_share_is_paid_from_the_fund_that_was_named_before_the_month_is_filed():
    share = {"meals__contributed": 45_000, "meals__drawn_from": "其他基金及助困项目"}
    for wrong, gate in (
        ({"meals__contributed": 44_999}, "照申报的慈善捐助合计拨付"), ({"meals__drawn_from": "乡村绿化"}, "从申报的慈善资金里出"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            settle().do("contribute", "2024-07-11", "会甲", **{**share, **wrong})
        assert refused.value.gate == gate
    with pytest.raises(Refusal) as unpaid:
        settle().do("file", "2024-07-12")
    assert unpaid.value.gate == "有慈善捐助的，慈善组织已经拨付"
    assert settle().do("contribute", "2024-07-11", "会甲", **share).do("file", "2024-07-12").case.closed


# --- 开办 ---------------------------------------------------------------------------------------------------------


FIT = {"name": "某社区长者饭堂", "fit_place": True, "four_sides": True}


def opened(**changes) -> Played:
    played = Played(CANTEEN, plain(canteen, **{**FIT, **changes}) | plain(handling))
    for verb, day in (("propose", "2024-03-01"), ("appoint", "2024-03-15"), ("fit_out", "2024-04-15"), ("inspect", "2024-04-25"), ("decide", "2024-04-28")):
        played.do(verb, day)
    return played.do("serve", "2024-04-29")


@pytest.mark.parametrize(("changes", "outcome"), [
    ({}, "同意开办"), ({"licence": "没有或者已过期"}, "不同意开办"), ({"four_sides": False}, "不同意开办"), ({"fit_place": False}, "不同意开办"),
    ({"kitchen": "中央厨房配送", "licence": "没有或者已过期"}, "同意开办"),
    ({"kitchen": "中央厨房配送", "supplier_licence": "不需要"}, "不同意开办"),
])  # fmt: skip
def test_who_may_open(changes, outcome):
    assert opened(**changes).case.outcome == outcome


def test_opening_needs_a_licence_that_is_still_valid():
    with pytest.raises(Refusal) as expired:
        opened().do("open", "2024-05-06", canteen__licence_until=D("2024-05-05"))
    assert expired.value.gate == "食品经营许可在有效期内"
    opened().do("open", "2024-05-06", canteen__licence_until=D("2024-05-06"))


COVERAGE = worked("CT-07", "八个镇（街道）都有饭堂", {"full": True}, towns=8, with_canteen=8)
MOVED = worked("ELD-06", "同一饭堂迁址，数作四十六间", {"breaks": True}, before=45, after=46)


def test_all_towns_is_full_coverage():
    for served in range(1, 9):
        text = rate("canteen_town_coverage", "", served, COVERAGE.given["towns"]).text
        assert (text == "100%") == (served == COVERAGE.given["with_canteen"]) == (COVERAGE.expect["full"] and served == 8)


def test_a_canteen_that_moves_is_entered_once():
    played = opened().do("open", "2024-05-06", canteen__licence_until=D("2027-05-06"))
    played.do("move", "2024-08-01").do("move", "2024-09-02")
    moved = CANTEEN.step("move")
    assert [entry.step.verb for entry in CANTEEN.enters if not entry.ends] == ["open"]
    assert all(entry.step is not moved for entry in CANTEEN.enters)
    with pytest.raises(Refusal):
        played.do("open", "2024-10-08", canteen__licence_until=D("2027-05-06"))


def test_what_stood_before_may_move_and_close_but_needs_to_be_in_the_register():
    standing = plain(canteen, **FIT, running=True) | plain(handling)
    Played(CANTEEN, standing).do("move", "2024-03-01").do("close", "2024-06-03", canteen__replaced=True)
    with pytest.raises(Refusal) as unknown:
        Played(CANTEEN, standing | {"canteen.running": False}).do("move", "2024-03-01")
    assert unknown.value.gate == "已开业，或者登记簿中在运营"
    with pytest.raises(Refusal) as diners:
        Played(CANTEEN, standing).do("close", "2024-06-03", canteen__replaced=False)
    assert diners.value.gate == "已妥善安排原来就餐的老年人"


CASES = (*TIERS, SPLIT, SHORT, COVERAGE)
REGISTERED = (MOVED,)
