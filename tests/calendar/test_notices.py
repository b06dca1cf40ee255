"""The delivered table: its form, and its agreement with two independent packages on every day of its years."""

from datetime import date, timedelta

import pytest

from minzheng.calendar import PACKAGED, is_working_day, read_table
from minzheng.calendar.festivals import days_off, statutory_days
from minzheng.vocabulary.errors import Refusal

SETTLED = sorted(PACKAGED.notices)
# 中秋与国庆重合的年份：holidays 不补这一天，历年通知都补（2020年放假8天）。
COINCIDING = {2028, 2031}


def days_of(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def test_the_table_covers_its_years_and_cites_each_notice():
    assert PACKAGED.notices.keys() == set(range(2019, 2027))
    for year in SETTLED:
        assert f"〔{year - 1}〕" in PACKAGED.notices[year].number


@pytest.mark.parametrize("year", SETTLED)
def test_a_year_of_the_table_has_a_plausible_number_of_working_days(year):
    # 全年约104个双休日，法定节假日11天（2025年起13天），有的落在周末；2020年延长春节多放两天。
    assert 247 <= sum(map(is_working_day, days_of(year))) <= 252


@pytest.mark.parametrize("year", SETTLED)
def test_agrees_with_the_package_holidays(year):
    holidays = pytest.importorskip("holidays", reason="开发工具 holidays 未安装：放假表没有与它核对")
    other = holidays.China(years=year)
    differing = [day for day in days_of(year) if other.is_working_day(day) != is_working_day(day)]
    assert differing == []


def test_agrees_with_the_package_chinesecalendar():
    other = pytest.importorskip("chinese_calendar", reason="开发工具 chinesecalendar 未安装：放假表没有与它核对")
    days = [day for year in SETTLED for day in days_of(year)]
    differing = [day for day in days if other.is_workday(day) != is_working_day(day)]
    assert differing == []


@pytest.mark.parametrize("year", sorted(PACKAGED.festivals))
def test_provisional_years_agree_with_the_package_holidays(year):
    holidays = pytest.importorskip("holidays", reason="开发工具 holidays 未安装：暂算年份没有与它核对")
    theirs = {day for day in holidays.China(years=year) if day.weekday() < 5 and day.year == year}
    ours = days_off(year, PACKAGED.festivals[year])
    assert theirs <= ours
    assert len(ours - theirs) == (year in COINCIDING)


def test_a_year_has_thirteen_statutory_days():
    for year, lunar in PACKAGED.festivals.items():
        assert len(statutory_days(year, lunar)) == 13
        assert len(days_off(year, lunar)) == 13


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[notice]]\nyear = 2027\nrest = []\nwork = []", "缺少“number”"),
        ('[[notice]]\nyear = 2027\nnumber = "一"\nrest = []\nwork = []\n' * 2, "列了两次"),
    ],
)
def test_an_incomplete_or_doubled_notice_is_refused(text, why):
    with pytest.raises(Refusal, match=why):
        read_table(text)
