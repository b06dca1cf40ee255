"""Resident numbers: the standard's samples, every single typing error, dates, sex, areas."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.identity import read_resident_number, resident_number_findings
from minzheng.identity.resident_number import check_character
from minzheng.vocabulary.errors import Refusal

WOMAN = "11010519491231002X"
MAN = "440524188001010014"


def made(area, birth, serial):
    first = f"{area}{birth}{serial:03d}"
    return first + check_character(first)


@pytest.mark.parametrize(("number", "birth", "sex"), [(WOMAN, date(1949, 12, 31), "女"), (MAN, date(1880, 1, 1), "男")])
def test_samples_of_the_standard(number, birth, sex):
    assert resident_number_findings(number) == []
    read = read_resident_number(number)
    assert (read.text, read.area, read.birth, read.sex) == (number, number[:6], birth, sex)


def test_full_width_spaces_and_a_small_x_are_read():
    assert read_resident_number("１１０１０５ 19491231 002x").text == WOMAN


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_one_wrong_digit_is_found(place, shift):
    wrong = str((int(WOMAN[place]) + shift) % 10)
    findings = resident_number_findings(WOMAN[:place] + wrong + WOMAN[place + 1 :])
    assert any("校验码不符" in finding.message and finding.blocking for finding in findings)


@given(st.integers(0, 16))
def test_two_neighbours_swapped_are_found(place):
    swapped = WOMAN[:place] + WOMAN[place + 1] + WOMAN[place] + WOMAN[place + 2 :]
    assert swapped == WOMAN or any(finding.blocking for finding in resident_number_findings(swapped))


@pytest.mark.parametrize(
    ("number", "on", "why"),
    [
        ("", None, "应为18位"),
        ("11010519491231002", None, "应为18位"),
        ("1101051949123100XX", None, "应为18位"),
        ("११०१०५19491231002X", None, "应为18位"),
        ("110105491231002", None, "第一代"),
        (made("441802", "19900230", 1), None, "不是真实的日期"),
        (made("441802", "19000229", 1), None, "不是真实的日期"),
        (made("441802", "20240502", 1), date(2024, 5, 1), "晚于办理之日"),
    ],
)
def test_wrong_numbers_are_refused_without_repeating_them(number, on, why):
    with pytest.raises(Refusal, match=why) as refused:
        read_resident_number(number, on)
    assert number == "" or number not in str(refused.value)


def test_born_on_the_day_itself():
    assert read_resident_number(made("441802", "20240501", 1), date(2024, 5, 1)).birth == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("number", "on", "areas", "why"),
    [
        (made("990101", "19900101", 1), None, None, "省级"),
        (made("441821", "19900101", 1), None, {"441802"}, "已撤销"),
        (made("441802", "18800101", 1), date(2024, 1, 1), None, "130岁"),
    ],
)
def test_doubts_only_warn(number, on, areas, why):
    [finding] = resident_number_findings(number, on, areas)
    assert why in finding.message
    assert not finding.blocking
    read_resident_number(number, on)


def test_permits_of_hong_kong_macao_and_taiwan_are_known():
    for area in ("810000", "820000", "830000"):
        assert resident_number_findings(made(area, "19900101", 2)) == []
