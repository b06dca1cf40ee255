"""Names: surnames read as surnames, initials for the search box, masks for notices."""

import pytest

from minzheng.identity import initials, mask_name, pinyin_of, search_initials, split_name


@pytest.mark.parametrize(
    ("name", "surname", "reading"),
    [
        ("单小明", "单", "shan"),
        ("仇小明", "仇", "qiu"),
        ("解小明", "解", "xie"),
        ("区小明", "区", "ou"),
        ("曾小明", "曾", "zeng"),
        ("查小明", "查", "zha"),
        ("盖小明", "盖", "ge"),
        ("缪小明", "缪", "miao"),
        ("翟小明", "翟", "zhai"),
        ("覃小明", "覃", "qin"),
        ("冼小明", "冼", "xian"),
        ("佘小明", "佘", "she"),
        ("朴小明", "朴", "piao"),
        ("任小明", "任", "ren"),
        ("尉迟小明", "尉迟", "yu chi"),
        ("万俟小明", "万俟", "mo qi"),
        ("欧阳小明", "欧阳", "ou yang"),
        ("司徒小明", "司徒", "si tu"),
    ],
)
def test_surnames(name, surname, reading):
    assert split_name(name) == (surname, "小明")
    assert pinyin_of(name) == (*reading.split(), "xiao", "ming")


def test_the_same_character_in_a_given_name_is_read_as_usual():
    assert pinyin_of("李单")[1] == "dan"
    assert pinyin_of("张解放")[1:] == ("jie", "fang")


def test_a_compound_surname_needs_a_given_name():
    assert split_name("欧阳") == ("欧", "阳")
    assert split_name("欧阳震") == ("欧阳", "震")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("欧阳菲菲", "oyff"), ("区 小 明", "oxm"), ("阿依古丽•买买提", "ayglmmt"), ("Mary Ann", "ma"), ("", "")],
)
def test_initials(name, expected):
    assert initials(name) == expected


def test_a_surname_with_two_readings_is_found_under_both():
    assert search_initials("覃美丽") == ("qml", "tml")
    assert search_initials("张美丽") == ("zml",)


@pytest.mark.parametrize(
    ("name", "web", "board"),
    [
        ("张三", "张*", "张*"),
        ("张小三", "张**", "张*三"),
        ("张小小三", "张***", "张***"),
        ("欧阳菲", "欧阳*", "欧阳*"),
        ("欧阳菲菲", "欧阳**", "欧阳**"),
        ("阿依古丽·买买提", "阿**", "阿**"),
        ("Mary Ann", "M**", "M**"),
        ("张", "*", "*"),
        ("", "*", "*"),
    ],
)
def test_masks(name, web, board):
    assert mask_name(name) == web
    assert mask_name(name, on_board=True) == board
