"""Masked numbers, and the claim of the module: how many numbers stay possible when birth date and district are known."""

from datetime import date

from minzheng.identity import mask_account, mask_phone, mask_resident_number
from minzheng.identity.masking import masked
from minzheng.identity.resident_number import check_character


def test_masks():
    assert mask_resident_number("44189919900101001x") == "441*************1X"
    assert mask_phone("138 0000 1234") == "138******34"
    assert mask_account("6222020000000001234") == "*" * 15 + "1234"


def test_a_short_text_is_hidden_whole():
    assert masked("1234", 3, 2) == "****"
    assert mask_account("1234567") == "*" * 7
    assert masked("", 3, 2) == ""


def test_about_nine_numbers_remain_possible_when_area_and_birth_are_known():
    birth = date(1990, 1, 1)
    numbers = [f"441899{birth:%Y%m%d}{serial:03d}" for serial in range(1, 1000)]
    by_mask = {}
    for number in numbers:
        by_mask.setdefault(mask_resident_number(number + check_character(number)), set()).add(number)
    assert min(map(len, by_mask.values())) >= 8
