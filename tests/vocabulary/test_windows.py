"""Windows of a case: told as soon as their days can be, and both ends where the law puts them."""

from __future__ import annotations

from datetime import date

from minzheng.calendar import PACKAGED
from minzheng.catalogue import matter
from minzheng.vocabulary.deciding import windows_of
from minzheng.vocabulary.situation import Act, History, Situation
from tests.vocabulary.procedures import NoRates


def told(id: str, *acts: tuple[str, date], on: date):
    history = History(tuple(Act(verb, day, ("X",), {}, "", 1) for verb, day in acts))
    return [(one.title.partition("：")[0], one.opens, one.closes) for one in windows_of(matter(id), Situation(on, PACKAGED, NoRates(), history=history))]


def test_no_window_before_what_opens_it():
    assert told("divorce", on=date(2024, 3, 4)) == []


def test_thirty_days_to_withdraw_then_thirty_to_come_for_the_certificate():
    assert told("divorce", ("accept", date(2024, 3, 4)), on=date(2024, 3, 20)) == [
        ("冷静期", date(2024, 3, 5), date(2024, 4, 3)), ("双方亲自申请发证", date(2024, 4, 4), date(2024, 5, 6)),  # 5月3日在劳动节假内，顺延到6日
    ]  # fmt: skip


def test_a_penalty_tells_what_each_notice_opens():
    acts = (("file", date(2024, 3, 4)), ("notify", date(2024, 3, 13)))
    assert told("penalty", *acts, on=date(2024, 3, 14)) == [
        ("陈述申辩、要求听证", date(2024, 3, 13), date(2024, 3, 20)), ("等待在途的听证申请", date(2024, 3, 21), date(2024, 3, 27)),
    ]  # fmt: skip
    summoned = told("penalty", *acts, ("request", date(2024, 3, 15)), ("summon", date(2024, 3, 18)), on=date(2024, 3, 20))
    assert ("听证通知后的准备", date(2024, 3, 18), date(2024, 3, 27)) in summoned
