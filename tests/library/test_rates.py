"""Dated standards: which row counts on a day, what is refused, and what money may be paid on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from minzheng.library.locality import shipped
from minzheng.library.rates import LocalRates
from minzheng.library.rows import Row
from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.situation import Band

YEAR, DAY = date(2024, 1, 1), date(2024, 7, 1)
PAYABLE = {"document": "关于公布标准的通知", "number": "清城民〔2024〕1号", "entered_by": "工号1", "approved_by": "工号2"}


def row(value, confidence="confirmed", scope="district", **more):
    return Row("标准", more.pop("since", YEAR), confidence, scope, value, **more)


def test_days_of_a_row_are_both_included():
    rates = LocalRates([row(1, since=date(2024, 2, 1), until=date(2024, 2, 29))])
    assert [rates.amount("标准", None, date(2024, 2, day)) for day in (1, 29)] == [1, 1]
    for day in (date(2024, 1, 31), date(2024, 3, 1)):
        with pytest.raises(UnsetRate) as unset:
            rates.amount("标准", None, day)
        assert unset.value.fact == "标准"


def test_the_row_appended_last_counts():
    rates = LocalRates([row(1), row(2, since=date(2024, 7, 1))])
    assert [rates.amount("标准", None, day) for day in (date(2024, 6, 30), date(2024, 7, 1))] == [1, 2]
    assert rates.with_rows([row(3)]).amount("标准", None, DAY) == 3


def test_a_standard_announced_after_it_applies_is_not_known_before_that_day():
    rates = LocalRates([row(1), row(2, announced=date(2024, 5, 30))])
    assert [rates.known_on(day).amount("标准", None, YEAR) for day in (date(2024, 5, 29), date(2024, 5, 30))] == [1, 2]
    assert rates.amount("标准", None, YEAR) == 2
    assert rates.known_on(date(2024, 5, 29)).known_on(date(2024, 5, 1)).amount("标准", None, YEAR) == 1


def test_an_announcement_is_told_only_where_it_comes_after_the_standard_applies(tmp_path):
    told = '[[rate]]\nname = "标准"\nsince = 2024-01-01\nannounced = 2024-01-01\namount_fen = 1\nscope = "district"\nconfidence = "illustrative"\n'
    (tmp_path / "rates.toml").write_text(told, encoding="utf-8")
    with pytest.raises(Refusal, match="公布日期只在晚于施行日期时写明"):
        LocalRates.load(tmp_path / "rates.toml")


TIERS = [
    ("本区先于省最低", [row(2), row(9, scope="province-floor")], 2),
    ("省最低先于示例", [row(2, scope="province-floor"), row(9, "illustrative")], 2),
    ("只有示例的用示例", [row(9, "illustrative")], 9),
    ("本区未取得的用省最低", [row(None, "unset"), row(2, scope="province-floor")], 2),
    ("未取得不挡示例", [row(9, "illustrative"), row(None, "unset")], 9),
]


@pytest.mark.parametrize(("title", "rows", "value"), TIERS, ids=[tier[0] for tier in TIERS])
def test_tiers(title, rows, value):
    assert LocalRates(rows).amount("标准", None, DAY) == value


def test_an_unset_row_ends_what_went_before_it_in_its_tier():
    rates = LocalRates([row(1), row(None, "unset", since=date(2024, 6, 1), note="文件已废止，新标准未公布")])
    assert rates.amount("标准", None, date(2024, 5, 31)) == 1
    with pytest.raises(UnsetRate, match="文件已废止，新标准未公布"):
        rates.amount("标准", None, DAY)


def test_keys():
    rates = LocalRates([row(1, key="城镇"), row(2, key="农村")])
    assert [rates.amount("标准", key, DAY) for key in ("城镇", "农村")] == [1, 2]
    for key in ("牧区", None, 1):
        with pytest.raises(UnsetRate):
            rates.amount("标准", key, DAY)


def test_bands_include_both_ends_and_gaps_are_unset():
    rates = LocalRates([row(1, low=80, high=89), row(2, low=90, high=99), row(3, low=101)])
    assert [rates.amount("标准", age, DAY) for age in (80, 89, 90, 99, 101, 120)] == [1, 1, 2, 2, 3, 3]
    for age in (79, 100, "八十", None):
        with pytest.raises(UnsetRate):
            rates.amount("标准", age, DAY)
    assert rates.bands("标准", DAY) == (Band(80, 89), Band(90, 99), Band(101, None))
    with pytest.raises(UnsetRate):
        rates.bands("没有", DAY)


def test_settings():
    rates = LocalRates([], [row("甲"), row("乙", since=DAY)])
    assert [rates.setting("标准", ("甲", "乙"), day) for day in (YEAR, DAY)] == ["甲", "乙"]
    with pytest.raises(Refusal, match="不是丙之一"):
        rates.setting("标准", ("丙",), DAY)
    with pytest.raises(UnsetRate):
        rates.setting("没有", ("甲",), DAY)


# --- 可以据以发放的行 ----------------------------------------------------------------------------------------------

LACKING = [
    ({"confidence": "from-knowledge"}, "可信程度"),
    ({"confidence": "illustrative"}, "可信程度"),
    ({"document": ""}, "文件名称"),
    ({"number": ""}, "文号"),
    ({"entered_by": ""}, "两名不同的经办人员"),
    ({"approved_by": ""}, "两名不同的经办人员"),
    ({"approved_by": "工号1"}, "两名不同的经办人员"),
]


def test_a_payable_row():
    rates = LocalRates([row(5, **PAYABLE)])
    assert rates.confirmed("标准", None, DAY).number == "清城民〔2024〕1号"
    assert rates.for_payment.amount("标准", None, DAY) == 5


@pytest.mark.parametrize(("changes", "said"), LACKING)
def test_what_a_payable_row_must_have(changes, said):
    rates = LocalRates([row(5, **{**PAYABLE, **changes})])
    with pytest.raises(UnsetRate, match=said) as refused:
        rates.confirmed("标准", None, DAY)
    assert refused.value.fact == "标准"
    with pytest.raises(UnsetRate):
        rates.for_payment.amount("标准", None, DAY)


@pytest.mark.parametrize("other", [row(9, scope="province-floor", **PAYABLE), row(None, "unset")], ids=["省最低", "未取得"])
def test_only_the_district_s_own_row_is_payable(other):
    with pytest.raises(UnsetRate, match="没有本区确认的标准"):
        LocalRates([other]).confirmed("标准", None, DAY)


def test_a_later_doubtful_row_stops_payment_instead_of_paying_the_old_one():
    rates = LocalRates([row(5, **PAYABLE), row(6, "from-knowledge")])
    with pytest.raises(UnsetRate):
        rates.confirmed("标准", None, DAY)


def test_local_rules_too_must_be_confirmed_before_payment():
    with pytest.raises(UnsetRate):
        LocalRates([], [row("甲", "illustrative")]).for_payment.setting("标准", ("甲",), DAY)
    assert LocalRates([], [row("甲", **PAYABLE)]).for_payment.setting("标准", ("甲",), DAY) == "甲"


def test_nothing_that_is_shipped_can_be_paid_on():
    rates = shipped().rates
    for one in (*rates.rates, *rates.settings):
        with pytest.raises(UnsetRate):
            rates.confirmed(one.name, one.key or one.low, one.since)


# --- 读文件 --------------------------------------------------------------------------------------------------------

GOOD = '[[rate]]\nname = "标准"\nsince = 2024-01-01\nscope = "district"\nconfidence = "confirmed"\n'
WRONG = [
    (GOOD, "应当有数额"),
    (GOOD + "amount_fen = 1.5\n", "整数"),
    (GOOD + "amount_fen = -1\n", "整数"),
    (GOOD + "amount_fen = true\n", "整数"),
    (GOOD + 'value = "一块半"\n', "不是小数"),
    (GOOD + 'amount_fen = 1\nvalue = "1.5"\n', "只应有一个数额"),
    (GOOD + "amount_fen = 1\nuntil = 2023-12-31\n", "失效早于施行"),
    (GOOD + 'amount_fen = 1\nuntil = "2024-12-31"\n', "应为日期"),
    (GOOD + "amount_fen = 1\ncolour = 1\n", "不认识的栏目：colour"),
    (GOOD.replace("confirmed", "sure") + "amount_fen = 1\n", "可信程度"),
    (GOOD.replace("district", "county") + "amount_fen = 1\n", "适用范围"),
    (GOOD.replace("confirmed", "unset") + "amount_fen = 1\n", "未取得"),
    (GOOD.replace('name = "标准"\n', "") + "amount_fen = 1\n", "没有名称"),
    (GOOD.replace("rate", "setting") + "amount_fen = 1\n", "取值应为文字"),
    ("这不是 TOML", "不是有效的 TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_file_is_refused_by_name(tmp_path, text, said):
    file = tmp_path / "rates.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=said):
        LocalRates.load(file)


def test_quantities_other_than_money_are_exact(tmp_path):
    file = tmp_path / "rates.toml"
    file.write_text(GOOD + 'value = "1.5"\n', encoding="utf-8")
    assert LocalRates.load(file).amount("标准", None, DAY) == Fraction(3, 2)


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(Refusal, match=r"rates\.toml"):
        LocalRates.load(tmp_path / "rates.toml")


def test_the_table_of_a_day_has_one_row_for_each_key_and_band_by_the_same_tiers():
    rates = LocalRates([
        row(None, confidence="unset"), row(1, key="城镇", scope="province-floor"), row(2, key="城镇"),
        row(3, key="农村", confidence="illustrative"), row(4, key="农村", confidence="illustrative"), row(5, key="城镇", since=date(2025, 1, 1)),
    ])  # fmt: skip
    assert [(one.key, one.value) for one in rates.table("标准", DAY)] == [("城镇", 2), ("农村", 4)]
    assert [one.value for one in LocalRates([row(7, low=80, high=89), row(8, low=90)]).table("标准", DAY)] == [7, 8]
    assert rates.table("没有的", DAY) == ()
