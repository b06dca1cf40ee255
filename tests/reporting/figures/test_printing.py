"""One rounding from 分, half up; the printed form of the source report's figures; small cells."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.reporting.figures.printing import (
    by_id,
    counted,
    date_text,
    dated,
    money,
    plain,
    rate,
    rounded,
    small_cell,
)


@pytest.mark.parametrize(
    ("fen", "decimals", "approx", "text"),
    [
        (5_346_123_400, 0, True, "约5346万元"),
        (5_346_500_000, 0, True, "约5347万元"),
        (5_346_499_999, 0, True, "约5346万元"),
        (1_129_980_000, 2, False, "1129.98万元"),
        (1_014_000_000, 2, False, "1014万元"),
        (248_200_000, 2, False, "248.2万元"),
        (603_249_999, 2, True, "约603.25万元"),
        (5_000, 2, False, "0.01万元"),
        (4_999, 2, False, "0万元"),
        (-4_999, 2, False, "0万元"),
        (-5_000, 2, False, "-0.01万元"),
        (0, 2, False, "0万元"),
    ],
)
def test_money_is_rounded_once_half_up_and_printed_without_padding(fen, decimals, approx, text):
    figure = money("paid", "发放额", fen, decimals=decimals, approx=approx)
    assert figure.text == text
    assert figure.exact_fen == fen
    assert figure.exact == Decimal(fen) / 1_000_000


def test_fixed_decimals_are_kept_when_asked_for():
    assert money("paid", "发放额", 1_014_000_000, fixed=True).text == "1014.00万元"
    assert money("paid", "发放额", 336_294, unit="元", fixed=True).text == "3362.94元"


def test_counts_rates_and_dates():
    assert counted("marriages", "结婚登记", 4279, "对").text == "4279对"
    assert rate("passed", "通过率", 41, 41).text == "100%"
    assert rate("done", "完成率", 106, 103).text == "103%"
    assert rate("done", "完成率", 1, 8, decimals=1).text == "12.5%"
    assert dated("approved", "批复日期", date(2024, 11, 7)).text == "2024年11月7日"
    assert dated("held", "举办月份", date(2024, 5, 1), unit="月份").text == "2024年5月"
    assert date_text(date(2025, 2, 20)) == "2025年2月20日"


def test_what_is_not_a_number_of_fen_or_has_no_base_is_an_error():
    with pytest.raises(TypeError):
        money("paid", "发放额", 12.5)
    with pytest.raises(TypeError):
        counted("marriages", "结婚登记", Decimal(3), "对")
    with pytest.raises(ValueError, match="base"):
        rate("passed", "通过率", 0, 0)
    with pytest.raises(ValueError, match="twice"):
        by_id(counted("a", "甲", 1, "个"), counted("a", "甲", 2, "个"))


def test_the_json_row_has_the_names_of_the_contract():
    row = money("old_age_allowance_paid", "高龄津贴发放额", 1_129_980_000, count=12, as_of=date(2024, 12, 31)).as_json()
    assert row == {
        "id": "old_age_allowance_paid", "label": "高龄津贴发放额", "value": "1129.98", "unit": "万元",
        "exact_fen": 1_129_980_000, "printed": "1129.98万元", "count": 12, "as_of": "2024-12-31",
    }  # fmt: skip


@pytest.mark.parametrize(("number", "text"), [(0, "0宗"), (1, "少于5宗"), (4, "少于5宗"), (5, "5宗")])
def test_a_small_cell_is_not_shown_but_zero_is(number, text):
    shown = small_cell(counted("dissolved", "解除收养", number, "宗"))
    assert shown.text == text
    if shown.masked:
        assert number not in (shown.value, shown.count, shown.exact)


def test_money_and_rates_are_no_small_cells():
    assert small_cell(money("paid", "发放额", 3_000_000)).text == "3万元"
    assert small_cell(rate("share", "占比", 1, 100)).text == "1%"


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_rounding_moves_a_value_by_at_most_half_a_step(fen, decimals):
    exact = Decimal(fen) / 1_000_000
    step = Decimal(1).scaleb(-decimals)
    assert abs(rounded(exact, decimals) - exact) <= step / 2
    assert Decimal(plain(rounded(exact, decimals))) == rounded(exact, decimals)
