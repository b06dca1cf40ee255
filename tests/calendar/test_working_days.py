"""The cumulative index against a naive day-by-day count, the edges of the table, and locally entered notices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.calendar import (
    PACKAGED,
    Calendar,
    Notice,
    UnknownYear,
    add_working_days,
    deadline,
    is_provisional,
    is_working_day,
    next_working_day_on_or_after,
    open_years,
    working_days_between,
)
from minzheng.vocabulary.errors import Refusal

D = date.fromisoformat
INSIDE = st.dates(D("2020-01-01"), D("2038-12-31"))


def naive_add(day, number):
    step = timedelta(days=1 if number > 0 else -1)
    while number:
        day += step
        if naive_is_working(day):
            number -= 1 if number > 0 else -1
    return day


def naive_is_working(day):
    notice = PACKAGED.notices.get(day.year)
    if notice is None:
        return is_working_day(day)
    return day in notice.work or (day.weekday() < 5 and day not in notice.rest)


@given(INSIDE, st.integers(-200, 200))
def test_adding_agrees_with_counting_day_by_day(day, number):
    assert add_working_days(day, number) == naive_add(day, number)


@given(INSIDE, st.integers(-200, 200))
def test_between_undoes_adding(day, number):
    assert working_days_between(day, add_working_days(day, number)) == number


@given(INSIDE, INSIDE)
def test_between_counts_the_end_but_not_the_start(start, end):
    step = timedelta(days=1 if end >= start else -1)
    count, day = 0, start
    while day != end:
        day += step
        count += is_working_day(day)
    assert working_days_between(start, end) == (count if end >= start else -count)


@given(INSIDE)
def test_rolling_finds_the_first_working_day(day):
    rolled = next_working_day_on_or_after(day)
    assert is_working_day(rolled)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((rolled - day).days))


@given(INSIDE, st.integers(0, 400), st.sampled_from(["working_days", "days", "months"]))
def test_a_deadline_never_falls_before_its_unrolled_day_and_lands_on_work(day, number, unit):
    number = number % 24 if unit == "months" else number
    found = deadline(day, **{unit: number}, roll="next")
    assert found.due >= found.unrolled >= day
    assert is_working_day(found.due)
    assert found.counted_from == day + timedelta(days=bool(number))


def test_adding_nothing_stays_even_on_a_day_of_rest():
    assert add_working_days(D("2024-10-01"), 0) == D("2024-10-01")
    assert deadline(D("2024-10-01"), working_days=0).counted_from == D("2024-10-01")


def test_years_without_a_notice_are_provisional_and_have_only_the_statutory_days():
    assert not is_provisional(D("2026-12-31"))
    assert is_provisional(D("2027-01-01"))
    # 2027: 除夕2月5日（周五）至初三2月8日（周一），两个周末日补在9日、10日；没有调休上班的周末。
    spring = [day for day in range(1, 29) if not is_working_day(date(2027, 2, day)) and date(2027, 2, day).weekday() < 5]
    assert spring == [5, 8, 9, 10]
    assert not any(is_working_day(D("2027-01-02") + timedelta(days=7 * week)) for week in range(52))


def test_a_festival_falling_on_another_is_made_good():
    # 2031年中秋节在10月1日：国庆3天加中秋1天（2020年同样情形，通知放假8天）。
    assert [day for day in range(1, 9) if is_working_day(date(2031, 10, day))] == [7, 8]


@pytest.mark.parametrize(
    ("start", "length", "roll", "provisional"),
    [
        ("2026-12-01", {"working_days": 10}, "none", False),
        ("2026-12-01", {"working_days": 60}, "none", True),
        ("2026-12-01", {"days": 90}, "none", False),
        ("2026-12-01", {"days": 90}, "next", True),
        ("2026-06-01", {"days": 90}, "next", False),
        ("2026-12-01", {"months": 3}, "next", True),
        ("2027-01-08", {"working_days": -10}, "none", True),
    ],
)
def test_a_deadline_is_provisional_when_it_rests_on_a_year_without_a_notice(start, length, roll, provisional):
    assert deadline(D(start), **length, roll=roll).provisional is provisional


def test_a_day_nobody_can_know_is_an_error_that_names_the_year():
    for ask in (is_working_day, is_provisional, next_working_day_on_or_after):
        with pytest.raises(UnknownYear, match="2041年") as refused:
            ask(D("2041-01-02"))
        assert refused.value.fact == "calendar.2041"
    with pytest.raises(UnknownYear, match="2018年"):
        add_working_days(D("2018-12-31"), 1)
    with pytest.raises(UnknownYear, match="2040年以后"):
        add_working_days(D("2040-12-20"), 30)
    with pytest.raises(UnknownYear, match="2019年以前"):
        add_working_days(D("2019-01-03"), -3)
    with pytest.raises(UnknownYear, match="2040年以后"):
        add_working_days(D("2040-12-31"), 1)
    only_2022 = Calendar([PACKAGED.notices[2022]], {})  # 2022年12月31日是星期六
    with pytest.raises(UnknownYear, match="2022年以后"):
        only_2022.next_working_day_on_or_after(D("2022-12-31"))


def test_calendar_days_need_no_notice():
    assert deadline(D("1950-01-31"), months=1).due == D("1950-02-28")
    assert deadline(D("2050-01-31"), days=1).due == D("2050-02-01")


def test_a_notice_entered_locally_settles_its_year():
    notice = Notice(2027, "国办发明电〔2026〕测试号", frozenset({D("2027-02-11")}), frozenset({D("2027-02-20")}))
    calendar = open_years([notice])
    assert calendar.is_working_day(D("2027-02-20"))
    assert not is_working_day(D("2027-02-20")), "the delivered calendar must not change"
    assert not calendar.is_provisional(D("2027-05-01"))
    assert calendar.is_provisional(D("2028-05-01"))
    assert not deadline(D("2026-12-01"), working_days=60, calendar=calendar).provisional


@pytest.mark.parametrize(
    ("rest", "work", "number", "why"),
    [
        ({"2027-02-06"}, set(), "测试号", "本是周末"),
        (set(), {"2027-02-08"}, "测试号", "本是周一至周五"),
        ({"2026-12-31"}, set(), "测试号", "不在2027年内"),
        (set(), set(), " ", "没有文号"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(rest, work, number, why):
    with pytest.raises(Refusal, match=why):
        Notice(2027, number, frozenset(map(D, rest)), frozenset(map(D, work)))


def test_a_gap_between_years_is_refused():
    with pytest.raises(ValueError, match="consecutive"):
        open_years([Notice(2043, "测试号", frozenset(), frozenset())])


@pytest.mark.parametrize("arguments", [{}, {"days": 1, "months": 1}, {"days": 1, "roll": "back"}])
def test_a_deadline_is_asked_in_one_unit_and_with_a_known_roll(arguments):
    with pytest.raises(ValueError):
        deadline(D("2024-01-01"), **arguments)


def test_bad_lengths_are_refused():
    with pytest.raises(TypeError):
        deadline(D("2024-01-01"), days=1.5)
    with pytest.raises(Refusal, match="不因节假日顺延"):
        deadline(D("2024-01-01"), days=-3, roll="next")
    for unit in ("days", "months"):
        with pytest.raises(Refusal, match="无法计算"):
            deadline(D("2024-01-01"), **{unit: 10**12})
