"""Fictional numbers pass every check, repeat with their seed, never repeat within a rehearsal, and are known for what they are."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.identity import (
    FictionalNumbers,
    credit_code_findings,
    fictional_credit_code,
    fictional_resident_number,
    is_fictional,
    read_resident_number,
    resident_number_findings,
)


@given(st.integers(0, 10**6), st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.sampled_from("男女"))
def test_numbers_are_valid_and_recognisable(seed, birth, sex):
    number = fictional_resident_number(Random(seed), birth, sex)
    assert resident_number_findings(number) == []
    read = read_resident_number(number)
    assert (read.birth, read.sex) == (birth, sex)
    assert is_fictional(number)
    assert number == fictional_resident_number(Random(seed), birth, sex)


def test_the_area_of_real_people_is_refused():
    with pytest.raises(ValueError, match="real people"):
        fictional_resident_number(Random(1), date(1990, 1, 1), "男", "441802")
    with pytest.raises(ValueError, match="sex"):
        fictional_resident_number(Random(1), date(1990, 1, 1), "M")
    assert not is_fictional("440524188001010014")


def test_a_maker_never_repeats_and_says_when_it_is_used_up():
    maker = FictionalNumbers(Random(7))
    birth = date(1940, 2, 29)
    numbers = [maker.issue(birth, "女") for _ in range(4990)]
    assert len(set(numbers)) == 4990
    assert all(read_resident_number(number).sex == "女" for number in numbers)
    assert read_resident_number(maker.issue(birth, "男")).sex == "男"
    with pytest.raises(ValueError, match="no fictional number"):
        maker.issue(birth, "女")


@given(st.integers(0, 999999), st.sampled_from(["51", "52"]))
def test_credit_codes(serial, kind):
    code = fictional_credit_code(serial, kind, "441802")
    assert credit_code_findings(code, "441802") == []
    assert is_fictional(code)


def test_credit_code_serials_are_bounded():
    with pytest.raises(ValueError):
        fictional_credit_code(1000000, "51", "441802")
    assert not is_fictional("51441802MJM0000185")
