"""Lottery numbers: entered in any order, twice, checked against the game, and enough of them."""

from math import log2, prod

import pytest

from minzheng.draw import GAMES, enter_numbers, same_numbers
from minzheng.draw.lotteries import numbers_wrong
from minzheng.vocabulary.errors import Refusal


def bits(*names):
    return log2(prod(zone.outcomes for name in names for zone in GAMES[name]))


def test_the_games_are_as_uncertain_as_the_design_says():
    assert round(bits("快乐8"), 1) == 61.6
    assert round(bits("大乐透"), 1) == 24.4
    assert round(bits("双色球"), 1) == 24.1
    assert round(bits("福彩3D"), 1) == 10.0
    assert bits("快乐8", "大乐透") > bits("快乐8", "双色球") > 80
    assert bits("现场掷骰") > 80


def test_numbers_are_sorted_as_the_seed_wants_them():
    drawn = enter_numbers("大乐透", "2024103", [31, 7, 12, 25, 3], [11, 4])
    assert drawn.text() == "大乐透 2024103 3 7 12 25 31+4 11"
    digits = enter_numbers("福彩3D", "2024245", [9, 0, 9])
    assert digits.text() == "福彩3D 2024245 9 0 9"


@pytest.mark.parametrize(
    ("name", "zones", "why"),
    [
        ("大乐透", [[1, 2, 3, 4], [1, 2]], "个数应为5加2个"),
        ("大乐透", [[1, 2, 3, 4, 5]], "个数应为5加2个"),
        ("大乐透", [[1, 2, 3, 4, 5], [1, 2], [3]], "个数应为5加2个"),
        ("大乐透", [[1, 2, 3, 4, 36], [1, 2]], "1至35"),
        ("大乐透", [[1, 2, 3, 4, 5], [0, 2]], "1至12"),
        ("大乐透", [[1, 2, 3, 4, 4], [1, 2]], "不得重复"),
        ("福彩3D", [[1, 2, 10]], "0至9"),
        ("六合彩", [[1]], "没有“六合彩”"),
    ],
)
def test_wrong_numbers_are_refused(name, zones, why):
    with pytest.raises(Refusal, match=why):
        enter_numbers(name, "2024103", *zones)


def test_two_people_key_in_the_same():
    one = enter_numbers("双色球", "2024100", [1, 2, 3, 4, 5, 6], [7])
    assert same_numbers(one, enter_numbers("双色球", "2024100", [6, 5, 4, 3, 2, 1], [7])) == one
    with pytest.raises(Refusal, match="两次录入不一致"):
        same_numbers(one, enter_numbers("双色球", "2024100", [1, 2, 3, 4, 5, 6], [8]))


def test_unsorted_numbers_in_a_file_are_wrong():
    from dataclasses import replace

    drawn = enter_numbers("双色球", "2024100", [1, 2, 3, 4, 5, 6], [7])
    assert numbers_wrong(drawn) == ""
    assert "由小到大" in numbers_wrong(replace(drawn, zones=((6, 5, 4, 3, 2, 1), (7,))))
