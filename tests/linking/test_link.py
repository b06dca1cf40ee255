"""Who is the same person: written otherwise, mistyped, or somebody else who is like him."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.identity import resident_number_findings
from minzheng.identity.fictional import fictional_resident_number
from minzheng.linking import generated, kernel, link
from minzheng.linking.bench import REPORTED, quality
from minzheng.linking.columns import columns, plain_characters

BORN = date(1950, 3, 7)
HOME = "广东省清远市清城区石角镇塘头村委会3队12号"


def number(area="441890", born="19500307", serial="001"):
    digits = np.array([int(one) for one in area + born + serial], dtype=np.uint8)
    return area + born + serial + "0123456789X"[kernel.check_of(digits)]


RIGHT, OTHER = number(), number(serial="023")
ONE = {"name": "陈玉兰", "number": RIGHT, "born": 19500307, "sex": "男", "address": HOME}


def compared(**changed):
    return link.compare(link.one(**ONE), link.one(**{**ONE, **changed}))


def verdict(**changed):
    score, _ = compared(**changed)
    by = link.weights()
    return "same" if score >= by.match else "look" if score >= by.possible else "other"


def test_the_number_used_here_is_right():
    assert not [one for one in resident_number_findings(RIGHT) if one.blocking]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, "same"),
        # numbers: written otherwise, mistyped, missing
        ({"number": RIGHT[:6] + RIGHT[8:17]}, "same"),
        ({"number": " ".join(RIGHT)}, "same"),
        ({"number": RIGHT.translate(str.maketrans("0123456789", "０１２３４５６７８９"))}, "same"),
        ({"number": RIGHT[:14] + "9" + RIGHT[15:]}, "same"),
        ({"number": RIGHT[:5] + RIGHT[6] + RIGHT[5] + RIGHT[7:]}, "same"),
        ({"number": RIGHT[:9] + RIGHT[10:]}, "same"),
        ({"number": ""}, "same"),
        # names
        ({"name": "陈玉蘭"}, "same"),
        ({"name": "陈 玉兰"}, "same"),
        ({"name": "陳玉蘭"}, "same"),
        ({"name": "陈玉岚"}, "same"),
        ({"name": "程玉兰"}, "same"),
        ({"name": "陈玉芳"}, "same"),
        ({"name": "陈兰"}, "same"),
        ({"name": "陈兰玉"}, "same"),
        # days of birth and addresses
        ({"born": 19500703}, "same"),
        ({"born": 19510307}, "same"),
        ({"born": 0, "number": ""}, "same"),
        ({"address": "石角塘头村3组12"}, "same"),
        ({"address": "横荷街道桥北路201号"}, "same"),
        ({"address": ""}, "same"),
        # two slips at once
        ({"number": "", "name": "陈玉岚"}, "same"),
        ({"number": RIGHT[:14] + "9" + RIGHT[15:], "born": 19500703}, "same"),
        # somebody else
        ({"number": OTHER, "address": "横荷街道桥北路201号"}, "other"),
        ({"number": OTHER, "name": "陈玉芳"}, "other"),
        ({"number": OTHER, "name": "陈玉芳", "address": "横荷街道桥北路201号"}, "other"),
        ({"number": number(born="19470812"), "born": 19470812}, "other"),
        ({"number": "", "born": 19470812}, "look"),
        ({"number": "", "name": "黄大明"}, "other"),
        ({"number": number(born="19520101"), "name": "黄大明", "born": 19520101, "sex": "女"}, "other"),
    ],
)
def test_verdicts(changed, wanted):
    assert verdict(**changed) == wanted, compared(**changed)


@pytest.mark.parametrize(
    ("other", "word"),
    [("石角镇塘头村3组12号", "相同"), ("石角镇塘头村委会三队12号", "相同"), ("清城区石角镇塘头村委会3队12号", "相同"),
     ("石角镇塘头村委会3队21号", "相近"), ("石角镇塘头村委会5队21号", "部分相同"), ("石角镇新桥村委会5队21号", "不同"),
     ("横荷街道桥北路201号", "不同"), ("", "没有")],
)  # fmt: skip
def test_addresses_by_character(other, word):
    assert compared(address=other)[1][4].word == word


def test_a_village_without_a_house_is_close_at_best():
    assert link.compare(*[link.one("陈玉兰", address="石角镇塘头村")] * 2)[1][4].word == "相近"


def test_a_community_is_not_the_end_of_a_district():
    tokens = columns([""] * 2, [""] * 2, [0] * 2, [""] * 2, ["石角社区3号", "石角镇石角社区3号"]).address
    assert {chr(one) for one in tokens[0] if 0 < one < kernel.NUMBERED} == set("石角社区号")
    assert {chr(one) for one in tokens[1] if 0 < one < kernel.NUMBERED} == set("石角镇社区号")


def test_what_agrees_is_told_in_words():
    _, told = compared(name="陈玉岚", number="", address="横荷街道桥北路201号")
    assert [(one.field, one.word, one.agrees) for one in told] == [
        ("number", "没有", None), ("name", "音同或者形近", True), ("born", "相同", True), ("sex", "相同", True), ("address", "不同", False),
    ]  # fmt: skip


# --- whatever the people are ----------------------------------------------------------------------------------------

NAMES = st.text("陈程玉兰岚芳大明·王欧阳 A国國", max_size=6)
DAYS = st.sampled_from([0, 19500307, 19500703, 19510307, 20000229])
NUMBERS = st.one_of(st.just(""), st.sampled_from([RIGHT, OTHER, RIGHT[:6] + RIGHT[8:17]]), st.text("0123456789Xx", max_size=20))
ADDRESSES = st.text("广东省清远市城区石角镇塘头村0123456789号栋-", max_size=30)
PEOPLE = st.tuples(NAMES, NUMBERS, DAYS, st.sampled_from(["男", "女", ""]), ADDRESSES)


@settings(deadline=None)
@given(PEOPLE, PEOPLE)
def test_it_does_not_matter_who_stands_first(one, other):
    assert link.compare(link.one(*one), link.one(*other)) == link.compare(link.one(*other), link.one(*one))


@settings(deadline=None)
@given(PEOPLE)
def test_everybody_agrees_with_himself(one):
    assert all(told.agrees in (None, True) and told.word in ("没有", "相同", "相近") for told in link.compare(link.one(*one), link.one(*one))[1])


@settings(deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_a_list_does_not_matter(people, chance):
    order = list(range(len(people)))
    chance.shuffle(order)
    as_given = columns(*zip(*people, strict=True))
    shuffled = columns(*zip(*(people[one] for one in order), strict=True))
    first, second = link.link(as_given, as_given, within=True), link.link(shuffled, shuffled, within=True)
    assert pairs(first) == {tuple(sorted((order[i], order[j]))) for i, j in zip(second.lefts.tolist(), second.rights.tolist(), strict=True)}


def pairs(found):
    return {tuple(sorted(one)) for one in zip(found.lefts.tolist(), found.rights.tolist(), strict=True)}


@settings(deadline=None)
@given(st.text("012", max_size=7), st.text("012", max_size=7))
def test_slips_are_counted_as_plainly_counted(one, other):
    codes = [np.array([ord(character) for character in text], dtype=np.int32) for text in (one, other)]
    assert kernel.slips(codes[0], len(one), codes[1], len(other)) == min(distance(one, other), 3)


def distance(one, other):
    """Optimal string alignment, by its definition."""
    if not one or not other:
        return max(len(one), len(other))
    best = min(distance(one[:-1], other) + 1, distance(one, other[:-1]) + 1, distance(one[:-1], other[:-1]) + (one[-1] != other[-1]))
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        best = min(best, distance(one[:-2], other[:-2]) + 1)
    return best


@settings(deadline=None)
@given(st.one_of(st.text("0123456789X", min_size=18, max_size=18), st.dates(date(1930, 1, 1), date(2020, 1, 1))))
def test_a_number_is_right_where_the_register_says_so(told):
    from random import Random

    text = told if isinstance(told, str) else fictional_resident_number(Random(1), told, "男")
    codes = np.array([[ord(character) for character in text.ljust(20, "\0")]], dtype=np.uint32)
    _, _, valid, _ = kernel.read_numbers(codes, plain_characters())
    assert bool(valid[0]) == (not [one for one in resident_number_findings(text) if one.blocking])


# --- lists ----------------------------------------------------------------------------------------------------------


def test_the_goals_hold_on_a_small_list_of_the_reported_seed():
    lists = generated.answered(REPORTED, 50_000)
    left, right = lists.payees.read(), lists.deaths.read()
    measured = quality(lists, link.link(left, right))
    assert measured["recall"] >= 99.5, measured
    assert measured["precision"] >= 95, measured
    lefts, rights = link.exact(left, right)
    assert sorted(zip(lefts.tolist(), rights.tolist(), strict=True)) == naive(lists)


def naive(lists):
    """The pairs with the same number, by a dictionary of normalised texts."""
    def plain(text):
        text = "".join(chr(ord(one) - 0xFEE0) if 0xFF10 <= ord(one) <= 0xFF19 else one for one in text if one != " ").upper()
        return text if len(text) != 15 else number(text[:6], "19" + text[6:12], text[12:])

    at = {plain(text): place for place, text in enumerate(lists.payees.numbers.tolist())}
    told = [(at.get(plain(text), -1), place) for place, text in enumerate(lists.deaths.numbers.tolist()) if len(plain(text)) == 18]
    return sorted(pair for pair in told if pair[0] >= 0)


def test_two_equally_near_are_for_somebody_to_look_at():
    twice = columns(["陈玉兰"] * 2, [RIGHT, OTHER], [19500307] * 2, ["女"] * 2, [HOME] * 2)
    found = link.link(twice, link.one("陈玉兰", "", 19500307, "女", HOME))
    assert len(found.lefts) == 2
    assert not found.sure.any()


def test_one_number_is_shown_whatever_else_differs():
    found = link.link(link.one(**ONE), link.one("黄大明", RIGHT.lower(), 19620101, "女", "横荷街道桥北路201号"))
    assert found.lefts.size == 1
    assert not found.sure.any()


def test_duplicates_within_one_list_are_told_once():
    one = columns(["陈玉兰", "黄大明", "陈玉岚"], [RIGHT, OTHER, RIGHT[:6] + RIGHT[8:17]], [19500307, 19600101, 19500307], ["女", "男", "女"], [HOME, "", HOME])
    found = link.link(one, one, within=True)
    assert pairs(found) == {(0, 2)}


def test_an_empty_list():
    nobody = columns([], [], [], [], [])
    assert link.link(nobody, link.one("陈玉兰")).lefts.size == 0
    assert link.link(link.one("陈玉兰"), nobody).lefts.size == 0
