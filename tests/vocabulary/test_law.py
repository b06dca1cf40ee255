"""Articles as they are cited, and the days on which they are in force."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.vocabulary.law import Basis, Editions, Instrument, chinese_numeral
from tests.vocabulary.toy import LAW, NEW, OLD


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (33, "三十三"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
        (111, "一百一十一"), (203, "二百零三"), (1001, "一千零一"), (1010, "一千零一十"), (1077, "一千零七十七"), (1259, "一千二百五十九"),
        (2000, "二千"), (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_articles_are_cited(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_article_has_such_a_number(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        chinese_numeral(number)


def test_every_number_of_an_article_is_written_differently() -> None:
    assert len({chinese_numeral(number) for number in range(1, 10_000)}) == 9_999


def test_an_article_of_amended_texts_is_that_of_the_text_of_its_day() -> None:
    first, second = (Instrument("试验办法", number, since, until) for number, since, until in (
        ("甲", date(2020, 1, 1), date(2024, 12, 31)), ("乙", date(2025, 1, 1), None)))  # fmt: skip
    both = Editions((first, second))
    assert [article.instrument.number for article in both[3] if article.in_force(date(2024, 12, 31))] == ["甲"]
    assert [article.instrument.number for article in both[3] if article.in_force(date(2025, 1, 1))] == ["乙"]
    assert both[3].cite() == both[3].cite(date(2025, 1, 1)) == "《试验办法》第三条"
    assert both.whole.in_force(date(2030, 1, 1))
    assert not both.whole.in_force(date(2019, 12, 31))


def test_articles_parts_and_wholes() -> None:
    assert str(LAW[33]) == "《试验法》第三十三条"
    assert str(LAW["第四部分"]) == "《试验法》第四部分"
    assert str(LAW.whole) == "《试验法》"
    assert str(LAW[1] + OLD[2] + LAW[1]) == "《试验法》第一条、《旧办法》第二条"


def test_first_and_last_day_are_in_force() -> None:
    assert [OLD.in_force(day) for day in (date(2014, 12, 31), date(2015, 1, 1), date(2024, 6, 30), date(2024, 7, 1))] == [False, True, True, False]
    assert LAW.in_force(date.max)


def test_a_clause_lives_while_one_of_its_articles_does() -> None:
    both = OLD[1] + NEW[1]
    assert all(both.in_force(day) for day in (date(2024, 6, 30), date(2024, 7, 1)))
    assert not (OLD[1] + OLD[2]).in_force(date(2024, 7, 1))


def test_a_letter_cites_what_is_in_force_on_its_day() -> None:
    both = OLD[1] + NEW[2]
    assert both.cite(date(2024, 6, 30)) == "《旧办法》第一条"
    assert both.cite(date(2024, 7, 1)) == "《新办法》第二条"
    assert both.cite() == "《旧办法》第一条、《新办法》第二条"
    assert OLD[1].cite(date(2025, 1, 1)) == "《旧办法》第一条"  # what it rested on, where nothing lives


def test_a_basis_without_articles_is_none() -> None:
    assert not Basis()
    assert LAW[1]
    assert not Basis().in_force(date(2024, 1, 1))


def test_the_title_is_printed_once_for_articles_that_follow_each_other() -> None:
    assert (LAW[1] + LAW[2] + OLD[2] + LAW[3]).cite() == "《试验法》第一条、第二条、《旧办法》第二条、《试验法》第三条"
    assert (LAW.whole + LAW[2]).cite() == "《试验法》、《试验法》第二条"
    assert [str(one) for one in LAW[1] + LAW[2]] == ["《试验法》第一条", "《试验法》第二条"], "an article by itself names its instrument"
